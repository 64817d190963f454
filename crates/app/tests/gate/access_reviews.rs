//! Access reviews: who begins, decides and closes one, what many at once cannot break, and what the signed report is worth.
// covers: S3-77, D6, D7, D8, D20, A12

use app::{
    AccessReviewId, App, Caller, Result,
    access_reviews::{
        AccessReview, Close, Closing, Decide, Decision, Items, List, NewDecision, NewReview, Outcome, Report,
        ReviewItem, Show, Start, verify_report,
    },
    admins,
    audit::{DocumentError, Trust},
};
use jiff::SignedDuration;
use testkit::{Person, TestApp, keys};

use crate::{
    admins::{WHY, remove, row_of, sees_dashboard},
    outcome::{code, field},
    together::together,
};

const DAY: SignedDuration = SignedDuration::from_hours(24);

fn new() -> NewReview {
    NewReview {
        title: "Third quarter".into(),
        deadline_in_days: 14,
        note: String::new(),
    }
}

async fn start(app: &TestApp, by: &Caller) -> AccessReview {
    app.on_platform(by, Start(new())).await.expect("a review")
}

async fn items(app: &TestApp, review: AccessReviewId, undecided: bool) -> Vec<ReviewItem> {
    let items = Items {
        review,
        undecided,
        after: None,
        limit: None,
    };
    app.on_platform(&Caller::cli(), items).await.expect("the items").items
}

async fn item_of(app: &TestApp, review: AccessReviewId, person: &Person) -> ReviewItem {
    let all = items(app, review, false).await;
    all.into_iter()
        .find(|item| item.user_id == person.user)
        .expect("their item")
}

async fn decide(
    app: &App,
    by: &Caller,
    review: AccessReviewId,
    item: &ReviewItem,
    decision: Decision,
) -> Result<ReviewItem> {
    let new = NewDecision {
        decision,
        reason: WHY.into(),
    };
    let decide = Decide {
        review,
        item: item.id,
        version: item.version,
        new,
    };
    app.on_platform(by, decide).await
}

async fn close(app: &TestApp, by: &Caller, review: AccessReviewId, reason: &str) -> Result<AccessReview> {
    let closing = Closing { reason: reason.into() };
    let close = Close {
        review,
        version: 1,
        closing,
    };
    app.on_platform(by, close).await
}

async fn show(app: &TestApp, review: AccessReviewId) -> AccessReview {
    app.on_platform(&Caller::cli(), Show { review })
        .await
        .expect("the review")
}

#[tokio::test]
async fn a_review_takes_down_everybody_and_ends_with_a_decision_about_each() {
    let app = TestApp::new().await;
    let (one, two) = (app.platform("super_admin").await, app.platform("super_admin").await);
    let (stays, goes, rests) = (
        app.platform("support").await,
        app.platform("auditor").await,
        app.platform("operator").await,
    );
    let row = row_of(&app, &rests).await;
    crate::admins::deactivate(&app, &one, row, 1).await.unwrap();
    let bounced = "insert into mail_bounces (address, error, bounced_at) values ($1, 'no such mailbox', now())";
    app.superuser().await.execute(bounced, &[&stays.email]).await.unwrap();
    let review = start(&app, &one).await;
    assert_eq!((review.admins, review.decided, review.closed_at), (5, 0, None));
    assert_eq!((&review.opened_by, review.deadline), (&one.email, app.now() + DAY * 14));

    let about = item_of(&app, review.id, &stays).await;
    assert_eq!((&*about.role, about.outcome), ("support", Outcome::Undecided));
    assert!(about.can_sign_in && about.mail_bounced_at.is_some());
    assert_eq!(item_of(&app, review.id, &rests).await.state.as_str(), "inactive");
    // Who comes later is of the next one.
    app.platform("support").await;
    assert_eq!(items(&app, review.id, false).await.len(), 5);

    let confirmed = decide(&app, &one, review.id, &about, Decision::Confirm).await.unwrap();
    assert_eq!(
        (confirmed.outcome, confirmed.decided_by.as_deref(), &*confirmed.reason),
        (Outcome::Confirmed, Some(&*one.email), WHY)
    );
    assert_eq!(
        code(&decide(&app, &one, review.id, &confirmed, Decision::Confirm).await),
        "unchanged"
    );
    assert_eq!(
        code(&decide(&app, &one, review.id, &about, Decision::Remove).await),
        "stale"
    );
    let about = item_of(&app, review.id, &goes).await;
    let gone = decide(&app, &one, review.id, &about, Decision::Remove).await.unwrap();
    assert_eq!(gone.outcome, Outcome::Removed);
    assert_eq!(sees_dashboard(&app, &goes).await, "unauthenticated");
    assert_eq!(sees_dashboard(&app, &stays).await, "ok");
    assert_eq!(
        code(&decide(&app, &one, review.id, &gone, Decision::Confirm).await),
        "removed_already"
    );
    // From one to the other, and not back.
    let second_thoughts = decide(&app, &one, review.id, &confirmed, Decision::Remove)
        .await
        .unwrap();
    assert_eq!(second_thoughts.outcome, Outcome::Removed);
    // By other means.
    remove(&app, &one, row, 2).await.unwrap();
    let about = item_of(&app, review.id, &rests).await;
    assert_eq!(about.outcome, Outcome::RemovedMeanwhile);
    assert_eq!(
        code(&decide(&app, &one, review.id, &about, Decision::Remove).await),
        "removed_already"
    );
    assert_eq!(show(&app, review.id).await.decided, 3);
    assert_eq!(items(&app, review.id, true).await.len(), 2);

    // Neither decides about themself, and each about the other.
    let (first, second) = (
        item_of(&app, review.id, &one).await,
        item_of(&app, review.id, &two).await,
    );
    assert_eq!(
        code(&decide(&app, &one, review.id, &first, Decision::Confirm).await),
        "self_change"
    );
    assert_eq!(
        code(&decide(&app, &one, review.id, &first, Decision::Remove).await),
        "self_change"
    );
    decide(&app, &one, review.id, &second, Decision::Confirm).await.unwrap();
    assert_eq!(code(&close(&app, &one, review.id, "").await), "undecided");
    decide(&app, &two, review.id, &first, Decision::Confirm).await.unwrap();
    let closed = close(&app, &one, review.id, "").await.unwrap();
    assert_eq!((closed.decided, closed.closing_reason), (5, None));
    assert_eq!(code(&close(&app, &one, review.id, "").await), "review_closed");
}

