//! Who creates tenants: by default the platform alone, where it is said the members too, and for whoever joins a personal one.
// covers: D13, G17, S1-18, S1-46, S1-47, S1-48, S1-49, S1-50

use app::{
    Caller, Result,
    instance::{Change, SettingsChange, Show, TenantCreation},
    members,
    tenants::{Found, MayFound, Mine, MyTenant, NewOwnTenant, TenantState},
};
use testkit::TestApp;
use tokio::sync::broadcast::error::RecvError;

use crate::{
    outcome::{code, field},
    together::together,
};

async fn set(app: &TestApp, change: SettingsChange) {
    let cli = Caller::cli();
    let version = app.on_platform(&cli, Show).await.unwrap().settings.version;
    app.on_platform(&cli, Change { version, change }).await.unwrap();
}

async fn let_members_create(app: &TestApp) {
    let change = SettingsChange {
        tenant_creation: Some(TenantCreation::Members),
        ..SettingsChange::default()
    };
    set(app, change).await;
}

async fn allow_personal(app: &TestApp, allow: bool) {
    let change = SettingsChange {
        allow_personal_workspace: Some(allow),
        ..SettingsChange::default()
    };
    set(app, change).await;
}

fn named(slug: &str) -> Found {
    Found(NewOwnTenant {
        name: format!("Tenant {slug}"),
        slug: slug.into(),
    })
}

async fn found(app: &TestApp, by: &Caller, slug: &str) -> Result<MyTenant> {
    app.on_account(by, named(slug)).await
}

async fn may_found(app: &TestApp, by: &Caller) -> bool {
    app.on_account(by, MayFound).await.unwrap()
}

async fn mine(app: &TestApp, by: &Caller) -> Vec<MyTenant> {
    app.on_account(by, Mine::default()).await.unwrap().items
}

async fn number(app: &TestApp, sql: &str) -> i64 {
    app.superuser().await.query_one(sql, &[]).await.unwrap().get(0)
}

/// Has all jobs done that there are.
async fn work(app: &TestApp) {
    let mut progress = app.watch_jobs();
    app.start_workers();
    while number(app, "select count(*) from jobs where state in ('queued', 'running')").await > 0 {
        assert_ne!(progress.recv().await, Err(RecvError::Closed), "the application is gone");
    }
    assert_eq!(number(app, "select count(*) from jobs where state = 'failed'").await, 0);
}

/// Has whoever joined told of it once more, as after a crash.
async fn tell_again(app: &TestApp, times: i32) {
    let sql = "insert into jobs (id, kind, payload, run_at, created_at)
               select gen_random_uuid(), kind, payload, run_at, created_at
               from (select * from jobs where kind = 'found_personal' limit 1) j, generate_series(1, $1)";
    app.superuser().await.execute(sql, &[&times]).await.unwrap();
}

#[tokio::test]
async fn the_platform_alone_creates_tenants_unless_it_is_said() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    assert!(!may_found(&app, &owner).await);
    assert_eq!(code(&found(&app, &owner, "birch").await), "not_found");
    assert_eq!(code(&found(&app, &owner, "Not A Slug").await), "not_found");
    // The database says no as well, whoever asks it.
    let sql = "select found_tenant(gen_random_uuid(), 'birch', 'Birch', $1, personal, 'elsewhere', gen_random_uuid(), '[]', now())
               from unnest('{true,false}'::boolean[]) personal";
    for row in app.superuser().await.query(sql, &[&owner.user.0]).await.unwrap() {
        assert!(!row.get::<_, bool>(0));
    }

    let_members_create(&app).await;
    assert!(may_found(&app, &owner).await);
    assert_eq!(code(&found(&app, &app.anonymous(), "birch").await), "unauthenticated");
    // Members are meant: not whoever has an account, nor who runs the platform.
    for outsider in [app.stranger().await, app.platform("super_admin").await] {
        assert!(!may_found(&app, &outsider).await);
        assert_eq!(code(&found(&app, &outsider, "birch").await), "not_found");
    }
    let (left, member) = (acme.staff().await, acme.staff().await);
    let archive = members::Archive {
        member: left.membership.unwrap(),
        version: 1,
    };
    app.in_tenant(&owner, &acme.by_id(), archive).await.unwrap();
    assert_eq!(code(&found(&app, &left, "birch").await), "not_found");
    assert_eq!(code(&found(&app, &member, "birch").await), "ok");
}

