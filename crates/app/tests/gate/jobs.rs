//! Jobs: what a worker may still say of one that another took over, what is never given up, and having one tried again.

use app::{
    App, Caller, Error, JobId, MailId, Settings, Smtp, SmtpTls, TenantRef,
    grants::Save,
    jobs::{JobState, Retry},
    servers,
    tenants::{Attach, Create, NewAttachment, NewTenant, Show},
};
use jiff::SignedDuration;
use testkit::{TestApp, TestDatabase, TestTenant, keys, settings, superuser};
use tokio::{
    net::TcpListener,
    sync::{broadcast::Receiver, watch},
};

use crate::outcome::code;

/// State, attempts and error of the newest job of a kind.
async fn job(app: &TestApp, kind: &str) -> (String, i32, Option<String>) {
    let sql = "select state, attempts, error from jobs where kind = $1 order by id desc limit 1";
    let row = app.superuser().await.query_one(sql, &[&kind]).await.expect("a job");
    (row.get(0), row.get(1), row.get(2))
}

#[tokio::test]
async fn a_worker_that_was_silent_for_too_long_has_no_more_say() {
    // A mail server that takes calls and says nothing.
    let silent = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let database = TestDatabase::new().await;
    let settings = Settings {
        smtp: Some(Smtp {
            host: "127.0.0.1".into(),
            port: silent.local_addr().expect("its address").port(),
            tls: SmtpTls::None,
            username: None,
            password: None,
            from: "bailiwick@example.com".into(),
        }),
        ..settings(&database)
    };
    let app = TestApp::with(database, settings).await;
    let tenant = app.tenant("acme").await;
    let owner = tenant.owner().await;
    tenant
        .invite(&owner, "new@example.com", "member")
        .await
        .expect("a mail");

    let (stop, stopped) = watch::channel(false);
    let first = tokio::spawn(app::jobs::run(app.app().clone(), stopped));
    let (first_call, _) = silent.accept().await.expect("the first attempt");
    stop.send_replace(true);
    app.advance(SignedDuration::from_secs(61));
    let (address, clock) = (app.database().owner(), app.clock().clone());
    let replica = App::on_prepared(&address, keys(), app.settings().clone(), clock);
    let (stop, stopped) = watch::channel(false);
    let second = tokio::spawn(app::jobs::run(replica, stopped));
    let (second_call, _) = silent.accept().await.expect("the second attempt");

    // The first learns that it failed, when it is no longer its job.
    drop(first_call);
    first.await.expect("it ends");
    assert_eq!(job(&app, "send_mail").await, ("running".into(), 2, None));

    stop.send_replace(true);
    drop(second_call);
    second.await.expect("it ends");
    let (state, attempts, error) = job(&app, "send_mail").await;
    assert_eq!((&*state, attempts), ("queued", 2));
    assert!(error.is_some(), "the second may say so");
}

/// Opens or closes a table for members, and says whether PostgreSQL could be told.
async fn save(app: &TestApp, tenant: &TestTenant<'_>, read: bool) -> bool {
    let version = "select version from roles where tenant_id = $1 and key = 'member'";
    let row = app.superuser().await.query_one(version, &[&tenant.id.0]).await;
    let line = serde_json::json!({ "table": "orders", "read": read, "write": false, "delete": false });
    let save = Save {
        role: "member".into(),
        version: row.expect("the role").get(0),
        default: None,
        lines: serde_json::from_value(vec![line].into()).expect("a line"),
    };
    let saved = app
        .in_tenant(&Caller::cli(), &tenant.by_id(), save)
        .await
        .expect("saved");
    saved.results.iter().all(|line| line.error.is_none())
}

/// How many jobs that apply a wish are in this state.
async fn reconciling(app: &TestApp, state: &str) -> i64 {
    let sql = "select count(*) from jobs where kind = 'reconcile' and state = $1";
    let row = app.superuser().await.query_one(sql, &[&state]).await;
    row.expect("a count").get(0)
}

