//! Every page of each panel as somebody who may see few of them: what is not for them leads home with a notice, and no menu offers it.
// covers: S2-05, D17, G13

use app::{AdminId, Plane, ServerId};
use axum::http::StatusCode;
use testkit::{Person, TestApp};
use uuid::Uuid;

use crate::{
    pages::{flash_of, with},
    place::{client, tenant_with_tables},
};

/// The addresses of all pages below `base`, as the panel lists them, with these names filled in. What is only posted to is none.
fn pages(base: &str, ids: &[(&str, String)]) -> Vec<String> {
    let panel = include_str!("../../src/panel.rs");
    let routes = panel.split(".route(").skip(1);
    let pages = routes.filter_map(|route| {
        let path = route.split('"').nth(1)?;
        let is_page = path.starts_with(base) && route.contains("get(") && !route.contains("get(to_page)");
        is_page.then(|| path.to_owned())
    });
    pages
        .map(|page| ids.iter().fold(page, |page, (name, value)| page.replace(name, value)))
        // The page of something else that there is none of is not found, whoever asks; what goes on for ever is listened to by a page; and
        // the doors lead on whoever may come there.
        .filter(|page| !page.contains('{'))
        .filter(|page| {
            !["/live", "/progress", "/watched", "/sign-in", "/sign-in/second-factor"]
                .iter()
                .any(|end| page.ends_with(end))
        })
        .collect()
}

/// What the menu of a page offers.
fn menu(page: &str) -> Vec<String> {
    let (_, nav) = page.split_once("<nav class=\"nav\"").expect("a menu");
    let (nav, _) = nav.split_once("</nav>").expect("its end");
    nav.split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .map(ToOwned::to_owned)
        .collect()
}

/// Walks all pages, and counts how many led home.
async fn sent_home(app: &TestApp, plane: Plane, person: &Person, home: &str, pages: Vec<String>) -> usize {
    let browser = client(app).signed_in(person);
    let first = browser.get(home).await;
    assert_eq!(first.status, StatusCode::OK, "{}: {}", person.email, first.text());
    let offered = menu(first.text());
    for path in &offered {
        assert_eq!(
            browser.get(path).await.status,
            StatusCode::OK,
            "{} is offered {path}",
            person.email
        );
    }
    assert!(pages.len() > 8, "{pages:?}");
    let mut sent_home = 0;
    for page in pages {
        let answer = browser.get(&page).await;
        if answer.status == StatusCode::OK {
            continue;
        }
        sent_home += 1;
        let who = format!("{} at {page}", person.email);
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{who}");
        assert_eq!(answer.header("location"), home, "{who}");
        assert!(!offered.contains(&page), "{who} is offered it");
        let told = with(app, plane, person, &flash_of(&answer)).get(home).await;
        assert!(told.text().contains("data-kind=\"error\""), "{who} is told nothing");
    }
    sent_home
}

#[tokio::test]
async fn what_a_role_may_not_see_leads_home_and_is_offered_nowhere() {
    let app = TestApp::new().await;
    let acme = tenant_with_tables(&app, "acme").await;
    acme.owner().await;
    for (role, sees_all) in [
        ("owner", true),
        ("admin", false),
        ("staff", false),
        ("member", false),
        ("read_only", false),
    ] {
        let person = acme.person(role).await;
        let ids = [
            ("{tenant}", acme.slug.clone()),
            ("{table}", "orders".to_owned()),
            ("{member}", person.membership.expect("a member").to_string()),
        ];
        let led = sent_home(&app, Plane::App, &person, "/t/acme", pages("/t/{tenant}", &ids)).await;
        assert_eq!(led == 0, sees_all, "{role} was sent home {led} times");
    }
}

/// The id of the row in which `column` is `value`.
async fn id_of(app: &TestApp, table: &str, column: &str, value: &str) -> Uuid {
    let sql = format!("select id from {table} where {column}::text = $1");
    let row = app.superuser().await.query_one(&sql, &[&value]).await;
    row.expect("a row").get(0)
}

#[tokio::test]
async fn what_a_platform_role_may_not_see_leads_to_the_dashboard() {
    let app = TestApp::new().await;
    let acme = tenant_with_tables(&app, "acme").await;
    acme.owner().await;
    app.superuser()
        .await
        .batch_execute(
            "insert into platform_roles (id, key, name, description, rank, permissions)
             values (gen_random_uuid(), 'post', 'Post', '', 10, '{mails.view}')",
        )
        .await
        .expect("a role that sees no overview");
    for (role, sees_all) in [
        ("super_admin", true),
        ("operator", false),
        ("user_manager", false),
        ("support", false),
        ("auditor", false),
        ("post", false),
    ] {
        let person = app.platform(role).await;
        let ids = [
            ("{tenant}", acme.slug.clone()),
            ("{user}", person.user.to_string()),
            ("{role}", role.to_owned()),
            (
                "{admin}",
                AdminId(id_of(&app, "platform_admins", "user_id", &person.user.0.to_string()).await).to_string(),
            ),
            (
                "{server}",
                ServerId(id_of(&app, "database_servers", "name", "local").await).to_string(),
            ),
        ];
        let led = sent_home(&app, Plane::Root, &person, "/root", pages("/root", &ids)).await;
        assert_eq!(led == 0, sees_all, "{role} was sent home {led} times");
    }
}
