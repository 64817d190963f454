//! Invitations: one link makes one membership, and only while whoever sent it could still send it.
// covers: A5

use app::{
    Caller, Error, Result, TenantRef,
    invitations::{Accept, Accepted, List, NewLink, Open, Resend, Revoke},
    members::{self, Archive, ChangeRole},
    tenants::{Attach, InviteOwner, NewAttachment},
};
use jiff::SignedDuration;
use testkit::{PASSWORD, Person, TestApp, TestTenant};

use crate::{
    outcome::{code, field},
    together::together,
};

fn accept(link: &NewLink, name: &str, password: &str) -> Accept {
    Accept {
        token: token(link).into(),
        name: name.into(),
        password: Some(password.into()),
    }
}

fn token(link: &NewLink) -> &str {
    let token = link.link.strip_prefix("https://bailiwick.example/invitations/");
    token.expect("the link begins with the configured address")
}

async fn accepted(app: &TestApp, link: &NewLink) -> Result<Accepted> {
    app.in_public(&app.anonymous(), accept(link, "Ben Okafor", PASSWORD))
        .await
}

/// What somebody is in a tenant, seen by an owner: role and state.
async fn standing(app: &TestApp, tenant: &TestTenant<'_>, owner: &Person, email: &str) -> Option<(String, String)> {
    let list = members::List {
        filter: members::Filter {
            search: Some(email.into()),
            ..members::Filter::default()
        },
        ..members::List::default()
    };
    let page = app.in_tenant(owner, &tenant.by_id(), list).await.unwrap();
    let member = page.items.into_iter().next()?;
    Some((member.role.unwrap_or_default(), member.state.to_string()))
}

#[tokio::test]
async fn whoever_accepts_is_in_with_the_role_that_was_offered() {
    // covers: S2-07, S2-09, S2-15, S3-110
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let link = acme.invite(&owner, "ben@example.com", "staff").await.unwrap();
    assert!(!link.mailed, "no mail server is configured");
    let open = Open {
        token: token(&link).into(),
    };
    let seen = app.in_public(&app.anonymous(), open).await.unwrap();
    assert_eq!(
        (seen.tenant.as_str(), seen.email.as_str(), seen.has_account),
        ("acme", "ben@example.com", false)
    );
    let waiting = async || {
        app.in_tenant(&owner, &acme.by_id(), List::default())
            .await
            .unwrap()
            .items
            .len()
    };
    assert_eq!(waiting().await, 1);

    let joined = accepted(&app, &link).await.unwrap();
    assert_eq!(joined.tenant, "acme");
    let session = joined
        .entered
        .expect("a session for whoever had none")
        .session()
        .unwrap();
    let ben = session.caller(app::Plane::App, app::Origin::default());
    assert_eq!(
        code(&app.in_tenant(&ben, &acme.by_slug(), members::List::default()).await),
        "ok"
    );
    let standing = standing(&app, &acme, &owner, "ben@example.com").await;
    assert_eq!(standing, Some(("staff".into(), "active".into())));
    assert_eq!(waiting().await, 0);

    // A tenant's own admin, and of that tenant only.
    let globex = app.tenant("globex").await;
    let link = acme.invite(&owner, "nat@example.com", "admin").await.unwrap();
    let session = accepted(&app, &link)
        .await
        .unwrap()
        .entered
        .expect("a session")
        .session()
        .unwrap();
    let nat = session.caller(app::Plane::App, app::Origin::default());
    assert_eq!(code(&acme.invite(&nat, "cleo@example.com", "staff").await), "ok");
    let elsewhere = app.in_tenant(&nat, &globex.by_slug(), members::List::default()).await;
    assert_eq!(code(&elsewhere), "not_found");
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_who_accept_one_link_make_one_member() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let link = acme.invite(&owner, "ben@example.com", "staff").await.unwrap();
    let tasks = (0..50).map(|n| {
        let (app, link, nobody) = (app.app().clone(), link.clone(), app.anonymous());
        async move {
            app.in_public(&nobody, accept(&link, &format!("Ben {n}"), PASSWORD))
                .await
        }
    });
    let results = together(tasks.collect::<Vec<_>>()).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    for result in results.iter().filter(|result| result.is_err()) {
        // Whoever came to read the account that the winner had just made is asked for its password, and has it.
        assert!(
            // Fifty passwords at once may be more than the machine hashes in time.
            ["invite_invalid", "collision", "unavailable", "busy"].contains(&code(result)),
            "{}",
            code(result)
        );
    }
    let count = async |sql: &str| -> i64 { app.superuser().await.query_one(sql, &[]).await.unwrap().get(0) };
    assert_eq!(
        count("select count(*) from users where email = 'ben@example.com'").await,
        1
    );
    assert_eq!(count("select count(*) from memberships").await, 2);
}

