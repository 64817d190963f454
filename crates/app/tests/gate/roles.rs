//! Roles of a tenant's own, and the built-in ones as far as they change: nobody makes one above themself or with more than they hold, its
//! holders feel a change at once, and PostgreSQL knows them.
// covers: D5, D15, D16, S4-04, S4-05, S4-15, S4-16, S4-17, S4-27, S4-29, S4-32, S4-33, G5, G8, G9, G19

use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};

use app::{
    Caller, grants, invitations,
    members::{self, ChangeRole},
    roles::{
        Create, Delete, Deletion, Edit, List, NewRole, PermissionChange, PermissionChanges, PreviewSave, RoleChanges,
        RoleSummary, Save, Show,
    },
};
use jiff::SignedDuration;
use testkit::{Person, TestApp, TestTenant};

use crate::{
    outcome::{code, field},
    together::together,
};

pub fn new(key: &str, rank: i16, permissions: &[&str]) -> NewRole {
    NewRole {
        key: key.into(),
        name: "Bookkeeper".into(),
        description: String::new(),
        rank,
        permissions: permissions.iter().map(|&it| it.to_owned()).collect(),
        like: None,
    }
}

pub fn edit(role: &RoleSummary, permissions: &[&str]) -> Edit {
    Edit {
        role: role.key.clone(),
        version: role.version,
        changes: RoleChanges {
            name: role.name.clone(),
            description: role.description.clone(),
            rank: role.rank,
            permissions: permissions.iter().map(|&it| it.to_owned()).collect(),
        },
    }
}

fn delete(role: &str, version: i32, replacement: Option<&str>, without_role: bool) -> Delete {
    Delete {
        role: role.into(),
        version,
        deletion: Deletion {
            replacement: replacement.map(Into::into),
            without_role,
        },
    }
}

fn change(role: &str, version: i32, add: &[&str], remove: &[&str]) -> PermissionChange {
    let owned = |texts: &[&str]| texts.iter().map(|&it| it.to_owned()).collect();
    PermissionChange {
        role: role.into(),
        version,
        add: owned(add),
        remove: owned(remove),
    }
}

fn changes(roles: impl IntoIterator<Item = PermissionChange>) -> PermissionChanges {
    PermissionChanges {
        roles: roles.into_iter().collect(),
    }
}

pub async fn role(app: &TestApp, by: &Caller, tenant: &TestTenant<'_>, key: &str) -> RoleSummary {
    app.in_tenant(by, &tenant.by_id(), Show { role: key.into() })
        .await
        .unwrap()
}

async fn give(app: &TestApp, by: &Caller, tenant: &TestTenant<'_>, person: &Person, role: &str) -> &'static str {
    let give = ChangeRole {
        member: person.membership.unwrap(),
        role: role.into(),
        version: 1,
    };
    code(&app.in_tenant(by, &tenant.by_id(), give).await)
}

#[tokio::test]
async fn a_role_lives_and_its_holders_with_it() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (at, owner, person) = (acme.by_id(), acme.owner().await, acme.member().await);
    let made = app
        .in_tenant(&owner, &at, Create(new("bookkeeper", 30, &["members.view"])))
        .await
        .unwrap();
    assert_eq!(
        (made.builtin, made.version, made.assignable, made.editable),
        (false, 1, true, true)
    );
    let again = app.in_tenant(&owner, &at, Create(new("bookkeeper", 30, &[]))).await;
    assert_eq!(field(&again), "key");
    let members = async || code(&app.in_tenant(&person, &at, members::List::default()).await);
    assert_eq!(members().await, "forbidden");
    assert_eq!(give(&app, &owner, &acme, &person, "bookkeeper").await, "ok");
    assert_eq!(members().await, "ok");
    assert_eq!(code(&app.in_tenant(&owner, &at, edit(&made, &[])).await), "ok");
    assert_eq!(members().await, "forbidden");
    assert_eq!(
        code(&app.in_tenant(&owner, &at, edit(&made, &["members.view"])).await),
        "stale"
    );

    acme.invite(&owner, "new@example.com", "bookkeeper").await.unwrap();
    let delete = async |version, replacement, none| {
        code(
            &app.in_tenant(&owner, &at, delete("bookkeeper", version, replacement, none))
                .await,
        )
    };
    assert_eq!(delete(2, None, false).await, "replacement_required");
    assert_eq!(delete(2, Some("nothing"), false).await, "invalid");
    assert_eq!(delete(2, Some("bookkeeper"), false).await, "invalid");
    assert_eq!(delete(2, Some("staff"), true).await, "invalid");
    assert_eq!(delete(1, Some("staff"), false).await, "stale");
    assert_eq!(delete(2, Some("staff"), false).await, "ok");
    assert_eq!(members().await, "ok", "staff sees the members");
    let open = app.in_tenant(&owner, &at, invitations::List::default()).await.unwrap();
    assert_eq!(open.items[0].role, "staff");
    let all = app.in_tenant(&owner, &at, List).await.unwrap();
    assert!(!all.iter().any(|role| role.key == "bookkeeper"));
    // The key is free again.
    assert_eq!(
        code(&app.in_tenant(&owner, &at, Create(new("bookkeeper", 30, &[]))).await),
        "ok"
    );
}

