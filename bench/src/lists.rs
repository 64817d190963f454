//! Pages of fifty and searches by substring at 1,000,000 users and 10,000 tenants, through the operations, beside the same SQL sent by pgbench to the
//! same database in the same run: on the first page and deep inside, so that it shows whether every page costs the same.

use std::{
    fmt::Write as _,
    process::Stdio,
    time::{Duration, Instant},
};

use anyhow::{Context, ensure};
use app::{Caller, UserId, members, users};
use db::Client;
use testkit::{Person, TestApp, TestTenant};
use tokio::process::Command;
use uuid::Uuid;

pub async fn run(people: i32, tenants: i32, seconds: u64) -> anyhow::Result<()> {
    let app = TestApp::new().await;
    let large = app.tenant("large").await;
    let owner = large.owner().await;
    fill(app.superuser().await, &large, people, tenants).await?;
    let deep = format!("user-{:07}@example.com", people / 10 * 9);
    let after = app
        .superuser()
        .await
        .query_one("select id from users where email = $1", &[&deep])
        .await?
        .get::<_, Uuid>(0);
    let root = app.platform("support").await;
    let measured = [
        Measured::users("users, first page", &root, None, None),
        Measured::users("users, deep", &root, None, Some(UserId(after))),
        Measured::users("users, search, frequent", &root, Some("example"), None),
        Measured::users(
            "users, search, frequent, deep",
            &root,
            Some("example"),
            Some(UserId(after)),
        ),
        Measured::users("users, search, rare", &root, Some("r-0777777"), None),
        Measured::members("members of one tenant, first page", &owner, "", ""),
        Measured::members("members of one tenant, deep", &owner, "", &deep),
        Measured::members("members, search, frequent", &owner, "example", ""),
        Measured::members("members, search, frequent, deep", &owner, "example", &deep),
        Measured::members("members, search, rare", &owner, "r-0777777", ""),
    ];
    let mut table = "| page | operation, µs | the same SQL by pgbench, µs | ratio |\n|---|---|---|---|\n".to_owned();
    for one in measured {
        let ours = one.operation(&app, &large, seconds).await?;
        let theirs = pgbench(&app, &one.sql(&large), seconds).await?;
        let _ = writeln!(
            table,
            "| {} | {ours:.0} | {theirs:.0} | {:.2} |",
            one.name,
            ours / theirs
        );
    }
    println!("{people} users, {tenants} tenants; goal: at most 2.00, and every page of a list the same\n\n{table}");
    Ok(())
}

async fn fill(client: &Client, large: &TestTenant<'_>, people: i32, tenants: i32) -> anyhow::Result<()> {
    // Each row's own work is what the triggers do for one; a million at once need none of it.
    client.batch_execute("set session_replication_role = replica").await?;
    client
        .execute(
            "insert into users (id, email, name, password_hash, created_at)
             select gen_random_uuid(), format('user-%s@example.com', lpad(n::text, 7, '0')), 'Person ' || md5(n::text), 'none', now()
             from generate_series(1, $1::int) n",
            &[&people],
        )
        .await?;
    client
        .execute(
            "insert into tenants (id, slug, name, state, isolation, server_id, database_name, schema_name, created_at)
             select gen_random_uuid(), 't-' || n, 'Tenant ' || md5(n::text), 'active', 'schema', t.server_id, t.database_name, 'bench_' || n, now()
             from generate_series(1, $2::int) n, tenants t where t.id = $1",
            &[&large.id.0, &tenants],
        )
        .await?;
    client
        .batch_execute(
            "insert into roles (tenant_id, id, key, name, rank, builtin, permissions, default_rights, full_rights)
             select id, gen_random_uuid(), 'member', 'Member', 20, true, '{}', 0, false from tenants where slug like 't-%'",
        )
        .await?;
    // Everybody in the large tenant, and everybody in one other.
    client
        .execute(
            "insert into memberships (tenant_id, id, user_id, role_id, email_key, created_at)
             select r.tenant_id, gen_random_uuid(), u.id, r.id, u.email, now() from users u, roles r
             where u.email like 'user-%' and r.tenant_id = $1 and r.key = 'member'",
            &[&large.id.0],
        )
        .await?;
    client
        .execute(
            "insert into memberships (tenant_id, id, user_id, role_id, email_key, created_at)
             select t.id, gen_random_uuid(), u.id, r.id, u.email, now()
             from users u join tenants t on t.slug = 't-' || (substr(u.email, 6, 7)::int % $1 + 1)
             join roles r on r.tenant_id = t.id
             where u.email like 'user-%'",
            &[&tenants],
        )
        .await?;
    client
        .batch_execute(
            "reset session_replication_role; vacuum analyze users; vacuum analyze memberships; vacuum analyze tenants",
        )
        .await?;
    Ok(())
}

enum Page {
    Users {
        search: Option<&'static str>,
        after: Option<UserId>,
    },
    Members {
        search: &'static str,
        after: String,
    },
}

struct Measured {
    name: &'static str,
    by: Caller,
    page: Page,
}

