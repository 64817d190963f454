//! The first day: the Super Admin, the tenants with their places in PostgreSQL, and their owners.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use app::{
    App, Caller, ServerId, TenantRef, admins, servers,
    set_up::{Claim, NewAdmin, Proof},
    tenants::{Create, InviteOwner, NewTenant, Show},
};

use super::{accept, tenant};
use crate::commands::demo::{
    people::{COMPANIES, Company, SUPER_ADMIN},
    random,
    story::Story,
};

/// A job that takes longer has failed, or nobody works.
const PATIENCE: Duration = Duration::from_mins(1);

pub async fn found(story: &mut Story) -> Result<()> {
    story.day(27, 9, 0);
    let platform = super_admin(story).await?;
    let server = server(&story.app, &platform).await?;
    for company in &COMPANIES {
        let new = NewTenant {
            name: company.name.to_owned(),
            slug: company.slug.to_owned(),
            isolation: company.isolation.to_owned(),
            server: Some(server),
            owner_email: None,
        };
        story
            .app
            .on_platform(&platform, Create(new))
            .await
            .with_context(|| format!("creating {}", company.name))?;
        story.pass(240);
    }
    for company in &COMPANIES {
        wait_until_open(&story.app, company).await?;
        let owner = &company.people[0];
        let invitation = InviteOwner {
            tenant: tenant(company),
            email: owner.email.to_owned(),
        };
        let link = story.app.on_platform(&platform, invitation).await?;
        story.pass(3900);
        accept(story, owner, link).await?;
    }
    Ok(())
}

/// The invented one where there is none, signed in; otherwise the command line acts, for we are not the one there is.
async fn super_admin(story: &mut Story) -> Result<Caller> {
    let anybody = admins::List::default();
    if !story.app.on_platform(&Caller::cli(), anybody).await?.items.is_empty() {
        return Ok(Caller::cli());
    }
    let (name, email) = SUPER_ADMIN;
    let password = random::password()?;
    let claim = Claim {
        proof: Proof::CommandLine,
        admin: NewAdmin {
            name: name.to_owned(),
            email: email.to_owned(),
            password: password.clone(),
        },
    };
    story.app.in_public(&Caller::cli(), claim).await?;
    story.knows(email, password);
    story.pass(60);
    story.admin(email).await
}

/// The one that Bailiwick runs, or else the first there is.
async fn server(app: &App, caller: &Caller) -> Result<ServerId> {
    let servers = app.on_platform(caller, servers::List::default()).await?.items;
    servers
        .iter()
        .find(|server| server.managed)
        .or(servers.first())
        .map(|server| server.id)
        .context(
            "there is no database server for tenants to live on: add one on the root panel, then run the demo again",
        )
}

async fn wait_until_open(app: &App, company: &Company) -> Result<()> {
    let begun = Instant::now();
    loop {
        let show = Show {
            tenant: TenantRef::Slug(company.slug.to_owned()),
        };
        let found = app.on_platform(&Caller::cli(), show).await?;
        if found.tenant.state == app::tenants::TenantState::Active {
            return Ok(());
        }
        if begun.elapsed() > PATIENCE {
            let why = found.progress.and_then(|progress| progress.error);
            bail!(
                "the place of {} is not ready: {}",
                company.name,
                why.unwrap_or_else(|| "its job waits".to_owned())
            );
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}