#[tokio::test]
async fn who_is_left_without_a_role_may_nothing() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (at, owner, person) = (acme.by_id(), acme.owner().await, acme.member().await);
    app.in_tenant(&owner, &at, Create(new("temp", 30, &["members.view"])))
        .await
        .unwrap();
    assert_eq!(give(&app, &owner, &acme, &person, "temp").await, "ok");
    let link = acme.invite(&owner, "new@example.com", "temp").await.unwrap();
    assert_eq!(
        code(&app.in_tenant(&owner, &at, delete("temp", 1, None, true)).await),
        "ok"
    );
    assert_eq!(
        code(&app.in_tenant(&person, &at, members::List::default()).await),
        "forbidden"
    );
    assert_eq!(code(&app.accept(&link).await), "invite_invalid");
    // They are there, and get another.
    let give = ChangeRole {
        member: person.membership.unwrap(),
        role: "staff".into(),
        version: 3,
    };
    assert_eq!(code(&app.in_tenant(&owner, &at, give).await), "ok");
    assert_eq!(code(&app.in_tenant(&person, &at, members::List::default()).await), "ok");
}

#[tokio::test]
async fn nobody_makes_more_of_a_role_than_they_are() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (at, owner, admin) = (acme.by_id(), acme.owner().await, acme.admin().await);
    let made = AtomicUsize::new(0);
    let create = async |by: &Caller, rank, permissions: &[&str]| {
        let key = format!("r{}", made.fetch_add(1, Relaxed));
        code(&app.in_tenant(by, &at, Create(new(&key, rank, permissions))).await)
    };
    assert_eq!(create(&admin, 59, &["members.view"]).await, "ok");
    assert_eq!(create(&admin, 60, &[]).await, "rank_too_high");
    assert_eq!(
        create(&admin, 30, &["modules.manage"]).await,
        "grant_ceiling",
        "admins do not hold it"
    );
    assert_eq!(create(&owner, 30, &["modules.manage"]).await, "ok");
    assert_eq!(create(&owner, 100, &[]).await, "invalid");
    assert_eq!(create(&owner, 30, &["*"]).await, "invalid");
    assert_eq!(create(&owner, 30, &["nothing.view"]).await, "invalid");
    assert_eq!(create(&owner, 30, &["nonsense"]).await, "invalid");
    for role in ["staff", "member", "read_only"] {
        assert_eq!(create(&acme.person(role).await.caller, 1, &[]).await, "forbidden");
    }

    // Whoever may edit roles does not edit the one they hold, nor one above.
    app.in_tenant(
        &owner,
        &at,
        Create(new("keeper", 50, &["members.view", "roles.edit", "tables.view"])),
    )
    .await
    .unwrap();
    let keeper = acme.member().await;
    assert_eq!(give(&app, &owner, &acme, &keeper, "keeper").await, "ok");
    let try_edit = async |key: &str, permissions: &[&str]| {
        let role = role(&app, &keeper, &acme, key).await;
        code(&app.in_tenant(&keeper, &at, edit(&role, permissions)).await)
    };
    assert_eq!(try_edit("keeper", &[]).await, "self_change");
    assert_eq!(try_edit("admin", &["members.view"]).await, "rank_too_high");
    assert_eq!(try_edit("read_only", &["audit.view"]).await, "grant_ceiling");
    assert_eq!(try_edit("owner", &[]).await, "builtin_role");
}

