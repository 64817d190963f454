//! Reading the audit log, newest first: a tenant's own, and all of them for the platform.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::audit as sql;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Target,
    checkpoint::Checkpoint,
    filter::Filter,
    walk::{Place, walk},
};
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
    /// Give it as `after` to get the next page; missing on the last. A page looks at no more than some thousand events, so it may hold
    /// fewer than were asked for, or none, and still have a next.
    pub next: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct Query {
    pub filter: Filter,
    pub after: Option<String>,
    pub limit: Option<u16>,
}

/// The log of one tenant.
pub struct List(pub Query);

#[async_trait]
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

#[async_trait]
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
    let before = match query.after.as_deref() {
        None | Some("") => (i64::MAX, Uuid::max()),
        Some(text) => cursor(text)
            .ok_or_else(|| Error::invalid("after", "This is not where a page ended. Leave it out to begin again."))?,
    };
    let search = query.filter.prepare(tx, tenant).await?;
    let walked = walk(tx, &search, before, usize::try_from(limit).unwrap_or_default()).await?;
    let sealed = if let Some(tenant) = tenant {
        let head = sql::last_head().bind(tx.db(), &tenant.0).opt().await?;
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
    Ok(Page {
        items: walked.rows.into_iter().map(Into::into).collect(),
        sealed,
        next: walked.next.map(|(position, id)| format!("{position}.{}", id.simple())),
    })
}

fn cursor(text: &str) -> Option<Place> {
    let (position, id) = text.split_once('.')?;
    Some((position.parse().ok()?, Uuid::try_parse(id).ok()?))
}
