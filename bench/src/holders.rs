//! A role's permissions are changed and one of its holders asks at once, however many hold it: the edit should cost the same, and bite on that next
//! request.

use std::time::{Duration, Instant};

use anyhow::ensure;
use app::{
    Caller,
    roles::{Create, Edit, NewRole, RoleChanges},
    variables,
};
use testkit::{Person, TestApp, TestTenant};

/// Beside ten holders, where nothing can be slow.
const FEW: i32 = 10;

/// A role and somebody who holds it.
struct Held<'a> {
    app: &'a TestApp,
    tenant: TestTenant<'a>,
    holder: Person,
    version: i32,
    allowed: bool,
}

pub async fn run(holders: i32, seconds: u64, rounds: usize) -> anyhow::Result<()> {
    let app = TestApp::new().await;
    let mut few = Held::by(&app, "few", FEW).await?;
    let mut many = Held::by(&app, "many", holders).await?;
    let mut measured = Vec::new();
    for round in 0..=rounds {
        let figures = (few.measure(seconds).await?, many.measure(seconds).await?);
        // The first round warms up.
        if round > 0 {
            measured.push(figures);
        }
    }
    let median = |of: fn(&(f64, f64)) -> f64| {
        let mut values: Vec<f64> = measured.iter().map(of).collect();
        values.sort_by(f64::total_cmp);
        values[values.len() / 2]
    };
    println!("| holders | edit and a holder's next request, µs |\n|---|---|");
    println!("| {FEW} | {:.0} |", median(|it| it.0));
    println!("| {holders} | {:.0} |", median(|it| it.1));
    println!(
        "\n{holders} / {FEW}: {:.2} (goal: at most 1.20); every request after an edit was answered by it",
        median(|it| it.1 / it.0)
    );
    Ok(())
}

impl<'a> Held<'a> {
    async fn by(app: &'a TestApp, slug: &str, holders: i32) -> anyhow::Result<Self> {
        let tenant = app.tenant(slug).await;
        let role = NewRole {
            key: "clerk".to_owned(),
            name: "Clerk".to_owned(),
            description: String::new(),
            rank: 30,
            permissions: Vec::new(),
            like: None,
        };
        let version = app
            .in_tenant(&Caller::cli(), &tenant.by_id(), Create(role))
            .await?
            .version;
        let holder = tenant.person("clerk").await;
        let client = app.superuser().await;
        // Each row's own work is what the triggers do for one; so many at once need none of it.
        client.batch_execute("set session_replication_role = replica").await?;
        client
            .execute(
                "with people as (
                    insert into users (id, email, name, created_at)
                    select gen_random_uuid(), $1::text || '-' || n || '@example.com', 'Clerk', now() from generate_series(1, $2::int) n
                    returning id, email)
                 insert into memberships (tenant_id, id, user_id, role_id, created_at, email_key)
                 select r.tenant_id, gen_random_uuid(), p.id, r.id, now(), p.email from people p, roles r
                 where r.tenant_id = $3 and r.key = 'clerk'",
                &[&slug, &(holders - 1), &tenant.id.0],
            )
            .await?;
        client.batch_execute("reset session_replication_role").await?;
        for table in ["users", "memberships"] {
            client.batch_execute(&format!("vacuum analyze {table}")).await?;
        }
        Ok(Self {
            app,
            tenant,
            holder,
            version,
            allowed: false,
        })
    }

    /// Microseconds for one edit and the request after it.
    async fn measure(&mut self, seconds: u64) -> anyhow::Result<f64> {
        let (begin, mut times) = (Instant::now(), 0_u32);
        while begin.elapsed() < Duration::from_secs(seconds) {
            self.edit().await?;
            times += 1;
        }
        Ok(begin.elapsed().as_secs_f64() * 1e6 / f64::from(times))
    }

    async fn edit(&mut self) -> anyhow::Result<()> {
        self.allowed = !self.allowed;
        let permissions = if self.allowed {
            vec!["variables.view".to_owned()]
        } else {
            Vec::new()
        };
        let edit = Edit {
            role: "clerk".to_owned(),
            version: self.version,
            changes: RoleChanges {
                name: "Clerk".to_owned(),
                description: String::new(),
                rank: 30,
                permissions,
            },
        };
        let tenant = self.tenant.by_id();
        self.version = self.app.in_tenant(&Caller::cli(), &tenant, edit).await?.version;
        let asked = self
            .app
            .in_tenant(&self.holder, &tenant, variables::ListEnvironments)
            .await;
        ensure!(
            asked.is_ok() == self.allowed,
            "the edit did not bite on the next request"
        );
        Ok(())
    }
}
