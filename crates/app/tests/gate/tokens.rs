//! API tokens: never more than their owner, never elsewhere, and no way to more tokens.

use app::{
    Caller, Credential, Origin, Result,
    account::Show,
    hash_token,
    members::{self, ChangeRole},
    tokens::{Create, Created, List, NewToken, Revoke},
};
use jiff::SignedDuration;
use testkit::{PASSWORD, Person, TestApp};

use crate::outcome::{code, field};

fn new(tenant: Option<&str>, permissions: &[&str], days: i64) -> Create {
    Create(NewToken {
        name: "nightly export".into(),
        tenant: tenant.map(str::to_owned),
        permissions: permissions.iter().map(|&it| it.to_owned()).collect(),
        expires_in_days: days,
    })
}

async fn made(app: &TestApp, by: &Caller, tenant: Option<&str>, permissions: &[&str]) -> (Created, Caller) {
    let created = app.on_account(by, new(tenant, permissions, 30)).await.unwrap();
    let caller = Caller::new(Credential::Token(hash_token(&created.token)), Origin::default());
    (created, caller)
}

fn list() -> members::List {
    members::List::default()
}

#[tokio::test]
async fn a_token_does_what_it_names_and_nothing_more() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let (created, token) = made(&app, &owner, Some("acme"), &["members.view"]).await;
    assert!(created.token.starts_with("bwt_"));
    assert_eq!(code(&app.in_tenant(&token, &acme.by_id(), list()).await), "ok");
    assert_eq!(
        code(&acme.invite(&token, "x@example.com", "staff").await),
        "token_scope"
    );
    let log = app
        .in_tenant(&token, &acme.by_id(), app::audit::List(app::audit::Query::default()))
        .await;
    assert_eq!(code(&log), "token_scope");
    // The list names the token and does not hold it.
    let listed = app.on_account(&owner, List::default()).await.unwrap().items;
    assert_eq!(listed.len(), 1);
    assert!(!serde_json::to_string(&listed).unwrap().contains(&created.token));
}

#[tokio::test]
async fn a_token_never_exceeds_its_owner() {
    // covers: D6, G8, A1
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, admin, staff) = (acme.owner().await, acme.admin().await, acme.staff().await);
    let attempt = async |by: &Person, permissions: &[&str]| {
        let result = app.on_account(by, new(Some("acme"), permissions, 30)).await;
        code(&result)
    };
    assert_eq!(attempt(&staff, &["members.create"]).await, "forbidden");
    assert_eq!(
        attempt(&staff, &["members.view", "members.create"]).await,
        "grant_ceiling"
    );
    assert_eq!(attempt(&staff, &["members.view"]).await, "ok");
    for everything in [&["*"][..], &["members.view", "*"]] {
        assert_eq!(
            field(&app.on_account(&owner, new(Some("acme"), everything, 30)).await),
            "permissions"
        );
    }
    for nonsense in [&["members"][..], &["members.fly"], &["members.view\0"], &[""]] {
        assert_eq!(
            field(&app.on_account(&owner, new(Some("acme"), nonsense, 30)).await),
            "permissions"
        );
    }
    for days in [0, -1, 367, i64::MAX, i64::MIN] {
        let result = app.on_account(&owner, new(Some("acme"), &["members.view"], days)).await;
        assert_eq!(field(&result), "expires_in_days", "{days}");
    }

    // Nobody gives through a token what the token does not carry; and what is taken from its owner is taken from it at once.
    let (_, narrow) = made(&app, &admin, Some("acme"), &["members.view", "members.create"]).await;
    assert_eq!(
        code(&acme.invite(&narrow, "one@example.com", "staff").await),
        "grant_ceiling"
    );
    let of_staff = [
        "members.view",
        "members.create",
        "tables.view",
        "tables.edit",
        "tables.delete",
    ];
    let (_, token) = made(&app, &admin, Some("acme"), &of_staff).await;
    assert_eq!(code(&acme.invite(&token, "one@example.com", "staff").await), "ok");
    let member = admin.membership.unwrap();
    let change = ChangeRole {
        member,
        role: "staff".into(),
        version: 1,
    };
    app.in_tenant(&owner, &acme.by_id(), change).await.unwrap();
    assert_eq!(
        code(&acme.invite(&token, "two@example.com", "staff").await),
        "forbidden"
    );
    assert_eq!(code(&app.in_tenant(&token, &acme.by_id(), list()).await), "ok");
}

