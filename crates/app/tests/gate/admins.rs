//! Platform admins: how they come, rest and go, who may do what to whom, and what many at once cannot break.
// covers: G14, S0-16, S0-29, S3-07, S3-08, S3-13, S3-14, S3-15, S3-16, S3-18, S3-19, S3-56, S3-41, S3-42, S3-46, S3-47, S3-51, S3-54, S3-55, S3-88, S3-89, S3-90, S3-101, S0-15, S0-26, S0-27, S0-28, S0-36, S1-06, S1-17, S1-43, D2, D3, D7

use app::{
    AdminId, App, Caller, Plane, Result,
    admins::{
        Add, Added, Admin, AdminState, Approve, Candidates, Change, Changes, Deactivate, History, Leave, List,
        NewAdmin, PasswordReset, Reactivate, Remove, ResetPassword, Show, SignOut, Sort, Unlock,
    },
    overview,
    sessions::SignIn,
};
use jiff::SignedDuration;
use testkit::{PASSWORD, Person, TestApp};

use crate::outcome::{code, field};

pub const WHY: &str = "Because the test says so.";

pub async fn row_of(app: &TestApp, person: &Person) -> AdminId {
    let sql = "select id from platform_admins where user_id = $1 and closed_at is null";
    AdminId(
        app.superuser()
            .await
            .query_one(sql, &[&person.user.0])
            .await
            .unwrap()
            .get(0),
    )
}

pub fn new(email: &str, role: &str) -> NewAdmin {
    NewAdmin {
        email: email.into(),
        name: None,
        role: role.into(),
        title: String::new(),
        way: "link".into(),
        password: None,
        approval: false,
        reason: WHY.into(),
    }
}

pub async fn add(app: &TestApp, by: &Caller, new: NewAdmin) -> Result<Added> {
    app.on_platform(by, Add(new)).await
}

pub async fn remove(app: &App, by: &Caller, admin: AdminId, version: i32) -> Result<()> {
    let reason = WHY.to_owned();
    app.on_platform(by, Remove { admin, version, reason }).await
}

pub async fn deactivate(app: &App, by: &Caller, admin: AdminId, version: i32) -> Result<Admin> {
    let leave = Leave {
        reason: WHY.into(),
        returns_on: None,
    };
    let deactivate = Deactivate {
        admin,
        version,
        leave,
        even_last: false,
    };
    app.on_platform(by, deactivate).await
}

pub async fn change(app: &App, by: &Caller, admin: AdminId, version: i32, role: &str) -> Result<Admin> {
    let changes = Changes {
        role: role.into(),
        title: "Chief of everything".into(),
        reason: WHY.into(),
    };
    let change = Change {
        admin,
        version,
        changes,
    };
    app.on_platform(by, change).await
}

pub async fn sees_dashboard(app: &TestApp, who: &Caller) -> &'static str {
    code(&app.on_platform(who, overview::Show).await)
}

/// Signed in to the root panel, and a platform admin of that role or none.
async fn somebody(app: &TestApp) -> Person {
    let person = app.platform("support").await;
    remove(app, &Caller::cli(), row_of(app, &person).await, 1)
        .await
        .unwrap();
    app.superuser()
        .await
        .execute(
            "update sessions set revoked_at = null where user_id = $1",
            &[&person.user.0],
        )
        .await
        .unwrap();
    person
}

