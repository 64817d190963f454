//! What the installation does: people, mail, the servers of tenants, work in the background, the audit log. Through the gate, and only reading.

use app::{
    App, Caller, Result,
    admins::{self, AdminState},
    audit,
    jobs::{self, CountBacklog},
    mail_server,
    servers::{self, Server},
};
use jiff::{SignedDuration, Timestamp};

use crate::{check::Check, commands::every};

/// Longer than anything waits while a worker runs.
const WAITS: SignedDuration = SignedDuration::from_mins(5);
const JOBS_NAMED: u16 = 5;

pub async fn look(app: &App) -> Vec<Check> {
    let mut checks = Vec::new();
    checks.push(told("Super Admins", super_admins(app).await));
    checks.push(told("mail", mail(app).await));
    match servers(app).await {
        Ok(servers) => {
            for server in servers {
                checks.push(server_of_tenants(app, &server).await);
            }
        }
        Err(error) => checks.push(Check::error("database servers", error)),
    }
    checks.push(told("jobs", work(app).await));
    checks.push(told("audit log", audit_log(app).await));
    checks
}

fn told(check: &str, found: Result<Check>) -> Check {
    found.unwrap_or_else(|error| Check::error(check, error))
}

async fn super_admins(app: &App) -> Result<Check> {
    let list = admins::List {
        role: Some("super_admin".to_owned()),
        limit: Some(200),
        ..admins::List::default()
    };
    let page = app.on_platform(&Caller::cli(), list).await?;
    if page.items.is_empty() {
        return Ok(Check::warning(
            "Super Admins",
            "there is none yet",
            "open the link that `bailiwick serve` prints, or run `bailiwick admin bootstrap`",
        ));
    }
    let able =
        |admin: &&admins::Admin| admin.can_sign_in && matches!(admin.state, AdminState::Active | AdminState::Invited);
    Ok(match page.items.iter().filter(able).count() {
        0 => Check::failed(
            "Super Admins",
            "nobody who can sign in may do everything",
            "run `bailiwick admin recover EMAIL` to let one in again",
        ),
        1 => Check::warning(
            "Super Admins",
            "there is one alone",
            "make a second one on the root panel, for when the first is away",
        ),
        able => Check::ok("Super Admins", format!("{able} can sign in")),
    })
}

async fn mail(app: &App) -> Result<Check> {
    Ok(match app.on_platform(&Caller::cli(), mail_server::Probe).await? {
        None => Check::warning(
            "mail",
            "no mail server is set: mails wait in the outbox on the root panel",
            "set one there under Settings, or in the configuration",
        ),
        Some(report) => {
            let place = format!("{}:{}", report.host, report.port);
            match report.error {
                None => Check::ok("mail", format!("{place} takes mail")),
                Some(error) => Check::failed(
                    "mail",
                    format!("{place}: {error}"),
                    "see that the mail server runs and that the settings for it are right",
                ),
            }
        }
    })
}

async fn servers(app: &App) -> Result<Vec<Server>> {
    every(async |after| {
        let list = servers::List {
            after,
            limit: Some(200),
            ..servers::List::default()
        };
        app.on_platform(&Caller::cli(), list).await
    })
    .await
}

async fn server_of_tenants(app: &App, server: &Server) -> Check {
    let name = format!("server {}", server.name);
    let place = format!("{}:{}", server.host, server.port);
    match app
        .on_platform(&Caller::cli(), servers::Probe { server: server.id })
        .await
    {
        Err(error) => Check::error(name, anyhow::Error::from(error).context(place)),
        Ok(report) if report.advice.is_empty() => Check::ok(
            name,
            format!("{place}, PostgreSQL {}, tenants: {}", report.version, server.tenants),
        ),
        Ok(report) => Check::warning(
            name,
            format!("{place}, PostgreSQL {}", report.version),
            report.advice.join(" "),
        ),
    }
}

async fn work(app: &App) -> Result<Check> {
    let backlog = app.on_platform(&Caller::cli(), CountBacklog).await?;
    if backlog.failed > 0 {
        let list = jobs::List {
            state: Some("failed".to_owned()),
            after: None,
            limit: Some(JOBS_NAMED),
        };
        let page = app.on_platform(&Caller::cli(), list).await?;
        let named: Vec<String> = page
            .items
            .iter()
            .map(|job| {
                let of = job
                    .tenant
                    .as_ref()
                    .map_or_else(String::new, |tenant| format!(" of {tenant}"));
                format!(
                    "{}{of}: {}",
                    job.kind,
                    job.error.as_deref().unwrap_or("it says nothing")
                )
            })
            .collect();
        return Ok(Check::warning(
            "jobs",
            format!("{} gave up. {}", backlog.failed, named.join("; ")),
            "mend what they say, then have them tried again on the root panel's page of jobs",
        ));
    }
    Ok(match backlog.oldest_due_at {
        Some(due) if Timestamp::now().duration_since(due) > WAITS => Check::warning(
            "jobs",
            format!("{} wait, one since {}", backlog.queued, due.strftime("%F %R UTC")),
            "see that `bailiwick serve` runs: it works on them",
        ),
        _ => Check::ok(
            "jobs",
            format!("{} wait, {} run, none gave up", backlog.queued, backlog.running),
        ),
    })
}

async fn audit_log(app: &App) -> Result<Check> {
    let sealing = app.on_platform(&Caller::cli(), audit::Newest).await?;
    if let Some(missing) = sealing.missing {
        return Ok(Check::failed(
            "audit log",
            format!("the database no longer has the checkpoint {missing}, which was kept beside the keys"),
            "keep a copy of the database as it is now and run `bailiwick audit verify`",
        ));
    }
    if !sealing.key_is_known {
        return Ok(Check::failed(
            "audit log",
            "it is signed with a key that keys.json does not hold: that is an older copy, from before the keys were rotated",
            "put the newest copy of keys.json there, before more is sealed with the old one",
        ));
    }
    let newest = match (sealing.checkpoint, sealing.made_at) {
        (Some(checkpoint), Some(at)) => format!("sealed up to {}: {checkpoint}", at.strftime("%F %R UTC")),
        _ => "nothing is sealed yet".to_owned(),
    };
    Ok(match sealing.unsealed_since {
        Some(since) if Timestamp::now().duration_since(since) > WAITS => Check::warning(
            "audit log",
            format!("{newest}; events since {} are not sealed", since.strftime("%F %R UTC")),
            "see that `bailiwick serve` runs, which seals them; `bailiwick audit verify` does too",
        ),
        _ => Check::ok("audit log", newest),
    })
}
