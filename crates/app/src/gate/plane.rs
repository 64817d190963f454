//! The planes an operation can be on: which database role runs it, which question is asked, which log it is written to.

use authz::{Ask, Permission};
use db::queries::facts as sql;
use jiff::Timestamp;
use uuid::Uuid;

use super::Act;
use crate::{
    Error, Result,
    caller::{InTenant, OnPlatform, Who, WhoAccess, WhoMember},
    ids::TenantId,
};

/// The role whose connections it takes.
pub trait Plane: Send + Sync + 'static {
    fn pool(pools: &db::Pools) -> &db::Pool;
}

/// A plane on which `authz` decides.
pub trait DecidedPlane: Plane {
    fn ask<'a>(permission: Permission<'static>, act: &'a Act) -> Ask<'a>;

    /// The tenant that the transaction is held to.
    fn tenant(who: &Who) -> Result<Option<TenantId>>;

    /// Whether they are in the tenant by an access grant: all that they do is recorded then, what they read as well (D1).
    fn is_inside(who: &Who) -> bool;

    /// Locks the rows that the decision was made from, so that it is still so when the change commits. A decision that rests on nothing is none.
    fn hold_still(client: &db::Connection, who: &Who, now: Timestamp) -> impl Future<Output = Result<()>> + Send;
}

/// Before a tenant is known: signing in, one's own account.
pub struct Identity;

impl Plane for Identity {
    fn pool(pools: &db::Pools) -> &db::Pool {
        &pools.identity
    }
}

/// Inside one tenant.
pub struct Tenant;

impl Plane for Tenant {
    fn pool(pools: &db::Pools) -> &db::Pool {
        &pools.tenant
    }
}

impl DecidedPlane for Tenant {
    fn ask<'a>(permission: Permission<'static>, act: &'a Act) -> Ask<'a> {
        match act {
            Act::OnRows { table, access } => Ask::Table { table, access: *access },
            _ => Ask::Tenant {
                permission,
                act: act.as_ref(),
            },
        }
    }

    fn tenant(who: &Who) -> Result<Option<TenantId>> {
        who.tenant.as_ref().map(|tenant| Some(tenant.id)).ok_or(Error::NotFound)
    }

    fn is_inside(who: &Who) -> bool {
        matches!(who.in_tenant, InTenant::AccessGrant(_))
    }

    async fn hold_still(client: &db::Connection, who: &Who, now: Timestamp) -> Result<()> {
        let tenant = who.tenant.as_ref().ok_or(Error::NotFound)?;
        let member = match &who.in_tenant {
            InTenant::Member(member) => member,
            InTenant::AccessGrant(access) => return hold_access_grant(client, access, now).await,
            InTenant::Trusted(_) => return Ok(()),
            InTenant::Nobody => return Err(Error::NotFound),
        };
        // Both are under way at once, so that groups cost no round trip.
        tokio::try_join!(
            hold_member(client, tenant.id, member),
            hold_groups(client, tenant.id, member)
        )
        .map(drop)
    }
}

async fn hold_member(client: &db::Connection, tenant: TenantId, member: &WhoMember) -> Result<()> {
    let role = member.role.as_ref().ok_or(Error::NotFound)?;
    let found = sql::confirm_member()
        .bind(
            client,
            &tenant.0,
            &member.id.0,
            &member.version,
            &Uuid::from_u128(role.id.0),
            &member.role_version,
        )
        .opt()
        .await?;
    found.map(drop).ok_or_else(Error::moved)
}

async fn hold_groups(client: &db::Connection, tenant: TenantId, member: &WhoMember) -> Result<()> {
    if member.groups.is_empty() {
        return Ok(());
    }
    let ids: Vec<Uuid> = member
        .groups
        .iter()
        .map(|place| Uuid::from_u128(place.group.id.0))
        .collect();
    let held = sql::confirm_groups()
        .bind(client, &ids, &member.group_versions, &tenant.0)
        .all()
        .await?;
    if held.len() == ids.len() {
        Ok(())
    } else {
        Err(Error::moved())
    }
}

async fn hold_access_grant(client: &db::Connection, access: &WhoAccess, now: Timestamp) -> Result<()> {
    let held = sql::confirm_access_grant()
        .bind(
            client,
            &access.id.0,
            &now,
            &access.admin.version,
            &Uuid::from_u128(access.admin.role.id.0),
            &access.admin.role_version,
        )
        .one()
        .await?;
    if held { Ok(()) } else { Err(Error::moved()) }
}

/// The whole installation.
pub struct Platform;

impl Plane for Platform {
    fn pool(pools: &db::Pools) -> &db::Pool {
        &pools.platform
    }
}

impl DecidedPlane for Platform {
    fn ask<'a>(permission: Permission<'static>, act: &'a Act) -> Ask<'a> {
        Ask::Platform {
            permission,
            act: act.as_ref(),
        }
    }

    fn tenant(_: &Who) -> Result<Option<TenantId>> {
        Ok(None)
    }

    fn is_inside(_: &Who) -> bool {
        false
    }

    async fn hold_still(client: &db::Connection, who: &Who, _: Timestamp) -> Result<()> {
        let admin = match &who.on_platform {
            OnPlatform::Admin(admin) => admin,
            OnPlatform::Trusted(_) => return Ok(()),
            OnPlatform::Nobody => return Err(Error::NotFound),
        };
        let found = sql::confirm_platform_admin()
            .bind(
                client,
                &admin.id.0,
                &admin.version,
                &Uuid::from_u128(admin.role.id.0),
                &admin.role_version,
            )
            .opt()
            .await?;
        found.map(drop).ok_or_else(Error::moved)
    }
}