#[tokio::test]
async fn what_is_built_in_keeps_what_it_is() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (at, owner) = (acme.by_id(), acme.owner().await);
    let staff = role(&app, &owner, &acme, "staff").await;
    let mut renamed = edit(&staff, &["members.view"]);
    renamed.changes.name = "Crew".into();
    assert_eq!(code(&app.in_tenant(&owner, &at, renamed).await), "builtin_role");
    let mut raised = edit(&staff, &["members.view"]);
    raised.changes.rank = 50;
    assert_eq!(code(&app.in_tenant(&owner, &at, raised).await), "builtin_role");
    assert_eq!(
        code(
            &app.in_tenant(&owner, &at, edit(&staff, &["members.view", "audit.view"]))
                .await
        ),
        "ok"
    );
    assert_eq!(
        code(
            &app.in_tenant(&owner, &at, delete("staff", 2, Some("member"), false))
                .await
        ),
        "builtin_role"
    );
    for fixed in ["owner", "anon"] {
        let role = role(&app, &owner, &acme, fixed).await;
        assert!(!role.editable, "{fixed}");
        let save = Save(changes([change(fixed, role.version, &["members.view"], &[])]));
        assert_eq!(code(&app.in_tenant(&owner, &at, save).await), "builtin_role", "{fixed}");
    }
    // What makes admins asks for a proof that is not old.
    let admin = role(&app, &owner, &acme, "admin").await;
    app.advance(SignedDuration::from_mins(11));
    assert_eq!(
        code(&app.in_tenant(&owner, &at, edit(&admin, &["members.view"])).await),
        "step_up_required"
    );
    assert_eq!(
        code(&app.in_tenant(&owner, &at, Create(new("second", 60, &[]))).await),
        "step_up_required"
    );
    assert_eq!(
        code(&app.in_tenant(&owner, &at, Create(new("third", 59, &[]))).await),
        "ok"
    );
}

