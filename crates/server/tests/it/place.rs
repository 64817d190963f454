//! What these tests have in common: a server in memory, and tenants whose tables are really there.

use app::{
    Caller, TenantRef, grants,
    jobs::JobState,
    tenants::{Show, TenantState},
};
use serde_json::Value;
use server::{Part, router};
use testkit::{Client, TestApp, TestTenant};
use tokio::sync::watch;

/// Somebody with nothing in their hands.
pub fn client(app: &TestApp) -> Client {
    Client::new(router(app, Part::Everything))
}

/// A tenant with a place of its own and two small tables in it. No worker runs any more when it is there.
pub async fn tenant_with_tables<'a>(app: &'a TestApp, slug: &str) -> TestTenant<'a> {
    let tenant = app.tenant(slug).await;
    provision(app, &tenant).await;
    let place = app
        .on_platform(&Caller::cli(), Show { tenant: tenant.by_id() })
        .await
        .expect("the tenant")
        .tenant;
    let connection = app
        .in_tenant(&Caller::cli(), &tenant.by_id(), app::connection::Show)
        .await
        .expect("its place");
    let client = testkit::superuser(&place.database).await;
    let tables = format!(
        "set role {owner};
         create table \"{schema}\".customers (id int primary key, name text not null);
         create table \"{schema}\".orders (id int primary key, customer int references \"{schema}\".customers, note text);
         insert into \"{schema}\".customers select n, '{slug} customer ' || n from generate_series(1, 5) n;
         insert into \"{schema}\".orders select n, n % 5 + 1, '{slug} secret ' || n from generate_series(1, 7) n",
        owner = connection.owner_role,
        schema = place.schema,
    );
    client.batch_execute(&tables).await.expect("two tables");
    for role in ["staff", "member", "read_only"] {
        set_rights(app, &tenant.by_id(), role, &[("customers", true), ("orders", true)]).await;
    }
    tenant
}

/// Lets the workers make the tenant's place, and waits until they are gone again.
async fn provision(app: &TestApp, tenant: &TestTenant<'_>) {
    let again = "with job as (update jobs set state = 'queued' where tenant_id = $1)
                 update tenants set state = 'provisioning' where id = $1";
    app.superuser()
        .await
        .execute(again, &[&tenant.id.0])
        .await
        .expect("a tenant without a place");
    let (stop, stopped) = watch::channel(false);
    let mut progress = app.watch_jobs();
    let workers = tokio::spawn(app::jobs::run(app.app().clone(), stopped));
    loop {
        let show = Show { tenant: tenant.by_id() };
        let details = app.on_platform(&Caller::cli(), show).await.expect("the tenant");
        let progress_now = details.progress.expect("a job");
        assert_eq!(progress_now.error, None, "the place cannot be made");
        if details.tenant.state == TenantState::Active && progress_now.state == JobState::Done {
            break;
        }
        progress.recv().await.expect("the application is there");
    }
    stop.send_replace(true);
    workers.await.expect("the workers end");
}

/// Sets whether a role may read tables, in the control plane and in PostgreSQL.
pub async fn set_rights(app: &TestApp, tenant: &TenantRef, role: &str, tables: &[(&str, bool)]) {
    let grid = app
        .in_tenant(&Caller::cli(), tenant, grants::Show { role: role.into() })
        .await
        .expect("a grid");
    let lines: Vec<Value> = tables
        .iter()
        .map(|(table, read)| serde_json::json!({ "table": table, "read": read, "write": false, "delete": false }))
        .collect();
    let save = grants::Save {
        role: role.into(),
        version: grid.version,
        default: None,
        lines: serde_json::from_value(lines.into()).expect("lines"),
    };
    let saved = app.in_tenant(&Caller::cli(), tenant, save).await.expect("saved");
    for line in saved.results {
        assert_eq!(line.error, None, "{role} on {}", line.table);
    }
}
