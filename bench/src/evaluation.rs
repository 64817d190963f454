//! `POST /access/v1/evaluation` with fresh, coalesced facts, beside a bare axum that answers as many bytes and an axum that does one uncoalesced SELECT
//! by primary key for each request: same program, same run, same load.

use std::{fmt::Write as _, net::Ipv4Addr, process::Stdio};

use anyhow::Context;
use app::tokens::{Create, NewToken};
use axum::{Json, Router, extract::State, routing::post};
use serde_json::{Value, json};
use testkit::TestApp;
use tokio::{net::TcpListener, process::Command};
use uuid::Uuid;

use crate::{load::END, usage};

/// People asked about, so that the answer is not the same each time.
const PEOPLE: usize = 200;

pub async fn run(seconds: u64, rounds: usize, connections: usize) -> anyhow::Result<()> {
    let app = TestApp::new().await;
    let tenant = app.tenant("bench").await;
    let owner = tenant.owner().await;
    let mut people = Vec::new();
    for _ in 0..PEOPLE {
        people.push(tenant.member().await.user);
    }
    let new = NewToken {
        name: "bench".into(),
        tenant: Some("bench".into()),
        permissions: vec!["decisions.view".into()],
        expires_in_days: 1,
    };
    let token = app.on_account(&owner, Create(new)).await?.token;
    let ids: Vec<Uuid> = people.iter().map(|id| id.0).collect();

    let evaluate = listen(server::router(app.app(), server::Part::Everything)).await?;
    let hello = listen(Router::new().route("/access/v1/evaluation", post(hello))).await?;
    let pool = db::Pools::new(&app.database().owner(), &testkit::keys().role_passwords()).identity;
    let select = listen(
        Router::new()
            .route("/access/v1/evaluation", post(select))
            .with_state((pool, ids.into())),
    )
    .await?;

    let requests: String = people.iter().map(|id| request(&token, &id.to_string()) + END).collect();
    let file = std::env::temp_dir().join(format!("bailiwick-bench-{}", std::process::id()));
    std::fs::write(&file, requests)?;

    let servers = [
        ("bare axum hello-world", hello),
        ("one SELECT a request", select),
        ("evaluation", evaluate),
    ];
    let mut measured = [const { Vec::new() }; 3];
    for round in 0..=rounds {
        for (at, (_, port)) in servers.iter().enumerate() {
            let figure = measure(*port, &file, connections, seconds).await?;
            // The first round warms up.
            if round > 0 {
                measured[at].push(figure);
            }
        }
    }
    std::fs::remove_file(&file)?;
    report(&servers.map(|(name, _)| name), &measured);
    Ok(())
}

struct Figure {
    per_second: f64,
    server_us: f64,
    postgres_us: f64,
}

async fn measure(port: u16, requests: &std::path::Path, connections: usize, seconds: u64) -> anyhow::Result<Figure> {
    let before = (usage::own(), usage::postgres());
    let output = Command::new(std::env::current_exe()?)
        .arg("load")
        .args([
            "--port",
            &port.to_string(),
            "--connections",
            &connections.to_string(),
            "--seconds",
            &seconds.to_string(),
        ])
        .arg("--requests")
        .arg(requests)
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .await?;
    let after = (usage::own(), usage::postgres());
    let text = String::from_utf8(output.stdout)?;
    let (answers, took) = text.trim().split_once(' ').context("the load process failed")?;
    let (answers, took): (f64, f64) = (answers.parse()?, took.parse()?);
    Ok(Figure {
        per_second: answers / took,
        server_us: (after.0 - before.0) * 1e6 / answers,
        postgres_us: (after.1 - before.1) * 1e6 / answers,
    })
}

fn median(figures: &[Figure], of: impl Fn(&Figure) -> f64) -> f64 {
    let mut values: Vec<f64> = figures.iter().map(of).collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn report(names: &[&str; 3], measured: &[Vec<Figure>; 3]) {
    let mut table = String::new();
    let _ = writeln!(
        table,
        "| server | requests/s | server CPU µs/request | PostgreSQL CPU µs/request |"
    );
    let _ = writeln!(table, "|---|---|---|---|");
    for (name, figures) in names.iter().zip(measured) {
        let _ = writeln!(
            table,
            "| {name} | {:.0} | {:.1} | {:.1} |",
            median(figures, |f| f.per_second),
            median(figures, |f| f.server_us),
            median(figures, |f| f.postgres_us),
        );
    }
    let ratio = |other: usize| {
        let pairs: Vec<Figure> = measured[2]
            .iter()
            .zip(&measured[other])
            .map(|(ours, theirs)| Figure {
                per_second: ours.per_second / theirs.per_second,
                server_us: 0.0,
                postgres_us: 0.0,
            })
            .collect();
        median(&pairs, |f| f.per_second)
    };
    let _ = writeln!(
        table,
        "\nevaluation / hello-world: {:.2} (goal: at least 0.60)",
        ratio(0)
    );
    let _ = writeln!(
        table,
        "evaluation / one SELECT a request: {:.2} (goal: at least 1.50)",
        ratio(1)
    );
    println!("{table}");
}

async fn listen(router: Router) -> anyhow::Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let port = listener.local_addr()?.port();
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(port)
}

fn request(token: &str, user: &str) -> String {
    let body = json!({
        "subject": { "type": "user", "id": user },
        "action": { "name": "tables.view" },
        "resource": { "type": "tenant", "id": "bench" },
    })
    .to_string();
    format!(
        "POST /access/v1/evaluation HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// As long as an evaluation's answer.
fn answer() -> Value {
    json!({ "decision": true, "context": { "reason": "role", "role": format!("rol_{}", Uuid::nil().simple()) } })
}

async fn hello(Json(_): Json<Value>) -> Json<Value> {
    Json(answer())
}

type Selecting = (db::Pool, std::sync::Arc<[Uuid]>);

async fn select(State((pool, ids)): State<Selecting>, Json(question): Json<Value>) -> Json<Value> {
    let at = question["subject"]["id"].as_str().map_or(0, str::len) % ids.len();
    let client = pool.get().await.expect("the pool is up");
    let statement = client
        .prepare_cached("select state from users where id = $1")
        .await
        .expect("the table is there");
    let row = client
        .query_one(&statement, &[&ids[at]])
        .await
        .expect("the person is there");
    let state: &str = row.get(0);
    let mut answer = answer();
    answer["decision"] = json!(state == "active");
    Json(answer)
}
