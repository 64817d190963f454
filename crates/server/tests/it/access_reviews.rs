//! An access review as a program and as people on the root panel go through it.
// covers: S3-77, D7, D20

use app::{access_reviews::verify_report, audit::Trust};
use axum::http::{Method, StatusCode};
use jiff::SignedDuration;
use serde_json::{Value, json};
use testkit::{Client, PASSWORD, Person, TestApp, keys};

use crate::place::client;

const REVIEWS: &str = "/api/v1/platform/access-reviews";

/// The item of a person.
async fn item_of(client: &Client, review: &str, person: &Person) -> Value {
    let items = client.get(&format!("{REVIEWS}/{review}/items")).await.json();
    let mut all = items["items"].as_array().expect("items").iter();
    all.find(|item| item["email"] == person.email.as_str())
        .expect("their item")
        .clone()
}

#[tokio::test]
async fn a_program_goes_through_a_review() {
    let app = TestApp::new().await;
    let root = client(&app).signed_in(&app.platform("super_admin").await);
    let (stays, goes) = (app.platform("support").await, app.platform("auditor").await);
    let begun = root.post(REVIEWS, &json!({ "title": "Third quarter" })).await;
    assert_eq!(
        (begun.status, begun.header("etag")),
        (StatusCode::CREATED, "\"1\""),
        "{}",
        begun.text()
    );
    let review = begun.json()["id"].as_str().expect("an id").to_owned();
    let again = root.post(REVIEWS, &json!({ "title": "Another" })).await;
    assert_eq!((again.status, &*again.code()), (StatusCode::CONFLICT, "review_open"));
    let long = root
        .post(REVIEWS, &json!({ "title": "Another", "deadline_in_days": 91 }))
        .await;
    assert_eq!(long.json()["errors"][0]["field"], "deadline_in_days");

    let decide = async |person: &Person, body: Value| {
        let item = item_of(&root, &review, person).await;
        let path = format!(
            "{REVIEWS}/{review}/items/{}/decide",
            item["id"].as_str().expect("an id")
        );
        root.if_match(1).send(Method::POST, &path, Some(&body)).await
    };
    let wrong = decide(&stays, json!({ "decision": "forget" })).await;
    assert_eq!(wrong.json()["errors"][0]["field"], "decision", "{}", wrong.text());
    let unsaid = decide(&goes, json!({ "decision": "remove" })).await;
    assert_eq!(unsaid.code(), "reason_required");
    let confirmed = decide(&stays, json!({ "decision": "confirm" })).await;
    assert_eq!(
        (confirmed.status, confirmed.header("etag")),
        (StatusCode::OK, "\"2\""),
        "{}",
        confirmed.text()
    );
    let late = decide(&stays, json!({ "decision": "remove", "reason": "They left." })).await;
    assert_eq!((late.status, &*late.code()), (StatusCode::PRECONDITION_FAILED, "stale"));
    let removed = decide(&goes, json!({ "decision": "remove", "reason": "They left." })).await;
    assert_eq!(removed.json()["outcome"], "removed", "{}", removed.text());
    let left = root
        .get(&format!("{REVIEWS}/{review}/items?undecided=true&limit=1"))
        .await
        .json();
    assert_eq!(
        (left["items"].as_array().map(Vec::len), &left["next"]),
        (Some(1), &Value::Null)
    );
    let first = root.get(&format!("{REVIEWS}/{review}/items?limit=2")).await.json();
    let next = first["next"].as_str().expect("a next page");
    let rest = root
        .get(&format!("{REVIEWS}/{review}/items?limit=2&after={next}"))
        .await
        .json();
    assert_eq!(rest["items"].as_array().map(Vec::len), Some(1), "{rest}");

    let close = format!("{REVIEWS}/{review}/close");
    let undecided = root.if_match(1).post(&close, &json!({})).await;
    assert_eq!(
        (undecided.status, &*undecided.code()),
        (StatusCode::CONFLICT, "undecided")
    );
    let report = format!("{REVIEWS}/{review}/report");
    assert_eq!(root.get(&report).await.code(), "review_open");
    let closed = root
        .if_match(1)
        .post(&close, &json!({ "reason": "I am the only one." }))
        .await;
    assert_eq!(closed.json()["decided"], 2, "{}", closed.text());
    let report = root.get(&report).await;
    assert_eq!(report.header("content-type"), "application/json");
    let checked = verify_report(report.text(), &Trust::Keys(keys().verifying_keys())).expect("as signed");
    assert_eq!(checked.admins.len(), 3);
    assert_eq!(report.json()["report"]["review"]["title"], "Third quarter");
}