#[tokio::test]
async fn a_token_ends_on_time_or_when_it_is_revoked() {
    // covers: D11, A3
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let (created, token) = made(&app, &owner, Some("acme"), &["members.view"]).await;
    let stranger = app.stranger().await;
    let revoke = || Revoke { token: created.id };
    assert_eq!(code(&app.on_account(&stranger, revoke()).await), "not_found");
    assert_eq!(code(&app.in_tenant(&token, &acme.by_id(), list()).await), "ok");
    app.on_account(&owner, revoke()).await.unwrap();
    assert_eq!(
        code(&app.in_tenant(&token, &acme.by_id(), list()).await),
        "unauthenticated"
    );
    assert_eq!(code(&app.on_account(&owner, revoke()).await), "not_found");

    let (_, token) = made(&app, &owner, Some("acme"), &["members.view"]).await;
    app.advance(SignedDuration::from_hours(24 * 30) - SignedDuration::from_secs(1));
    assert_eq!(code(&app.in_tenant(&token, &acme.by_id(), list()).await), "ok");
    app.advance(SignedDuration::from_secs(1));
    assert_eq!(
        code(&app.in_tenant(&token, &acme.by_id(), list()).await),
        "unauthenticated"
    );
}

#[tokio::test]
async fn a_token_is_good_for_the_place_it_names() {
    // covers: S0-39, D17, A2
    let app = TestApp::new().await;
    let (acme, globex) = (app.tenant("acme").await, app.tenant("globex").await);
    let owner = acme.owner().await;
    globex.admit(&owner, "owner").await;
    let (_, token) = made(&app, &owner, Some("acme"), &["members.view", "members.create"]).await;
    assert_eq!(code(&app.in_tenant(&token, &acme.by_slug(), list()).await), "ok");
    assert_eq!(code(&app.in_tenant(&token, &globex.by_id(), list()).await), "not_found");
    assert_eq!(
        code(&app.on_platform(&token, app::servers::List::default()).await),
        "not_found"
    );
    // Made for a tenant of which one is no member, or that is not there.
    let stranger = app.stranger().await;
    for place in ["acme", "no-such-tenant"] {
        let result = app.on_account(&stranger, new(Some(place), &["members.view"], 30)).await;
        assert_eq!(code(&result), "not_found", "{place}");
    }

    let admin = app.platform("super_admin").await;
    acme.admit(&admin, "owner").await;
    let (_, platform) = made(&app, &admin, None, &["servers.view"]).await;
    assert_eq!(
        code(&app.on_platform(&platform, app::servers::List::default()).await),
        "ok"
    );
    assert_eq!(
        code(&app.on_platform(&platform, app::audit::Verify::default()).await),
        "token_scope"
    );
    assert_eq!(
        code(&app.in_tenant(&platform, &acme.by_id(), list()).await),
        "not_found"
    );
    let by_member = app.on_account(&owner, new(None, &["servers.view"], 30)).await;
    assert_eq!(code(&by_member), "not_found");
}