#[tokio::test]
async fn whoever_creates_a_tenant_owns_it() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let member = acme.member().await;
    let_members_create(&app).await;
    for taken in ["acme", "root", "a b"] {
        assert_eq!(field(&found(&app, &member, taken).await), "slug", "{taken}");
    }
    let made = found(&app, &member, "birch").await.unwrap();
    assert_eq!(
        (made.state, made.role.as_deref()),
        (TenantState::Provisioning, Some("owner"))
    );
    assert_eq!(mine(&app, &member).await[1].state, TenantState::Provisioning);
    work(&app).await;
    assert_eq!(mine(&app, &member).await[1].state, TenantState::Active);

    // It is a tenant as every other, and theirs.
    let birch = app::TenantRef::Id(made.id);
    let people = app.in_tenant(&member, &birch, members::List::default()).await.unwrap();
    assert_eq!(people.items.len(), 1);
    let tables = app.in_tenant(&member, &birch, app::tables::List::default()).await;
    assert_eq!(code(&tables), "ok");
    let event = "select count(*) from audit_events
                 where operation = 'tenants.found' and outcome = 'done' and tenant_id is not null and target_label = 'birch'";
    assert_eq!(number(&app, event).await, 1);
    // Nobody else is in it, whoever shares a tenant with them.
    let other = acme.owner().await;
    let refused = app.in_tenant(&other, &birch, members::List::default()).await;
    assert_eq!(code(&refused), "not_found");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_person_creates_three_at_most() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let member = acme.member().await;
    let_members_create(&app).await;
    let tasks = (0..20).map(|at| {
        let (app, by) = (app.app().clone(), member.caller.clone());
        async move { code(&app.on_account(&by, named(&format!("birch-{at}"))).await) }
    });
    let results = together(tasks.collect::<Vec<_>>()).await;
    let done = results.iter().filter(|it| **it == "ok").count();
    assert_eq!(done, 3, "{results:?}");
    assert!(
        results
            .iter()
            .all(|it| ["ok", "limit_reached", "unavailable"].contains(it)),
        "{results:?}"
    );
    assert_eq!(
        number(&app, "select count(*) from tenants where founded_by is not null").await,
        3
    );
    let refused = found(&app, &member, "one-more").await;
    assert_eq!(code(&refused), "limit_reached");
    let said = refused.err().unwrap().to_string();
    assert!(said.contains("You have created 3 tenants already"), "{said}");
    // Each counts for themself, and what is gone fills no server.
    assert_eq!(code(&found(&app, &acme.member().await.caller, "another").await), "ok");
    let gone = "update tenants set state = 'purged' where id = (select id from tenants where founded_by = $1 limit 1)";
    app.superuser().await.execute(gone, &[&member.user.0]).await.unwrap();
    assert_eq!(code(&found(&app, &member, "one-more").await), "ok");
}

const PERSONAL: &str = "select count(*) from tenants where personal";

#[tokio::test]
async fn whoever_joins_gets_a_workspace_of_their_own() {
    let app = TestApp::new().await;
    let (acme, birch) = (app.tenant("acme").await, app.tenant("birch").await);
    let (owner, other) = (acme.owner().await, birch.owner().await);
    allow_personal(&app, true).await;
    for at in 0..2 {
        let link = acme
            .invite(&owner, &format!("new-{at}@example.com"), "staff")
            .await
            .unwrap();
        app.accept(&link).await.unwrap();
    }
    work(&app).await;
    let rows = "select t.name, t.slug, t.state, t.isolation, u.email, r.key
                from tenants t join memberships m on m.tenant_id = t.id join users u on u.id = m.user_id join roles r on r.id = m.role_id
                where t.personal and t.founded_by = u.id order by length(t.slug)";
    let rows = app.superuser().await.query(rows, &[]).await.unwrap();
    assert_eq!(rows.len(), 2);
    let text = |row: usize, column: usize| rows[row].get::<_, String>(column);
    for row in 0..2 {
        assert_eq!(text(row, 0), "Somebody New's workspace");
        assert_eq!(
            (text(row, 2).as_str(), text(row, 3).as_str(), text(row, 5).as_str()),
            ("active", "schema", "owner")
        );
    }
    assert_eq!(text(0, 1), "somebody-new-workspace");
    assert!(text(1, 1).starts_with("somebody-new-workspace-"), "{}", text(1, 1));
    let event = "select count(*) from audit_events
                 where operation = 'tenants.found_personal' and outcome = 'done' and tenant_id is not null and on_behalf_of is not null";
    assert_eq!(number(&app, event).await, 2);

    // One for life: not for the next tenant, nor told twice, nor when it is gone, nor for whoever left and comes again.
    let link = birch.invite(&other, "new-0@example.com", "staff").await.unwrap();
    app.accept(&link).await.unwrap();
    tell_again(&app, 5).await;
    work(&app).await;
    assert_eq!(number(&app, PERSONAL).await, 2);
    let superuser = app.superuser().await;
    superuser
        .execute("update tenants set state = 'purged' where personal", &[])
        .await
        .unwrap();
    superuser
        .execute(
            "delete from memberships m using users u where u.id = m.user_id and u.email = 'new-1@example.com'",
            &[],
        )
        .await
        .unwrap();
    let link = acme.invite(&owner, "new-1@example.com", "staff").await.unwrap();
    app.accept(&link).await.unwrap();
    tell_again(&app, 1).await;
    work(&app).await;
    assert_eq!(number(&app, PERSONAL).await, 2);
    let twice = "update tenants set personal = true, founded_by = (select founded_by from tenants where personal limit 1) where slug = 'acme'";
    let refused = superuser.execute(twice, &[]).await.unwrap_err();
    assert_eq!(refused.as_db_error().unwrap().constraint(), Some("tenants_personal"));
}

#[tokio::test]
async fn nobody_gets_one_while_it_is_off_or_told_too_late() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let join = async |email: &str| {
        let link = acme.invite(&owner, email, "staff").await.unwrap();
        app.accept(&link).await.unwrap();
    };
    join("before@example.com").await;
    assert_eq!(
        number(&app, "select count(*) from jobs where kind = 'found_personal'").await,
        0
    );
    allow_personal(&app, true).await;
    join("meanwhile@example.com").await;
    assert_eq!(
        number(&app, "select count(*) from jobs where kind = 'found_personal'").await,
        1
    );
    // Turned off before the work was done: what is not there yet is not made.
    allow_personal(&app, false).await;
    work(&app).await;
    assert_eq!(number(&app, PERSONAL).await, 0);
    // And it is no way round the other setting.
    allow_personal(&app, true).await;
    assert_eq!(code(&found(&app, &owner, "birch").await), "not_found");
}