#[tokio::test]
async fn what_is_done_holds_on_the_next_request() {
    let app = TestApp::new().await;
    let (root, person) = (app.platform("super_admin").await, somebody(&app).await);
    assert_eq!(sees_dashboard(&app, &person).await, "not_found");
    let added = add(&app, &root, new(&person.email.to_uppercase(), "operator"))
        .await
        .unwrap();
    assert_eq!((added.admin.state, added.way_in.is_none()), (AdminState::Active, true));
    assert_eq!(sees_dashboard(&app, &person).await, "ok");

    let again = add(&app, &root, new(&person.email, "support")).await;
    assert_eq!(code(&again), "already_granted");
    assert_eq!(again.unwrap_err().to_string(), "User is already a platform admin.");

    let id = added.admin.id;
    let rests = deactivate(&app, &root, id, 1).await.unwrap();
    assert_eq!(
        (rests.state, rests.state_reason.as_deref()),
        (AdminState::Inactive, Some(WHY))
    );
    assert_eq!(sees_dashboard(&app, &person).await, "unauthenticated");
    let door = SignIn {
        plane: Plane::Root,
        email: person.email.clone(),
        password: PASSWORD.into(),
    };
    assert_eq!(code(&app.in_public(&app.anonymous(), door).await), "bad_credentials");
    let again = add(&app, &root, new(&person.email, "support")).await.unwrap_err();
    assert!(again.to_string().contains("reactivate"), "{again}");

    let reactivate = Reactivate {
        admin: id,
        version: 2,
        reason: WHY.into(),
    };
    let back = app.on_platform(&root, reactivate).await.unwrap();
    assert_eq!(
        (back.state, back.state_reason, &*back.role),
        (AdminState::Active, None, "operator")
    );
    // The sessions from before stay ended.
    assert_eq!(sees_dashboard(&app, &person).await, "unauthenticated");
    let door = SignIn {
        plane: Plane::Root,
        email: person.email.clone(),
        password: PASSWORD.into(),
    };
    let session = app.in_public(&app.anonymous(), door).await.unwrap().session().unwrap();
    let inside = session.caller(Plane::Root, app::Origin::default());
    assert_eq!(sees_dashboard(&app, &inside).await, "ok");

    assert_eq!(code(&remove(&app, &root, id, 3).await), "ok");
    assert_eq!(sees_dashboard(&app, &inside).await, "unauthenticated");
    assert_eq!(code(&app.on_platform(&root, Show { admin: id }).await), "not_found");
    // The account is as it was, and the row is kept; whoever is added again gets another.
    let kept = "select count(*) from platform_admins p join users u on u.id = p.user_id
                where p.id = $1 and p.closed_at is not null and u.state = 'active' and u.password_hash is not null";
    let kept: i64 = app.superuser().await.query_one(kept, &[&id.0]).await.unwrap().get(0);
    assert_eq!(kept, 1);
    assert_ne!(
        add(&app, &root, new(&person.email, "support")).await.unwrap().admin.id,
        id
    );
}

#[tokio::test]
async fn a_title_decides_nothing() {
    // covers: G18, S3-39, S3-48
    let app = TestApp::new().await;
    let (root, support) = (app.platform("super_admin").await, app.platform("support").await);
    let row = row_of(&app, &support).await;
    let titled = change(&app, &root, row, 1, "support").await.unwrap();
    assert_eq!(titled.title, "Chief of everything");
    assert_eq!(
        code(&add(&app, &support, new("nobody@example.com", "support")).await),
        "forbidden"
    );
    assert_eq!(code(&change(&app, &root, row, 2, "support").await), "unchanged");
    assert_eq!(code(&change(&app, &root, row, 1, "auditor").await), "stale");
}

#[tokio::test]
async fn nobody_acts_on_themself_or_above() {
    // covers: D6, D7, S3-96, S3-79, G3, G4, G6, G7, G8
    let app = TestApp::new().await;
    let root = app.platform("super_admin").await;
    app.platform("super_admin").await;
    let manager = app.platform("user_manager").await;
    let own = row_of(&app, &root).await;
    assert_eq!(code(&remove(&app, &root, own, 1).await), "self_change");
    assert_eq!(code(&deactivate(&app, &root, own, 1).await), "self_change");
    assert_eq!(code(&change(&app, &root, own, 1, "support").await), "self_change");
    for (role, outcome) in [
        ("super_admin", "rank_too_high"),
        ("operator", "rank_too_high"),
        ("user_manager", "rank_too_high"),
        ("auditor", "ok"),
        ("support", "ok"),
    ] {
        let row = row_of(&app, &app.platform(role).await).await;
        assert_eq!(code(&deactivate(&app, &manager, row, 1).await), outcome, "{role}");
        let sign_out = SignOut {
            admin: row,
            reason: WHY.into(),
        };
        assert_eq!(code(&app.on_platform(&manager, sign_out).await), outcome, "{role}");
        let reset = PasswordReset {
            way: "link".into(),
            password: None,
            reason: WHY.into(),
        };
        let reset = app.on_platform(&manager, ResetPassword { admin: row, reset }).await;
        // An auditor sees what the manager does not, and so would the manager by the auditor's link.
        let by_link = if role == "auditor" { "grant_ceiling" } else { outcome };
        assert_eq!(code(&reset), by_link, "{role}");
    }
    for (role, outcome) in [
        ("super_admin", "rank_too_high"),
        ("operator", "rank_too_high"),
        ("auditor", "grant_ceiling"),
        ("support", "ok"),
    ] {
        let person = somebody(&app).await;
        assert_eq!(
            code(&add(&app, &manager, new(&person.email, role)).await),
            outcome,
            "{role}"
        );
    }
    for role in ["operator", "support", "auditor"] {
        let by = app.platform(role).await;
        let row = row_of(&app, &app.platform("support").await).await;
        assert_eq!(code(&remove(&app, &by, row, 1).await), "forbidden", "{role}");
    }
}

