//! The customer's application, with the login that the API gave it and every `SET ROLE` that PostgreSQL allows it, reads and
//! changes nothing of another tenant. What a role may do by the catalog is checked beside what it can do.
// covers: A9, S0-39, G11, D14

use std::process::{Command, Output};

use app::Caller;
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};
use testkit::{Client, TestApp, superuser, superuser_config};

use crate::place::{client, tenant_with_tables};

/// What the API tells a customer of where and as whom to connect.
struct Login {
    host: String,
    port: String,
    database: String,
    schema: String,
    username: String,
    password: String,
    roles: Vec<String>,
}

impl Login {
    async fn of(owner: &Client, tenant: &str) -> Self {
        let path = format!("/api/v1/tenants/{tenant}/connection");
        let connection = owner.get(&path).await.json();
        let fresh = owner.send(Method::POST, &format!("{path}/password"), None).await;
        assert_eq!(fresh.status, StatusCode::OK, "{}", fresh.text());
        let text = |value: &Value| value.as_str().expect("text").to_owned();
        let mut roles: Vec<String> = connection["roles"]
            .as_array()
            .expect("roles")
            .iter()
            .map(|it| text(&it["database_role"]))
            .collect();
        roles.push(text(&connection["owner_role"]));
        assert_eq!(fresh.json()["username"], connection["username"]);
        Self {
            host: text(&connection["host"]),
            port: connection["port"].to_string(),
            database: text(&connection["database"]),
            schema: text(&connection["schema"]),
            username: text(&connection["username"]),
            password: text(&fresh.json()["password"]),
            roles,
        }
    }

    /// What psql prints, without headers and padding, and whether it succeeded.
    fn psql(&self, database: &str, sql: &str) -> (bool, String) {
        let Output { status, stdout, stderr } = Command::new("psql")
            .args([
                "--no-psqlrc",
                "--no-password",
                "-v",
                "ON_ERROR_STOP=1",
                "-At",
                "-c",
                sql,
            ])
            .args(["-h", &self.host, "-p", &self.port, "-U", &self.username, "-d", database])
            .env("PGPASSWORD", &self.password)
            .env("PGCONNECT_TIMEOUT", "20")
            .output()
            .expect("psql is installed");
        let text = [stdout, stderr].concat();
        (status.success(), String::from_utf8_lossy(&text).into_owned())
    }
}

#[tokio::test]
async fn the_applications_login_reads_nothing_of_another_tenant() {
    let app = TestApp::new().await;
    let acme = tenant_with_tables(&app, "acme").await;
    let birch = tenant_with_tables(&app, "birch").await;
    let nobody = client(&app);
    let login = Login::of(&nobody.signed_in(&acme.owner().await), "acme").await;
    let victim = app
        .in_tenant(&Caller::cli(), &birch.by_id(), app::connection::Show)
        .await
        .expect("its place");
    assert_eq!(login.database, victim.database, "they live side by side");

    // The roles that it may take are its tenant's own, and no more.
    let all = superuser(&login.database).await;
    let names = all
        .query("select rolname::text from pg_roles order by 1", &[])
        .await
        .expect("roles");
    let mut taken = Vec::new();
    for row in &names {
        let name: String = row.get(0);
        let (done, told) = login.psql(&login.database, &format!("set role \"{name}\""));
        if done {
            taken.push(name);
        } else {
            // Other tests' roles come and go.
            let refused = told.contains("permission denied to set role") || told.contains("does not exist");
            assert!(refused, "{name}: {told}");
        }
    }
    let mut own = login.roles.clone();
    own.push(login.username.clone());
    own.sort();
    assert_eq!(taken, own);

    let schema = &victim.schema;
    let attempts = [
        format!("select * from \"{schema}\".orders"),
        format!("select count(*) from \"{schema}\".customers"),
        format!("table \"{schema}\".customers"),
        format!("copy \"{schema}\".orders to stdout"),
        format!("select * from \"{schema}\".orders for update"),
        format!("insert into \"{schema}\".customers values (99, 'planted')"),
        format!("update \"{schema}\".customers set name = 'changed'"),
        format!("delete from \"{schema}\".orders"),
        format!("truncate \"{schema}\".orders"),
        format!("create table \"{schema}\".planted (id int)"),
        format!(
            "create view \"{login_schema}\".window as select * from \"{schema}\".orders",
            login_schema = login.schema
        ),
        format!("alter table \"{schema}\".orders disable row level security"),
        format!("alter table \"{schema}\".orders owner to current_user"),
        format!("grant select on \"{schema}\".orders to public"),
        format!("drop policy if exists x on \"{schema}\".orders; drop table \"{schema}\".orders"),
        format!("drop schema \"{schema}\" cascade"),
        format!(
            "create table \"{}\".linked (id int references \"{schema}\".customers)",
            login.schema
        ),
        "select pg_read_file('/etc/passwd')".to_owned(),
        "copy (select 1) to program 'id'".to_owned(),
        "copy (select 1) to '/tmp/bailiwick-should-not-be-here'".to_owned(),
        "select pg_ls_dir('.')".to_owned(),
        "select rolpassword from pg_authid".to_owned(),
        "create extension dblink".to_owned(),
        "create role planted".to_owned(),
        format!("alter role \"{}\" superuser", login.username),
        format!("alter role \"{}\" bypassrls", login.username),
        format!("alter role \"{}\" password 'x'", victim.username),
        format!("grant \"{}\" to \"{}\"", victim.owner_role, login.username),
        "create database planted".to_owned(),
        format!("alter database \"{}\" set log_statement = 'all'", login.database),
        "set session authorization postgres".to_owned(),
    ];
    let before = rows_of(&login.database, schema).await;
    for role in &own {
        let (done, told) = login.psql(&login.database, &format!("set role \"{role}\"; select current_user"));
        assert!(done && told.contains(&**role), "{told}");
        let foreign = foreign_rights(&login, role).await;
        assert_eq!(foreign, Vec::<String>::new(), "{role} has rights beyond its tenant");
        for attempt in &attempts {
            let sql = format!("set role \"{role}\"; set bailiwick.user_id = 'x'; {attempt}");
            let (done, told) = login.psql(&login.database, &sql);
            assert!(!done && !told.contains("secret"), "{role}: {attempt}: {told}");
        }
        // What the planner remembers of others' values, and what they run, is not shown.
        let peek = format!(
            "set role \"{role}\"; select count(*) from pg_stats where schemaname = '{schema}';
             select count(*) from pg_stat_activity where usename <> session_user and query not in ('', '<insufficient privilege>')"
        );
        let (done, told) = login.psql(&login.database, &peek);
        assert!(
            done && told.lines().filter(|line| *line == "0").count() == 2,
            "{role} sees {told}"
        );
    }
    assert_eq!(
        before,
        rows_of(&login.database, schema).await,
        "Birch's rows are what they were"
    );

    // What its own roles are for they do.
    let reader = login
        .roles
        .iter()
        .find(|role| role.ends_with("_member"))
        .expect("the members' role");
    let (done, told) = login.psql(
        &login.database,
        &format!(
            "set role \"{reader}\"; select count(*) from \"{}\".orders",
            login.schema
        ),
    );
    assert!(done && told.contains('7'), "{told}");
    let (done, told) = login.psql(
        &login.database,
        &format!("select count(*) from \"{}\".orders", login.schema),
    );
    assert!(!done, "without a role it reads {told}");

    // Nor is the control plane, or any other database of this run, a place for it.
    let (done, told) = login.psql(app.database().name(), "select count(*) from users");
    assert!(!done && told.contains("permission denied for database"), "{told}");
}

