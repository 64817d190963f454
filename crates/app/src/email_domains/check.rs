//! Asks the DNS for the record of a domain, because somebody wants it now, and writes down what came of it. What is asked by itself is in `check_all`.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::email_domains as sql;
use jiff::{SignedDuration, Timestamp};

use super::{
    EmailDomain, EmailDomainState, MISSING_FOR, find,
    look_up::{Found, look_up},
    prove::Prove,
    withdraw::Withdraw,
};
use crate::{
    App, Caller, EmailDomainId, Error, Mode, Operation, Result, TenantId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tenant, Tx},
};

pub struct Check {
    pub domain: EmailDomainId,
}

/// From one check by hand to the next in one tenant: others' name servers are not ours to tire.
const PAUSE_SECONDS: u64 = 10;

#[async_trait]
impl Operation for Check {
    type Plane = Tenant;
    const NAME: &'static str = "email_domains.check";
    const PERMISSION: Permission<'static> = Permission::new("tenant", Action::Manage);
    const MODE: Mode = Mode::Write;
    type Output = EmailDomain;

    fn target(&self) -> Target {
        Target::new("email_domain", self.domain, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<EmailDomain>> {
        let (tenant, domain) = (tx.tenant()?, find(tx, self.domain).await?);
        let before = tx.now() - SignedDuration::from_secs(PAUSE_SECONDS.cast_signed());
        let claimed = sql::claim_check().bind(tx.db(), &tx.now(), &tenant.0, &before).await?;
        if claimed == 0 {
            return Err(Error::TooMany(PAUSE_SECONDS));
        }
        let name = domain.domain.clone();
        let done = Done::after_commit(async move |app: App| {
            check(&app, tenant, &domain).await?;
            read(&app, tenant, domain.id).await
        });
        Ok(done.target("email_domain", self.domain, name))
    }
}

pub(super) async fn read(app: &App, tenant: TenantId, id: EmailDomainId) -> Result<EmailDomain> {
    let tx = Tx::<Platform>::background(app).await?;
    let row = sql::get().bind(tx.db(), &tenant.0, &id.0).opt().await?;
    tx.done().await?;
    row.map(Into::into).ok_or(Error::NotFound)
}

/// Nothing of the control plane is held while the DNS is asked.
pub(super) async fn check(app: &App, tenant: TenantId, domain: &EmailDomain) -> Result<()> {
    let found = look_up(app.settings().dns_resolver, domain).await;
    let now = app.now();
    let was_proved = domain.state == EmailDomainState::Proved;
    match found {
        Found::Record if was_proved => record(app, tenant, domain, None, None).await,
        Found::Record => match by_ourselves(app, Prove { tenant, id: domain.id }).await {
            Err(Error::Conflict {
                code: "proved_elsewhere",
                message,
            }) => record(app, tenant, domain, Some(message), None).await,
            proved => proved,
        },
        Found::Missing(problem) if was_proved => {
            let since = domain.missing_since.unwrap_or(now);
            if now.duration_since(since) < MISSING_FOR {
                return record(app, tenant, domain, Some(problem), Some(since)).await;
            }
            let id = domain.id;
            by_ourselves(app, Withdraw { tenant, id, problem }).await
        }
        // Who says nothing says nothing against a proof either.
        Found::Missing(problem) | Found::Silence(problem) => {
            record(app, tenant, domain, Some(problem), domain.missing_since).await
        }
    }
}

/// What changes whose the domain is leaves an event. Where somebody else was quicker there is nothing to do.
async fn by_ourselves<Op: Operation<Plane = Platform, Output = ()>>(app: &App, operation: Op) -> Result<()> {
    match app.on_platform(&Caller::system("domain checker"), operation).await {
        Err(Error::Conflict { code: "unchanged", .. }) => Ok(()),
        done => done,
    }
}

async fn record(
    app: &App,
    tenant: TenantId,
    domain: &EmailDomain,
    problem: Option<String>,
    missing_since: Option<Timestamp>,
) -> Result<()> {
    let tx = Tx::<Platform>::background(app).await?;
    let was_proved = domain.state == EmailDomainState::Proved;
    sql::record_check()
        .bind(
            tx.db(),
            &tx.now(),
            &problem,
            &missing_since,
            &domain.next_check(tx.now()),
            &tenant.0,
            &domain.id.0,
            &was_proved,
        )
        .await?;
    tx.done().await
}
