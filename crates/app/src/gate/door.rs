//! Operations on which nothing is decided by role: the short list of public ones, and those on the caller's own account.

use std::sync::Arc;

use async_trait::async_trait;
use authz::Refusal;

use super::{Done, Mode, Tx, plane::Identity, record, to_the_end};
use crate::{
    App, Error, Result,
    audit::{Attempt, Target},
    caller::{Caller, Who},
};

/// What anybody may ask for without being known: `docs/reference/public-operations.md` lists them all.
#[async_trait]
pub trait PublicOperation: Send + Sync + Sized + 'static {
    const NAME: &'static str;
    const MODE: Mode;
    type Output: Send + 'static;

    fn target(&self) -> Target;

    async fn run(&self, door: &mut Door<'_>) -> Result<Done<Self::Output>>;
}

/// What everybody who is signed in may do with their own account (D7).
#[async_trait]
pub trait AccountOperation: Send + Sync + Sized + 'static {
    const NAME: &'static str;
    const MODE: Mode;
    /// Whether an API token may ask as well. It carries the permissions that are named in it and not its owner's account: what it
    /// changed there would outlive it, and what it read there is nobody else's.
    const BY_TOKEN: bool = false;
    /// Whether somebody may ask who is in a tenant by an access grant. That is good for the tenant alone.
    const BY_ACCESS_GRANT: bool = false;
    type Output: Send + 'static;

    fn target(&self, who: &Who) -> Target;

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<Self::Output>>;
}

/// The way to transactions for an operation that does slow work between them, such as hashing a password.
pub struct Door<'a> {
    app: &'a App,
    caller: &'a Caller,
    tx: Option<Tx<Identity>>,
    /// Who it turned out to be, for the audit event.
    acting: Option<Arc<Who>>,
    /// What its event says of it, where that is another thing than what the caller is told.
    recorded: Option<Error>,
    /// Whom or what it turned out to be about, likewise.
    about: Option<Target>,
}

impl<'a> Door<'a> {
    fn new(app: &'a App, caller: &'a Caller) -> Self {
        Self {
            app,
            caller,
            tx: None,
            acting: None,
            recorded: None,
            about: None,
        }
    }

    pub fn app(&self) -> &App {
        self.app
    }

    pub fn caller(&self) -> &Caller {
        self.caller
    }

    /// The transaction under way, or a new one. What is still open when the operation ends is committed with its event.
    pub async fn tx(&mut self) -> Result<&Tx<Identity>> {
        if self.tx.is_none() {
            self.tx = Some(Tx::begin(self.app, None).await?);
        }
        Ok(self.tx.as_ref().expect("begun just now"))
    }

    /// Commits what was done so far and holds no connection until the next [`Door::tx`].
    pub async fn release(&mut self) -> Result<()> {
        match self.tx.take() {
            Some(tx) => tx.commit(None).await,
            None => Ok(()),
        }
    }

    /// Names the person who turned out to act.
    pub fn acting(&mut self, who: Who) {
        self.acting = Some(Arc::new(who));
    }

    /// Names what it turned out to be about, for whichever event it ends with.
    pub fn about(&mut self, target: Target) {
        self.about = Some(target);
    }

    /// Whatever the operation is refused with, its event is that of this error.
    pub fn record_as(&mut self, error: Error) {
        self.recorded = Some(error);
    }

    async fn finish<T>(
        mut self,
        who: Option<&Who>,
        operation: &'static str,
        target: &Target,
        mode: Mode,
        result: Result<Done<T>>,
    ) -> Result<T> {
        let acting = self.acting.take();
        let about = self.about.take();
        let target = about.as_ref().unwrap_or(target);
        let attempt = Attempt {
            caller: self.caller,
            who: acting.as_deref().or(who),
            operation,
            tenant: None,
            target,
            justification: None,
        };
        let mut done = match result {
            Ok(done) => done,
            Err(error) => {
                drop(self.tx.take());
                let recorded = self.recorded.as_ref().unwrap_or(&error);
                record::refused(self.app, attempt, recorded).await;
                return Err(error);
            }
        };
        let found = done.target.take();
        let attempt = Attempt {
            target: found.as_ref().unwrap_or(target),
            ..attempt
        };
        let record = (mode == Mode::Write).then(|| done.record(attempt));
        if record.is_some() {
            self.tx().await?;
        }
        if let Some(tx) = self.tx.take() {
            tx.commit(record).await?;
        }
        done.output.output(self.app).await
    }
}

impl App {
    /// Does what anybody may ask for.
    pub async fn in_public<Op: PublicOperation>(&self, caller: &Caller, operation: Op) -> Result<Op::Output> {
        let (app, caller) = (self.clone(), caller.clone());
        to_the_end(async move {
            let mut door = Door::new(&app, &caller);
            let result = operation.run(&mut door).await;
            door.finish(None, Op::NAME, &operation.target(), Op::MODE, result).await
        })
        .await
    }

    /// Does what a person may do with their own account.
    pub async fn on_account<Op: AccountOperation>(&self, caller: &Caller, operation: Op) -> Result<Op::Output> {
        let (app, caller) = (self.clone(), caller.clone());
        to_the_end(async move {
            let who = app.facts(&caller, None).await?;
            let mut door = Door::new(&app, &caller);
            let result = match who.person() {
                Ok(_) if who.has_ended(app.now()) => Err(Refusal::Unauthenticated.into()),
                Ok(_) if who.access_grant.is_some() && !Op::BY_ACCESS_GRANT => Err(Refusal::AccessGrant.into()),
                Ok(_) if who.token.is_some() && !Op::BY_TOKEN => Err(Refusal::TokenScope.into()),
                Ok(_) => operation.run(&who, &mut door).await,
                Err(error) => Err(error),
            };
            door.finish(Some(&who), Op::NAME, &operation.target(&who), Op::MODE, result)
                .await
        })
        .await
    }
}
