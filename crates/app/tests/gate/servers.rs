//! Database servers: how they are changed without a password going astray, and what is noticed of them and of a schema on them.
// covers: A11, D14

use app::{
    Caller, ServerId,
    audit::{ListAll, Query},
    overview,
    servers::{Add, Check, Edit, List, NewServer, Server, ServerChange, Show, Test, check_all},
    tenants::{AttachmentPlace, TestAttachment},
};
use jiff::SignedDuration;
use secrecy::ExposeSecret;
use testkit::{TestApp, Way, superuser};

use crate::outcome::{code, field};

/// The tests' own cluster, as somebody would register it.
fn new(name: &str) -> NewServer {
    let local = testkit::local_server();
    NewServer {
        name: name.into(),
        host: "127.0.0.1".into(),
        port: local.port.into(),
        database: "postgres".into(),
        username: local.username,
        password: local.password,
        tls_mode: "disable".into(),
    }
}

fn as_it_is(name: &str) -> ServerChange {
    let server = new(name);
    ServerChange {
        name: server.name,
        host: server.host,
        port: server.port,
        database: server.database,
        username: server.username,
        password: None,
        tls_mode: server.tls_mode,
    }
}

fn edit(server: &Server, change: ServerChange) -> Edit {
    Edit {
        server: server.id,
        version: server.version,
        change,
    }
}

async fn local(app: &TestApp) -> Server {
    let page = app
        .on_platform(&Caller::cli(), List::default())
        .await
        .expect("the servers");
    page.items
        .into_iter()
        .find(|server| server.managed)
        .expect("the local one")
}

#[tokio::test]
async fn a_server_is_changed_and_its_password_goes_nowhere_unseen() {
    let app = TestApp::new().await;
    let root = app.platform("super_admin").await;
    let first = app.on_platform(&root, Add(new("first"))).await.expect("a server");
    app.on_platform(&root, Add(new("second"))).await.expect("a server");
    let elsewhere = |change: fn(&mut ServerChange)| {
        let mut changed = as_it_is("first");
        change(&mut changed);
        edit(&first, changed)
    };
    for (attempt, wanted) in [
        (elsewhere(|it| it.host = "localhost".into()), "password"),
        (elsewhere(|it| it.port = 1), "password"),
        (elsewhere(|it| it.username = "mallory".into()), "password"),
        (elsewhere(|it| it.tls_mode = "require".into()), "password"),
        (elsewhere(|it| it.name = "second".into()), "name"),
        (elsewhere(|it| it.host = "/tmp".into()), "host"),
        (elsewhere(|it| it.port = 0), "port"),
    ] {
        assert_eq!(field(&app.on_platform(&root, attempt).await), wanted);
    }
    let control = Edit {
        change: ServerChange {
            database: app.settings().control_database.clone(),
            ..as_it_is("first")
        },
        ..edit(&first, as_it_is("first"))
    };
    assert_eq!(field(&app.on_platform(&root, control).await), "database");

    // The password that is kept still works under another name.
    let renamed = app
        .on_platform(&root, edit(&first, as_it_is("eu-west")))
        .await
        .expect("a new name");
    assert_eq!((renamed.name.as_str(), renamed.check_error), ("eu-west", None));
    assert_eq!(
        code(&app.on_platform(&root, edit(&first, as_it_is("late"))).await),
        "stale"
    );
    let moved = ServerChange {
        host: "localhost".into(),
        password: Some("not its password".into()),
        ..as_it_is("eu-west")
    };
    let change = Edit {
        version: renamed.version,
        ..edit(&first, moved)
    };
    let moved = app.on_platform(&root, change).await.expect("it is written down");
    assert!(moved.check_error.is_some_and(|error| error.contains("password")));

    let managed = local(&app).await;
    assert_eq!(
        code(&app.on_platform(&root, edit(&managed, as_it_is("mine"))).await),
        "managed_server"
    );
    app.advance(SignedDuration::from_mins(11));
    assert_eq!(
        code(&app.on_platform(&root, edit(&managed, as_it_is("mine"))).await),
        "step_up_required"
    );

    app.seal_all().await;
    let events = app
        .on_platform(&Caller::cli(), ListAll(Query::default()))
        .await
        .expect("the log");
    let told = serde_json::to_string(&events.items).expect("JSON");
    assert!(
        told.contains("servers.edit") && told.contains("\"new_password\":true"),
        "{told}"
    );
    let kept = testkit::local_server().password;
    assert!(
        !told.contains(kept.expose_secret()) && !told.contains("not its password"),
        "{told}"
    );
}

