//! All users on the root panel and as a file: what is listed, what "View (n)" leads to, and that the file runs in no spreadsheet.
// covers: S1-36, S1-41, S1-42, S1-44, S0-07, S0-43, A12, D2

use axum::http::StatusCode;
use testkit::TestApp;

use crate::place::client;

#[tokio::test]
async fn the_file_holds_everybody_and_no_formula() {
    let app = TestApp::new().await;
    let support = client(&app).signed_in(&app.platform("support").await);
    app.superuser()
        .await
        .batch_execute(
            "insert into users (id, email, name, created_at)
                 select gen_random_uuid(), format('somebody-%s@example.com', n), 'Some Body', now() from generate_series(1, 300) n;
             insert into users (id, email, name, created_at) values (gen_random_uuid(), '@cmd.example', '=HYPERLINK(\"https://evil.example\")', now());
             update users set name = '!first' where email = 'somebody-300@example.com'",
        )
        .await
        .expect("people");
    for path in ["/api/v1/platform/users.csv", "/root/users.csv"] {
        let file = support.get(path).await;
        assert_eq!(file.status, StatusCode::OK, "{}", file.text());
        assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
        let text = file.text();
        assert_eq!(text.lines().count(), 1 + 302, "{path}");
        assert!(text.contains("\"'=HYPERLINK(\"\"https://evil.example\"\")\""), "{text}");
        assert!(text.contains("\"'@cmd.example\""));
    }
    let some = support
        .get("/api/v1/platform/users.csv?search=support&type=instance")
        .await
        .text()
        .to_owned();
    assert_eq!(some.lines().count(), 2, "{some}");
    // In the order of the list, of which the page says where the file ends.
    let list = support.get("/root/users?order=name").await.text().to_owned();
    assert!(list.contains("/root/users.csv?order=name"), "{list}");
    assert!(list.contains("at most 100,000"), "{list}");
    let by_name = support.get("/root/users.csv?order=name").await.text().to_owned();
    assert!(
        by_name
            .lines()
            .nth(1)
            .expect("the first")
            .contains("somebody-300@example.com"),
        "{by_name}"
    );
    let sideways = support.get("/api/v1/platform/users.csv?order=sideways").await;
    assert_eq!(sideways.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", sideways.text());
    app.seal_all().await;
    let taken = "select count(*) from audit_events where operation = 'users.export' and outcome = 'done'";
    let taken: i64 = app
        .superuser()
        .await
        .query_one(taken, &[])
        .await
        .expect("a count")
        .get(0);
    assert_eq!(taken, 4, "whoever took the list is in the log");
}

/// One person may be a platform admin and a member; the type says which, the number where.
#[tokio::test]
async fn the_list_leads_to_each_persons_tenants() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let manager = app.platform("user_manager").await;
    let both = app.platform("auditor").await;
    acme.admit(&both, "member").await;
    let root = client(&app).signed_in(&manager);
    let list = root.get("/root/users?search=auditor").await;
    assert_eq!(list.status, StatusCode::OK, "{}", list.text());
    let list = list.text().to_owned();
    assert!(list.contains("View (1)") && list.contains("instance"), "{list}");
    let tenants = root
        .get(&format!("/root/users/{}/tenants", both.user))
        .await
        .text()
        .to_owned();
    assert!(
        tenants.contains("id=\"tenants-of-user\"") && tenants.contains("acme"),
        "{tenants}"
    );
    let page = root.get(&format!("/root/users/{}", both.user)).await.text().to_owned();
    for offered in ["Suspend…", "Delete user…", "Sign out everywhere", "Archive everywhere"] {
        assert!(page.contains(offered), "{offered}");
    }
    // Without a mail server no link goes out, which is said before anybody tries.
    assert!(page.contains("Mail is not configured"), "{page}");
    assert!(!page.contains("id=\"reset-password\""), "{page}");
    assert!(
        !page.contains("/root/settings/mail"),
        "they may not see the settings: {page}"
    );
    let top = client(&app).signed_in(&app.platform("super_admin").await);
    let seen = top.get(&format!("/root/users/{}", both.user)).await.text().to_owned();
    assert!(
        seen.contains("<a href=\"/root/settings/mail\">Set a mail server</a>"),
        "{seen}"
    );
    // What takes somebody out of something is asked about first, and named.
    for asked in [
        "out everywhere?",
        "everywhere?</h2>",
        " in Tenant acme?</h2>",
        " from Tenant acme?</h2>",
    ] {
        assert!(page.contains(asked), "{asked}: {page}");
    }
    for bare in ["sign-out", "archive-everywhere"] {
        let form = format!("action=\"/root/users/{}/{bare}\"", both.user);
        assert_eq!(page.matches(&form).count(), 1, "{bare} is in its dialog only");
    }
    // A tenant's own admins lead there, to the tenant that one came from.
    let manage = format!("/root/users/{}#in-acme", owner.user);
    let admins = root.get("/root/admins/tenants?tenant=acme&sort=role").await;
    assert!(admins.text().contains(&manage), "{}", admins.text());
    let there = root.get(&format!("/root/users/{}", owner.user)).await;
    assert!(there.text().contains("id=\"in-acme\""), "{}", there.text());
    // Of oneself nothing of that is offered, and whoever only looks is offered nothing.
    let own = root
        .get(&format!("/root/users/{}", manager.user))
        .await
        .text()
        .to_owned();
    assert!(own.contains("This is you") && !own.contains("Suspend…"), "{own}");
    let support = client(&app).signed_in(&app.platform("support").await);
    let seen = support
        .get(&format!("/root/users/{}", both.user))
        .await
        .text()
        .to_owned();
    assert!(seen.contains("acme") && !seen.contains("Archive everywhere") && !seen.contains("Suspend…"));
    // A search that is too short says so on the page.
    let short = root.get("/root/users?search=a").await;
    assert!(short.text().contains("at least 2 characters"), "{}", short.text());
}
