//! Drift of the tenant's roles and of who may become them.

use tenantdb::{FindingKind, Isolation};

use crate::drift::{mended, reported};
use crate::world::World;

/// As a superuser, since only that may take BYPASSRLS and SUPERUSER away.
#[tokio::test]
async fn roles_that_can_do_more() {
    let world = World::with("SUPERUSER").await;
    let mut shop = world.shop(Isolation::Schema).await;
    let (staff, app, owner) = (
        shop.role("staff"),
        shop.names().login(tenantdb::Login::App),
        shop.names().owner(),
    );
    for sql in [
        format!("ALTER ROLE {staff} BYPASSRLS"),
        format!("ALTER ROLE {owner} SUPERUSER"),
        format!("ALTER ROLE {app} CREATEROLE CREATEDB REPLICATION"),
        format!("ALTER ROLE {app} INHERIT"),
        format!("ALTER ROLE {staff} LOGIN"),
        format!("ALTER ROLE {app} NOLOGIN"),
        format!("ALTER ROLE {app} CONNECTION LIMIT -1"),
        format!("ALTER ROLE {app} SET statement_timeout = 0"),
        format!("ALTER ROLE {app} RESET search_path"),
    ] {
        mended(&mut shop, &sql, FindingKind::RoleAttributes).await;
    }
}

#[tokio::test]
async fn memberships() {
    let world = World::new().await;
    let mut shop = world.shop(Isolation::Schema).await;
    let other = world.shop(Isolation::Schema).await;
    let stranger = format!("stranger_{}", world.unique);
    world.run(&format!("CREATE ROLE {stranger} LOGIN")).await;
    let (staff, anon) = (shop.role("staff"), shop.role("anon"));
    let (app, panel) = (
        shop.names().login(tenantdb::Login::App),
        shop.names().login(tenantdb::Login::Panel),
    );
    let admin = &world.server.user;
    // As the admin login, whose grants it can take back. PostgreSQL 16 keeps each grantor's grants apart.
    for sql in [
        format!("SET ROLE {admin}; GRANT {} TO {app}", other.role("staff")),
        format!("SET ROLE {admin}; GRANT {staff} TO {anon}"),
        format!("SET ROLE {admin}; GRANT {staff} TO {stranger}"),
        format!("SET ROLE {admin}; GRANT {} TO {panel}", shop.names().owner()),
        format!("SET ROLE {admin}; GRANT {staff} TO {app} WITH ADMIN OPTION"),
    ] {
        mended(&mut shop, &sql, FindingKind::RoleMembership).await;
    }
    let missing = format!("SET ROLE {admin}; REVOKE {staff} FROM {app}");
    shop.as_superuser()
        .await
        .batch_execute(&missing)
        .await
        .expect("revoked");
    assert!(!shop.attest().await.is_empty());
    shop.converge().await;
    let dba = format!("dba_{}", world.unique);
    world.run(&format!("CREATE ROLE {dba} CREATEROLE")).await;
    let found = reported(&shop, &format!("GRANT {staff} TO {dba}"), FindingKind::RoleMembership).await;
    assert!(found.detail.contains(&dba), "{found:?}");
}

#[tokio::test]
async fn roles_that_came_and_went() {
    let world = World::new().await;
    let mut shop = world.shop(Isolation::Schema).await;
    let custom = tenantdb::DesiredRole {
        key: "0190a5b27c3d7e4f8a9b0c1d2e3f4a5b".to_owned(),
        tables: tenantdb::TableWish::Full,
    };
    shop.desired.roles.push(custom);
    shop.converge().await;
    let role = shop.as_role("0190a5b27c3d7e4f8a9b0c1d2e3f4a5b", None).await;
    assert_eq!(role.tries("SELECT FROM orders").await, Some(3));
    drop(role);
    shop.desired.roles.pop();
    mended(&mut shop, "SELECT 1", FindingKind::RoleLeftOver).await;
    let sql = "SELECT FROM pg_roles WHERE rolname LIKE '%0190a5b27c3d%'";
    assert_eq!(world.superuser.execute(sql, &[]).await.expect("roles"), 0);
}
