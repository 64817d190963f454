//! What is recorded: one event for each change, about its target and not its actor, with no secret; refusals too.

use app::{
    Caller, Error, Plane,
    account::{ChangePassword, PasswordChange},
    audit,
    invitations::{Resend, Revoke},
    members::{Archive, ChangeRole, Reactivate},
    servers::{Add, NewServer, Remove},
    sessions::{RevokeOthers, SignIn, SignOut},
    set_up::{Claim, NewAdmin, Proof},
    tenants::{Attach, Create, Delete, InviteOwner, NewAttachment, NewTenant},
    tokens,
    variables::{self, NewVariable},
};
use testkit::{PASSWORD, TestApp};

use crate::outcome::code;

struct Event {
    operation: String,
    target: (String, String),
    actor: String,
    outcome: String,
    in_tenant: bool,
}

/// The events so far that were not read before.
struct Log<'a> {
    app: &'a TestApp,
    seen: i64,
}

impl<'a> Log<'a> {
    async fn new(app: &'a TestApp) -> Self {
        let mut log = Self { app, seen: 0 };
        log.fresh().await;
        log
    }

    async fn fresh(&mut self) -> Vec<Event> {
        // The order is that of writing: one operation after the other, so the position alone will do.
        let sql = "select operation, target_kind, target_id, actor_label, outcome, tenant_id is not null
                   from audit_events order by position, id offset $1";
        let rows = self.app.superuser().await.query(sql, &[&self.seen]).await.unwrap();
        self.seen += i64::try_from(rows.len()).unwrap();
        rows.iter()
            .map(|row| Event {
                operation: row.get(0),
                target: (row.get(1), row.get(2)),
                actor: row.get(3),
                outcome: row.get(4),
                in_tenant: row.get(5),
            })
            .collect()
    }

    /// The one event that was just written.
    async fn only(&mut self, operation: &str, target: (&str, &str), actor: &str) {
        let events = self.fresh().await;
        let all: Vec<_> = events.iter().map(|event| (&event.operation, &event.target)).collect();
        assert_eq!(events.len(), 1, "{operation} left {all:?}");
        let event = &events[0];
        assert_eq!(event.operation, operation);
        assert_eq!(
            (event.target.0.as_str(), event.target.1.as_str()),
            target,
            "{operation}"
        );
        assert_eq!(event.actor, actor, "{operation}");
        assert_eq!(event.outcome, "done", "{operation}");
    }
}

fn delete(tenant: &testkit::TestTenant<'_>) -> Delete {
    Delete {
        tenant: tenant.by_id(),
        version: 1,
        confirm: tenant.slug.clone(),
        reason: "The customer left.".into(),
    }
}

#[tokio::test]
async fn each_change_in_a_tenant_leaves_one_event_about_its_target() {
    // covers: S3-81, S3-85, S0-48
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, staff) = (acme.owner().await, acme.staff().await);
    let mut log = Log::new(&app).await;
    let here = acme.by_id();
    let (member, label) = (staff.membership.unwrap(), member_label(&staff));

    let link = acme.invite(&owner, "ben@example.com", "staff").await.unwrap();
    let invitation = link.id.to_string();
    log.only("members.invite", ("invitation", &invitation), &owner.email)
        .await;
    let again = app
        .in_tenant(&owner, &here, Resend { invitation: link.id })
        .await
        .unwrap();
    log.only("invitations.resend", ("invitation", &invitation), &owner.email)
        .await;
    app.accept(&again).await.unwrap();
    let event = log.fresh().await.remove(0);
    assert_eq!(
        (event.operation.as_str(), event.target.0.as_str()),
        ("invitations.accept", "membership")
    );
    assert!(event.in_tenant, "accepting is in the tenant's own log");
    assert_eq!(event.actor, "ben@example.com");

    let other = acme.invite(&owner, "eve@example.com", "staff").await.unwrap().id;
    log.fresh().await;
    app.in_tenant(&owner, &here, Revoke { invitation: other })
        .await
        .unwrap();
    log.only("invitations.revoke", ("invitation", &other.to_string()), &owner.email)
        .await;

    let change = ChangeRole {
        member,
        role: "member".into(),
        version: 1,
    };
    app.in_tenant(&owner, &here, change).await.unwrap();
    log.only("members.change_role", ("membership", &label), &owner.email)
        .await;
    app.in_tenant(&owner, &here, Archive { member, version: 2 })
        .await
        .unwrap();
    log.only("members.archive", ("membership", &label), &owner.email).await;
    app.in_tenant(&owner, &here, Reactivate { member, version: 3 })
        .await
        .unwrap();
    log.only("members.reactivate", ("membership", &label), &owner.email)
        .await;

    // Reading leaves nothing.
    app.in_tenant(&owner, &here, app::members::List::default())
        .await
        .unwrap();
    app.in_tenant(&owner, &here, audit::List(audit::Query::default()))
        .await
        .unwrap();
    assert!(log.fresh().await.is_empty());
}

