//! Tenants, as the platform keeps them. What is done to one as a whole is in `acts`.

pub mod acts;

use app::{App, Caller, TenantRef, invitations, tenants};
use axum::{Json, extract::State, http::StatusCode, response::Response};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};

use super::SearchQuery;
use crate::{
    caller::RootCaller,
    csv,
    etag::{IfMatch, IfMatchHeader, Tagged},
    extract::{Body, Path, Query},
    problem::{ApiResult, EditProblems, Problems},
};

#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct TenantPath {
    /// The id or the slug.
    #[param(value_type = String)]
    pub tenant: TenantRef,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "email": "ada@example.com" })))]
pub struct OwnerInvitation {
    #[schema(format = Email, max_length = 254)]
    email: String,
}

/// Which tenants, and in which order.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct TenantQuery {
    /// Part of a name or slug, whatever the case.
    pub search: Option<String>,
    /// Only those in this state, such as `archived`.
    pub state: Option<String>,
    /// Only those that live on this server.
    #[param(value_type = Option<String>)]
    pub server: Option<app::ServerId>,
    /// Only those of this plan, by key; `-` is those without one.
    pub plan: Option<String>,
    /// Only those with something to look at: `access_requests` that wait for an owner, `expiring_invitations` (within two days) or
    /// `old_invitations` (open for five days).
    pub attention: Option<String>,
    /// `name` if left out, `created` (the newest first), `activity` (the latest first) or `members` (the largest first); with `-` before it
    /// the other way round.
    pub sort: Option<String>,
    /// `next` of the page before.
    pub after: Option<String>,
    /// How many items, 1 to 200; 50 if left out.
    #[param(minimum = 1, maximum = 65535)]
    pub limit: Option<u16>,
}

/// Which tenants an export holds, and in which order.
#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct ExportQuery {
    /// Part of a name or slug, whatever the case.
    pub search: Option<String>,
    /// Only those in this state, such as `archived`.
    pub state: Option<String>,
    /// Only those that live on this server.
    #[param(value_type = Option<String>)]
    pub server: Option<app::ServerId>,
    /// Only those of this plan, by key; `-` is those without one.
    pub plan: Option<String>,
    /// Only those with something to look at: `access_requests` that wait for an owner, `expiring_invitations` (within two days) or
    /// `old_invitations` (open for five days).
    pub attention: Option<String>,
    /// `name` if left out, `created` (the newest first), `activity` (the latest first) or `members` (the largest first); with `-` before it
    /// the other way round.
    pub sort: Option<String>,
}

/// The same act on many tenants.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({
    "act": "suspend", "reason": "The invoices are overdue.",
    "tenants": [{ "id": "ten_00000000000070008000000000000000", "version": 1 }],
})))]
pub struct BulkChange {
    /// `suspend`, `archive` or `restore`.
    act: String,
    /// Why; kept in the audit log. Restoring needs none.
    #[serde(default)]
    #[schema(max_length = 500)]
    reason: String,
    /// 1 to 200, each as it was read.
    tenants: Vec<tenants::Chosen>,
}

/// What became of each.
#[derive(Debug, serde::Serialize, ToSchema)]
pub struct BulkResults {
    results: Vec<tenants::ItemResult>,
}

/// A plan, and what a tenant has of it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "plan": "business", "modules": ["invoices"] })))]
pub struct PlanChoice {
    /// The plan's key; left out: no plan, and no limit.
    plan: Option<String>,
    /// Keys of the modules that the tenant has; left out: as it is.
    modules: Option<Vec<String>>,
}

/// The tenants
#[utoipa::path(get, path = "/api/v1/platform/tenants", tag = "platform", operation_id = "list_tenants",
    params(TenantQuery),
    responses((status = 200, body = tenants::Page), Problems))]
pub async fn list(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Query(query): Query<TenantQuery>,
) -> ApiResult<Json<tenants::Page>> {
    let TenantQuery {
        search,
        state,
        server,
        plan,
        attention,
        sort,
        after,
        limit,
    } = query;
    let list = tenants::List {
        search,
        state,
        server,
        plan,
        attention,
        sort,
        after,
        limit,
    };
    Ok(Json(app.on_platform(&caller, list).await?))
}

/// The tenants as CSV, all that match
///
/// A cell that a spreadsheet would take for a formula begins with an apostrophe.
#[utoipa::path(get, path = "/api/v1/platform/tenants/export", tag = "platform", operation_id = "export_tenants",
    params(ExportQuery),
    responses((status = 200, body = String, content_type = "text/csv"), Problems))]
pub async fn export(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Query(query): Query<ExportQuery>,
) -> ApiResult<Response> {
    let list = tenants::List {
        search: query.search,
        state: query.state,
        server: query.server,
        plan: query.plan,
        attention: query.attention,
        sort: query.sort,
        after: None,
        limit: Some(200),
    };
    exported(app, caller, list).await
}

