//! Tells the story: who is acting, and when. Every act is an operation of its own, by a person who signed in before.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv4Addr},
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use anyhow::{Context, Result, anyhow};
use app::{
    App, Caller, Clock, Origin, Plane,
    sessions::{Prove, SignIn},
};
use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;
use uuid::Uuid;

/// A person signs in again when their last session is older than this.
const SHIFT: SignedDuration = SignedDuration::from_hours(6);

const BROWSERS: [&str; 4] = [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15",
    "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1",
];

pub struct Story {
    pub app: App,
    clock: Arc<AtomicI64>,
    now: Timestamp,
    /// The clock has been set back to where the story begins.
    begun: bool,
    passwords: HashMap<&'static str, SecretString>,
    shifts: HashMap<(Plane, &'static str), (Timestamp, Caller)>,
}

impl Story {
    /// `open` gives an application that goes by the clock of the story.
    pub fn begin(open: impl FnOnce(Clock) -> Result<App>) -> Result<Self> {
        let now = Timestamp::now();
        let clock = Arc::new(AtomicI64::new(now.as_microsecond()));
        Ok(Self {
            app: open(Clock::Set(clock.clone()))?,
            clock,
            now,
            begun: false,
            passwords: HashMap::new(),
            shifts: HashMap::new(),
        })
    }

    /// So many days ago, at this time of day. The first act of a scene.
    pub fn day(&mut self, days_ago: i64, hour: i64, minute: i64) {
        let day = SignedDuration::from_hours(24);
        let today = self.now.as_second() - self.now.as_second().rem_euclid(day.as_secs());
        let then = Timestamp::from_second(today).unwrap_or(self.now) - day * i32::try_from(days_ago).unwrap_or(0)
            + SignedDuration::from_mins(60 * hour + minute);
        self.set(then);
    }

    /// So many minutes ago.
    pub fn minutes_ago(&mut self, minutes: i64) {
        self.set(self.now - SignedDuration::from_mins(minutes));
    }

    /// The very moment: work that follows from an act may be timed from it.
    pub fn present(&mut self) {
        self.now = Timestamp::now();
        self.set(self.now);
    }

    /// Never back, and never into the future.
    fn set(&mut self, then: Timestamp) {
        let then = then.min(self.now);
        if !self.begun || then > self.app.now() {
            self.begun = true;
            self.clock.store(then.as_microsecond(), Ordering::SeqCst);
        }
    }

    /// A little later.
    pub fn pass(&self, seconds: i64) {
        let then = self.app.now() + SignedDuration::from_secs(seconds);
        self.clock.store(then.min(self.now).as_microsecond(), Ordering::SeqCst);
    }

    pub fn knows(&mut self, email: &'static str, password: SecretString) {
        self.passwords.insert(email, password);
    }

    /// Everybody sits behind an address of their own, out of those that are kept for examples (RFC 5737).
    pub fn origin(email: &str) -> Origin {
        let sum: u32 = email
            .bytes()
            .fold(7, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte)));
        let [_, _, browser, host] = sum.to_be_bytes();
        let network = if email.ends_with(".org") {
            [198, 51, 100]
        } else {
            [203, 0, 113]
        };
        Origin {
            address: Some(IpAddr::V4(Ipv4Addr::new(
                network[0],
                network[1],
                network[2],
                host.clamp(1, 254),
            ))),
            request_id: Some(Uuid::now_v7()),
            user_agent: Some(BROWSERS[usize::from(browser) % BROWSERS.len()].to_owned()),
        }
    }

    /// Somebody who is not signed in, at this person's desk.
    pub fn visitor(email: &str) -> Caller {
        Caller::new(app::Credential::Anonymous, Self::origin(email))
    }

    /// The person, signed in to a tenant's panel.
    pub async fn person(&mut self, email: &'static str) -> Result<Caller> {
        self.signed_in(Plane::App, email).await
    }

    /// The person, signed in to the root panel.
    pub async fn admin(&mut self, email: &'static str) -> Result<Caller> {
        self.signed_in(Plane::Root, email).await
    }

    async fn signed_in(&mut self, plane: Plane, email: &'static str) -> Result<Caller> {
        if let Some((since, caller)) = self.shifts.get(&(plane, email))
            && self.app.now().duration_since(*since) < SHIFT
        {
            self.pass(20);
            let mut caller = caller.clone();
            caller.origin.request_id = Some(Uuid::now_v7());
            return Ok(caller);
        }
        let password = self
            .passwords
            .get(email)
            .cloned()
            .ok_or_else(|| anyhow!("{email} has no password"))?;
        let ask = SignIn {
            plane,
            email: email.to_owned(),
            password,
        };
        let session = self
            .app
            .in_public(&Self::visitor(email), ask)
            .await
            .with_context(|| format!("{email} cannot sign in"))?
            .session()?;
        let caller = session.caller(plane, Self::origin(email));
        self.shifts.insert((plane, email), (self.app.now(), caller.clone()));
        self.pass(45);
        Ok(caller)
    }

    /// The person gives their password once more, for what needs a recent proof.
    pub async fn prove(&self, caller: &Caller, email: &str) -> Result<()> {
        let password = self.password_of(email).cloned();
        let password = password.ok_or_else(|| anyhow!("{email} has no password"))?;
        Ok(self.app.on_account(caller, Prove { password, code: None }).await?)
    }

    /// The caller is signed in already, by having just accepted an invitation.
    pub fn holds(&mut self, email: &'static str, caller: Caller) {
        self.shifts.insert((Plane::App, email), (self.app.now(), caller));
    }

    pub fn password_of(&self, email: &str) -> Option<&SecretString> {
        self.passwords.get(email)
    }
}

/// For an act that must be refused: a demo in which it is allowed would be worse than none.
pub fn refused<T>(result: app::Result<T>, what: &str) -> Result<()> {
    match result {
        Ok(_) => Err(anyhow!("{what} should have been refused")),
        Err(_) => Ok(()),
    }
}
