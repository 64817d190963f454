//! The list of members, narrowed and ordered, and the file of it; and when somebody was last in a tenant.

use app::{
    Caller,
    members::{Archive, Export, Filter, List, NO_ROLE},
    tenants::Mine,
};
use jiff::SignedDuration;
use testkit::{Person, TestApp, TestTenant};

use crate::outcome::{code, field};

/// When each was here, in days before now; `None`: never.
async fn was_here(app: &TestApp, person: &Person, days: Option<i32>) {
    let set =
        "update member_activity set last_seen_at = $2::timestamptz - make_interval(days => $3) where user_id = $1";
    let client = app.superuser().await;
    client.execute(set, &[&person.user.0, &app.now(), &days]).await.unwrap();
}

async fn emails(app: &TestApp, by: &Caller, tenant: &TestTenant<'_>, list: List) -> Vec<String> {
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let list = List {
            after,
            limit: Some(2),
            ..list.clone()
        };
        let page = app.in_tenant(by, &tenant.by_id(), list).await.unwrap();
        assert!(page.items.len() <= 2);
        found.extend(page.items.into_iter().map(|member| member.email));
        after = page.next;
        if after.is_none() {
            return found;
        }
    }
}

#[tokio::test]
async fn the_list_is_narrowed_and_ordered_page_by_page() {
    // covers: S2-01, S4-01, S4-10, D19
    let app = TestApp::new().await;
    let (acme, other) = (app.tenant("acme").await, app.tenant("other").await);
    let asker = Caller::cli();
    let (owner, staff, two) = (acme.owner().await, acme.staff().await, acme.staff().await);
    let (gone, roleless) = (acme.member().await, acme.member().await);
    other.admit(&owner, "owner").await;
    other.staff().await;
    was_here(&app, &owner, Some(1)).await;
    was_here(&app, &staff, Some(40)).await;
    was_here(&app, &two, Some(120)).await;
    was_here(&app, &gone, Some(3)).await;
    was_here(&app, &roleless, None).await;
    let member = gone.membership.unwrap();
    app.in_tenant(&asker, &acme.by_id(), Archive { member, version: 1 })
        .await
        .unwrap();
    let without = "update memberships set role_id = null where id = $1";
    app.superuser()
        .await
        .execute(without, &[&roleless.membership.unwrap().0])
        .await
        .unwrap();

    let of = |filter: Filter| List {
        filter,
        ..List::default()
    };
    let sorted = |sort: &str| List {
        sort: Some(sort.into()),
        ..List::default()
    };
    let all = [&owner, &staff, &two, &gone, &roleless];
    let named = |people: &[&Person]| -> Vec<String> { people.iter().map(|person| person.email.clone()).collect() };
    let by_address = |people: &[&Person]| {
        let mut emails = named(people);
        emails.sort();
        emails
    };
    let some = |text: &str| Some(text.to_owned());
    let days = |days: i64| Some(app.now() - SignedDuration::from_hours(24 * days));
    for (filter, people) in [
        (Filter::default(), &all[..]),
        (
            Filter {
                state: some("archived"),
                ..Filter::default()
            },
            &[&gone],
        ),
        (
            Filter {
                state: some("active"),
                ..Filter::default()
            },
            &[&owner, &staff, &two, &roleless],
        ),
        (
            Filter {
                role: some("staff"),
                ..Filter::default()
            },
            &[&staff, &two],
        ),
        (
            Filter {
                role: some(NO_ROLE),
                ..Filter::default()
            },
            &[&roleless],
        ),
        (
            Filter {
                role: some("no such role"),
                ..Filter::default()
            },
            &[],
        ),
        (
            Filter {
                seen_since: days(30),
                ..Filter::default()
            },
            &[&owner, &gone],
        ),
        (
            Filter {
                not_seen_since: days(90),
                ..Filter::default()
            },
            &[&two, &roleless],
        ),
        (
            Filter {
                seen_since: days(90),
                not_seen_since: days(30),
                ..Filter::default()
            },
            &[&staff],
        ),
    ] {
        // The same with a search that all match.
        for search in [None, some("EXAMPLE")] {
            let filter = Filter {
                search,
                ..filter.clone()
            };
            assert_eq!(
                emails(&app, &asker, &acme, of(filter.clone())).await,
                by_address(people),
                "{filter:?}"
            );
        }
        for sort in ["joined", "last_seen"] {
            let list = List {
                sort: some(sort),
                ..of(filter.clone())
            };
            let mut found = emails(&app, &asker, &acme, list).await;
            found.sort();
            assert_eq!(found, by_address(people), "{sort} {filter:?}");
        }
    }
    assert_eq!(
        emails(&app, &asker, &acme, sorted("last_seen")).await,
        named(&[&owner, &gone, &staff, &two, &roleless])
    );
    assert_eq!(
        emails(&app, &asker, &acme, sorted("joined")).await,
        named(&[&roleless, &gone, &two, &staff, &owner])
    );
    for (list, wrong) in [
        (sorted("name"), "sort"),
        (
            of(Filter {
                state: some("asleep"),
                ..Filter::default()
            }),
            "state",
        ),
        (
            List {
                after: some("x"),
                ..sorted("joined")
            },
            "after",
        ),
        (
            List {
                after: some("mem_0~x"),
                ..sorted("last_seen")
            },
            "after",
        ),
    ] {
        assert_eq!(field(&app.in_tenant(&asker, &acme.by_id(), list).await), wrong);
    }
}

