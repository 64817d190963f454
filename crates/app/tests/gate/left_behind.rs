//! What somebody holds goes with what gave it to them: links, sessions, tokens.
// covers: D1, D11, G20, A1, A3

use app::{
    AdminId, Caller, Credential, Origin, TenantRef,
    access_grants::{NewAccessGrant, Open, Way},
    account::{ChangePassword, OpenReset, PasswordChange, Show},
    admins::{self, PasswordReset, ResetPassword},
    hash_token, members, overview,
    tokens::{Create, NewToken},
    users::{self, ArchiveMembership, Change, Edit, ReactivateMembership, RemoveMembership},
};
use testkit::{PASSWORD, Person, TestApp, TestTenant};

use crate::{
    admins::{WHY, row_of},
    outcome::code,
};

async fn link_for(app: &TestApp, by: &Caller, admin: AdminId) -> String {
    let reset = PasswordReset {
        way: "link".into(),
        password: None,
        reason: WHY.into(),
    };
    let way_in = app
        .on_platform(by, ResetPassword { admin, reset })
        .await
        .expect("a link");
    let link = way_in.link.expect("it is shown");
    link.rsplit_once('/').expect("it ends in its token").1.to_owned()
}

async fn opens(app: &TestApp, token: &str) -> &'static str {
    let token = token.into();
    code(&app.in_public(&app.anonymous(), OpenReset { token }).await)
}

fn by_token(token: &str) -> Caller {
    Caller::new(Credential::Token(hash_token(token)), Origin::default())
}

/// Tokens of a platform admin: one of theirs, and that of an access grant.
async fn tokens_of(app: &TestApp, admin: &Person, tenant: &TestTenant<'_>) -> (Caller, Caller) {
    let new = NewToken {
        name: "nightly".into(),
        tenant: None,
        permissions: vec!["overview.view".into()],
        expires_in_days: 30,
    };
    let own = app.on_account(admin, Create(new)).await.expect("a token");
    let new = NewAccessGrant {
        mode: "read".into(),
        reason: WHY.into(),
        minutes: 60,
    };
    let open = Open {
        tenant: tenant.by_id(),
        new,
        way: Way::Api,
    };
    let opened = app.on_platform(admin, open).await.expect("an access grant");
    (by_token(&own.token), by_token(&opened.token.expect("its token")))
}

async fn sees_platform(app: &TestApp, caller: &Caller) -> &'static str {
    code(&app.on_platform(caller, overview::Show).await)
}

async fn sees_tenant(app: &TestApp, caller: &Caller, tenant: &TenantRef) -> &'static str {
    code(&app.in_tenant(caller, tenant, members::List::default()).await)
}

#[tokio::test]
async fn a_link_that_others_were_shown_ends_when_its_owner_becomes_a_member() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (root, other) = (app.platform("super_admin").await, app.platform("support").await);
    let row = row_of(&app, &other).await;
    let before = link_for(&app, &root, row).await;
    assert_eq!(opens(&app, &before).await, "ok");
    let membership = acme.admit(&other, "member").await;
    assert_eq!(opens(&app, &before).await, "link_invalid");

    // Whoever is out of the tenant can be given one again, until they are back.
    let remove = RemoveMembership {
        user: other.user,
        membership,
        version: 1,
    };
    app.on_platform(&root, remove).await.expect("a place less");
    let again = link_for(&app, &root, row).await;
    assert_eq!(opens(&app, &again).await, "ok");
    acme.admit(&other, "read_only").await;
    assert_eq!(opens(&app, &again).await, "link_invalid");
}

#[tokio::test]
async fn whoever_is_signed_out_keeps_no_token_and_no_link() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let root = app.platform("super_admin").await;
    for way in ["as an admin", "as a user"] {
        let admin = app.platform("super_admin").await;
        let row = row_of(&app, &admin).await;
        let (own, inside) = tokens_of(&app, &admin, &acme).await;
        let link = link_for(&app, &root, row).await;
        assert_eq!(sees_platform(&app, &own).await, "ok");
        assert_eq!(sees_tenant(&app, &inside, &acme.by_id()).await, "ok");
        if way == "as an admin" {
            let reason = WHY.into();
            let out = admins::SignOut { admin: row, reason };
            app.on_platform(&root, out).await.expect(way);
        } else {
            let user = admin.user;
            app.on_platform(&root, users::SignOut { user }).await.expect(way);
        }
        assert_eq!(code(&app.on_account(&admin, Show).await), "unauthenticated", "{way}");
        assert_eq!(sees_platform(&app, &own).await, "unauthenticated", "{way}");
        assert_eq!(
            sees_tenant(&app, &inside, &acme.by_id()).await,
            "unauthenticated",
            "{way}"
        );
        assert_eq!(opens(&app, &link).await, "link_invalid", "{way}");
    }
}

#[tokio::test]
async fn another_address_ends_what_the_old_one_had() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (root, admin) = (app.platform("super_admin").await, app.platform("operator").await);
    let link = link_for(&app, &root, row_of(&app, &admin).await).await;
    let new = NewToken {
        name: "nightly".into(),
        tenant: None,
        permissions: vec!["overview.view".into()],
        expires_in_days: 30,
    };
    let own = app.on_account(&admin, Create(new)).await.expect("a token");
    let change = Change {
        name: None,
        email: Some("elsewhere@example.com".into()),
        reason: WHY.into(),
    };
    let edit = Edit {
        user: admin.user,
        version: 1,
        change,
    };
    app.on_platform(&root, edit).await.expect("another address");
    assert_eq!(code(&app.on_account(&admin, Show).await), "unauthenticated");
    assert_eq!(sees_platform(&app, &by_token(&own.token)).await, "unauthenticated");
    assert_eq!(opens(&app, &link).await, "link_invalid");

    let member = acme.member().await;
    let change = Change {
        name: None,
        email: Some("mine@example.com".into()),
        reason: WHY.into(),
    };
    let edit = Edit {
        user: member.user,
        version: 1,
        change,
    };
    assert_eq!(code(&app.on_platform(&root, edit).await), "is_member");
}

#[tokio::test]
async fn a_changed_password_ends_the_links_to_another() {
    let app = TestApp::new().await;
    let (root, admin) = (app.platform("super_admin").await, app.platform("support").await);
    let link = link_for(&app, &root, row_of(&app, &admin).await).await;
    let change = PasswordChange {
        current: PASSWORD.into(),
        new: "granite otter 77 fjord lamp".into(),
        revoke_tokens: false,
    };
    app.on_account(&admin, ChangePassword(change))
        .await
        .expect("another password");
    assert_eq!(opens(&app, &link).await, "link_invalid");
}

#[tokio::test]
async fn the_places_in_a_tenant_that_is_going_stay_as_they_are() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (root, member) = (app.platform("super_admin").await, acme.member().await);
    acme.owner().await;
    let (user, membership) = (member.user, member.membership.expect("a member"));
    let going = "update tenants set state = 'deleting' where id = $1";
    app.superuser().await.execute(going, &[&acme.id.0]).await.unwrap();
    let version = 1;
    let attempts = [
        code(
            &app.on_platform(
                &root,
                ArchiveMembership {
                    user,
                    membership,
                    version,
                },
            )
            .await,
        ),
        code(
            &app.on_platform(
                &root,
                RemoveMembership {
                    user,
                    membership,
                    version,
                },
            )
            .await,
        ),
        code(
            &app.on_platform(
                &root,
                ReactivateMembership {
                    user,
                    membership,
                    version,
                },
            )
            .await,
        ),
    ];
    assert_eq!(attempts, ["not_found"; 3]);
}
