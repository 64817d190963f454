//! Reading the audit log, newest first: a tenant's own, and all of them for the platform.

use authz::{Action, Permission};
use db::queries::audit as sql;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::Target;
use super::checkpoint::Checkpoint;
use crate::{
    AccessGrantId, Error, EventId, Mode, Operation, Result, TenantId, UserId,
    caller::Who,
    gate::{Act, Done, Granted, Plane, Platform, Tenant, Tx},
    search,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Event {
    pub id: EventId,
    pub occurred_at: Timestamp,
    /// The slug of the tenant whose log it is in; missing: the platform's.
    pub tenant: Option<String>,
    /// `user`, `token`, `anonymous`, `cli` or `system`.
    pub actor_kind: String,
    pub actor_id: Option<UserId>,
    pub actor: String,
    /// Noun and verb, such as `members.invite`.
    pub operation: String,
    pub target_kind: String,
    pub target_id: String,
    pub target: String,
    /// `done`, `refused` or `failed`.
    pub outcome: String,
    /// The code of the refusal or failure.
    pub reason: Option<String>,
    /// Why the actor wanted it, in their words.
    pub justification: Option<String>,
    /// The person for whom the actor did it.
    pub on_behalf_of: Option<UserId>,
    /// The access grant by which a platform admin was in the tenant.
    pub access_grant: Option<AccessGrantId>,
    pub address: Option<String>,
    pub request_id: Option<Uuid>,
    /// What changed, as it was.
    pub before: Option<Value>,
    /// What changed, as it became.
    pub after: Option<Value>,
}

impl From<sql::EventRow> for Event {
    fn from(row: sql::EventRow) -> Self {
        Self {
            id: EventId(row.id),
            occurred_at: row.occurred_at,
            tenant: row.tenant_slug,
            actor_kind: row.actor_kind,
            actor_id: row.actor_id.map(UserId),
            actor: row.actor_label,
            operation: row.operation,
            target_kind: row.target_kind,
            target_id: row.target_id,
            target: row.target_label,
            outcome: row.outcome,
            reason: row.reason,
            justification: row.justification,
            on_behalf_of: row.on_behalf_of.map(UserId),
            access_grant: row.access_grant_id.map(AccessGrantId),
            address: row.address,
            request_id: row.request_id,
            before: row.before,
            after: row.after,
        }
    }
}

/// Up to where a log is sealed.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Seal {
    pub at: Timestamp,
    /// The hash of the log's newest head, in hexadecimal; of all logs together the newest checkpoint, as the verification takes it.
    /// Keep it elsewhere to prove later what was there.
    pub head: String,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = EventPage)]
pub struct Page {
    pub items: Vec<Event>,
    /// Of the log that was asked for; of the platform's own where all were.
    pub sealed: Option<Seal>,
    /// Give it as `after` to get the next page; missing on the last.
    pub next: Option<String>,
}

/// What to look for; what is left out matches everything.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// The kind of the target, such as `membership`.
    pub kind: Option<String>,
    /// Part of the actor's e-mail address or name.
    pub actor: Option<String>,
    /// Noun and verb, such as `members.invite`.
    pub operation: Option<String>,
    pub outcome: Option<String>,
    /// What was done by this access grant.
    pub access_grant: Option<AccessGrantId>,
    pub since: Option<Timestamp>,
    pub until: Option<Timestamp>,
}

#[derive(Clone, Debug, Default)]
pub struct Query {
    pub filter: Filter,
    pub after: Option<String>,
    pub limit: Option<u16>,
}

/// The log of one tenant.
pub struct List(pub Query);

impl Operation for List {
    type Plane = Tenant;
    const NAME: &'static str = "audit.list";
    const PERMISSION: Permission<'static> = Permission::new("audit", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Page;

    fn target(&self) -> Target {
        Target::new("audit_event", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Page>> {
        page(tx, &self.0, Some(tx.tenant()?)).await.map(Done::new)
    }
}

/// Every log of the installation.
pub struct ListAll(pub Query);

impl Operation for ListAll {
    type Plane = Platform;
    const NAME: &'static str = "audit.list_all";
    const PERMISSION: Permission<'static> = Permission::new("audit", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Page;

    fn target(&self) -> Target {
        Target::new("audit_event", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Page>> {
        page(tx, &self.0, None).await.map(Done::new)
    }
}

/// Of one tenant's log, or of every log.
async fn page<P: Plane>(tx: &Tx<P>, query: &Query, tenant: Option<TenantId>) -> Result<Page> {
    let limit = search::limit(query.limit)?;
    let (position, id) = match query.after.as_deref() {
        None | Some("") => (i64::MAX, Uuid::max()),
        Some(text) => cursor(text)
            .ok_or_else(|| Error::invalid("after", "This is not where a page ended. Leave it out to begin again."))?,
    };
    let filter = &query.filter;
    let actor = search::text(filter.actor.as_deref());
    let (actor_pattern, kind) = (search::contains(&actor), search::text(filter.kind.as_deref()));
    let operation = search::text(filter.operation.as_deref());
    let outcome = search::text(filter.outcome.as_deref());
    let grant = filter.access_grant.map_or(Uuid::nil(), |grant| grant.0);
    let since = known(filter.since.unwrap_or(Timestamp::UNIX_EPOCH));
    let until = known(filter.until.unwrap_or_else(far_future));
    let more = limit + 1;
    let chain = tenant.map_or(Uuid::nil(), |tenant| tenant.0);
    #[rustfmt::skip]
    let rows = if tenant.is_some() {
        sql::list().bind(tx.db(), &chain, &position, &id, &kind, &actor, &actor_pattern, &operation, &outcome, &grant, &since, &until, &more).all().await?
    } else {
        sql::list_all().bind(tx.db(), &position, &id, &kind, &actor, &actor_pattern, &operation, &outcome, &grant, &since, &until, &more).all().await?
    };
    let sealed = if tenant.is_some() {
        let head = sql::last_head().bind(tx.db(), &chain).opt().await?;
        head.map(|head| Seal {
            at: head.sealed_at,
            head: hex::encode(head.hash),
        })
    } else {
        let last = sql::last_checkpoint().bind(tx.db()).opt().await?;
        last.map(|last| Seal {
            at: last.made_at,
            head: Checkpoint::from(&last).to_string(),
        })
    };
    let key = |row: &sql::EventRow| format!("{}.{}", row.position, row.id.simple());
    let crate::Page { items, next } = crate::Page::cut(rows, limit, key, |row| Ok(row.into()))?;
    Ok(Page { items, sealed, next })
}

/// No event is older, and PostgreSQL's time begins later than ours.
fn known(moment: Timestamp) -> Timestamp {
    moment.max(Timestamp::UNIX_EPOCH)
}

/// The year 9000: later than any event, and within what PostgreSQL keeps.
fn far_future() -> Timestamp {
    Timestamp::from_second(221_845_392_000).unwrap_or(Timestamp::MAX)
}

fn cursor(text: &str) -> Option<(i64, Uuid)> {
    let (position, id) = text.split_once('.')?;
    Some((position.parse().ok()?, Uuid::try_parse(id).ok()?))
}