/// Lets the longest pause pass once nothing is under way, for whatever is under way then would be taken over.
async fn next_attempt(app: &TestApp, told: &mut Receiver<JobId>) {
    while reconciling(app, "running").await > 0 {
        told.recv().await.expect("an attempt has ended");
    }
    app.advance(SignedDuration::from_secs(61));
    let ring = "notify bailiwick_jobs";
    app.superuser().await.batch_execute(ring).await.expect("the bell");
    if reconciling(app, "queued").await > 0 {
        told.recv().await.expect("an attempt has ended");
    }
}

#[tokio::test]
async fn a_right_that_was_taken_away_goes_however_long_the_server_is_down() {
    let app = TestApp::new().await;
    let tenant = app.provisioned_tenant("acme").await;
    let place = app
        .in_tenant(&Caller::cli(), &tenant.by_id(), app::connection::Show)
        .await;
    let place = place.expect("its place");
    let client = superuser(&place.database).await;
    let orders = format!("\"{}\".orders", place.schema);
    let create = format!("set role {}; create table {orders} (id int)", place.owner_role);
    client.batch_execute(&create).await.expect("a table");
    client.batch_execute("reset role").await.expect("the superuser again");
    assert!(save(&app, &tenant, true).await);
    let may_read = async || {
        let role = place.roles.iter().find(|role| role.key == "member").expect("members");
        let sql = "select has_table_privilege($1, $2, 'select')";
        let row = client.query_one(sql, &[&role.database_role, &orders]).await;
        row.expect("an answer").get::<_, bool>(0)
    };
    assert!(may_read().await);
    let move_server = async |by: i32| {
        let sql = "update database_servers set port = port + $1";
        app.superuser()
            .await
            .execute(sql, &[&by])
            .await
            .expect("a server elsewhere");
    };

    move_server(-1).await;
    assert!(!save(&app, &tenant, false).await);
    assert!(!save(&app, &tenant, true).await);
    assert!(!save(&app, &tenant, false).await);
    let tried = "select coalesce(max(attempts), 0) from jobs where kind = 'reconcile' and state = 'queued'";
    let attempts = async || {
        let row = app.superuser().await.query_one(tried, &[]).await;
        row.expect("a number").get::<_, i32>(0)
    };
    let mut told = app.watch_jobs();
    while attempts().await < 12 {
        next_attempt(&app, &mut told).await;
    }
    assert_eq!(reconciling(&app, "failed").await, 0, "none is given up");
    assert!(may_read().await, "nobody could take it away");

    move_server(1).await;
    while reconciling(&app, "queued").await + reconciling(&app, "running").await > 0 {
        next_attempt(&app, &mut told).await;
    }
    assert!(!may_read().await);
}

#[tokio::test]
async fn what_was_given_up_is_tried_again_when_somebody_asks() {
    let app = TestApp::new().await;
    app.tenant("acme").await;
    let admin = app.platform("operator").await;
    let fail = "update jobs set state = 'failed', attempts = 8, error = 'broken', finished_at = now() returning id";
    let row = app.superuser().await.query_one(fail, &[]).await.expect("a failed job");
    let id = JobId(row.get(0));

    app.on_platform(&admin, Retry { job: id }).await.expect("again");
    // Its number goes on: a worker that still holds an earlier attempt must not be taken for the next one.
    assert_eq!(job(&app, "provision").await, ("queued".into(), 8, None));

    let again = app.on_platform(&admin, Retry { job: id }).await;
    assert_eq!(code(&again), "not_failed");
    let unknown = app.on_platform(&admin, Retry { job: JobId::new() }).await;
    assert!(matches!(unknown, Err(Error::NotFound)));
}