#[tokio::test]
async fn a_reason_and_a_recent_proof_are_asked_for() {
    // covers: D20
    let app = TestApp::new().await;
    let root = app.platform("super_admin").await;
    let row = row_of(&app, &app.platform("support").await).await;
    let told = |reason: &str| Unlock {
        admin: row,
        reason: reason.into(),
    };
    assert_eq!(code(&app.on_platform(&root, told(" ")).await), "reason_required");
    assert_eq!(field(&app.on_platform(&root, told("no")).await), "reason");
    assert_eq!(code(&app.on_platform(&root, told(WHY)).await), "ok");
    app.advance(SignedDuration::from_mins(11));
    assert_eq!(code(&app.on_platform(&root, told(WHY)).await), "step_up_required");
    assert_eq!(code(&remove(&app, &root, row, 1).await), "step_up_required");
    assert_eq!(
        code(&add(&app, &root, new("nobody@example.com", "support")).await),
        "user_not_found"
    );
    assert_eq!(code(&app.on_platform(&root, List::default()).await), "ok");
}

#[tokio::test]
async fn a_second_admin_approves() {
    // covers: S3-105
    let app = TestApp::new().await;
    let (one, two) = (app.platform("super_admin").await, app.platform("super_admin").await);
    let person = somebody(&app).await;
    let asked = NewAdmin {
        approval: true,
        ..new(&person.email, "support")
    };
    let added = add(&app, &one, asked).await.unwrap();
    assert_eq!(added.admin.state, AdminState::Pending);
    assert_eq!(sees_dashboard(&app, &person).await, "not_found");
    let approve = || Approve {
        admin: added.admin.id,
        version: 1,
        reason: WHY.into(),
    };
    assert_eq!(code(&app.on_platform(&one, approve()).await), "own_request");
    let reactivate = Reactivate {
        admin: added.admin.id,
        version: 1,
        reason: WHY.into(),
    };
    assert_eq!(code(&app.on_platform(&one, reactivate).await), "unchanged");
    assert_eq!(code(&app.on_platform(&two, approve()).await), "ok");
    assert_eq!(sees_dashboard(&app, &person).await, "ok");
}

#[tokio::test]
async fn people_are_found_by_two_letters_and_twenty_at_most() {
    // covers: D19, S3-29, S3-30, S3-31, S3-32, S3-91, S3-94, S3-95, G16
    let app = TestApp::new().await;
    let root = app.platform("super_admin").await;
    let sql = "insert into users (id, email, name, created_at)
               select gen_random_uuid(), 'alex' || lpad(n::text, 2, '0') || '@example.com', 'Alex', now() from generate_series(1, 25) n";
    app.superuser().await.execute(sql, &[]).await.unwrap();
    let find = async |text: &str| {
        let search = text.to_owned();
        app.on_platform(&root, Candidates { search }).await
    };
    for short in ["", "a", " a ", "\0a"] {
        assert_eq!(field(&find(short).await), "search", "{short:?}");
    }
    let found = find("LEX").await.unwrap();
    assert_eq!(found.len(), 20);
    assert!(found.is_sorted_by_key(|person| person.email.clone()));
    assert!(find("l%x").await.unwrap().is_empty());
    assert!(find("alex01").await.unwrap()[0].admin_id.is_none());
    // Whoever is an admin already is found with their row, at rest too.
    let row = row_of(&app, &app.platform("support").await).await;
    deactivate(&app, &root, row, 1).await.unwrap();
    let support = &find("support").await.unwrap()[0];
    assert_eq!(
        (support.admin_id, support.admin_state),
        (Some(row), Some(AdminState::Inactive))
    );
}

