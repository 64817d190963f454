//! Drift of row security and policies.

use tenantdb::{FindingKind, Isolation};

use crate::drift::mended;
use crate::world::{ANNA, World};

#[tokio::test]
async fn row_security_and_policies() {
    let world = World::new().await;
    for isolation in [Isolation::Schema, Isolation::Attached] {
        let mut shop = world.shop(isolation).await;
        let (member, anon) = (shop.role("member"), shop.role("anon"));
        mended(
            &mut shop,
            "ALTER TABLE orders DISABLE ROW LEVEL SECURITY",
            FindingKind::RowSecurityOff,
        )
        .await;
        if isolation == Isolation::Schema {
            mended(
                &mut shop,
                "ALTER TABLE orders NO FORCE ROW LEVEL SECURITY",
                FindingKind::RowSecurityOff,
            )
            .await;
        }
        let select = "\"bailiwick:member:select\" ON orders";
        for sql in [
            format!("ALTER POLICY {select} USING (true)"),
            format!(
                "ALTER POLICY {select} USING (user_id = nullif(current_setting('bailiwick.user_id', true), '')::uuid OR true)"
            ),
            format!("ALTER POLICY {select} TO {member}, {anon}"),
            format!("ALTER POLICY {select} TO PUBLIC"),
            format!("DROP POLICY {select}; CREATE POLICY {select} FOR ALL TO {member} USING (true)"),
            format!("DROP POLICY {select}; CREATE POLICY {select} AS RESTRICTIVE FOR SELECT TO {member} USING (true)"),
            "ALTER POLICY \"bailiwick:member:update\" ON orders WITH CHECK (true)".to_owned(),
            format!("ALTER POLICY \"bailiwick:keep\" ON orders TO {anon}"),
        ] {
            mended(&mut shop, &sql, FindingKind::PolicyChanged).await;
        }
        mended(&mut shop, &format!("DROP POLICY {select}"), FindingKind::PolicyMissing).await;
        mended(
            &mut shop,
            "DROP POLICY \"bailiwick:keep\" ON orders",
            FindingKind::PolicyMissing,
        )
        .await;
        let extra = format!("CREATE POLICY \"bailiwick:anon:select\" ON orders TO {anon} USING (true)");
        mended(&mut shop, &extra, FindingKind::PolicyLeftOver).await;
    }
}

/// A function of the tenant that is called like one of PostgreSQL's must not pass for it.
#[tokio::test]
async fn a_policy_that_only_looks_the_same() {
    let world = World::new().await;
    let mut shop = world.shop(Isolation::Schema).await;
    let schema = shop.desired.place.schema.clone();
    let sql = format!(
        "CREATE FUNCTION {schema}.current_setting(text, boolean) RETURNS text LANGUAGE sql AS $$ SELECT '{ANNA}' $$; \
         CREATE FUNCTION {schema}.always(uuid, uuid) RETURNS boolean LANGUAGE sql AS $$ SELECT true $$; \
         CREATE OPERATOR {schema}.= (LEFTARG = uuid, RIGHTARG = uuid, FUNCTION = {schema}.always)"
    );
    shop.as_superuser()
        .await
        .batch_execute(&sql)
        .await
        .expect("look-alikes");
    shop.converge().await;
    let member = shop.as_role("member", None).await;
    assert_eq!(member.tries("SELECT FROM orders").await, Some(0));
    for expression in [
        format!("user_id = (SELECT (NULLIF({schema}.current_setting('bailiwick.user_id', true), ''))::uuid AS id)"),
        format!(
            "user_id OPERATOR({schema}.=) (SELECT (NULLIF(pg_catalog.current_setting('bailiwick.user_id', true), ''))::uuid AS id)"
        ),
    ] {
        let sql = format!("ALTER POLICY \"bailiwick:member:select\" ON orders USING ({expression})");
        mended(&mut shop, &sql, FindingKind::PolicyChanged).await;
    }
}

#[tokio::test]
async fn policies_of_somebody_else() {
    let world = World::new().await;
    let sql = "CREATE POLICY open ON orders USING (true)";
    let mut shop = world.shop(Isolation::Schema).await;
    mended(&mut shop, sql, FindingKind::ForeignPolicy).await;
    // Where we do not own the table it stays, and restrictive twins keep it from opening more than is wished.
    let mut shop = world.shop(Isolation::Attached).await;
    shop.as_superuser().await.batch_execute(sql).await.expect("a policy");
    let member = shop.as_role("member", Some(ANNA)).await;
    assert_eq!(member.tries("SELECT FROM orders").await, Some(3), "before");
    shop.converge().await;
    assert_eq!(member.tries("SELECT FROM orders").await, Some(2), "after");
    assert_eq!(member.tries("DELETE FROM orders").await, Some(2));
    let found = shop.attest().await.findings;
    assert!(
        found
            .iter()
            .any(|f| f.kind == FindingKind::ForeignPolicy && !f.repaired),
        "{found:?}"
    );
}
