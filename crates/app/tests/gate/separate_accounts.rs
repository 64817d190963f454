//! Platform admins and members apart: with separate accounts nobody becomes both, whichever way leads there and whoever is quicker.
// covers: D2, S0-07, S3-80

use std::pin::Pin;

use app::{
    Caller,
    admins::{Add, Approve, Import, NewAdmin, Reactivate, Row, import},
    instance::{Change, InstanceDetails, SettingsChange, Show},
    invitations::Resend,
    members,
    tenants::{Create, InviteOwner, NewTenant},
    users::{ArchiveMembership, ReactivateMembership},
};
use testkit::{Person, TestApp, TestTenant};

use crate::{
    admins::{WHY, add, change, deactivate, new, row_of},
    outcome::code,
    together::{somebody_waits, together},
};

type Attempt = Pin<Box<dyn Future<Output = &'static str> + Send>>;

/// Turns the setting on, or off.
async fn separate(app: &TestApp, on: bool) -> InstanceDetails {
    let cli = Caller::cli();
    let version = app.on_platform(&cli, Show).await.unwrap().settings.version;
    let change = SettingsChange {
        separate_admin_accounts: Some(on),
        ..SettingsChange::default()
    };
    app.on_platform(&cli, Change { version, change }).await.unwrap()
}

async fn archive(app: &TestApp, tenant: &TestTenant<'_>, person: &Person, version: i32) {
    let member = person.membership.unwrap();
    let archive = members::Archive { member, version };
    app.in_tenant(&Caller::cli(), &tenant.by_id(), archive).await.unwrap();
}

/// How many are both.
async fn both(app: &TestApp) -> i64 {
    app.on_platform(&Caller::cli(), Show)
        .await
        .unwrap()
        .admins_who_are_members
}

fn owned_by(slug: &str, email: &str) -> NewTenant {
    NewTenant {
        name: slug.into(),
        slug: slug.into(),
        isolation: "schema".into(),
        server: None,
        owner_email: Some(email.into()),
    }
}

#[tokio::test]
async fn a_member_becomes_no_platform_admin() {
    let app = TestApp::new().await;
    app.platform("super_admin").await;
    let acme = app.tenant("acme").await;
    let cli = Caller::cli();
    acme.owner().await;
    // Both from before: one waits for an approval, one rests.
    let (waits, rests, member, left) = (
        acme.staff().await,
        acme.staff().await,
        acme.staff().await,
        acme.staff().await,
    );
    let pending = NewAdmin {
        approval: true,
        ..new(&waits.email, "support")
    };
    let pending = add(&app, &cli, pending).await.unwrap().admin;
    let resting = add(&app, &cli, new(&rests.email, "support")).await.unwrap().admin;
    let resting = deactivate(&app, &cli, resting.id, resting.version).await.unwrap();
    archive(&app, &acme, &left, 1).await;

    assert_eq!(separate(&app, true).await.admins_who_are_members, 2);
    assert_eq!(
        code(&add(&app, &cli, new(&member.email, "support")).await),
        "separate_accounts"
    );
    for dry_run in [true, false] {
        let row = Row {
            email: member.email.clone(),
            name: None,
            role: "support".into(),
            title: String::new(),
        };
        let rows = vec![row];
        let reason = WHY.to_owned();
        let imported = import(&app, &cli, Import { rows, dry_run, reason }).await.unwrap();
        assert_eq!(
            (imported[0].outcome, imported[0].code),
            ("refused", Some("separate_accounts"))
        );
        let said = imported[0].message.as_deref().unwrap();
        assert!(
            said.contains("have every membership of the account archived first"),
            "{said}"
        );
    }
    let approve = Approve {
        admin: pending.id,
        version: pending.version,
        reason: WHY.into(),
    };
    assert_eq!(code(&app.on_platform(&cli, approve).await), "separate_accounts");
    let reactivate = |version| Reactivate {
        admin: resting.id,
        version,
        reason: WHY.into(),
    };
    assert_eq!(
        code(&app.on_platform(&cli, reactivate(resting.version)).await),
        "separate_accounts"
    );
    // Whoever is no member any more may.
    assert_eq!(code(&add(&app, &cli, new(&left.email, "support")).await), "ok");
    archive(&app, &acme, &rests, 1).await;
    assert_eq!(code(&app.on_platform(&cli, reactivate(resting.version)).await), "ok");
    assert_eq!(both(&app).await, 1);

    separate(&app, false).await;
    assert_eq!(code(&add(&app, &cli, new(&member.email, "support")).await), "ok");
}

