//! The page of one access review: each admin with what was decided, and the forms that decide and close.

use app::{
    AccessReviewId, App, Error, ReviewItemId,
    access_reviews::{Close, Closing, Decide, Items, NewDecision, ReviewDecision, ReviewItem, ReviewOutcome, Show},
    platform_roles,
};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::{
    super::{
        flash::{go, go_back},
        forms::{Posted, Segment},
        page::{Page, PageError, PageResult, html},
        pager::{Asked, Pager},
        step_up::Sent,
        visitor::RootVisitor,
    },
    PATH, state,
};
use crate::extract::{FormQuery, Path};

#[derive(Template)]
#[template(path = "root/access_review.html")]
struct Details {
    page: Page,
    base: String,
    review: Review,
    filters: Vec<Segment>,
    undecided: bool,
    items: Vec<Item>,
    pager: Pager,
    may_close: bool,
}

struct Review {
    title: String,
    note: String,
    state: String,
    opened_at: String,
    opened_by: String,
    deadline: String,
    closed_at: Option<String>,
    closed_by: Option<String>,
    closing_reason: Option<String>,
    admins: i64,
    decided: i64,
    left: i64,
    version: i32,
}

struct Item {
    id: String,
    name: String,
    email: String,
    role: String,
    title: String,
    state: String,
    /// What to ask about: whether they can sign in, and whether mail arrives.
    doubts: Vec<&'static str>,
    last_sign_in_at: Option<String>,
    outcome: String,
    decided_by: Option<String>,
    decided_at: Option<String>,
    reason: String,
    version: i32,
    myself: bool,
    may_confirm: bool,
    may_remove: bool,
}

#[derive(Deserialize)]
pub struct ReviewPath {
    pub review: AccessReviewId,
}

#[derive(Deserialize)]
pub struct ActPath {
    review: AccessReviewId,
    item: ReviewItemId,
    act: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ReviewQuery {
    /// `undecided`, or everybody.
    show: String,
    after: Option<String>,
}

/// In words.
pub(super) const fn outcome(outcome: ReviewOutcome) -> &'static str {
    match outcome {
        ReviewOutcome::Undecided => "undecided",
        ReviewOutcome::Confirmed => "confirmed",
        ReviewOutcome::Removed => "removed",
        ReviewOutcome::RemovedMeanwhile => "removed meanwhile",
    }
}

pub async fn show(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(ReviewPath { review: id }): Path<ReviewPath>,
    FormQuery(query): FormQuery<ReviewQuery>,
) -> PageResult {
    let review = app.on_platform(&visitor.caller, Show { review: id }).await?;
    let undecided = query.show == "undecided";
    let after = query.after.clone().unwrap_or_default();
    let items = Items {
        review: id,
        undecided,
        after: query.after,
        limit: None,
    };
    let found = app.on_platform(&visitor.caller, items).await?;
    let roles = app.on_platform(&visitor.caller, platform_roles::List).await?;
    let base = format!("{PATH}/{id}");
    let own = visitor.view.person()?.id;
    let open = review.closed_at.is_none();
    // Offered is what would be done: about somebody below, and never about oneself (D6, D7).
    let decides = open && visitor.view.may("admins.delete");
    let below = |item: &ReviewItem| roles.iter().any(|role| role.key == item.role && role.below);
    let segment = |label: &str, undecided_only: bool| Segment {
        label: label.to_owned(),
        href: if undecided_only {
            format!("{base}?show=undecided")
        } else {
            base.clone()
        },
        active: undecided == undecided_only,
    };
    html(&Details {
        page: visitor.page("reviews", &review.title),
        filters: vec![segment("Everybody", false), segment("Undecided", true)],
        undecided,
        pager: Asked::of(&base, &[("show", &*query.show)], &after).pager(
            found.items.len(),
            found.next.as_deref(),
            ("platform admin", "platform admins"),
        ),
        may_close: open && visitor.view.may("admins.manage"),
        items: found
            .items
            .into_iter()
            .map(|item| {
                let may_decide = decides && item.user_id != own && below(&item);
                Item {
                    may_confirm: may_decide && item.outcome == ReviewOutcome::Undecided,
                    may_remove: may_decide
                        && matches!(item.outcome, ReviewOutcome::Undecided | ReviewOutcome::Confirmed),
                    myself: item.user_id == own,
                    doubts: doubts(&item),
                    id: item.id.to_string(),
                    name: item.name,
                    email: item.email,
                    role: item.role_name,
                    title: item.title,
                    state: item.state.to_string(),
                    last_sign_in_at: item.last_sign_in_at.map(|at| at.to_string()),
                    outcome: outcome(item.outcome).to_owned(),
                    decided_by: item.decided_by,
                    decided_at: item.decided_at.or(item.removed_at).map(|at| at.to_string()),
                    reason: item.reason,
                    version: item.version,
                }
            })
            .collect(),
        review: Review {
            state: state(&review, app.now()).to_owned(),
            title: review.title,
            note: review.note,
            opened_at: review.opened_at.to_string(),
            opened_by: review.opened_by,
            deadline: review.deadline.to_string(),
            closed_at: review.closed_at.map(|at| at.to_string()),
            closed_by: review.closed_by,
            closing_reason: review.closing_reason,
            admins: review.admins,
            decided: review.decided,
            left: review.admins - review.decided,
            version: review.version,
        },
        base,
    })
}