#[tokio::test]
async fn a_token_changes_nothing_of_its_owners_account() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let (created, token) = made(&app, &owner, Some("acme"), &["members.view"]).await;
    let refused: [(&str, Result<()>); 5] = [
        (
            "a token",
            app.on_account(&token, new(Some("acme"), &["members.view"], 30))
                .await
                .map(drop),
        ),
        ("revoking", app.on_account(&token, Revoke { token: created.id }).await),
        (
            "signing out others",
            app.on_account(&token, app::sessions::RevokeOthers).await.map(drop),
        ),
        ("signing out", app.on_account(&token, app::sessions::SignOut).await),
        (
            "a password",
            app.on_account(
                &token,
                app::account::ChangePassword(app::account::PasswordChange {
                    current: PASSWORD.into(),
                    new: "copper anvil meadow 97".into(),
                    revoke_tokens: false,
                }),
            )
            .await,
        ),
    ];
    for (what, result) in refused {
        assert_eq!(code(&result), "token_scope", "{what}");
    }
    assert_eq!(code(&app.on_account(&token, Show).await), "ok");
}

#[tokio::test]
async fn a_new_password_ends_tokens_where_that_is_wished() {
    // covers: D11, A3
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, other) = (acme.owner().await, acme.owner().await);
    let mut tokens = Vec::new();
    for person in [&owner, &owner, &other] {
        tokens.push(made(&app, person, Some("acme"), &["members.view"]).await.1);
    }
    let change = async |current: &str, new: &str, revoke_tokens| {
        let change = app::account::PasswordChange {
            current: current.into(),
            new: new.into(),
            revoke_tokens,
        };
        let changed = app.on_account(&owner, app::account::ChangePassword(change)).await;
        let mut answers = Vec::new();
        for token in &tokens {
            answers.push(code(&app.in_tenant(token, &acme.by_id(), list()).await));
        }
        (code(&changed), answers)
    };
    let (first, second) = ("copper anvil meadow 97", "granite otter 77 fjord lamp");
    assert_eq!(change(PASSWORD, first, false).await, ("ok", vec!["ok", "ok", "ok"]));
    assert_eq!(change("wrong", second, true).await, ("invalid", vec!["ok", "ok", "ok"]));
    let ended = vec!["unauthenticated", "unauthenticated", "ok"];
    assert_eq!(change(first, second, true).await, ("ok", ended));
    let recorded = "select after from audit_events where operation = 'account.change_password' and outcome = 'done' order by position";
    let rows = app.superuser().await.query(recorded, &[]).await.unwrap();
    let recorded: Vec<serde_json::Value> = rows.iter().map(|row| row.get(0)).collect();
    assert_eq!(recorded, [0, 2].map(|n| serde_json::json!({ "revoked_tokens": n })));
}

/// A link that a mail holds is as good as the right to invite, so a token that may only look at mails is not shown it.
#[tokio::test]
async fn a_token_is_shown_no_link_that_it_could_not_have_made() {
    // covers: D1, S0-39
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let admin = app.platform("super_admin").await;
    let invite = app::tenants::InviteOwner {
        tenant: acme.by_id(),
        email: "first.owner@example.com".into(),
    };
    app.on_platform(&admin, invite).await.unwrap();
    let mails = app.on_platform(&admin, app::mails::List::default()).await.unwrap();
    let show = || app::mails::Show {
        mail: mails.items[0].id,
    };
    let body = async |caller: &Caller| app.on_platform(caller, show()).await.unwrap().body;
    assert!(
        body(&admin)
            .await
            .unwrap()
            .contains("https://bailiwick.example/invitations/")
    );
    let (_, looks) = made(&app, &admin, None, &["mails.view"]).await;
    assert_eq!(body(&looks).await, None);
    let (_, invites) = made(&app, &admin, None, &["mails.view", "tenants.create"]).await;
    assert!(body(&invites).await.is_some());
}

#[tokio::test]
async fn nobody_has_more_tokens_than_can_be_looked_through() {
    // covers: A15
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    for _ in 0..99 {
        made(&app, &owner, Some("acme"), &["members.view"]).await;
    }
    let (last, _) = made(&app, &owner, Some("acme"), &["members.view"]).await;
    let more = async || code(&app.on_account(&owner, new(Some("acme"), &["members.view"], 30)).await);
    assert_eq!(more().await, "limit_reached");
    app.on_account(&owner, Revoke { token: last.id }).await.unwrap();
    assert_eq!(more().await, "ok");
}
