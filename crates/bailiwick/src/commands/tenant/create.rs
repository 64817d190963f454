//! `tenant create`: creates a tenant as the root panel does, and waits while a `serve` makes its place.

use std::{
    process::ExitCode,
    time::{Duration, Instant},
};

use anyhow::{Result, bail};
use app::{
    App, Caller, ServerId,
    jobs::JobState,
    servers,
    tenants::{Create, Details, NewTenant, TenantState},
};

use super::find;
use crate::{
    arguments::CreateTenant,
    commands::{every, print, print_json},
    installation::{Installation, Missing},
    settings::Settings,
};

/// Longer than a worker takes to notice the job, which it is told of.
const UNTIL_TAKEN: Duration = Duration::from_secs(10);
/// A server that is slow, or tried again.
const UNTIL_MADE: Duration = Duration::from_mins(2);

pub async fn run(settings: &Settings, new: CreateTenant, json: bool) -> Result<ExitCode> {
    let installation = Installation::visit(settings, Missing::Refuse).await?;
    let owner = new.owner.clone();
    // Started here, the embedded PostgreSQL is ours alone: nobody works on its jobs.
    let alone = installation.postgres.is_some();
    let created = create(&installation.app, new, alone).await;
    let mailed = installation.app.sends_mail().await;
    installation.close().await?;
    let (tenant, mailed) = (created?, mailed?);
    if json {
        print_json(&tenant)?;
    } else {
        print(&text(settings, &tenant, owner, mailed))?;
    }
    Ok(ExitCode::SUCCESS)
}

async fn create(app: &App, new: CreateTenant, alone: bool) -> Result<Details> {
    let server = match &new.server {
        Some(named) => Some(server(app, named).await?),
        None => None,
    };
    let create = Create(NewTenant {
        name: new.name,
        slug: new.slug,
        isolation: new.isolation,
        server,
        owner_email: new.owner,
    });
    let made = app.on_platform(&Caller::cli(), create).await?;
    let begun = Instant::now();
    loop {
        let tenant = find(app, &made.id.to_string()).await?;
        let job = tenant.progress.as_ref();
        if let Some(job) = job.filter(|job| job.state == JobState::Failed) {
            bail!(
                "the tenant {} is created, but its place could not be made: {}: mend that, then have the job tried again on the root panel's page of jobs",
                made.slug,
                job.error.as_deref().unwrap_or("the job gave up")
            );
        }
        let patience = if job.is_some_and(|job| job.attempts > 0) {
            UNTIL_MADE
        } else {
            UNTIL_TAKEN
        };
        if tenant.tenant.state != TenantState::Provisioning || alone || begun.elapsed() > patience {
            return Ok(tenant);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// By its id or its name.
async fn server(app: &App, named: &str) -> Result<ServerId> {
    if let Ok(id) = named.parse() {
        return Ok(id);
    }
    let servers = every(async |after| {
        let list = servers::List {
            after,
            limit: Some(200),
            ..servers::List::default()
        };
        app.on_platform(&Caller::cli(), list).await
    });
    match servers.await?.into_iter().find(|server| server.name == named) {
        Some(server) => Ok(server.id),
        None => bail!("there is no database server {named}: the root panel lists those there are, under Servers"),
    }
}

fn text(settings: &Settings, details: &Details, owner: Option<String>, mailed: bool) -> String {
    let tenant = &details.tenant;
    let mut text = match (tenant.state, &details.progress) {
        (TenantState::Provisioning, Some(job)) if job.attempts > 0 => format!(
            "{} is created. Its place is not made yet ({}); the root panel shows how far it is.\n",
            tenant.slug,
            job.error.as_deref().unwrap_or("a worker is at it")
        ),
        (TenantState::Provisioning, _) => format!(
            "{} is created. Its place is made as soon as `bailiwick serve` runs, which works on what waits.\n",
            tenant.slug
        ),
        _ => format!(
            "{} is open: {}/t/{}\n",
            tenant.slug,
            settings.base_url.trim_end_matches('/'),
            tenant.slug
        ),
    };
    if let Some(owner) = owner {
        text.push_str(&if mailed {
            format!("Its first owner {owner} is invited by mail.\n")
        } else {
            format!(
                "No mail server is set: the invitation of its first owner {owner} is in the outbox on the root panel.\n"
            )
        });
    }
    text
}
