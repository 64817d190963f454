//! The whole life of a tenant: who gets in while its door is closed, what comes back, what its slugs lead to, and what its plan allows.
// covers: D3, D4, D18

use app::{
    App, Caller, Error, TenantRef,
    members::{self, ChangeRole, Reactivate},
    plans,
    tenants::{
        self, Archive, Create, Delete, DeleteNow, Edit, NewTenant, Restore, SetPlan, Show, Suspend, Tenant,
        TenantChange, TenantState, delete_due,
    },
};
use jiff::SignedDuration;
use testkit::{Person, TestApp, TestTenant};

use crate::{
    outcome::{code, field},
    together::together,
};

const WHY: &str = "A test.";

async fn now(app: &TestApp, tenant: &TestTenant<'_>) -> Tenant {
    let show = Show { tenant: tenant.by_id() };
    app.on_platform(&Caller::cli(), show).await.unwrap().tenant
}

async fn suspend(app: &TestApp, tenant: &TestTenant<'_>) -> app::Result<Tenant> {
    let suspend = Suspend {
        tenant: tenant.by_id(),
        version: now(app, tenant).await.version,
        reason: WHY.into(),
    };
    app.on_platform(&Caller::cli(), suspend).await
}

async fn archive(app: &TestApp, tenant: &TestTenant<'_>) -> app::Result<Tenant> {
    let archive = Archive {
        tenant: tenant.by_id(),
        version: now(app, tenant).await.version,
        reason: WHY.into(),
    };
    app.on_platform(&Caller::cli(), archive).await
}

async fn delete(app: &TestApp, tenant: &TestTenant<'_>) -> app::Result<Tenant> {
    let delete = Delete {
        tenant: tenant.by_id(),
        version: now(app, tenant).await.version,
        confirm: tenant.slug.clone(),
        reason: WHY.into(),
    };
    app.on_platform(&Caller::cli(), delete).await
}

async fn restore(app: &TestApp, tenant: &TestTenant<'_>) -> app::Result<Tenant> {
    let restore = Restore {
        tenant: tenant.by_id(),
        version: now(app, tenant).await.version,
    };
    app.on_platform(&Caller::cli(), restore).await
}

async fn knocks(app: &TestApp, tenant: &TestTenant<'_>, person: &Person) -> &'static str {
    code(&app.in_tenant(person, &tenant.by_id(), members::List::default()).await)
}

#[tokio::test]
async fn a_closed_door_is_told_to_members_and_to_nobody_else() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, stranger) = (acme.owner().await, app.stranger().await);
    let invitation = acme.invite(&owner, "new@example.com", "staff").await.unwrap();
    let doors = [
        ("tenant_suspended", suspend(&app, &acme).await),
        ("tenant_archived", archive(&app, &acme).await),
        ("tenant_pending_deletion", delete(&app, &acme).await),
    ];
    for (_, done) in &doors {
        assert_eq!(code(done), "ok");
    }
    assert_eq!(knocks(&app, &acme, &owner).await, "tenant_pending_deletion");
    assert_eq!(knocks(&app, &acme, &stranger).await, "not_found");
    assert_eq!(code(&app.accept(&invitation).await), "invite_invalid");
    // Each restores what was before it, and nothing more.
    for (wanted, told) in [
        (TenantState::Archived, "tenant_archived"),
        (TenantState::Suspended, "tenant_suspended"),
        (TenantState::Active, "ok"),
    ] {
        assert_eq!(restore(&app, &acme).await.unwrap().state, wanted);
        assert_eq!(knocks(&app, &acme, &owner).await, told);
        assert_eq!(knocks(&app, &acme, &stranger).await, "not_found");
    }
    assert_eq!(code(&restore(&app, &acme).await), "wrong_state");
    app.accept(&invitation).await.unwrap();
}

#[tokio::test]
async fn a_tenant_is_removed_when_its_time_of_grace_is_over() {
    // covers: S0-34
    let app = TestApp::new().await;
    let (acme, globex) = (app.tenant("acme").await, app.tenant("globex").await);
    delete(&app, &acme).await.unwrap();
    assert_eq!(code(&delete(&app, &acme).await), "wrong_state");
    app.advance(SignedDuration::from_hours(24 * 30 - 1));
    delete(&app, &globex).await.unwrap();
    delete_due(&app).await.unwrap();
    assert_eq!(now(&app, &acme).await.state, TenantState::PendingDeletion);
    app.advance(SignedDuration::from_hours(1));
    delete_due(&app).await.unwrap();
    assert_eq!(now(&app, &acme).await.state, TenantState::Deleting);
    assert_eq!(now(&app, &globex).await.state, TenantState::PendingDeletion);
    assert_eq!(code(&restore(&app, &acme).await), "deleting");
    // Whoever restores has it for good, and a later deletion has its own time.
    restore(&app, &globex).await.unwrap();
    app.advance(SignedDuration::from_hours(24 * 30));
    delete_due(&app).await.unwrap();
    assert_eq!(now(&app, &globex).await.state, TenantState::Active);
}

