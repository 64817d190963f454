//! What the platform's pages say that somebody should look at: security suggestions, and the dashboard.

use axum::http::StatusCode;
use testkit::TestApp;

use crate::place::client;

/// Everybody of the platform chooses a new password: from the security page, by whoever proved who they are.
#[tokio::test]
async fn new_passwords_are_required_from_the_security_page() {
    let app = TestApp::new().await;
    let person = app.platform("super_admin").await;
    let root = client(&app).signed_in(&person);
    app.advance(jiff::SignedDuration::from_mins(11));
    let reason = ("reason", "A laptop was stolen.");
    let asked = root.post_form("/root/security/new-passwords", &[reason]).await;
    assert!(asked.text().contains("Confirm that it is you"), "{}", asked.text());
    let fields = [reason, ("proof", testkit::PASSWORD)];
    let done = root.post_form("/root/security/new-passwords", &fields).await;
    assert_eq!(
        (done.status, done.header("location")),
        (StatusCode::SEE_OTHER, "/root/security"),
        "{}",
        done.text()
    );
    let page = root.get("/root/security").await.text().to_owned();
    assert!(page.contains("Password from before the breach"), "{page}");
    // The sign-in page takes it no more.
    let fields = [("email", person.email.as_str()), ("password", testkit::PASSWORD)];
    let sign_in = client(&app).post_form("/root/sign-in", &fields).await;
    assert!(sign_in.text().contains("opens nothing any more"), "{}", sign_in.text());
    let support = client(&app).signed_in(&app.platform("support").await);
    assert!(
        !support
            .get("/root/security")
            .await
            .text()
            .contains("Require new passwords")
    );
}

/// Each suggestion leads to the very thing, and what nobody else can do is no button.
#[tokio::test]
async fn each_suggestion_leads_to_where_it_is_mended() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let person = app.platform("super_admin").await;
    acme.admit(&person, "member").await;
    acme.invite(&owner, "long-ago@example.com", "member")
        .await
        .expect("an invitation");
    app.tenant("quiet").await;
    let changes = format!(
        "update platform_admins set created_at = '{0}'::timestamptz - interval '2 days';
         update invitations set created_at = '{0}'::timestamptz - interval '6 days';
         insert into mail_bounces (address, error, bounced_at) values ('{1}', 'No such mailbox here', '{0}');
         insert into mails (id, recipient, subject, body_sealed, state, created_at) values (gen_random_uuid(), '{1}', 'To them', '', 'failed', '{0}')",
        app.now(),
        person.email
    );
    app.superuser().await.batch_execute(&changes).await.expect("trouble");
    let root = client(&app).signed_in(&person);
    let page = root.get("/root/security").await.text().to_owned();
    let told = root.get("/api/v1/platform/security").await.json();
    let remedy = |kind: &str| {
        let open = told["open"].as_array().expect("suggestions");
        let found = open.iter().find(|it| it["kind"] == kind);
        found.unwrap_or_else(|| panic!("{kind}: {told}"))["remedy"].clone()
    };
    assert!(remedy("no_second_factor").is_null(), "{told}");
    assert!(page.contains("They set one up themself, under Your account."), "{page}");
    for (kind, sees) in [
        ("too_few_super_admins", "Who becomes Super Admin?"),
        ("both_planes", "Set inactive"),
        ("mail_fails", "To them"),
        ("old_invitations", "/root/tenants/acme\""),
    ] {
        let remedy = remedy(kind);
        let remedy = remedy.as_str().unwrap_or_else(|| panic!("{kind}: {told}"));
        assert!(page.contains(&format!("href=\"{remedy}\"")), "{remedy}: {page}");
        let there = root.get(remedy).await;
        assert_eq!(there.status, StatusCode::OK, "{remedy}");
        // Nobody sets themself inactive, so somebody else looks.
        let there = if kind == "both_planes" {
            let other = client(&app).signed_in(&app.platform("super_admin").await);
            other.get(remedy).await
        } else {
            there
        };
        assert!(there.text().contains(sees), "{remedy}: {}", there.text());
        if kind == "old_invitations" {
            // Each of them by itself, with the tenant that it leads into.
            let each = root.get("/api/v1/platform/security/old-invitations").await.json();
            assert_eq!(each[0]["email"], "long-ago@example.com", "{each}");
            assert_eq!(each[0]["remedy"], "/root/tenants/acme", "{each}");
            assert!(page.contains("long-ago@example.com"), "{page}");
            assert!(!there.text().contains("/root/tenants/quiet\""), "{remedy}");
        }
    }
}

/// What needs attention comes first, with a way there for whoever may go; and numbers have a table.
#[tokio::test]
async fn the_dashboard_says_what_to_look_at() {
    let app = TestApp::new().await;
    let root = client(&app).signed_in(&app.platform("super_admin").await);
    app.superuser()
        .await
        .batch_execute(
            "insert into jobs (id, kind, payload, state, run_at, created_at) values (gen_random_uuid(), 'send_mail', '{}', 'failed', now(), now());
             insert into mails (id, recipient, subject, body_sealed, state, created_at) values (gen_random_uuid(), 'x@example.com', 'x', '', 'failed', now());
             update database_servers set check_error = 'connection refused', checked_at = now()",
        )
        .await
        .expect("trouble");
    let page = root.get("/root").await.text().to_owned();
    let places = [
        "local does not answer",
        "1 job has failed",
        "1 mail could not be sent",
        "1 security suggestion",
        "New tenants, 30 days",
        "Sign-ins, 30 days",
        "Recent activity",
    ]
    .map(|what| page.find(what).unwrap_or_else(|| panic!("{what}: {page}")));
    assert!(places.is_sorted(), "the worst first: {places:?}");
    assert!(
        page.contains("<caption class=\"visually-hidden\">New people, 30 days</caption>"),
        "{page}"
    );
    // A program is told the same, in the same order.
    let told = root.get("/api/v1/platform/overview").await.json();
    let kinds = told["attention"].as_array().expect("a list").iter();
    let kinds: Vec<_> = kinds.map(|it| it["kind"].as_str().unwrap_or_default()).collect();
    assert_eq!(
        kinds,
        [
            "offline_server",
            "failed_jobs",
            "failed_mails",
            "security_suggestions",
            "no_mail_server"
        ],
        "{told}"
    );
    assert_eq!(told["attention"][0]["server"]["error"], "connection refused", "{told}");
    assert_eq!(told["attention"][1]["remedy"], "/root/jobs?state=failed", "{told}");
    // Whoever may not go there is not sent there.
    let auditor = client(&app).signed_in(&app.platform("auditor").await);
    let page = auditor.get("/root").await.text().to_owned();
    assert!(
        page.contains("1 job has failed") && !page.contains("/root/jobs?state=failed"),
        "{page}"
    );
    let told = auditor.get("/api/v1/platform/overview").await.json();
    let of = |kind: &str| {
        let items = told["attention"].as_array().expect("a list");
        items.iter().find(|it| it["kind"] == kind).cloned()
    };
    assert!(of("failed_jobs").is_some_and(|it| it["remedy"].is_null()), "{told}");
    // Which server it is, only whoever may see servers.
    assert!(
        of("offline_server").is_none() && of("offline_servers").is_some(),
        "{told}"
    );
}