#[tokio::test]
async fn a_link_works_once_and_for_its_time() {
    // covers: S2-10
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;

    let used = acme.invite(&owner, "used@example.com", "staff").await.unwrap();
    accepted(&app, &used).await.unwrap();
    assert_eq!(code(&accepted(&app, &used).await), "invite_invalid");

    let revoked = acme.invite(&owner, "revoked@example.com", "staff").await.unwrap();
    let revoke = Revoke { invitation: revoked.id };
    app.in_tenant(&owner, &acme.by_id(), revoke).await.unwrap();
    assert_eq!(code(&accepted(&app, &revoked).await), "invite_invalid");

    let first = acme.invite(&owner, "twice@example.com", "staff").await.unwrap();
    assert_eq!(field(&acme.invite(&owner, "TWICE@example.com", "staff").await), "email");
    let resend = Resend { invitation: first.id };
    let second = app.in_tenant(&owner, &acme.by_id(), resend).await.unwrap();
    assert_eq!(code(&accepted(&app, &first).await), "invite_invalid");
    accepted(&app, &second).await.unwrap();

    let late = acme.invite(&owner, "late@example.com", "staff").await.unwrap();
    app.advance(SignedDuration::from_hours(24 * 7));
    assert_eq!(code(&accepted(&app, &late).await), "invite_invalid");
    for nonsense in ["", "\0", "x", &"A".repeat(43)] {
        let mut accept = accept(&late, "Ben", PASSWORD);
        accept.token = nonsense.into();
        assert_eq!(code(&app.in_public(&app.anonymous(), accept).await), "invite_invalid");
    }
}

#[tokio::test]
async fn an_account_that_is_there_is_proved_by_its_password() {
    // covers: S3-43, S3-45
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let known = app.stranger().await;
    let link = acme.invite(&owner, &known.email.to_uppercase(), "staff").await.unwrap();
    let attempt = async |password: &str| {
        let accept = accept(&link, "Another Name", password);
        app.in_public(&app.anonymous(), accept).await
    };
    assert_eq!(field(&attempt("copper anvil meadow 97").await), "password");
    assert_eq!(field(&attempt("").await), "password");
    let suspend = "update users set state = $1 where id = $2";
    let superuser = app.superuser().await;
    superuser
        .execute(suspend, &[&"suspended", &known.user.0])
        .await
        .unwrap();
    assert_eq!(field(&attempt(PASSWORD).await), "password");
    superuser.execute(suspend, &[&"active", &known.user.0]).await.unwrap();
    // None of this used the link up.
    let accepted = attempt(PASSWORD).await.unwrap();
    assert_eq!(accepted.entered.expect("a session").session().unwrap().user, known.user);
    let account = app.on_account(&known, app::account::Show).await.unwrap();
    assert_ne!(account.name, "Another Name", "an invitation renames nobody");
}

#[tokio::test]
async fn a_new_account_needs_a_good_password_and_a_name() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let link = acme.invite(&owner, "ben@example.com", "staff").await.unwrap();
    let attempt = async |name: &str, password: &str| {
        let accept = accept(&link, name, password);
        field(&app.in_public(&app.anonymous(), accept).await)
    };
    assert_eq!(attempt("Ben", "ben@example.com").await, "password");
    assert_eq!(attempt("Ben", "short").await, "password");
    assert_eq!(attempt("", PASSWORD).await, "name");
    assert_eq!(attempt("Ben\u{202e}", PASSWORD).await, "name");
    accepted(&app, &link).await.unwrap();
}

