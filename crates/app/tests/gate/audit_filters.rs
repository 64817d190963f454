//! What is looked for in the log is found, by whichever index, and no page walks further than it says.
// covers: S3-05, S3-12, S3-83, S3-84, S3-85, S3-86, S3-87, S3-109, S3-113, S1-51, D1, A15

use app::{
    Caller, Error, Plane,
    audit::{Filter, List, ListAll, Outcomes, Query, SignIns, Watch, count_days},
    sessions::SignIn,
};
use jiff::SignedDuration;
use testkit::{PASSWORD, TestApp};
use uuid::Uuid;

fn asking(filter: Filter) -> Query {
    Query {
        filter,
        limit: Some(200),
        ..Query::default()
    }
}

async fn found(app: &TestApp, filter: Filter) -> Vec<String> {
    let page = app.on_platform(&Caller::cli(), ListAll(asking(filter))).await.unwrap();
    page.items.into_iter().map(|event| event.operation).collect()
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[tokio::test]
async fn each_filter_finds_its_own() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, globex) = (acme.owner().await, app.tenant("globex").await);
    let link = acme.invite(&owner, "ben@example.com", "staff").await.unwrap();
    let theirs = globex.owner().await;
    globex.invite(&theirs, "mia@example.com", "staff").await.unwrap();
    let from = "update audit_events set address = '192.0.2.77' where tenant_id = $1 and operation = 'members.invite'";
    app.superuser().await.execute(from, &[&acme.id.0]).await.unwrap();
    app.seal_all().await;

    let invited = ["members.invite".to_owned()];
    for (what, filter) in [
        (
            "the target's id",
            Filter {
                target: some(&link.id.to_string()),
                ..Filter::default()
            },
        ),
        (
            "part of the target",
            Filter {
                target: some("BEN@"),
                ..Filter::default()
            },
        ),
        (
            "the actor's id",
            Filter {
                actor: some(&owner.user.to_string()),
                ..Filter::default()
            },
        ),
        (
            "part of the actor",
            Filter {
                actor: some(&owner.email.to_uppercase()),
                ..Filter::default()
            },
        ),
        (
            "the address",
            Filter {
                address: some("192.0.2.77"),
                ..Filter::default()
            },
        ),
        (
            "the network",
            Filter {
                address: some("192.0.2.0/25"),
                ..Filter::default()
            },
        ),
        (
            "tenant and operation",
            Filter {
                tenant: some("acme"),
                operation: some("members.invite"),
                ..Filter::default()
            },
        ),
        (
            "tenant, kind and outcome",
            Filter {
                tenant: some(&acme.id.to_string()),
                kind: some("invitation"),
                outcome: some("done"),
                actor_kind: some("user"),
                ..Filter::default()
            },
        ),
    ] {
        assert_eq!(found(&app, filter).await, invited, "{what}");
    }
    for (what, filter) in [
        (
            "another address",
            Filter {
                address: some("192.0.2.78"),
                ..Filter::default()
            },
        ),
        (
            "nobody",
            Filter {
                actor: some("nobody of this name"),
                ..Filter::default()
            },
        ),
        (
            "one's deeds in another's log",
            Filter {
                actor: some(&owner.user.to_string()),
                tenant: some("globex"),
                ..Filter::default()
            },
        ),
        (
            "an outcome",
            Filter {
                outcome: some("failed"),
                ..Filter::default()
            },
        ),
    ] {
        assert!(found(&app, filter).await.is_empty(), "{what}");
    }
    let by_command = found(
        &app,
        Filter {
            actor_kind: some("cli"),
            ..Filter::default()
        },
    )
    .await;
    let all = found(&app, Filter::default()).await;
    assert!(by_command.len() < all.len() && all.iter().filter(|name| *name == "members.invite").count() == 2);

    // A tenant's own log has the same filters, and no other tenant to name.
    let own = |filter| List(asking(filter));
    let page = app
        .in_tenant(
            &owner,
            &acme.by_id(),
            own(Filter {
                actor: some(&owner.email),
                ..Filter::default()
            }),
        )
        .await
        .unwrap();
    assert_eq!(page.items.len(), 1);
    let theirs = Filter {
        actor: some(&theirs.user.to_string()),
        ..Filter::default()
    };
    assert!(
        app.in_tenant(&owner, &acme.by_id(), own(theirs))
            .await
            .unwrap()
            .items
            .is_empty()
    );
    for wrong in [
        Filter {
            tenant: some("globex"),
            ..Filter::default()
        },
        Filter {
            address: some("here"),
            ..Filter::default()
        },
    ] {
        let refused = app.in_tenant(&owner, &acme.by_id(), own(wrong)).await;
        assert!(matches!(refused, Err(Error::Invalid(_))));
    }
}