#[tokio::test]
async fn the_list_is_searched_filtered_and_sorted() {
    // covers: S3-17, S3-20, S3-27, S3-102, S0-09, S4-10
    let app = TestApp::new().await;
    let root = app.platform("super_admin").await;
    for role in ["support", "auditor", "operator", "support"] {
        app.platform(role).await;
    }
    let list = async |list: List| app.on_platform(&root, list).await.unwrap();
    let all = list(List::default()).await;
    assert_eq!(all.items.len(), 5);
    assert!(all.items.is_sorted_by_key(|admin| admin.email.clone()));
    assert!(
        all.items
            .iter()
            .all(|admin| admin.passkeys == 0 && admin.second_factors.is_empty())
    );
    let support = List {
        role: Some("support".into()),
        ..List::default()
    };
    assert_eq!(list(support).await.items.len(), 2);
    let orders = [
        Sort::Email,
        Sort::Name,
        Sort::Title,
        Sort::Role,
        Sort::State,
        Sort::LastSignIn,
    ];
    let walk = async |sort: &str| {
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let page = List {
                sort: Some(sort.to_owned()),
                after,
                limit: Some(2),
                ..List::default()
            };
            let page = list(page).await;
            seen.extend(page.items.into_iter().map(|admin| admin.id));
            after = page.next;
            if after.is_none() {
                return seen;
            }
        }
    };
    for sort in orders {
        let mut seen = walk(sort.as_str()).await;
        let mut turned = walk(&format!("-{sort}")).await;
        turned.reverse();
        assert_eq!(seen, turned, "{sort}");
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 5, "{sort}");
    }
    let sideways = List {
        sort: Some("sideways".into()),
        ..List::default()
    };
    assert_eq!(field(&app.on_platform(&root, sideways).await), "sort");
}

#[tokio::test]
async fn each_row_has_its_history() {
    // covers: S3-81, S3-85, S3-86, S3-104
    let app = TestApp::new().await;
    let (root, support) = (app.platform("super_admin").await, app.platform("support").await);
    let row = row_of(&app, &app.platform("auditor").await).await;
    deactivate(&app, &root, row, 1).await.unwrap();
    assert_eq!(code(&remove(&app, &support, row, 2).await), "forbidden");
    let history = History {
        admin: row,
        after: None,
        limit: None,
    };
    let history = app.on_platform(&root, history).await.unwrap();
    let told: Vec<_> = history
        .items
        .iter()
        .map(|entry| (&*entry.operation, &*entry.outcome, &*entry.actor))
        .collect();
    assert_eq!(
        told,
        [
            ("admins.remove", "refused", &*support.email),
            ("admins.deactivate", "done", &*root.email),
        ]
    );
    // By somebody who has an address, and what was before beside what became of it.
    let from = Caller {
        origin: app::Origin {
            address: Some("192.0.2.7".parse().unwrap()),
            ..root.caller.origin.clone()
        },
        ..root.caller.clone()
    };
    change(&app, &from, row, 2, "support").await.unwrap();
    let history = History {
        admin: row,
        after: None,
        limit: Some(1),
    };
    let newest = app.on_platform(&root, history).await.unwrap().items.remove(0);
    assert_eq!(newest.address.as_deref(), Some("192.0.2.7"));
    let role = |state: Option<serde_json::Value>| state.unwrap()["role"].as_str().unwrap().to_owned();
    assert_eq!(
        (role(newest.before), role(newest.after)),
        ("auditor".into(), "support".into())
    );
}
