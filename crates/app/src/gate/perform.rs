//! How the door handles an operation on which `authz` decides, whichever it is: facts, decision, transaction, event, commit. It works on what all
//! operations have in common, so it is compiled once for each plane and not once for each operation.

use std::{any::Any, marker::PhantomData, sync::Arc};

use async_trait::async_trait;
use authz::{Ask, Permission};
use jiff::Timestamp;

use super::{Act, Done, Granted, Mode, Operation, TRIES, Tx, Yield, plane::DecidedPlane, record, to_the_end};
use crate::{
    App, Error, Result,
    audit::{Attempt, Target},
    caller::{Caller, Who},
    facts::{Question, Subject},
    ids::TenantRef,
    names,
};

/// What is said of an operation once and for all.
struct Kind {
    name: &'static str,
    permission: Permission<'static>,
    mode: Mode,
    recorded: bool,
}

/// An operation that somebody asked for, without its own types. Its futures must be `Send` and what it yields is not `Sync`, so it is borrowed
/// mutably while they run.
#[async_trait]
trait Asked<P: DecidedPlane>: Send {
    fn kind(&self) -> Kind;
    fn target(&self) -> Target;
    fn is_about(&self, who: &Who) -> bool;
    fn justification(&self) -> Option<&str>;
    async fn acts(&mut self, who: &Who, tx: &Tx<P>) -> Result<Vec<Act>>;

    /// In the transaction; what comes of it is kept for [`Asked::end`].
    async fn run(&mut self, who: &Arc<Who>, now: Timestamp, tx: &Tx<P>) -> Result<Done<()>>;

    /// After the commit: the operation's output.
    async fn end(&mut self, app: &App) -> Result<Output>;
}

/// Of whichever operation it was.
type Output = Box<dyn Any + Send>;

/// The operation, and what comes of it.
struct Asking<Op: Operation> {
    operation: Op,
    yielded: Option<Yield<Op::Output>>,
}

#[async_trait]
impl<Op: Operation> Asked<Op::Plane> for Asking<Op> {
    fn kind(&self) -> Kind {
        Kind {
            name: Op::NAME,
            permission: Op::PERMISSION,
            mode: Op::MODE,
            recorded: Op::RECORDED,
        }
    }

    fn target(&self) -> Target {
        self.operation.target()
    }

    fn is_about(&self, who: &Who) -> bool {
        self.operation.is_about(who)
    }

    fn justification(&self) -> Option<&str> {
        self.operation.justification()
    }

    async fn acts(&mut self, who: &Who, tx: &Tx<Op::Plane>) -> Result<Vec<Act>> {
        self.operation.acts(who, tx).await
    }

    async fn run(&mut self, who: &Arc<Who>, now: Timestamp, tx: &Tx<Op::Plane>) -> Result<Done<()>> {
        let granted = Granted {
            who: who.clone(),
            now,
            operation: PhantomData,
        };
        let (yielded, done) = self.operation.run(&granted, tx).await?.apart();
        self.yielded = Some(yielded);
        Ok(done)
    }

    async fn end(&mut self, app: &App) -> Result<Output> {
        let yielded = self.yielded.take();
        let yielded = yielded.ok_or_else(|| Error::Internal(format!("{} was not run", Op::NAME)))?;
        Ok(Box::new(yielded.output(app).await?))
    }
}

impl App {
    pub(super) async fn perform<Op: Operation>(
        &self,
        caller: &Caller,
        tenant: Option<&TenantRef>,
        operation: Op,
    ) -> Result<Op::Output> {
        let asking = Asking {
            operation,
            yielded: None,
        };
        let output = self.see_to(caller, tenant, Box::new(asking)).await?.downcast();
        let output = output.map_err(|_| Error::Internal(format!("{} gave something else back", Op::NAME)))?;
        Ok(*output)
    }

    async fn see_to<P: DecidedPlane>(
        &self,
        caller: &Caller,
        tenant: Option<&TenantRef>,
        mut asked: Box<dyn Asked<P>>,
    ) -> Result<Output> {
        match asked.kind().mode {
            Mode::Read => self.run(caller, tenant, &mut *asked).await,
            Mode::Write => {
                let (app, caller, tenant) = (self.clone(), caller.clone(), tenant.cloned());
                to_the_end(async move { app.run(&caller, tenant.as_ref(), &mut *asked).await }).await
            }
        }
    }

