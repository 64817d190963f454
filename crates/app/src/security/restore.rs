//! Takes back that a suggestion was set aside.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::security as sql;
use uuid::Uuid;

use crate::{
    AdminId, Error, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    search,
};

pub struct Restore {
    pub kind: String,
    /// None: about the installation.
    pub admin: Option<AdminId>,
}

#[async_trait]
impl Operation for Restore {
    type Plane = Platform;
    const NAME: &'static str = "security.restore";
    const PERMISSION: Permission<'static> = Permission::new("security", Action::Manage);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        let id = self.admin.map(|admin| admin.to_string()).unwrap_or_default();
        Target::new("security", id, &self.kind)
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<()>> {
        let subject = self.admin.map_or(Uuid::nil(), |admin| admin.0);
        let kind = search::text(Some(&self.kind));
        if sql::restore().bind(tx.db(), &kind, &subject).await? == 0 {
            return Err(Error::NotFound);
        }
        Ok(Done::new(()))
    }
}
