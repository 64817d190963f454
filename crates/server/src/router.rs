//! Every route there is, in one list for each kind, and the layers around them.

use std::{sync::LazyLock, time::Duration};

use app::{App, Plane};
use axum::{
    Router,
    body::Body,
    extract::DefaultBodyLimit,
    http::{StatusCode, header},
    middleware::{from_fn, from_fn_with_state},
    response::{IntoResponse, Response},
    routing::get,
};
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer,
        predicate::{DefaultPredicate, NotForContentType, Predicate},
    },
    csrf::CsrfLayer,
    map_request_body::MapRequestBodyLayer,
    timeout::RequestBodyTimeoutLayer,
};
use utoipa::openapi::OpenApi;
use utoipa_axum::{router::OpenApiRouter, routes};

use crate::{api, assets, extract::BODY_AT_MOST, headers, idempotency, look, panel, problem::respond};

/// What a listener serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Everything,
    /// All but the platform's pages and API.
    Tenants,
    /// Just those.
    Platform,
}

/// How long the next part of a body may take: longer than a bad line is silent, and no more.
const SILENT_AT_MOST: Duration = Duration::from_secs(20);

const COMPRESSED_ALREADY: NotForContentType = NotForContentType::const_new("application/zip");

pub fn router(app: &App, part: Part) -> Router {
    let once = |planes: &'static [Plane]| {
        let app = app.clone();
        from_fn(move |request, next| idempotency::keep(app.clone(), planes, request, next))
    };
    let mut api =
        OpenApiRouter::with_openapi(api::document()).merge(account_api().layer(once(&[Plane::App, Plane::Root])));
    let mut pages = Router::new();
    if part != Part::Tenants {
        api = api.merge(platform_api().layer(once(&[Plane::Root])));
        pages = pages.merge(panel::platform_routes(app));
    }
    if part != Part::Platform {
        api = api
            .merge(tenant_api().layer(once(&[Plane::App])))
            .merge(decisions_api());
        pages = pages.merge(panel::tenant_routes(app));
    }
    let pages = pages
        .route("/branding/logo", get(look::logo))
        .route("/branding/accent.css", get(look::accent))
        .fallback(panel::not_found)
        .layer(from_fn_with_state(app.clone(), look::around));
    let (api, _) = api.split_for_parts();
    // As one layer: axum boxes a route anew for each layer that it is given, and every request copies all boxes.
    let around_everything = ServiceBuilder::new()
        .layer(from_fn(headers::add))
        .layer(RequestBodyTimeoutLayer::new(SILENT_AT_MOST))
        .layer(MapRequestBodyLayer::new(Body::new))
        .layer(CompressionLayer::new().compress_when(DefaultPredicate::new().and(COMPRESSED_ALREADY)))
        .layer(CatchPanicLayer::custom(|_| {
            let detail = "Something went wrong on our side.".to_owned();
            respond(StatusCode::INTERNAL_SERVER_ERROR, "internal", detail, Vec::new())
        }))
        // The root panel may have a host of its own; what it hands over is looked at where it is taken.
        .layer(
            CsrfLayer::new()
                .with_insecure_bypass(|_, uri| uri.path() == panel::HANDOVER)
                .with_rejection_response(|_| cross_site()),
        )
        .layer(DefaultBodyLimit::max(BODY_AT_MOST));
    api.merge(pages)
        .route("/static/{*path}", get(assets::serve))
        .route("/healthz", get(|| async { "ok\n" }))
        .route("/readyz", get(ready))
        .route("/api/openapi.json", get(document))
        .route("/api/docs", get(api::docs::page))
        .method_not_allowed_fallback(method_not_allowed)
        .with_state(app.clone())
        .layer(around_everything)
}

/// The API as OpenAPI 3.1.
pub fn openapi() -> OpenApi {
    let all = OpenApiRouter::with_openapi(api::document())
        .merge(account_api())
        .merge(platform_api())
        .merge(tenant_api())
        .merge(decisions_api());
    let mut document = all.into_openapi();
    api::complete(&mut document);
    document
}

fn account_api() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(api::account::show, api::account::rename))
        .routes(routes!(api::account::change_password))
        .routes(routes!(api::sessions::list))
        .routes(routes!(api::sessions::revoke))
        .routes(routes!(api::sessions::prove))
        .routes(routes!(
            api::sessions::begin_passkey_proof,
            api::sessions::prove_by_passkey
        ))
        .routes(routes!(api::passkeys::list, api::passkeys::add))
        .routes(routes!(api::passkeys::begin))
        .routes(routes!(api::passkeys::rename, api::passkeys::remove))
        .routes(routes!(api::second_factors::show))
        .routes(routes!(
            api::second_factors::begin_totp,
            api::second_factors::remove_totp
        ))
        .routes(routes!(api::second_factors::confirm_totp))
        .routes(routes!(api::second_factors::make_recovery_codes))
        .routes(routes!(api::tokens::list, api::tokens::create))
        .routes(routes!(api::tokens::revoke))
        .routes(routes!(api::account::tenants, api::account::found))
}

