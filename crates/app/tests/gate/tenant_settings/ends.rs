//! How it ends: a tenant is handed over, left, or given up by its owner.
// covers: D3, D7, D8, G1

use app::{
    Caller, Credential, Origin, TenantRef, hash_token,
    members::{self, Leave, TransferOwnership},
    tenants::{self, GiveUp, TenantState},
    tokens,
};
use jiff::SignedDuration;
use testkit::{Person, TestApp};

use super::comes_in;
use crate::outcome::{code, field};

async fn role_of(app: &TestApp, person: &Person) -> String {
    let sql = "select coalesce(r.key, '') from memberships m left join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id where m.id = $1";
    let row = app
        .superuser()
        .await
        .query_opt(sql, &[&person.membership.unwrap().0])
        .await
        .unwrap();
    row.map_or_else(|| "gone".to_owned(), |row| row.get(0))
}

#[tokio::test]
async fn a_tenant_is_handed_over_in_one_step() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, admin, ada) = (acme.owner().await, acme.admin().await, acme.member().await);
    let to = |person: &Person, version| TransferOwnership {
        member: person.membership.unwrap(),
        version,
    };
    assert_eq!(
        code(&app.in_tenant(&admin, &acme.by_id(), to(&ada, 1)).await),
        "forbidden"
    );
    assert_eq!(
        code(&app.in_tenant(&owner, &acme.by_id(), to(&owner, 1)).await),
        "self_change"
    );
    assert_eq!(code(&app.in_tenant(&owner, &acme.by_id(), to(&ada, 7)).await), "stale");
    let handed = app.in_tenant(&owner, &acme.by_id(), to(&ada, 1)).await.unwrap();
    assert_eq!(handed.role.as_deref(), Some("owner"));
    assert_eq!(
        (role_of(&app, &owner).await, role_of(&app, &ada).await),
        ("admin".into(), "owner".into())
    );
    // From the very next request on.
    assert_eq!(
        code(&app.in_tenant(&owner, &acme.by_id(), to(&admin, 1)).await),
        "forbidden"
    );
    let gone = acme.member().await;
    let archive = members::Archive {
        member: gone.membership.unwrap(),
        version: 1,
    };
    app.in_tenant(&ada, &acme.by_id(), archive).await.unwrap();
    assert_eq!(
        code(&app.in_tenant(&ada, &acme.by_id(), to(&gone, 2)).await),
        "archived"
    );
    app.advance(SignedDuration::from_mins(11));
    assert_eq!(
        code(&app.in_tenant(&ada, &acme.by_id(), to(&admin, 1)).await),
        "step_up_required"
    );
}

#[tokio::test]
async fn whoever_wants_to_leaves_and_the_last_owner_stays() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, ada, stranger) = (acme.owner().await, acme.member().await, app.stranger().await);
    let leave = || Leave { tenant: acme.by_slug() };
    let token = tokens::NewToken {
        name: "export".into(),
        tenant: Some(acme.slug.clone()),
        permissions: vec!["members.view".into()],
        expires_in_days: 1,
    };
    let staff = acme.staff().await;
    let token = app.on_account(&staff, tokens::Create(token)).await.unwrap();
    let token = Caller::new(Credential::Token(hash_token(&token.token)), Origin::default());
    assert_eq!(comes_in(&app, &acme, &token).await, "ok");
    // Somebody has them invited once more while they are here.
    let waits = "insert into invitations (tenant_id, id, email, name, role_id, token_hash, created_at, expires_at)
        select m.tenant_id, gen_random_uuid(), $2, '', m.role_id, sha256('waits'), now(), now() + interval '1 day' from memberships m where m.id = $1";
    let superuser = app.superuser().await;
    superuser
        .execute(waits, &[&staff.membership.unwrap().0, &staff.email])
        .await
        .unwrap();
    app.on_account(&staff, leave()).await.unwrap();
    assert_eq!(comes_in(&app, &acme, &token).await, "unauthenticated");
    let waiting = "select count(*) from invitations where email = $1 and revoked_at is null";
    let row = superuser.query_one(waiting, &[&staff.email]).await.unwrap();
    assert_eq!(row.get::<_, i64>(0), 0);
    let sql = "update memberships set role_id = null where id = $1";
    app.superuser()
        .await
        .execute(sql, &[&ada.membership.unwrap().0])
        .await
        .unwrap();
    assert_eq!(code(&app.on_account(&ada, leave()).await), "ok");
    assert_eq!(role_of(&app, &ada).await, "gone");
    assert_eq!(code(&app.on_account(&ada, leave()).await), "not_found");
    assert_eq!(code(&app.on_account(&stranger, leave()).await), "not_found");
    assert_eq!(code(&app.on_account(&owner, leave()).await), "last_admin");
    assert_eq!(
        code(&app.on_account(&app.anonymous(), leave()).await),
        "unauthenticated"
    );
    acme.owner().await;
    assert_eq!(code(&app.on_account(&owner, leave()).await), "ok");
    // The log of the tenant says so.
    let said =
        "select count(*) from audit_events where tenant_id = $1 and operation = 'members.leave' and outcome = 'done'";
    let row = app.superuser().await.query_one(said, &[&acme.id.0]).await.unwrap();
    assert_eq!(row.get::<_, i64>(0), 3);
}

#[tokio::test]
async fn an_owner_gives_the_tenant_up_and_the_platform_restores_it() {
    let app = TestApp::new().await;
    let acme = app.provisioned_tenant("acme").await;
    let (owner, admin) = (acme.owner().await, acme.admin().await);
    let give_up = |confirm: &str, reason: &str| GiveUp {
        confirm: confirm.into(),
        reason: reason.into(),
    };
    let of = |by: &Person, act| {
        let (app, by, tenant) = (app.app().clone(), by.caller.clone(), acme.by_id());
        async move { app.in_tenant(&by, &tenant, act).await }
    };
    assert_eq!(code(&of(&admin, give_up("acme", "We are done.")).await), "forbidden");
    assert_eq!(code(&of(&owner, give_up("acme", "")).await), "reason_required");
    assert_eq!(field(&of(&owner, give_up("acne", "We are done.")).await), "confirm");
    let login = tenantdb::Names::new(acme.id.0).login(tenantdb::Login::App);
    let client = testkit::superuser(&app.database().tenants()).await;
    let application_may = async || -> bool {
        let sql = "select rolcanlogin from pg_roles where rolname = $1";
        client.query_one(sql, &[&login]).await.unwrap().get(0)
    };
    assert!(application_may().await);
    of(&owner, give_up("acme", "We are done.")).await.unwrap();
    assert!(!application_may().await);
    assert_eq!(comes_in(&app, &acme, &owner).await, "tenant_pending_deletion");
    let show = || tenants::Show { tenant: acme.by_id() };
    let found = app.on_platform(&Caller::cli(), show()).await.unwrap().tenant;
    assert_eq!(found.state, TenantState::PendingDeletion);
    assert_eq!(
        found.delete_after,
        Some(app.now() + SignedDuration::from_hours(24 * 30))
    );
    let restore = tenants::Restore {
        tenant: TenantRef::Id(acme.id),
        version: found.version,
    };
    app.on_platform(&Caller::cli(), restore).await.unwrap();
    assert_eq!(comes_in(&app, &acme, &owner).await, "ok");
    app.advance(SignedDuration::from_mins(11));
    assert_eq!(
        code(&of(&owner, give_up("acme", "We are done.")).await),
        "step_up_required"
    );
}
