//! Operations on which `authz` decides: inside a tenant and on the platform.

use std::{marker::PhantomData, sync::Arc};

use authz::{Ask, Permission};

use super::{
    Act, Done, Granted, Mode, TRIES, Tx,
    plane::{DecidedPlane, Platform, Tenant},
    record, to_the_end,
};
use crate::{
    App, Error, Result,
    audit::{Attempt, Target},
    caller::{Caller, Who},
    facts::{Question, Subject},
    ids::TenantRef,
    names,
};

/// One thing that a caller can ask for.
pub trait Operation: Send + Sync + Sized + 'static {
    /// [`Tenant`] or [`Platform`].
    type Plane: DecidedPlane;
    /// Noun and verb, as in the audit log: `members.invite`.
    const NAME: &'static str;
    const PERMISSION: Permission<'static>;
    const MODE: Mode;
    /// Whether an event says that it was done: of every change, and of a read that others are to learn of.
    const RECORDED: bool = matches!(Self::MODE, Mode::Write);
    type Output: Send + 'static;

    /// What the request names as its target.
    fn target(&self) -> Target;

    /// Whether it tells the caller about nobody but themself: that takes no permission, only a place in the tenant ([`authz::Ask::Themself`]).
    fn is_about(&self, _: &Who) -> bool {
        false
    }

    /// Why the caller wants it, where that is asked (D20): kept in the event. The gate refuses what is no reason.
    fn justification(&self) -> Option<&str> {
        None
    }

    /// What it does to whom, read in the transaction that will do it; each must be allowed. Empty where the permission says it all.
    fn acts(&self, who: &Who, tx: &Tx<Self::Plane>) -> impl Future<Output = Result<Vec<Act>>> + Send;

    fn run(
        &self,
        granted: &Granted<Self>,
        tx: &Tx<Self::Plane>,
    ) -> impl Future<Output = Result<Done<Self::Output>>> + Send;
}

impl App {
    /// Does `operation` in `tenant` as `caller`, or says why not.
    pub async fn in_tenant<Op: Operation<Plane = Tenant>>(
        &self,
        caller: &Caller,
        tenant: &TenantRef,
        operation: Op,
    ) -> Result<Op::Output> {
        self.perform(caller, Some(tenant), operation).await
    }

    /// Does `operation` as `caller`, or says why not.
    pub async fn on_platform<Op: Operation<Plane = Platform>>(
        &self,
        caller: &Caller,
        operation: Op,
    ) -> Result<Op::Output> {
        self.perform(caller, None, operation).await
    }

    async fn perform<Op: Operation>(
        &self,
        caller: &Caller,
        tenant: Option<&TenantRef>,
        operation: Op,
    ) -> Result<Op::Output> {
        match Op::MODE {
            Mode::Read => self.run(caller, tenant, &operation).await,
            Mode::Write => {
                let (app, caller, tenant) = (self.clone(), caller.clone(), tenant.cloned());
                to_the_end(async move { app.run(&caller, tenant.as_ref(), &operation).await }).await
            }
        }
    }

    async fn run<Op: Operation>(
        &self,
        caller: &Caller,
        tenant: Option<&TenantRef>,
        operation: &Op,
    ) -> Result<Op::Output> {
        let mut tries = 1;
        loop {
            let who = self.facts(caller, tenant).await?;
            let mut target = operation.target();
            match self.decide_and_run(caller, &who, tenant, operation, &mut target).await {
                Ok(done) => {
                    let output = done.output(self).await;
                    if let (true, Err(error)) = (is_recorded::<Op>(&who), &output) {
                        // The change is committed and its event says done; that the rest of it failed is an event too.
                        let target = operation.target();
                        record::failed(self, attempt(caller, &who, operation, &target), error).await;
                    }
                    return output;
                }
                Err(error) if error.may_pass() && tries < TRIES => tries += 1,
                Err(error) => {
                    record::refused(self, attempt(caller, &who, operation, &target), &error).await;
                    return Err(error);
                }
            }
        }
    }

    async fn decide_and_run<Op: Operation>(
        &self,
        caller: &Caller,
        who: &Arc<Who>,
        tenant: Option<&TenantRef>,
        operation: &Op,
        target: &mut Target,
    ) -> Result<Done<Op::Output>> {
        let now = self.now();
        let themself = operation.is_about(who);
        let decide = |act: &Act| match themself {
            true => who.decide(now, Ask::Themself),
            false => who.decide(now, Op::Plane::ask(Op::PERMISSION, act)),
        };
        // What is refused whatever the target is refused before a connection is taken.
        decide(&Act::Plain)?;
        // Whoever comes by a slug that the tenant had before, and may come, is sent on.
        if let (Some(TenantRef::Slug(slug)), Some(found)) = (tenant, &who.tenant)
            && *slug != found.slug
        {
            return Err(Error::Moved(found.slug.clone()));
        }
        operation.justification().map(names::reason).transpose()?;
        let recorded = is_recorded::<Op>(who);
        let tx = Tx::begin_for(self, who, Op::MODE, recorded).await?;
        let acts = operation.acts(who, &tx).await;
        if let Some(found) = tx.target() {
            target.clone_from(found);
        }
        for act in acts? {
            decide(&act)?;
        }
        let granted = Granted {
            who: who.clone(),
            now,
            operation: PhantomData,
        };
        let mut done = operation.run(&granted, &tx).await?;
        if let Some(named) = done.target.take() {
            *target = named;
        }
        for mut part in tx.told() {
            part.record(attempt(caller, who, operation, target))
                .write(tx.db(), tx.now())
                .await?;
        }
        let record = recorded.then(|| done.record(attempt(caller, who, operation, target)));
        tx.commit(record).await?;
        Ok(done)
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

fn is_recorded<Op: Operation>(who: &Who) -> bool {
    Op::RECORDED || Op::Plane::is_inside(who)
}

/// What every event of it says. It is in the log of the tenant that the caller belongs into: whoever does not knows of no tenant, and its owners
/// learn of nobody outside it.
fn attempt<'a, Op: Operation>(caller: &'a Caller, who: &'a Who, operation: &'a Op, target: &'a Target) -> Attempt<'a> {
    Attempt {
        caller,
        who: Some(who),
        operation: Op::NAME,
        tenant: who.known_tenant().map(|tenant| tenant.id),
        target,
        justification: operation.justification().map(str::trim),
    }
}
