//! Security suggestions of a tenant: found in its people and its log, set aside by an owner alone, with a reason, and back in time.
// covers: S4-11, S4-13, S4-14, D8, D16

use app::{
    Caller, MembershipId,
    members::{Archive, ChangeRole},
    tenant_security::{Dismiss, Kind, NewDismissal, Restore, Show},
};
use jiff::SignedDuration;
use testkit::{Person, TestApp, TestTenant};

use crate::outcome::{code, field};

async fn open(app: &TestApp, by: &Caller, tenant: &TestTenant<'_>) -> Vec<(Kind, Option<MembershipId>)> {
    let posture = app.in_tenant(by, &tenant.by_id(), Show).await.unwrap();
    posture
        .open
        .into_iter()
        .map(|it| (it.kind, it.person.map(|person| person.member)))
        .collect()
}

/// They joined, and were last there, so many days ago.
async fn since(app: &TestApp, person: &Person, joined: i32, seen: Option<i32>) {
    let member = person.membership.unwrap().0;
    let client = app.superuser().await;
    let set = "update memberships set created_at = $2::timestamptz - make_interval(days => $3) where id = $1";
    client.execute(set, &[&member, &app.now(), &joined]).await.unwrap();
    let set = "update member_activity set last_seen_at = $2::timestamptz - make_interval(days => $3) where membership_id = $1";
    client.execute(set, &[&member, &app.now(), &seen]).await.unwrap();
}

fn aside(app: &TestApp, kind: Kind, member: Option<MembershipId>) -> NewDismissal {
    NewDismissal {
        kind: kind.as_str().to_owned(),
        member,
        reason: "We know, and mend it soon.".into(),
        until: app.now() + SignedDuration::from_hours(48),
    }
}

#[tokio::test]
async fn who_stands_out_is_named_until_it_is_mended() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let asker = Caller::cli();
    let owner = acme.owner().await;
    assert_eq!(open(&app, &asker, &acme).await, [(Kind::TooFewOwners, None)]);
    let other = acme.owner().await;
    assert_eq!(open(&app, &asker, &acme).await, []);

    let roleless = acme.member().await.membership.unwrap();
    let without = "update memberships set role_id = null where id = $1";
    app.superuser().await.execute(without, &[&roleless.0]).await.unwrap();
    assert_eq!(open(&app, &asker, &acme).await, [(Kind::WithoutRole, Some(roleless))]);
    let give = ChangeRole {
        member: roleless,
        role: "member".into(),
        version: 1,
    };
    app.in_tenant(&owner, &acme.by_id(), give).await.unwrap();
    assert_eq!(open(&app, &asker, &acme).await, []);

    let hidden = acme.admin().await.membership.unwrap();
    app.in_tenant(
        &owner,
        &acme.by_id(),
        Archive {
            member: hidden,
            version: 1,
        },
    )
    .await
    .unwrap();
    let posture = app.in_tenant(&asker, &acme.by_id(), Show).await.unwrap();
    assert_eq!(posture.open[0].kind, Kind::HiddenAdmin);
    assert_eq!(posture.open[0].since, Some(app.now()), "since when is in the log");

    let (dormant, never, idle, busy) = (
        acme.admin().await,
        acme.admin().await,
        acme.admin().await,
        acme.admin().await,
    );
    for (person, joined, seen) in [
        (&dormant, 400, Some(91)),
        (&never, 8, None),
        (&idle, 91, Some(1)),
        (&busy, 91, Some(1)),
    ] {
        since(&app, person, joined, seen).await;
    }
    // What this is not about.
    let factors = "update users set second_factors = '{totp}'";
    app.superuser().await.batch_execute(factors).await.unwrap();
    // One of them does what takes an admin.
    acme.invite(&busy, "somebody@example.com", "member").await.unwrap();
    // Elsewhere counts for nothing here.
    let elsewhere = app.tenant("elsewhere").await;
    elsewhere.admit(&idle, "owner").await;
    elsewhere.invite(&idle, "somebody@example.com", "member").await.unwrap();
    let member = |person: &Person| Some(person.membership.unwrap());
    assert_eq!(
        open(&app, &asker, &acme).await,
        [
            (Kind::HiddenAdmin, Some(hidden)),
            (Kind::DormantAdmin, member(&dormant)),
            (Kind::NeverHere, member(&never)),
            (Kind::UnusedRights, member(&idle)),
            (Kind::QuietMembers, None),
        ]
    );
    // Whoever was given the rank lately had no time to use it.
    let demoted = ChangeRole {
        member: idle.membership.unwrap(),
        role: "owner".into(),
        version: 1,
    };
    app.in_tenant(&other, &acme.by_id(), demoted).await.unwrap();
    assert!(
        !open(&app, &asker, &acme)
            .await
            .contains(&(Kind::UnusedRights, member(&idle)))
    );
    // Another tenant's people are none of this one's.
    assert!(
        open(&app, &asker, &elsewhere)
            .await
            .iter()
            .all(|(_, person)| person.is_none())
    );
}

#[tokio::test]
async fn a_suggestion_is_set_aside_by_an_owner_and_for_a_time() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let new = || aside(&app, Kind::TooFewOwners, None);
    let restore = || Restore {
        kind: Kind::TooFewOwners.as_str().into(),
        member: None,
    };
    for (role, sees) in [
        ("admin", "ok"),
        ("staff", "forbidden"),
        ("member", "forbidden"),
        ("read_only", "forbidden"),
    ] {
        let other = acme.person(role).await;
        assert_eq!(code(&app.in_tenant(&other, &acme.by_id(), Show).await), sees, "{role}");
        assert_eq!(
            code(&app.in_tenant(&other, &acme.by_id(), Dismiss(new())).await),
            "forbidden",
            "{role}"
        );
        assert_eq!(
            code(&app.in_tenant(&other, &acme.by_id(), restore()).await),
            "forbidden",
            "{role}"
        );
    }
    let short = NewDismissal {
        reason: "x".into(),
        ..new()
    };
    assert_eq!(
        field(&app.in_tenant(&owner, &acme.by_id(), Dismiss(short)).await),
        "reason"
    );
    for until in [app.now(), app.now() + SignedDuration::from_hours(24 * 400)] {
        let wrong = NewDismissal { until, ..new() };
        assert_eq!(
            field(&app.in_tenant(&owner, &acme.by_id(), Dismiss(wrong)).await),
            "until"
        );
    }
    for not_so in [
        aside(&app, Kind::HiddenAdmin, None),
        aside(&app, Kind::TooFewOwners, Some(MembershipId::new())),
    ] {
        assert_eq!(
            code(&app.in_tenant(&owner, &acme.by_id(), Dismiss(not_so)).await),
            "not_found"
        );
    }
    app.in_tenant(&owner, &acme.by_id(), Dismiss(new())).await.unwrap();
    let posture = app.in_tenant(&owner, &acme.by_id(), Show).await.unwrap();
    assert!(posture.open.is_empty());
    assert_eq!(posture.dismissed[0].reason, "We know, and mend it soon.");
    app.in_tenant(&owner, &acme.by_id(), restore()).await.unwrap();
    assert_eq!(
        code(&app.in_tenant(&owner, &acme.by_id(), restore()).await),
        "not_found"
    );
    app.in_tenant(&owner, &acme.by_id(), Dismiss(new())).await.unwrap();
    assert_eq!(open(&app, &Caller::cli(), &acme).await, []);
    app.advance(SignedDuration::from_hours(49));
    let back = open(&app, &Caller::cli(), &acme).await;
    assert!(back.contains(&(Kind::TooFewOwners, None)), "it came back by itself");
}
