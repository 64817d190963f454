//! Work on one tenant's PostgreSQL is done one after the other, each from the wish as it is then: nothing older wins.

use std::collections::BTreeMap;

use app::{
    App, Caller, JobId, TenantRef,
    grants::{Rights, Save, Show},
    tenants,
};
use jiff::SignedDuration;
use tenantdb::{Desired, DesiredRole, Isolation, RowScope, ServerAddress, TableWish, Tls};
use testkit::{TestApp, TestTenant, local_server, superuser};
use tokio::sync::broadcast::Receiver;

const TABLES: [&str; 4] = ["orders", "customers", "invoices", "notes"];
const ROLES: [&str; 3] = ["staff", "member", "read_only"];

/// Saves the whole grid of one role again and again, each time with other rights.
async fn keep_saving(app: App, tenant: TenantRef, role: &'static str, turn: usize) {
    for round in 0..6 {
        let show = Show { role: role.to_owned() };
        let version = app
            .in_tenant(&Caller::cli(), &tenant, show)
            .await
            .expect("a grid")
            .version;
        let lines: Vec<_> = TABLES
            .iter()
            .enumerate()
            .map(|(at, table)| {
                let bits = round + at + turn;
                let on = |bit: usize| bits >> bit & 1 == 1;
                serde_json::json!({ "table": table, "read": on(0), "write": on(1), "delete": on(2) })
            })
            .collect();
        let save = Save {
            role: role.to_owned(),
            version,
            default: None,
            lines: serde_json::from_value(lines.into()).expect("lines"),
        };
        let saved = app.in_tenant(&Caller::cli(), &tenant, save).await.expect("saved");
        for line in saved.results {
            assert_eq!(line.error, None, "{role} on {}", line.table);
        }
    }
}

/// What the control plane wishes of roles and tables, as its own pages show it.
async fn wish(app: &TestApp, tenant: &TestTenant<'_>) -> (ServerAddress, Desired) {
    let show = tenants::Show { tenant: tenant.by_id() };
    let place = app.on_platform(&Caller::cli(), show).await.expect("the tenant").tenant;
    let rights = |rights: Rights| tenantdb::Rights {
        read: rights.read,
        write: rights.write,
        delete: rights.delete,
        rows: RowScope::All,
    };
    let mut roles = Vec::new();
    for key in ["owner", "admin", "staff", "member", "read_only", "anon"] {
        let show = Show { role: key.to_owned() };
        let grid = app
            .in_tenant(&Caller::cli(), &tenant.by_id(), show)
            .await
            .expect("a grid");
        let lines = grid.lines.into_iter().filter(|line| line.explicit);
        let tables = if ["owner", "admin"].contains(&key) {
            TableWish::Full
        } else {
            TableWish::Per {
                default: rights(grid.default),
                tables: lines
                    .map(|line| (line.table, rights(line.rights)))
                    .collect::<BTreeMap<_, _>>(),
            }
        };
        roles.push(DesiredRole {
            key: key.to_owned(),
            tables,
        });
    }
    let desired = Desired {
        tenant: tenant.id.0,
        place: tenantdb::Place {
            database: place.database,
            schema: place.schema,
        },
        isolation: Isolation::Schema,
        closed: false,
        roles,
    };
    (server(), desired)
}

