//! The report of a closed access review: on paper, and as the signed file.

use app::{
    App,
    access_reviews::{Report, ReviewItem, ReviewReport},
};
use askama::Template;
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};

use super::{
    super::{
        page::{Page, PageError, PageResult, html},
        visitor::RootVisitor,
    },
    details::{ReviewPath, outcome},
};
use crate::extract::Path;

#[derive(Template)]
#[template(path = "root/access_review_report.html")]
struct ReportPage {
    page: Page,
    report: ReviewReport,
    rows: Vec<Row>,
}

struct Row {
    admin: ReviewItem,
    outcome: &'static str,
    at: Option<String>,
}

pub async fn show(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(ReviewPath { review }): Path<ReviewPath>,
) -> PageResult {
    let (report, _) = app.on_platform(&visitor.caller, Report { review }).await?;
    let title = format!("Report: {}", report.review.title);
    html(&ReportPage {
        page: visitor.page("reviews", &title),
        rows: report
            .admins
            .iter()
            .map(|admin| Row {
                outcome: outcome(admin.outcome),
                at: admin.decided_at.or(admin.removed_at).map(|at| at.to_string()),
                admin: admin.clone(),
            })
            .collect(),
        report,
    })
}

pub async fn json(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(ReviewPath { review }): Path<ReviewPath>,
) -> Result<Response, PageError> {
    let (_, file) = app.on_platform(&visitor.caller, Report { review }).await?;
    let headers = [
        (header::CONTENT_TYPE, "application/json".to_owned()),
        (
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"access-review-{review}.json\""),
        ),
    ];
    Ok((headers, file).into_response())
}
