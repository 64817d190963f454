//! The platform's roles, the highest first.

use async_trait::async_trait;
use std::sync::Arc;

use authz::{Action, Permission};
use db::queries::{facts, platform_roles as sql};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    Mode, Operation, Result, RoleId,
    audit::Target,
    caller::Who,
    facts::platform_role,
    gate::{Act, Done, Granted, Platform, Tx},
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PlatformRole {
    pub id: RoleId,
    pub key: String,
    pub name: String,
    pub description: String,
    /// 1 to 100. Whoever holds it acts on those below; Super Admins on each other as well.
    pub rank: i16,
    /// As `module.action`; `*` is everything.
    pub permissions: Vec<String>,
    pub builtin: bool,
    /// How many platform admins have it, whatever their state.
    pub holders: i64,
    /// How many of these are active and can sign in.
    pub active_holders: i64,
    pub version: i32,
    /// Whether the asker could give it to somebody.
    pub assignable: bool,
    /// Whether the asker stands above those who hold it.
    pub below: bool,
}

pub struct List;

#[async_trait]
impl Operation for List {
    type Plane = Platform;
    const NAME: &'static str = "platform_roles.list";
    const PERMISSION: Permission<'static> = Permission::new("admins", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Vec<PlatformRole>;

    fn target(&self) -> Target {
        Target::new("platform_role", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Vec<PlatformRole>>> {
        all(tx, granted).await.map(Done::new)
    }
}

/// Every role, as whoever was granted something sees them.
pub(super) async fn all<Op: Operation<Plane = Platform>>(
    tx: &Tx<Platform>,
    granted: &Granted<Op>,
) -> Result<Vec<PlatformRole>> {
    let rows = sql::list().bind(tx.db()).all().await?;
    let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
    let mut known = Vec::new();
    for row in facts::platform_role_snapshots().bind(tx.db(), &ids).all().await? {
        known.push(Arc::new(platform_role(row)?));
    }
    // Whether rank and ceiling would allow it; whether their own permissions do, the page asks by itself.
    let may = |present, new| {
        let act = Act::OnPerson {
            themself: false,
            present,
            new,
        };
        granted.may(List::PERMISSION, &act)
    };
    let roles = rows.into_iter().map(|row| {
        let role = known.iter().find(|role| role.id.0 == row.id.as_u128()).cloned();
        PlatformRole {
            assignable: role.is_some() && may(None, role.clone()),
            below: role.is_some() && may(role, None),
            id: RoleId(row.id),
            key: row.key,
            name: row.name,
            description: row.description,
            rank: row.rank,
            permissions: row.permissions,
            builtin: row.builtin,
            holders: row.holders,
            active_holders: row.active_holders,
            version: row.version,
        }
    });
    Ok(roles.collect())
}
