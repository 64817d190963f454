//! The platform admins who are in the tenant right now, by an access grant in force. What that lets them, the engine says.

use std::sync::Arc;

use authz::{AccessGrant, Action, Admission, Ask, Facts, Permission, Person, Role, TenantState};
use db::queries::decisions as sql;
use jiff::Timestamp;

use super::landscape::Landscape;
use crate::{
    AccessGrantId, Error, Result, UserId,
    access_grants::AccessMode,
    facts::platform_role,
    gate::{Act, Granted, Operation, Tenant, Tx},
};

const SEES_VISITS: Permission<'static> = Permission::new("access_grants", Action::View);

pub(super) struct Visit {
    pub id: AccessGrantId,
    pub user: UserId,
    pub email: String,
    pub name: String,
    pub mode: AccessMode,
    pub ends_at: Timestamp,
    /// The tenant's top role, by which it is measured.
    role: Arc<Role>,
    platform: Role,
}

impl Visit {
    pub fn may(&self, ask: Ask<'_>) -> bool {
        let facts = Facts {
            person: Person::Active,
            tenant: TenantState::Active,
            membership: None,
            access: Some(AccessGrant {
                write: self.mode == AccessMode::Write,
                role: &self.role,
                platform: &self.platform,
            }),
            admission: Admission::Met,
            platform_admission: Admission::Met,
            peers_allowed: false,
            platform: None,
            scope: None,
            proved_lately: false,
        };
        authz::decide(&facts, ask).is_ok()
    }

    pub fn said(&self) -> String {
        format!("Access grant to {}", self.mode)
    }
}

/// None for whoever is not told who comes in.
pub(super) async fn now<Op: Operation<Plane = Tenant>>(
    tx: &Tx<Tenant>,
    granted: &Granted<Op>,
    landscape: &Landscape,
) -> Result<Vec<Visit>> {
    if !granted.may(SEES_VISITS, &Act::Plain) {
        return Ok(Vec::new());
    }
    let owner = landscape.roles.iter().find(|role| role.it.rank.is_top());
    let owner = owner.ok_or_else(|| Error::Internal("the tenant has no top role".to_owned()))?;
    let rows = sql::admins_inside().bind(tx.db(), &tx.now()).all().await?;
    let visit = |row: sql::AdminInside| {
        Ok(Visit {
            id: AccessGrantId(row.id),
            user: UserId(row.user_id),
            email: row.admin_email,
            name: row.admin_name,
            mode: row.mode.parse()?,
            ends_at: row.ends_at,
            role: owner.it.clone(),
            platform: platform_role(db::queries::facts::PlatformRoleSnapshot {
                id: row.platform_role_id,
                // Nothing is kept of it.
                version: 0,
                key: row.platform_role_key,
                rank: row.platform_role_rank,
                permissions: row.platform_role_permissions,
            })?,
        })
    };
    rows.into_iter().map(visit).collect()
}
