//! Deletes a saved view: its owner does, and of those that are shared whoever manages the log.

use async_trait::async_trait;
use std::marker::PhantomData;

use authz::{Action, Permission, Refusal};
use db::queries::audit_views as sql;

use super::log;
use crate::{
    AuditViewId, Error, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, DecidedPlane, Done, Granted, Tx},
};

pub struct Delete<P> {
    view: AuditViewId,
    plane: PhantomData<fn() -> P>,
}

impl<P> Delete<P> {
    pub const fn new(view: AuditViewId) -> Self {
        Self {
            view,
            plane: PhantomData,
        }
    }
}

#[async_trait]
impl<P: DecidedPlane> Operation for Delete<P> {
    type Plane = P;
    const NAME: &'static str = "audit_views.delete";
    const PERMISSION: Permission<'static> = Permission::new("audit", Action::View);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("audit_view", self.view, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<P>) -> Result<Vec<Act>> {
        // It stays after a visit.
        Ok(vec![Act::OwnPeople])
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<P>) -> Result<Done<()>> {
        let user = granted.who().person().map_or(uuid::Uuid::nil(), |person| person.id.0);
        // One that another keeps for themself is not there.
        let view = sql::get()
            .bind(tx.db(), &log(tx), &self.view.0, &user)
            .opt()
            .await?
            .ok_or(Error::NotFound)?;
        let manages = || granted.may(Permission::new("audit", Action::Manage), &Act::Plain);
        if view.owner_id != user && !manages() {
            return Err(Refusal::Forbidden.into());
        }
        sql::delete().bind(tx.db(), &log(tx), &self.view.0).await?;
        Done::new(())
            .target("audit_view", self.view, view.name)
            .before(serde_json::json!({ "filter": view.filter, "shared": view.shared }))
    }
}