#[tokio::test]
async fn people_go_through_a_review() {
    let app = TestApp::new().await;
    let (one, manager) = (app.platform("super_admin").await, app.platform("user_manager").await);
    let (support, auditor) = (app.platform("support").await, app.platform("auditor").await);
    let root = client(&app).signed_in(&one);
    let page = async |who: &Client, path: &str| {
        let answer = who.get(path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}: {}", answer.text());
        answer.text().to_owned()
    };
    let list = page(&root, "/root/reviews").await;
    assert!(
        list.contains("No review yet") && list.contains("/root/reviews/new"),
        "{list}"
    );
    let reader = client(&app).signed_in(&support);
    assert!(!page(&reader, "/root/reviews").await.contains("/root/reviews/new"));
    assert!(page(&root, "/root/reviews/new").await.contains("value=\"14\""));
    let wrong = [
        ("title", "Third quarter"),
        ("deadline_in_days", "100"),
        ("note", "Ask."),
    ];
    let shown = root.post_form("/root/reviews", &wrong).await;
    assert!(
        shown.text().contains("id=\"deadline_in_days-error\"") && shown.text().contains("Ask."),
        "{}",
        shown.text()
    );
    let right = [
        ("title", "Third <b>quarter</b>"),
        ("deadline_in_days", "7"),
        ("note", ""),
    ];
    let begun = root.post_form("/root/reviews", &right).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.text());
    let here = begun.header("location").to_owned();
    let review = here.rsplit('/').next().expect("an id").to_owned();
    let of = async |person: &Person| {
        item_of(&root, &review, person).await["id"]
            .as_str()
            .expect("an id")
            .to_owned()
    };
    let (own, theirs, read, boss) = (
        of(&one).await,
        of(&auditor).await,
        of(&support).await,
        of(&manager).await,
    );

    let seen = page(&root, &here).await;
    assert!(!seen.contains("<b>quarter"), "{seen}");
    for offered in [&theirs, &read, &boss] {
        assert!(
            seen.contains(&format!("id=\"confirm-{offered}\"")) && seen.contains(&format!("id=\"remove-{offered}\""))
        );
    }
    assert!(
        !seen.contains(&format!("id=\"confirm-{own}\"")),
        "nobody is offered themself"
    );
    let seen = page(&client(&app).signed_in(&manager), &here).await;
    assert!(seen.contains(&format!("id=\"remove-{read}\"")) && !seen.contains(&format!("id=\"remove-{own}\"")));
    assert!(!seen.contains("Close the review"));
    assert!(
        !page(&reader, &here)
            .await
            .contains("show-modal\" commandfor=\"confirm-")
    );

    // Too long ago: the password is asked for, and the same form is sent again.
    app.advance(SignedDuration::from_mins(11));
    let confirm = format!("{here}/items/{theirs}/confirm");
    let asks = root.post_form(&confirm, &[("version", "1"), ("reason", "")]).await;
    assert!(asks.text().contains("Confirm that it is you"), "{}", asks.text());
    let proved = [("version", "1"), ("reason", ""), ("proof", PASSWORD)];
    assert_eq!(root.post_form(&confirm, &proved).await.status, StatusCode::SEE_OTHER);
    let remove = format!("{here}/items/{read}/remove");
    let removal = [("version", "1"), ("reason", "They left in May.")];
    assert_eq!(root.post_form(&remove, &removal).await.status, StatusCode::SEE_OTHER);
    let undecided = page(&root, &format!("{here}?show=undecided")).await;
    assert!(undecided.contains(&manager.email) && !undecided.contains(&auditor.email));
    app.superuser()
        .await
        .execute(
            "update access_reviews set deadline = opened_at + interval '1 minute'",
            &[],
        )
        .await
        .expect("an earlier deadline");
    assert!(page(&root, &here).await.contains("The deadline has passed"));

    let unsaid = root
        .post_form(&format!("{here}/close"), &[("version", "1"), ("reason", "")])
        .await;
    assert_eq!(unsaid.status, StatusCode::SEE_OTHER);
    assert!(page(&root, &here).await.contains("Close the review"));
    let closing = [("version", "1"), ("reason", "The others are away.")];
    assert_eq!(
        root.post_form(&format!("{here}/close"), &closing).await.status,
        StatusCode::SEE_OTHER
    );
    let closed = page(&root, &here).await;
    assert!(!closed.contains("show-modal\" commandfor=\"confirm-") && closed.contains(&format!("{here}/report")));
    let report = page(&root, &format!("{here}/report")).await;
    for part in [
        "They left in May.",
        "The others are away.",
        "confirmed",
        "removed",
        "undecided",
        &*auditor.email,
    ] {
        assert!(report.contains(part), "{part} in {report}");
    }
    let file = root.get(&format!("{here}/report.json")).await;
    assert!(file.header("content-disposition").starts_with("attachment"));
    assert!(verify_report(file.text(), &Trust::Keys(keys().verifying_keys())).is_ok());
}