fn platform_api() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(api::overview::show))
        .routes(routes!(api::instance::show, api::instance::change))
        .routes(routes!(api::branding::show, api::branding::change))
        .routes(routes!(api::branding::set_logo, api::branding::remove_logo))
        .routes(routes!(api::servers::list, api::servers::add))
        .routes(routes!(api::servers::test))
        .routes(routes!(api::servers::show, api::servers::edit, api::servers::remove))
        .routes(routes!(api::servers::check))
        .routes(routes!(api::tenants::list, api::tenants::create))
        .routes(routes!(api::tenants::reach))
        .routes(routes!(api::tenants::attach))
        .routes(routes!(api::tenants::test_attachment))
        .routes(routes!(api::tenants::export))
        .routes(routes!(api::tenants::bulk))
        .routes(routes!(api::tenants::show, api::tenants::edit))
        .routes(routes!(api::tenants::acts::admit_from_anywhere))
        .routes(routes!(api::tenants::acts::suspend))
        .routes(routes!(api::tenants::acts::archive))
        .routes(routes!(api::tenants::acts::restore))
        .routes(routes!(api::tenants::acts::delete))
        .routes(routes!(api::tenants::acts::delete_now))
        .routes(routes!(api::tenants::set_plan))
        .routes(routes!(api::tenants::measure))
        .routes(routes!(api::tenants::list_admins))
        .routes(routes!(
            api::tenants::invite_owner,
            api::tenants::revoke_owner_invitation
        ))
        .routes(routes!(api::admins::list, api::admins::add))
        .routes(routes!(api::admins::export))
        .routes(routes!(api::admins::require_new_passwords))
        .routes(routes!(api::admins::candidates))
        .routes(routes!(api::admins::import))
        .routes(routes!(api::admins::register))
        .routes(routes!(api::admins::export_register))
        .routes(routes!(api::admins::show, api::admins::change))
        .routes(routes!(api::admins::deactivate))
        .routes(routes!(api::admins::reactivate))
        .routes(routes!(api::admins::approve))
        .routes(routes!(api::admins::remove))
        .routes(routes!(api::admins::resend))
        .routes(routes!(api::admins::reset_password))
        .routes(routes!(api::admins::unlock))
        .routes(routes!(api::admins::sign_out))
        .routes(routes!(api::admins::history))
        .routes(routes!(api::access_reviews::list, api::access_reviews::start))
        .routes(routes!(api::access_reviews::show))
        .routes(routes!(api::access_reviews::items))
        .routes(routes!(api::access_reviews::decide))
        .routes(routes!(api::access_reviews::close))
        .routes(routes!(api::access_reviews::report))
        .routes(routes!(api::modules::list))
        .routes(routes!(api::modules::declare, api::modules::delete))
        .routes(routes!(api::platform_roles::list, api::platform_roles::create))
        .routes(routes!(api::platform_roles::edit))
        .routes(routes!(api::platform_roles::delete))
        .routes(routes!(api::access_grants::list_all))
        .routes(routes!(api::access_grants::list_of_tenant, api::access_grants::open))
        .routes(routes!(api::access_grants::end))
        .routes(routes!(api::access_grants::enter))
        .routes(routes!(api::users::list))
        .routes(routes!(api::users::export))
        .routes(routes!(api::users::show, api::users::edit))
        .routes(routes!(api::users::suspend))
        .routes(routes!(api::users::lift_suspension))
        .routes(routes!(api::users::send_reset))
        .routes(routes!(api::users::reset_second_factors))
        .routes(routes!(api::users::sign_out))
        .routes(routes!(api::users::lift_lock))
        .routes(routes!(api::users::delete))
        .routes(routes!(api::users::restore))
        .routes(routes!(api::users::list_tenants))
        .routes(routes!(api::users::archive_everywhere))
        .routes(routes!(api::users::archive_membership))
        .routes(routes!(api::users::reactivate_membership))
        .routes(routes!(api::users::remove_membership))
        .routes(routes!(api::plans::list, api::plans::create))
        .routes(routes!(api::plans::show, api::plans::edit, api::plans::delete))
        .routes(routes!(api::security::show))
        .routes(routes!(api::security::old_invitations))
        .routes(routes!(api::security::dismiss, api::security::restore))
        .routes(routes!(api::jobs::list))
        .routes(routes!(api::jobs::retry))
        .routes(routes!(api::mails::list))
        .routes(routes!(api::mails::show))
        .routes(routes!(api::mails::retry))
        .routes(routes!(api::mails::retry_all))
        .routes(routes!(api::mail_server::show, api::mail_server::change))
        .routes(routes!(api::mail_server::test))
        .routes(routes!(api::audit::list_all))
        .routes(routes!(api::audit::export_all))
        .routes(routes!(api::audit::live::platform))
        .routes(routes!(api::audit::sign_ins))
        .routes(routes!(api::audit_verifications::list, api::audit_verifications::start))
        .routes(routes!(
            api::audit_views::list_platform,
            api::audit_views::save_platform
        ))
        .routes(routes!(api::audit_views::delete_platform))
}