/// Nothing but a person will make the database or the schema, so the job gives up at once and the tenant says so until it is tried again.
#[tokio::test]
async fn attaching_what_is_not_there_is_given_up_at_once() {
    let app = TestApp::new().await;
    let attach = async |slug: &str, database: &str, schema: &str| {
        let new = NewAttachment {
            name: slug.into(),
            slug: slug.into(),
            server: None,
            database: database.into(),
            schema: schema.into(),
            owner_email: None,
        };
        app.on_platform(&Caller::cli(), Attach(new)).await.expect("a tenant")
    };
    app.provisioned_tenant("acme").await;
    let database = app.database().tenants();
    let tenants = [
        (
            attach("nowhere", "no_such_database", "public").await,
            "no_such_database",
        ),
        (attach("empty", &database, "no_such_schema").await, "no_such_schema"),
    ];
    let mut told = app.watch_jobs();
    app.start_workers();
    for (tenant, missing) in tenants {
        let found = loop {
            let show = Show {
                tenant: TenantRef::Id(tenant.id),
            };
            let found = app.on_platform(&Caller::cli(), show).await.expect("there");
            if found.tenant.gave_up {
                break found;
            }
            told.recv().await.expect("a job moves on");
        };
        let progress = found.progress.expect("its job");
        assert_eq!((progress.state, progress.attempts), (JobState::Failed, 1));
        let error = progress.error.expect("a reason");
        assert!(error.contains(missing), "{error}");
    }
}

/// A job that has nothing to do, as it is after that many attempts, and whose worker died if it had any.
async fn insert_mail_job(app: &TestApp, attempts: i32) -> JobId {
    let job = JobId::new();
    let payload = serde_json::json!({ "kind": "send_mail", "mail": MailId::new() });
    let state = if attempts > 0 { "running" } else { "queued" };
    let sql = "insert into jobs (id, kind, payload, state, attempts, run_at, lease_until, created_at)
               values ($1, 'send_mail', $2, $3, $4, $5, case when $4 > 0 then $5::timestamptz - interval '1 second' end, $5)";
    let client = app.superuser().await;
    client
        .execute(sql, &[&job.0, &payload, &state, &attempts, &app.now()])
        .await
        .expect("a job");
    job
}

async fn state_of(app: &TestApp, job: JobId) -> String {
    let sql = "select state from jobs where id = $1";
    let row = app.superuser().await.query_one(sql, &[&job.0]).await;
    row.expect("the job").get(0)
}

#[tokio::test]
async fn a_job_that_its_workers_do_not_survive_is_given_up() {
    let app = TestApp::new().await;
    let (last, one_more) = (insert_mail_job(&app, 8).await, insert_mail_job(&app, 7).await);
    let mut progress = app.watch_jobs();
    app.start_workers();
    while state_of(&app, last).await == "running" || state_of(&app, one_more).await == "running" {
        progress.recv().await.expect("the application is there");
    }
    assert_eq!(state_of(&app, last).await, "failed");
    assert_eq!(state_of(&app, one_more).await, "done");
}

#[tokio::test]
async fn a_server_that_does_not_answer_keeps_only_its_own_waiting() {
    // A server that takes calls and says nothing.
    let silent = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let app = TestApp::new().await;
    let new = serde_json::json!({
        "name": "silent", "host": "127.0.0.1", "port": silent.local_addr().expect("its address").port(), "database": "postgres",
        "username": "postgres", "password": "secret", "tls_mode": "disable",
    });
    let add = servers::Add(serde_json::from_value(new).expect("a server"));
    let server = app.on_platform(&Caller::cli(), add).await.expect("a server").id;
    for n in 0..6 {
        let new = NewTenant {
            name: "Waiting".into(),
            slug: format!("waiting-{n}"),
            isolation: "schema".into(),
            server: Some(server),
            owner_email: None,
        };
        app.on_platform(&Caller::cli(), Create(new)).await.expect("a tenant");
    }
    let mail = insert_mail_job(&app, 0).await;
    let mut progress = app.watch_jobs();
    app.start_workers();
    while state_of(&app, mail).await != "done" {
        progress.recv().await.expect("the application is there");
    }
    let running = "select count(*) from jobs where kind = 'provision' and state = 'running'";
    let row = app.superuser().await.query_one(running, &[]).await.expect("a count");
    assert_eq!(row.get::<_, i64>(0), 2, "the others wait for their turn");
}