#[tokio::test]
async fn the_matrix_is_saved_whole_or_not_at_all_and_says_before_what_it_means() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (at, owner, staff) = (acme.by_id(), acme.owner().await, acme.staff().await);
    acme.staff().await;
    acme.member().await;
    let wanted = || {
        changes([
            change("staff", 1, &["audit.view"], &["tables.delete"]),
            change("member", 1, &["audit.view"], &[]),
        ])
    };
    let preview = app.in_tenant(&owner, &at, PreviewSave(wanted())).await.unwrap();
    let seen: Vec<_> = preview
        .permissions
        .iter()
        .map(|it| (it.permission.as_str(), it.gain, it.lose))
        .collect();
    assert_eq!(seen, [("audit.view", 3, 0), ("tables.delete", 0, 2)]);
    assert_eq!(preview.permissions[0].added_to, ["member", "staff"]);
    assert_eq!(
        role(&app, &owner, &acme, "staff").await.version,
        1,
        "nothing is saved by looking"
    );

    let stale = changes([
        change("member", 1, &["audit.view"], &[]),
        change("staff", 7, &["audit.view"], &[]),
    ]);
    let refused = app.in_tenant(&owner, &at, Save(stale)).await;
    assert_eq!(code(&refused), "stale");
    assert!(refused.unwrap_err().to_string().contains("Staff"), "it says which");
    assert_eq!(role(&app, &owner, &acme, "member").await.version, 1, "all or nothing");

    app.in_tenant(&owner, &at, Save(wanted())).await.unwrap();
    let saved = role(&app, &owner, &acme, "staff").await;
    assert!(
        saved.permissions.contains(&"audit.view".to_owned())
            && !saved.permissions.contains(&"tables.delete".to_owned())
    );
    assert_eq!(
        code(
            &app.in_tenant(&staff, &at, app::audit::List(app::audit::Query::default()))
                .await
        ),
        "ok"
    );

    let twice = changes([change("staff", 2, &[], &[]), change("staff", 2, &[], &[])]);
    assert_eq!(field(&app.in_tenant(&owner, &at, Save(twice)).await), "roles[1].role");
    let unknown = changes([change("nobody", 1, &[], &[])]);
    assert_eq!(field(&app.in_tenant(&owner, &at, Save(unknown)).await), "roles[0].role");
    let nothing = changes([change("staff", 2, &["nothing.view"], &[])]);
    assert_eq!(field(&app.in_tenant(&owner, &at, Save(nothing)).await), "roles[0].add");
    assert_eq!(field(&app.in_tenant(&owner, &at, Save(changes([]))).await), "roles");
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_who_save_the_matrix_at_once_overwrite_nobody() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let results = together((0..50).map(|n| {
        let (app, at, owner) = (app.app().clone(), acme.by_id(), owner.caller.clone());
        async move {
            // In both orders, so that two who each wait for the other would be seen.
            let mut roles = vec![
                change("staff", 1, &["audit.view"], &[]),
                change("member", 1, &["audit.view"], &[]),
            ];
            if n % 2 == 0 {
                roles.reverse();
            }
            code(&app.in_tenant(&owner, &at, Save(changes(roles))).await)
        }
    }))
    .await;
    assert_eq!(results.iter().filter(|it| **it == "ok").count(), 1, "{results:?}");
    assert!(
        results.iter().all(|it| ["ok", "stale", "unavailable"].contains(it)),
        "{results:?}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_who_make_roles_at_once_make_no_more_than_a_hundred() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let fill = "insert into roles (tenant_id, id, key, name, rank, builtin, permissions, default_rights, full_rights)
                select $1, gen_random_uuid(), 'r' || n, 'Role', 20, false, '{}', 0, false from generate_series(1, 90) n";
    app.superuser().await.execute(fill, &[&acme.id.0]).await.unwrap();
    let results = together((0..50).map(|n| {
        let (app, at, owner) = (app.app().clone(), acme.by_id(), owner.caller.clone());
        async move { code(&app.in_tenant(&owner, &at, Create(new(&format!("x{n}"), 20, &[]))).await) }
    }))
    .await;
    assert!(
        results
            .iter()
            .all(|it| ["ok", "limit_reached", "unavailable"].contains(it)),
        "{results:?}"
    );
    let own = app.in_tenant(&owner, &acme.by_id(), List).await.unwrap();
    assert!(own.iter().filter(|role| !role.builtin).count() <= 100);
    assert!(results.contains(&"limit_reached"));
}

#[tokio::test]
async fn postgresql_knows_a_role_from_its_beginning_to_its_end() {
    let app = TestApp::new().await;
    let acme = app.provisioned_tenant("acme").await;
    let (at, owner) = (acme.by_id(), acme.owner().await);
    let superuser = app.superuser().await;
    let known = async || -> i64 {
        let suffix = acme.id.0.simple().to_string();
        let name = format!("bw_{}_r_bookkeeper", &suffix[suffix.len() - 12..]);
        superuser
            .query_one("select count(*) from pg_roles where rolname = $1", &[&name])
            .await
            .unwrap()
            .get(0)
    };
    let like_staff = NewRole {
        like: Some("staff".into()),
        ..new("bookkeeper", 30, &["tables.view"])
    };
    app.in_tenant(&owner, &at, Create(like_staff)).await.unwrap();
    // Whoever looks sees what is so: the grid is reconciled first.
    let grid = async |role: &str| {
        app.in_tenant(&owner, &at, grants::Show { role: role.into() })
            .await
            .unwrap()
    };
    let (own, staff) = (grid("bookkeeper").await, grid("staff").await);
    assert_eq!(own.default, staff.default);
    assert_eq!(known().await, 1);
    app.in_tenant(&owner, &at, delete("bookkeeper", 1, None, false))
        .await
        .unwrap();
    grid("staff").await;
    assert_eq!(known().await, 0);
}
