//! What a form leads to: a page that says once what was done, to one person, and that does nothing when it is loaded again.

use app::{Caller, Plane, grants};
use axum::http::StatusCode;
use jiff::SignedDuration;
use serde_json::json;
use testkit::{Answer, Client, PASSWORD, Person, TestApp};

use crate::place::{client, tenant_with_tables};

const FLASH: &str = "__Host-bailiwick-flash=";

/// Somebody's browser with a cookie beside the session's.
pub fn with(app: &TestApp, plane: Plane, person: &Person, flash: &str) -> Client {
    let session = match plane {
        Plane::App => "__Host-bailiwick",
        Plane::Root => "__Host-bailiwick-root",
    };
    client(app).header("cookie", &format!("{session}={}; {flash}", person.token))
}

/// The cookie that a form's answer carries to the next page.
pub fn flash_of(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    assert!(answer.text().is_empty(), "{}", answer.text());
    let cookies = answer.headers.get_all("set-cookie").iter();
    let mut values = cookies.filter_map(|value| value.to_str().ok()?.split(';').next());
    let flash = values.find(|value| value.starts_with(FLASH)).expect("a flash");
    assert!(flash.len() > FLASH.len(), "it is taken away");
    flash.to_owned()
}

/// The text of the element with this id.
fn element<'a>(page: &'a str, id: &str) -> Option<&'a str> {
    let (_, rest) = page.split_once(&format!("id=\"{id}\">"))?;
    rest.split('<').next()
}

/// Who sends which form with what, the page it leads to, the element with the secret there, and the operation.
type Sent<'a> = (
    &'a Person,
    Plane,
    &'a str,
    &'a [(&'a str, &'a str)],
    &'a str,
    &'a str,
    &'a str,
);

async fn count(app: &TestApp, operation: &str) -> i64 {
    let done = "select count(*) from audit_events where operation = $1 and outcome = 'done'";
    let row = app.superuser().await.query_one(done, &[&operation]).await;
    row.expect("a count").get(0)
}

#[tokio::test]
async fn a_reload_repeats_nothing_and_shows_no_secret_again() {
    let app = TestApp::new().await;
    let acme = app.provisioned_tenant("acme").await;
    let (owner, root) = (acme.owner().await, app.platform("super_admin").await);
    let birch = app.tenant("birch").await;
    let invited = acme.invite(&Caller::cli(), "waiting@example.com", "member").await;
    let resend = format!("/t/acme/invitations/{}/resend", invited.expect("an invitation").id);
    let invitation = [("email", "new@example.com"), ("role", "member")];
    let token = [
        ("name", "nightly"),
        ("tenant", "acme"),
        ("expires_in", "7"),
        ("permissions", "members.view"),
    ];
    let owners_link = format!("/root/tenants/{}/owner", birch.slug);
    let tokens = "/account/tokens?tenant=acme";
    #[rustfmt::skip]
    let forms: [Sent; 6] = [
        (&owner, Plane::App, "/t/acme/connect/rotate", &[], "/t/acme/connect", "new-password", "connection.rotate_password"),
        (&owner, Plane::App, "/account/tokens", &token, tokens, "new-token", "tokens.create"),
        (&owner, Plane::App, "/t/acme/members/invite", &invitation, "/t/acme/members", "invitation-link", "members.invite"),
        (&owner, Plane::App, &resend, &[], "/t/acme/members", "invitation-link", "invitations.resend"),
        (&root, Plane::Root, &owners_link, &[("email", "olivia@example.com")], "/root/tenants/birch", "owner-link", "tenants.invite_owner"),
        (&root, Plane::Root, "/root/audit/verify", &[], "/root/audit", "", "audit_verifications.start"),
    ];
    for (person, plane, form, fields, page, secret, operation) in forms {
        let before = count(&app, operation).await;
        let sent = with(&app, plane, person, "").post_form(form, fields).await;
        let flash = flash_of(&sent);
        assert_eq!(sent.header("location"), page, "{form}");
        let shown = with(&app, plane, person, &flash).get(page).await;
        assert_eq!(shown.status, StatusCode::OK, "{form}");
        assert!(
            shown.text().contains("class=\"toast\" data-kind=\"success\""),
            "{form}: nothing is said"
        );
        assert!(
            shown.header("set-cookie").starts_with(&format!("{FLASH};")),
            "{form}: the flash stays"
        );
        let again = with(&app, plane, person, "").get(page).await;
        assert_eq!(again.status, StatusCode::OK, "{form}");
        if !secret.is_empty() {
            let secret = element(shown.text(), secret).unwrap_or_else(|| panic!("{form}: {}", shown.text()));
            assert!(secret.len() > 20, "{form} shows {secret:?}");
            assert!(!again.text().contains(secret), "{form}: the secret is shown again");
            assert!(
                !flash.contains(secret) && !sent.header("location").contains(secret),
                "{form}"
            );
        }
        assert_eq!(count(&app, operation).await, before + 1, "{form}");
    }
}