fn member_label(person: &testkit::Person) -> String {
    person.membership.unwrap().to_string()
}

#[tokio::test]
async fn each_change_on_the_platform_leaves_one_event_about_its_target() {
    // covers: S3-81, S3-85, S0-33, S0-34, S0-35
    let app = TestApp::new().await;
    let admin = app.platform("super_admin").await;
    let mut log = Log::new(&app).await;
    let new = NewTenant {
        name: "Acme".into(),
        slug: "acme".into(),
        isolation: "schema".into(),
        server: None,
        owner_email: Some("owner@example.com".into()),
    };
    let acme = app.on_platform(&admin, Create(new)).await.unwrap();
    log.only("tenants.create", ("tenant", &acme.id.to_string()), &admin.email)
        .await;
    let attachment = NewAttachment {
        name: "Old".into(),
        slug: "old".into(),
        server: None,
        database: "somewhere".into(),
        schema: "public".into(),
        owner_email: None,
    };
    let old = app.on_platform(&admin, Attach(attachment)).await.unwrap();
    log.only("tenants.attach", ("tenant", &old.id.to_string()), &admin.email)
        .await;
    let invite = InviteOwner {
        tenant: app::TenantRef::Id(old.id),
        email: "somebody@example.com".into(),
    };
    app.on_platform(&admin, invite).await.unwrap();
    log.only("tenants.invite_owner", ("tenant", &old.id.to_string()), &admin.email)
        .await;

    let globex = app.tenant("globex").await;
    log.fresh().await;
    app.on_platform(&admin, delete(&globex)).await.unwrap();
    log.only("tenants.delete", ("tenant", &globex.id.to_string()), &admin.email)
        .await;

    // Nothing listens there, which the check says and the event does not mind.
    let server = NewServer {
        name: "elsewhere".into(),
        host: "127.0.0.1".into(),
        port: 1,
        database: "postgres".into(),
        username: "postgres".into(),
        password: "the server's password".into(),
        tls_mode: "disable".into(),
    };
    let added = app.on_platform(&admin, Add(server)).await.unwrap();
    let (server, version) = (added.id, added.version);
    log.only("servers.add", ("database_server", &server.to_string()), &admin.email)
        .await;
    app.on_platform(&admin, Remove { server, version }).await.unwrap();
    log.only("servers.remove", ("database_server", &server.to_string()), &admin.email)
        .await;
}

