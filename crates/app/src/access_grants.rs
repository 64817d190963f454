//! Access grants: a platform admin's timed, reasoned way into one tenant (D1). What they allow inside, `authz` says.

mod approve;
mod begin;
mod end;
mod enter;
mod leave;
mod list;
mod list_all;
mod open;
mod refuse;
mod revoke;
mod set_policy;
mod show_policy;

use db::queries::access_grants as sql;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;

pub use approve::Approve;
pub use begin::{Begin, Begun};
pub use end::End;
pub use enter::{Enter, Entered, Way};
pub use leave::Leave;
pub use list::{List, ListOfTenant, Page};
pub use list_all::ListAll;
pub use open::{NewAccessGrant, Open, Opened};
pub use refuse::Refuse;
pub use revoke::Revoke;
pub use set_policy::SetPolicy;
pub use show_policy::{Policy, ShowPolicy};

use crate::{
    AccessGrantId, AdminId, Error, Result, TenantId,
    caller::Who,
    gate::{Done, Plane, Tenant, Tx},
    words::words,
};

/// How long somebody stays at most.
const MINUTES_AT_MOST: i32 = 8 * 60;

/// How long a request waits for an owner's answer, and an approval for its use.
pub(crate) const LAPSES_AFTER: SignedDuration = SignedDuration::from_hours(24);

words!(
    /// What an access grant is for.
    AccessMode {
        /// Looks, and changes nothing.
        Read "read",
        /// What an owner may, but for what lets somebody in.
        Write "write",
    }
);

words!(
    /// Where an access grant is in its life.
    AccessState {
        /// Waits for an owner.
        Requested "requested",
        /// An owner said yes; its time begins when it is entered.
        Approved "approved",
        Refused "refused",
        Active "active",
        /// Before its time.
        Ended "ended",
        /// In its time.
        Expired "expired",
    }
);

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AccessGrant {
    pub id: AccessGrantId,
    /// The tenant's slug.
    pub tenant: String,
    pub tenant_name: String,
    /// The platform admin.
    pub admin_email: String,
    pub admin_name: String,
    pub mode: AccessMode,
    /// Why, in their words; empty where none was asked for.
    pub reason: String,
    pub minutes: i32,
    pub state: AccessState,
    pub requested_at: Timestamp,
    /// The owner who approved or refused it.
    pub decided_by: Option<String>,
    pub started_at: Option<Timestamp>,
    pub ends_at: Option<Timestamp>,
    pub ended_at: Option<Timestamp>,
    /// Who ended it before its time.
    pub ended_by: Option<String>,
}

impl AccessGrant {
    fn new(row: sql::AccessGrantRow, now: Timestamp) -> Result<Self> {
        Ok(Self {
            id: AccessGrantId(row.id),
            state: state(&row, now),
            tenant: row.tenant_slug,
            tenant_name: row.tenant_name,
            admin_email: row.admin_email,
            admin_name: row.admin_name,
            mode: row.mode.parse()?,
            reason: row.reason,
            minutes: row.minutes,
            requested_at: row.requested_at,
            decided_by: row.decided_by,
            started_at: row.started_at,
            ends_at: row.ends_at,
            ended_at: row.ended_at,
            ended_by: row.ended_by,
        })
    }
}

/// By the clock: nothing sweeps.
fn state(row: &sql::AccessGrantRow, now: Timestamp) -> AccessState {
    let lapsed = row.started_at.is_none() && now.duration_since(row.requested_at) >= LAPSES_AFTER;
    match (row.started_at, row.approved) {
        (_, Some(false)) => AccessState::Refused,
        _ if row.ended_by.is_some() => AccessState::Ended,
        _ if row.ended_at.is_some() || lapsed || row.ends_at.is_some_and(|end| end <= now) => AccessState::Expired,
        (Some(_), _) => AccessState::Active,
        (None, Some(true)) => AccessState::Approved,
        (None, None) if row.needs_approval => AccessState::Requested,
        (None, None) => AccessState::Approved,
    }
}

async fn get<P: Plane>(tx: &Tx<P>, tenant: TenantId, grant: AccessGrantId) -> Result<AccessGrant> {
    let row = sql::get().bind(tx.db(), &tenant.0, &grant.0).opt().await?;
    AccessGrant::new(row.ok_or(Error::NotFound)?, tx.now())
}

/// Whether it is this platform admin's.
async fn is_of<P: Plane>(tx: &Tx<P>, tenant: TenantId, grant: AccessGrantId, admin: AdminId) -> Result<bool> {
    let row = sql::get().bind(tx.db(), &tenant.0, &grant.0).opt().await?;
    Ok(row.is_some_and(|row| row.platform_admin_id == admin.0))
}

fn over() -> Error {
    Error::conflict(
        "access_grant_over",
        "This access grant has ended. Open another if you need one.",
    )
}

fn decided() -> Error {
    Error::conflict(
        "access_grant_decided",
        "This request was answered, withdrawn or left unanswered for too long.",
    )
}

/// An owner's answer to a request. Whoever asked is not the one who answers, though they may be both.
async fn decide(tx: &Tx<Tenant>, who: &Who, id: AccessGrantId, approved: bool) -> Result<Done<AccessGrant>> {
    let tenant = tx.tenant()?;
    let row = sql::get()
        .bind(tx.db(), &tenant.0, &id.0)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    if who.is(row.user_id) {
        return Err(authz::Refusal::SelfChange.into());
    }
    let before = AccessGrant::new(row, tx.now())?;
    let lapsed = tx.now() - LAPSES_AFTER;
    if sql::decide()
        .bind(tx.db(), &tx.now(), &who.label(), &approved, &tenant.0, &id.0, &lapsed)
        .await?
        == 0
    {
        return Err(decided());
    }
    let after = get(tx, tenant, id).await?;
    Done::new(after.clone())
        .target("access_grant", id, &before.admin_email)
        .of_access_grant(id)
        .before(serde_json::json!({ "state": before.state }))?
        .after(serde_json::json!({ "state": after.state }))
}
