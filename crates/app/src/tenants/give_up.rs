//! Has the tenant deleted that one owns: closed at once for everybody, and removed when 30 days of grace are over, until when the platform can
//! restore it.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::tenants as sql;

use super::{closing, delete::GRACE};
use crate::{
    App, Error, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

pub struct GiveUp {
    /// The slug once more, typed by whoever asks.
    pub confirm: String,
    /// Why; kept in the audit log (D20).
    pub reason: String,
}

#[async_trait]
impl Operation for GiveUp {
    type Plane = Tenant;
    const NAME: &'static str = "tenants.give_up";
    const PERMISSION: Permission<'static> = Permission::new("tenant", Action::Delete);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("tenant", "", "")
    }

    fn justification(&self) -> Option<&str> {
        Some(&self.reason)
    }

    async fn acts(&self, who: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        // Nobody is asked to prove who they are for what would not be done in any case.
        let tenant = who.known_tenant().ok_or(Error::NotFound)?;
        closing::typed(&self.confirm, &tenant.slug)?;
        Ok(vec![Act::OwnPeople, Act::Sensitive])
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<()>> {
        let id = tx.tenant()?;
        let delete_after = tx.now() + GRACE;
        // A tenant does not close or open its own door; the database does it in this one way.
        let given_up = sql::give_up()
            .bind(tx.db(), &delete_after, &self.reason.trim())
            .one()
            .await?;
        if !given_up {
            return Err(Error::conflict("wrong_state", "This tenant is closed already."));
        }
        closing::follow_soon(tx, id).await?;
        let slug = granted.who().known_tenant().map_or("", |tenant| &tenant.slug);
        Done::after_commit(move |app: App| async move {
            closing::follow(&app, id).await;
            Ok(())
        })
        .target("tenant", id, slug)
        .before(serde_json::json!({ "state": "active" }))?
        .after(serde_json::json!({ "state": "pending_deletion" }))
    }
}
