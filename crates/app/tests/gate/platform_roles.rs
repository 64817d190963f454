//! Platform roles of one's own: nobody makes one above themself or with more than they hold, and its holders feel a change at once.
// covers: D5, D6, D16, S1-06, S3-06, S3-25, S4-15, S4-16, S4-29, S4-32, S4-33, G5, G8, G9, G19

use app::{
    Caller,
    admins::{Change, Changes, Import, Register, Row, import},
    overview,
    platform_roles::{Create, Delete, Deletion, Edit, List, NewPlatformRole, RoleChanges},
    tenants,
};
use testkit::TestApp;

use crate::{
    admins::row_of,
    outcome::{code, field},
};

const WHY: &str = "Because the test says so.";

fn new(key: &str, rank: i16, permissions: &[&str]) -> NewPlatformRole {
    NewPlatformRole {
        key: key.into(),
        name: "Night Shift".into(),
        description: String::new(),
        rank,
        permissions: permissions.iter().map(|&it| it.to_owned()).collect(),
        reason: WHY.into(),
    }
}

async fn edit(app: &TestApp, by: &Caller, role: &str, version: i32, permissions: &[&str]) -> &'static str {
    let changes = RoleChanges {
        name: "Night Shift".into(),
        description: String::new(),
        rank: 30,
        permissions: permissions.iter().map(|&it| it.to_owned()).collect(),
        reason: WHY.into(),
    };
    let role = role.to_owned();
    code(&app.on_platform(by, Edit { role, version, changes }).await)
}

async fn delete(app: &TestApp, by: &Caller, role: &str, version: i32, replacement: Option<&str>) -> &'static str {
    let deletion = Deletion {
        replacement: replacement.map(Into::into),
        reason: WHY.into(),
    };
    let role = role.to_owned();
    code(
        &app.on_platform(
            by,
            Delete {
                role,
                version,
                deletion,
            },
        )
        .await,
    )
}

async fn give(app: &TestApp, person: &testkit::Person, role: &str) {
    let change = Change {
        admin: row_of(app, person).await,
        version: 1,
        changes: Changes {
            role: role.into(),
            title: String::new(),
            reason: WHY.into(),
        },
    };
    app.on_platform(&Caller::cli(), change).await.unwrap();
}

#[tokio::test]
async fn a_role_lives_and_its_holders_with_it() {
    let app = TestApp::new().await;
    let root = app.platform("super_admin").await;
    let person = app.platform("support").await;
    let made = app
        .on_platform(&root, Create(new("night", 30, &["overview.view"])))
        .await
        .unwrap();
    assert_eq!((made.builtin, made.version, made.assignable), (false, 1, true));
    let again = app.on_platform(&root, Create(new("night", 30, &[]))).await;
    assert_eq!(field(&again), "key");
    give(&app, &person, "night").await;
    let tenants = async || code(&app.on_platform(&person, tenants::List::default()).await);
    assert_eq!(code(&app.on_platform(&person, overview::Show).await), "ok");
    assert_eq!(tenants().await, "forbidden");
    assert_eq!(edit(&app, &root, "night", 1, &["tenants.view"]).await, "ok");
    assert_eq!(tenants().await, "ok");
    assert_eq!(code(&app.on_platform(&person, overview::Show).await), "forbidden");
    assert_eq!(edit(&app, &root, "night", 1, &["overview.view"]).await, "stale");

    assert_eq!(delete(&app, &root, "night", 2, None).await, "replacement_required");
    assert_eq!(delete(&app, &root, "night", 2, Some("nothing")).await, "invalid");
    assert_eq!(delete(&app, &root, "night", 2, Some("night")).await, "invalid");
    assert_eq!(delete(&app, &root, "night", 1, Some("support")).await, "stale");
    assert_eq!(delete(&app, &root, "night", 2, Some("support")).await, "ok");
    assert_eq!(code(&app.on_platform(&person, overview::Show).await), "ok");
    assert!(
        !app.on_platform(&root, List)
            .await
            .unwrap()
            .iter()
            .any(|role| role.key == "night")
    );
    // The key is free again.
    assert_eq!(code(&app.on_platform(&root, Create(new("night", 30, &[]))).await), "ok");
}