#[tokio::test]
async fn each_change_of_an_account_leaves_one_event_about_it() {
    // covers: S3-113, S3-102
    let app = TestApp::new().await;
    let mut log = Log::new(&app).await;
    let claim = Claim {
        proof: Proof::CommandLine,
        admin: NewAdmin {
            name: "Amelia Hart".into(),
            email: "amelia@example.com".into(),
            password: PASSWORD.into(),
        },
    };
    app.in_public(&Caller::cli(), claim).await.unwrap();
    let event = log.fresh().await.remove(0);
    assert_eq!(
        (event.operation.as_str(), event.actor.as_str()),
        ("set_up.claim", "command line")
    );
    assert_eq!(event.target.0, "platform_admin");

    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let themself = owner.user.to_string();
    let target = ("user", themself.as_str());
    log.fresh().await;
    let sign_in = |plane, password: &str| SignIn {
        plane,
        email: owner.email.clone(),
        password: password.into(),
    };
    let session = app
        .in_public(&app.anonymous(), sign_in(Plane::App, PASSWORD))
        .await
        .unwrap()
        .session()
        .unwrap();
    log.only("sessions.sign_in", target, &owner.email).await;
    let other = session.caller(Plane::App, app::Origin::default());
    app.on_account(&other, SignOut).await.unwrap();
    log.only("sessions.sign_out", target, &owner.email).await;
    app.on_account(&owner, RevokeOthers).await.unwrap();
    log.only("sessions.revoke_others", target, &owner.email).await;
    let token = tokens::NewToken {
        name: "nightly".into(),
        tenant: Some("acme".into()),
        permissions: vec!["members.view".into()],
        expires_in_days: 1,
    };
    let token = app.on_account(&owner, tokens::Create(token)).await.unwrap().id;
    log.only("tokens.create", ("api_token", &token.to_string()), &owner.email)
        .await;
    app.on_account(&owner, tokens::Revoke { token }).await.unwrap();
    log.only("tokens.revoke", ("api_token", &token.to_string()), &owner.email)
        .await;
    let change = PasswordChange {
        current: PASSWORD.into(),
        new: "copper anvil meadow 97".into(),
        revoke_tokens: false,
    };
    app.on_account(&owner, ChangePassword(change)).await.unwrap();
    log.only("account.change_password", target, &owner.email).await;

    // A failure is recorded too, with what was written in the place of who it was.
    app.in_public(&app.anonymous(), sign_in(Plane::App, "wrong"))
        .await
        .map(drop)
        .unwrap_err();
    let event = log.fresh().await.remove(0);
    assert_eq!((event.outcome.as_str(), event.actor.as_str()), ("refused", "anonymous"));
    assert_eq!(event.target, ("user".into(), owner.email.clone()));
}

#[tokio::test]
async fn refusals_are_recorded_where_they_belong() {
    // covers: S3-81, D17
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, admin) = (acme.owner().await, acme.admin().await);
    let stranger = app.stranger().await;
    let mut log = Log::new(&app).await;
    let archive = || Archive {
        member: owner.membership.unwrap(),
        version: 1,
    };
    let target = ("membership".to_owned(), member_label(&owner));
    for (who, caller, wanted, in_tenant) in [
        ("an admin", &admin, "rank_too_high", true),
        ("the owner themself", &owner, "self_change", true),
        // Whoever is no member learns of nothing, and the owners learn nothing of them.
        ("a stranger", &stranger, "not_found", false),
    ] {
        let result = app.in_tenant(caller, &acme.by_id(), archive()).await;
        assert_eq!(code(&result), wanted, "{who}");
        let events = log.fresh().await;
        assert_eq!(events.len(), 1, "{who}");
        assert_eq!(
            (events[0].outcome.as_str(), &events[0].target),
            ("refused", &target),
            "{who}"
        );
        assert_eq!(events[0].in_tenant, in_tenant, "{who}");
        assert_eq!(events[0].actor, caller.email, "{who}");
    }
    // Nobody is there to name, and a request that makes no sense is no refusal.
    app.in_tenant(&app.anonymous(), &acme.by_id(), archive())
        .await
        .unwrap_err();
    assert!(matches!(
        acme.invite(&owner, "no address", "staff").await,
        Err(Error::Invalid(_))
    ));
    assert!(log.fresh().await.is_empty());
}

#[tokio::test]
async fn whoever_asks_in_a_loop_does_not_fill_the_log() {
    // covers: A15
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, staff) = (acme.owner().await, acme.staff().await);
    let mut log = Log::new(&app).await;
    for n in 0..10 {
        let refused = acme.invite(&staff, &format!("eve-{n}@example.com"), "owner").await;
        assert_eq!(code(&refused), "forbidden");
    }
    let nobody = || Archive {
        member: app::MembershipId::new(),
        version: 1,
    };
    for _ in 0..10 {
        let refused = app.in_tenant(&owner, &acme.by_id(), nobody()).await;
        assert_eq!(code(&refused), "not_found");
    }
    let refused = app.in_tenant(&staff, &acme.by_id(), nobody()).await;
    assert_eq!(code(&refused), "forbidden");
    let events: Vec<_> = log.fresh().await.into_iter().map(|e| (e.operation, e.actor)).collect();
    let expected = [
        ("members.invite", &staff.email),
        ("members.archive", &owner.email),
        ("members.archive", &staff.email),
    ];
    assert_eq!(
        events,
        expected.map(|(operation, who)| (operation.to_owned(), who.clone()))
    );
    // A minute later it is worth another event.
    app.advance(jiff::SignedDuration::from_mins(1));
    acme.invite(&staff, "eve@example.com", "owner").await.unwrap_err();
    assert_eq!(log.fresh().await.len(), 1);
}

