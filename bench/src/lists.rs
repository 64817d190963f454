//! Pages of fifty and searches at 1,000,000 users, 10,000 tenants and 5,000,000 audit events, through the operations, beside the same SQL
//! sent by pgbench to the same database in the same run: on the first page and deep inside, so that it shows whether every page costs the same.

mod fill;
mod pages;

use std::{
    process::Stdio,
    time::{Duration, Instant},
};

use anyhow::{Context, ensure};
use testkit::TestApp;
use tokio::process::Command;

use pages::Place;

/// How much there is.
pub struct Amounts {
    pub users: i32,
    pub tenants: i32,
    pub events: i32,
}

pub async fn run(amounts: Amounts, seconds: u64) -> anyhow::Result<()> {
    let app = TestApp::new().await;
    let large = app.tenant("large").await;
    let (owner, root) = (large.owner().await, app.platform("support").await);
    let auditor = app.platform("auditor").await;
    fill::all(app.superuser().await, &large, &amounts).await?;
    let place = Place::find(&app, &large, [&root, &auditor, &owner], &amounts).await?;
    let Amounts { users, tenants, events } = amounts;
    println!(
        "{users} users, {tenants} tenants, {events} events; goal: at most 2.00, and every page of a list the same\n"
    );
    println!("| page | operation, µs | the same SQL by pgbench, µs | ratio |\n|---|---|---|---|");
    for page in place.pages() {
        let ours = operation(&place, &page, seconds).await?;
        let theirs = pgbench(&app, place.sql(&page), seconds).await?;
        println!("| {} | {ours:.0} | {theirs:.0} | {:.2} |", page.name, ours / theirs);
    }
    Ok(())
}

/// Microseconds for one page, one after the other on one task.
async fn operation(place: &Place<'_>, page: &pages::Page, seconds: u64) -> anyhow::Result<f64> {
    let once = async || -> anyhow::Result<()> {
        let items = place.ask(page).await.with_context(|| page.name)?;
        ensure!(items > 0, "{} found nothing", page.name);
        Ok(())
    };
    // Connections and plans are there after the first few.
    for _ in 0..10 {
        once().await?;
    }
    let (begin, mut times) = (Instant::now(), 0_u32);
    while begin.elapsed() < Duration::from_secs(seconds) {
        once().await?;
        times += 1;
    }
    Ok(begin.elapsed().as_secs_f64() * 1e6 / f64::from(times))
}

/// Microseconds for one run of the script by one client of pgbench.
async fn pgbench(app: &TestApp, (role, script): (&str, String), seconds: u64) -> anyhow::Result<f64> {
    let file = std::env::temp_dir().join(format!("bailiwick-lists-{}.sql", std::process::id()));
    std::fs::write(&file, script)?;
    let output = Command::new("pgbench")
        .args(["--no-vacuum", "--client=1", "--jobs=1", "--protocol=prepared"])
        .arg(format!("--time={seconds}"))
        .arg("--file")
        .arg(&file)
        .arg(format!(
            "{} dbname={}",
            std::env::var("BAILIWICK_TEST_POSTGRES")?,
            app.database().name()
        ))
        .env(
            "PGOPTIONS",
            format!("-c role={role} -c plan_cache_mode=force_custom_plan -c jit=off"),
        )
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .await
        .context("pgbench comes with PostgreSQL's client programs")?;
    std::fs::remove_file(&file)?;
    let text = String::from_utf8(output.stdout)?;
    ensure!(
        output.status.success() && text.contains("number of failed transactions: 0 "),
        "pgbench failed: {text}"
    );
    let milliseconds = text
        .lines()
        .find_map(|line| {
            line.strip_prefix("latency average = ")?
                .strip_suffix(" ms")?
                .parse::<f64>()
                .ok()
        })
        .with_context(|| format!("pgbench said: {text}"))?;
    Ok(milliseconds * 1000.0)
}
