//! The roles of a tenant, highest rank first.

use std::collections::HashSet;

use authz::{Action, Permission};
use serde::Serialize;
use utoipa::ToSchema;

use super::load_all;
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
    /// Active members who hold it, counted up to 10,001.
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
        let tenant = tx.tenant()?;
        let rows = db::queries::roles::list().bind(tx.db(), &tenant.0).all().await?;
        let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
        let may_give: HashSet<_> = load_all(tx, tenant, &ids)
            .await?
            .into_iter()
            .filter(|role| {
                let act = Act::OnPerson {
                    themself: false,
                    present: None,
                    new: Some(role.clone()),
                };
                granted.may(Permission::new("members", Action::Create), &act)
            })
            .map(|role| role.id)
            .collect();
        Ok(Done::new(
            rows.into_iter()
                .map(|row| RoleSummary {
                    id: RoleId(row.id),
                    assignable: row.key != "anon" && may_give.contains(&authz::RoleId(row.id.as_u128())),
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