#[tokio::test]
async fn nobody_makes_more_of_a_role_than_they_are() {
    let app = TestApp::new().await;
    let root = app.platform("super_admin").await;
    let keeper = app.platform("support").await;
    let permissions = [
        "roles.create",
        "roles.edit",
        "roles.delete",
        "admins.view",
        "tenants.view",
    ];
    app.on_platform(&root, Create(new("keeper", 50, &permissions)))
        .await
        .unwrap();
    give(&app, &keeper, "keeper").await;
    for (role, outcome) in [
        (new("same", 50, &["tenants.view"]), "rank_too_high"),
        (new("above", 70, &["tenants.view"]), "rank_too_high"),
        (new("more", 30, &["tenants.delete"]), "grant_ceiling"),
        (new("below", 30, &["tenants.view"]), "ok"),
    ] {
        let key = role.key.clone();
        assert_eq!(code(&app.on_platform(&keeper, Create(role)).await), outcome, "{key}");
    }
    assert_eq!(
        edit(&app, &keeper, "below", 1, &["servers.view"]).await,
        "grant_ceiling"
    );
    assert_eq!(edit(&app, &keeper, "keeper", 1, &["tenants.view"]).await, "self_change");
    assert_eq!(delete(&app, &keeper, "keeper", 1, Some("support")).await, "self_change");
    assert_eq!(
        delete(&app, &keeper, "below", 1, Some("operator")).await,
        "rank_too_high"
    );
    for builtin in ["super_admin", "operator", "support"] {
        assert_eq!(
            edit(&app, &root, builtin, 1, &["tenants.view"]).await,
            "builtin_role",
            "{builtin}"
        );
        assert_eq!(delete(&app, &root, builtin, 1, None).await, "builtin_role", "{builtin}");
    }
    for wrong in [
        new("Night", 30, &[]),
        new("1night", 30, &[]),
        new("", 30, &[]),
        new("night", 100, &[]),
        new("night", 0, &[]),
        new("night", 30, &["*"]),
        new("night", 30, &["everything"]),
    ] {
        let (key, rank) = (wrong.key.clone(), wrong.rank);
        assert_eq!(
            code(&app.on_platform(&root, Create(wrong)).await),
            "invalid",
            "{key} {rank}"
        );
    }
    for role in ["operator", "user_manager", "support", "auditor"] {
        let by = app.platform(role).await;
        assert_eq!(
            code(&app.on_platform(&by, Create(new("mine", 1, &[]))).await),
            "forbidden",
            "{role}"
        );
    }
}

#[tokio::test]
async fn a_table_is_looked_through_and_then_imported_line_by_line() {
    // covers: S3-103, S3-78
    let app = TestApp::new().await;
    let (root, there) = (app.platform("super_admin").await, app.stranger().await);
    let row = |email: &str, name: Option<&str>, role: &str| Row {
        email: email.into(),
        name: name.map(Into::into),
        role: role.into(),
        title: String::new(),
    };
    let rows = vec![
        row(&there.email, Some("Another Name"), "support"),
        row("new@example.com", Some("Some Body"), "auditor"),
        row("unknown@example.com", None, "support"),
        row("no address", Some("Some Body"), "support"),
        row(&root.email, None, "support"),
        row("x@example.com", Some("Some Body"), "emperor"),
        row("NEW@example.com", Some("Some Body"), "support"),
    ];
    let run = async |by: &Caller, dry_run| {
        let table = Import {
            rows: rows.clone(),
            dry_run,
            reason: WHY.into(),
        };
        import(&app, by, table).await
    };
    let told = |results: Vec<app::admins::Imported>| -> Vec<(&str, &str)> {
        results.iter().map(|it| (it.outcome, it.code.unwrap_or("ok"))).collect()
    };
    let refused = [
        ("refused", "user_not_found"),
        ("refused", "invalid"),
        ("refused", "already_granted"),
        ("refused", "invalid"),
        ("refused", "duplicate"),
    ];
    let looked = told(run(&root, true).await.unwrap());
    assert_eq!(looked[..2], [("would_add", "ok"), ("would_add", "ok")]);
    assert_eq!(looked[2..], refused);
    assert_eq!(app.on_platform(&root, Register).await.unwrap().admins.len(), 1);
    let done = told(run(&root, false).await.unwrap());
    assert_eq!(done[..2], [("added", "ok"), ("added", "ok")]);
    assert_eq!(done[2..], refused);
    let register = app.on_platform(&root, Register).await.unwrap();
    assert_eq!(register.admins.len(), 3);
    assert_eq!(register.checkpoint, None);
    app.seal_all().await;
    assert!(app.on_platform(&root, Register).await.unwrap().checkpoint.is_some());
    let support = app.platform("support").await;
    assert_eq!(code(&run(&support, true).await), "forbidden");
}