#[tokio::test]
async fn whoever_lost_the_right_to_invite_invited_nobody() {
    // covers: D6, G8, A1
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let invited_by = async |role: &str, offered: &str| {
        let inviter = acme.person(role).await;
        let email = format!("by-{}", inviter.email);
        let link = acme.invite(&inviter, &email, offered).await.unwrap();
        (inviter.membership.unwrap(), inviter, link)
    };
    let demote = async |member, role: &str| {
        let change = ChangeRole {
            member,
            role: role.into(),
            version: 1,
        };
        app.in_tenant(&owner, &acme.by_id(), change).await.unwrap();
    };

    let (member, _, link) = invited_by("admin", "staff").await;
    demote(member, "staff").await;
    assert_eq!(code(&accepted(&app, &link).await), "invite_invalid");

    // An owner who is an admin now may invite staff, yet no admin.
    let (member, _, link) = invited_by("owner", "admin").await;
    demote(member, "admin").await;
    assert_eq!(code(&accepted(&app, &link).await), "invite_invalid");
    let (member, _, link) = invited_by("owner", "staff").await;
    demote(member, "admin").await;
    assert_eq!(code(&accepted(&app, &link).await), "ok");

    let (member, _, link) = invited_by("admin", "staff").await;
    let archive = Archive { member, version: 1 };
    app.in_tenant(&owner, &acme.by_id(), archive).await.unwrap();
    assert_eq!(code(&accepted(&app, &link).await), "invite_invalid");

    let (_, inviter, link) = invited_by("admin", "staff").await;
    let suspend = "update users set state = 'suspended' where id = $1";
    app.superuser()
        .await
        .execute(suspend, &[&inviter.user.0])
        .await
        .unwrap();
    assert_eq!(code(&accepted(&app, &link).await), "invite_invalid");
}

#[tokio::test]
async fn sending_again_and_taking_back_need_the_right_to_give_the_role() {
    let app = TestApp::new().await;
    let (acme, globex) = (app.tenant("acme").await, app.tenant("globex").await);
    let (owner, admin, staff) = (acme.owner().await, acme.admin().await, acme.staff().await);
    let elsewhere = globex.owner().await;
    let high = acme.invite(&owner, "high@example.com", "admin").await.unwrap().id;
    let low = acme.invite(&owner, "low@example.com", "staff").await.unwrap().id;
    let resend = async |by: &Caller, tenant: &TenantRef, invitation| {
        let result = app.in_tenant(by, tenant, Resend { invitation }).await;
        code(&result)
    };
    let revoke = async |by: &Caller, tenant: &TenantRef, invitation| {
        let result = app.in_tenant(by, tenant, Revoke { invitation }).await;
        code(&result)
    };
    let (here, there) = (acme.by_id(), globex.by_id());
    assert_eq!(resend(&admin, &here, high).await, "rank_too_high");
    assert_eq!(revoke(&admin, &here, high).await, "rank_too_high");
    assert_eq!(resend(&staff, &here, low).await, "forbidden");
    assert_eq!(revoke(&staff, &here, low).await, "forbidden");
    assert_eq!(resend(&elsewhere, &there, low).await, "not_found");
    assert_eq!(revoke(&elsewhere, &there, low).await, "not_found");
    assert_eq!(resend(&admin, &here, low).await, "ok");
    assert_eq!(revoke(&admin, &here, low).await, "ok");
    assert_eq!(revoke(&admin, &here, low).await, "not_found");
}

#[tokio::test]
async fn an_archived_member_comes_back_by_invitation_and_an_active_one_is_not_made_twice() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let known = acme.staff().await;
    let archive = Archive {
        member: known.membership.unwrap(),
        version: 1,
    };
    app.in_tenant(&owner, &acme.by_id(), archive).await.unwrap();
    let link = acme.invite(&owner, &known.email, "member").await.unwrap();
    accepted(&app, &link).await.unwrap();
    let now = standing(&app, &acme, &owner, &known.email).await;
    assert_eq!(now, Some(("member".into(), "active".into())));

    // Made a member in another way while the link was out.
    let other = app.stranger().await;
    let link = acme.invite(&owner, &other.email, "admin").await.unwrap();
    acme.admit(&other, "read_only").await;
    assert_eq!(code(&accepted(&app, &link).await), "already_member");
    let now = standing(&app, &acme, &owner, &other.email).await;
    assert_eq!(now, Some(("read_only".into(), "active".into())));
}

#[tokio::test]
async fn the_platform_invites_the_first_owner_and_nobody_else() {
    // covers: D1, S0-42, S1-12
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let operator = app.platform("operator").await;
    // So that the operator may be demoted, and so that there is somebody to do it.
    let invite = async |email: &str| {
        let invite = InviteOwner {
            tenant: acme.by_id(),
            email: email.into(),
        };
        app.on_platform(&operator, invite).await
    };
    let first = invite("first@example.com").await.unwrap();
    // A second invitation replaces the first.
    let second = invite("second@example.com").await.unwrap();
    assert_eq!(code(&accepted(&app, &first).await), "invite_invalid");
    let demote =
        "update platform_admins set role_id = (select id from platform_roles where key = $1), version = version + 1";
    let superuser = app.superuser().await;
    superuser.execute(demote, &[&"support"]).await.unwrap();
    assert_eq!(code(&accepted(&app, &second).await), "invite_invalid");
    superuser.execute(demote, &[&"operator"]).await.unwrap();
    accepted(&app, &second).await.unwrap();
    match invite("third@example.com").await {
        Err(Error::Conflict { code, .. }) => assert_eq!(code, "has_owner"),
        other => panic!("{}", code(&other)),
    }
}