/// The panel gives the same file.
pub async fn exported(app: App, caller: Caller, list: tenants::List) -> ApiResult<Response> {
    let first = app.on_platform(&caller, list.clone()).await?;
    let pages = csv::all(first, move |after| {
        let (app, caller) = (app.clone(), caller.clone());
        let after = Some(after);
        let list = tenants::List { after, ..list.clone() };
        async move { app.on_platform(&caller, list).await }
    });
    Ok(csv::file("tenants.csv", &COLUMNS, pages, cells))
}

const COLUMNS: [&str; 14] = [
    "id",
    "slug",
    "name",
    "state",
    "plan",
    "members",
    "admins",
    "modules",
    "server",
    "isolation",
    "database",
    "schema",
    "last_activity_at",
    "created_at",
];

fn cells(tenant: tenants::Tenant) -> Vec<String> {
    vec![
        tenant.id.to_string(),
        tenant.slug,
        tenant.name,
        tenant.state.to_string(),
        tenant.plan.unwrap_or_default(),
        tenant.members.to_string(),
        tenant.admins.to_string(),
        tenant.modules.join(" "),
        tenant.server,
        tenant.isolation.to_string(),
        tenant.database,
        tenant.schema,
        tenant.last_activity_at.map(|at| at.to_string()).unwrap_or_default(),
        tenant.created_at.to_string(),
    ]
}

/// Suspend, archive or restore many tenants
///
/// Each on its own: what fails for one does not undo the others, and each has its answer.
#[utoipa::path(post, path = "/api/v1/platform/tenants/bulk", tag = "platform", operation_id = "change_tenants",
    request_body = BulkChange,
    responses((status = 200, body = BulkResults), Problems))]
pub async fn bulk(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Body(body): Body<BulkChange>,
) -> ApiResult<Json<BulkResults>> {
    let results = tenants::change_many(&app, &caller, &body.act, &body.reason, &body.tenants).await?;
    Ok(Json(BulkResults { results }))
}

/// Create a tenant; a job provisions its place
#[utoipa::path(post, path = "/api/v1/platform/tenants", tag = "platform", operation_id = "create_tenant",
    request_body = tenants::NewTenant,
    responses((status = 201, body = tenants::Tenant), Problems))]
pub async fn create(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Body(new): Body<tenants::NewTenant>,
) -> ApiResult<(StatusCode, Json<tenants::Tenant>)> {
    let tenant = app.on_platform(&caller, tenants::Create(new)).await?;
    Ok((StatusCode::CREATED, Json(tenant)))
}

/// Take an existing schema under management
#[utoipa::path(post, path = "/api/v1/platform/tenants/attach", tag = "platform", operation_id = "attach_tenant",
    request_body = tenants::NewAttachment,
    responses((status = 201, body = tenants::Tenant), Problems))]
pub async fn attach(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Body(new): Body<tenants::NewAttachment>,
) -> ApiResult<(StatusCode, Json<tenants::Tenant>)> {
    let tenant = app.on_platform(&caller, tenants::Attach(new)).await?;
    Ok((StatusCode::CREATED, Json(tenant)))
}

/// Look at a schema before it is attached, and change nothing
#[utoipa::path(post, path = "/api/v1/platform/tenants/attach/test", tag = "platform", operation_id = "test_attachment",
    request_body = tenants::AttachmentPlace,
    responses((status = 200, body = tenants::AttachmentReport), Problems))]
pub async fn test_attachment(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Body(place): Body<tenants::AttachmentPlace>,
) -> ApiResult<Json<tenants::AttachmentReport>> {
    Ok(Json(app.on_platform(&caller, tenants::TestAttachment(place)).await?))
}

/// One tenant and how far its provisioning is
#[utoipa::path(get, path = "/api/v1/platform/tenants/{tenant}", tag = "platform", operation_id = "show_tenant",
    params(TenantPath),
    responses((status = 200, body = tenants::Details, headers(("ETag" = String))), Problems))]
pub async fn show(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<TenantPath>,
) -> ApiResult<Tagged<tenants::Details>> {
    Ok(Tagged(
        app.on_platform(&caller, tenants::Show { tenant: path.tenant }).await?,
    ))
}

/// Give a tenant another name or slug
///
/// Its former slugs lead to it, with 308 and the new address, and are nobody else's while it is there.
#[utoipa::path(patch, path = "/api/v1/platform/tenants/{tenant}", tag = "platform", operation_id = "edit_tenant",
    params(TenantPath, IfMatchHeader),
    request_body = tenants::TenantChange,
    responses((status = 200, body = tenants::Tenant, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn edit(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<TenantPath>,
    IfMatch(version): IfMatch,
    Body(change): Body<tenants::TenantChange>,
) -> ApiResult<Tagged<tenants::Tenant>> {
    let operation = tenants::Edit {
        tenant: path.tenant,
        version,
        change,
    };
    Ok(Tagged(app.on_platform(&caller, operation).await?))
}

/// How much of its server's disk a tenant takes
#[utoipa::path(get, path = "/api/v1/platform/tenants/{tenant}/size", tag = "platform", operation_id = "measure_tenant",
    params(TenantPath),
    responses((status = 200, body = tenants::Size), Problems))]