#[tokio::test]
async fn a_platform_admin_becomes_no_member() {
    let app = TestApp::new().await;
    let admin = app.platform("super_admin").await;
    let acme = app.tenant("acme").await;
    let empty = app.tenant("empty").await;
    let cli = Caller::cli();
    let owner = acme.owner().await;
    let (archived, later) = (acme.staff().await, app.stranger().await);
    archive(&app, &acme, &archived, 1).await;
    let link = acme.invite(&owner, &later.email, "staff").await.unwrap();
    separate(&app, true).await;
    for person in [&archived, &later] {
        add(&app, &cli, new(&person.email, "support")).await.unwrap();
    }

    // Whatever would let them in, from the tenant and from the platform.
    assert_eq!(
        code(&acme.invite(&owner, &admin.email.to_uppercase(), "staff").await),
        "separate_accounts"
    );
    let resend = Resend { invitation: link.id };
    assert_eq!(
        code(&app.in_tenant(&owner, &acme.by_id(), resend).await),
        "separate_accounts"
    );
    let refused = app.accept(&link).await;
    assert_eq!(code(&refused), "separate_accounts");
    let said = refused.err().unwrap().to_string();
    assert!(said.contains("Use another e-mail address for the tenant"), "{said}");
    let invite = InviteOwner {
        tenant: empty.by_id(),
        email: admin.email.clone(),
    };
    assert_eq!(code(&app.on_platform(&cli, invite).await), "separate_accounts");
    assert_eq!(
        code(&app.on_platform(&cli, Create(owned_by("new-one", &admin.email))).await),
        "separate_accounts"
    );
    let member = archived.membership.unwrap();
    let reactivate = members::Reactivate { member, version: 2 };
    assert_eq!(
        code(&app.in_tenant(&cli, &acme.by_id(), reactivate).await),
        "separate_accounts"
    );
    let reactivate = ReactivateMembership {
        user: archived.user,
        membership: member,
        version: 2,
    };
    assert_eq!(code(&app.on_platform(&cli, reactivate).await), "separate_accounts");
    assert_eq!(both(&app).await, 0);

    // The database itself says no, whoever asks and however.
    let sql = "update memberships set state = 'active' where id = $1";
    let refused = app.superuser().await.execute(sql, &[&member.0]).await.unwrap_err();
    assert_eq!(refused.code().unwrap().code(), "BW004");
    assert_eq!(
        refused.as_db_error().unwrap().constraint(),
        Some("memberships_are_separate")
    );

    separate(&app, false).await;
    assert_eq!(code(&app.accept(&link).await), "ok");
    assert_eq!(both(&app).await, 1);
}

#[tokio::test]
async fn whoever_is_both_stays_so_and_is_counted() {
    let app = TestApp::new().await;
    app.platform("super_admin").await;
    let acme = app.tenant("acme").await;
    acme.owner().await;
    let person = acme.staff().await;
    let cli = Caller::cli();
    let added = add(&app, &cli, new(&person.email, "support")).await.unwrap().admin;
    assert_eq!(separate(&app, true).await.admins_who_are_members, 1);
    let changed = change(&app, &cli, added.id, added.version, "auditor").await;
    assert_eq!(code(&changed), "ok");
    // What has ended does not come back.
    let (user, membership) = (person.user, person.membership.unwrap());
    let archive = ArchiveMembership {
        user,
        membership,
        version: 1,
    };
    assert_eq!(code(&app.on_platform(&cli, archive).await), "ok");
    let reactivate = ReactivateMembership {
        user,
        membership,
        version: 2,
    };
    assert_eq!(code(&app.on_platform(&cli, reactivate).await), "separate_accounts");
    assert_eq!(row_of(&app, &person).await, added.id);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_at_once_one_is_refused() {
    let app = TestApp::new().await;
    app.platform("super_admin").await;
    let acme = app.tenant("acme").await;
    acme.owner().await;
    separate(&app, true).await;
    for round in 0..20 {
        let person = acme.staff().await;
        archive(&app, &acme, &person, 1).await;
        let (one, two) = (app.app().clone(), app.app().clone());
        let (email, user, membership) = (person.email.clone(), person.user, person.membership.unwrap());
        let becomes: Attempt = Box::pin(async move {
            let added = one.on_platform(&Caller::cli(), Add(new(&email, "support"))).await;
            code(&added)
        });
        let comes_back: Attempt = Box::pin(async move {
            let reactivate = ReactivateMembership {
                user,
                membership,
                version: 2,
            };
            code(&two.on_platform(&Caller::cli(), reactivate).await)
        });
        let results = together([becomes, comes_back]).await;
        let done = results.iter().filter(|it| **it == "ok").count();
        assert_eq!(done, 1, "round {round}: {results:?}");
        assert!(results.contains(&"separate_accounts"), "round {round}: {results:?}");
        assert_eq!(both(&app).await, 0, "round {round}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_waits_for_what_the_first_will_have_done() {
    let app = TestApp::new().await;
    app.platform("super_admin").await;
    let acme = app.tenant("acme").await;
    acme.owner().await;
    let person = acme.staff().await;
    archive(&app, &acme, &person, 1).await;

    // Whoever turns it on waits for whoever still goes by its being off, and counts them.
    let first = app.superuser().await;
    let comes_back = "update memberships set state = 'active' where id = $1";
    let member = person.membership.unwrap().0;
    first.batch_execute("begin").await.unwrap();
    first
        .execute(
            "insert into platform_admins (id, user_id, role_id, created_at)
             select gen_random_uuid(), $1, id, now() from platform_roles where key = 'support'",
            &[&person.user.0],
        )
        .await
        .unwrap();
    first.execute(comes_back, &[&member]).await.unwrap();
    let change = SettingsChange {
        separate_admin_accounts: Some(true),
        ..SettingsChange::default()
    };
    let other = app.app().clone();
    let turned = tokio::spawn(async move { other.on_platform(&Caller::cli(), Change { version: 1, change }).await });
    somebody_waits(&app).await;
    first.batch_execute("commit").await.unwrap();
    assert_eq!(turned.await.unwrap().unwrap().admins_who_are_members, 1);

    // And of one person's two sides the second for the first.
    let person = acme.staff().await;
    archive(&app, &acme, &person, 1).await;
    let member = person.membership.unwrap().0;
    first.batch_execute("begin").await.unwrap();
    first.execute(comes_back, &[&member]).await.unwrap();
    let (other, email) = (app.app().clone(), person.email.clone());
    let becomes =
        tokio::spawn(async move { code(&other.on_platform(&Caller::cli(), Add(new(&email, "support"))).await) });
    somebody_waits(&app).await;
    first.batch_execute("commit").await.unwrap();
    assert_eq!(becomes.await.unwrap(), "separate_accounts");
}
