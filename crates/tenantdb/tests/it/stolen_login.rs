//! Whoever has the password of an application's login cannot keep its tenant from being reconciled, deleted or taken back.

use tenantdb::{FindingKind, Isolation, Login};

use crate::drift::{mended, reported};
use crate::world::{Shop, World};

/// Roles, databases and sessions that are left of a tenant.
async fn left(world: &World, shop: &Shop<'_>) -> Vec<String> {
    let sql = "SELECT rolname::text FROM pg_roles WHERE starts_with(rolname, $1) \
        UNION ALL SELECT 'session of ' || usename FROM pg_stat_activity WHERE starts_with(usename, $1)";
    let prefix = shop.names().prefix().to_owned();
    let rows = world.superuser.query(sql, &[&prefix]).await.expect("the roles");
    rows.iter().map(|row| row.get(0)).collect()
}

#[tokio::test]
async fn a_policy_that_names_another_tenant_changes_nothing() {
    let world = World::new().await;
    let other = world.shop(Isolation::Schema).await;
    for isolation in [Isolation::Schema, Isolation::Database] {
        let mut shop = world.shop(isolation).await;
        let sql = format!(
            "CREATE TABLE poison (i int); CREATE POLICY \"bailiwick:keep\" ON poison TO \"{}\" USING (true)",
            other.names().owner()
        );
        let owner = shop.as_owner().await;
        owner.batch_execute(&sql).await.expect("the poison");
        shop.converge().await;
        owner
            .batch_execute("CREATE POLICY again ON poison TO PUBLIC USING (true)")
            .await
            .expect("more");
        owner.batch_execute(&sql.replace("poison", "more")).await.expect("more");
        tenantdb::deprovision(&world.server, &shop.desired).await.expect("gone");
        assert_eq!(left(&world, &shop).await, Vec::<String>::new());
    }
    assert!(other.attest().await.is_empty());
}

/// Everything that a login without a right may still own, here and in other databases.
#[tokio::test]
async fn what_the_roles_own_goes_with_them() {
    for attributes in ["CREATEROLE CREATEDB", "SUPERUSER"] {
        let world = World::with(attributes).await;
        let other = world.shop(Isolation::Schema).await;
        for isolation in [Isolation::Schema, Isolation::Database, Isolation::Attached] {
            let shop = world.shop(isolation).await;
            let app = shop.names().login(Login::App);
            let own = format!(
                "SELECT lo_create(0); ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO \"{0}\"; \
                 ALTER DEFAULT PRIVILEGES GRANT USAGE ON TYPES TO \"{0}\"; \
                 SET ROLE \"{1}\"; SELECT lo_create(0); ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO \"{0}\"; \
                 RESET ROLE; SET ROLE \"{2}\"; SELECT lo_create(0); RESET ROLE",
                other.names().owner(),
                shop.names().owner(),
                shop.role("staff"),
            );
            for database in [shop.desired.place.database.as_str(), "template1", "postgres"] {
                let session = world.login(&app, database).await.expect("the app login");
                session.batch_execute(&own).await.expect("objects");
            }
            tenantdb::deprovision(&world.server, &shop.desired).await.expect("gone");
            assert_eq!(left(&world, &shop).await, Vec::<String>::new());
        }
        assert!(other.attest().await.is_empty());
    }
}

/// A tenant may grant what it owns to any role, and a role to which something is granted cannot be dropped.
#[tokio::test]
async fn what_another_tenant_granted_does_not_hold_the_roles() {
    for attributes in ["CREATEROLE CREATEDB", "SUPERUSER"] {
        let world = World::with(attributes).await;
        let shop = world.shop(Isolation::Schema).await;
        for isolation in [Isolation::Schema, Isolation::Database] {
            let other = world.shop(isolation).await;
            let sql = format!(
                "GRANT SELECT ON orders TO \"{0}\"; GRANT UPDATE (price) ON products TO \"{0}\"; \
                 GRANT USAGE ON SCHEMA \"{1}\" TO \"{0}\"; CREATE POLICY hold ON notes TO \"{0}\" USING (true); \
                 CREATE FUNCTION f() RETURNS int LANGUAGE sql RETURN 1; GRANT EXECUTE ON FUNCTION f() TO \"{0}\"; \
                 CREATE TYPE mood AS ENUM ('good'); GRANT USAGE ON TYPE mood TO \"{0}\"; \
                 ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO \"{0}\"; \
                 SELECT lo_create(7); GRANT SELECT ON LARGE OBJECT 7 TO \"{0}\"",
                shop.names().login(Login::App),
                other.desired.place.schema,
            );
            other.as_owner().await.batch_execute(&sql).await.expect("grants");
        }
        tenantdb::deprovision(&world.server, &shop.desired).await.expect("gone");
        assert_eq!(left(&world, &shop).await, Vec::<String>::new());
    }
}

