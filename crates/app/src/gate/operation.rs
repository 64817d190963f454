//! Operations on which `authz` decides: inside a tenant and on the platform.

use std::{marker::PhantomData, sync::Arc};

use authz::Permission;

use super::{
    Act, Done, Granted, Mode, TRIES, Tx,
    plane::{DecidedPlane, Platform, Tenant},
    record_failure, record_refusal, to_the_end,
};
use crate::{
    App, Result,
    audit::{Outcome, Record, Target},
    caller::{Caller, Who},
    facts::{Question, Subject},
    ids::{TenantId, TenantRef},
};

/// One thing that a caller can ask for.
pub trait Operation: Send + Sync + Sized + 'static {
    /// [`Tenant`] or [`Platform`].
    type Plane: DecidedPlane;
    /// Noun and verb, as in the audit log: `members.invite`.
    const NAME: &'static str;
    const PERMISSION: Permission<'static>;
    const MODE: Mode;
    type Output: Send + 'static;

    /// What the request names as its target.
    fn target(&self) -> Target;

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
            match self.decide_and_run(caller, &who, operation).await {
                Ok(done) => {
                    let output = done.output(self).await;
                    if let (Mode::Write, Err(error)) = (Op::MODE, &output) {
                        // The change is committed and its event says done; that the rest of it failed is an event too.
                        record_failure(self, caller, &who, Op::NAME, log_of(&who), &operation.target(), error).await;
                    }
                    return output;
                }
                Err(error) if error.may_pass() && tries < TRIES => tries += 1,
                Err(error) => {
                    record_refusal(
                        self,
                        caller,
                        Some(&who),
                        Op::NAME,
                        log_of(&who),
                        &operation.target(),
                        &error,
                    )
                    .await;
                    return Err(error);
                }
            }
        }
    }

    async fn decide_and_run<Op: Operation>(
        &self,
        caller: &Caller,
        who: &Arc<Who>,
        operation: &Op,
    ) -> Result<Done<Op::Output>> {
        let now = self.now();
        let decide = |act: &Act| who.decide(now, Op::Plane::ask(Op::PERMISSION, act));
        // What is refused whatever the target is refused before a connection is taken.
        decide(&Act::Plain)?;
        let tx = Tx::begin_for(self, who, Op::MODE).await?;
        for act in operation.acts(who, &tx).await? {
            decide(&act)?;
        }
        let granted = Granted {
            who: who.clone(),
            now,
            operation: PhantomData,
        };
        let mut done = operation.run(&granted, &tx).await?;
        let target = done.target.take().unwrap_or_else(|| operation.target());
        let record = (Op::MODE == Mode::Write).then(|| Record {
            who: Some(who),
            credential: &caller.credential,
            origin: &caller.origin,
            operation: Op::NAME,
            tenant: who.tenant.as_ref().map(|tenant| tenant.id),
            target: &target,
            outcome: Outcome::Done,
            reason: None,
            before: done.before.take(),
            after: done.after.take(),
        });
        tx.commit(record).await?;
        Ok(done)
    }

    /// Everything that is known of the caller, read now.
    pub(crate) async fn facts(&self, caller: &Caller, tenant: Option<&TenantRef>) -> Result<Arc<Who>> {
        let question = Question {
            subject: Subject::Credential(caller.credential.clone()),
            tenant: tenant.map(Into::into),
        };
        let who = self.fact_reader().read(question).await?;
        self.note_seen(&who);
        Ok(who)
    }
}

/// The log that a refusal is written to: whoever is no member knows of no tenant, and its owners learn of nobody outside it.
fn log_of(who: &Who) -> Option<TenantId> {
    who.member.as_ref().and(who.tenant.as_ref()).map(|tenant| tenant.id)
}
