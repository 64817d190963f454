//! What is left of an access review: rows that nobody changes, mails, events, and the signed report.
// covers: S3-77, A12

use app::{
    Caller,
    access_reviews::{NewReview, Report, ReviewDecision, ReviewOutcome, Start, verify_report},
    admins,
    audit::{DocumentError, Trust},
};
use jiff::SignedDuration;
use testkit::{TestApp, keys};

use super::{close, decide, item_of, items, new, show, start};
use crate::{
    admins::{WHY, deactivate, remove, row_of},
    outcome::code,
};

#[tokio::test]
async fn what_is_closed_stays_whoever_asks() {
    let app = TestApp::new().await;
    let root = app.platform("super_admin").await;
    let (stays, left) = (app.platform("support").await, app.platform("support").await);
    let review = start(&app, &root).await.id;
    let item = item_of(&app, review, &stays).await;
    let item = decide(&app, &root, review, &item, ReviewDecision::Confirm)
        .await
        .unwrap();
    let taken_back = "update access_review_items set decision = null, decided_at = null where decision is not null";
    assert_eq!(state_of(&app, taken_back).await, "BW004");
    app.advance(SignedDuration::from_hours(24 * 15));
    // The deadline ends nothing.
    assert_eq!(show(&app, review).await.closed_at, None);
    // Sessions do end.
    let root = app.platform("super_admin").await;
    close(&app, &root, review, WHY).await.unwrap();

    assert_eq!(
        code(&decide(&app, &root, review, &item, ReviewDecision::Remove).await),
        "review_closed"
    );
    let client = app.superuser().await;
    for role in ["", "set role bailiwick_platform"] {
        client.batch_execute(role).await.unwrap();
        for change in [
            "update access_review_items set decision = 'confirmed', decided_at = now() where decision is null",
            "update access_review_items set reason = 'another'",
            "update access_review_items set removed_at = now()",
            "update access_reviews set closed_at = null, closed_by = null, closing_reason = null, audit_head = null, audit_checkpoint = null",
            "update access_reviews set closing_reason = 'another'",
        ] {
            assert_eq!(state_of(&app, change).await, "BW004", "{role}: {change}");
        }
        for change in ["delete from access_review_items", "delete from access_reviews"] {
            let expected = if role.is_empty() { "BW004" } else { "42501" };
            assert_eq!(state_of(&app, change).await, expected, "{role}: {change}");
        }
    }
    client.batch_execute("reset role").await.unwrap();
    // Who goes later was undecided then.
    remove(&app, &root, row_of(&app, &left).await, 1).await.unwrap();
    assert_eq!(item_of(&app, review, &left).await.outcome, ReviewOutcome::Undecided);
}

/// The SQLSTATE that a statement ends with.
async fn state_of(app: &TestApp, sql: &str) -> String {
    let error = app.superuser().await.batch_execute(sql).await.expect_err(sql);
    error.code().map(|code| code.code().to_owned()).unwrap_or_default()
}