/// Whoever holds the link of an invitation can guess at the account's password, and no faster than at the front door.
#[tokio::test]
async fn a_password_is_guessed_no_faster_through_an_invitation() {
    // covers: S0-45
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let victim = app.platform("super_admin").await;
    let link = acme.invite(&owner, &victim.email, "member").await.unwrap();
    for _ in 0..6 {
        let guess = app
            .in_public(&app.anonymous(), accept(&link, "", "not the password of theirs"))
            .await;
        assert_eq!(field(&guess), "password");
    }
    let right = app.in_public(&app.anonymous(), accept(&link, "", PASSWORD)).await;
    assert_eq!(code(&right), "too_many_attempts");
    let wrong =
        "select count(*) from audit_events where operation = 'invitations.accept' and reason = 'bad_credentials'";
    let wrong: i64 = app.superuser().await.query_one(wrong, &[]).await.unwrap().get(0);
    assert_eq!(wrong, 6, "each is an event");
    app.advance(SignedDuration::from_secs(31));
    let right = app.in_public(&app.anonymous(), accept(&link, "", PASSWORD)).await;
    assert_eq!(code(&right), "ok");
}

/// Nobody fills the log with links that never were.
#[tokio::test]
async fn a_strangers_guess_at_a_link_is_no_event() {
    let app = TestApp::new().await;
    let events = async || -> i64 {
        let row = app
            .superuser()
            .await
            .query_one("select count(*) from audit_events", &[])
            .await;
        row.unwrap().get(0)
    };
    let before = events().await;
    let accept = Accept {
        token: "no-such-token".into(),
        name: "Mole".into(),
        password: Some(PASSWORD.into()),
    };
    assert_eq!(code(&app.in_public(&app.anonymous(), accept).await), "invite_invalid");
    let open = Open {
        token: "no-such-token".into(),
    };
    assert_eq!(code(&app.in_public(&app.anonymous(), open).await), "invite_invalid");
    assert_eq!(events().await, before);
}

/// The platform cannot look inside a tenant by deleting it and attaching its schema again.
#[tokio::test]
async fn a_schema_that_had_owners_is_given_to_one_of_them_only() {
    // covers: D1
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let attached =
        "update tenants set isolation = 'attached', database_name = 'd', schema_name = 's', state = 'purged'";
    app.superuser().await.batch_execute(attached).await.unwrap();
    let admin = app.platform("super_admin").await;
    let attach = |email: Option<&str>| {
        Attach(NewAttachment {
            name: "Again".into(),
            slug: "again".into(),
            server: None,
            database: "d".into(),
            schema: "s".into(),
            owner_email: email.map(Into::into),
        })
    };
    let mallory = app.on_platform(&admin, attach(Some("mallory@example.com"))).await;
    assert_eq!(code(&mallory), "former_owner");
    let again = app.on_platform(&admin, attach(None)).await.unwrap();
    let invite = |email: &str| InviteOwner {
        tenant: TenantRef::Id(again.id),
        email: email.into(),
    };
    let mallory = app.on_platform(&admin, invite("mallory@example.com")).await;
    assert_eq!(code(&mallory), "former_owner");
    assert_eq!(code(&app.on_platform(&admin, invite(&owner.email)).await), "ok");
}

#[tokio::test]
async fn nobodys_mailbox_is_filled_by_inviting_them_again_and_again() {
    // covers: A15
    let app = TestApp::new().await;
    let (acme, birch) = (app.tenant("acme").await, app.tenant("birch").await);
    let (mallory, other) = (acme.owner().await, birch.owner().await);
    let invitation = acme.invite(&mallory, "victim@example.com", "member").await.unwrap().id;
    let again = async || code(&app.in_tenant(&mallory, &acme.by_id(), Resend { invitation }).await);
    for _ in 1..10 {
        assert_eq!(again().await, "ok");
    }
    assert_eq!(again().await, "limit_reached");
    // Others are written to as before, and other tenants are not kept from inviting, nor learn of it.
    assert_eq!(
        code(&acme.invite(&mallory, "somebody@example.com", "member").await),
        "ok"
    );
    assert_eq!(code(&birch.invite(&other, "Victim@example.com", "member").await), "ok");
    app.advance(SignedDuration::from_mins(61));
    assert_eq!(again().await, "ok");
}