/// Adds events as if they had happened one after the other on these days ago, below the horizon.
async fn add(app: &TestApp, count: i64, days_ago: i32, chain: Option<Uuid>, operation: &str) {
    let client = app.superuser().await;
    let room = "update audit_state set base = base + $1 returning base";
    let base: i64 = client.query_one(room, &[&(count + 1)]).await.unwrap().get(0);
    let current: i64 = client
        .query_one("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint", &[])
        .await
        .unwrap()
        .get(0);
    // Where the room is that was just made: after all that is there, before what comes.
    let start = base + current - count - 1;
    let insert = "insert into audit_events (id, occurred_at, position, tenant_id, actor_kind, actor_label, operation, target_kind, target_id,
            target_label, outcome)
        select gen_random_uuid(), $1, $2 + n, $3, 'system', 'x', $4, 'thing', 'thing ' || n, 'x', 'done' from generate_series(1, $5::bigint) n";
    let at = app.now() - SignedDuration::from_hours(24 * i64::from(days_ago));
    client
        .execute(insert, &[&at, &start, &chain, &operation, &count])
        .await
        .unwrap();
}

#[tokio::test]
async fn a_page_looks_no_further_than_it_says_and_goes_on_from_there() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    app.seal_all().await;
    let tenant = Some(acme.id.0);
    add(&app, 1, 3, tenant, "x.rare").await;
    add(&app, 9_000, 2, tenant, "x.often").await;
    app.seal_all().await;
    // No index knows part of a target.
    let filter = Filter {
        target: some("thing 1"),
        operation: None,
        outcome: some("failed"),
        ..Filter::default()
    };
    let mut query = asking(filter);
    let mut pages = 0;
    loop {
        let page = app
            .in_tenant(&Caller::cli(), &acme.by_id(), List(query.clone()))
            .await
            .unwrap();
        assert!(page.items.is_empty());
        pages += 1;
        let Some(next) = page.next else { break };
        query.after = Some(next);
    }
    assert!((2..=4).contains(&pages), "{pages} pages for nine thousand events");
    // What an index knows is found at once, however far back.
    let rare = Filter {
        operation: some("x.rare"),
        ..Filter::default()
    };
    let page = app
        .in_tenant(&Caller::cli(), &acme.by_id(), List(asking(rare)))
        .await
        .unwrap();
    assert_eq!((page.items.len(), page.next), (1, None));
}

#[tokio::test]
async fn days_long_ago_are_where_they_are() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    // A log is in the order of time: what there is already is older than what follows.
    let before = "update audit_events set occurred_at = $1";
    let long_ago = app.now() - SignedDuration::from_hours(24 * 40);
    app.superuser().await.execute(before, &[&long_ago]).await.unwrap();
    app.seal_all().await;
    let tenant = Some(acme.id.0);
    for (count, days_ago, operation) in [(3, 30, "x.old"), (5_000, 20, "x.between"), (4, 10, "x.new")] {
        add(&app, count, days_ago, tenant, operation).await;
    }
    let day = |days: i64| app.now() - SignedDuration::from_hours(24 * days);
    let between = |since, until| Filter {
        since: Some(since),
        until: Some(until),
        ..Filter::default()
    };
    // Before and after the days are counted.
    for _ in 0..2 {
        let page = app
            .in_tenant(&Caller::cli(), &acme.by_id(), List(asking(between(day(31), day(29)))))
            .await
            .unwrap();
        if page.next.is_none() {
            assert_eq!(page.items.len(), 3);
        }
        app.seal_all().await;
        count_days(&app).await.unwrap();
        // Twice is once.
        count_days(&app).await.unwrap();
    }
    for (since, until, wanted) in [(31, 29, 3), (11, 9, 4), (31, 31, 0), (29, 21, 0)] {
        let page = app
            .in_tenant(
                &Caller::cli(),
                &acme.by_id(),
                List(asking(between(day(since), day(until)))),
            )
            .await
            .unwrap();
        // The days that were counted say where it ends: nobody is led on to a page that holds nothing.
        assert_eq!(page.next, None, "{since} to {until} days ago");
        assert_eq!(page.items.len(), wanted, "{since} to {until} days ago");
    }
    let counted: i64 = app
        .superuser()
        .await
        .query_one("select sum(events)::bigint from audit_days", &[])
        .await
        .unwrap()
        .get(0);
    let all: i64 = app
        .superuser()
        .await
        .query_one("select count(*) from audit_events", &[])
        .await
        .unwrap()
        .get(0);
    assert_eq!(counted, all);
}

#[tokio::test]
async fn sign_ins_are_counted_by_day() {
    let app = TestApp::new().await;
    let person = app.stranger().await;
    for password in [PASSWORD, "wrong"] {
        let sign_in = SignIn {
            plane: Plane::App,
            email: person.email.clone(),
            password: password.into(),
        };
        let _ = app.in_public(&app.anonymous(), sign_in).await;
    }
    app.seal_all().await;
    count_days(&app).await.unwrap();
    let days = app.on_platform(&Caller::cli(), SignIns).await.unwrap();
    assert_eq!(days.len(), 30);
    let today = days.last().unwrap();
    assert_eq!((today.sign_ins, today.failed), (1, 1));
    assert_eq!(days.iter().map(|day| day.sign_ins).sum::<i64>(), 1);
}

