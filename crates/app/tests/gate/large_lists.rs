//! Lists of more people than a search looks through one by one: whoever is far down is found too, in the order of addresses, and only in one's own tenant.
// covers: S3-91, S0-39, A13

use app::members::{Filter, List};
use testkit::{Person, TestApp, TestTenant};

/// People `from` to `until` of `name-00000@example.com`, as members.
async fn crowd(app: &TestApp, tenant: &TestTenant<'_>, from: i32, until: i32) {
    let client = app.superuser().await;
    let people = "insert into users (id, email, name, created_at)
        select gen_random_uuid(), format('person-%s@example.com', lpad(n::text, 5, '0')), 'Person ' || n, now() from generate_series($1::int, $2::int) n
        on conflict do nothing";
    client.execute(people, &[&from, &until]).await.expect("people");
    let members = "insert into memberships (tenant_id, id, user_id, role_id, created_at)
        select $1, gen_random_uuid(), u.id, r.id, now() from users u, roles r
        where u.email like 'person-%' and substr(u.email, 8, 5)::int between $2 and $3 and r.tenant_id = $1 and r.key = 'member'";
    client
        .execute(members, &[&tenant.id.0, &from, &until])
        .await
        .expect("members");
}

async fn found(app: &TestApp, by: &Person, tenant: &TestTenant<'_>, search: &str, limit: u16) -> Vec<String> {
    let (mut emails, mut after) = (Vec::new(), None);
    loop {
        let list = List {
            filter: Filter {
                search: Some(search.into()),
                ..Filter::default()
            },
            after,
            limit: Some(limit),
            ..List::default()
        };
        let page = app.in_tenant(by, &tenant.by_id(), list).await.expect("a page");
        assert!(page.items.len() <= usize::from(limit));
        emails.extend(page.items.into_iter().map(|member| member.email));
        after = page.next;
        if after.is_none() {
            return emails;
        }
    }
}

#[tokio::test]
async fn whoever_is_far_down_is_found_and_only_in_ones_own_tenant() {
    let app = TestApp::new().await;
    let (acme, other) = (app.tenant("acme").await, app.tenant("other").await);
    let (owner, others) = (acme.owner().await, other.owner().await);
    crowd(&app, &acme, 0, 2499).await;
    crowd(&app, &other, 2000, 2999).await;
    let numbers =
        |numbers: &[i32]| -> Vec<String> { numbers.iter().map(|n| format!("person-{n:05}@example.com")).collect() };
    // Once near, five times beyond.
    assert_eq!(found(&app, &owner, &acme, "on-00777", 2).await, numbers(&[777]));
    assert_eq!(
        found(&app, &owner, &acme, "77@EXAMPLE", 4).await,
        numbers(&(0..25).map(|n| n * 100 + 77).collect::<Vec<_>>())
    );
    // Frequent, so that each page is found on the way: every one, once.
    let everybody = found(&app, &owner, &acme, "person", 200).await;
    assert_eq!(everybody, numbers(&(0..2500).collect::<Vec<_>>()));
    assert_eq!(found(&app, &owner, &acme, "Person 2999", 50).await, [""; 0]);
    assert_eq!(found(&app, &others, &other, "Person 2999", 50).await, numbers(&[2999]));
    assert_eq!(found(&app, &others, &other, "Person 1999", 50).await, [""; 0]);

    // The place in the list follows the address.
    app.superuser()
        .await
        .batch_execute("update users set email = 'Aaron@example.com', name = 'Somebody Else' where email = 'person-01999@example.com'")
        .await
        .expect("another address");
    assert_eq!(found(&app, &owner, &acme, "person-01999", 50).await, [""; 0]);
    assert_eq!(
        found(&app, &owner, &acme, "somebody else", 50).await,
        ["Aaron@example.com"]
    );
    assert_eq!(found(&app, &owner, &acme, "", 200).await[0], "Aaron@example.com");
}

/// Counted to the end where that is cheap; above it the platform's first page says about as many.
#[tokio::test]
async fn the_dashboard_counts_only_so_far() {
    let app = TestApp::new().await;
    let admin = app.platform("super_admin").await;
    let users = async || {
        app.on_platform(&admin, app::overview::Show)
            .await
            .expect("counts")
            .users
    };
    assert_eq!(users().await, 1);
    let acme = app.tenant("acme").await;
    crowd(&app, &acme, 0, 99).await;
    assert_eq!(users().await, 101);
    app.superuser()
        .await
        .batch_execute(
            "insert into users (id, email, name, created_at)
                 select gen_random_uuid(), format('one-of-many-%s@example.com', n), 'Many', now() from generate_series(1, 12000) n;
             analyze users",
        )
        .await
        .expect("many people");
    assert_eq!(users().await, 12101);
    // One of the tenant's lists says how many members it has, up to where it stopped.
    let list = app::tenants::List::default();
    let tenants = app.on_platform(&admin, list).await.expect("the tenants");
    assert_eq!(tenants.items[0].members, 100);
}
