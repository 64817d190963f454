//! Tenants and servers, as the platform changes them: one after the other, however many change them at once.

use app::{
    Caller, Error, TenantRef,
    members::ChangeRole,
    servers::{Add, NewServer, Remove},
    tenants::{Create, InviteOwner, ListAdmins, NewTenant, RevokeOwnerInvitation},
};
use secrecy::SecretString;
use testkit::TestApp;

use crate::{
    outcome::{code, field},
    together::{somebody_waits, together},
};

const OPEN_LINKS: &str =
    "select count(*) from invitations where by_platform and accepted_at is null and revoked_at is null";

async fn count(app: &TestApp, sql: &str) -> i64 {
    app.superuser().await.query_one(sql, &[]).await.unwrap().get(0)
}

fn invite(tenant: &TenantRef, email: &str) -> InviteOwner {
    InviteOwner {
        tenant: tenant.clone(),
        email: email.to_owned(),
    }
}

fn new_tenant(slug: &str) -> NewTenant {
    NewTenant {
        name: "Acme".into(),
        slug: slug.into(),
        isolation: "schema".into(),
        server: None,
        owner_email: None,
    }
}

#[tokio::test]
async fn the_platform_knows_whom_to_turn_to() {
    // covers: S3-24, S3-26, D1
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, admin, _) = (acme.owner().await, acme.admin().await, acme.staff().await);
    app.tenant("globex").await.owner().await;
    let list = |after: Option<String>, limit| ListAdmins {
        tenant: acme.by_id(),
        search: None,
        role: None,
        sort: None,
        after,
        limit: Some(limit),
    };
    let mut wanted = vec![(owner.email.clone(), "owner"), (admin.email.clone(), "admin")];
    wanted.sort();
    let support = app.platform("support").await;
    let first = app.on_platform(&support, list(None, 1)).await.unwrap();
    let second = app.on_platform(&support, list(first.next.clone(), 1)).await.unwrap();
    assert_eq!(second.next, None);
    let found: Vec<_> = first.items.into_iter().chain(second.items).collect();
    let found: Vec<_> = found.iter().map(|it| (it.email.clone(), it.role.as_str())).collect();
    assert_eq!(found, wanted);
    let by = async |search: &str, sort: &str| {
        let list = ListAdmins {
            search: Some(search.to_owned()),
            sort: Some(sort.to_owned()),
            ..list(None, 50)
        };
        let found = app.on_platform(&support, list).await?;
        Ok::<_, Error>(found.items.into_iter().map(|it| it.role).collect::<Vec<_>>())
    };
    assert_eq!(by("", "role").await.unwrap(), ["owner", "admin"]);
    assert_eq!(by("", "-role").await.unwrap(), ["admin", "owner"]);
    assert_eq!(by("OWNER", "last_sign_in").await.unwrap(), ["owner"]);
    assert_eq!(code(&by("", "shoe_size").await), "invalid");
    // A tenant's own role of that rank is shown by its name, and is a filter like the built-in ones.
    let own = "insert into roles (tenant_id, id, key, name, description, rank, builtin, permissions, default_rights, full_rights)
               select tenant_id, gen_random_uuid(), 'warden', 'Warden', '', 60, false, '{}', 0, false
               from roles where tenant_id = $1 and key = 'admin'";
    let superuser = app.superuser().await;
    superuser.execute(own, &[&acme.id.0]).await.unwrap();
    let held = "update memberships set role_id = (select id from roles where tenant_id = $1 and key = 'warden') where tenant_id = $1 and user_id = $2";
    superuser.execute(held, &[&acme.id.0, &admin.user.0]).await.unwrap();
    let wardens = ListAdmins {
        role: Some("warden".to_owned()),
        ..list(None, 50)
    };
    let found = app.on_platform(&support, wardens).await.unwrap().items;
    let found: Vec<_> = found
        .iter()
        .map(|it| (it.email.as_str(), it.role_name.as_str()))
        .collect();
    assert_eq!(found, [(admin.email.as_str(), "Warden")]);
    assert_eq!(code(&app.on_platform(&owner, list(None, 1)).await), "not_found");
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_invitations_of_an_owner_leave_one_link() {
    // covers: D1
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let tasks = (0..50).map(|n| {
        let (app, tenant) = (app.app().clone(), acme.by_id());
        async move {
            let invite = invite(&tenant, &format!("owner{n}@example.com"));
            app.on_platform(&Caller::cli(), invite).await
        }
    });
    let results = together(tasks.collect::<Vec<_>>()).await;
    assert!(results.iter().any(Result::is_ok));
    for result in results {
        assert!(
            ["ok", "collision", "unavailable"].contains(&code(&result)),
            "{}",
            code(&result)
        );
    }
    assert_eq!(count(&app, OPEN_LINKS).await, 1);
}

#[tokio::test]
async fn a_link_for_the_first_owner_lets_nobody_in_after_them() {
    // covers: D1
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let invite = invite(&acme.by_id(), "kept@example.com");
    let link = app.on_platform(&Caller::cli(), invite).await.unwrap();
    acme.owner().await;
    assert_eq!(code(&app.accept(&link).await), "invite_invalid");
    assert_eq!(count(&app, "select count(*) from memberships").await, 1);
}