#[tokio::test]
async fn a_flash_is_for_one_person_one_page_and_one_minute() {
    let app = TestApp::new().await;
    let acme = app.provisioned_tenant("acme").await;
    let birch = app.provisioned_tenant("birch").await;
    let (owner, other) = (acme.owner().await, acme.owner().await);
    birch.admit(&owner, "owner").await;
    let sent = with(&app, Plane::App, &owner, "")
        .post_form("/t/acme/connect/rotate", &[])
        .await;
    let flash = flash_of(&sent);
    let (here, there) = ("/t/acme/connect", "/t/birch/connect");
    // In the midst, for of the last letter some bits count for nothing.
    let (before, rest) = flash.split_at(flash.len() - 20);
    let other_letter = if rest.starts_with('A') { 'B' } else { 'A' };
    let changed = format!("{before}{other_letter}{}", &rest[1..]);
    let old_way = format!("{FLASH}success.Said+by+somebody+else");
    for (person, flash, page) in [
        (&other, &flash, here),
        (&owner, &flash, there),
        (&owner, &changed, here),
        (&owner, &old_way, here),
    ] {
        let answer = with(&app, Plane::App, person, flash).get(page).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(element(answer.text(), "new-password"), None, "{flash} at {page}");
        assert!(!answer.text().contains("data-kind=\"success\""), "{flash} at {page}");
    }
    let mine = with(&app, Plane::App, &owner, &flash);
    assert!(element(mine.get(here).await.text(), "new-password").is_some());
    app.advance(SignedDuration::from_secs(61));
    assert_eq!(element(mine.get(here).await.text(), "new-password"), None);
}

#[tokio::test]
async fn what_is_sent_after_the_session_ended_is_said_to_be_unsaved() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, root) = (acme.owner().await, app.platform("super_admin").await);
    let not_saved = "your last change was not saved";
    for (plane, person, form, page, door) in [
        (
            Plane::App,
            &owner,
            "/t/acme/members/invite",
            "/t/acme/members",
            "/sign-in",
        ),
        (
            Plane::Root,
            &root,
            "/root/tenants",
            "/root/tenants/new",
            "/root/sign-in",
        ),
    ] {
        let nobody = client(&app);
        let sent = nobody.post_form(form, &[("email", "new@example.com")]).await;
        let next = sent.header("location").to_owned();
        assert_eq!(next, format!("{door}?next={}", page.replace('/', "%2F")));
        let shown = nobody.header("cookie", &flash_of(&sent)).get(&next).await;
        assert!(shown.text().contains(not_saved), "{}", shown.text());
        assert!(
            !nobody.get(&next).await.text().contains(not_saved),
            "{door} says it to anybody"
        );

        let credentials = [
            ("email", &*person.email),
            ("password", PASSWORD),
            ("next", page),
            ("unsaved", "true"),
        ];
        let inside = nobody.post_form(door, &credentials).await;
        assert_eq!(inside.header("location"), page);
        let cookies = inside.headers.get_all("set-cookie").iter();
        let cookies: Vec<&str> = cookies
            .filter_map(|value| value.to_str().ok()?.split(';').next())
            .collect();
        let back = nobody.header("cookie", &cookies.join("; ")).get(page).await;
        assert_eq!(back.status, StatusCode::OK);
        assert!(back.text().contains(not_saved), "{page}");
        let usual = nobody.post_form(door, &credentials[..3]).await;
        assert_eq!(usual.headers.get_all("set-cookie").iter().count(), 1, "{plane:?}");
    }
}

