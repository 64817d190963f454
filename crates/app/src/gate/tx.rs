//! A transaction of the control plane as one of the runtime roles. Begun, committed and thrown away here only.

use std::{
    collections::HashMap,
    marker::PhantomData,
    mem, slice,
    sync::{Mutex, MutexGuard, OnceLock, PoisonError},
    time::Duration,
};

use jiff::Timestamp;
use serde_json::Value;
use tokio::time::timeout;
use uuid::Uuid;

use super::{
    Mode,
    part::Part,
    plane::{DecidedPlane, Identity, Plane, Platform, Tenant},
};
use crate::{
    App, Error, Result,
    audit::{Record, Target},
    caller::Who,
    error::json,
    ids::{JobId, MailId, TenantId},
    jobs::Work,
    mail_server,
    mails::Letter,
};

/// How long the beginning may take: longer than PostgreSQL lets anybody wait for the row that is held still (`lock_timeout`).
const BEGIN_WITHIN: Duration = Duration::from_secs(8);

/// The work of this transaction by its kind and payload: which job does it, and when.
type Enqueued = HashMap<(&'static str, Value), (JobId, Timestamp)>;

pub struct Tx<P: Plane> {
    /// `None` once it is over.
    connection: Option<db::Connection>,
    tenant: Option<TenantId>,
    app: App,
    now: Timestamp,
    found: OnceLock<Target>,
    parts: Mutex<Vec<Part>>,
    enqueued: Mutex<Enqueued>,
    plane: PhantomData<P>,
}

impl<P: Plane> Tx<P> {
    /// Begins and, in a tenant, sets it.
    pub(super) async fn begin(app: &App, tenant: Option<TenantId>) -> Result<Self> {
        let tx = Self::take(app, tenant).await?;
        timeout(BEGIN_WITHIN, tx.db().batch_execute(&tx.opening("begin"))).await??;
        Ok(tx)
    }

    async fn take(app: &App, tenant: Option<TenantId>) -> Result<Self> {
        let connection = P::pool(app.pools()).get().await?;
        // From here on the connection goes back to the pool only after a commit that was answered.
        Ok(Self {
            connection: Some(connection),
            tenant,
            app: app.clone(),
            now: app.now(),
            found: OnceLock::new(),
            parts: Mutex::default(),
            enqueued: Mutex::default(),
            plane: PhantomData,
        })
    }

    /// One message, so that nothing can come between. The id is a UUID that we print, so it holds no quote.
    fn opening(&self, begin: &str) -> String {
        match self.tenant {
            Some(id) => format!("{begin}; select set_config('bailiwick.tenant_id', '{}', true)", id.0),
            None => begin.to_owned(),
        }
    }

    pub(crate) fn db(&self) -> &db::Connection {
        self.connection.as_ref().expect("a transaction in use is not over")
    }

    pub(crate) const fn now(&self) -> Timestamp {
        self.now
    }

    /// The tenant it is held to.
    pub(crate) fn tenant(&self) -> Result<TenantId> {
        self.tenant.ok_or(Error::NotFound)
    }

    /// Names the target by what was read of it, so that the event of a refusal says it in words too.
    pub(crate) fn found(&self, kind: &'static str, id: impl std::fmt::Display, label: &str) {
        self.found.get_or_init(|| Target::new(kind, id, label));
    }

    pub(super) fn target(&self) -> Option<&Target> {
        self.found.get()
    }

    /// Keeps what was done as a part of the whole until the events are written.
    pub(super) fn tell(&self, part: Part) {
        self.parts.lock().unwrap_or_else(PoisonError::into_inner).push(part);
    }

    pub(super) fn told(&self) -> Vec<Part> {
        mem::take(&mut *self.parts.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// What is done from here on can be undone by [`Tx::undo`].
    pub(crate) async fn mark(&self) -> Result<()> {
        Ok(self.db().batch_execute("savepoint mark").await?)
    }

    pub(crate) async fn undo(&self) -> Result<()> {
        self.enqueued().clear();
        Ok(self.db().batch_execute("rollback to savepoint mark").await?)
    }

    pub(crate) fn app(&self) -> &App {
        &self.app
    }

    /// Has the work done after the commit, at least once.
    pub(crate) async fn enqueue(&self, work: &Work) -> Result<JobId> {
        self.enqueue_at(work, self.now).await
    }

    pub(crate) async fn enqueue_at(&self, work: &Work, run_at: Timestamp) -> Result<JobId> {
        let asked = (work.kind(), json(work)?);
        // What is made of many parts asks for the same many times.
        if let Some((known, at)) = self.enqueued().get(&asked)
            && *at <= run_at
        {
            return Ok(*known);
        }
        let ids = self.enqueue_all(slice::from_ref(work), run_at).await?;
        let id = ids
            .into_iter()
            .next()
            .ok_or_else(|| Error::Internal("no job was made".to_owned()))?;
        self.enqueued().insert(asked, (id, run_at));
        Ok(id)
    }

    /// Work of one kind and one tenant.
    pub(crate) async fn enqueue_all(&self, work: &[Work], run_at: Timestamp) -> Result<Vec<JobId>> {
        let ids: Vec<JobId> = work.iter().map(|_| JobId::new()).collect();
        let payloads: Vec<_> = work.iter().map(json).collect::<Result<_>>()?;
        let Some(first) = work.first() else {
            return Ok(ids);
        };
        db::queries::jobs::enqueue()
            .bind(
                self.db(),
                &first.tenant().or(self.tenant).map(|t| t.0),
                &first.kind(),
                &run_at,
                &self.now,
                &ids.iter().map(|id| id.0).collect::<Vec<_>>(),
                &payloads,
            )
            .await?;
        Ok(ids)
    }

    fn enqueued(&self) -> MutexGuard<'_, Enqueued> {
        self.enqueued.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts the letter into the outbox, from where it is sent after the commit; without a mail server it is kept.
    pub(crate) async fn mail(&self, letter: &Letter) -> Result<()> {
        self.mail_all(slice::from_ref(letter)).await
    }

    /// One mail to each, in as many statements however many they are.
    pub(crate) async fn mail_all(&self, letters: &[Letter]) -> Result<()> {
        let ids: Vec<MailId> = letters.iter().map(|_| MailId::new()).collect();
        let product_name = db::queries::branding::product_name().bind(self.db()).one().await?;
        let sealed = ids.iter().zip(letters);
        let sealed = sealed.map(|(id, letter)| letter.seal(self.app.keys(), *id, &product_name));
        let invitation = |letter: &Letter| letter.invitation.map_or(Uuid::nil(), |id| id.0);
        let tenant = self.tenant.map(|tenant| tenant.0);
        let sends = mail_server::is_there(self).await?;
        db::queries::mails::insert()
            .bind(
                self.db(),
                &tenant,
                &(if sends { "outbox" } else { "kept" }),
                &self.now,
                &ids.iter().map(|id| id.0).collect::<Vec<_>>(),
                &letters.iter().map(invitation).collect::<Vec<_>>(),
                &letters.iter().map(|letter| &*letter.recipient).collect::<Vec<_>>(),
                &letters.iter().map(|letter| &*letter.subject).collect::<Vec<_>>(),
                &sealed.collect::<Vec<_>>(),
                &letters.iter().map(|letter| letter.personal).collect::<Vec<_>>(),
            )
            .await?;
        if sends {
            let work: Vec<Work> = ids.into_iter().map(|mail| Work::SendMail { mail }).collect();
            self.enqueue_all(&work, self.now).await?;
        }
        Ok(())
    }

    /// Commits without an event: bookkeeping of our own.
    pub(crate) async fn done(self) -> Result<()> {
        self.commit(None).await
    }

    /// Writes the event, if there is one, and commits. An error in either leaves nothing behind.
    pub(super) async fn commit(mut self, record: Option<Record<'_>>) -> Result<()> {
        let client = self.db();
        // One after the other: a statement that has yet to be prepared would be overtaken by a commit sent beside it.
        if let Some(record) = record {
            record.write(client, self.now).await?;
        }
        client.batch_execute("commit").await?;
        drop(self.connection.take());
        Ok(())
    }
}

impl<P: Plane> Drop for Tx<P> {
    /// Not committed: the connection may have statements under way, so it is closed, which rolls back.
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            drop(db::Connection::take(connection));
        }
    }
}

impl<P: DecidedPlane> Tx<P> {
    /// Begins and, where something will change, locks what the decision was made from: one round trip.
    pub(super) async fn begin_for(app: &App, who: &Who, mode: Mode, recorded: bool) -> Result<Self> {
        let tx = Self::take(app, P::tenant(who)?).await?;
        // Whoever only reads sees one moment, however many statements it takes; all that a read may write is its event. It is planned for what was
        // asked: one plan for all takes a tenant of a million for one like the others, and the index of no filter, since most are not set.
        let opening = tx.opening(match (mode, recorded) {
            (Mode::Write, _) => "begin",
            (Mode::Read, true) => {
                "begin isolation level repeatable read; set local plan_cache_mode = force_custom_plan"
            }
            (Mode::Read, false) => {
                "begin isolation level repeatable read, read only; set local plan_cache_mode = force_custom_plan"
            }
        });
        let holding = async {
            match mode {
                Mode::Read => Ok(()),
                Mode::Write => P::hold_still(tx.db(), who, tx.now).await,
            }
        };
        let both = futures_util::future::join(tx.db().batch_execute(&opening), holding);
        let (opened, held) = timeout(BEGIN_WITHIN, both).await?;
        opened?;
        held?;
        Ok(tx)
    }
}

impl Tx<Identity> {
    /// For what is no operation: before anybody can ask, and what a request was answered before.
    pub(crate) async fn bookkeeping(app: &App) -> Result<Self> {
        Self::begin(app, None).await
    }
}

impl Tx<Tenant> {
    /// For what follows the commit of an operation in the tenant.
    pub(crate) async fn afterwards(app: &App, tenant: TenantId) -> Result<Self> {
        Self::begin(app, Some(tenant)).await
    }
}

impl Tx<Platform> {
    /// For the workers, which do what a person was allowed to begin.
    pub(crate) async fn background(app: &App) -> Result<Self> {
        Self::begin(app, None).await
    }
}