#[tokio::test]
async fn whoever_takes_the_list_away_is_in_the_log() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (staff, member) = (acme.staff().await, acme.member().await);
    let export = || Export {
        filter: Filter {
            state: Some("active".into()),
            ..Filter::default()
        },
    };
    assert_eq!(
        code(&app.in_tenant(&member, &acme.by_id(), export()).await),
        "forbidden"
    );
    app.in_tenant(&staff, &acme.by_id(), export()).await.unwrap();
    let told = "select count(*) from audit_events where operation = 'members.export' and outcome = 'done' and actor_id = $1 and after ->> 'state' = 'active'";
    let told = app.superuser().await.query_one(told, &[&staff.user.0]).await.unwrap();
    assert_eq!(told.get::<_, i64>(0), 1);
}

/// Written down beside the request, so it is waited for.
async fn noted(app: &TestApp, person: &Person, tenant: &TestTenant<'_>) -> jiff::Timestamp {
    let seen = "select last_seen_at from member_activity where user_id = $1 and tenant_id = $2";
    loop {
        let row = app
            .superuser()
            .await
            .query_one(seen, &[&person.user.0, &tenant.id.0])
            .await
            .unwrap();
        if let Some(at) = row.get(0) {
            return at;
        }
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_person_is_seen_where_they_were_and_not_elsewhere() {
    // covers: S1-20
    let app = TestApp::new().await;
    let (acme, other) = (app.tenant("acme").await, app.tenant("other").await);
    let person = acme.staff().await;
    other.admit(&person, "staff").await;
    let seen = async |tenant: &TestTenant<'_>| {
        let page = app
            .in_tenant(&Caller::cli(), &tenant.by_id(), List::default())
            .await
            .unwrap();
        page.items
            .into_iter()
            .find(|member| member.email == person.email)
            .unwrap()
            .last_seen_at
    };
    assert_eq!((seen(&acme).await, seen(&other).await), (None, None));
    app.in_tenant(&person, &other.by_id(), List::default()).await.unwrap();
    assert_eq!(noted(&app, &person, &other).await, app.now());
    assert_eq!((seen(&acme).await, seen(&other).await), (None, Some(app.now())));
    // Where they were last comes first.
    let mine = Mine {
        sort: Some("last_seen".into()),
        ..Mine::default()
    };
    let tenants = app.on_account(&person, mine).await.unwrap().items;
    assert_eq!(
        tenants.iter().map(|tenant| &*tenant.slug).collect::<Vec<_>>(),
        ["other", "acme"]
    );
}