/// What a customer's login made in the customer's own database is the customer's.
#[tokio::test]
async fn tables_in_an_attached_database_are_not_dropped() {
    let world = World::new().await;
    let shop = world.shop(Isolation::Attached).await;
    let client = shop.as_superuser().await;
    let sql = format!(
        "CREATE TABLE public.theirs AS SELECT 1; ALTER TABLE public.theirs OWNER TO \"{}\"",
        shop.names().login(Login::App)
    );
    client.batch_execute(&sql).await.expect("a table");
    let session = world.app(&shop.desired).await;
    let refused = tenantdb::deprovision(&world.server, &shop.desired).await;
    let Err(tenantdb::Error::Conflict(why)) = refused else {
        panic!("{refused:?}")
    };
    assert!(why.contains("public.theirs"), "{why}");
    assert!(session.execute("SELECT", &[]).await.is_err(), "still connected");
    let sql = format!("ALTER TABLE public.theirs OWNER TO legacy_owner_{}", world.unique);
    client.batch_execute(&sql).await.expect("another owner");
    tenantdb::deprovision(&world.server, &shop.desired).await.expect("gone");
    assert_eq!(
        client.execute("SELECT FROM public.theirs", &[]).await.expect("a row"),
        1
    );
}

#[tokio::test]
async fn a_role_that_owns_something_can_be_given_up() {
    for attributes in ["CREATEROLE CREATEDB", "SUPERUSER"] {
        let world = World::with(attributes).await;
        let mut shop = world.shop(Isolation::Schema).await;
        let role = shop.as_role("staff", None).await;
        role.batch_execute("SELECT lo_create(0); ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC")
            .await
            .expect("objects");
        shop.desired.roles.retain(|role| role.key != "staff");
        mended(&mut shop, "SELECT 1", FindingKind::RoleLeftOver).await;
        // It may be the customer's, so it is not dropped.
        let kept = "SELECT FROM pg_largeobject_metadata WHERE pg_get_userbyid(lomowner) = $1";
        let owner = shop.names().owner();
        assert_eq!(
            shop.as_superuser()
                .await
                .execute(kept, &[&owner])
                .await
                .expect("objects"),
            1
        );
    }
}

#[tokio::test]
async fn settings_that_are_not_wished_are_reset() {
    let world = World::new().await;
    let mut shop = world.shop(Isolation::Schema).await;
    let (app, owner) = (shop.names().login(Login::App), shop.names().owner());
    let database = shop.desired.place.database.clone();
    for sql in [
        format!("ALTER ROLE {app} SET role = '{}'", shop.role("owner")),
        format!(
            "ALTER ROLE {app} IN DATABASE {database} SET role = '{}'",
            shop.role("owner")
        ),
        format!("ALTER ROLE {app} IN DATABASE postgres SET search_path = 'x'"),
        format!("ALTER ROLE {owner} SET timezone = 'UTC'"),
    ] {
        let session = world.app(&shop.desired).await;
        if sql.contains(&format!("ROLE {app}")) {
            session
                .batch_execute(&sql)
                .await
                .unwrap_or_else(|e| panic!("{sql}: {e:?}"));
            mended(&mut shop, "SELECT 1", FindingKind::RoleAttributes).await;
        } else {
            mended(&mut shop, &sql, FindingKind::RoleAttributes).await;
        }
    }
    // What only a superuser may set, only a superuser may reset.
    for setting in ["log_min_duration_statement = 0", "bailiwick.user_id = 'x'"] {
        let sql = format!("ALTER ROLE {app} SET {setting}");
        reported(&shop, &sql, FindingKind::RoleAttributes).await;
    }
}