/// The value of the first field of this name.
fn value<'a>(page: &'a str, name: &str) -> &'a str {
    let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).expect("a field");
    rest.split('"').next().unwrap_or_default()
}

#[tokio::test]
async fn a_grid_that_somebody_else_changed_comes_back_with_ones_own_ticks() {
    let app = TestApp::new().await;
    let acme = tenant_with_tables(&app, "acme").await;
    let (owner, other) = (acme.owner().await, acme.owner().await);
    let owner = client(&app).signed_in(&owner);
    let path = "/t/acme/permissions?role=staff";
    let opened = owner.get(path).await;
    let save = grants::Save {
        role: "staff".into(),
        version: value(opened.text(), "version").parse().expect("a version"),
        default: None,
        lines: serde_json::from_value(json!([{ "table": "customers", "read": true, "write": true, "delete": false }]))
            .expect("a line"),
    };
    app.in_tenant(&other.caller, &acme.by_id(), save).await.expect("saved");

    let mine = [
        ("table", "customers"),
        ("had", "read"),
        ("table", "orders"),
        ("had", "read"),
        ("read", "customers"),
        ("read", "orders"),
        ("delete", "orders"),
    ];
    let with = |version: &'static str, fields: &[(&'static str, &'static str)]| {
        fields.iter().copied().chain([("version", version)]).collect::<Vec<_>>()
    };
    let version = value(opened.text(), "version").to_owned().leak();
    let answer = owner.post_form(path, &with(version, &mine)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
    let page = answer.text();
    assert!(page.contains(&*other.email), "who did it: {page}");
    assert!(
        page.contains("It was read, and is read, write now."),
        "what they did: {page}"
    );
    assert!(
        page.contains("name=\"delete\" value=\"orders\" checked>"),
        "one's own tick: {page}"
    );
    assert!(
        page.contains("name=\"write\" value=\"customers\" checked data-granted>"),
        "theirs: {page}"
    );

    let version = value(page, "version").to_owned().leak();
    let again = [
        &mine[..1],
        &[("had", "read, write"), ("write", "customers")],
        &mine[2..],
    ]
    .concat();
    let saved = owner.post_form(path, &with(version, &again)).await;
    assert_eq!(saved.header("location"), path, "{}", saved.text());
    // Sent once more it finds all of it done.
    let reloaded = owner.post_form(path, &with(version, &again)).await;
    assert_eq!(reloaded.status, StatusCode::OK);
    assert!(!reloaded.text().contains("changed these rights"), "{}", reloaded.text());
    for granted in [("write", "customers"), ("delete", "orders")] {
        let tick = format!("name=\"{}\" value=\"{}\" checked data-granted>", granted.0, granted.1);
        assert!(reloaded.text().contains(&tick), "{tick}: {}", reloaded.text());
    }
}

#[tokio::test]
async fn whoever_watched_a_deletion_is_led_to_the_others_and_refused_nothing() {
    let app = TestApp::new().await;
    let admin = app.platform("super_admin").await;
    let root = with(&app, Plane::Root, &admin, "");
    let stream = root.open("/root/tenants/gone/progress").await.into_body();
    let told = axum::body::to_bytes(stream, usize::MAX).await.expect("its end");
    assert_eq!(&told[..], b"event: done\ndata: done\n\n");
    let led = root.get("/root/tenants/gone/watched").await;
    assert_eq!(led.header("location"), "/root/tenants");
    let list = with(&app, Plane::Root, &admin, &flash_of(&led))
        .get("/root/tenants")
        .await;
    assert!(list.text().contains("The tenant is gone."), "{}", list.text());
    let refused = "select count(*) from audit_events where outcome = 'refused'";
    let refused: i64 = app
        .superuser()
        .await
        .query_one(refused, &[])
        .await
        .expect("a count")
        .get(0);
    assert_eq!(refused, 0);
    // One that is there is led to.
    app.tenant("acme").await;
    let led = root.get("/root/tenants/acme/watched").await;
    assert_eq!(led.header("location"), "/root/tenants/acme");
}

