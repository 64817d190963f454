//! What a tenant's owners set for it, and that each setting bites on the next request: how its people come in, what admins do to each other, whom one
//! invites.
// covers: D6, D8, S1-08, S1-27, S2-25, S1-15

mod ends;

use std::net::IpAddr;

use app::{
    Caller, Credential, Origin,
    decisions::{Evaluate, NamedAction, Resource, Subject},
    email_domains::{Add, NewEmailDomain},
    hash_token,
    members::{self, ChangeRole},
    sessions::Prove,
    tenant_settings::{Change, Show, TenantSettings, TenantSettingsChange},
    tenants::AdmitFromAnywhere,
    tokens,
};
use jiff::SignedDuration;
use testkit::{PASSWORD, TestApp, TestTenant};

use crate::outcome::{code, field};

const OFFICE: &str = "192.0.2.7";
const CAFE: &str = "198.51.100.4";

fn address(text: &str) -> IpAddr {
    text.parse().unwrap()
}

/// The same caller, from there.
fn at(caller: &Caller, from: &str) -> Caller {
    let origin = Origin {
        address: Some(address(from)),
        ..caller.origin.clone()
    };
    Caller::new(caller.credential.clone(), origin)
}

async fn set(
    acme: &TestTenant<'_>,
    app: &TestApp,
    by: &Caller,
    change: TenantSettingsChange,
) -> app::Result<TenantSettings> {
    let version = app.in_tenant(&Caller::cli(), &acme.by_id(), Show).await?.version;
    let from = by.origin.address;
    app.in_tenant(by, &acme.by_id(), Change { version, change, from }).await
}

/// Whether they get in at all.
async fn comes_in(app: &TestApp, acme: &TestTenant<'_>, person: &Caller) -> &'static str {
    code(&app.in_tenant(person, &acme.by_id(), members::List::default()).await)
}

#[tokio::test]
async fn owners_set_and_admins_look() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, admin, staff) = (acme.owner().await, acme.admin().await, acme.staff().await);
    let shown = app.in_tenant(&admin, &acme.by_id(), Show).await.unwrap();
    assert_eq!(
        (shown.peers_allowed, shown.invitation_days, shown.version),
        (false, 7, 1)
    );
    assert_eq!(code(&app.in_tenant(&staff, &acme.by_id(), Show).await), "forbidden");
    let renamed = TenantSettingsChange {
        name: Some("Acme & Daughters".into()),
        ..TenantSettingsChange::default()
    };
    assert_eq!(code(&set(&acme, &app, &admin, renamed.clone()).await), "forbidden");
    let saved = set(&acme, &app, &owner, renamed.clone()).await.unwrap();
    assert_eq!((saved.name.as_str(), saved.version), ("Acme & Daughters", 2));
    let stale = Change {
        version: 1,
        change: renamed,
        from: None,
    };
    assert_eq!(code(&app.in_tenant(&owner, &acme.by_id(), stale).await), "stale");
    app.advance(SignedDuration::from_mins(11));
    let renamed = TenantSettingsChange {
        name: Some("Acme".into()),
        ..TenantSettingsChange::default()
    };
    assert_eq!(code(&set(&acme, &app, &owner, renamed).await), "step_up_required");
}

#[tokio::test]
async fn each_setting_says_what_is_wrong_with_it() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = at(&acme.owner().await.caller, OFFICE);
    let none = TenantSettingsChange::default;
    let many = || Some((0..101).map(|n| format!("10.0.0.{n}")).collect());
    for (change, wrong) in [
        (none(), ""),
        (
            TenantSettingsChange {
                name: Some(" ".into()),
                ..none()
            },
            "name",
        ),
        (
            TenantSettingsChange {
                proof_lasts_minutes: Some(4),
                ..none()
            },
            "proof_lasts_minutes",
        ),
        (
            TenantSettingsChange {
                proof_lasts_minutes: Some(-1),
                ..none()
            },
            "proof_lasts_minutes",
        ),
        (
            TenantSettingsChange {
                invitation_days: Some(0),
                ..none()
            },
            "invitation_days",
        ),
        (
            TenantSettingsChange {
                invitation_days: Some(31),
                ..none()
            },
            "invitation_days",
        ),
        (
            TenantSettingsChange {
                networks: Some(vec!["10.0.0.0/33".into()]),
                ..none()
            },
            "networks[0]",
        ),
        (
            TenantSettingsChange {
                networks: many(),
                ..none()
            },
            "networks",
        ),
        // One's own address is not among them.
        (
            TenantSettingsChange {
                networks: Some(vec!["198.51.100.0/24".into()]),
                ..none()
            },
            "networks",
        ),
    ] {
        let shown = format!("{change:?}");
        assert_eq!(field(&set(&acme, &app, &owner, change).await), wrong, "{shown}");
    }
    let networks = vec!["192.0.2.99/24".into(), "2001:db8::1".into(), "192.0.2.0/24".into()];
    let saved = set(
        &acme,
        &app,
        &owner,
        TenantSettingsChange {
            networks: Some(networks),
            ..none()
        },
    )
    .await
    .unwrap();
    assert_eq!(saved.networks, ["192.0.2.0/24", "2001:db8::1/128"]);
}