#[tokio::test]
async fn only_the_top_begins_and_only_those_who_may_remove_decide() {
    let app = TestApp::new().await;
    let root = app.platform("super_admin").await;
    let manager = app.platform("user_manager").await;
    let (support, operator) = (app.platform("support").await, app.platform("operator").await);
    for by in [&manager, &support, &operator] {
        assert_eq!(code(&app.on_platform(by, Start(new())).await), "forbidden");
    }
    for (wrong, at) in [
        (
            NewReview {
                deadline_in_days: 0,
                ..new()
            },
            "deadline_in_days",
        ),
        (
            NewReview {
                deadline_in_days: 91,
                ..new()
            },
            "deadline_in_days",
        ),
        (
            NewReview {
                title: " ".into(),
                ..new()
            },
            "title",
        ),
        (
            NewReview {
                note: "x".repeat(501),
                ..new()
            },
            "note",
        ),
    ] {
        assert_eq!(field(&app.on_platform(&root, Start(wrong)).await), at);
    }
    let review = start(&app, &root).await;
    assert_eq!(code(&app.on_platform(&root, Start(new())).await), "review_open");

    let about = async |person: &Person| item_of(&app, review.id, person).await;
    // D6: whoever is not below.
    let above = about(&root).await;
    assert_eq!(
        code(&decide(&app, &manager, review.id, &above, Decision::Confirm).await),
        "rank_too_high"
    );
    let beside = about(&operator).await;
    assert_eq!(
        code(&decide(&app, &manager, review.id, &beside, Decision::Remove).await),
        "rank_too_high"
    );
    let below = about(&support).await;
    assert_eq!(
        code(&decide(&app, &support, review.id, &below, Decision::Confirm).await),
        "forbidden"
    );
    // A removal needs a reason; a confirmation may have one, which is then one.
    let told = |decision: Decision, reason: &str| Decide {
        review: review.id,
        item: below.id,
        version: below.version,
        new: NewDecision {
            decision,
            reason: reason.into(),
        },
    };
    assert_eq!(
        code(&app.on_platform(&manager, told(Decision::Remove, " ")).await),
        "reason_required"
    );
    assert_eq!(
        field(&app.on_platform(&manager, told(Decision::Confirm, "x")).await),
        "reason"
    );
    app.advance(SignedDuration::from_mins(11));
    assert_eq!(
        code(&app.on_platform(&manager, told(Decision::Confirm, "")).await),
        "step_up_required"
    );
    assert_eq!(code(&close(&app, &root, review.id, WHY).await), "step_up_required");
    assert_eq!(code(&app.on_platform(&support, List::default()).await), "ok");
    assert_eq!(code(&close(&app, &manager, review.id, WHY).await), "forbidden");
}

