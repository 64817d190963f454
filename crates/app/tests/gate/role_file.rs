//! Roles as a file: what is written changes nothing where it came from and makes another tenant the same; it is applied whole or not at all. Who is
//! refused is in `refusals`.
// covers: D15

mod refusals;

use app::{
    Caller, grants, groups,
    members::ChangeRole,
    role_file::{Apply, Export, Plan, RoleFile, RoleFilePlan, Wish},
    roles::Show,
};
use testkit::{TestApp, TestTenant};

use crate::{
    groups::group,
    outcome::{code, field},
    together::together,
};

fn wish(text: &str, prune: bool) -> Wish {
    Wish {
        file: RoleFile::read(text).unwrap(),
        prune,
        state: None,
    }
}

async fn export(app: &TestApp, by: &Caller, tenant: &TestTenant<'_>) -> String {
    let file = app.in_tenant(by, &tenant.by_id(), Export).await.unwrap();
    file.to_yaml().unwrap()
}

async fn plan(app: &TestApp, by: &Caller, tenant: &TestTenant<'_>, text: &str) -> app::Result<RoleFilePlan> {
    app.in_tenant(by, &tenant.by_id(), Plan(wish(text, false))).await
}

async fn apply(app: &TestApp, by: &Caller, tenant: &TestTenant<'_>, text: &str) -> app::Result<RoleFilePlan> {
    app.in_tenant(by, &tenant.by_id(), Apply(wish(text, false))).await
}

/// The plan as the command line shows it, without its signs.
fn told(plan: &RoleFilePlan) -> Vec<String> {
    let mut told = Vec::new();
    for change in &plan.changes {
        told.push(format!("{} {} {}", change.deed, change.kind, change.name));
        for line in &change.lines {
            let of = |text: &Option<String>| text.clone().unwrap_or_default();
            told.push(format!("{}: {} -> {}", line.field, of(&line.removed), of(&line.added)));
        }
    }
    told
}

/// Done operations and their targets, in their order.
async fn events(app: &TestApp) -> Vec<String> {
    let sql = "select operation || ' ' || target_label from audit_events where outcome = 'done' order by id";
    let rows = app.superuser().await.query(sql, &[]).await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

const FILE: &str = "
version: 1
roles:
  - key: auditor
    name: Auditor
    description: Reads the log.
    rank: 30
    permissions: [members.view, audit.view]
    tables:
      default: [read]
      lines: { orders: [write, read], secrets: [] }
  - key: staff
    permissions: [members.view, tables.view]
  - key: anon
    tables: { lines: { prices: [read] } }
groups:
  - name: Invoices
    permissions: [tables.view, tables.edit]
";

#[tokio::test]
async fn a_file_is_planned_applied_and_then_changes_nothing() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let before = (export(&app, &owner, &acme).await, events(&app).await);
    let planned = plan(&app, &owner, &acme, FILE).await.unwrap();
    let wanted = [
        "create role auditor",
        "name:  -> Auditor",
        "description:  -> Reads the log.",
        "rank:  -> 30",
        "permissions:  -> audit.view",
        "permissions:  -> members.view",
        "tables.default: nothing -> read",
        "tables.lines.orders:  -> read, write",
        "tables.lines.secrets:  -> nothing",
        "change role staff",
        "permissions: tables.edit -> ",
        "permissions: tables.delete -> ",
        "change role anon",
        "tables.lines.prices:  -> read",
        "create group Invoices",
        "permissions:  -> tables.edit",
        "permissions:  -> tables.view",
    ];
    let mut found = told(&planned);
    found.sort();
    let mut sorted = wanted.map(str::to_owned).to_vec();
    sorted.sort();
    assert_eq!(found, sorted);
    let after = (export(&app, &owner, &acme).await, events(&app).await);
    assert_eq!(before, after, "nothing is done by looking, and nothing told");

    let done = apply(&app, &owner, &acme, FILE).await.unwrap();
    assert_eq!(done.changes, planned.changes);
    assert_ne!(done.state, planned.state);
    let each = [
        "roles.create Auditor",
        "grants.save auditor",
        "roles.edit Staff",
        "grants.save anon",
        "groups.create Invoices",
        "role_file.apply ",
    ];
    assert_eq!(events(&app).await[before.1.len()..], each);
    let again = plan(&app, &owner, &acme, FILE).await.unwrap();
    assert_eq!((told(&again), again.state), (Vec::<String>::new(), done.state.clone()));
    let again = apply(&app, &owner, &acme, FILE).await.unwrap();
    assert_eq!((told(&again), again.state), (Vec::<String>::new(), done.state));

    // What is written changes nothing here, and makes another tenant the same.
    let written = export(&app, &owner, &acme).await;
    assert!(
        told(&plan(&app, &owner, &acme, &written).await.unwrap()).is_empty(),
        "{written}"
    );
    let other = app.tenant("other").await;
    let cli = Caller::cli();
    assert_ne!(export(&app, &cli, &other).await, written);
    apply(&app, &cli, &other, &written).await.unwrap();
    assert_eq!(export(&app, &cli, &other).await, written);
    for (part, there) in [
        ("key: owner", false),
        ("key: admin", true),
        ("key: anon", true),
        ("secrets: []", true),
    ] {
        assert_eq!(written.contains(part), there, "{part} in {written}");
    }
}