fn tenant_api() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(api::access_grants::list))
        .routes(routes!(api::access_grants::revoke))
        .routes(routes!(api::access_grants::approve))
        .routes(routes!(api::access_grants::refuse))
        .routes(routes!(api::access_grants::leave))
        .routes(routes!(api::access_grants::show_policy, api::access_grants::set_policy))
        .routes(routes!(api::members::list, api::members::invite))
        .routes(routes!(api::members::export))
        .routes(routes!(api::members::bulk))
        .routes(routes!(
            api::members::show,
            api::members::change_role,
            api::members::remove
        ))
        .routes(routes!(api::members::send_reset))
        .routes(routes!(api::members::transfer_ownership))
        .routes(routes!(api::members::leave))
        .routes(routes!(api::member_imports::check))
        .routes(routes!(api::member_imports::show))
        .routes(routes!(api::member_imports::lines))
        .routes(routes!(api::member_imports::apply))
        .routes(routes!(api::members::archive))
        .routes(routes!(api::members::reactivate))
        .routes(routes!(api::invitations::list))
        .routes(routes!(api::invitations::resend))
        .routes(routes!(api::invitations::revoke))
        .routes(routes!(api::roles::list, api::roles::create, api::roles::save))
        .routes(routes!(api::roles::preview))
        .routes(routes!(api::roles::show, api::roles::edit))
        .routes(routes!(api::roles::delete))
        .routes(routes!(api::role_file::export))
        .routes(routes!(api::role_file::plan))
        .routes(routes!(api::role_file::apply))
        .routes(routes!(api::modules::offered))
        .routes(routes!(api::modules::switch))
        .routes(routes!(api::groups::list, api::groups::create))
        .routes(routes!(api::groups::show, api::groups::edit, api::groups::delete))
        .routes(routes!(api::groups::list_members, api::groups::add_member))
        .routes(routes!(api::groups::set_manager, api::groups::remove_member))
        .routes(routes!(api::data_export::export))
        .routes(routes!(api::tenant_settings::show, api::tenant_settings::change))
        .routes(routes!(api::email_domains::list, api::email_domains::add))
        .routes(routes!(api::email_domains::check))
        .routes(routes!(api::email_domains::remove))
        .routes(routes!(api::tenants::acts::give_up))
        .routes(routes!(api::decisions::of_member))
        .routes(routes!(api::decisions::explain))
        .routes(routes!(api::decisions::holders))
        .routes(routes!(api::tenant_security::show))
        .routes(routes!(api::tenant_security::dismiss, api::tenant_security::restore))
        .routes(routes!(api::grants::show, api::grants::save))
        .routes(routes!(api::tables::list))
        .routes(routes!(api::tables::rows))
        .routes(routes!(api::audit::list))
        .routes(routes!(api::plans::usage))
        .routes(routes!(api::audit::export))
        .routes(routes!(api::audit::live::tenant))
        .routes(routes!(api::audit::outcomes))
        .routes(routes!(api::audit_views::list, api::audit_views::save))
        .routes(routes!(api::audit_views::delete))
        .routes(routes!(api::variables::list, api::variables::create))
        .routes(routes!(
            api::variables::show,
            api::variables::edit,
            api::variables::delete
        ))
        .routes(routes!(api::variables::reveal))
        .routes(routes!(api::variables::list_environments))
        .routes(routes!(api::variables::read_environment))
        .routes(routes!(api::connection::show))
        .routes(routes!(api::connection::rotate_password))
}

/// Apart from the rest of the tenants' API: a decision is made anew each time, also for a request that is sent again with its key.
fn decisions_api() -> OpenApiRouter<App> {
    OpenApiRouter::new()
        .routes(routes!(api::decisions::evaluate))
        .routes(routes!(api::decisions::configuration))
}

/// Made once: it is the same for everybody, and takes its time.
async fn document() -> Response {
    static TEXT: LazyLock<String> = LazyLock::new(|| serde_json::to_string(&openapi()).unwrap_or_default());
    ([(header::CONTENT_TYPE, "application/json")], TEXT.as_str()).into_response()
}

async fn ready(axum::extract::State(app): axum::extract::State<App>) -> Response {
    if app.is_ready().await {
        "ready\n".into_response()
    } else {
        (
            StatusCode::SERVICE_UNAVAILABLE,
            "the control plane's database does not answer\n",
        )
            .into_response()
    }
}

async fn method_not_allowed() -> Response {
    let detail = "This address does not take this method.".to_owned();
    respond(StatusCode::METHOD_NOT_ALLOWED, "method_not_allowed", detail, Vec::new())
}

fn cross_site() -> Response {
    let detail = "This came from a page of another site, so nothing was done.".to_owned();
    respond(StatusCode::FORBIDDEN, "cross_site", detail, Vec::new())
}
