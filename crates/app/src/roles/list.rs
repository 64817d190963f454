//! The roles of a tenant, highest rank first.

use authz::{Action, Permission};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    Mode, Operation, Result, RoleId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RoleSummary {
    pub id: RoleId,
    pub key: String,
    pub name: String,
    pub description: String,
    pub rank: i16,
    pub builtin: bool,
    /// `module.action` each, or `*` for everything.
    pub permissions: Vec<String>,
    /// Full access to every table, whatever the grid says.
    pub full_rights: bool,
    /// Active members who hold it.
    pub holders: i64,
    pub version: i32,
    /// Whether the asker may give it to somebody (D6).
    pub assignable: bool,
}

pub struct List;

impl Operation for List {
    type Plane = Tenant;
    const NAME: &'static str = "roles.list";
    const PERMISSION: Permission<'static> = Permission::new("members", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Vec<RoleSummary>;

    fn target(&self) -> Target {
        Target::new("role", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Vec<RoleSummary>>> {
        let rank = granted.who().tenant_role().map(|role| role.rank);
        let rows = db::queries::roles::list().bind(tx.db(), &tx.tenant()?.0).all().await?;
        Ok(Done::new(
            rows.into_iter()
                .map(|row| RoleSummary {
                    id: RoleId(row.id),
                    assignable: row.key != "anon" && rank.is_some_and(|rank| rank.may_act_on(authz::Rank(row.rank))),
                    key: row.key,
                    name: row.name,
                    description: row.description,
                    rank: row.rank,
                    builtin: row.builtin,
                    permissions: row.permissions,
                    full_rights: row.full_rights,
                    holders: row.holders,
                    version: row.version,
                })
                .collect(),
        ))
    }
}