/// The thief is in already, and would set the password again.
#[tokio::test]
async fn a_new_password_ends_what_was_begun_with_the_old_one() {
    let world = World::new().await;
    for isolation in [Isolation::Schema, Isolation::Attached] {
        let shop = world.shop(isolation).await;
        let app = shop.names().login(Login::App);
        let database = shop.desired.place.database.clone();
        let thief = world.app(&shop.desired).await;
        let sql = format!(
            "ALTER ROLE {app} SET role = '{0}'; ALTER ROLE {app} IN DATABASE {database} SET role = '{0}'; BEGIN",
            shop.role("owner")
        );
        thief.batch_execute(&sql).await.expect("settings");
        let elsewhere = world.login(&app, "postgres").await.expect("another session");
        let panel = shop.panel().await;
        let password = "another horse".to_owned().into();
        let replace = async || tenantdb::replace_password(&shop.admin, &shop.desired, Login::App, &password).await;
        replace().await.expect("a new password");
        assert!(thief.execute("SELECT", &[]).await.is_err(), "still connected");
        assert!(elsewhere.execute("SELECT", &[]).await.is_err(), "still connected");
        assert!(!panel.is_closed());
        assert!(world.login(&app, &database).await.is_err(), "the old password");
        let session = world
            .login_with(&app, &database, "another horse")
            .await
            .expect("the new password");
        let row = session.query_one("SELECT current_user::text", &[]).await.expect("who");
        assert_eq!(row.get::<_, &str>(0), app);
        assert!(shop.attest().await.is_empty());
        // As a crash leaves it: shut, until it is done again.
        world.run(&format!("ALTER ROLE {app} NOLOGIN")).await;
        replace().await.expect("again");
        assert!(world.login_with(&app, &database, "another horse").await.is_ok());
    }
}

/// They are entered in `pg_default_acl`, as what tables and sequences are given is.
#[tokio::test]
async fn defaults_for_functions_types_and_schemas_are_taken_back() {
    let world = World::new().await;
    let mut shop = world.shop(Isolation::Schema).await;
    let other = world.shop(Isolation::Schema).await;
    let (owner, schema) = (shop.names().owner(), shop.desired.place.schema.clone());
    for (to, role) in [("another", other.names().owner()), ("ours", shop.role("anon"))] {
        for what in [
            format!("IN SCHEMA {schema} GRANT EXECUTE ON FUNCTIONS"),
            "GRANT EXECUTE ON FUNCTIONS".to_owned(),
            "GRANT USAGE ON TYPES".to_owned(),
            "GRANT CREATE ON SCHEMAS".to_owned(),
        ] {
            let sql = format!("ALTER DEFAULT PRIVILEGES FOR ROLE {owner} {what} TO {role}");
            mended(&mut shop, &sql, FindingKind::DefaultPrivileges).await;
            let left = "SELECT FROM pg_default_acl WHERE defaclrole = (SELECT oid FROM pg_roles WHERE rolname = $1) \
                AND defaclacl::text LIKE '%' || $2 || '%'";
            let rows = shop.as_superuser().await.execute(left, &[&owner, &role]).await;
            assert_eq!(rows.expect("defaults"), 0, "{to}: {sql}");
        }
    }
}

/// Every login of the server reads the comments on roles.
#[tokio::test]
async fn comments_do_not_tell_whose_a_role_is() {
    let world = World::new().await;
    let (shop, other) = (world.shop(Isolation::Schema).await, world.shop(Isolation::Schema).await);
    let sql = "SELECT coalesce(shobj_description(oid, 'pg_authid'), '') FROM pg_roles WHERE starts_with(rolname, $1)";
    let rows = world
        .app(&shop.desired)
        .await
        .query(sql, &[&other.names().prefix()])
        .await;
    let id = other.desired.tenant.to_string();
    for row in rows.expect("comments") {
        let comment: &str = row.get(0);
        assert!(
            !comment.contains(&id) && !comment.contains(&other.desired.place.schema),
            "{comment}"
        );
    }
}
