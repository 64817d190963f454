//! The tenants: searched by substring of slug or name, narrowed by state, plan and server, in one of four orders and each the other way round.

use async_trait::async_trait;
use std::str::FromStr as _;

use authz::{Action, Permission};
use db::queries::tenants as sql;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Attention, Isolation, TenantState};
use crate::{
    Error, Mode, Operation, Result, ServerId, TenantId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    search,
    words::words,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Tenant {
    pub id: TenantId,
    pub slug: String,
    pub name: String,
    pub state: TenantState,
    /// Why its door is closed.
    pub state_reason: Option<String>,
    /// When it is deleted, unless it is restored before.
    pub delete_after: Option<Timestamp>,
    /// Making or removing its place failed, and is not tried again by itself.
    pub gave_up: bool,
    pub isolation: Isolation,
    pub server_id: ServerId,
    pub server: String,
    pub database: String,
    pub schema: String,
    /// The plan's key; missing: no plan, and no limit.
    pub plan: Option<String>,
    pub plan_name: Option<String>,
    /// Keys of the modules that it has.
    pub modules: Vec<String>,
    /// Active ones.
    pub members: i32,
    /// Of them those of the rank of admin and above, which a plan limits.
    pub admins: i32,
    /// When somebody who is signed in was last there.
    pub last_activity_at: Option<Timestamp>,
    pub version: i32,
    pub created_at: Timestamp,
}

impl TryFrom<sql::TenantRow> for Tenant {
    type Error = Error;

    fn try_from(row: sql::TenantRow) -> Result<Self> {
        Ok(Self {
            id: TenantId(row.id),
            slug: row.slug,
            name: row.name,
            state: row.state.parse()?,
            state_reason: row.state_reason,
            delete_after: row.delete_after,
            gave_up: row.gave_up,
            isolation: row.isolation.parse()?,
            server_id: ServerId(row.server_id),
            server: row.server_name,
            database: row.database_name,
            schema: row.schema_name,
            plan: row.plan,
            plan_name: row.plan_name,
            modules: row.modules,
            members: row.members,
            admins: row.admins,
            last_activity_at: row.last_activity_at,
            version: row.version,
            created_at: row.created_at,
        })
    }
}

pub type Page = crate::Page<Tenant>;

words!(
    /// The order of a list of tenants.
    Sort as TenantSort {
        /// By name, from A to Z.
        Name "name",
        /// The newest first.
        Created "created",
        /// Where somebody was last comes first.
        Activity "activity",
        /// The largest first.
        Members "members",
    }
);

/// In the place of a plan's key: tenants without one.
pub const NO_PLAN: &str = "-";

#[derive(Clone, Debug, Default)]
pub struct List {
    pub search: Option<String>,
    /// Only those in this state.
    pub state: Option<String>,
    /// Only those that live on this server.
    pub server: Option<ServerId>,
    /// Only those of this plan, by key; `-` is none.
    pub plan: Option<String>,
    /// Only those in which there is this to look at.
    pub attention: Option<String>,
    /// A [`Sort`], the other way round with `-` before it; by name if left out.
    pub sort: Option<String>,
    pub after: Option<String>,
    pub limit: Option<u16>,
}

#[async_trait]
impl Operation for List {
    type Plane = Platform;
    const NAME: &'static str = "tenants.list";
    const PERMISSION: Permission<'static> = Permission::new("tenants", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Page;

    fn target(&self) -> Target {
        Target::new("tenant", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Page>> {
        let keys = self.ids(tx).await?;
        let rows = sql::by_ids().bind(tx.db(), &keys.items).all().await?;
        Ok(Done::new(Page {
            items: rows.into_iter().map(TryInto::try_into).collect::<Result<_>>()?,
            next: keys.next,
        }))
    }
}

impl List {
    /// Which tenants are on the page.
    pub(super) async fn ids(&self, tx: &Tx<Platform>) -> Result<crate::Page<Uuid>> {
        let limit = search::limit(self.limit)?;
        let keys = self.keys(tx, limit + 1).await?;
        crate::Page::cut(
            keys,
            limit,
            |(id, key)| format!("{}~{key}", TenantId(*id)),
            |(id, _)| Ok(id),
        )
    }

    fn attention(&self) -> Result<Option<Attention>> {
        let asked = self.attention.as_deref().filter(|asked| !asked.is_empty());
        let known = asked.map(Attention::from_str).transpose();
        known.map_err(|_| {
            Error::invalid(
                "attention",
                "Ask for access_requests, expiring_invitations or old_invitations.",
            )
        })
    }

    /// Ids in their order, each with what it is ordered by.
    async fn keys(&self, tx: &Tx<Platform>, limit: i64) -> Result<Vec<(Uuid, String)>> {
        let words = "`name`, `created`, `activity` or `members`";
        let (sort, turned) = search::sorted("sort", self.sort.as_deref(), Sort::Name, words)?;
        let state = search::text(self.state.as_deref());
        if !state.is_empty() && TenantState::from_str(&state).is_err() {
            return Err(Error::invalid("state", "There is no such state of a tenant."));
        }
        let text = search::text(self.search.as_deref());
        let pattern = search::contains(&text);
        let server = self.server.map_or(Uuid::nil(), |id| id.0);
        let plan = search::text(self.plan.as_deref());
        let attention = self.attention()?;
        let (since, until) = attention.map_or((tx.now(), tx.now()), |it| it.between(tx.now()));
        let attention = attention.map_or("", Attention::as_str);
        let (after, key) = after(self.after.as_deref())?;
        let client = tx.db();
        // What all orders are narrowed by, after where the page begins.
        macro_rules! rows {
            ($query:ident, $($begins:expr),+) => {
                sql::$query()
                    .bind(client, $($begins,)+ &text, &pattern, &state, &server, &plan, &attention, &since, &until, &limit)
                    .all()
                    .await?
            };
        }
        let (first, last) = (after.unwrap_or(Uuid::nil()), after.unwrap_or(Uuid::max()));
        let count = |otherwise: i32| key.parse().unwrap_or(otherwise);
        let moment = |otherwise: Timestamp| {
            let at = key.parse().ok().filter(|at| *at >= Timestamp::UNIX_EPOCH);
            at.unwrap_or(otherwise)
        };
        Ok(match (sort, turned) {
            (Sort::Name, false) => keyed(rows!(ids_by_name, &key, &first)),
            (Sort::Name, true) => keyed(rows!(ids_by_name_turned, &key, &last)),
            (Sort::Created, false) => keyed(rows!(ids_by_created, &last)),
            (Sort::Created, true) => keyed(rows!(ids_by_created_turned, &first)),
            (Sort::Members, false) => keyed(rows!(ids_by_members, &count(i32::MAX), &last)),
            (Sort::Members, true) => keyed(rows!(ids_by_members_turned, &count(i32::MIN), &first)),
            (Sort::Activity, false) => timed(rows!(ids_by_activity, &moment(search::FAR), &last)),
            (Sort::Activity, true) => timed(rows!(ids_by_activity_turned, &moment(Timestamp::UNIX_EPOCH), &first)),
        })
    }
}

fn keyed(rows: Vec<sql::TenantKey>) -> Vec<(Uuid, String)> {
    rows.into_iter().map(|row| (row.id, row.key)).collect()
}

fn timed(rows: Vec<sql::TenantActivity>) -> Vec<(Uuid, String)> {
    rows.into_iter().map(|row| (row.id, row.key.to_string())).collect()
}

/// Where the page before ended: `next` is an id and what it was ordered by.
fn after(next: Option<&str>) -> Result<(Option<Uuid>, String)> {
    let Some(next) = next.filter(|next| !next.is_empty()) else {
        return Ok((None, String::new()));
    };
    let wrong = || Error::invalid("after", "Give `next` of the page before, and the same order.");
    let (id, key) = next.split_once('~').ok_or_else(wrong)?;
    let id: TenantId = id.parse().map_err(|_| wrong())?;
    Ok((Some(id.0), search::text(Some(key))))
}