#[tokio::test]
async fn the_last_super_admin_stays_in_a_review_too() {
    let app = TestApp::new().await;
    let last = app.platform("super_admin").await;
    let review = start(&app, &last).await;
    let item = item_of(&app, review.id, &last).await;
    let refused = decide(&app, &Caller::cli(), review.id, &item, Decision::Remove).await;
    assert_eq!(code(&refused), "last_admin");
    let item = item_of(&app, review.id, &last).await;
    assert_eq!((item.outcome, item.version), (Outcome::Undecided, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_decide_about_one_at_once_one_does() {
    let app = TestApp::new().await;
    let root = app.platform("super_admin").await;
    let person = app.platform("support").await;
    let mut reviewers = Vec::new();
    for _ in 0..8 {
        reviewers.push(app.platform("super_admin").await);
    }
    let review = start(&app, &root).await.id;
    let item = item_of(&app, review, &person).await;
    let tasks: Vec<_> = reviewers
        .into_iter()
        .enumerate()
        .map(|(at, by)| {
            let (app, item) = (app.app().clone(), item.clone());
            let decision = if at % 2 == 0 {
                Decision::Confirm
            } else {
                Decision::Remove
            };
            async move { code(&decide(&app, &by, review, &item, decision).await) }
        })
        .collect();
    let results = together(tasks).await;
    assert_eq!(
        results.iter().filter(|result| **result == "ok").count(),
        1,
        "{results:?}"
    );
    assert!(
        results
            .iter()
            .all(|result| ["ok", "stale", "collision"].contains(result)),
        "{results:?}"
    );
    let item = item_of(&app, review, &person).await;
    // What was decided is what was done.
    let is_out = sees_dashboard(&app, &person).await != "ok";
    assert_eq!((item.version, item.outcome == Outcome::Removed), (2, is_out));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_many_who_begin_at_once_one_does_and_a_close_cuts_no_decision_in_two() {
    let app = TestApp::new().await;
    let root = app.platform("super_admin").await;
    let mut people = Vec::new();
    for _ in 0..8 {
        people.push(app.platform("support").await);
    }
    let tasks: Vec<_> = (0..6)
        .map(|_| {
            let (app, root) = (app.app().clone(), root.caller.clone());
            async move { code(&app.on_platform(&root, Start(new())).await) }
        })
        .collect();
    let results = together(tasks).await;
    assert_eq!(
        results.iter().filter(|result| **result == "ok").count(),
        1,
        "{results:?}"
    );
    assert!(
        results.iter().all(|result| ["ok", "review_open"].contains(result)),
        "{results:?}"
    );

    let review = app.on_platform(&root, List::default()).await.unwrap().items[0].id;
    let mut tasks: Vec<std::pin::Pin<Box<dyn Future<Output = &'static str> + Send>>> = Vec::new();
    for person in &people {
        let item = item_of(&app, review, person).await;
        let (app, root) = (app.app().clone(), root.caller.clone());
        tasks.push(Box::pin(async move {
            code(&decide(&app, &root, review, &item, Decision::Remove).await)
        }));
    }
    let closing = Close {
        review,
        version: 1,
        closing: Closing { reason: WHY.into() },
    };
    let (other, by) = (app.app().clone(), root.caller.clone());
    tasks.push(Box::pin(async move { code(&other.on_platform(&by, closing).await) }));
    let mut results = together(tasks).await;
    assert!(
        results
            .iter()
            .all(|result| ["ok", "review_closed", "collision"].contains(result)),
        "{results:?}"
    );
    results.retain(|result| *result == "ok");
    let closed = show(&app, review).await;
    assert!(closed.closed_at.is_some());
    // All that went well but the closing itself.
    assert_eq!(closed.decided, i64::try_from(results.len()).unwrap() - 1, "{results:?}");
    let out = "select count(*) from platform_admins where closed_at is not null";
    let out: i64 = app.superuser().await.query_one(out, &[]).await.unwrap().get(0);
    assert_eq!(out, closed.decided);
}

#[tokio::test]
async fn what_is_closed_stays_whoever_asks() {
    let app = TestApp::new().await;
    let root = app.platform("super_admin").await;
    let (stays, left) = (app.platform("support").await, app.platform("support").await);
    let review = start(&app, &root).await.id;
    let item = item_of(&app, review, &stays).await;
    let item = decide(&app, &root, review, &item, Decision::Confirm).await.unwrap();
    let taken_back = "update access_review_items set decision = null, decided_at = null where decision is not null";
    assert_eq!(state_of(&app, taken_back).await, "BW004");
    app.advance(DAY * 15);
    // The deadline ends nothing.
    assert_eq!(show(&app, review).await.closed_at, None);
    // Sessions do end.
    let root = app.platform("super_admin").await;
    close(&app, &root, review, WHY).await.unwrap();

    assert_eq!(
        code(&decide(&app, &root, review, &item, Decision::Remove).await),
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
    assert_eq!(item_of(&app, review, &left).await.outcome, Outcome::Undecided);
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
    crate::admins::deactivate(&app, &root, row_of(&app, &away).await, 1)
        .await
        .unwrap();
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
    decide(&app, &root, review, &item, Decision::Confirm).await.unwrap();
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
    assert!(verify_report(&file, &Trust::Key(hex::encode(key.as_bytes()))).is_ok());
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
    decide(&app, &root, review, &item, Decision::Remove).await.unwrap();
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
