//! What a tenant can choose from: Bailiwick's own modules, which it has, and the application's within its plan.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::modules as sql;
use serde::Serialize;
use utoipa::ToSchema;

use super::{TenantModule, ordered, own};
use crate::{
    Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct OfferedModule {
    #[serde(flatten)]
    pub module: TenantModule,
    pub description: String,
    /// Whether the tenant has it, so that its permissions count.
    pub enabled: bool,
    /// Whether the tenant's plan lets it be switched on.
    pub within_plan: bool,
    /// Bailiwick's own, which is always on.
    pub builtin: bool,
}

pub struct ListOffered;

#[async_trait]
impl Operation for ListOffered {
    type Plane = Tenant;
    const NAME: &'static str = "modules.offered";
    // Whoever sees roles sees what they are made of.
    const PERMISSION: Permission<'static> = Permission::new("members", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Vec<OfferedModule>;

    fn target(&self) -> Target {
        Target::new("module", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Vec<OfferedModule>>> {
        Ok(Done::new(all(tx).await?))
    }
}

pub(crate) async fn all(tx: &Tx<Tenant>) -> Result<Vec<OfferedModule>> {
    let builtin = own().into_iter().map(|module| OfferedModule {
        module,
        description: String::new(),
        enabled: true,
        within_plan: true,
        builtin: true,
    });
    let rows = sql::offered().bind(tx.db(), &tx.tenant()?.0).all().await?;
    let declared = rows.into_iter().map(|row| OfferedModule {
        module: TenantModule {
            actions: ordered(&row.actions),
            key: row.key,
            label: row.label,
        },
        description: row.description,
        enabled: row.enabled,
        within_plan: row.within_plan,
        builtin: false,
    });
    Ok(builtin.chain(declared).collect())
}
