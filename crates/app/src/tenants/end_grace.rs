//! Removes the tenants whose time of grace is over.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::tenants as sql;

use super::{Tenant, TenantState, closing::remove, show};
use crate::{
    App, Caller, Error, Mode, Operation, Result, TenantId, TenantRef,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

/// The end of a tenant's time of grace.
struct EndGrace(TenantId);

#[async_trait]
impl Operation for EndGrace {
    type Plane = Platform;
    const NAME: &'static str = "tenants.end_grace";
    const PERMISSION: Permission<'static> = Permission::new("tenants", Action::Delete);
    const MODE: Mode = Mode::Write;
    type Output = Tenant;

    fn target(&self) -> Target {
        Target::new("tenant", self.0, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Tenant>> {
        let tenant = show::hold(tx, &TenantRef::Id(self.0)).await?;
        let over = tenant.delete_after.is_some_and(|at| at <= tx.now());
        if tenant.state != TenantState::PendingDeletion || !over {
            return Err(Error::conflict(
                "not_due",
                "The tenant was restored meanwhile, or its time of grace is not over.",
            ));
        }
        remove(tx, &tenant).await
    }
}

/// Removes every tenant whose time of grace is over.
pub async fn delete_due(app: &App) -> Result<()> {
    loop {
        let tx = Tx::<Platform>::background(app).await?;
        let next = sql::next_due().bind(tx.db(), &app.now()).opt().await?;
        tx.done().await?;
        let Some(id) = next else { return Ok(()) };
        match app
            .on_platform(&Caller::system("provisioner"), EndGrace(TenantId(id)))
            .await
        {
            // Somebody was quicker.
            Ok(_) | Err(Error::Conflict { .. }) => {}
            Err(error) => return Err(error),
        }
    }
}