#[tokio::test]
async fn what_a_file_does_not_name_goes_only_when_that_is_said() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (at, owner, person) = (acme.by_id(), acme.owner().await, acme.member().await);
    apply(&app, &owner, &acme, FILE).await.unwrap();
    let pruned = async |text: &str, really: bool| {
        let wish = wish(text, true);
        let done = if really {
            app.in_tenant(&owner, &at, Apply(wish)).await
        } else {
            app.in_tenant(&owner, &at, Plan(wish)).await
        };
        done.map(|plan| told(&plan))
    };
    let nothing = "version: 1\nroles: []\ngroups: []\n";
    assert!(told(&apply(&app, &owner, &acme, nothing).await.unwrap()).is_empty());
    // Of a list that is left out nothing goes.
    assert!(pruned("version: 1", true).await.unwrap().is_empty());
    let give = ChangeRole {
        member: person.membership.unwrap(),
        role: "auditor".into(),
        version: 1,
    };
    app.in_tenant(&owner, &at, give).await.unwrap();
    for really in [false, true] {
        let held = pruned(nothing, really).await;
        assert_eq!(code(&held), "replacement_required");
        assert!(
            held.unwrap_err()
                .to_string()
                .contains("The role auditor is not in the file")
        );
    }
    let give = ChangeRole {
        member: person.membership.unwrap(),
        role: "member".into(),
        version: 2,
    };
    app.in_tenant(&owner, &at, give).await.unwrap();
    assert_eq!(
        pruned("version: 1\ngroups: []", false).await.unwrap(),
        ["delete group Invoices"]
    );
    assert_eq!(
        pruned(nothing, true).await.unwrap(),
        ["delete role auditor", "delete group Invoices"]
    );
    let written = export(&app, &owner, &acme).await;
    assert!(
        !written.contains("auditor") && written.contains("groups: []"),
        "{written}"
    );
    assert!(written.contains("key: staff"), "what is built in stays: {written}");
}

#[tokio::test]
async fn all_of_a_file_is_applied_or_nothing() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (at, owner) = (acme.by_id(), acme.owner().await);
    let before = (export(&app, &owner, &acme).await, events(&app).await);
    for (text, wrong, told) in [
        ("version: 2", "version", "version 1"),
        (
            "version: 1\nroles: [{key: staff}, {key: staff}]",
            "roles[1].key",
            "twice",
        ),
        ("version: 1\ngroups: [{name: A}, {name: a}]", "groups[1].name", "twice"),
        (
            "version: 1\nroles: [{key: owner}]",
            "roles[0].key",
            "Owner is never changed",
        ),
        (
            "version: 1\nroles: [{key: admin, tables: {}}]",
            "roles[0].tables",
            "every table",
        ),
        (
            "version: 1\nroles: [{key: x, rank: 30}]",
            "roles[0].name",
            "no role x yet",
        ),
        (
            "version: 1\nroles: [{key: x, name: X}]",
            "roles[0].rank",
            "no role x yet",
        ),
        (
            "version: 1\nroles: [{key: x, name: X, rank: 100}]",
            "roles[0].rank",
            "The role x",
        ),
        (
            "version: 1\nroles: [{key: X, name: X, rank: 30}]",
            "roles[0].key",
            "The role X",
        ),
        (
            "version: 1\nroles: [{key: \"x\\0\", name: X, rank: 30}]",
            "roles[0].key",
            "small letters",
        ),
        (
            "version: 1\nroles: [{key: staff, permissions: ['*']}]",
            "roles[0].permissions",
            "each permission",
        ),
        (
            "version: 1\nroles: [{key: staff, permissions: [nonsense]}]",
            "roles[0].permissions",
            "nonsense",
        ),
        (
            "version: 1\nroles: [{key: staff, permissions: [nothing.view]}]",
            "roles[0].permissions",
            "nothing.view",
        ),
        (
            "version: 1\nroles: [{key: staff, tables: {lines: {'': [read]}}}]",
            "roles[0].lines[0].table",
            "63 bytes",
        ),
        (
            "version: 1\nroles: [{key: staff, tables: {lines: {\"a\\0\": [read]}}}]",
            "roles[0].lines[0].table",
            "63 bytes",
        ),
        ("version: 1\ngroups: [{name: ' x'}]", "groups[0].name", "spaces"),
    ] {
        // Behind what is right.
        let text = text.replace("groups: [{name", "groups: [{name: Right}, {name");
        let wrong = wrong
            .replace("groups[1]", "groups[2]")
            .replace("groups[0]", "groups[1]");
        let planned = plan(&app, &owner, &acme, &text).await;
        assert_eq!(field(&planned), wrong, "{text}");
        assert!(planned.unwrap_err().to_string().contains(told), "{text}");
        assert_eq!(field(&apply(&app, &owner, &acme, &text).await), wrong, "{text}");
    }
    for (text, refused) in [
        (
            "version: 1\ngroups: [{name: Right}]\nroles: [{key: staff, name: Crew}]",
            "builtin_role",
        ),
        (
            "version: 1\ngroups: [{name: Right}]\nroles: [{key: staff, rank: 50}]",
            "builtin_role",
        ),
        (
            "version: 1\ngroups: [{name: Right}]\nroles: [{key: anon, permissions: [tables.view]}]",
            "builtin_role",
        ),
    ] {
        assert_eq!(code(&plan(&app, &owner, &acme, text).await), refused, "{text}");
        assert_eq!(code(&apply(&app, &owner, &acme, text).await), refused, "{text}");
    }
    let after = (export(&app, &owner, &acme).await, events(&app).await);
    assert_eq!(before, after);

    // What was agreed to is what is done.
    let planned = plan(&app, &owner, &acme, FILE).await.unwrap();
    let agreed = || Wish {
        state: Some(planned.state.clone()),
        ..wish(FILE, false)
    };
    group(&app, &acme, "Another", &[]).await;
    assert_eq!(code(&app.in_tenant(&owner, &at, Apply(agreed())).await), "stale");
    assert_eq!(code(&app.in_tenant(&owner, &at, Plan(agreed())).await), "stale");
    assert_eq!(code(&apply(&app, &owner, &acme, FILE).await), "ok");
}

