//! One tenant's logins, with everything they may become, reach nothing of another tenant.

use tenantdb::{Desired, Isolation, Login};

use crate::world::{App, PASSWORD, World};

/// Every role that the application's login may take, and itself.
fn guises(desired: &Desired) -> Vec<String> {
    let access = desired.application().expect("plain keys");
    assert_eq!(access.user, desired.names().login(Login::App));
    let mut guises = vec![access.user, access.owner];
    guises.extend(access.roles.into_values());
    guises
}

async fn cannot(app: &App, sql: &str) {
    assert_eq!(app.tries(sql).await, None, "{sql}");
}

#[tokio::test]
async fn in_one_database_nothing_of_another_schema_can_be_reached() {
    let world = World::new().await;
    let victim = world.shop(Isolation::Schema).await;
    let attacker = world.shop(Isolation::Schema).await;
    let schema = &victim.desired.place.schema;
    assert_eq!(victim.desired.place.database, attacker.desired.place.database);
    for guise in guises(&attacker.desired) {
        let app = world.app(&attacker.desired).await.become_role(&guise).await;
        for table in ["products", "orders", "notes"] {
            cannot(&app, &format!("SELECT FROM {schema}.{table}")).await;
            cannot(&app, &format!("INSERT INTO {schema}.{table} DEFAULT VALUES")).await;
            cannot(&app, &format!("DELETE FROM {schema}.{table}")).await;
            cannot(&app, &format!("GRANT SELECT ON {schema}.{table} TO PUBLIC")).await;
            cannot(&app, &format!("EXPLAIN SELECT FROM {schema}.{table}")).await;
        }
        cannot(&app, &format!("SELECT nextval('{schema}.notes_id_seq')")).await;
        cannot(&app, &format!("CREATE TABLE {schema}.planted (id int)")).await;
        cannot(&app, "CREATE TABLE public.planted (id int)").await;
        cannot(&app, "CREATE SCHEMA planted").await;
        cannot(&app, "CREATE TEMP TABLE planted (id int)").await;
        cannot(&app, "CREATE ROLE planted").await;
        cannot(&app, "SELECT FROM pg_authid").await;
        cannot(&app, "SELECT pg_read_file('/etc/passwd')").await;
        cannot(&app, "COPY (SELECT 1) TO PROGRAM 'true'").await;
        for other in guises(&victim.desired) {
            cannot(&app, &format!("SET ROLE {other}")).await;
            cannot(
                &app,
                &format!("GRANT {other} TO {}", attacker.names().login(Login::App)),
            )
            .await;
        }
        let admin = &world.server.user;
        cannot(&app, &format!("SET ROLE {admin}")).await;
        cannot(&app, &format!("SET SESSION AUTHORIZATION {admin}")).await;
        // What the planner learnt of the rows is a row, too.
        let statistics = format!("SELECT FROM pg_stats WHERE schemaname = '{schema}'");
        assert_eq!(app.tries(&statistics).await, Some(0));
        let queries = "SELECT FROM pg_stat_activity WHERE usename LIKE 'adm%' AND query <> '<insufficient privilege>'";
        assert_eq!(app.tries(queries).await, Some(0));
    }
}

#[tokio::test]
async fn statistics_do_not_show_rows_that_policies_hide() {
    let world = World::new().await;
    let shop = world.shop(Isolation::Schema).await;
    shop.as_owner()
        .await
        .batch_execute("ANALYZE")
        .await
        .expect("statistics");
    let member = shop.as_role("member", None).await;
    let statistics = "SELECT FROM pg_stats WHERE tablename = 'notes'";
    assert_eq!(member.tries(statistics).await, Some(0));
}

#[tokio::test]
async fn a_login_gets_into_the_database_of_its_own_tenant_only() {
    let world = World::new().await;
    let (own, other) = (
        world.shop(Isolation::Database).await,
        world.shop(Isolation::Database).await,
    );
    let shared = world.shop(Isolation::Schema).await;
    for (login, database) in [
        (&own, &other.desired.place.database),
        (&own, &shared.desired.place.database),
        (&shared, &own.desired.place.database),
    ] {
        for kind in [Login::App, Login::Panel] {
            let user = login.names().login(kind);
            let refused = world.login(&user, database).await.expect_err("a closed door");
            assert_eq!(
                refused.code(),
                Some(&tokio_postgres::error::SqlState::INSUFFICIENT_PRIVILEGE)
            );
        }
    }
}

#[tokio::test]
async fn the_panels_login_has_nothing_behind_its_roles() {
    let world = World::new().await;
    let shop = world.shop(Isolation::Schema).await;
    let user = shop.names().login(Login::Panel);
    let panel = App(world
        .login(&user, &shop.desired.place.database)
        .await
        .expect("the panel"));
    cannot(&panel, &format!("SET ROLE {}", shop.names().owner())).await;
    cannot(&panel, &format!("SET ROLE {}", shop.names().login(Login::App))).await;
    cannot(&panel, &format!("SELECT FROM {}.products", shop.desired.place.schema)).await;
    cannot(
        &panel,
        &format!("CREATE TABLE {}.x (id int)", shop.desired.place.schema),
    )
    .await;
}

#[tokio::test]
async fn the_password_goes_over_as_a_verifier() {
    let world = World::new().await;
    let shop = world.shop(Isolation::Schema).await;
    let sql = "SELECT rolpassword FROM pg_authid WHERE rolname = $1";
    let user = shop.names().login(Login::App);
    let kept: String = world
        .superuser
        .query_one(sql, &[&user])
        .await
        .expect("the login")
        .get(0);
    assert!(kept.starts_with("SCRAM-SHA-256$"), "{kept}");
    let mut config = tokio_postgres::Config::new();
    config
        .host(&world.server.host)
        .port(world.server.port)
        .user(&user)
        .dbname(&shop.desired.place.database);
    config.password(format!("{PASSWORD}!"));
    assert!(
        crate::world::session(&config).await.is_err(),
        "a wrong password gets in"
    );
}
