//! The pages on which a tenant's roles are made, compared and changed: what they show, what they send, and what a crooked form does not do.
// covers: S4-18, S4-19, S4-20, S4-21, S4-22, S4-23, S4-24, S4-25, S4-26, S4-28, S4-30, D15

use app::{
    Caller,
    modules::{Declaration, Declare},
    roles::{Create, NewRole, Show},
};
use axum::http::StatusCode;
use testkit::{Client, Person, TestApp, TestTenant};

use crate::place::client;

async fn permissions(app: &TestApp, by: &Caller, tenant: &TestTenant<'_>, role: &str) -> Vec<String> {
    let show = Show { role: role.into() };
    app.in_tenant(by, &tenant.by_id(), show)
        .await
        .expect("the role")
        .permissions
}

/// What the form on the page would send with these cells ticked beside what is ticked already.
fn grid(page: &str, also: &[(&str, &str)]) -> Vec<(String, String)> {
    let inputs: Vec<&str> = page
        .split("<input ")
        .skip(1)
        .map(|rest| rest.split('>').next().unwrap_or_default())
        .collect();
    let attribute = |input: &str, name: &str| {
        let (_, rest) = input.split_once(&format!("{name}=\""))?;
        rest.split_once('"').map(|(value, _)| value.to_owned())
    };
    let named = |wanted: &str| -> Vec<(&str, String)> {
        let of = inputs
            .iter()
            .filter(|input| attribute(input, "name").as_deref() == Some(wanted));
        of.map(|input| (*input, attribute(input, "value").expect("a value")))
            .collect()
    };
    let (columns, rows) = (named("column"), named("row"));
    let place = |list: &[(&str, String)], text: &str| {
        list.iter()
            .position(|(_, value)| value.split(' ').next() == Some(text))
            .expect(text)
    };
    let mut sent: Vec<(String, String)> = Vec::new();
    sent.extend(columns.iter().map(|(_, value)| ("column".to_owned(), value.clone())));
    sent.extend(rows.iter().map(|(_, value)| ("row".to_owned(), value.clone())));
    let ticked = named("cell")
        .into_iter()
        .filter(|(input, _)| input.contains(" checked"));
    sent.extend(ticked.map(|(_, value)| ("cell".to_owned(), value)));
    sent.extend(also.iter().map(|(role, permission)| {
        let cell = format!("{}.{}", place(&columns, role), place(&rows, permission));
        ("cell".to_owned(), cell)
    }));
    sent
}

async fn post(client: &Client, path: &str, fields: &[(String, String)]) -> testkit::Answer {
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    client.post_form(path, &fields).await
}

/// The hidden fields of the page on which changes are reviewed.
fn reviewed(page: &str) -> Vec<(String, String)> {
    let of = page.split("name=\"change\" value=\"").skip(1);
    of.map(|rest| {
        (
            "change".to_owned(),
            rest.split('"').next().unwrap_or_default().replace("&#43;", "+"),
        )
    })
    .collect()
}

async fn with_invoices(app: &TestApp) -> (TestTenant<'_>, Person) {
    let declare = Declare {
        key: "invoices".into(),
        declaration: Declaration {
            label: "Invoices & bills".into(),
            description: String::new(),
            actions: vec!["view".into(), "delete".into()],
            by_default: true,
        },
    };
    app.on_platform(&Caller::cli(), declare).await.expect("a module");
    let tenant = app.tenant("acme").await;
    let owner = tenant.owner().await;
    (tenant, owner)
}

#[tokio::test]
async fn the_matrix_shows_all_and_saves_what_was_reviewed() {
    let app = TestApp::new().await;
    let (acme, owner) = with_invoices(&app).await;
    for _ in 0..2 {
        acme.staff().await;
    }
    let browser = client(&app).signed_in(&owner);
    let answer = browser.get("/t/acme/matrix").await;
    let page = answer.text();
    assert!(
        page.contains("Invoices &#38; bills") && page.contains("Members") && page.contains("Read-Only"),
        "{page}"
    );
    // The owner's column has nothing to tick, nor has anybody's who is not signed in.
    assert!(!page.contains("value=\"owner ") && !page.contains("r-anon"));

    let sent = grid(page, &[("staff", "invoices.delete"), ("member", "invoices.view")]);
    let review = post(&browser, "/t/acme/matrix/review", &sent).await;
    let text = review.text();
    assert!(
        text.contains("2 people gain it: Staff.") && text.contains("0 people gain it: Member."),
        "{text}"
    );
    assert!(
        !permissions(&app, &owner, &acme, "staff")
            .await
            .contains(&"invoices.delete".to_owned())
    );
    let saved = post(&browser, "/t/acme/matrix", &reviewed(text)).await;
    assert_eq!(saved.header("location"), "/t/acme/matrix", "{}", saved.text());
    assert!(
        permissions(&app, &owner, &acme, "staff")
            .await
            .contains(&"invoices.delete".to_owned())
    );
    assert!(
        permissions(&app, &owner, &acme, "member")
            .await
            .contains(&"invoices.view".to_owned())
    );

    // The grid of before: what it says is stale, and nothing is lost or overwritten.
    let again = post(&browser, "/t/acme/matrix", &reviewed(text)).await;
    assert_eq!(again.header("location"), "/t/acme/matrix");
    assert!(browser.get("/t/acme/matrix").await.status == StatusCode::OK);
    let nothing = post(
        &browser,
        "/t/acme/matrix/review",
        &grid(browser.get("/t/acme/matrix").await.text(), &[]),
    )
    .await;
    assert!(nothing.text().contains("Nothing is changed"), "{}", nothing.text());

    let file = browser.get("/t/acme/matrix.csv").await;
    let head = r#""module","permission","owner","admin","staff""#;
    assert!(file.text().starts_with(head), "{}", file.text());
    let line = r#""Invoices & bills","invoices.delete","yes","","yes","#;
    assert!(file.text().contains(line), "{}", file.text());
}