#[tokio::test]
async fn only_a_super_admin_deletes_at_once() {
    let app = TestApp::new().await;
    for (role, wanted) in [
        ("super_admin", "ok"),
        ("operator", "forbidden"),
        ("support", "forbidden"),
    ] {
        let tenant = app.tenant(&format!("t-{}", role.replace('_', "-"))).await;
        let admin = app.platform(role).await;
        let delete = |confirm: &str| DeleteNow {
            tenant: tenant.by_id(),
            version: 1,
            confirm: confirm.into(),
            reason: WHY.into(),
        };
        if wanted == "ok" {
            assert_eq!(field(&app.on_platform(&admin, delete("other")).await), "confirm");
        }
        assert_eq!(
            code(&app.on_platform(&admin, delete(&tenant.slug)).await),
            wanted,
            "{role}"
        );
    }
}

fn renamed(tenant: &TestTenant<'_>, version: i32, slug: &str) -> Edit {
    Edit {
        tenant: tenant.by_id(),
        version,
        change: TenantChange {
            name: None,
            slug: Some(slug.into()),
        },
    }
}

#[tokio::test]
async fn a_former_slug_leads_on_and_is_nobody_elses() {
    // covers: D14
    let app = TestApp::new().await;
    let (acme, globex) = (app.tenant("acme").await, app.tenant("globex").await);
    let (owner, stranger) = (acme.owner().await, app.stranger().await);
    let edit = async |edit| app.on_platform(&Caller::cli(), edit).await;
    edit(renamed(&acme, 1, "acme-two")).await.unwrap();
    edit(renamed(&acme, 2, "acme-three")).await.unwrap();
    assert_eq!(code(&edit(renamed(&acme, 2, "acme-four")).await), "stale");
    for slug in ["acme", "acme-two", "acme-three", "globex"] {
        if slug != "globex" {
            assert_eq!(field(&edit(renamed(&globex, 1, slug)).await), "slug", "{slug}");
        }
        let new = NewTenant {
            name: "Mallory".into(),
            slug: slug.into(),
            isolation: "schema".into(),
            server: None,
            owner_email: None,
        };
        assert_eq!(
            field(&app.on_platform(&Caller::cli(), Create(new)).await),
            "slug",
            "{slug}"
        );
    }
    for slug in ["acme", "acme-two"] {
        let by = TenantRef::Slug(slug.into());
        let led = app.in_tenant(&owner, &by, members::List::default()).await;
        assert!(matches!(&led, Err(Error::Moved(to)) if to == "acme-three"), "{slug}");
        let stranger = app.in_tenant(&stranger, &by, members::List::default()).await;
        assert_eq!(code(&stranger), "not_found");
        let shown = app.on_platform(&Caller::cli(), Show { tenant: by }).await;
        assert!(matches!(&shown, Err(Error::Moved(to)) if to == "acme-three"), "{slug}");
    }
    // Its own former slug is its own.
    edit(renamed(&acme, 3, "acme")).await.unwrap();
    let by = TenantRef::Slug("acme".into());
    assert_eq!(code(&app.in_tenant(&owner, &by, members::List::default()).await), "ok");
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_tenants_that_want_one_slug_leave_it_to_one() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    app.on_platform(&Caller::cli(), renamed(&acme, 1, "renamed"))
        .await
        .unwrap();
    let tasks = (0..50).map(|n| {
        let app = app.app().clone();
        let new = NewTenant {
            name: "One of fifty".into(),
            slug: if n % 2 == 0 { "wanted" } else { "acme" }.into(),
            isolation: "schema".into(),
            server: None,
            owner_email: None,
        };
        async move { app.on_platform(&Caller::cli(), Create(new)).await }
    });
    let results = together(tasks.collect::<Vec<_>>()).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    let made = results.iter().find_map(|result| result.as_ref().ok()).unwrap();
    assert_eq!(made.slug, "wanted");
}

async fn set_plan(app: &TestApp, tenant: &TestTenant<'_>, plan: Option<&str>) -> app::Result<Tenant> {
    let set = SetPlan {
        tenant: tenant.by_id(),
        version: now(app, tenant).await.version,
        plan: plan.map(Into::into),
        modules: None,
    };
    app.on_platform(&Caller::cli(), set).await
}

