//! The root panel's pages of access reviews: the list and a new one here, one of them in `details`, its report in `report`.

pub mod details;
pub mod report;

use app::{
    App,
    access_reviews::{AccessReview, List, NewReview, Start},
};
use askama::Template;
use axum::extract::State;
use jiff::Timestamp;

use super::{
    flash::go,
    forms::{Field, Form, Posted},
    page::{Page, PageResult, html},
    pager::{Asked, Pager},
    visitor::RootVisitor,
};
use crate::{api::PageQuery, extract::FormQuery};

const PATH: &str = "/root/reviews";

#[derive(Template)]
#[template(path = "root/access_reviews.html")]
struct Reviews {
    page: Page,
    reviews: Vec<Row>,
    pager: Pager,
    may_start: bool,
}

struct Row {
    id: String,
    title: String,
    state: String,
    opened_at: String,
    deadline: String,
    admins: i64,
    decided: i64,
}

/// In a word.
fn state(review: &AccessReview, now: Timestamp) -> &'static str {
    match review.closed_at {
        Some(_) => "closed",
        None if review.deadline <= now && review.decided < review.admins => "overdue",
        None => "open",
    }
}

pub async fn list(State(app): State<App>, visitor: RootVisitor, FormQuery(query): FormQuery<PageQuery>) -> PageResult {
    let after = query.after.clone().unwrap_or_default();
    let list = List {
        after: query.after,
        limit: query.limit,
    };
    let found = app.on_platform(&visitor.caller, list).await?;
    let now = app.now();
    html(&Reviews {
        page: visitor.page("reviews", "Access reviews"),
        pager: Asked::of(PATH, &[], &after).pager(found.items.len(), found.next.as_deref(), ("review", "reviews")),
        may_start: visitor.view.may("admins.manage"),
        reviews: found
            .items
            .into_iter()
            .map(|review| Row {
                state: state(&review, now).to_owned(),
                id: review.id.to_string(),
                title: review.title,
                opened_at: review.opened_at.to_string(),
                deadline: review.deadline.to_string(),
                admins: review.admins,
                decided: review.decided,
            })
            .collect(),
    })
}

#[derive(Template)]
#[template(path = "root/access_review_new.html")]
struct New {
    page: Page,
    error: Option<String>,
    title: Field,
    deadline_in_days: Field,
    note: Field,
}

fn new_form(visitor: &RootVisitor, form: &Form) -> PageResult {
    html(&New {
        page: visitor.page("reviews", "Start a review"),
        error: form.error(),
        title: form.field("title"),
        deadline_in_days: form.field("deadline_in_days"),
        note: form.field("note"),
    })
}

pub async fn new(visitor: RootVisitor) -> PageResult {
    let usual = Posted::empty().with("deadline_in_days", "14");
    new_form(&visitor, &Form::new(usual))
}

pub async fn start(State(app): State<App>, visitor: RootVisitor, posted: Posted) -> PageResult {
    let new = NewReview {
        title: posted.trimmed("title"),
        // What is no number is none that is allowed.
        deadline_in_days: posted.trimmed("deadline_in_days").parse().unwrap_or(0),
        note: posted.trimmed("note"),
    };
    match app.on_platform(&visitor.caller, Start(new)).await {
        Ok(review) => {
            let here = format!("{PATH}/{}", review.id);
            go(
                &app,
                &visitor.caller,
                &here,
                "The review has begun. Whoever may decide is written to.",
            )
        }
        Err(error) => new_form(&visitor, &Form::refused(posted, error)?),
    }
}
