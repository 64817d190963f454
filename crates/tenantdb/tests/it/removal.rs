//! Taking a tenant off a server leaves nothing of it, and what was attached is as it was.

use std::fmt::Write;

use tenantdb::{Isolation, Login};
use tokio_postgres::Client;

use crate::world::World;

/// What the server has as a whole.
async fn server(client: &Client) -> String {
    let sql = "SELECT 'role ' || rolname FROM pg_roles WHERE rolname LIKE 'bw\\_%' \
        UNION ALL SELECT 'setting ' || setrole FROM pg_db_role_setting WHERE setrole NOT IN (SELECT oid FROM pg_roles) \
        UNION ALL SELECT 'database ' || datname FROM pg_database ORDER BY 1";
    lines(client, sql).await
}

/// What one database has, with every privilege, policy and switch.
async fn contents(client: &Client) -> String {
    let sql = "SELECT concat('database ', grantee::regrole, ' ', privilege_type) FROM pg_database, \
            aclexplode(coalesce(datacl, acldefault('d', datdba))) WHERE datname = current_database() \
        UNION ALL SELECT concat('schema ', nspname, ' ', nspowner::regrole, ' ', grantee::regrole, ' ', privilege_type) \
            FROM pg_namespace, aclexplode(coalesce(nspacl, acldefault('n', nspowner))) WHERE nspname !~ '^pg_toast' \
        UNION ALL SELECT concat('relation ', relname, ' ', relowner::regrole, ' ', relrowsecurity, ' ', relforcerowsecurity) \
            FROM pg_class WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = 'Shop Floor') \
        UNION ALL SELECT concat('grant ', relname, ' ', grantee::regrole, ' ', privilege_type, ' ', is_grantable) \
            FROM pg_class, aclexplode(coalesce(relacl, acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::\"char\", relowner))) \
            WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = 'Shop Floor') \
        UNION ALL SELECT concat('column ', attrelid::regclass, ' ', attname, ' ', grantee::regrole, ' ', privilege_type) \
            FROM pg_attribute, aclexplode(attacl) WHERE attrelid >= 16384 \
        UNION ALL SELECT concat('policy ', polname, ' ', polrelid::regclass) FROM pg_policy \
        UNION ALL SELECT concat('default ', defaclrole::regrole, ' ', defaclacl) FROM pg_default_acl ORDER BY 1";
    lines(client, sql).await
}

async fn lines(client: &Client, sql: &str) -> String {
    let mut text = String::new();
    for row in client.query(sql, &[]).await.expect("the catalog") {
        let line: &str = row.get(0);
        writeln!(text, "{line}").expect("a line");
    }
    text
}

/// The other tests' roles and databases come and go meanwhile, so only this world's are looked at.
fn of(text: &str, names: &[String]) -> Vec<String> {
    let lines = text.lines().filter(|line| names.iter().any(|name| line.contains(name)));
    lines.map(str::to_owned).collect()
}

#[tokio::test]
async fn provisioned_tenants_leave_nothing() {
    let world = World::new().await;
    for isolation in [Isolation::Schema, Isolation::Database] {
        let neighbour = world.shop(Isolation::Schema).await;
        let shop = world.shop(isolation).await;
        let names = [shop.names().prefix().to_owned(), format!("own_{}", world.unique)];
        assert!(!of(&server(&world.superuser).await, &names).is_empty());
        // Somebody is connected, and as the owner.
        let app = shop.as_owner().await;
        let panel = shop.panel().await;
        let desired = shop.desired.clone();
        tenantdb::deprovision(&world.server, &desired).await.expect("gone");
        assert!(app.execute("SELECT 1", &[]).await.is_err(), "still connected");
        assert!(panel.is_closed());
        assert_eq!(of(&server(&world.superuser).await, &names), Vec::<String>::new());
        let client = world.superuser_in(&neighbour.desired.place.database).await;
        let left = contents(&client).await;
        assert_eq!(of(&left, &names[..1]), Vec::<String>::new());
        assert!(neighbour.attest().await.is_empty());
        tenantdb::deprovision(&world.server, &desired)
            .await
            .expect("gone twice");
    }
}

