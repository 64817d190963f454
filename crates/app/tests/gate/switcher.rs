//! Where somebody can go: a person's own tenants, many as they may be, and for a platform admin all tenants with what it takes to get in.

use app::{
    Caller,
    access_grants::{NewAccessGrant, Open, Way},
    tenants::{Entry, Mine, Reach},
};
use testkit::{Person, TestApp};

use crate::outcome::{code, field};

/// Tenants `t-0001` and so on, and the person in each: last seen there in the order of their numbers.
async fn many(app: &TestApp, person: &Person, count: i32) {
    app.tenant("first").await;
    let client = app.superuser().await;
    let tenants = "insert into tenants (id, slug, name, state, isolation, server_id, database_name, schema_name, created_at)
        select gen_random_uuid(), 't-' || lpad(n::text, 4, '0'), 'Tenant ' || n, 'active', 'schema', t.server_id, t.database_name, 's' || n, now()
        from generate_series(1, $1::int) n, tenants t where t.slug = 'first'";
    client.execute(tenants, &[&count]).await.expect("tenants");
    let members = "insert into memberships (tenant_id, id, user_id, created_at) select t.id, gen_random_uuid(), $1, now() from tenants t where t.slug like 't-%'";
    client.execute(members, &[&person.user.0]).await.expect("memberships");
    let seen = "update member_activity a set last_seen_at = now() + make_interval(secs => substr(t.slug, 3)::int) from tenants t
        where t.id = a.tenant_id and t.slug like 't-%'";
    client.batch_execute(seen).await.expect("visits");
}

async fn slugs(app: &TestApp, by: &Person, search: &str, after: Option<String>) -> (Vec<String>, Option<String>) {
    let mine = Mine {
        search: Some(search.into()),
        sort: Some("last_seen".into()),
        after,
        limit: Some(20),
    };
    let page = app.on_account(by, mine).await.expect("a page");
    (page.items.into_iter().map(|tenant| tenant.slug).collect(), page.next)
}

/// The statement of a query file, its parameters in the order of their names' first places, as values.
fn with_values(name: &str, values: &[(&str, &str)]) -> String {
    let file = include_str!("../../../db/queries/tenants.sql");
    let (_, rest) = file.split_once(&format!("--! {name} :")).expect("the query");
    let (_, rest) = rest.split_once('\n').expect("its lines");
    let mut sql = rest.split("--!").next().expect("its end").to_owned();
    for (name, value) in values {
        sql = sql.replace(&format!(":{name}"), value);
    }
    sql
}

#[tokio::test]
async fn one_person_in_two_thousand_tenants_gets_one_page() {
    // covers: S1-20, S1-21
    let app = TestApp::new().await;
    let (person, other) = (app.stranger().await, app.stranger().await);
    many(&app, &person, 2000).await;
    let (first, next) = slugs(&app, &person, "", None).await;
    let wanted: Vec<String> = (1981..=2000).rev().map(|n| format!("t-{n:04}")).collect();
    assert_eq!(first, wanted);
    let (second, _) = slugs(&app, &person, "", next).await;
    assert_eq!(second[0], "t-1980");
    assert_eq!(slugs(&app, &person, "TENANT 777", None).await.0, ["t-0777"]);
    assert_eq!(slugs(&app, &person, "t-000", None).await.0.len(), 9);
    assert_eq!(slugs(&app, &person, "%", None).await.0.len(), 0);
    assert_eq!(slugs(&app, &other, "", None).await, (vec![], None));
    let wrong = Mine {
        sort: Some("size".into()),
        ..Mine::default()
    };
    assert_eq!(field(&app.on_account(&person, wrong).await), "sort");

    // One stretch of the person's own index: no other person's rows are looked at, and nothing is sorted.
    let client = app.superuser().await;
    let user = format!("'{}'", person.user.0);
    let values = [
        ("before_at", "'infinity'"),
        ("before", "'ffffffff-ffff-ffff-ffff-ffffffffffff'"),
        ("user_id", &*user),
        ("search", "''"),
        ("pattern", "'%%'"),
        ("limit", "21"),
    ];
    client
        .batch_execute("analyze memberships, member_activity, tenants, roles")
        .await
        .unwrap();
    let explain = format!("explain (costs off) {}", with_values("of_user_by_last_seen", &values));
    client.batch_execute("set role bailiwick_identity").await.unwrap();
    let plan: String = client
        .query(&explain, &[])
        .await
        .unwrap()
        .iter()
        .map(|row| format!("{}\n", row.get::<_, String>(0)))
        .collect();
    client.batch_execute("reset role").await.unwrap();
    assert!(plan.contains("member_activity_tenants"), "{plan}");
    for way in [
        "Seq Scan on member_activity",
        "Seq Scan on memberships",
        "Seq Scan on tenants",
        "Sort",
    ] {
        assert!(!plan.contains(way), "{way}:\n{plan}");
    }
}

