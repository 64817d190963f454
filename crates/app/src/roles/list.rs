//! The roles of a tenant, highest rank first.

use async_trait::async_trait;
use std::{collections::HashMap, sync::Arc};

use authz::{Action, Permission, Role};
use db::queries::roles as sql;
use serde::Serialize;
use utoipa::ToSchema;

use super::{load_all, refuse_fixed};
use crate::{
    Mode, Operation, Result, RoleId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    members::holds,
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
    /// Whether the asker may change what its holders may do.
    pub editable: bool,
}

pub struct List;

#[async_trait]
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
        Ok(Done::new(all(tx, granted).await?))
    }
}

pub(crate) async fn all<Op: Operation<Plane = Tenant>>(
    tx: &Tx<Tenant>,
    granted: &Granted<Op>,
) -> Result<Vec<RoleSummary>> {
    let rows = sql::list().bind(tx.db(), &tx.tenant()?.0).all().await?;
    seen(tx, granted, rows).await
}

/// The roles as the asker sees them: which of them they may give, and which change.
pub(super) async fn seen<Op: Operation<Plane = Tenant>>(
    tx: &Tx<Tenant>,
    granted: &Granted<Op>,
    rows: Vec<sql::RoleRow>,
) -> Result<Vec<RoleSummary>> {
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let roles = load_all(tx, tx.tenant()?, &ids).await?;
    let roles: HashMap<_, _> = roles.into_iter().map(|role| (role.id, role)).collect();
    let role = |row: &sql::RoleRow| roles.get(&authz::RoleId(row.id.as_u128())).cloned();
    let may = |permission, present: Option<_>, new: Option<_>| {
        let themself = present
            .as_ref()
            .is_some_and(|role: &Arc<Role>| holds(granted.who(), role.id));
        granted.may(permission, &Act::OnPerson { themself, present, new })
    };
    Ok(rows
        .into_iter()
        .map(|row| RoleSummary {
            id: RoleId(row.id),
            assignable: row.key != "anon" && may(Permission::new("members", Action::Create), None, role(&row)),
            editable: refuse_fixed(&row).is_ok() && may(Permission::new("roles", Action::Edit), role(&row), role(&row)),
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
        .collect())
}
