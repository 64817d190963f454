//! The JSON API: what is common to its document. A handler reads the request, runs one operation and writes its output.

pub mod access_grants;
pub mod access_reviews;
pub mod account;
pub mod admins;
pub mod audit;
pub mod audit_verifications;
pub mod audit_views;
pub mod branding;
pub mod connection;
pub mod data_export;
pub mod decisions;
pub mod docs;
pub mod email_domains;
pub mod grants;
pub mod groups;
pub mod instance;
pub mod invitations;
pub mod jobs;
pub mod mail_server;
pub mod mails;
pub mod member_imports;
pub mod members;
pub mod modules;
pub mod overview;
pub mod passkeys;
pub mod plans;
pub mod platform_roles;
pub mod role_file;
pub mod roles;
pub mod second_factors;
pub mod security;
pub mod servers;
pub mod sessions;
pub mod tables;
pub mod tenant_security;
pub mod tenant_settings;
pub mod tenants;
pub mod tokens;
pub mod users;
pub mod variables;

use axum::http::StatusCode;
use serde::Deserialize;
use utoipa::{
    IntoParams, OpenApi as _, ToSchema,
    openapi::{
        ObjectBuilder, OpenApi, RefOr, Required,
        path::{Parameter, ParameterBuilder, ParameterIn},
        schema::Type,
        security::{ApiKey, ApiKeyValue, Http, HttpAuthScheme, SecurityScheme},
    },
};

use crate::{cookies, problem::Problem};

/// Which page of a list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct PageQuery {
    /// `next` of the page before.
    pub after: Option<String>,
    /// How many items, 1 to 200; 50 if left out.
    #[param(minimum = 1, maximum = 65535)]
    pub limit: Option<u16>,
}

/// Which page of a list that can be searched.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct SearchQuery {
    /// Part of a name or address, whatever the case.
    pub search: Option<String>,
    /// `next` of the page before.
    pub after: Option<String>,
    /// How many items, 1 to 200; 50 if left out.
    #[param(minimum = 1, maximum = 65535)]
    pub limit: Option<u16>,
}

/// Which page of a list whose items have a state.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub struct StateQuery {
    /// Only items in this state.
    pub state: Option<String>,
    /// `next` of the page before.
    pub after: Option<String>,
    /// How many items, 1 to 200; 50 if left out.
    #[param(minimum = 1, maximum = 65535)]
    pub limit: Option<u16>,
}

/// Why something is done that others may ask about one day.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "reason": "The invoice is overdue." })))]
pub struct Reasoned {
    /// Kept in the audit log.
    #[schema(min_length = 3, max_length = 500)]
    pub reason: String,
}

/// What is not done by mistake: the object's name typed once more, and why.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "confirm": "acme", "reason": "The customer left." })))]
pub struct Confirmed {
    /// The slug or name of what this is done to, once more.
    pub confirm: String,
    /// Why; kept in the audit log.
    #[schema(min_length = 3, max_length = 500)]
    pub reason: String,
}

#[derive(utoipa::OpenApi)]
#[openapi(
    info(
        title = "Bailiwick",
        description = "Administration and access control for multi-tenant software on PostgreSQL. Everything that the panels do can be done here. \
                       Send an API token as `Authorization: Bearer`; a browser's session works too. Errors are problem documents (RFC 9457) with a stable `code`. \
                       What you may not know of answers the same bytes as what does not exist.",
    ),
    tags(
        (name = "account", description = "Your own account"),
        (name = "platform", description = "The installation: for platform admins"),
        (name = "tenant", description = "Inside one tenant: for its members"),
        (name = "decisions", description = "OpenID AuthZEN Authorization API 1.0"),
    ),
    components(schemas(Problem)),
    security(("bearer" = []), ("session" = []), ("platform_session" = [])),
)]
struct Document;

pub fn document() -> OpenApi {
    Document::openapi()
}

/// Adds what no attribute of a handler says.
pub fn complete(document: &mut OpenApi) {
    let cookie = |plane| SecurityScheme::ApiKey(ApiKey::Cookie(ApiKeyValue::new(cookies::name(plane))));
    let components = document.components.get_or_insert_default();
    components.add_security_scheme("bearer", SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer)));
    components.add_security_scheme("session", cookie(app::Plane::App));
    components.add_security_scheme("platform_session", cookie(app::Plane::Root));
    let posts = document
        .paths
        .paths
        .iter_mut()
        .filter(|(path, _)| path.starts_with("/api/v1"));
    for operation in posts.filter_map(|(_, item)| item.post.as_mut()) {
        operation
            .parameters
            .get_or_insert_default()
            .push(RefOr::T(idempotency_key()));
    }
    let items = document.paths.paths.values_mut();
    let operations = items.flat_map(|item| {
        [
            &mut item.get,
            &mut item.put,
            &mut item.post,
            &mut item.patch,
            &mut item.delete,
        ]
    });
    for (status, response) in operations
        .flatten()
        .flat_map(|operation| &mut operation.responses.responses)
    {
        if let RefOr::T(response) = response
            && response.description.is_empty()
        {
            // Its schema says all, but the specification wants words.
            let status: Option<StatusCode> = status.parse().ok();
            let reason = status.and_then(|status| status.canonical_reason());
            response.description = reason.unwrap_or_default().to_owned();
        }
    }
}

/// Every POST under `/api/v1` takes one.
fn idempotency_key() -> Parameter {
    ParameterBuilder::new()
        .name("Idempotency-Key")
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some(
            "Chosen by you, new for each request, such as a UUID. The same request sent again with it within 24 hours is answered as before \
             and not done again.",
        ))
        .schema(Some(
            ObjectBuilder::new().schema_type(Type::String).min_length(Some(1)).max_length(Some(255)),
        ))
        .build()
}