fn doubts(item: &ReviewItem) -> Vec<&'static str> {
    let mut doubts = Vec::new();
    if item.mail_bounced_at.is_some() {
        doubts.push("mail was refused");
    }
    if !item.can_sign_in {
        doubts.push("cannot sign in");
    }
    doubts
}

pub async fn decide(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(ActPath { review, item, act }): Path<ActPath>,
    posted: Posted,
) -> PageResult {
    let here = format!("{PATH}/{review}");
    let (decision, verb, class) = match act.as_str() {
        "confirm" => (ReviewDecision::Confirm, "Confirm", "button-primary"),
        "remove" => (ReviewDecision::Remove, "Remove", "button-danger"),
        _ => return Err(PageError(Error::NotFound)),
    };
    let sent = Sent {
        app: &app,
        caller: &visitor.caller,
        page: visitor.page("reviews", "Confirm that it is you"),
        posted: &posted,
        action: &format!("{here}/items/{item}/{act}"),
        verb,
        class,
        back: &here,
    };
    let decide = Decide {
        review,
        item,
        version: posted.version(),
        new: NewDecision {
            decision,
            reason: posted.trimmed("reason"),
        },
    };
    match sent.proved(app.on_platform(&visitor.caller, decide)).await {
        Err(asks) => asks,
        Ok(Ok(decided)) => {
            let said = format!("{} is {}.", decided.name, outcome(decided.outcome));
            go(&app, &visitor.caller, &here, &said)
        }
        Ok(Err(error)) => go_back(&app, &visitor.caller, &here, error),
    }
}

pub async fn close(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(ReviewPath { review }): Path<ReviewPath>,
    posted: Posted,
) -> PageResult {
    let here = format!("{PATH}/{review}");
    let sent = Sent {
        app: &app,
        caller: &visitor.caller,
        page: visitor.page("reviews", "Confirm that it is you"),
        posted: &posted,
        action: &format!("{here}/close"),
        verb: "Close the review",
        class: "button-primary",
        back: &here,
    };
    let close = Close {
        review,
        version: posted.version(),
        closing: Closing {
            reason: posted.some("reason"),
        },
    };
    match sent.proved(app.on_platform(&visitor.caller, close)).await {
        Err(asks) => asks,
        Ok(Ok(_)) => go(
            &app,
            &visitor.caller,
            &here,
            "The review is closed. Its report is signed and ready.",
        ),
        Ok(Err(error)) => go_back(&app, &visitor.caller, &here, error),
    }
}
