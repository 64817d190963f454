//! Tables of people to invite: what is said of each line, what becomes of it, and by whose rights.
// covers: S2-01, S2-07, S4-06, D6, D18

use app::{
    Caller, MemberImportId, Result,
    member_imports::{Apply, Check, Import, ImportState, Lines, NewImport, Outcome, Row, Show},
    members::Archive,
};
use jiff::SignedDuration;
use testkit::{Person, TestApp, TestTenant};

use crate::outcome::{code, field};

fn row(email: &str, role: &str) -> Row {
    Row {
        email: email.into(),
        name: String::new(),
        role: role.into(),
    }
}

async fn check(app: &TestApp, by: &Caller, tenant: &TestTenant<'_>, rows: Vec<Row>) -> Result<Import> {
    app.in_tenant(by, &tenant.by_id(), Check(NewImport { rows })).await
}

async fn apply(app: &TestApp, by: &Caller, tenant: &TestTenant<'_>, import: MemberImportId) -> Result<Import> {
    app.in_tenant(by, &tenant.by_id(), Apply { import }).await
}

async fn lines(app: &TestApp, tenant: &TestTenant<'_>, import: MemberImportId) -> Vec<(i32, Outcome, String)> {
    let lines = Lines {
        import,
        outcome: None,
        after: None,
        limit: None,
    };
    let page = app.in_tenant(&Caller::cli(), &tenant.by_id(), lines).await.unwrap();
    page.items
        .into_iter()
        .map(|line| (line.line, line.outcome, line.message.unwrap_or_default()))
        .collect()
}

/// How it stands once it is as `wanted`; the workers tell when they move on.
async fn until(app: &TestApp, tenant: &TestTenant<'_>, import: MemberImportId, wanted: fn(&Import) -> bool) -> Import {
    let mut moved = app.watch_jobs();
    app.start_workers();
    loop {
        let now = app
            .in_tenant(&Caller::cli(), &tenant.by_id(), Show { import })
            .await
            .unwrap();
        if wanted(&now) {
            return now;
        }
        moved.recv().await.unwrap();
    }
}

fn is_done(import: &Import) -> bool {
    import.state == ImportState::Done
}

async fn invited(app: &TestApp) -> i64 {
    let sql = "select count(*) from invitations where accepted_at is null and revoked_at is null";
    app.superuser().await.query_one(sql, &[]).await.unwrap().get(0)
}

#[tokio::test]
async fn each_line_is_looked_through_and_then_invited_on_its_own() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    acme.owner().await;
    let (admin, staff) = (acme.admin().await, acme.staff().await);
    acme.invite(&admin, "waiting@example.com", "member").await.unwrap();
    let rows = vec![
        row("one@example.com", "member"),
        row("ONE@example.com", "staff"),
        row("no address", "member"),
        row(&staff.email.to_uppercase(), "member"),
        row("waiting@example.com", "member"),
        row("two@example.com", "nobody"),
        row("three@example.com", "admin"),
        row("four@example.com", "anon"),
        row("five@example.com", "staff"),
    ];
    let import = check(&app, &admin, &acme, rows).await.unwrap();
    assert_eq!((import.lines, import.refused, import.invited), (9, 7, 0));
    assert_eq!(invited(&app).await, 1, "looking through invites nobody");
    let judged = lines(&app, &acme, import.id).await;
    let said: Vec<&str> = judged.iter().map(|(_, _, why)| &**why).collect();
    assert_eq!(judged[0].0, 2, "above it stand the names of the columns");
    for (at, part) in [
        (0, ""),
        (1, "Line 2 has"),
        (3, "a member already"),
        (4, "invited already"),
        (5, "no such role"),
        (6, "cannot give"),
        (7, "no such role"),
        (8, ""),
    ] {
        assert!(
            said[at].contains(part) && (part.is_empty() == said[at].is_empty()),
            "{at}: {}",
            said[at]
        );
    }

    let running = apply(&app, &admin, &acme, import.id).await.unwrap();
    assert_eq!(running.state, ImportState::Running);
    assert_eq!(code(&apply(&app, &admin, &acme, import.id).await), "unchanged");
    let other = check(&app, &admin, &acme, vec![row("six@example.com", "member")])
        .await
        .unwrap();
    assert_eq!(code(&apply(&app, &admin, &acme, other.id).await), "in_progress");
    let done = until(&app, &acme, import.id, is_done).await;
    assert_eq!(
        (done.invited, done.refused),
        (2, 7),
        "{:?}",
        lines(&app, &acme, import.id).await
    );
    assert_eq!(invited(&app).await, 3);
    // Each has its event, in the name of whoever had it done.
    let told = "select count(*) from audit_events where operation = 'member_imports.invite' and outcome = 'done' and on_behalf_of = $1";
    let told = app.superuser().await.query_one(told, &[&admin.user.0]).await.unwrap();
    assert_eq!(told.get::<_, i64>(0), 2);
    assert_eq!(code(&apply(&app, &admin, &acme, other.id).await), "ok");
    until(&app, &acme, other.id, is_done).await;
}