    async fn run<P: DecidedPlane>(
        &self,
        caller: &Caller,
        tenant: Option<&TenantRef>,
        asked: &mut dyn Asked<P>,
    ) -> Result<Output> {
        let mut tries = 1;
        loop {
            let who = self.facts(caller, tenant).await?;
            let mut target = asked.target();
            match self.decide_and_run(caller, &who, tenant, asked, &mut target).await {
                Ok(()) => {
                    let ended = asked.end(self).await;
                    if let (true, Err(error)) = (is_recorded(asked, &who), &ended) {
                        // The change is committed and its event says done; that the rest of it failed is an event too.
                        let target = asked.target();
                        record::failed(self, attempt(caller, &who, asked, &target), error).await;
                    }
                    return ended;
                }
                Err(error) if error.may_pass() && tries < TRIES => tries += 1,
                Err(error) => {
                    record::refused(self, attempt(caller, &who, asked, &target), &error).await;
                    return Err(error);
                }
            }
        }
    }

    async fn decide_and_run<P: DecidedPlane>(
        &self,
        caller: &Caller,
        who: &Arc<Who>,
        tenant: Option<&TenantRef>,
        asked: &mut dyn Asked<P>,
        target: &mut Target,
    ) -> Result<()> {
        let (now, kind) = (self.now(), asked.kind());
        let themself = asked.is_about(who);
        let decide = |act: &Act| match themself {
            true => who.decide(now, Ask::Themself),
            false => who.decide(now, P::ask(kind.permission, act)),
        };
        // What is refused whatever the target is refused before a connection is taken.
        decide(&Act::Plain)?;
        // Whoever comes by a slug that the tenant had before, and may come, is sent on.
        if let (Some(TenantRef::Slug(slug)), Some(found)) = (tenant, &who.tenant)
            && *slug != found.slug
        {
            return Err(Error::Moved(found.slug.clone()));
        }
        asked.justification().map(names::reason).transpose()?;
        let recorded = is_recorded(asked, who);
        let tx = Tx::begin_for(self, who, kind.mode, recorded).await?;
        let acts = asked.acts(who, &tx).await;
        if let Some(found) = tx.target() {
            target.clone_from(found);
        }
        for act in acts? {
            decide(&act)?;
        }
        let mut done = asked.run(who, now, &tx).await?;
        if let Some(named) = done.target.take() {
            *target = named;
        }
        for mut part in tx.told() {
            part.record(attempt(caller, who, asked, target))
                .write(tx.db(), tx.now())
                .await?;
        }
        let record = recorded.then(|| done.record(attempt(caller, who, asked, target)));
        tx.commit(record).await
    }

    /// Everything that is known of the caller, read now.
    pub(crate) async fn facts(&self, caller: &Caller, tenant: Option<&TenantRef>) -> Result<Arc<Who>> {
        let question = Question {
            subject: Subject::Credential(caller.credential.clone()),
            tenant: tenant.map(Into::into),
        };
        let who = self
            .fact_reader()
            .read(question)
            .await?
            .coming_from(caller.origin.address);
        self.note_seen(&who);
        Ok(who)
    }
}

fn is_recorded<P: DecidedPlane>(asked: &dyn Asked<P>, who: &Who) -> bool {
    asked.kind().recorded || P::is_inside(who)
}

/// What every event of it says. It is in the log of the tenant that the caller belongs into: whoever does not knows of no tenant, and its owners
/// learn of nobody outside it.
fn attempt<'a, P: DecidedPlane>(
    caller: &'a Caller,
    who: &'a Who,
    asked: &'a dyn Asked<P>,
    target: &'a Target,
) -> Attempt<'a> {
    Attempt {
        caller,
        who: Some(who),
        operation: asked.kind().name,
        tenant: who.known_tenant().map(|tenant| tenant.id),
        target,
        justification: asked.justification().map(str::trim),
    }
}
