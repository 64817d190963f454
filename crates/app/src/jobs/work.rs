//! The workers: they take what is due, one worker a job, and try again with growing pauses what fails. They also seal the audit log, and do each minute what has become due.

use std::{
    collections::HashMap,
    panic::AssertUnwindSafe,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use db::queries::jobs as sql;
use futures_util::FutureExt;
use jiff::SignedDuration;
use serde::Serialize;
use serde_json::Value;
use tokio::sync::{Notify, Semaphore, watch};
use uuid::Uuid;

use super::Work;
use crate::{
    App, Error, JobId, Plane, Result, account, admins, audit, audit_verifications, email_domains,
    error::json,
    gate::{Platform, Tx},
    mails, member_imports, servers, tenants, users,
};

/// How long a worker may be silent before another takes its job over.
const LEASE: SignedDuration = SignedDuration::from_secs(60);
/// After this many attempts a person must look. Once that person has it tried again, after as many more.
const ATTEMPTS: i32 = 8;
/// The longest pause before the next attempt of work that is never given up.
const PAUSE_AT_MOST: SignedDuration = SignedDuration::from_secs(60);
const AT_ONCE: usize = 8;
/// Of one kind, so that none keeps the others waiting.
const OF_A_KIND: usize = 4;
/// On one database server, so that one that does not answer keeps nothing waiting but its own.
const ON_A_SERVER: usize = 2;
/// How long at most until the queue is looked at again: a notification may have been lost with its connection.
const LOOK_AGAIN: Duration = Duration::from_secs(5);
const SEAL_EVERY: Duration = Duration::from_secs(2);
/// How long the rest after all tenants' databases were compared with what is wished.
const COMPARE_EVERY: Duration = Duration::from_secs(60);
/// The same after all servers were tried, and after the DNS was asked for all domains that were due.
const CHECK_EVERY: Duration = Duration::from_secs(60);

/// A job in this worker's hands.
pub(crate) struct Job {
    pub id: JobId,
    pub progress: Value,
    /// Which attempt this is. Its number is this worker's right to write anything about the job.
    attempt: i32,
    payload: Value,
    /// The attempt before was never ended: its worker died of it, or with it.
    was_left: bool,
}

/// What the jobs at work here are, and on which server each.
#[derive(Clone, Default)]
struct Busy(Arc<Mutex<AtWork>>);

type AtWork = HashMap<JobId, (String, Option<Uuid>)>;

impl Busy {
    fn change<T>(&self, change: impl FnOnce(&mut AtWork) -> T) -> T {
        change(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// The kinds and the servers of which there are enough.
    fn full(&self) -> (Vec<String>, Vec<Uuid>) {
        let (mut kinds, mut servers) = (HashMap::new(), HashMap::new());
        self.change(|jobs| {
            for (kind, server) in jobs.values() {
                *kinds.entry(kind.clone()).or_insert(0) += 1;
                if let Some(server) = server {
                    *servers.entry(*server).or_insert(0) += 1;
                }
            }
        });
        kinds.retain(|_, count| *count >= OF_A_KIND);
        servers.retain(|_, count| *count >= ON_A_SERVER);
        (kinds.into_keys().collect(), servers.into_keys().collect())
    }
}

impl Job {
    /// Whether nothing is tried any more after this attempt.
    const fn was_last(&self) -> bool {
        self.attempt % ATTEMPTS == 0 || self.died_of()
    }

    /// Whether the last attempt that it had was one that its worker did not survive.
    const fn died_of(&self) -> bool {
        self.was_left && (self.attempt - 1) % ATTEMPTS == 0
    }

    /// Writes down how far it is, for whoever watches and for whoever takes over, and keeps the job for longer.
    pub async fn record(&self, app: &App, progress: impl Serialize) -> Result<()> {
        let tx = Tx::<Platform>::background(app).await?;
        let written = sql::progress()
            .bind(
                tx.db(),
                &json(&progress)?,
                &(app.now() + LEASE),
                &self.id.0,
                &self.attempt,
            )
            .await?;
        tx.done().await?;
        if written == 0 {
            return Err(taken_over());
        }
        app.tell_progress(self.id);
        Ok(())
    }
}

/// Works until `stop` says so; what is under way then is finished.
pub async fn run(app: App, mut stop: watch::Receiver<bool>) {
    let slots = Arc::new(Semaphore::new(AT_ONCE));
    let listener = tokio::spawn(listen(app.clone()));
    let sealer = tokio::spawn(seal_forever(app.clone(), stop.clone()));
    let comparer = tokio::spawn(compare_forever(app.clone()));
    let checker = tokio::spawn(check_servers_forever(app.clone()));
    let domain_checker = tokio::spawn(check_domains_forever(app.clone()));
    let due = tokio::spawn(do_what_is_due_forever(app.clone()));
    let wake = app.worker_bell();
    let busy = Busy::default();
    while !*stop.borrow() {
        // A slot first, so that what is taken is begun at once.
        let Ok(slot) = slots.clone().acquire_owned().await else {
            break;
        };
        match take(&app, &busy).await {
            Ok(Some(job)) => {
                let (app, busy) = (app.clone(), busy.clone());
                tokio::spawn(async move {
                    let id = job.id;
                    attempt(&app, job).await;
                    busy.change(|jobs| jobs.remove(&id));
                    drop(slot);
                    // Another of its kind, or of its server, may begin.
                    app.wake_workers();
                });
            }
            Ok(None) => {
                drop(slot);
                pause(&wake, &mut stop, LOOK_AGAIN).await;
            }
            Err(error) => {
                drop(slot);
                tracing::warn!(%error, "the queue cannot be read");
                pause(&wake, &mut stop, Duration::from_secs(1)).await;
            }
        }
    }
    listener.abort();
    comparer.abort();
    checker.abort();
    domain_checker.abort();
    due.abort();
    // All slots free: everything begun is finished.
    let _ = slots.acquire_many(u32::try_from(AT_ONCE).unwrap_or(u32::MAX)).await;
    let _ = sealer.await;
}

async fn pause(wake: &Notify, stop: &mut watch::Receiver<bool>, at_most: Duration) {
    tokio::select! {
        () = wake.notified() => {}
        _ = stop.changed() => {}
        () = tokio::time::sleep(at_most) => {}
    }
}

async fn take(app: &App, busy: &Busy) -> Result<Option<Job>> {
    let tx = Tx::<Platform>::background(app).await?;
    let now = app.now();
    let (kinds, servers) = busy.full();
    let row = sql::take()
        .bind(tx.db(), &now, &kinds, &servers, &(now + LEASE))
        .opt()
        .await?;
    tx.done().await?;
    Ok(row.map(|row| {
        let id = JobId(row.id);
        busy.change(|jobs| jobs.insert(id, (row.kind, row.server_id)));
        Job {
            id,
            progress: row.progress,
            attempt: row.attempts,
            payload: row.payload,
            was_left: row.was_left,
        }
    }))
}

async fn attempt(app: &App, job: Job) {
    let job = Arc::new(job);
    let work = serde_json::from_value::<Work>(job.payload.clone()).map_err(|error| Error::Internal(error.to_string()));
    let result = match &work {
        Ok(work) if work.may_fail() && job.died_of() => Err(Error::Internal(
            "Each time its worker ended before the job did.".to_owned(),
        )),
        Ok(work) => tokio::select! {
            result = AssertUnwindSafe(perform(app, &job, work)).catch_unwind() => {
                result.unwrap_or_else(|_| Err(Error::Internal("The worker panicked.".to_owned())))
            }
            over = keep(app, &job) => Err(over),
        },
        Err(error) => Err(Error::Internal(plain(error))),
    };
    if let Err(error) = &result {
        tracing::warn!(job = %job.id, attempt = job.attempt, error = plain(error), "a job failed");
    }
    if let Err(error) = end(app, &job, work.ok().as_ref(), result).await {
        // The lease runs out and another attempt begins, or has begun already.
        tracing::error!(job = %job.id, %error, "the end of a job could not be written down");
    }
    app.tell_progress(job.id);
}

async fn perform(app: &App, job: &Arc<Job>, work: &Work) -> Result<()> {
    match *work {
        Work::SendReset { ref email, root } => {
            let plane = if root { Plane::Root } else { Plane::App };
            account::send_reset(app, email, plane).await
        }
        Work::Provision { tenant } => tenants::provision(app, job.clone(), tenant).await,
        Work::Deprovision { tenant } => tenants::deprovision(app, job.clone(), tenant).await,
        Work::Reconcile { tenant } => tenants::reconcile(app, tenant).await,
        Work::SendMail { mail } => mails::send(app, mail, job.was_last()).await,
        Work::TellOfChange { user, change } => account::tell_of_change(app, user, change).await,
        Work::EraseUser { user } => users::erase(app, user).await,
        Work::FoundPersonal { user } => tenants::found_personal(app, user).await,
        Work::VerifyAudit { ref expected } => audit_verifications::perform(app, job, expected.as_deref()).await,
        Work::ImportMembers { tenant, import } => member_imports::perform(app, job, tenant, import).await,
    }
}

/// Renews the lease of long work, until another worker turns out to have the job.
async fn keep(app: &App, job: &Job) -> Error {
    loop {
        tokio::time::sleep(Duration::from_secs(15)).await;
        let renewed = async {
            let tx = Tx::<Platform>::background(app).await?;
            let renewed = sql::keep()
                .bind(tx.db(), &(app.now() + LEASE), &job.id.0, &job.attempt)
                .await?;
            tx.done().await?;
            Result::Ok(renewed)
        };
        match renewed.await {
            Ok(0) => return taken_over(),
            Ok(_) => {}
            Err(error) => tracing::warn!(job = %job.id, %error, "a lease could not be renewed"),
        }
    }
}

async fn end(app: &App, job: &Job, work: Option<&Work>, result: Result<()>) -> Result<()> {
    let tx = Tx::<Platform>::background(app).await?;
    let now = app.now();
    let (id, attempt) = (&job.id.0, &job.attempt);
    // A tenant whose server does not answer needs one job that waits for it, however often its wish was changed meanwhile.
    let another_will = match (&result, work) {
        (Err(_), Some(Work::Reconcile { tenant })) => {
            sql::another_reconciles().bind(tx.db(), &tenant.0, id).one().await?
        }
        _ => false,
    };
    let may_fail = work.is_none_or(Work::may_fail);
    let written = match result {
        Err(error) if may_fail && (job.was_last() || stays(&error)) => {
            sql::fail().bind(tx.db(), &now, &plain(&error), id, attempt).await?
        }
        Err(error) if !another_will => {
            let nth = if may_fail { job.attempt % ATTEMPTS } else { job.attempt };
            let pause = SignedDuration::from_secs(1 << nth.clamp(0, 9));
            let pause = if may_fail { pause } else { pause.min(PAUSE_AT_MOST) };
            sql::retry_later()
                .bind(tx.db(), &(now + pause), &plain(&error), id, attempt)
                .await?
        }
        _ => sql::finish().bind(tx.db(), &now, id, attempt).await?,
    };
    tx.done().await?;
    if written == 0 { Err(taken_over()) } else { Ok(()) }
}

/// Whether trying again helps nothing: a conflict stays until a person ends it, who can then have the job tried again. Only other work on
/// the same tenant ends by itself.
fn stays(error: &Error) -> bool {
    matches!(error, Error::Conflict { .. }) && error.code() != tenants::BUSY
}

/// The worker was silent for so long that another has the job now, and with it the right to say what became of it.
fn taken_over() -> Error {
    Error::conflict("taken_over", "Another worker has taken this job over.")
}

/// For the root panel, whose readers are the ones to mend it.
fn plain(error: &Error) -> String {
    match error {
        Error::Internal(text) | Error::Unavailable(text) | Error::TenantDatabase(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Rings the bell whenever some transaction enqueued work.
async fn listen(app: App) {
    loop {
        if let Err(error) = app.pools().notifications("bailiwick_jobs", || app.wake_workers()).await {
            tracing::debug!(%error, "listening for work ended; trying again");
        }
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

async fn seal_forever(app: App, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        if let Err(error) = audit::seal(&app).await {
            tracing::warn!(%error, "the audit log could not be sealed; trying again");
        }
        if let Err(error) = audit::count_days(&app).await {
            tracing::warn!(%error, "what is new in the audit log could not be counted; trying again");
        }
        tokio::select! {
            _ = stop.changed() => {}
            () = tokio::time::sleep(SEAL_EVERY) => {}
        }
    }
}

async fn do_what_is_due_forever(app: App) {
    loop {
        if let Err(error) = tenants::delete_due(&app).await {
            tracing::warn!(%error, "the tenants whose time of grace is over could not be removed; trying again");
        }
        if let Err(error) = admins::remind_of_returns(&app).await {
            tracing::warn!(%error, "nobody could be reminded of a return; trying again");
        }
        if let Err(error) = audit::remove_due(&app).await {
            tracing::warn!(
                error = plain(&error),
                "what is old in the audit log could not be removed; trying again"
            );
        }
        tokio::time::sleep(COMPARE_EVERY).await;
    }
}

async fn compare_forever(app: App) {
    loop {
        tokio::time::sleep(COMPARE_EVERY).await;
        if let Err(error) = tenants::catch_up_all(&app).await {
            tracing::warn!(
                error = plain(&error),
                "the tenants could not be gone through; trying again"
            );
        }
    }
}

async fn check_servers_forever(app: App) {
    loop {
        tokio::time::sleep(CHECK_EVERY).await;
        if let Err(error) = servers::check_all(&app).await {
            tracing::warn!(error = plain(&error), "the servers could not be tried; trying again");
        }
    }
}

async fn check_domains_forever(app: App) {
    loop {
        tokio::time::sleep(CHECK_EVERY).await;
        if let Err(error) = email_domains::check_all(&app).await {
            tracing::warn!(
                error = plain(&error),
                "the DNS could not be asked for all domains; trying again"
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_waits_for_a_person_is_given_up() {
        assert!(stays(&Error::conflict(
            "place_unusable",
            "Somebody else's schema is there."
        )));
        assert!(!stays(&Error::conflict(tenants::BUSY, "Others are at work.")));
        assert!(!stays(&Error::Unavailable("no connection".to_owned())));
    }
}