#[tokio::test]
async fn an_actor_is_found_by_part_of_their_name_or_address() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let name = "update users set name = 'Séverine Öz' where id = $1";
    app.superuser()
        .await
        .execute(name, &[&owner.user.0])
        .await
        .expect("a name");
    acme.invite(&owner.caller, "new@example.com", "member")
        .await
        .expect("an invitation");
    let owner_at = client(&app).signed_in(&owner);
    app.seal_all().await;
    let address = owner.email.to_uppercase();
    for (actor, found) in [
        ("VERINE", true),
        ("%C3%B6z", true),
        (&address[1..], true),
        ("nobody", false),
        ("%25", false),
    ] {
        let answer = owner_at
            .get(&format!("/t/acme/audit?actor={actor}&operation=members.invite"))
            .await;
        assert_eq!(answer.text().contains("new@example.com"), found, "{actor}");
        assert_eq!(answer.text().contains("Clear filters"), !found, "{actor}");
    }
    let refused = client(&app)
        .signed_in(&acme.member().await)
        .get("/t/acme/members")
        .await;
    assert_eq!(refused.status, StatusCode::SEE_OTHER);
    app.seal_all().await;
    let answer = owner_at.get("/t/acme/audit?outcome=refused").await;
    assert!(answer.text().contains("See members"), "{}", answer.text());
    assert!(
        answer.text().contains("The actor’s role does not allow it."),
        "{}",
        answer.text()
    );
}

/// Where the root panel has a listener of its own, nothing else of the product is to be reached there.
#[tokio::test]
async fn a_platform_admin_has_an_account_on_the_root_panel_alone() {
    // covers: S0-21, S0-41, S0-25, D7
    let app = TestApp::new().await;
    let admin = app.platform("super_admin").await;
    let only = Client::new(server::router(&app, server::Part::Platform));
    let root = only.signed_in(&admin);
    for page in ["/root", "/root/account", "/root/account/tokens"] {
        let answer = root.get(page).await;
        assert_eq!(answer.status, StatusCode::OK, "{page}");
        for elsewhere in ["=\"/account", "\"/sign-out\"", "\"/t/"] {
            assert!(!answer.text().contains(elsewhere), "{page} leads to {elsewhere}");
        }
    }
    let home = root.get("/root/account").await;
    assert!(home.text().contains("root panel") && home.text().contains("this one"));
    assert!(!home.text().contains("Where you are a member"));
    let door = only.get("/root/account").await;
    assert_eq!(door.header("location"), "/root/sign-in?next=%2Froot%2Faccount");
    // A session of the tenants' panel is nothing here.
    let stranger = app.stranger().await;
    assert_eq!(
        only.signed_in(&stranger).get("/root/account").await.status,
        StatusCode::SEE_OTHER
    );

    let token = [
        ("name", "nightly"),
        ("expires_in", "7"),
        ("permissions", "tenants.view"),
    ];
    let made = with_root(&app, &admin, "")
        .post_form("/root/account/tokens", &token)
        .await;
    let flash = flash_of(&made);
    assert_eq!(made.header("location"), "/root/account/tokens");
    let shown = with_root(&app, &admin, &flash).get("/root/account/tokens").await;
    let secret = element(shown.text(), "new-token").expect("the token");
    let answer = only.bearer(secret).get("/api/v1/platform/tenants").await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());

    let change = [("current", PASSWORD), ("new", "granite otter 77 fjord lamp")];
    let changed = root.post_form("/root/account/password", &change).await;
    assert_eq!(changed.header("location"), "/root/account", "{}", changed.text());
}

fn with_root(app: &TestApp, person: &Person, flash: &str) -> Client {
    let only = Client::new(server::router(app, server::Part::Platform));
    only.header("cookie", &format!("__Host-bailiwick-root={}; {flash}", person.token))
}
