//! The running application: what every operation needs, made once.

use std::{
    collections::HashMap,
    hash::Hash,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use jiff::{SignedDuration, Timestamp};
use tokio::{
    sync::{Notify, broadcast},
    time::timeout,
};

use crate::{
    Clock, JobId, Keys, MembershipId, SessionId, Settings,
    branding::Kept,
    caller::{InTenant, Who},
    facts::FactReader,
    gate::Refusals,
    passwords::Passwords,
    tenants::{PanelSessions, Turns},
};

/// Cheap to clone: a handle.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    pools: db::Pools,
    facts: FactReader,
    keys: Keys,
    settings: Settings,
    clock: Clock,
    passwords: Passwords,
    /// Which jobs moved on, for pages that watch.
    progress: broadcast::Sender<JobId>,
    seen: Mutex<Seen<SessionId>>,
    seen_members: Mutex<Seen<MembershipId>>,
    refusals: Refusals,
    panel_sessions: PanelSessions,
    turns: Turns,
    worker_bell: Arc<Notify>,
    look: Kept,
}

/// When a session's use, or a member's, was last written down.
struct Seen<K> {
    at: HashMap<K, Timestamp>,
    /// How many there may be before the old ones are looked for: twice as many as were left the last time, so that looking costs each
    /// new one no more however many there are.
    roomy_until: usize,
}

impl<K> Default for Seen<K> {
    fn default() -> Self {
        Self {
            at: HashMap::new(),
            roomy_until: 0,
        }
    }
}

impl<K: Eq + Hash> Seen<K> {
    fn is_new(&mut self, key: K, now: Timestamp) -> bool {
        let old = |at: &Timestamp| now.duration_since(*at) >= SEEN_EVERY;
        if self.at.len() >= self.roomy_until {
            self.at.retain(|_, at| !old(at));
            self.roomy_until = (2 * self.at.len()).max(1024);
        }
        let new = self.at.get(&key).is_none_or(old);
        if new {
            self.at.insert(key, now);
        }
        new
    }
}

/// How often the use of a session is written down.
const SEEN_EVERY: SignedDuration = SignedDuration::from_mins(1);

/// How long the database may take to say that it is there.
const READY_WITHIN: Duration = Duration::from_secs(3);

impl App {
    /// On the database there, which `db::prepare` has brought up to date with the same keys: uses the restricted roles only, and connects
    /// when it has to.
    pub fn on_prepared(address: &db::Config, keys: Keys, settings: Settings, clock: Clock) -> Self {
        let pools = db::Pools::new(address, &keys.role_passwords());
        Self(Arc::new(Inner {
            facts: FactReader::start(pools.identity_config.clone(), clock.clone()),
            pools,
            keys,
            settings,
            clock,
            passwords: Passwords::default(),
            progress: broadcast::channel(256).0,
            seen: Mutex::default(),
            seen_members: Mutex::default(),
            refusals: Refusals::default(),
            panel_sessions: PanelSessions::default(),
            turns: Turns::default(),
            worker_bell: Arc::default(),
            look: Kept::default(),
        }))
    }

    /// Whether the control plane's database answers.
    pub async fn is_ready(&self) -> bool {
        let Ok(client) = self.0.pools.identity.get().await else {
            return false;
        };
        let answered = timeout(READY_WITHIN, client.simple_query("select 1")).await;
        if !matches!(answered, Ok(Ok(_))) {
            // The next one to ask gets another.
            drop(db::Connection::take(client));
            return false;
        }
        true
    }

    /// The ids of jobs, each time one of them moves on.
    pub fn watch_jobs(&self) -> broadcast::Receiver<JobId> {
        self.0.progress.subscribe()
    }

    /// How full the pools of connections are.
    pub fn pool_usage(&self) -> [db::PoolUsage; 3] {
        self.0.pools.usage()
    }

    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    pub fn keys(&self) -> &Keys {
        &self.0.keys
    }

    pub(crate) fn pools(&self) -> &db::Pools {
        &self.0.pools
    }

    pub(crate) fn fact_reader(&self) -> &FactReader {
        &self.0.facts
    }

    pub(crate) fn passwords(&self) -> &Passwords {
        &self.0.passwords
    }

    pub(crate) fn refusals(&self) -> &Refusals {
        &self.0.refusals
    }

    pub(crate) fn panel_sessions(&self) -> &PanelSessions {
        &self.0.panel_sessions
    }

    pub(crate) fn turns(&self) -> &Turns {
        &self.0.turns
    }

    pub(crate) fn kept_look(&self) -> &Kept {
        &self.0.look
    }

    pub(crate) fn worker_bell(&self) -> Arc<Notify> {
        self.0.worker_bell.clone()
    }

    pub(crate) fn wake_workers(&self) {
        self.0.worker_bell.notify_one();
    }

    pub(crate) fn tell_progress(&self, job: JobId) {
        // Nobody may be watching.
        let _ = self.0.progress.send(job);
    }

    /// Writes down, at most once a minute and beside the request, that a session is in use and that a member is there.
    pub(crate) fn note_seen(&self, who: &Who) {
        self.note_member_seen(who);
        let (Some(session), Some(seen_at)) = (who.session, who.seen_at) else {
            return;
        };
        let now = self.now();
        if now.duration_since(seen_at) < SEEN_EVERY {
            return;
        }
        {
            let mut seen = self.0.seen.lock().unwrap_or_else(PoisonError::into_inner);
            if !seen.is_new(session, now) {
                return;
            }
        }
        let app = self.clone();
        let tenant = match (&who.in_tenant, &who.tenant) {
            (InTenant::Member(member), Some(tenant)) if member.active => Some(tenant.id),
            _ => None,
        };
        tokio::spawn(async move {
            let written = async {
                let client = app.pools().identity.get().await?;
                db::queries::sessions::seen().bind(&client, &now, &session.0).await?;
                if let Some(tenant) = tenant {
                    db::queries::tenants::touch().bind(&client, &now, &tenant.0).await?;
                }
                crate::Result::Ok(())
            };
            if let Err(error) = written.await {
                tracing::warn!(%error, "the use of a session could not be written down");
            }
        });
    }

    /// By whatever credential of theirs.
    fn note_member_seen(&self, who: &Who) {
        let (InTenant::Member(member), Some(tenant)) = (&who.in_tenant, &who.tenant) else {
            return;
        };
        if !member.active || who.has_ended(self.now()) {
            return;
        }
        let now = self.now();
        {
            let seen = self.0.seen_members.lock();
            if !seen.unwrap_or_else(PoisonError::into_inner).is_new(member.id, now) {
                return;
            }
        }
        let (app, tenant, member) = (self.clone(), tenant.id, member.id);
        tokio::spawn(async move {
            let written = async {
                let client = app.pools().identity.get().await?;
                db::queries::members::seen()
                    .bind(&client, &now, &tenant.0, &member.0)
                    .await?;
                crate::Result::Ok(())
            };
            if let Err(error) = written.await {
                tracing::warn!(%error, "that a member is there could not be written down");
            }
        });
    }
}
