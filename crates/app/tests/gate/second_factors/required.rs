//! Where a second factor is required: of platform admins after a day, and of a tenant's people when its owners say so.
// covers: S3-58, S3-60, S3-65, S3-100, S4-12

use app::{
    Caller, Origin, Plane,
    account::ResetPassword,
    admins::Recover,
    overview,
    sessions::Prove,
    tenant_settings::{Change, TenantSettingsChange},
    tokens::{Create, NewToken},
    users::ResetSecondFactors,
};
use jiff::SignedDuration;
use testkit::{PASSWORD, Person, TestApp, TestTenant};

use super::{Phone, begun, by_password, given};
use crate::outcome::{code, field};

const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Signed in by the password alone.
async fn with_password(app: &TestApp, person: &Person, plane: Plane) -> Caller {
    let entered = by_password(app, person, plane).await.unwrap();
    entered.session().unwrap().caller(plane, Origin::default())
}

async fn sees_platform(app: &TestApp, by: &Caller) -> &'static str {
    code(&app.on_platform(by, overview::Show).await)
}

async fn token(app: &TestApp, by: &Caller, tenant: Option<&str>, permission: &str) -> Caller {
    let new = NewToken {
        name: "nightly".into(),
        tenant: tenant.map(Into::into),
        permissions: vec![permission.into()],
        expires_in_days: 30,
    };
    let made = app.on_account(by, Create(new)).await.unwrap();
    Caller::new(app::Credential::Token(app::hash_token(&made.token)), Origin::default())
}

/// Sessions outlive the days that these tests take.
async fn patient() -> TestApp {
    let app = TestApp::new().await;
    app.superuser()
        .await
        .batch_execute(
            "update instance_settings set root_idle_minutes = 40000, root_lasts_minutes = 40000, app_idle_minutes = 40000, app_lasts_minutes = 40000",
        )
        .await
        .unwrap();
    app
}

#[tokio::test]
async fn platform_admins_have_a_day_to_set_one_up() {
    let app = patient().await;
    let admin = app.platform("super_admin").await;
    // The installation is as old as they are.
    let since = app.now();
    app.superuser()
        .await
        .execute("update instance_settings set second_factor_since = $1", &[&since])
        .await
        .unwrap();
    let session = with_password(&app, &admin, Plane::Root).await;
    let machine = token(&app, &session, None, "tenants.view").await;
    let list = async |by: &Caller| code(&app.on_platform(by, app::tenants::List::default()).await);
    let due = app.view(&session, None).await.unwrap().second_factor_due();
    assert_eq!(due, Some(since + DAY), "which their pages say");

    app.advance(DAY - SignedDuration::from_secs(1));
    assert_eq!(
        (sees_platform(&app, &session).await, list(&machine).await),
        ("ok", "ok")
    );
    app.advance(SignedDuration::from_secs(1));
    assert_eq!(sees_platform(&app, &session).await, "second_factor_required");
    assert_eq!(list(&machine).await, "second_factor_required", "by API as well");
    // Whoever gave one goes on; and their own account is open to everybody, so that they set one up.
    assert_eq!(sees_platform(&app, &admin).await, "ok");
    let again = with_password(&app, &admin, Plane::Root).await;
    assert_eq!(sees_platform(&app, &again).await, "second_factor_required");
    let phone = Phone::set_up(&app, &again).await;
    assert_eq!(sees_platform(&app, &again).await, "ok", "they have just used it");
    assert_eq!(app.view(&again, None).await.unwrap().second_factor_due(), None);
    assert_eq!(list(&machine).await, "ok");
    // A session from before proves it once.
    app.advance(SignedDuration::from_secs(30));
    let prove = Prove {
        password: PASSWORD.into(),
        code: Some(phone.code(&app).into()),
    };
    app.on_account(&session, prove).await.unwrap();
    assert_eq!(sees_platform(&app, &session).await, "ok");
    let flow = begun(&app, &admin, Plane::Root).await;
    app.advance(SignedDuration::from_secs(30));
    let inside = given(&app, &flow, Plane::Root, &phone.code(&app)).await.unwrap();
    assert_eq!(
        sees_platform(&app, &inside.caller(Plane::Root, Origin::default())).await,
        "ok"
    );
}

async fn require(app: &TestApp, acme: &TestTenant<'_>, by: &Caller, version: i32, required: bool, days: i32) {
    let change = Change {
        version,
        change: TenantSettingsChange {
            second_factor_required: Some(required),
            second_factor_grace_days: Some(days),
            ..TenantSettingsChange::default()
        },
        from: None,
    };
    app.in_tenant(by, &acme.by_id(), change).await.unwrap();
}