#[tokio::test]
async fn an_attached_schema_is_left_as_it_was_found() {
    let world = World::new().await;
    let desired = world.tenant(Isolation::Attached);
    world.legacy(&desired).await;
    let client = world.superuser_in(&desired.place.database).await;
    let sql = format!(
        "SET ROLE legacy_owner_{0}; SET search_path = \"Shop Floor\"; \
         CREATE TABLE guarded (id int); ALTER TABLE guarded ENABLE ROW LEVEL SECURITY; \
         CREATE POLICY theirs ON guarded TO legacy_app_{0} USING (id > 1); GRANT SELECT ON guarded TO legacy_app_{0}; \
         CREATE TABLE locked (id int); ALTER TABLE locked ENABLE ROW LEVEL SECURITY; RESET ROLE",
        world.unique
    );
    client.batch_execute(&sql).await.expect("more tables");
    let before = contents(&client).await;
    let mut admin = world.provision(&desired).await;
    crate::world::converge(&mut admin, &desired).await;
    assert_ne!(contents(&client).await, before);
    drop(admin);
    tenantdb::deprovision(&world.server, &desired).await.expect("detached");
    assert_eq!(contents(&client).await, before);
    let names = [desired.names().prefix().to_owned()];
    assert_eq!(of(&server(&world.superuser).await, &names), Vec::<String>::new());
    tenantdb::deprovision(&world.server, &desired)
        .await
        .expect("detached twice");
    // Attached and detached again, with a crash between: the first crash must not become the state that was found.
    world.provision(&desired).await;
    let mut admin = world.admin(&desired).await;
    let catalog = tenantdb::observe(&admin, &desired).await.expect("a catalog");
    let whole = tenantdb::plan_removal(&desired, &catalog).expect("a plan");
    let half = tenantdb::Plan {
        changes: whole.changes[..3].to_vec(),
        findings: Vec::new(),
    };
    tenantdb::apply(&mut admin, &half).await.expect("half of it");
    tenantdb::deprovision(&world.server, &desired)
        .await
        .expect("the other half");
    assert_eq!(contents(&client).await, before);
}

#[tokio::test]
async fn what_the_comment_says_is_not_believed() {
    let world = World::new().await;
    let shop = world.shop(Isolation::Attached).await;
    let sql = "COMMENT ON POLICY \"bailiwick:keep\" ON orders IS \
        '{\"bailiwick\":{\"row_security\":false,\"public\":[[\"SELECT ON TABLE x TO y; DROP ROLE z; --\",null],[\"DELETE\",\"a\\\"b\"]]}}'";
    shop.as_table_owner().await.batch_execute(sql).await.expect("a comment");
    let catalog = tenantdb::observe(&shop.admin, &shop.desired).await.expect("a catalog");
    let plan = tenantdb::plan_removal(&shop.desired, &catalog)
        .expect("a plan")
        .to_string();
    assert!(!plan.contains("DROP ROLE z"), "{plan}");
    assert!(plan.contains("GRANT DELETE (\"a\"\"b\")"), "{plan}");
}

#[tokio::test]
async fn a_database_with_another_tenant_in_it_is_not_dropped() {
    let world = World::new().await;
    let shop = world.shop(Isolation::Database).await;
    let guest = format!("bw_{}_owner", world.unique);
    let client = world.superuser_in(&shop.desired.place.database).await;
    let sql = format!("CREATE ROLE {guest}; CREATE SCHEMA guest AUTHORIZATION {guest}");
    client.batch_execute(&sql).await.expect("a guest");
    drop(client);
    let refused = tenantdb::deprovision(&world.server, &shop.desired).await;
    assert!(matches!(refused, Err(tenantdb::Error::Conflict(_))), "{refused:?}");
    let client = world.superuser_in(&shop.desired.place.database).await;
    client.batch_execute("DROP SCHEMA guest").await.expect("gone");
    world.run(&format!("DROP ROLE {guest}")).await;
    drop(client);
    tenantdb::deprovision(&world.server, &shop.desired)
        .await
        .expect("the host");
}

#[tokio::test]
async fn removal_is_resumed_wherever_it_stopped() {
    let world = World::new().await;
    let shop = world.shop(Isolation::Schema).await;
    let catalog = tenantdb::observe(&shop.admin, &shop.desired).await.expect("a catalog");
    let steps = tenantdb::plan_removal(&shop.desired, &catalog)
        .expect("a plan")
        .changes
        .len();
    for done in 0..=steps {
        let shop = world.shop(Isolation::Schema).await;
        let (desired, mut admin) = (shop.desired.clone(), shop.admin);
        let catalog = tenantdb::observe(&admin, &desired).await.expect("a catalog");
        let mut plan = tenantdb::plan_removal(&desired, &catalog).expect("a plan");
        plan.changes.truncate(done);
        tenantdb::apply(&mut admin, &plan).await.expect("a part");
        drop(admin);
        tenantdb::deprovision(&world.server, &desired).await.expect("the rest");
        let prefix = desired.names().prefix().to_owned();
        assert_eq!(of(&server(&world.superuser).await, &[prefix]), Vec::<String>::new());
    }
    let login = shop.names().login(Login::App);
    assert!(
        world.login(&login, &shop.desired.place.database).await.is_ok(),
        "the neighbour"
    );
}