/// The cluster as the application reaches it.
fn server() -> ServerAddress {
    let local = local_server();
    ServerAddress {
        host: local.host,
        port: local.port,
        maintenance_database: local.database,
        user: local.username,
        password: Some(local.password),
        tls: Tls::Disable,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn after_many_saves_at_once_postgresql_does_what_is_wished() {
    let app = TestApp::new().await;
    let tenant = app.provisioned_tenant("acme").await;
    let (server, desired) = wish(&app, &tenant).await;
    let client = superuser(&desired.place.database).await;
    let (owner, schema) = (desired.names().owner(), &desired.place.schema);
    for table in TABLES {
        let create = format!("set role {owner}; create table \"{schema}\".{table} (id int primary key)");
        client.batch_execute(&create).await.expect("a table");
    }

    let saving: Vec<_> = ROLES
        .into_iter()
        .enumerate()
        .map(|(turn, role)| tokio::spawn(keep_saving(app.app().clone(), tenant.by_id(), role, turn)))
        .collect();
    for saved in saving {
        saved.await.expect("all are saved");
    }

    let (_, desired) = wish(&app, &tenant).await;
    let admin = tenantdb::connect(&server, &desired.place.database)
        .await
        .expect("the server");
    let plan = tenantdb::attest(&admin, &desired).await.expect("what is there");
    assert!(plan.is_empty(), "PostgreSQL differs from the wish: {:#?}", plan.changes);
}

async fn delete(app: &TestApp, tenant: &tenants::Tenant) -> tenants::DeleteNow {
    let tenant = TenantRef::Id(tenant.id);
    let show = tenants::Show { tenant: tenant.clone() };
    let now = app.on_platform(&Caller::cli(), show).await.expect("the tenant").tenant;
    tenants::DeleteNow {
        tenant,
        version: now.version,
        confirm: now.slug,
        reason: "A test.".to_owned(),
    }
}

async fn count(app: &TestApp, query: &str) -> i64 {
    let row = app.superuser().await.query_one(query, &[]).await;
    row.expect("a count").get(0)
}

/// Waits a little for some job to get further. What failed because of another is tried again, which takes time; but nobody's lease may
/// run out while they work.
async fn go_on(app: &TestApp, progress: &mut Receiver<JobId>) {
    if count(app, "select count(*) from jobs where state = 'running'").await == 0 {
        app.advance(SignedDuration::from_secs(60));
    }
    // Workers look at the queue again when something moves.
    let _ = tokio::time::timeout(std::time::Duration::from_secs(1), progress.recv()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tenant_deleted_while_it_is_made_leaves_nothing_behind() {
    let app = TestApp::new().await;
    app.start_workers();
    let mut progress = app.watch_jobs();
    let mut made = Vec::new();
    for n in 0..6 {
        let new = tenants::NewTenant {
            name: "Short-lived".to_owned(),
            slug: format!("t{n}"),
            isolation: "schema".to_owned(),
            server: None,
            owner_email: None,
        };
        let tenant = app
            .on_platform(&Caller::cli(), tenants::Create(new))
            .await
            .expect("a tenant");
        // Its provisioning begins, and is somewhere in its midst.
        for _ in 0..n {
            go_on(&app, &mut progress).await;
        }
        // It may be opened after its version was read.
        while let Err(error) = app.on_platform(&Caller::cli(), delete(&app, &tenant).await).await {
            assert_eq!(error.code(), "stale");
        }
        made.push(tenant);
    }
    // Nothing that is still under way makes anything either.
    let left = "select (select count(*) from tenants where state <> 'purged') \
        + (select count(*) from jobs where state in ('queued', 'running'))";
    while count(&app, left).await > 0 {
        go_on(&app, &mut progress).await;
    }

    let client = superuser(&app.database().tenants()).await;
    for tenant in made {
        let names = tenantdb::Names::new(tenant.id.0);
        let roles = "select rolname::text from pg_roles where starts_with(rolname, $1)";
        let prefix = names.owner().trim_end_matches("owner").to_owned();
        let rows = client.query(roles, &[&prefix]).await.expect("the roles");
        let roles: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
        assert_eq!(roles, Vec::<String>::new(), "roles of {}", tenant.slug);
        let schemas = "select count(*) from pg_namespace where nspname = $1";
        let row = client.query_one(schemas, &[&tenant.schema]).await.expect("the schemas");
        assert_eq!(row.get::<_, i64>(0), 0, "the schema of {}", tenant.slug);
    }
}
