//! Every way in which a tenant's PostgreSQL can drift from the wish is found, and mended where a plan can mend it.

use tenantdb::{Finding, FindingKind, Isolation};

use crate::world::{ANNA, Shop, World};

/// Does something behind Bailiwick's back, sees that it is found, and that a reconciliation leaves nothing of it.
pub async fn mended(shop: &mut Shop<'_>, sql: &str, kind: FindingKind) {
    shop.as_superuser()
        .await
        .batch_execute(sql)
        .await
        .unwrap_or_else(|e| panic!("{sql}: {e:?}"));
    let plan = shop.attest().await;
    let found = plan.findings.iter().find(|f| f.kind == kind && f.repaired);
    assert!(found.is_some(), "{sql}: {:?}", plan.findings);
    assert!(!plan.is_empty(), "{sql}: found, but nothing to do");
    shop.converge().await;
    let left = shop.attest().await.findings;
    assert!(!left.iter().any(|f| f.kind == kind && f.repaired), "{sql}: {left:?}");
}

/// The same for what only a person can judge: found, and left as it is.
pub async fn reported(shop: &Shop<'_>, sql: &str, kind: FindingKind) -> Finding {
    shop.as_superuser()
        .await
        .batch_execute(sql)
        .await
        .unwrap_or_else(|e| panic!("{sql}: {e:?}"));
    let plan = shop.attest().await;
    assert!(plan.is_empty(), "{sql}: {plan}");
    let found = plan.findings.into_iter().find(|f| f.kind == kind && !f.repaired);
    found.unwrap_or_else(|| panic!("{sql}: not found"))
}

#[tokio::test]
async fn grants_made_by_hand() {
    let world = World::new().await;
    for isolation in [Isolation::Schema, Isolation::Attached] {
        let mut shop = world.shop(isolation).await;
        let (anon, app, panel) = (
            shop.role("anon"),
            shop.names().login(tenantdb::Login::App),
            shop.names().login(tenantdb::Login::Panel),
        );
        let staff = shop.role("staff");
        let owner = shop.names().owner();
        let tables = match isolation {
            Isolation::Attached => format!("legacy_owner_{}", world.unique),
            _ => owner.clone(),
        };
        for sql in [
            format!("GRANT SELECT ON orders TO {anon}"),
            format!("GRANT SELECT (id), UPDATE (user_id) ON orders TO {anon}"),
            format!("GRANT SELECT (body) ON notes TO {staff}"),
            format!("GRANT SELECT ON orders TO {staff} WITH GRANT OPTION"),
            format!("GRANT TRUNCATE, REFERENCES, TRIGGER ON orders TO {staff}"),
            format!("GRANT ALL ON orders TO {app}"),
            format!("GRANT ALL ON orders TO {panel}"),
            "GRANT SELECT ON orders TO PUBLIC".to_owned(),
            "GRANT SELECT (user_id) ON orders TO PUBLIC".to_owned(),
            format!("GRANT ALL ON SEQUENCE notes_id_seq TO {anon}"),
            format!("GRANT UPDATE ON SEQUENCE notes_id_seq TO {staff}"),
            format!(
                "SET ROLE {tables}; CREATE VIEW prices AS SELECT * FROM products; GRANT SELECT ON prices TO {anon}"
            ),
            format!(
                "SET ROLE {tables}; CREATE MATERIALIZED VIEW totals AS SELECT count(*) FROM orders; GRANT SELECT ON totals TO {anon}"
            ),
            format!("SET ROLE {tables}; CREATE SEQUENCE loose; GRANT USAGE ON SEQUENCE loose TO {anon}"),
            format!("GRANT CREATE ON SCHEMA \"{}\" TO {anon}", shop.desired.place.schema),
            format!("GRANT USAGE ON SCHEMA \"{}\" TO {app}", shop.desired.place.schema),
            format!(
                "GRANT CREATE, TEMP ON DATABASE {} TO {anon}",
                shop.desired.place.database
            ),
        ] {
            mended(&mut shop, &sql, FindingKind::HandMadeGrant).await;
        }
        // The chain hangs on the first grant, and goes with it.
        let chain = format!(
            "GRANT SELECT ON orders TO {staff} WITH GRANT OPTION; SET ROLE {staff}; GRANT SELECT ON orders TO {anon}"
        );
        mended(&mut shop, &chain, FindingKind::HandMadeGrant).await;
        let anon = shop.as_role("anon", None).await;
        assert_eq!(anon.tries("SELECT FROM orders").await, None);
        let missing = format!("REVOKE SELECT ON orders FROM {staff}");
        mended(&mut shop, &missing, FindingKind::GrantMissing).await;
        if isolation == Isolation::Attached {
            mended(
                &mut shop,
                &format!("GRANT SELECT ON notes TO {owner}"),
                FindingKind::HandMadeGrant,
            )
            .await;
        }
    }
}