#[tokio::test]
async fn a_line_is_invited_by_the_rights_of_its_moment() {
    // covers: D6, D11
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let (admin, other): (Person, Person) = (acme.admin().await, acme.admin().await);
    let rows = |n: i32| {
        vec![
            row(&format!("a{n}@example.com"), "staff"),
            row(&format!("b{n}@example.com"), "member"),
        ]
    };
    let gone = check(&app, &admin, &acme, rows(1)).await.unwrap();
    apply(&app, &admin, &acme, gone.id).await.unwrap();
    let member = admin.membership.unwrap();
    app.in_tenant(&owner, &acme.by_id(), Archive { member, version: 1 })
        .await
        .unwrap();
    let done = until(&app, &acme, gone.id, is_done).await;
    assert_eq!((done.invited, done.refused), (0, 2), "who is out invites nobody");
    assert_eq!(invited(&app).await, 0);

    let lowered = check(&app, &other, &acme, rows(2)).await.unwrap();
    let demote = app::members::ChangeRole {
        member: other.membership.unwrap(),
        role: "member".into(),
        version: 1,
    };
    app.in_tenant(&owner, &acme.by_id(), demote).await.unwrap();
    assert_eq!(code(&apply(&app, &other, &acme, lowered.id).await), "forbidden");
    // Another's table is applied by one's own rights.
    apply(&app, &owner, &acme, lowered.id).await.unwrap();
    let done = until(&app, &acme, lowered.id, is_done).await;
    assert_eq!((done.invited, done.refused), (2, 0));
}

#[tokio::test]
async fn who_may_hand_in_a_table_and_what_is_none() {
    let app = TestApp::new().await;
    let (acme, other) = (app.tenant("acme").await, app.tenant("other").await);
    let owner = acme.owner().await;
    let one = || vec![row("one@example.com", "member")];
    for role in ["staff", "member", "read_only"] {
        let person = acme.person(role).await;
        assert_eq!(code(&check(&app, &person, &acme, one()).await), "forbidden", "{role}");
    }
    assert_eq!(field(&check(&app, &owner, &acme, Vec::new()).await), "rows");
    assert_eq!(
        field(&check(&app, &owner, &acme, vec![one()[0].clone(); 10_001]).await),
        "rows"
    );
    for text in ["a\0b", &*"x".repeat(300)] {
        assert_eq!(
            field(&check(&app, &owner, &acme, vec![row(text, "member")]).await),
            "rows"
        );
    }
    let none = check(&app, &owner, &acme, vec![row("x", "member")]).await.unwrap();
    assert_eq!(code(&apply(&app, &owner, &acme, none.id).await), "nothing_to_do");
    // Another tenant's is none.
    let theirs = other.owner().await;
    assert_eq!(code(&apply(&app, &theirs, &other, none.id).await), "not_found");
    // It goes on when a token has ended, so none may begin it.
    let new = app::tokens::NewToken {
        name: "nightly".into(),
        tenant: Some("acme".into()),
        permissions: vec!["members.create".into(), "members.view".into()],
        expires_in_days: 1,
    };
    let token = app.on_account(&owner, app::tokens::Create(new)).await.unwrap().token;
    let by_token = Caller::new(app::Credential::Token(app::hash_token(&token)), app::Origin::default());
    let ready = check(&app, &owner, &acme, one()).await.unwrap();
    assert_eq!(code(&apply(&app, &by_token, &acme, ready.id).await), "token_scope");
    // A few are kept.
    for _ in 0..6 {
        check(&app, &owner, &acme, one()).await.unwrap();
    }
    let kept = app
        .superuser()
        .await
        .query_one("select count(*) from member_imports", &[])
        .await
        .unwrap();
    assert_eq!(kept.get::<_, i64>(0), 5);
    assert_eq!(code(&apply(&app, &owner, &acme, none.id).await), "not_found");
}

#[tokio::test]
async fn a_table_of_ten_thousand_waits_for_the_next_day() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let rows = (0..10_000)
        .map(|n| row(&format!("person-{n}@example.com"), "member"))
        .collect();
    let import = check(&app, &owner, &acme, rows).await.unwrap();
    assert_eq!((import.lines, import.refused), (10_000, 0));
    // All but three of the day's were sent already.
    let sent = "insert into mails (id, tenant_id, invitation_id, recipient, subject, created_at)
        select gen_random_uuid(), $1, gen_random_uuid(), 'x' || n || '@example.com', 'x', $2 from generate_series(1, 997) n";
    app.superuser()
        .await
        .execute(sent, &[&acme.id.0, &app.now()])
        .await
        .unwrap();
    apply(&app, &owner, &acme, import.id).await.unwrap();
    let waits = until(&app, &acme, import.id, |import| import.waits_until.is_some()).await;
    assert_eq!(
        (waits.state, waits.invited, waits.refused),
        (ImportState::Running, 3, 0)
    );
    assert_eq!(waits.waits_until, Some(app.now() + SignedDuration::from_hours(1)));
}

/// The plan counts admins; a table does not promise more than it allows.
#[tokio::test]
async fn no_more_admins_than_the_plan_allows() {
    // covers: S4-02, D18
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let plan = "update tenants set plan = 'starter' where id = $1";
    app.superuser().await.execute(plan, &[&acme.id.0]).await.unwrap();
    let rows = vec![
        row("a@example.com", "admin"),
        row("b@example.com", "admin"),
        row("c@example.com", "staff"),
    ];
    let import = check(&app, &owner, &acme, rows).await.unwrap();
    let outcomes: Vec<Outcome> = lines(&app, &acme, import.id)
        .await
        .into_iter()
        .map(|line| line.1)
        .collect();
    assert_eq!(outcomes, [Outcome::Ready, Outcome::Refused, Outcome::Ready]);
}

#[tokio::test]
async fn whoever_is_erased_is_in_no_table_any_more() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let person = app.stranger().await;
    check(&app, &owner, &acme, vec![row(&person.email.to_uppercase(), "member")])
        .await
        .unwrap();
    let erase = "update users set erased_at = now(), state = 'deleted', email = 'erased@erased.invalid' where id = $1";
    app.superuser().await.execute(erase, &[&person.user.0]).await.unwrap();
    let left = app
        .superuser()
        .await
        .query_one("select count(*) from member_import_lines", &[])
        .await
        .unwrap();
    assert_eq!(left.get::<_, i64>(0), 0);
}
