//! One's own account.

use app::{App, account, tenants};
use axum::{Json, extract::State, http::StatusCode};

use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use crate::{
    caller::AnyCaller,
    etag::{IfMatch, IfMatchHeader, Tagged},
    extract::{Body, Query},
    problem::{ApiResult, EditProblems, Problems},
};

/// Who is signed in
#[utoipa::path(get, path = "/api/v1/me", tag = "account", operation_id = "show_account",
    responses((status = 200, body = account::Account, headers(("ETag" = String))), Problems))]
pub async fn show(State(app): State<App>, AnyCaller(caller): AnyCaller) -> ApiResult<Tagged<account::Account>> {
    Ok(Tagged(app.on_account(&caller, account::Show).await?))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "name": "Ada Byron" })))]
pub struct Profile {
    #[schema(max_length = 120)]
    name: String,
}

/// Change your name
#[utoipa::path(patch, path = "/api/v1/me", tag = "account", operation_id = "rename_account",
    params(IfMatchHeader),
    request_body = Profile,
    responses((status = 200, body = account::Account, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn rename(
    State(app): State<App>,
    AnyCaller(caller): AnyCaller,
    IfMatch(version): IfMatch,
    Body(profile): Body<Profile>,
) -> ApiResult<Tagged<account::Account>> {
    let name = profile.name;
    Ok(Tagged(
        app.on_account(&caller, account::Rename { name, version }).await?,
    ))
}

/// Change the password and end every other session
///
/// Your API tokens end with it if you say so.
#[utoipa::path(put, path = "/api/v1/me/password", tag = "account", operation_id = "change_password",
    request_body = account::PasswordChange,
    responses((status = 204, description = "Done"), Problems))]
pub async fn change_password(
    State(app): State<App>,
    AnyCaller(caller): AnyCaller,
    Body(change): Body<account::PasswordChange>,
) -> ApiResult<StatusCode> {
    app.on_account(&caller, account::ChangePassword(change)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Found a tenant
///
/// You become its owner. Only where the settings of the installation let members found tenants, and three at most for each person. It opens
/// as soon as its place is made, some seconds later.
#[utoipa::path(post, path = "/api/v1/me/tenants", tag = "account", operation_id = "found_tenant",
    request_body = tenants::NewOwnTenant,
    responses((status = 201, body = tenants::MyTenant), Problems))]
pub async fn found(
    State(app): State<App>,
    AnyCaller(caller): AnyCaller,
    Body(new): Body<tenants::NewOwnTenant>,
) -> ApiResult<(StatusCode, Json<tenants::MyTenant>)> {
    let tenant = app.on_account(&caller, tenants::Found(new)).await?;
    Ok((StatusCode::CREATED, Json(tenant)))
}

/// Which of one's tenants, in which order.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct MyTenantsQuery {
    /// Part of a name or slug, whatever the case.
    search: Option<String>,
    /// `slug` if left out, or `last_seen`: those where you were last first.
    sort: Option<String>,
    /// `next` of the page before.
    after: Option<String>,
    /// How many items, 1 to 200; 50 if left out.
    #[param(minimum = 1, maximum = 65535)]
    limit: Option<u16>,
}

/// The tenants whose member you are
#[utoipa::path(get, path = "/api/v1/me/tenants", tag = "account", operation_id = "list_my_tenants",
    params(MyTenantsQuery),
    responses((status = 200, body = tenants::MyPage), Problems))]
pub async fn tenants(
    State(app): State<App>,
    AnyCaller(caller): AnyCaller,
    Query(query): Query<MyTenantsQuery>,
) -> ApiResult<Json<tenants::MyPage>> {
    let mine = tenants::Mine {
        search: query.search,
        sort: query.sort,
        after: query.after,
        limit: query.limit,
    };
    Ok(Json(app.on_account(&caller, mine).await?))
}