#[tokio::test]
async fn a_mail_that_was_read_is_an_event_and_changes_nothing() {
    // covers: S3-81
    let app = TestApp::new().await;
    let admin = app.platform("super_admin").await;
    let new = NewTenant {
        name: "Acme".into(),
        slug: "acme".into(),
        isolation: "schema".into(),
        server: None,
        owner_email: Some("ada@example.com".into()),
    };
    app.on_platform(&admin, Create(new)).await.unwrap();
    let mails = app.on_platform(&admin, app::mails::List::default()).await.unwrap();
    let mail = mails.items[0].id;
    let mut log = Log::new(&app).await;
    app.on_platform(&admin, app::mails::Show { mail }).await.unwrap();
    log.only("mails.show", ("mail", &mail.to_string()), &admin.email).await;
    const { assert!(matches!(<app::mails::Show as app::Operation>::MODE, app::Mode::Read)) };
}

#[tokio::test]
async fn no_event_holds_a_secret() {
    // covers: S3-85
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let admin = app.platform("super_admin").await;
    let mut secrets = vec![PASSWORD.to_owned(), owner.token.clone(), admin.token.clone()];

    let link = acme.invite(&owner, "ben@example.com", "staff").await.unwrap();
    secrets.push(link.link.rsplit('/').next().unwrap().to_owned());
    let session = app.accept(&link).await.unwrap();
    secrets.push(session.token.expose().to_owned());
    let token = tokens::NewToken {
        name: "nightly".into(),
        tenant: Some("acme".into()),
        permissions: vec!["members.view".into()],
        expires_in_days: 1,
    };
    secrets.push(app.on_account(&owner, tokens::Create(token)).await.unwrap().token);
    for secret in ["the server's own password", "another, which failed"] {
        let server = NewServer {
            name: format!("server-{}", secrets.len()),
            host: "127.0.0.1".into(),
            port: 1,
            database: "postgres".into(),
            username: "postgres".into(),
            password: secret.into(),
            tls_mode: "disable".into(),
        };
        app.on_platform(&admin, Add(server)).await.unwrap();
        secrets.push(secret.to_owned());
    }
    let variable = NewVariable {
        environment: "production".into(),
        key: "PASSWORD".into(),
        value: "the tenant's own secret".into(),
        secret: true,
    };
    let variable = app
        .in_tenant(&owner, &acme.by_id(), variables::Create(variable))
        .await
        .unwrap();
    let reveal = variables::Reveal { variable: variable.id };
    secrets.push(app.in_tenant(&owner, &acme.by_id(), reveal).await.unwrap().value);
    let next = "copper anvil meadow 97";
    let change = PasswordChange {
        current: PASSWORD.into(),
        new: next.into(),
        revoke_tokens: false,
    };
    app.on_account(&owner, ChangePassword(change)).await.unwrap();
    secrets.push(next.to_owned());

    let rows = app
        .superuser()
        .await
        .query("select e::text from audit_events e", &[])
        .await
        .unwrap();
    assert!(rows.len() >= 8);
    for row in rows {
        let event: String = row.get(0);
        for secret in &secrets {
            assert!(!event.contains(secret), "{event}");
        }
        for kind in ["argon2", "SCRAM-SHA"] {
            assert!(!event.contains(kind), "{event}");
        }
    }
    // Nor does any other table hold one in the clear.
    for table in [
        "sessions",
        "api_tokens",
        "invitations",
        "mails",
        "database_servers",
        "one_time_links",
        "jobs",
        "variables",
    ] {
        let sql = format!("select coalesce(string_agg(t::text, ' '), '') from {table} t");
        let all: String = app.superuser().await.query_one(&sql, &[]).await.unwrap().get(0);
        for secret in &secrets {
            assert!(!all.contains(secret), "{table} holds a secret");
        }
    }
}