#[tokio::test]
async fn only_the_tenants_networks_let_its_people_in() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, admin, stranger) = (acme.owner().await, acme.admin().await, app.stranger().await);
    let there = at(&owner, OFFICE);
    let token = tokens::NewToken {
        name: "export".into(),
        tenant: Some(acme.slug.clone()),
        permissions: vec!["members.view".into()],
        expires_in_days: 1,
    };
    let token = app.on_account(&there, tokens::Create(token)).await.unwrap();
    let token = Caller::new(Credential::Token(hash_token(&token.token)), Origin::default());
    let networks = TenantSettingsChange {
        networks: Some(vec![format!("{OFFICE}/32")]),
        ..TenantSettingsChange::default()
    };
    set(&acme, &app, &there, networks).await.unwrap();

    for caller in [&owner.caller, &admin.caller, &token] {
        assert_eq!(comes_in(&app, &acme, &at(caller, OFFICE)).await, "ok");
        assert_eq!(
            comes_in(&app, &acme, &at(caller, &format!("::ffff:{OFFICE}"))).await,
            "ok"
        );
        assert_eq!(comes_in(&app, &acme, &at(caller, CAFE)).await, "wrong_network");
        // Whoever comes from nowhere that is known.
        assert_eq!(comes_in(&app, &acme, caller).await, "wrong_network");
    }
    assert_eq!(comes_in(&app, &acme, &at(&stranger, CAFE)).await, "not_found");
    // Who asks has to come from there; whom they ask about is wherever they are.
    let about_admin = Evaluate {
        subject: Subject {
            kind: "user".into(),
            id: admin.user.to_string(),
            properties: None,
        },
        action: NamedAction {
            name: "members.view".into(),
            properties: None,
        },
        resource: Resource {
            kind: "tenant".into(),
            id: "acme".into(),
            properties: None,
        },
        context: None,
    };
    assert!(app.evaluate(&there, &about_admin).await.unwrap().decision);
    assert_eq!(
        code(&app.evaluate(&at(&owner, CAFE), &about_admin).await),
        "wrong_network"
    );

    // Owners who locked themselves out ask the platform.
    let operator = app.platform("operator").await;
    let lift = |reason: &str| AdmitFromAnywhere {
        tenant: acme.by_id(),
        reason: reason.into(),
    };
    assert_eq!(code(&app.on_platform(&operator, lift("")).await), "reason_required");
    let support = app.platform("support").await;
    assert_eq!(
        code(&app.on_platform(&support, lift("They asked by phone.")).await),
        "forbidden"
    );
    app.on_platform(&operator, lift("They asked by phone.")).await.unwrap();
    assert_eq!(comes_in(&app, &acme, &at(&owner, CAFE)).await, "ok");
    // What was taken away stands in the tenant's own log.
    let said = "select before ->> 'networks' from audit_events where tenant_id = $1 and operation = 'tenants.admit_from_anywhere' and outcome = 'done'";
    let row = app.superuser().await.query_one(said, &[&acme.id.0]).await.unwrap();
    assert_eq!(row.get::<_, String>(0), format!("[\"{OFFICE}/32\"]"));
    assert_eq!(
        code(&app.on_platform(&operator, lift("Once more.")).await),
        "wrong_state"
    );
}