async fn comes_in(app: &TestApp, acme: &TestTenant<'_>, by: &Caller) -> &'static str {
    code(&app.in_tenant(by, &acme.by_id(), app::members::List::default()).await)
}

#[tokio::test]
async fn a_tenant_requires_one_of_its_people() {
    let app = patient().await;
    let acme = app.tenant("acme").await;
    let other = app.tenant("birch").await;
    let (owner, staff) = (acme.owner().await, acme.admin().await);
    other.admit(&staff, "admin").await;
    let session = with_password(&app, &staff, Plane::App).await;
    let machine = token(&app, &session, Some("acme"), "members.view").await;
    require(&app, &acme, &owner, 1, true, 7).await;
    app.advance(DAY * 7 - SignedDuration::from_secs(1));
    assert_eq!(comes_in(&app, &acme, &session).await, "ok");
    // Whoever comes later has as long.
    let late = acme.admin().await;
    let of_late = with_password(&app, &late, Plane::App).await;
    app.advance(SignedDuration::from_secs(1));
    assert_eq!(comes_in(&app, &acme, &session).await, "second_factor_required");
    assert_eq!(comes_in(&app, &acme, &machine).await, "second_factor_required");
    assert_eq!(comes_in(&app, &acme, &of_late).await, "ok");
    assert_eq!(
        comes_in(&app, &other, &session).await,
        "ok",
        "another tenant asks for none"
    );
    assert_eq!(
        code(&app.in_tenant(&session, &acme.by_id(), app::tenant_settings::Show).await),
        "second_factor_required"
    );

    let session = with_password(&app, &staff, Plane::App).await;
    Phone::set_up(&app, &session).await;
    assert_eq!(comes_in(&app, &acme, &session).await, "ok");
    assert_eq!(comes_in(&app, &acme, &machine).await, "ok");
    // What was said once holds from when it was said.
    require(&app, &acme, &Caller::cli(), 2, true, 0).await;
    assert_eq!(
        comes_in(&app, &acme, &of_late).await,
        "second_factor_required",
        "on the very next request"
    );
    require(&app, &acme, &Caller::cli(), 3, false, 0).await;
    assert_eq!(comes_in(&app, &acme, &of_late).await, "ok");
    let wrong = Change {
        version: 4,
        change: TenantSettingsChange {
            second_factor_grace_days: Some(31),
            ..TenantSettingsChange::default()
        },
        from: None,
    };
    assert_eq!(
        field(&app.in_tenant(&Caller::cli(), &acme.by_id(), wrong).await),
        "second_factor_grace_days"
    );
}

#[tokio::test]
async fn whoever_lost_theirs_begins_anew() {
    let app = TestApp::new().await;
    let person = app.stranger().await;
    Phone::set_up(&app, &person).await;
    let reset = |reason: &str| ResetSecondFactors {
        user: person.user,
        reason: reason.into(),
    };
    let support = app.platform("support").await;
    assert_eq!(
        code(&app.on_platform(&support, reset("They called.")).await),
        "forbidden"
    );
    let manager = app.platform("user_manager").await;
    assert_eq!(code(&app.on_platform(&manager, reset("")).await), "reason_required");
    app.on_platform(&manager, reset("They called, and we know the voice."))
        .await
        .unwrap();
    assert_eq!(
        code(&app.on_account(&person, app::second_factors::Show).await),
        "unauthenticated",
        "out everywhere"
    );
    with_password(&app, &person, Plane::App).await;
    assert_eq!(
        code(&app.on_platform(&manager, reset("Once more.")).await),
        "no_second_factor"
    );

    // A platform admin's is for those who stand above them, and for who has the server.
    let top = app.platform("super_admin").await;
    Phone::set_up(&app, &top).await;
    let of_top = ResetSecondFactors {
        user: top.user,
        reason: "They asked.".into(),
    };
    assert_eq!(code(&app.on_platform(&manager, of_top).await), "rank_too_high");
    let recover = Recover {
        email: top.email.clone(),
    };
    let link = app.on_platform(&Caller::cli(), recover).await.unwrap().link;
    begun(&app, &top, Plane::Root).await;
    let chosen = ResetPassword {
        token: link.rsplit_once('/').unwrap().1.into(),
        password: PASSWORD.into(),
        revoke_tokens: false,
    };
    app.in_public(&app.anonymous(), chosen).await.unwrap();
    with_password(&app, &top, Plane::Root).await;
}