#[tokio::test]
async fn where_tenants_live_only_super_admins_lead_elsewhere() {
    // covers: A1
    let app = TestApp::new().await;
    let (root, operator) = (app.platform("super_admin").await, app.platform("operator").await);
    let first = app.on_platform(&root, Add(new("first"))).await.expect("a server");
    let moved = || ServerChange {
        host: "localhost".into(),
        password: Some(testkit::local_server().password),
        ..as_it_is("first")
    };
    let nobody_there = app
        .on_platform(&operator, edit(&first, moved()))
        .await
        .expect("it is led elsewhere");
    let acme = app.tenant("acme").await;
    let there = "update tenants set server_id = $1 where id = $2";
    app.superuser()
        .await
        .execute(there, &[&first.id.0, &acme.id.0])
        .await
        .unwrap();
    let back = ServerChange {
        password: Some(testkit::local_server().password),
        ..as_it_is("first")
    };
    let refused = app.on_platform(&operator, edit(&nobody_there, back.clone())).await;
    assert_eq!(code(&refused), "forbidden");
    let renamed = ServerChange {
        name: "renamed".into(),
        password: None,
        ..moved()
    };
    let renamed = app
        .on_platform(&operator, edit(&nobody_there, renamed))
        .await
        .expect("a new name");
    assert_eq!(code(&app.on_platform(&root, edit(&renamed, back)).await), "ok");
}

#[tokio::test]
async fn the_same_postgresql_is_noticed_and_another_one_too() {
    let app = TestApp::new().await;
    let root = app.platform("super_admin").await;
    let server = app.on_platform(&root, Add(new("first"))).await.expect("a server").id;
    let report = app.on_platform(&root, Test(new("again"))).await.expect("a report");
    let known = app
        .superuser()
        .await
        .query_one(
            "select system_identifier from database_servers where id = $1",
            &[&server.0],
        )
        .await
        .expect("the server");
    assert!(
        known.get::<_, Option<String>>(0).is_some(),
        "what PostgreSQL it is, is written down"
    );
    assert!(
        report
            .advice
            .iter()
            .any(|sentence| sentence.contains("registered already")),
        "{report:?}"
    );

    let another = "update database_servers set system_identifier = '1' where id = $1";
    app.superuser()
        .await
        .execute(another, &[&server.0])
        .await
        .expect("another identity");
    let checked = app.on_platform(&root, Check { server }).await.expect("an answer");
    assert!(
        checked
            .check_error
            .is_some_and(|error| error.contains("Another PostgreSQL"))
    );
    let shown = app.on_platform(&root, Show { server }).await.expect("the server");
    assert!(shown.check_error.is_some());
}