#[tokio::test(flavor = "multi_thread")]
async fn many_who_apply_at_once_leave_what_the_file_says() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let results = together((0..20).map(|n| {
        let (app, at, owner) = (app.app().clone(), acme.by_id(), owner.caller.clone());
        async move {
            let mut wish = wish(FILE, n % 3 == 0);
            // In both orders, so that two who each wait for the other would be seen.
            if n % 2 == 0 {
                wish.file.roles.iter_mut().for_each(|roles| roles.reverse());
            }
            code(&app.in_tenant(&owner, &at, Apply(wish)).await)
        }
    }))
    .await;
    assert!(results.contains(&"ok"), "{results:?}");
    // Whoever read what another then changed is told so, or that the name is taken by now.
    let told = ["ok", "stale", "invalid", "unavailable", "collision", "busy"];
    assert!(results.iter().all(|it| told.contains(it)), "{results:?}");
    assert!(plan(&app, &owner, &acme, FILE).await.unwrap().changes.is_empty());
}

#[tokio::test]
async fn postgresql_enforces_what_a_file_says() {
    let app = TestApp::new().await;
    let acme = app.provisioned_tenant("acme").await;
    let (at, owner) = (acme.by_id(), acme.owner().await);
    // Whether a worker has done it already or not.
    let asked = async || -> i64 {
        let sql = "select count(*) from jobs where kind = 'reconcile' and run_at <= $1";
        let row = app.superuser().await.query_one(sql, &[&app.now()]).await.unwrap();
        row.get(0)
    };
    let before = asked().await;
    plan(&app, &owner, &acme, FILE).await.unwrap();
    assert_eq!(asked().await, before, "looking asks for no work");
    let grants_only = "version: 1\nroles: [{key: staff, tables: {default: [read]}}]";
    apply(&app, &owner, &acme, grants_only).await.unwrap();
    assert_eq!(asked().await, before + 1, "the tenant's database is told at once");
    apply(&app, &owner, &acme, FILE).await.unwrap();
    assert_eq!(asked().await, before + 2, "and once, whatever changes");
    let grid = app
        .in_tenant(&owner, &at, grants::Show { role: "auditor".into() })
        .await
        .unwrap();
    assert!(grid.default.read && !grid.default.write);
    let suffix = acme.id.0.simple().to_string();
    let name = format!("bw_{}_r_auditor", &suffix[suffix.len() - 12..]);
    let known = app.superuser().await;
    let known = known.query("select from pg_roles where rolname = $1", &[&name]).await;
    assert_eq!(known.unwrap().len(), 1);
    let shown = app
        .in_tenant(&owner, &at, Show { role: "auditor".into() })
        .await
        .unwrap();
    // Made, and then its grants.
    assert_eq!(shown.version, 2);
    let groups = app.in_tenant(&owner, &at, groups::List).await.unwrap();
    assert_eq!(groups.len(), 1);
}
