//! Access reviews of the platform admins.

use app::{AccessReviewId, App, ReviewItemId, access_reviews};
use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use utoipa::IntoParams;

use super::PageQuery;
use crate::{
    caller::RootCaller,
    etag::{IfMatch, IfMatchHeader, Tagged},
    extract::{Body, Path, Query},
    problem::{ApiResult, EditProblems, Problems},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct ReviewPath {
    review: AccessReviewId,
}

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct ItemPath {
    review: AccessReviewId,
    item: ReviewItemId,
}

/// Which page of the admins of a review.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct ItemsQuery {
    /// Only those whom nothing is decided about.
    undecided: bool,
    /// `next` of the page before.
    after: Option<String>,
    /// How many items, 1 to 200; 50 if left out.
    #[param(minimum = 1, maximum = 65535)]
    limit: Option<u16>,
}

/// The access reviews, newest first
#[utoipa::path(get, path = "/api/v1/platform/access-reviews", tag = "platform", operation_id = "list_access_reviews",
    params(PageQuery),
    responses((status = 200, body = access_reviews::Page), Problems))]
pub async fn list(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Query(PageQuery { after, limit }): Query<PageQuery>,
) -> ApiResult<Json<access_reviews::Page>> {
    let list = access_reviews::List { after, limit };
    Ok(Json(app.on_platform(&caller, list).await?))
}

/// Start an access review
///
/// It takes down who is a platform admin now and writes to those who may decide. One is open at a time.
#[utoipa::path(post, path = "/api/v1/platform/access-reviews", tag = "platform", operation_id = "start_access_review",
    request_body = access_reviews::NewReview,
    responses((status = 201, body = access_reviews::AccessReview, headers(("ETag" = String))), Problems))]
pub async fn start(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Body(new): Body<access_reviews::NewReview>,
) -> ApiResult<(StatusCode, Tagged<access_reviews::AccessReview>)> {
    let review = app.on_platform(&caller, access_reviews::Start(new)).await?;
    Ok((StatusCode::CREATED, Tagged(review)))
}

/// One access review, and how far it is
#[utoipa::path(get, path = "/api/v1/platform/access-reviews/{review}", tag = "platform", operation_id = "show_access_review",
    params(ReviewPath),
    responses((status = 200, body = access_reviews::AccessReview, headers(("ETag" = String))), Problems))]
pub async fn show(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(ReviewPath { review }): Path<ReviewPath>,
) -> ApiResult<Tagged<access_reviews::AccessReview>> {
    Ok(Tagged(app.on_platform(&caller, access_reviews::Show { review }).await?))
}

/// The platform admins whom an access review is about
///
/// By e-mail address, as they were when it began, with what was decided.
#[utoipa::path(get, path = "/api/v1/platform/access-reviews/{review}/items", tag = "platform", operation_id = "list_access_review_items",
    params(ReviewPath, ItemsQuery),
    responses((status = 200, body = access_reviews::ItemsPage), Problems))]
pub async fn items(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(ReviewPath { review }): Path<ReviewPath>,
    Query(query): Query<ItemsQuery>,
) -> ApiResult<Json<access_reviews::ItemsPage>> {
    let items = access_reviews::Items {
        review,
        undecided: query.undecided,
        after: query.after,
        limit: query.limit,
    };
    Ok(Json(app.on_platform(&caller, items).await?))
}

/// Confirm a platform admin, or remove them
///
/// `remove` takes the platform away at once. A confirmation can become a removal while the review is open; nothing goes back. `If-Match` names the
/// version of the item.
#[utoipa::path(post, path = "/api/v1/platform/access-reviews/{review}/items/{item}/decide", tag = "platform",
    operation_id = "decide_access_review_item",
    params(ItemPath, IfMatchHeader),
    request_body = access_reviews::NewDecision,
    responses((status = 200, body = access_reviews::ReviewItem, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn decide(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(ItemPath { review, item }): Path<ItemPath>,
    IfMatch(version): IfMatch,
    Body(new): Body<access_reviews::NewDecision>,
) -> ApiResult<Tagged<access_reviews::ReviewItem>> {
    let decide = access_reviews::Decide {
        review,
        item,
        version,
        new,
    };
    Ok(Tagged(app.on_platform(&caller, decide).await?))
}

/// Close an access review
///
/// It stays as it is from then on. While somebody is undecided it takes a reason.
#[utoipa::path(post, path = "/api/v1/platform/access-reviews/{review}/close", tag = "platform", operation_id = "close_access_review",
    params(ReviewPath, IfMatchHeader),
    request_body = access_reviews::Closing,
    responses((status = 200, body = access_reviews::AccessReview, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn close(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(ReviewPath { review }): Path<ReviewPath>,
    IfMatch(version): IfMatch,
    Body(closing): Body<access_reviews::Closing>,
) -> ApiResult<Tagged<access_reviews::AccessReview>> {
    let close = access_reviews::Close {
        review,
        version,
        closing,
    };
    Ok(Tagged(app.on_platform(&caller, close).await?))
}

/// The signed report of a closed access review
///
/// Keep it byte for byte: `bailiwick audit verify --review` says whether it is as it was signed.
#[utoipa::path(get, path = "/api/v1/platform/access-reviews/{review}/report", tag = "platform", operation_id = "show_access_review_report",
    params(ReviewPath),
    responses((status = 200, body = access_reviews::SignedReport), Problems))]
pub async fn report(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(ReviewPath { review }): Path<ReviewPath>,
) -> ApiResult<Response> {
    let (_, file) = app.on_platform(&caller, access_reviews::Report { review }).await?;
    Ok(([(header::CONTENT_TYPE, "application/json")], file).into_response())
}