#[tokio::test]
async fn a_grant_by_hand_alone_opens_nothing() {
    let world = World::new().await;
    let shop = world.shop(Isolation::Schema).await;
    let anon = shop.role("anon");
    let sql = format!("GRANT ALL ON orders TO {anon}, PUBLIC");
    shop.as_superuser().await.batch_execute(&sql).await.expect("a grant");
    let anon = shop.as_role("anon", Some(ANNA)).await;
    assert_eq!(anon.tries("SELECT FROM orders").await, Some(0));
    assert_eq!(anon.tries("DELETE FROM orders").await, Some(0));
    assert_eq!(
        anon.tries("INSERT INTO orders (user_id) VALUES (gen_random_uuid())")
            .await,
        None
    );
}

#[tokio::test]
async fn grants_to_others() {
    let world = World::new().await;
    let other = format!("reporting_{}", world.unique);
    world.run(&format!("CREATE ROLE {other} NOLOGIN")).await;
    let grant = format!("GRANT SELECT ON orders TO {other}");
    let mut shop = world.shop(Isolation::Schema).await;
    mended(&mut shop, &grant, FindingKind::HandMadeGrant).await;
    // In a schema that is not ours, they stay, and row security does not shut them out.
    let mut shop = world.shop(Isolation::Attached).await;
    shop.as_superuser().await.batch_execute(&grant).await.expect("a grant");
    shop.converge().await;
    let found = shop.attest().await.findings;
    assert!(
        found
            .iter()
            .any(|f| f.kind == FindingKind::ForeignGrant && f.detail.contains(&other)),
        "{found:?}"
    );
    let reporting = shop.as_superuser().await;
    reporting
        .batch_execute(&format!(
            "SET ROLE {other}; RESET ROLE; GRANT USAGE ON SCHEMA \"Shop Floor\" TO {other}; SET ROLE {other}"
        ))
        .await
        .expect("the role");
    assert_eq!(
        reporting.execute("SELECT FROM orders", &[]).await.expect("as before"),
        3
    );
}

#[tokio::test]
async fn a_new_table_gets_the_defaults_and_nothing_before() {
    let world = World::new().await;
    for isolation in [Isolation::Schema, Isolation::Attached] {
        let mut shop = world.shop(isolation).await;
        let owner = shop.as_table_owner().await;
        owner
            .batch_execute("CREATE TABLE fresh (id int); INSERT INTO fresh VALUES (1)")
            .await
            .expect("a table");
        for key in ["admin", "staff", "read_only", "member", "anon"] {
            let role = shop.as_role(key, None).await;
            assert_eq!(role.tries("SELECT FROM fresh").await, None, "{key}");
        }
        mended(&mut shop, "SELECT 1", FindingKind::NewTable).await;
        for (key, sees) in [
            ("admin", Some(1)),
            ("staff", Some(1)),
            ("read_only", Some(1)),
            ("member", None),
            ("anon", None),
        ] {
            let role = shop.as_role(key, None).await;
            assert_eq!(role.tries("SELECT FROM fresh").await, sees, "{key}");
        }
        assert_eq!(owner.execute("SELECT FROM fresh", &[]).await.expect("its own"), 1);
    }
}