#[tokio::test]
async fn a_server_that_stops_answering_is_known_without_anybody_looking() {
    let app = TestApp::new().await;
    let root = app.platform("super_admin").await;
    let way = Way::new().await;
    let by_this_way = NewServer {
        port: way.to(&app.database().owner()).get_ports()[0].into(),
        ..new("away")
    };
    let away = app.on_platform(&root, Add(by_this_way)).await.expect("a server").id;
    let offline = async || {
        let state = Some("offline".to_owned());
        let page = List {
            state,
            ..List::default()
        };
        let page = app.on_platform(&Caller::cli(), page).await.expect("the servers");
        let counted = app.on_platform(&Caller::cli(), overview::Show).await.expect("counts");
        let found: Vec<ServerId> = page.items.iter().map(|server| server.id).collect();
        assert_eq!(counted.offline_servers, i64::try_from(found.len()).expect("few"));
        found
    };
    check_all(&app).await.expect("all were tried");
    assert_eq!(offline().await, []);
    let before = app.on_platform(&root, Show { server: away }).await.expect("the server");

    way.block();
    check_all(&app).await.expect("another replica was at it just now");
    assert_eq!(offline().await, []);
    app.advance(SignedDuration::from_mins(1));
    check_all(&app).await.expect("all were tried");
    assert_eq!(offline().await, [away]);
    let after = app.on_platform(&root, Show { server: away }).await.expect("the server");
    assert!(after.checked_at > before.checked_at);
    assert_eq!(after.version, before.version, "whoever edits it is not disturbed");
    assert!(
        local(&app).await.checked_at.is_some(),
        "the others had their turn all the same"
    );

    way.unblock();
    app.advance(SignedDuration::from_mins(1));
    check_all(&app).await.expect("all were tried");
    assert_eq!(offline().await, []);
    app.seal_all().await;
    let events = app
        .on_platform(&Caller::cli(), ListAll(Query::default()))
        .await
        .expect("the log");
    assert!(events.items.iter().all(|event| event.operation != "servers.check"));
}

#[tokio::test]
async fn machines_that_answer_for_themselves_are_not_called() {
    // covers: A11
    let app = TestApp::new().await;
    let root = app.platform("super_admin").await;
    for host in ["169.254.169.254", "0.0.0.0", "::ffff:169.254.169.254", "224.0.0.1"] {
        let test = Test(NewServer {
            host: host.into(),
            ..new("cloud")
        });
        let refused = app.on_platform(&root, test).await;
        assert_eq!(field(&refused), "host", "{host}");
        let said = refused.expect_err("it is refused").to_string();
        assert!(said.contains("not called"), "{said}");
    }
}

#[tokio::test]
async fn a_schema_is_looked_at_before_it_is_attached() {
    let app = TestApp::new().await;
    app.provisioned_tenant("acme").await;
    let root = app.platform("super_admin").await;
    let database = app.database().tenants();
    let server = testkit::local_server();
    let sql = format!(
        "create schema legacy authorization {login};
         set role {login};
         create table legacy.orders (id int primary key);
         create table legacy.notes (id int primary key);
         create view legacy.all_orders as select * from legacy.orders",
        login = server.username
    );
    let client = superuser(&database).await;
    client.batch_execute(&sql).await.expect("a schema");
    let look = async |server: Option<ServerId>, database: &str, schema: &str| {
        let place = AttachmentPlace {
            server,
            database: database.into(),
            schema: schema.into(),
        };
        app.on_platform(&root, TestAttachment(place)).await
    };
    let report = look(None, &database, "legacy").await.expect("a report");
    let tables: Vec<&str> = report.tables.iter().map(|table| table.name.as_str()).collect();
    assert_eq!(tables, ["notes", "orders"]);
    assert!(
        report.advice.iter().any(|sentence| sentence.contains("all_orders")),
        "{report:?}"
    );

    let home = app.database().tenants();
    for (server, database, schema, wanted) in [
        (None, home.as_str(), "nowhere", "schema"),
        (None, home.as_str(), "pg_catalog", "schema"),
        (None, "no_such_database", "public", "database"),
        (None, app.settings().control_database.as_str(), "public", "database"),
        (Some(ServerId::new()), home.as_str(), "legacy", "server"),
    ] {
        assert_eq!(
            field(&look(server, database, schema).await),
            wanted,
            "{database}.{schema}"
        );
    }
    // Nothing was changed there, and no tenant came of it.
    let row = "select (select count(*) from pg_policies where schemaname = 'legacy'), (select relrowsecurity from pg_class where oid = 'legacy.orders'::regclass)";
    let row = client.query_one(row, &[]).await.expect("the schema");
    assert_eq!((row.get::<_, i64>(0), row.get::<_, bool>(1)), (0, false));
}