#[tokio::test]
async fn those_who_decide_are_written_to_and_nobody_else() {
    let app = TestApp::new().await;
    let (root, manager) = (app.platform("super_admin").await, app.platform("user_manager").await);
    app.platform("support").await;
    let away = app.platform("super_admin").await;
    deactivate(&app, &root, row_of(&app, &away).await, 1).await.unwrap();
    let asked = NewReview {
        note: "Ask each team lead.".into(),
        ..new()
    };
    let review = app.on_platform(&root, Start(asked)).await.unwrap();
    let mails = app.on_platform(&root, app::mails::List::default()).await.unwrap().items;
    let mut to: Vec<_> = mails.iter().map(|mail| mail.recipient.as_str()).collect();
    to.sort_unstable();
    assert_eq!(to, [&*root.email, &*manager.email]);
    let show = app::mails::Show { mail: mails[0].id };
    let text = app.on_platform(&root, show).await.unwrap();
    let text = format!("{text:?}");
    for part in [
        "Third quarter",
        "Ask each team lead.",
        &format!("https://root.bailiwick.example/root/reviews/{}", review.id),
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[tokio::test]
async fn a_report_is_noticed_when_a_byte_of_it_changes() {
    let app = TestApp::new().await;
    let root = app.platform("super_admin").await;
    let person = app.platform("support").await;
    let review = start(&app, &root).await.id;
    let report = || Report { review };
    assert_eq!(code(&app.on_platform(&root, report()).await), "review_open");
    let item = item_of(&app, review, &person).await;
    decide(&app, &root, review, &item, ReviewDecision::Confirm)
        .await
        .unwrap();
    app.seal_all().await;
    close(&app, &root, review, WHY).await.unwrap();
    let (read, file) = app.on_platform(&root, report()).await.unwrap();
    assert_eq!(read.admins.len(), 2);
    let checkpoint = read.audit_checkpoint.expect("something was sealed");
    assert!(read.audit_head.is_some());
    let expected = Some(checkpoint.parse().unwrap());
    let verify = app::audit::Verify { expected };
    assert_eq!(app.on_platform(&Caller::cli(), verify).await.unwrap().findings, []);

    let own = Trust::Keys(keys().verifying_keys());
    let checked = verify_report(&file, &own).unwrap();
    assert_eq!(checked.review.closing_reason.as_deref(), Some(WHY));
    let key = keys().verifying_keys().into_values().next_back().expect("a key");
    assert!(verify_report(&file, &Trust::Named(vec![hex::encode(key.as_bytes())])).is_ok());
    let strangers = Trust::Keys(app::Keys::random().verifying_keys());
    assert!(matches!(verify_report(&file, &strangers), Err(DocumentError::Key)));

    // Each byte, with the line's end left out: it says nothing.
    let line = file.trim_end();
    for at in 0..line.len() {
        let mut changed = line.as_bytes().to_vec();
        changed[at] ^= 1;
        if let Ok(changed) = String::from_utf8(changed) {
            assert!(verify_report(&changed, &own).is_err(), "byte {at}: {changed}");
        }
    }
    let confirmed = line.replace("\"outcome\":\"undecided\"", "\"outcome\":\"confirmed\"");
    assert_ne!(confirmed, line);
    assert!(matches!(verify_report(&confirmed, &own), Err(DocumentError::Changed)));
    // The same to us, another thing to a reader who takes the first of two.
    let twice = line.replacen("\"admins\":", "\"admins\":[],\"admins\":", 1);
    for other in [
        twice,
        format!(" {line}"),
        line.replace(",\"signature\"", ", \"signature\""),
    ] {
        assert!(verify_report(&other, &own).is_err(), "{other}");
    }
}

#[tokio::test]
async fn each_act_is_an_event_of_its_target() {
    let app = TestApp::new().await;
    let root = app.platform("super_admin").await;
    let person = app.platform("support").await;
    let row = row_of(&app, &person).await;
    let review = start(&app, &root).await.id;
    let item = item_of(&app, review, &person).await;
    decide(&app, &root, review, &item, ReviewDecision::Remove)
        .await
        .unwrap();
    close(&app, &root, review, WHY).await.unwrap();
    let sql = "select operation, target_kind, target_id, target_label, justification, before, after
               from audit_events where operation like 'access_reviews.%' order by position, occurred_at, id";
    let rows = app.superuser().await.query(sql, &[]).await.unwrap();
    let told: Vec<(&str, &str, String, &str, Option<&str>)> = rows
        .iter()
        .map(|row| (row.get(0), row.get(1), row.get(2), row.get(3), row.get(4)))
        .collect();
    let (review, row) = (review.to_string(), row.to_string());
    assert_eq!(
        told,
        [
            (
                "access_reviews.start",
                "access_review",
                review.clone(),
                "Third quarter",
                None
            ),
            (
                "access_reviews.decide",
                "platform_admin",
                row,
                &*person.email,
                Some(WHY)
            ),
            (
                "access_reviews.close",
                "access_review",
                review,
                "Third quarter",
                Some(WHY)
            ),
        ]
    );
    let after: serde_json::Value = rows[1].get(6);
    assert_eq!(after["outcome"], "removed");
    // Where the admin's own history is read.
    let history = admins::History {
        admin: item.admin_id,
        after: None,
        limit: None,
    };
    let history = app.on_platform(&root, history).await.unwrap();
    assert_eq!(history.items[0].operation, "access_reviews.decide");
}

#[tokio::test]
async fn whoever_is_erased_keeps_a_pseudonym_in_closed_reviews() {
    let app = TestApp::new().await;
    let root = app.platform("super_admin").await;
    let person = app.platform("support").await;
    let review = start(&app, &root).await.id;
    let id = item_of(&app, review, &person).await.id;
    close(&app, &root, review, WHY).await.unwrap();
    let client = app.superuser().await;
    let deleted = "update users set state = 'deleted', deleted_at = now() - interval '40 days' where id = $1";
    client.execute(deleted, &[&person.user.0]).await.unwrap();
    let erase = "select erase_user($1, now(), now())";
    let erased: bool = client.query_one(erase, &[&person.user.0]).await.unwrap().get(0);
    assert!(erased);
    let all = items(&app, review, false).await;
    let item = all.iter().find(|item| item.id == id).expect("the item");
    assert_eq!(&*item.name, "Erased user");
    assert!(item.email.ends_with("@erased.invalid"), "{}", item.email);
}
