//! The work behind an import: line after line, each an operation of its own, so that what one is refused holds up no other. It can be begun anew at any line.

use db::queries::member_imports as sql;
use jiff::SignedDuration;

use super::invite::Invite;
use crate::{
    App, Caller, Error, MemberImportId, Result, TenantId, TenantRef,
    gate::{Tenant, Tx},
    jobs::{Job, Work},
};

/// Read at a time, and told to whoever watches.
const AT_ONCE: i64 = 50;
/// How long until it is tried again whether the tenant may invite more people today.
const PAUSE: SignedDuration = SignedDuration::from_hours(1);

pub(crate) async fn perform(app: &App, job: &Job, tenant: TenantId, import: MemberImportId) -> Result<()> {
    let mut done = 0_usize;
    loop {
        let tx = Tx::<Tenant>::afterwards(app, tenant).await?;
        let ready = sql::lines()
            .bind(tx.db(), &tenant.0, &import.0, &"ready", &0, &AT_ONCE)
            .all()
            .await?;
        if ready.is_empty() {
            sql::finish().bind(tx.db(), &tx.now(), &tenant.0, &import.0).await?;
            return tx.done().await;
        }
        tx.done().await?;
        for line in ready {
            let invite = Invite {
                import,
                line: line.line,
                email: line.email,
            };
            let invited = app
                .in_tenant(&Caller::system("member import"), &TenantRef::Id(tenant), invite)
                .await;
            match invited {
                Ok(()) => {}
                Err(error) if error.code() == "limit_reached" => return wait(app, tenant, import).await,
                Err(error) if is_of_the_line(&error) => settle(app, tenant, import, line.line, &error).await?,
                Err(error) => return Err(error),
            }
            done += 1;
        }
        job.record(app, serde_json::json!({ "lines": done })).await?;
    }
}

/// Whether the line itself cannot be invited, or whoever applied the import may not. Anything else may pass.
fn is_of_the_line(error: &Error) -> bool {
    match error {
        Error::Refused(
            authz::Refusal::TenantSuspended | authz::Refusal::TenantArchived | authz::Refusal::TenantPendingDeletion,
        ) => false,
        Error::Refused(_) | Error::NotFound | Error::Invalid(_) | Error::Conflict { .. } => true,
        _ => false,
    }
}

async fn settle(app: &App, tenant: TenantId, import: MemberImportId, line: i32, error: &Error) -> Result<()> {
    let why = match error {
        Error::NotFound => "Whoever had these people invited is no member any more.".to_owned(),
        other => other.to_string(),
    };
    let tx = Tx::<Tenant>::afterwards(app, tenant).await?;
    sql::settle()
        .bind(tx.db(), &"refused", &why, &tenant.0, &import.0, &line)
        .await?;
    tx.done().await
}

/// What the tenant may send in a day is sent (V26): the rest waits its turn.
async fn wait(app: &App, tenant: TenantId, import: MemberImportId) -> Result<()> {
    let tx = Tx::<Tenant>::afterwards(app, tenant).await?;
    let until = tx.now() + PAUSE;
    sql::wait().bind(tx.db(), &until, &tenant.0, &import.0).await?;
    tx.enqueue_at(&Work::ImportMembers { tenant, import }, until).await?;
    tx.done().await
}