#[tokio::test]
async fn a_link_for_the_first_owner_that_is_revoked_lets_nobody_in() {
    // covers: D1
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let link = app
        .on_platform(&Caller::cli(), invite(&acme.by_id(), "first@example.com"))
        .await
        .unwrap();
    let revoke = || RevokeOwnerInvitation { tenant: acme.by_id() };
    let support = app.platform("support").await;
    assert_eq!(code(&app.on_platform(&support, revoke()).await), "forbidden");
    let operator = app.platform("operator").await;
    assert_eq!(code(&app.on_platform(&operator, revoke()).await), "ok");
    assert_eq!(code(&app.on_platform(&operator, revoke()).await), "not_found");
    assert_eq!(code(&app.accept(&link).await), "invite_invalid");
    // What its own people send is theirs.
    let owner = acme.owner().await;
    acme.invite(&owner, "second@example.com", "owner").await.unwrap();
    assert_eq!(code(&app.on_platform(&operator, revoke()).await), "not_found");
}

/// Somebody is promoted while their demotion is being decided on.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_decided_on_is_what_is_changed() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    acme.owner().await;
    let (admin, target) = (acme.admin().await, acme.staff().await);
    let other = app.database().superuser().await;
    let promote = "update memberships set version = version + 1,
        role_id = (select id from roles where tenant_id = memberships.tenant_id and key = 'owner') where id = $1";
    other.batch_execute("begin").await.unwrap();
    other.execute(promote, &[&target.membership.unwrap().0]).await.unwrap();
    let demoting = tokio::spawn({
        let (app, by, tenant) = (app.app().clone(), admin.caller.clone(), acme.by_id());
        let change = ChangeRole {
            member: target.membership.unwrap(),
            role: "member".into(),
            // As it will be, so that the version alone does not tell.
            version: 2,
        };
        async move { app.in_tenant(&by, &tenant, change).await }
    });
    somebody_waits(&app).await;
    other.batch_execute("commit").await.unwrap();
    assert_eq!(code(&demoting.await.unwrap()), "rank_too_high");
    let sql = "select target_label from audit_events where operation = 'members.change_role' and outcome = 'refused'";
    let label: String = app.superuser().await.query_one(sql, &[]).await.unwrap().get(0);
    assert_eq!(label, target.email, "a refusal says in words whom it was about");
}

async fn added(app: &TestApp, name: &str) -> app::servers::Server {
    let new = NewServer {
        name: name.into(),
        host: "127.0.0.1".into(),
        port: 1,
        database: "postgres".into(),
        username: "postgres".into(),
        password: SecretString::from("secret"),
        tls_mode: "disable".into(),
    };
    app.on_platform(&Caller::cli(), Add(new)).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn no_tenant_is_made_on_a_server_that_is_being_removed() {
    let app = TestApp::new().await;
    for round in 0..20 {
        let server = added(&app, &format!("s{round}")).await;
        let new = NewTenant {
            server: Some(server.id),
            ..new_tenant(&format!("t{round}"))
        };
        let (first, second) = (app.app().clone(), app.app().clone());
        let create = tokio::spawn(async move { first.on_platform(&Caller::cli(), Create(new)).await });
        let remove = Remove {
            server: server.id,
            version: server.version,
        };
        let remove = tokio::spawn(async move { second.on_platform(&Caller::cli(), remove).await });
        let (created, removed) = (create.await.unwrap(), remove.await.unwrap());
        match (code(&created), code(&removed)) {
            ("ok", "in_use") => {}
            ("invalid", "ok") => assert_eq!(field(&created), "server"),
            other => panic!("round {round}: {other:?}"),
        }
    }
}

/// The same without luck: the removal is under way when the tenant is made.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_makes_a_tenant_waits_for_the_removal() {
    let app = TestApp::new().await;
    let server = added(&app, "elsewhere").await;
    let other = app.database().superuser().await;
    let remove = "begin; update database_servers set removed_at = now() where not managed";
    other.batch_execute(remove).await.unwrap();
    let new = NewTenant {
        server: Some(server.id),
        ..new_tenant("acme")
    };
    let creating = tokio::spawn({
        let app = app.app().clone();
        async move { app.on_platform(&Caller::cli(), Create(new)).await }
    });
    somebody_waits(&app).await;
    other.batch_execute("commit").await.unwrap();
    assert_eq!(field(&creating.await.unwrap()), "server");
}

#[tokio::test]
async fn a_place_is_named_after_the_tenant_and_not_after_its_slug() {
    let app = TestApp::new().await;
    let create = async |slug| app.on_platform(&Caller::cli(), Create(new_tenant(slug))).await;
    let (first, second) = (create("acme").await.unwrap(), create("acme-2").await.unwrap());
    for tenant in [&first, &second] {
        assert!(!tenant.schema.contains("acme"), "{}", tenant.schema);
    }
    assert_ne!(first.schema, second.schema);
}