#[tokio::test]
async fn whoever_is_no_owner_does_not_set_how_owners_come_in() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let manager = acme.member().await;
    let own = "with made as (insert into roles (tenant_id, id, key, name, rank, builtin, permissions, default_rights, full_rights)
        values ($1, gen_random_uuid(), 'manager', 'Manager', 80, false, '{tenant.view,tenant.manage,members.view}', 0, false) returning id)
        update memberships set role_id = (select id from made) where id = $2";
    let superuser = app.superuser().await;
    superuser.batch_execute("set constraints all deferred").await.unwrap();
    superuser
        .execute(own, &[&acme.id.0, &manager.membership.unwrap().0])
        .await
        .unwrap();
    let none = TenantSettingsChange::default;
    for (change, wanted) in [
        (
            TenantSettingsChange {
                invitation_days: Some(3),
                ..none()
            },
            "ok",
        ),
        (
            TenantSettingsChange {
                peers_allowed: Some(true),
                ..none()
            },
            "rank_too_high",
        ),
        (
            TenantSettingsChange {
                networks: Some(vec!["192.0.2.0/24".into()]),
                ..none()
            },
            "rank_too_high",
        ),
        (
            TenantSettingsChange {
                proof_lasts_minutes: Some(5),
                ..none()
            },
            "rank_too_high",
        ),
    ] {
        let shown = format!("{change:?}");
        assert_eq!(code(&set(&acme, &app, &manager, change).await), wanted, "{shown}");
    }
}

#[tokio::test]
async fn an_old_proof_is_renewed_before_anything_is_seen() {
    let app = TestApp::new().await;
    let (acme, birch) = (app.tenant("acme").await, app.tenant("birch").await);
    let owner = acme.owner().await;
    birch.admit(&owner, "owner").await;
    let hour = TenantSettingsChange {
        proof_lasts_minutes: Some(60),
        ..TenantSettingsChange::default()
    };
    set(&acme, &app, &owner, hour).await.unwrap();
    app.advance(SignedDuration::from_mins(60));
    assert_eq!(comes_in(&app, &acme, &owner).await, "ok");
    app.advance(SignedDuration::from_secs(1));
    assert_eq!(comes_in(&app, &acme, &owner).await, "step_up_required");
    // To ask again makes it no younger, and neither does another tenant.
    assert_eq!(comes_in(&app, &birch, &owner).await, "ok");
    assert_eq!(comes_in(&app, &acme, &owner).await, "step_up_required");
    let prove = Prove {
        password: PASSWORD.into(),
        code: None,
    };
    app.on_account(&owner, prove).await.unwrap();
    assert_eq!(comes_in(&app, &acme, &owner).await, "ok");
}

#[tokio::test]
async fn admins_act_on_each_other_where_the_tenant_says_so() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, one, two) = (acme.owner().await, acme.admin().await, acme.admin().await);
    let demote = |version| ChangeRole {
        member: two.membership.unwrap(),
        role: "staff".into(),
        version,
    };
    assert_eq!(
        code(&app.in_tenant(&one, &acme.by_id(), demote(1)).await),
        "rank_too_high"
    );
    let peers = |allowed| TenantSettingsChange {
        peers_allowed: Some(allowed),
        ..TenantSettingsChange::default()
    };
    set(&acme, &app, &owner, peers(true)).await.unwrap();
    assert_eq!(code(&acme.invite(&one, "new@example.com", "admin").await), "ok");
    assert_eq!(
        code(&acme.invite(&one, "boss@example.com", "owner").await),
        "rank_too_high"
    );
    assert_eq!(code(&app.in_tenant(&one, &acme.by_id(), demote(1)).await), "ok");
    set(&acme, &app, &owner, peers(false)).await.unwrap();
    assert_eq!(
        code(&acme.invite(&one, "next@example.com", "admin").await),
        "rank_too_high"
    );
}

#[tokio::test]
async fn invitations_go_to_the_tenants_domains_and_last_as_long_as_it_says() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let early = acme.invite(&owner, "ada@elsewhere.example", "member").await.unwrap();
    let change = TenantSettingsChange {
        invitation_days: Some(2),
        only_email_domains: Some(true),
        ..TenantSettingsChange::default()
    };
    set(&acme, &app, &owner, change).await.unwrap();
    // As long as there is none it limits nothing; that nobody proved one does not matter.
    acme.invite(&owner, "abe@elsewhere.example", "member").await.unwrap();
    let domain = NewEmailDomain {
        domain: "Acme.example".into(),
    };
    app.in_tenant(&owner, &acme.by_id(), Add(domain)).await.unwrap();
    assert_eq!(
        field(&acme.invite(&owner, "eve@elsewhere.example", "member").await),
        "email"
    );
    let link = acme.invite(&owner, "eve@ACME.example", "member").await.unwrap();
    assert_eq!(link.expires_at, app.now() + SignedDuration::from_hours(48));
    // A link that is out is neither good any more nor made anew.
    let again = app::invitations::Resend { invitation: early.id };
    assert_eq!(field(&app.in_tenant(&owner, &acme.by_id(), again).await), "email");
    assert_eq!(code(&app.accept(&early).await), "invite_invalid");
    assert_eq!(code(&app.accept(&link).await), "ok");
}