async fn promote(
    app: App,
    by: Caller,
    tenant: TenantRef,
    person: Person,
    version: i32,
) -> app::Result<members::Member> {
    let change = ChangeRole {
        member: person.membership.unwrap(),
        role: "admin".into(),
        version,
    };
    app.in_tenant(&by, &tenant, change).await
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_promotions_at_once_do_not_exceed_the_plan() {
    // covers: S4-02, S4-03, G15
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    set_plan(&app, &acme, Some("professional")).await.unwrap();
    let mut tasks = Vec::new();
    for _ in 0..50 {
        let (app, by, tenant) = (app.app().clone(), owner.caller.clone(), acme.by_id());
        let person = acme.staff().await;
        tasks.push(async move { promote(app, by, tenant, person, 1).await });
    }
    let results = together(tasks).await;
    let done = results.iter().filter(|result| result.is_ok()).count();
    for result in results.iter().filter(|result| result.is_err()) {
        assert!(
            ["limit_reached", "collision", "unavailable"].contains(&code(result)),
            "{}",
            code(result)
        );
    }
    let tenant = now(&app, &acme).await;
    assert_eq!(usize::try_from(tenant.admins).unwrap(), done + 1);
    assert!(tenant.admins <= 5, "{}", tenant.admins);
    assert_eq!(tenant.members, 51);
    let sql = "select count(*) from memberships m join roles r on r.id = m.role_id and r.tenant_id = m.tenant_id where r.rank >= 60";
    let counted: i64 = app.superuser().await.query_one(sql, &[]).await.unwrap().get(0);
    assert_eq!(counted, i64::from(tenant.admins));
}

#[tokio::test]
async fn every_way_to_one_more_admin_is_counted() {
    // covers: S4-02, G15
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, second) = (acme.owner().await, acme.admin().await);
    set_plan(&app, &acme, Some("starter")).await.unwrap();
    let link = acme.invite(&owner, "third@example.com", "admin").await.unwrap();
    let staff = acme.staff().await;
    assert_eq!(code(&app.accept(&link).await), "limit_reached");
    let promoted = promote(app.app().clone(), owner.caller.clone(), acme.by_id(), staff.clone(), 1).await;
    assert_eq!(code(&promoted), "limit_reached");
    let said = promoted.unwrap_err().to_string();
    assert!(
        said.contains("Starter allows 2") && said.contains("larger plan"),
        "{said}"
    );
    // One goes, one comes, and the first does not come back.
    let member = second.membership.unwrap();
    let archive = members::Archive { member, version: 1 };
    app.in_tenant(&owner, &acme.by_id(), archive).await.unwrap();
    app.accept(&link).await.unwrap();
    let back = Reactivate { member, version: 2 };
    assert_eq!(code(&app.in_tenant(&owner, &acme.by_id(), back).await), "limit_reached");
    // Staff are not counted, and without a plan nobody is.
    let link = acme.invite(&owner, "staff@example.com", "staff").await.unwrap();
    app.accept(&link).await.unwrap();
    set_plan(&app, &acme, None).await.unwrap();
    promote(app.app().clone(), owner.caller.clone(), acme.by_id(), staff, 1)
        .await
        .unwrap();
    // A smaller plan takes nothing from anybody; nobody is added until it fits.
    let over = set_plan(&app, &acme, Some("starter")).await.unwrap();
    assert_eq!(over.admins, 3);
    let another = acme.staff().await;
    let promoted = promote(app.app().clone(), owner.caller.clone(), acme.by_id(), another, 1).await;
    assert_eq!(code(&promoted), "limit_reached");
    let back = Reactivate { member, version: 2 };
    assert_eq!(code(&app.in_tenant(&owner, &acme.by_id(), back).await), "limit_reached");
}

