//! `demo`: fills an installation with three tenants, forty people and a month of history, all through the operations that
//! people use, so that the audit log tells it as it tells everything.

mod people;
mod random;
mod scenes;
mod shop;
mod story;

use std::{process::ExitCode, time::Instant};

use anyhow::{Result, bail};
use app::{App, Caller, TenantRef, members, tenants};
use secrecy::ExposeSecret;
use serde::Serialize;

use self::{
    people::{COMPANIES, SUPER_ADMIN},
    story::Story,
};
use super::{print, print_json};
use crate::{
    arguments::Demo,
    installation::{Installation, Missing},
    settings::Settings,
    table::Table,
};

/// Somebody who can sign in.
#[derive(Serialize)]
struct SignIn {
    tenant: Option<&'static str>,
    email: &'static str,
    password: String,
    role: String,
    url: String,
}

pub async fn run(settings: &Settings, demo: &Demo, json: bool) -> Result<ExitCode> {
    let begun = Instant::now();
    let installation = Installation::visit(settings, Missing::Create).await?;
    let told = fill(settings, &installation, demo).await;
    installation.close().await?;
    let Some((sign_ins, rows)) = told? else {
        if json {
            print_json(&serde_json::json!({ "filled": false, "sign_ins": [] }))?;
        } else {
            print("The demo's tenants are there already: nothing was done.")?;
        }
        return Ok(ExitCode::SUCCESS);
    };
    if json {
        print_json(&serde_json::json!({ "filled": true, "rows": rows, "sign_ins": sign_ins }))?;
    } else {
        print(&text(&sign_ins, rows, begun))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// None where it has been done before.
async fn fill(settings: &Settings, installation: &Installation, demo: &Demo) -> Result<Option<(Vec<SignIn>, u64)>> {
    let app = &installation.app;
    match existing(app).await? {
        (3, _) => return Ok(None),
        (0, 0) => {}
        (0, _) if demo.force => {}
        (0, others) => bail!(
            "this installation has {others} tenants already, and the demo invents people beside them: add --force if that is what you want"
        ),
        (some, _) => bail!(
            "{some} of the demo's 3 tenants are there: an earlier demo was cut off; begin with an empty data directory"
        ),
    }
    let mut story = Story::begin(|clock| installation.rehearsal(settings, clock))?;
    // They go by the real time, as those of a `serve` beside us do.
    let workers = Workers::start(app);
    let rows = scenes::play(&mut story).await;
    workers.stop().await;
    let rows = rows?;
    app::audit::seal(app).await?;
    Ok(Some((sign_ins(settings, app, &story).await?, rows)))
}

/// How many tenants are the demo's, and how many are not.
async fn existing(app: &App) -> Result<(usize, usize)> {
    let page = tenants::List {
        limit: Some(200),
        ..Default::default()
    };
    let found = app.on_platform(&Caller::cli(), page).await?.items;
    let ours = found
        .iter()
        .filter(|tenant| COMPANIES.iter().any(|company| company.slug == tenant.slug))
        .count();
    Ok((ours, found.len() - ours))
}

struct Workers {
    stop: tokio::sync::watch::Sender<bool>,
    task: tokio::task::JoinHandle<()>,
}

impl Workers {
    fn start(app: &App) -> Self {
        let (stop, stopped) = tokio::sync::watch::channel(false);
        let task = tokio::spawn(app::jobs::run(app.clone(), stopped));
        Self { stop, task }
    }

    async fn stop(self) {
        self.stop.send_replace(true);
        let _ = self.task.await;
    }
}

async fn sign_ins(settings: &Settings, app: &App, story: &Story) -> Result<Vec<SignIn>> {
    let password = |email| {
        story
            .password_of(email)
            .map(|password| password.expose_secret().to_owned())
    };
    let mut found: Vec<SignIn> = password(SUPER_ADMIN.1)
        .map(|password| SignIn {
            tenant: None,
            email: SUPER_ADMIN.1,
            password,
            role: "super_admin".to_owned(),
            url: format!("{}/root/sign-in", settings.platform_base_url),
        })
        .into_iter()
        .collect();
    for company in &COMPANIES {
        let tenant = TenantRef::Slug(company.slug.to_owned());
        let members = app
            .in_tenant(&Caller::cli(), &tenant, members::List::default())
            .await?
            .items;
        for person in company.people {
            // As it is now: some were promoted, some left.
            let now = members
                .iter()
                .find(|member| member.email == person.email && member.state == app::members::MembershipState::Active);
            if let (Some(member), Some(password)) = (now, password(person.email)) {
                found.push(SignIn {
                    tenant: Some(company.slug),
                    email: person.email,
                    password,
                    role: member.role.clone().unwrap_or_default(),
                    url: format!("{}/t/{}", settings.base_url, company.slug),
                });
            }
        }
    }
    Ok(found)
}

fn text(sign_ins: &[SignIn], rows: u64, begun: Instant) -> String {
    let mut table = Table::new(["E-MAIL", "PASSWORD", "ROLE", "SIGN IN AT"]);
    let people = sign_ins.iter().filter(|it| it.tenant.is_some()).count();
    for it in sign_ins {
        table.row([
            it.email.to_owned(),
            it.password.clone(),
            it.role.clone(),
            it.url.clone(),
        ]);
    }
    let mut text = format!(
        "\nFilled in {:.1} s: 3 tenants, {people} people who can sign in, a shop with {rows} rows.\n\n{}",
        begun.elapsed().as_secs_f32(),
        table.text()
    );
    if !sign_ins.iter().any(|it| it.tenant.is_none()) {
        text.push_str("\nThe root panel is yours already: sign in there as before.\n");
    }
    text.push_str("\nThe passwords are shown this once.\n");
    text
}