#[tokio::test]
async fn default_privileges() {
    let world = World::new().await;
    let mut shop = world.shop(Isolation::Schema).await;
    let (owner, anon) = (shop.names().owner(), shop.role("anon"));
    let schema = shop.desired.place.schema.clone();
    for sql in [
        format!("ALTER DEFAULT PRIVILEGES FOR ROLE {owner} IN SCHEMA {schema} GRANT SELECT ON TABLES TO {anon}"),
        format!("ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT ALL ON TABLES TO PUBLIC"),
        format!("ALTER DEFAULT PRIVILEGES FOR ROLE {owner} GRANT USAGE ON SEQUENCES TO {anon}"),
    ] {
        mended(&mut shop, &sql, FindingKind::DefaultPrivileges).await;
    }
    let shop = world.shop(Isolation::Attached).await;
    let sql = format!(
        "ALTER DEFAULT PRIVILEGES FOR ROLE legacy_owner_{0} IN SCHEMA \"Shop Floor\" GRANT SELECT ON TABLES TO legacy_app_{0}",
        world.unique
    );
    reported(&shop, &sql, FindingKind::DefaultPrivileges).await;
}

#[tokio::test]
async fn what_only_a_person_can_judge() {
    let world = World::new().await;
    let shop = world.shop(Isolation::Schema).await;
    let found = reported(
        &shop,
        "CREATE VIEW by_superuser AS SELECT * FROM orders",
        FindingKind::ExemptView,
    )
    .await;
    assert_eq!(found.subject, "by_superuser");
    let owner = shop.names().owner();
    reported(
        &shop,
        &format!("SET ROLE {owner}; CREATE VIEW plain AS SELECT 1 AS one"),
        FindingKind::View,
    )
    .await;
    let sql =
        "CREATE FUNCTION leak(x int) RETURNS bigint SECURITY DEFINER LANGUAGE sql AS 'SELECT count(*) FROM orders'";
    let found = reported(&shop, sql, FindingKind::SecurityDefiner).await;
    assert_eq!(found.subject, "leak(x integer)");
    assert!(
        found.detail.contains("no policy holds") && found.detail.contains("not fixed"),
        "{found:?}"
    );
    let shop = world.shop(Isolation::Attached).await;
    reported(&shop, "SELECT 1", FindingKind::PublicAccess).await;
}

#[tokio::test]
async fn the_doors_of_the_database() {
    let world = World::new().await;
    let mut shop = world.shop(Isolation::Schema).await;
    let database = shop.desired.place.database.clone();
    let schema = shop.desired.place.schema.clone();
    for sql in [
        format!("GRANT CONNECT ON DATABASE {database} TO PUBLIC"),
        format!("GRANT TEMP ON DATABASE {database} TO PUBLIC"),
        "GRANT USAGE ON SCHEMA public TO PUBLIC".to_owned(),
        "GRANT CREATE ON SCHEMA public TO PUBLIC".to_owned(),
        format!("GRANT USAGE ON SCHEMA {schema} TO PUBLIC"),
    ] {
        mended(&mut shop, &sql, FindingKind::HandMadeGrant).await;
    }
}

#[tokio::test]
async fn a_table_that_belongs_to_another_fails_alone() {
    let world = World::new().await;
    let mut shop = world.shop(Isolation::Schema).await;
    let superuser = shop.as_superuser().await;
    superuser
        .batch_execute("CREATE TABLE alien (id int)")
        .await
        .expect("a table of the superuser's");
    shop.as_owner()
        .await
        .batch_execute("CREATE TABLE homely (id int)")
        .await
        .expect("a table of the owner's");
    let (plan, outcomes) = tenantdb::reconcile(&mut shop.admin, &shop.desired)
        .await
        .expect("outcomes");
    assert!(
        plan.findings
            .iter()
            .any(|f| f.kind == FindingKind::ForeignOwner && f.subject == "alien")
    );
    let [alien, homely] = &outcomes[..] else {
        panic!("{outcomes:?}")
    };
    let error = alien.error.as_deref().unwrap_or_default();
    assert!(
        error.contains("set role") && error.contains("must be a member"),
        "{alien:?}"
    );
    assert_eq!(homely.error, None);
    let staff = shop.as_role("staff", None).await;
    assert_eq!(staff.tries("SELECT FROM homely").await, Some(0));
    assert_eq!(staff.tries("SELECT FROM alien").await, None);
}