#[tokio::test]
async fn a_plan_in_use_goes_only_with_another_in_its_place() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let school = plans::NewPlan {
        key: "school".into(),
        name: "School".into(),
        max_admins: Some(3),
        modules: vec!["invoices".into()],
    };
    app.on_platform(&Caller::cli(), plans::Create(school.clone()))
        .await
        .unwrap();
    assert_eq!(
        field(&app.on_platform(&Caller::cli(), plans::Create(school)).await),
        "key"
    );
    set_plan(&app, &acme, Some("school")).await.unwrap();
    let modules = async |modules: &[&str]| {
        let set = SetPlan {
            tenant: acme.by_id(),
            version: now(&app, &acme).await.version,
            plan: Some("school".into()),
            modules: Some(modules.iter().map(|it| (*it).to_owned()).collect()),
        };
        app.on_platform(&Caller::cli(), set).await
    };
    assert_eq!(field(&modules(&["events"]).await), "modules");
    assert_eq!(field(&modules(&["Invoices"]).await), "modules");
    assert_eq!(field(&modules(&["invoices"]).await), "modules", "nobody declared it");
    let declare = app::modules::Declare {
        key: "invoices".into(),
        declaration: app::modules::Declaration {
            label: "Invoices".into(),
            description: String::new(),
            actions: vec!["view".into()],
            by_default: false,
        },
    };
    app.on_platform(&Caller::cli(), declare).await.unwrap();
    modules(&["invoices"]).await.unwrap();
    let delete = |plan: &str, replacement: Option<&str>| plans::Delete {
        plan: plan.into(),
        version: 1,
        replacement: replacement.map(Into::into),
    };
    for (replacement, wanted) in [
        (None, "in_use"),
        (Some("school"), "invalid"),
        (Some("nothing"), "invalid"),
        (Some("business"), "ok"),
    ] {
        let result = app.on_platform(&Caller::cli(), delete("school", replacement)).await;
        assert_eq!(code(&result), wanted, "{replacement:?}");
    }
    assert_eq!(now(&app, &acme).await.plan.as_deref(), Some("business"));
    let unused = delete("starter", None);
    assert_eq!(code(&app.on_platform(&Caller::cli(), unused).await), "ok");
}

#[tokio::test]
async fn lists_are_in_order_and_narrowed() {
    let app = TestApp::new().await;
    let made = [
        app.tenant("b-one").await,
        app.tenant("a-two").await,
        app.tenant("c-three").await,
    ];
    made[0].owner().await;
    for _ in 0..2 {
        made[2].owner().await;
    }
    suspend(&app, &made[1]).await.unwrap();
    set_plan(&app, &made[2], Some("starter")).await.unwrap();
    let slugs = async |list: tenants::List| {
        let mut slugs = Vec::new();
        let mut after = None;
        loop {
            let page = tenants::List {
                after: after.take(),
                limit: Some(1),
                ..list.clone()
            };
            let page = app.on_platform(&Caller::cli(), page).await.unwrap();
            slugs.extend(page.items.into_iter().map(|tenant| tenant.slug));
            after = page.next;
            if after.is_none() {
                return slugs;
            }
        }
    };
    let sorted = |sort: &str| tenants::List {
        sort: Some(sort.into()),
        ..tenants::List::default()
    };
    assert_eq!(slugs(sorted("name")).await, ["a-two", "b-one", "c-three"]);
    assert_eq!(slugs(sorted("created")).await, ["c-three", "a-two", "b-one"]);
    assert_eq!(slugs(sorted("members")).await, ["c-three", "b-one", "a-two"]);
    for sort in ["name", "created", "members", "activity"] {
        let mut turned = slugs(sorted(&format!("-{sort}"))).await;
        turned.reverse();
        assert_eq!(turned, slugs(sorted(sort)).await, "{sort}");
    }
    let touch = "update tenant_usage set last_activity_at = now() where id = $1";
    app.superuser().await.execute(touch, &[&made[0].id.0]).await.unwrap();
    assert_eq!(slugs(sorted("activity")).await, ["b-one", "c-three", "a-two"]);
    let state = tenants::List {
        state: Some("suspended".into()),
        ..tenants::List::default()
    };
    assert_eq!(slugs(state).await, ["a-two"]);
    for (plan, wanted) in [("starter", &["c-three"][..]), ("-", &["a-two", "b-one"])] {
        let of_plan = tenants::List {
            plan: Some(plan.into()),
            ..tenants::List::default()
        };
        assert_eq!(slugs(of_plan).await, wanted);
    }
}

/// In PostgreSQL: the application is shut out with its tenant, and let in again with the same password.
#[tokio::test(flavor = "multi_thread")]
async fn the_applications_login_follows_its_tenant() {
    let app = TestApp::new().await;
    let acme = app.provisioned_tenant("acme").await;
    let login = tenantdb::Names::new(acme.id.0).login(tenantdb::Login::App);
    let client = testkit::superuser(&app.database().tenants()).await;
    let may = async || -> bool {
        let sql = "select rolcanlogin from pg_roles where rolname = $1";
        client.query_one(sql, &[&login]).await.unwrap().get(0)
    };
    assert!(may().await);
    suspend(&app, &acme).await.unwrap();
    assert!(!may().await);
    archive(&app, &acme).await.unwrap();
    assert!(!may().await);
    restore(&app, &acme).await.unwrap();
    assert!(!may().await, "it is suspended again");
    restore(&app, &acme).await.unwrap();
    assert!(may().await);
}
