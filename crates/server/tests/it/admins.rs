//! The pages of platform admins: the file of what the list shows, somebody new, and what people ask.

use axum::http::{Method, StatusCode};
use testkit::TestApp;

use crate::place::client;

/// The list as it is filtered, for a spreadsheet in which nothing runs.
// covers: S3-78, A12
#[tokio::test]
async fn the_file_of_platform_admins_is_what_the_list_shows() {
    let app = TestApp::new().await;
    let top = app.platform("super_admin").await;
    for role in ["operator", "operator", "auditor"] {
        app.platform(role).await;
    }
    app.superuser()
        .await
        .batch_execute("update platform_admins p set title = '=1+1' from platform_roles r where r.id = p.role_id and r.key = 'auditor'")
        .await
        .expect("a title");
    let support = client(&app).signed_in(&app.platform("support").await);
    for path in ["/api/v1/platform/admins.csv", "/root/admins.csv"] {
        let lines = async |query: &str| {
            let file = support.get(&format!("{path}?{query}")).await;
            assert_eq!(file.status, StatusCode::OK, "{}", file.text());
            assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
            file.text().lines().map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(lines("").await.len(), 1 + 5);
        assert_eq!(lines("role=operator").await.len(), 1 + 2);
        assert_eq!(lines("role=operator&state=inactive").await.len(), 1);
        assert_eq!(
            lines("search=super").await[1].split(',').next(),
            Some(&*format!("\"{}\"", top.email))
        );
        let auditor = lines("role=auditor").await;
        assert!(auditor[1].contains("\"'=1+1\""), "{auditor:?}");
    }
    // A head orders the list, and once more turns it round.
    let page = support.get("/root/admins?sort=title").await.text().to_owned();
    assert!(
        page.contains("aria-sort=\"ascending\"") && page.contains("?sort=-title"),
        "{page}"
    );
    let page = support.get("/root/admins?sort=-title").await.text().to_owned();
    assert!(
        page.contains("aria-sort=\"descending\"") && page.contains("?sort=title\""),
        "{page}"
    );
    // The page leads to the file of what it shows.
    let page = support.get("/root/admins?role=operator&state=active").await;
    assert!(
        page.text().contains("/root/admins.csv?role=operator&amp;state=active")
            || page.text().contains("/root/admins.csv?role=operator&#38;state=active"),
        "{}",
        page.text()
    );
    let member = client(&app).signed_in(&app.stranger().await);
    assert_ne!(member.get("/api/v1/platform/admins.csv").await.status, StatusCode::OK);
}

// covers: S3-35, S3-36, S0-02
#[tokio::test]
async fn somebody_new_has_a_first_and_a_last_name() {
    let app = TestApp::new().await;
    let root = client(&app).signed_in(&app.platform("super_admin").await);
    let form = root
        .get("/root/admins/new?email=nora@example.com&new=yes")
        .await
        .text()
        .to_owned();
    assert!(form.contains("with extreme care"), "{form}");
    let post = async |first: &str, last: &str| {
        let fields = [
            ("new", "yes"),
            ("email", "nora@example.com"),
            ("first_name", first),
            ("last_name", last),
            ("role", "support"),
            ("way", "link"),
            ("reason", "She joins the night shift."),
        ];
        root.post_form("/root/admins", &fields).await
    };
    for (first, last, told) in [
        ("", "Berg", "Write their first name."),
        ("Nora", " ", "Write their last name."),
    ] {
        let refused = post(first, last).await;
        assert!(refused.text().contains(told), "{}", refused.text());
    }
    let added = post(" Nora ", "Berg").await;
    assert_eq!(added.status, StatusCode::SEE_OTHER, "{}", added.text());
    assert!(root.get("/root/admins").await.text().contains("Nora Berg"));
}

/// Until they have chosen a password, with what can be done about it where they are listed.
#[tokio::test]
async fn whoever_was_invited_is_listed_until_they_come() {
    let app = TestApp::new().await;
    let root = client(&app).signed_in(&app.platform("super_admin").await);
    assert!(!root.get("/root/admins").await.text().contains("Link works until"));
    let new = serde_json::json!({
        "email": "nora@example.com", "name": "Nora Berg", "role": "support", "way": "link", "reason": "She joins the night shift."
    });
    let added = root.post("/api/v1/platform/admins", &new).await.json();
    assert_eq!(added["admin"]["state"], "invited", "{added}");
    let id = added["admin"]["id"].as_str().expect("an id");
    let page = root.get("/root/admins").await.text().to_owned();
    for told in [
        "Link works until",
        &*format!("resend-{id}"),
        &*format!("revoke-{id}"),
        "has not used the link yet",
    ] {
        assert!(page.contains(told), "{told}: {page}");
    }
    let file = root
        .get("/api/v1/platform/admins.csv?state=invited")
        .await
        .text()
        .to_owned();
    assert!(
        file.contains("\"link_expires_at\"") && file.lines().count() == 2,
        "{file}"
    );
    let reason = ("reason", "The first one got lost.");
    let here = format!("/root/admins/{id}");
    let resent = root.post_form(&format!("{here}/resend-invitation"), &[reason]).await;
    assert_eq!(
        (resent.status, resent.header("location")),
        (StatusCode::SEE_OTHER, here.as_str()),
        "{}",
        resent.text()
    );
    let version = ("version", "1");
    let revoked = root.post_form(&format!("{here}/remove"), &[reason, version]).await;
    assert_eq!(revoked.status, StatusCode::SEE_OTHER, "{}", revoked.text());
    assert!(!root.get("/root/admins").await.text().contains("Nora Berg"));
}

/// Who rests is not added once more: the search leads to where they are reactivated.
#[tokio::test]
async fn who_is_an_admin_already_is_found_with_their_row() {
    let app = TestApp::new().await;
    let root = client(&app).signed_in(&app.platform("super_admin").await);
    app.platform("support").await;
    let rests = "update platform_admins p set state = 'inactive', state_reason = 'On leave.' from platform_roles r
                 where r.id = p.role_id and r.key = 'support' returning p.id";
    let row = app.superuser().await.query_one(rests, &[]).await.expect("a row");
    let row = app::AdminId(row.get(0));
    let page = root.get("/root/admins/new?q=support").await.text().to_owned();
    assert!(page.contains("inactive: reactivate them there"), "{page}");
    assert!(page.contains(&format!("href=\"/root/admins/{row}\"")), "{page}");
}

/// The same file for people and for programs, and on paper what it holds.
#[tokio::test]
async fn the_register_is_one_file_wherever_it_is_taken() {
    let app = TestApp::new().await;
    app.platform("auditor").await;
    let support = client(&app).signed_in(&app.platform("support").await);
    let mut files = Vec::new();
    for path in ["/api/v1/platform/admins/register.csv", "/root/admins/register.csv"] {
        let file = support.get(path).await;
        assert_eq!(file.status, StatusCode::OK, "{}", file.text());
        assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
        files.push(file.text().to_owned());
    }
    assert_eq!(files[0].lines().count(), 1 + 2, "{files:?}");
    assert!(
        files[0].contains("\"second_factors\"") && files[0].contains("\"register_of\""),
        "{files:?}"
    );
    assert_eq!(files[0], files[1]);
    let page = support.get("/root/admins/register").await.text().to_owned();
    for column in ["Second factor", "Passkeys"] {
        assert!(page.contains(&format!("data-label=\"{column}\"")), "{column}: {page}");
    }
    let member = client(&app).signed_in(&app.stranger().await);
    let refused = member.get("/api/v1/platform/admins/register.csv").await;
    assert_ne!(refused.status, StatusCode::OK);
}

/// As spreadsheets write it, with whoever is asked in between who they are; then the file is in the form and need not be chosen again.
#[tokio::test]
async fn a_table_of_admins_is_taken_as_a_file() {
    let app = TestApp::new().await;
    let root = client(&app).signed_in(&app.platform("super_admin").await);
    let file = "\u{feff}email;name;role;title\r\nnora@example.com;Nora Berg;support;\r\nNora@example.com;Nora Berg;auditor;\r\n";
    let hand_in = async || {
        let parts = [
            ("table", file),
            ("csv", "email,name,role,title\n"),
            ("reason", "The night shift begins."),
            ("do", "look"),
        ];
        let part = |(name, value): (&str, &str)| {
            format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let body = parts.map(part).concat() + "--edge--\r\n";
        let kind = "multipart/form-data; boundary=edge";
        root.send_bytes(Method::POST, "/root/admins/import/table", kind, body)
            .await
    };
    let looked = hand_in().await;
    assert_eq!(looked.status, StatusCode::OK, "{}", looked.text());
    for told in ["This address is in an earlier line", "email;name;role;title"] {
        assert!(looked.text().contains(told), "{told}: {}", looked.text());
    }
    assert!(!root.get("/root/admins").await.text().contains("Nora Berg"));
    app.advance(jiff::SignedDuration::from_mins(11));
    let asked = hand_in().await;
    assert!(asked.text().contains("Confirm that it is you"), "{}", asked.text());
    assert!(
        asked.text().contains("action=\"/root/admins/import\""),
        "{}",
        asked.text()
    );
    let fields = [
        ("table", file),
        ("reason", "The night shift begins."),
        ("do", "import"),
        ("proof", testkit::PASSWORD),
    ];
    let done = root.post_form("/root/admins/import", &fields).await;
    assert!(done.text().contains("What became of each line"), "{}", done.text());
    assert!(root.get("/root/admins").await.text().contains("Nora Berg"));
}

/// More than a page of it, each entry with what changed.
#[tokio::test]
async fn the_history_of_a_row_goes_back_to_its_beginning() {
    let app = TestApp::new().await;
    let person = app.platform("super_admin").await;
    let root = client(&app).signed_in(&person);
    app.platform("support").await;
    let row = "select p.id from platform_admins p join platform_roles r on r.id = p.role_id where r.key = 'support'";
    let row = app.superuser().await.query_one(row, &[]).await.expect("a row");
    let admin = app::AdminId(row.get(0));
    for version in 1..=51 {
        let changes = app::admins::Changes {
            role: "support".to_owned(),
            title: format!("Shift {version}"),
            reason: "The shifts move.".to_owned(),
        };
        let change = app::admins::Change {
            admin,
            version,
            changes,
        };
        app.on_platform(&person, change).await.expect("another title");
    }
    app.seal_all().await;
    let newest = root.get(&format!("/root/admins/{admin}")).await.text().to_owned();
    assert!(
        newest.contains("<ins>Shift 51</ins>") && !newest.contains("<ins>Shift 1</ins>"),
        "{newest}"
    );
    let (_, link) = newest.split_once("?earlier=").expect("a way to what was before");
    let (cursor, _) = link.split_once('#').expect("to the history itself");
    let earlier = root
        .get(&format!("/root/admins/{admin}?earlier={cursor}"))
        .await
        .text()
        .to_owned();
    assert!(earlier.contains("<ins>Shift 1</ins>"), "{earlier}");
    assert!(!earlier.contains("?earlier="), "{earlier}");
}

/// A lock is told where it is lifted, and lifting is offered to nobody who is not locked out.
// covers: S0-45
#[tokio::test]
async fn who_is_locked_out_is_told_and_let_in() {
    let app = TestApp::new().await;
    let root = client(&app).signed_in(&app.platform("super_admin").await);
    let support = app.platform("support").await;
    let found = root.get("/api/v1/platform/admins?search=support").await.json();
    assert_eq!(found["items"][0]["locked_until"], serde_json::Value::Null, "{found}");
    let id = found["items"][0]["id"].as_str().expect("an id").to_owned();
    let here = format!("/root/admins/{id}");
    let page = root.get(&here).await.text().to_owned();
    // Name and address are edited with the account, and the way there is shown to whoever may go it.
    let account = format!("href=\"/root/users/{}\"", support.user);
    assert!(page.contains(&account), "{page}");
    let auditor = client(&app).signed_in(&app.platform("auditor").await);
    assert!(!auditor.get(&here).await.text().contains(&account));
    assert!(
        page.contains("Sign out everywhere…") && !page.contains("Lift the lock"),
        "{page}"
    );
    let lock = "insert into sign_in_throttles (key, failures, blocked_until, failed_at)
                values ('root account ' || $1::text, 9, '2999-01-01T00:00:00Z', now())";
    app.superuser()
        .await
        .execute(lock, &[&support.email])
        .await
        .expect("a lock");
    let one = root.get(&format!("/api/v1/platform/admins/{id}")).await.json();
    assert_eq!(one["locked_until"], "2999-01-01T00:00:00Z", "{one}");
    let list = root.get("/root/admins").await.text().to_owned();
    assert!(
        list.contains("locked until <time datetime=\"2999-01-01T00:00:00Z\""),
        "{list}"
    );
    let page = root.get(&here).await.text().to_owned();
    assert!(
        page.contains("Locked until") && page.contains("Lift the lock…"),
        "{page}"
    );
    let reason = ("reason", "They called and are who they are.");
    let lifted = root.post_form(&format!("{here}/unlock"), &[reason]).await;
    assert_eq!(lifted.status, StatusCode::SEE_OTHER, "{}", lifted.text());
    let one = root.get(&format!("/api/v1/platform/admins/{id}")).await.json();
    assert_eq!(one["locked_until"], serde_json::Value::Null, "{one}");
}

// covers: S0-52
#[tokio::test]
async fn the_page_answers_what_people_ask() {
    let app = TestApp::new().await;
    let root = client(&app).signed_in(&app.platform("super_admin").await);
    let page = root.get("/root/admins").await.text().to_owned();
    for question in [
        "What can a platform admin do that a tenant’s admins cannot?",
        "Can a platform admin sign in to a tenant’s dashboard?",
        "What if a platform admin forgets their password?",
        "May several people share one account?",
    ] {
        assert!(page.contains(question), "{question}");
    }
}

/// Whoever gives a role reads first what it gives; a copy of the highest is all that a role can be given.
#[tokio::test]
async fn each_role_is_read_and_every_one_is_copied() {
    let app = TestApp::new().await;
    let root = client(&app).signed_in(&app.platform("super_admin").await);
    let list = root.get("/root/admins/roles").await.text().to_owned();
    assert!(list.contains("href=\"/root/admins/roles/operator\""), "{list}");
    let operator = root.get("/root/admins/roles/operator").await;
    assert_eq!(operator.status, StatusCode::OK, "{}", operator.text());
    let operator = operator.text();
    assert!(operator.contains("<dt>Servers</dt>"), "{operator}");
    assert!(!operator.contains("<dt>Users</dt>"), "{operator}");
    assert!(
        !operator.contains("name=\"permissions\""),
        "nothing is ticked: {operator}"
    );
    let highest = root.get("/root/admins/roles/super_admin").await.text().to_owned();
    assert!(highest.contains("Everything: what there is"), "{highest}");
    let copy = root.get("/root/admins/roles/new?from=super_admin").await;
    let ticked = copy.text().matches(" checked").count();
    assert_eq!(ticked, app::admins::PERMISSIONS.len(), "{}", copy.text());
    // What is sent nonetheless is refused in words, on the same page.
    let fields = [
        ("version", "1"),
        ("name", "Operator"),
        ("rank", "10"),
        ("reason", "They do too much."),
    ];
    let refused = root.post_form("/root/admins/roles/operator", &fields).await;
    assert!(
        refused.text().contains("Built-in roles are not changed"),
        "{}",
        refused.text()
    );
    let support = client(&app).signed_in(&app.platform("support").await);
    let read = support.get("/root/admins/roles/auditor").await;
    assert_eq!(read.status, StatusCode::OK, "{}", read.text());
    assert!(!read.text().contains("from=auditor"), "{}", read.text());
}
