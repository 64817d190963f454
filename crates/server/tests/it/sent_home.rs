//! Every page of a tenant as somebody who may see few of them: what is not for them leads home with a notice, and no menu offers it.
// covers: S2-05, D17, G13

use app::Plane;
use axum::http::StatusCode;
use testkit::{Person, TestApp, TestTenant};

use crate::{
    pages::{flash_of, with},
    place::{client, tenant_with_tables},
};

/// The addresses of all pages in a tenant, as the panel lists them. What is only posted to is none.
fn pages(tenant: &TestTenant<'_>, member: &Person) -> Vec<String> {
    let panel = include_str!("../../src/panel.rs");
    let routes = panel.split(".route(").skip(1);
    let pages = routes.filter_map(|route| {
        let path = route.split('"').nth(1)?;
        let is_page = path.starts_with("/t/{tenant}") && route.contains("get(") && !route.contains("get(to_page)");
        is_page.then(|| path.to_owned())
    });
    let ids = [
        ("{tenant}", tenant.slug.clone()),
        ("{table}", "orders".to_owned()),
        ("{member}", member.membership.expect("a member").to_string()),
    ];
    pages
        .map(|page| ids.iter().fold(page, |page, (name, value)| page.replace(name, value)))
        // The page of something else that there is none of is not found, whoever asks; and what goes on for ever is listened to by a page.
        .filter(|page| !page.contains('{') && !page.ends_with("/live"))
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
        let browser = client(&app).signed_in(&person);
        let home = browser.get("/t/acme").await;
        assert_eq!(home.status, StatusCode::OK, "{role}");
        let offered = menu(home.text());
        for path in &offered {
            assert_eq!(
                browser.get(path).await.status,
                StatusCode::OK,
                "{role} is offered {path}"
            );
        }
        let pages = pages(&acme, &person);
        assert!(pages.len() > 8, "{pages:?}");
        let mut sent_home = 0;
        for page in pages {
            let answer = browser.get(&page).await;
            if answer.status == StatusCode::OK {
                continue;
            }
            sent_home += 1;
            assert_eq!(
                answer.status,
                StatusCode::SEE_OTHER,
                "{role} at {page}: {}",
                answer.text()
            );
            assert_eq!(answer.header("location"), "/t/acme", "{role} at {page}");
            assert!(!offered.contains(&page), "{role} is offered {page}");
            let home = with(&app, Plane::App, &person, &flash_of(&answer)).get("/t/acme").await;
            assert!(
                home.text().contains("data-kind=\"error\""),
                "{role} is told nothing of {page}"
            );
        }
        assert_eq!(sent_home == 0, sees_all, "{role} was sent home {sent_home} times");
    }
}