#[tokio::test]
async fn the_platform_is_told_what_each_tenant_takes() {
    // covers: S1-19, S1-21, S1-31, D1
    let app = TestApp::new().await;
    let (acme, birch, cedar) = (
        app.tenant("acme").await,
        app.tenant("birch").await,
        app.tenant("cedar").await,
    );
    let root = app.platform("super_admin").await;
    let reach = async |by: &Caller| -> Vec<(String, Entry)> {
        let page = app.on_platform(by, Reach::default()).await.unwrap();
        page.items
            .into_iter()
            .map(|tenant| (tenant.slug, tenant.entry))
            .collect()
    };
    let entries = |a, b, c| [("acme", a), ("birch", b), ("cedar", c)].map(|(slug, entry)| (slug.to_owned(), entry));
    use Entry::{AccessGrant, Approval, Granted, Member, NotAllowed, Open as AtOnce};
    assert_eq!(reach(&root).await, entries(AccessGrant, AccessGrant, AccessGrant));
    birch.admit(&root, "staff").await;
    let open = Open {
        tenant: acme.by_id(),
        new: NewAccessGrant {
            mode: "read".into(),
            reason: "Ticket 4711".into(),
            minutes: 60,
        },
        way: Way::Api,
    };
    app.on_platform(&root, open).await.unwrap();
    assert_eq!(reach(&root).await, entries(Granted, Member, AccessGrant));
    // What is one admin's own is not another's; and who may open none gets in nowhere.
    let other = app.platform("super_admin").await;
    assert_eq!(reach(&other).await, entries(AccessGrant, AccessGrant, AccessGrant));
    let auditor = app.platform("auditor").await;
    assert_eq!(reach(&auditor).await, entries(NotAllowed, NotAllowed, NotAllowed));
    assert_eq!(reach(&Caller::cli()).await, entries(NotAllowed, NotAllowed, NotAllowed));
    let superuser = app.superuser().await;
    let approval = "update tenants set require_owner_approval = true where slug = 'cedar'";
    superuser.batch_execute(approval).await.unwrap();
    assert_eq!(reach(&other).await, entries(AccessGrant, AccessGrant, Approval));
    for (setting, a, b) in [("open", AtOnce, Approval), ("membership_only", NotAllowed, NotAllowed)] {
        let set = format!("update instance_settings set tenant_access = '{setting}'");
        superuser.batch_execute(&set).await.unwrap();
        assert_eq!(reach(&other).await, entries(a, a, b), "{setting}");
        assert_eq!(reach(&root).await[1].1, Member, "{setting}");
    }
    let closed = "update tenants set state = 'suspended', suspended_at = now() where slug = 'birch'";
    superuser.batch_execute(closed).await.unwrap();
    assert_eq!(reach(&root).await[1].1, NotAllowed);
    let found = Reach {
        search: Some("ceda".into()),
        ..Reach::default()
    };
    assert_eq!(app.on_platform(&root, found).await.unwrap().items[0].id, cedar.id);
    let stranger = app.stranger().await;
    assert_eq!(code(&app.on_platform(&stranger, Reach::default()).await), "not_found");
}
