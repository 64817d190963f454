//! What a page of the holders of a permission costs where very many hold it.

use testkit::TestApp;

use crate::groups::group;

/// However many hold it, a page reads about as many rows as it shows, of each role and group.
#[tokio::test]
async fn a_page_of_holders_reads_no_more_than_it_shows() {
    const QUERIES: &str = include_str!("../../../../db/queries/decisions.sql");
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let desk = group(&app, &acme, "Desk", &["members.view"]).await;
    let client = app.superuser().await;
    let people = format!(
        "insert into users (id, email, name, created_at)
             select gen_random_uuid(), format('person-%s@example.com', lpad(n::text, 5, '0')), 'Person ' || n, now() from generate_series(1, 6000) n;
         insert into memberships (tenant_id, id, user_id, role_id, created_at)
             select '{0}', gen_random_uuid(), u.id, r.id, now() from users u, roles r
             where u.email like 'person-%' and r.tenant_id = '{0}' and r.key = case when u.email like '%0@%' then 'staff' else 'member' end;
         insert into group_members (tenant_id, membership_id, group_id) select m.tenant_id, m.id, '{1}' from memberships m where m.tenant_id = '{0}';
         analyze users; analyze memberships; analyze group_members",
        acme.id.0, desk.id.0
    );
    client.batch_execute(&people).await.unwrap();
    let (_, sql) = QUERIES.split_once("--! holders : HolderRow\n").unwrap();
    let sql: String = sql
        .lines()
        .filter(|line| !line.starts_with("--"))
        .take_while(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n");
    let sql = sql
        .replace(
            ":roles::uuid[]",
            &format!(
                "array(select id from roles where tenant_id = '{}' and key in ('staff', 'owner'))",
                acme.id.0
            ),
        )
        .replace(":groups::uuid[]", &format!("array['{}']::uuid[]", desk.id.0))
        .replace(":tenant_id", &format!("'{}'", acme.id.0))
        .replace(":managing::boolean", "true")
        .replace(":after", "'person-03000'")
        .replace(":limit", "51");
    client
        .batch_execute(&format!(
            "begin; set local role bailiwick_tenant; select set_config('bailiwick.tenant_id', '{}', true)",
            acme.id.0
        ))
        .await
        .unwrap();
    let rows = client
        .query(
            &format!("explain (analyze, timing off, costs off, summary off, format json) {sql}"),
            &[],
        )
        .await
        .unwrap();
    client.batch_execute("rollback").await.unwrap();
    let plan: serde_json::Value = rows[0].get(0);
    let mut read = 0;
    count(&plan[0]["Plan"], &mut read);
    assert!(read < 1000, "{read} rows: {plan:#}");
}

/// How many rows the leaves of a plan gave or threw away.
fn count(node: &serde_json::Value, read: &mut u64) {
    let of = |name: &str| node[name].as_f64().unwrap_or_default();
    let children = node["Plans"].as_array();
    if children.is_none() {
        *read += ((of("Actual Rows") + of("Rows Removed by Filter")) * of("Actual Loops")) as u64;
    }
    for child in children.into_iter().flatten() {
        count(child, read);
    }
}