impl Measured {
    fn users(name: &'static str, by: &Person, search: Option<&'static str>, after: Option<UserId>) -> Self {
        Self {
            name,
            by: by.caller.clone(),
            page: Page::Users { search, after },
        }
    }

    fn members(name: &'static str, by: &Person, search: &'static str, after: &str) -> Self {
        Self {
            name,
            by: by.caller.clone(),
            page: Page::Members {
                search,
                after: after.to_owned(),
            },
        }
    }

    /// Microseconds for one page, one after the other on one task.
    async fn operation(&self, app: &TestApp, large: &TestTenant<'_>, seconds: u64) -> anyhow::Result<f64> {
        // Connections and plans are there after the first few.
        for _ in 0..10 {
            self.once(app, large).await?;
        }
        let (begin, mut times) = (Instant::now(), 0_u32);
        while begin.elapsed() < Duration::from_secs(seconds) {
            self.once(app, large).await?;
            times += 1;
        }
        Ok(begin.elapsed().as_secs_f64() * 1e6 / f64::from(times))
    }

    async fn once(&self, app: &TestApp, large: &TestTenant<'_>) -> anyhow::Result<()> {
        let items = match &self.page {
            Page::Users { search, after } => {
                let list = users::List {
                    filter: users::Filter {
                        search: search.map(Into::into),
                        ..users::Filter::default()
                    },
                    order: None,
                    after: after.map(|id| id.to_string()),
                    limit: Some(50),
                };
                app.on_platform(&self.by, list).await?.items.len()
            }
            Page::Members { search, after } => {
                let list = members::List {
                    search: Some((*search).to_owned()),
                    after: Some(after.clone()),
                    limit: Some(50),
                };
                app.in_tenant(&self.by, &large.by_id(), list).await?.items.len()
            }
        };
        ensure!(items > 0, "{} found nobody", self.name);
        Ok(())
    }

    /// What the operation asks, as the role that asks it, in a transaction as it is in one.
    fn sql(&self, large: &TestTenant<'_>) -> String {
        match &self.page {
            Page::Users { search, after } => {
                let after = after.map_or_else(
                    || "00000000-0000-0000-0000-000000000000".to_owned(),
                    |id| id.0.to_string(),
                );
                let (name, arguments) = match search {
                    Some(part) => (
                        "search",
                        [("after", quoted(&after)), ("pattern", quoted(&format!("%{part}%")))].to_vec(),
                    ),
                    None => ("list_by_email", [("after", quoted(&after))].to_vec()),
                };
                let rest = [("state", quoted("")), ("kind", quoted("")), ("limit", "51".to_owned())];
                let query = query(
                    include_str!("../../crates/db/queries/users.sql"),
                    name,
                    arguments.into_iter().chain(rest),
                );
                format!(
                    "set role bailiwick_platform;\nset plan_cache_mode = force_custom_plan;\nbegin;\n{query}\ncommit;\n"
                )
            }
            Page::Members { search, after } => {
                let name = if search.is_empty() { "list" } else { "search" };
                let arguments = [
                    ("tenant_id", quoted(&large.id.0.to_string())),
                    ("pattern", quoted(&format!("%{search}%"))),
                    ("after", quoted(after)),
                    ("limit", "51".to_owned()),
                ];
                let query = query(
                    include_str!("../../crates/db/queries/members.sql"),
                    name,
                    arguments.into_iter(),
                );
                let tenant = format!("select set_config('bailiwick.tenant_id', '{}', true);", large.id.0);
                format!("set role bailiwick_tenant;\nbegin;\n{tenant}\n{query}\ncommit;\n")
            }
        }
    }
}

fn quoted(text: &str) -> String {
    format!("'{text}'")
}

/// The query of that name with its arguments in it, on one line, as pgbench wants it.
fn query(file: &str, name: &str, arguments: impl Iterator<Item = (&'static str, String)>) -> String {
    let begin = file
        .lines()
        .skip_while(|line| *line != format!("--! {name}") && !line.starts_with(&format!("--! {name} :")));
    let text: Vec<&str> = begin
        .skip(1)
        .take_while(|line| !line.starts_with("--!"))
        .filter(|line| !line.starts_with("--"))
        .collect();
    let mut text = text.join(" ");
    for (argument, value) in arguments {
        let cast = match argument {
            "after" if value.len() == 38 => "::uuid",
            "tenant_id" => "::uuid",
            "limit" => "::bigint",
            _ => "::text",
        };
        text = text.replace(&format!(":{argument}"), &format!("{value}{cast}"));
    }
    text
}

/// Microseconds for one run of the script by one client of pgbench.
async fn pgbench(app: &TestApp, script: &str, seconds: u64) -> anyhow::Result<f64> {
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
        .stdin(Stdio::null())
        .stderr(Stdio::inherit())
        .output()
        .await
        .context("pgbench comes with PostgreSQL's client programs")?;
    std::fs::remove_file(&file)?;
    let text = String::from_utf8(output.stdout)?;
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