#[tokio::test]
async fn what_was_allowed_and_refused_in_a_tenant_is_counted_by_day() {
    let app = TestApp::new().await;
    let (acme, globex) = (app.tenant("acme").await, app.tenant("globex").await);
    let (owner, member, theirs) = (acme.owner().await, acme.member().await, globex.owner().await);
    let today = async || {
        app.seal_all().await;
        count_days(&app).await.unwrap();
        let days = app.in_tenant(&owner, &acme.by_id(), Outcomes).await.unwrap();
        assert_eq!(days.len(), 30);
        let today = days.last().unwrap();
        (today.allowed, today.refused)
    };
    let (allowed, refused) = today().await;
    acme.invite(&owner, "ben@example.com", "staff").await.unwrap();
    assert!(acme.invite(&member, "mia@example.com", "staff").await.is_err());
    // Another's log is another's.
    globex.invite(&theirs, "mia@example.com", "staff").await.unwrap();
    assert_eq!(today().await, (allowed + 1, refused + 1));
    // Nothing is counted twice.
    assert_eq!(today().await, (allowed + 1, refused + 1));
}

#[tokio::test]
async fn whoever_watches_hears_what_is_new_until_they_may_not() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, reader) = (acme.owner().await, acme.owner().await);
    app.seal_all().await;
    let watch = async |filter: Filter, seen| app.in_tenant(&reader, &acme.by_id(), Watch::new(filter, seen)).await;
    let first = watch(Filter::default(), None).await.unwrap();
    assert!(first.events.is_empty());
    acme.invite(&owner, "ben@example.com", "staff").await.unwrap();
    app.seal_all().await;
    let second = watch(Filter::default(), Some(first.seen)).await.unwrap();
    assert_eq!(second.events.len(), 1);
    let others = Filter {
        operation: some("members.archive"),
        ..Filter::default()
    };
    assert!(watch(others, Some(first.seen)).await.unwrap().events.is_empty());
    assert!(
        watch(Filter::default(), Some(second.seen))
            .await
            .unwrap()
            .events
            .is_empty()
    );
    let out = "update memberships set state = 'archived', version = version + 1 where id = $1";
    app.superuser()
        .await
        .execute(out, &[&reader.membership.unwrap().0])
        .await
        .unwrap();
    assert!(watch(Filter::default(), Some(second.seen)).await.is_err());
}

#[tokio::test]
async fn whoever_watches_hears_all_that_is_new_however_much_it_is() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let filter = Filter {
        operation: some("members.invite"),
        ..Filter::default()
    };
    app.seal_all().await;
    let in_tenant = async |seen| {
        app.in_tenant(&Caller::cli(), &acme.by_id(), Watch::new(filter.clone(), seen))
            .await
            .unwrap()
    };
    let on_platform = async |seen| {
        app.on_platform(&Caller::cli(), Watch::new(filter.clone(), seen))
            .await
            .unwrap()
    };
    let (mut here, mut everywhere) = (in_tenant(None).await, on_platform(None).await);
    // Many in one transaction, which are all at one position, and more that match nothing than one look reads.
    for (operation, count) in [
        ("members.invite", 120),
        ("members.archive", 450),
        ("members.invite", 30),
    ] {
        let add = "insert into audit_events (id, occurred_at, tenant_id, actor_kind, actor_label, operation, target_kind, target_id, target_label, outcome)
             select gen_random_uuid(), now(), $1::uuid, 'system', 'x', $2::text, 'membership', n::text, 'x', 'done' from generate_series(1, $3::int) n";
        let client = app.superuser().await;
        client.execute(add, &[&acme.id.0, &operation, &count]).await.unwrap();
    }
    app.seal_all().await;
    let (mut told, mut told_everywhere) = (Vec::new(), Vec::new());
    loop {
        here = in_tenant(Some(here.seen)).await;
        assert!(here.events.len() <= 50);
        told.extend(here.events.iter().map(|(_, event)| event.id));
        if !here.more {
            break;
        }
    }
    loop {
        everywhere = on_platform(Some(everywhere.seen)).await;
        told_everywhere.extend(everywhere.events.iter().map(|(_, event)| event.id));
        if !everywhere.more {
            break;
        }
    }
    let page = app
        .in_tenant(&Caller::cli(), &acme.by_id(), List(asking(filter.clone())))
        .await
        .unwrap();
    let newest_first: Vec<_> = page.items.iter().map(|event| event.id).collect();
    assert_eq!(newest_first.len(), 150);
    told.reverse();
    told_everywhere.reverse();
    assert_eq!(told, newest_first);
    assert_eq!(told_everywhere, newest_first);
    assert!(in_tenant(Some(here.seen)).await.events.is_empty());
    // Whoever was cut off after one of them goes on with the next.
    let (last, _) = here.events.last().expect("the last look found some");
    assert!(in_tenant(Some(*last)).await.events.is_empty());
    if let [.., (before, _), (_, event)] = &here.events[..] {
        let rest = in_tenant(Some(*before)).await.events;
        assert_eq!(rest.iter().map(|(_, it)| it.id).collect::<Vec<_>>(), [event.id]);
    }
}