#[tokio::test]
async fn roles_are_compared_side_by_side() {
    let app = TestApp::new().await;
    let (acme, owner) = with_invoices(&app).await;
    let browser = client(&app).signed_in(&owner);
    let answer = browser
        .get("/t/acme/matrix?role=staff&role=member&differences=true")
        .await;
    let page = answer.text();
    assert!(page.contains("r-staff") && page.contains("r-member") && !page.contains("r-admin"));
    assert!(
        page.contains("members.view") && !page.contains("tables.view"),
        "only what differs"
    );
    // What is not shown is not changed.
    let review = post(
        &browser,
        "/t/acme/matrix/review",
        &grid(page, &[("member", "members.view")]),
    )
    .await;
    post(&browser, "/t/acme/matrix", &reviewed(review.text())).await;
    let now = permissions(&app, &owner, &acme, "member").await;
    assert_eq!(now, ["members.view", "tables.view", "tables.edit", "tables.delete"]);
}

#[tokio::test]
async fn a_crooked_matrix_changes_nothing() {
    let app = TestApp::new().await;
    let (acme, owner) = with_invoices(&app).await;
    let admin = client(&app).signed_in(&acme.admin().await);
    let fields = |lines: &[&str]| {
        lines
            .iter()
            .map(|line| ("change".to_owned(), (*line).to_owned()))
            .collect::<Vec<_>>()
    };
    for lines in [
        &["owner 1 - tables.view"][..],
        &["admin 1 + modules.manage"],
        &["staff 1 + modules.manage"],
        &["staff x + tables.view"],
        &["staff"],
        &["nobody 1 + tables.view"],
        &["staff 1 + *"],
    ] {
        let before = permissions(&app, &owner, &acme, "staff").await;
        let answer = post(&admin, "/t/acme/matrix", &fields(lines)).await;
        assert!(
            answer.status.is_redirection() || answer.status.is_client_error(),
            "{lines:?}: {}",
            answer.status
        );
        assert_eq!(permissions(&app, &owner, &acme, "staff").await, before, "{lines:?}");
    }
    // Whoever may not see roles is sent home, and whoever may only look has nothing to tick.
    let member = client(&app).signed_in(&acme.member().await);
    assert_eq!(member.get("/t/acme/matrix").await.header("location"), "/t/acme");
    let staff = client(&app).signed_in(&acme.staff().await);
    let answer = staff.get("/t/acme/matrix").await;
    assert!(answer.text().contains("Invoices") && !answer.text().contains("name=\"cell\""));
}

#[tokio::test]
async fn forty_modules_of_five_actions_and_thirty_roles_are_one_page_and_one_form() {
    let app = TestApp::new().await;
    let tenant = {
        for n in 0..40 {
            let declare = Declare {
                key: format!("module{n}"),
                declaration: Declaration {
                    label: format!("Module {n}"),
                    description: String::new(),
                    actions: ["view", "create", "edit", "delete", "manage"].map(Into::into).to_vec(),
                    by_default: true,
                },
            };
            app.on_platform(&Caller::cli(), declare).await.expect("a module");
        }
        app.tenant("acme").await
    };
    let owner = tenant.owner().await;
    for n in 0..25 {
        let role = NewRole {
            key: format!("role{n}"),
            name: format!("Role {n}"),
            description: String::new(),
            rank: 30,
            permissions: (0..40).map(|module| format!("module{module}.view")).collect(),
            like: None,
        };
        app.in_tenant(&owner, &tenant.by_id(), Create(role))
            .await
            .expect("a role");
    }
    let browser = client(&app).signed_in(&owner);
    let answer = browser.get("/t/acme/matrix").await;
    let page = answer.text();
    let cells = page.matches("name=\"cell\"").count();
    assert!(cells > 6000, "{cells}");
    // All of them ticked are still a form that is taken.
    let mut sent = grid(page, &[]);
    let rows = sent.iter().filter(|(name, _)| name == "row").count();
    let columns = sent.iter().filter(|(name, _)| name == "column").count();
    sent.retain(|(name, _)| name != "cell");
    let all = (0..columns).flat_map(|column| (0..rows).map(move |row| ("cell".to_owned(), format!("{column}.{row}"))));
    sent.extend(all);
    let review = post(&browser, "/t/acme/matrix/review", &sent).await;
    assert_eq!(review.status, StatusCode::OK, "{}", review.text());
    let saved = post(&browser, "/t/acme/matrix", &reviewed(review.text())).await;
    assert_eq!(saved.header("location"), "/t/acme/matrix", "{}", saved.text());
    assert!(
        permissions(&app, &owner, &tenant, "role24")
            .await
            .contains(&"module39.manage".to_owned())
    );
}