#[tokio::test]
async fn a_database_of_ones_own_is_closed_to_others() {
    let app = TestApp::new().await;
    let acme = tenant_with_tables(&app, "acme").await;
    let login = Login::of(&client(&app).signed_in(&acme.owner().await), "acme").await;
    let root = client(&app).signed_in(&app.platform("operator").await);
    let slug = format!("own-{}", &app.database().name()[15..]);
    let new = json!({ "name": "Own", "slug": slug, "isolation": "database" });
    let made = root.post("/api/v1/platform/tenants", &new).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text());
    let path = format!("/api/v1/platform/tenants/{slug}");
    app.start_workers();
    let mut progress = app.watch_jobs();
    let place = loop {
        let tenant = root.get(&path).await.json();
        assert_eq!(tenant["progress"]["error"], Value::Null, "{tenant}");
        if tenant["state"] == "active" {
            break tenant;
        }
        progress.recv().await.expect("the application is there");
    };
    let database = place["database"].as_str().expect("its database");
    let (done, told) = login.psql(database, "select 1");
    assert!(!done && told.contains("permission denied for database"), "{told}");
    for role in &login.roles {
        let sql = format!("select has_database_privilege('{role}', '{database}', 'connect')");
        let connects: bool = superuser("postgres")
            .await
            .query_one(&*sql, &[])
            .await
            .expect("an answer")
            .get(0);
        assert!(!connects, "{role} may connect to {database}");
    }
    assert_ne!(superuser_config("postgres").get_dbname(), Some(database));
}

/// Everything outside its own schema on which the role has any right that the public has not by PostgreSQL's own making.
async fn foreign_rights(login: &Login, role: &str) -> Vec<String> {
    let sql = "select 'relation ' || n.nspname || '.' || c.relname as found
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast', $2) and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
            and case c.relkind when 'S' then has_sequence_privilege($1::text::name, c.oid, 'usage, select, update')
                else has_table_privilege($1::text::name, c.oid, 'select, insert, update, delete, truncate, references, trigger')
                    or has_any_column_privilege($1::text::name, c.oid, 'select, insert, update, references') end
        union all
        select 'schema ' || nspname from pg_namespace
        where nspname not in ('pg_catalog', 'information_schema', 'public', $2) and has_schema_privilege($1::text::name, oid, 'usage, create')
        union all
        select 'schema public' where has_schema_privilege($1::text::name, 'public', 'create')
        union all
        select 'function ' || p.oid::regprocedure from pg_proc p join pg_namespace n on n.oid = p.pronamespace
        where n.nspname not in ('pg_catalog', 'information_schema', $2) and p.prosecdef and has_function_privilege($1::text::name, p.oid, 'execute')
        union all
        select 'role attribute' from pg_roles where rolname = $1::text::name and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
        order by 1";
    let rows = superuser(&login.database)
        .await
        .query(sql, &[&role, &login.schema])
        .await
        .expect("the catalog");
    rows.iter().map(|row| row.get(0)).collect()
}

async fn rows_of(database: &str, schema: &str) -> String {
    let sql = format!(
        "select md5((select string_agg(o::text, ',' order by id) from \"{schema}\".orders o) || (select string_agg(c::text, ',' order by id) from \"{schema}\".customers c))"
    );
    superuser(database)
        .await
        .query_one(&*sql, &[])
        .await
        .expect("a digest")
        .get(0)
}