pub async fn measure(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<TenantPath>,
) -> ApiResult<Json<tenants::Size>> {
    let operation = tenants::Measure { tenant: path.tenant };
    Ok(Json(app.on_platform(&caller, operation).await?))
}

/// Give a tenant a plan, and modules of it
///
/// A smaller plan takes nothing from anybody; no admin is added until it fits.
#[utoipa::path(put, path = "/api/v1/platform/tenants/{tenant}/plan", tag = "platform", operation_id = "set_plan",
    params(TenantPath, IfMatchHeader),
    request_body = PlanChoice,
    responses((status = 200, body = tenants::Tenant, headers(("ETag" = String))), Problems, EditProblems))]
pub async fn set_plan(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<TenantPath>,
    IfMatch(version): IfMatch,
    Body(body): Body<PlanChoice>,
) -> ApiResult<Tagged<tenants::Tenant>> {
    let operation = tenants::SetPlan {
        tenant: path.tenant,
        version,
        plan: body.plan,
        modules: body.modules,
    };
    Ok(Tagged(app.on_platform(&caller, operation).await?))
}

/// Which owners and admins of a tenant, in which order.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct TenantAdminsQuery {
    /// Part of an address or a name, whatever the case.
    search: Option<String>,
    /// Only holders of the role with this key, one of the tenant's own roles for instance.
    role: Option<String>,
    /// `email` if left out, `name`, `role`, `state` or `last_sign_in`; with `-` before it the other way round.
    sort: Option<String>,
    /// `next` of the page before.
    after: Option<String>,
    /// How many items, 1 to 200; 50 if left out.
    #[param(minimum = 1, maximum = 65535)]
    limit: Option<u16>,
}

/// The owners and admins of a tenant
#[utoipa::path(get, path = "/api/v1/platform/tenants/{tenant}/admins", tag = "platform", operation_id = "list_tenant_admins",
    params(TenantPath, TenantAdminsQuery),
    responses((status = 200, body = tenants::AdminsPage), Problems))]
pub async fn list_admins(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<TenantPath>,
    Query(query): Query<TenantAdminsQuery>,
) -> ApiResult<Json<tenants::AdminsPage>> {
    let operation = tenants::ListAdmins {
        tenant: path.tenant,
        search: query.search,
        role: query.role,
        sort: query.sort,
        after: query.after,
        limit: query.limit,
    };
    Ok(Json(app.on_platform(&caller, operation).await?))
}

/// Invite the first owner of a tenant that has none
#[utoipa::path(post, path = "/api/v1/platform/tenants/{tenant}/owner-invitation", tag = "platform", operation_id = "invite_owner",
    params(TenantPath),
    request_body = OwnerInvitation,
    responses((status = 201, body = invitations::NewLink), Problems))]
pub async fn invite_owner(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<TenantPath>,
    Body(new): Body<OwnerInvitation>,
) -> ApiResult<(StatusCode, Json<invitations::NewLink>)> {
    let operation = tenants::InviteOwner {
        tenant: path.tenant,
        email: new.email,
    };
    Ok((StatusCode::CREATED, Json(app.on_platform(&caller, operation).await?)))
}

/// Take back the link for a tenant's first owner
#[utoipa::path(delete, path = "/api/v1/platform/tenants/{tenant}/owner-invitation", tag = "platform", operation_id = "revoke_owner_invitation",
    params(TenantPath),
    responses((status = 204, description = "Done"), Problems))]
pub async fn revoke_owner_invitation(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Path(path): Path<TenantPath>,
) -> ApiResult<StatusCode> {
    let operation = tenants::RevokeOwnerInvitation { tenant: path.tenant };
    app.on_platform(&caller, operation).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Every tenant, with what you would come in by
///
/// As a member, by an access grant, with an owner's approval, at once, or not at all. It opens none of them.
#[utoipa::path(get, path = "/api/v1/platform/switcher", tag = "platform", operation_id = "list_reachable_tenants",
    params(SearchQuery),
    responses((status = 200, body = tenants::ReachPage), Problems))]
pub async fn reach(
    State(app): State<App>,
    RootCaller(caller): RootCaller,
    Query(query): Query<SearchQuery>,
) -> ApiResult<Json<tenants::ReachPage>> {
    let SearchQuery { search, after, limit } = query;
    let reach = tenants::Reach { search, after, limit };
    Ok(Json(app.on_platform(&caller, reach).await?))
}
