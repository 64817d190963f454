//! Access reviews: who begins, decides and closes one, and what many at once cannot break. What is left of one is in `closed`.
// covers: S3-77, D6, D7, D8, D20

mod closed;

use app::{
    AccessReviewId, App, Caller, Result,
    access_reviews::{
        AccessReview, Close, Closing, Decide, Items, List, NewDecision, NewReview, ReviewDecision, ReviewItem,
        ReviewOutcome, Show, Start,
    },
};
use jiff::SignedDuration;
use testkit::{Person, TestApp};

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
    decision: ReviewDecision,
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
    let closing = Closing {
        reason: Some(reason.into()),
    };
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
    assert_eq!((&*about.role, about.outcome), ("support", ReviewOutcome::Undecided));
    assert!(about.can_sign_in && about.mail_bounced_at.is_some());
    assert_eq!(item_of(&app, review.id, &rests).await.state.as_str(), "inactive");
    // Who comes later is of the next one.
    app.platform("support").await;
    assert_eq!(items(&app, review.id, false).await.len(), 5);

    let confirmed = decide(&app, &one, review.id, &about, ReviewDecision::Confirm)
        .await
        .unwrap();
    assert_eq!(
        (confirmed.outcome, confirmed.decided_by.as_deref(), &*confirmed.reason),
        (ReviewOutcome::Confirmed, Some(&*one.email), WHY)
    );
    assert_eq!(
        code(&decide(&app, &one, review.id, &confirmed, ReviewDecision::Confirm).await),
        "unchanged"
    );
    assert_eq!(
        code(&decide(&app, &one, review.id, &about, ReviewDecision::Remove).await),
        "stale"
    );
    let about = item_of(&app, review.id, &goes).await;
    let gone = decide(&app, &one, review.id, &about, ReviewDecision::Remove)
        .await
        .unwrap();
    assert_eq!(gone.outcome, ReviewOutcome::Removed);
    assert_eq!(sees_dashboard(&app, &goes).await, "unauthenticated");
    assert_eq!(sees_dashboard(&app, &stays).await, "ok");
    assert_eq!(
        code(&decide(&app, &one, review.id, &gone, ReviewDecision::Confirm).await),
        "removed_already"
    );
    // From one to the other, and not back.
    let second_thoughts = decide(&app, &one, review.id, &confirmed, ReviewDecision::Remove)
        .await
        .unwrap();
    assert_eq!(second_thoughts.outcome, ReviewOutcome::Removed);
    // By other means.
    remove(&app, &one, row, 2).await.unwrap();
    let about = item_of(&app, review.id, &rests).await;
    assert_eq!(about.outcome, ReviewOutcome::RemovedMeanwhile);
    assert_eq!(
        code(&decide(&app, &one, review.id, &about, ReviewDecision::Remove).await),
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
        code(&decide(&app, &one, review.id, &first, ReviewDecision::Confirm).await),
        "self_change"
    );
    assert_eq!(
        code(&decide(&app, &one, review.id, &first, ReviewDecision::Remove).await),
        "self_change"
    );
    decide(&app, &one, review.id, &second, ReviewDecision::Confirm)
        .await
        .unwrap();
    assert_eq!(code(&close(&app, &one, review.id, "").await), "undecided");
    decide(&app, &two, review.id, &first, ReviewDecision::Confirm)
        .await
        .unwrap();
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
        code(&decide(&app, &manager, review.id, &above, ReviewDecision::Confirm).await),
        "rank_too_high"
    );
    let beside = about(&operator).await;
    assert_eq!(
        code(&decide(&app, &manager, review.id, &beside, ReviewDecision::Remove).await),
        "rank_too_high"
    );
    let below = about(&support).await;
    assert_eq!(
        code(&decide(&app, &support, review.id, &below, ReviewDecision::Confirm).await),
        "forbidden"
    );
    // A removal needs a reason; a confirmation may have one, which is then one.
    let told = |decision: ReviewDecision, reason: &str| Decide {
        review: review.id,
        item: below.id,
        version: below.version,
        new: NewDecision {
            decision,
            reason: reason.into(),
        },
    };
    assert_eq!(
        code(&app.on_platform(&manager, told(ReviewDecision::Remove, " ")).await),
        "reason_required"
    );
    assert_eq!(
        field(&app.on_platform(&manager, told(ReviewDecision::Confirm, "x")).await),
        "reason"
    );
    app.advance(SignedDuration::from_mins(11));
    assert_eq!(
        code(&app.on_platform(&manager, told(ReviewDecision::Confirm, "")).await),
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
    let refused = decide(&app, &Caller::cli(), review.id, &item, ReviewDecision::Remove).await;
    assert_eq!(code(&refused), "last_admin");
    let item = item_of(&app, review.id, &last).await;
    assert_eq!((item.outcome, item.version), (ReviewOutcome::Undecided, 1));
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
                ReviewDecision::Confirm
            } else {
                ReviewDecision::Remove
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
    assert_eq!((item.version, item.outcome == ReviewOutcome::Removed), (2, is_out));
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
            code(&decide(&app, &root, review, &item, ReviewDecision::Remove).await)
        }));
    }
    let closing = Close {
        review,
        version: 1,
        closing: Closing {
            reason: Some(WHY.into()),
        },
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
