//! The panels: server-rendered pages in front of the same operations as the API. Routes here; a noun's pages in its file.

mod access_grants;
mod access_reviews;
mod account;
mod admins;
mod audit;
mod branding;
mod connection;
mod decisions;
mod email_domains;
mod flash;
mod forms;
mod grants;
mod groups;
mod home;
mod instance;
mod invitations;
mod jobs;
mod mail_server;
mod mails;
mod members;
mod message;
mod modules;
mod overview;
mod page;
mod pager;
mod passkeys;
mod plans;
mod platform_roles;
mod role_file;
mod roles;
mod security;
mod servers;
mod sessions;
mod set_up;
mod step_up;
mod tables;
mod tenant_security;
mod tenant_settings;
mod tenants;
mod tokens;
mod users;
mod variables;
mod visitor;

use app::App;
use axum::{
    Router,
    middleware::{from_fn, from_fn_with_state},
    routing::{get, post},
};

use account::{forgotten, second_factors};
use flash::once;
use page::{error_pages, to_page};
use sessions::second_factor;

pub use page::not_found;

/// A person's own pages, the same on both planes. Not nested, for what is nested does not see its own address.
fn account_routes(base: &str) -> Router<App> {
    let at = |rest: &str| format!("{base}{rest}");
    Router::new()
        .route(base, get(account::show))
        .route(&at("/profile"), get(to_page).post(account::rename))
        .route(&at("/password"), get(to_page).post(account::change_password))
        .route(&at("/passkeys"), get(to_page).post(passkeys::add))
        .route(&at("/passkeys/new"), get(to_page).post(passkeys::begin))
        .route(&at("/passkeys/{passkey}/rename"), get(to_page).post(passkeys::rename))
        .route(&at("/passkeys/{passkey}/remove"), get(to_page).post(passkeys::remove))
        .route(&at("/proof/passkey"), get(to_page).post(passkeys::begin_proof))
        .route(
            &at("/second-factor"),
            get(second_factor::show_required).post(second_factor::prove_required),
        )
        .route(
            &at("/authenticator"),
            get(second_factors::show).post(second_factors::begin),
        )
        .route(
            &at("/authenticator/confirm"),
            get(to_page).post(second_factors::confirm),
        )
        .route(&at("/authenticator/remove"), get(to_page).post(second_factors::remove))
        .route(
            &at("/recovery-codes"),
            get(second_factors::show_recovery_codes).post(second_factors::make_recovery_codes),
        )
        .route(&at("/sessions/revoke-others"), post(account::revoke_others))
        .route(&at("/sessions/{session}/revoke"), post(account::revoke_session))
        .route(&at("/tokens"), get(tokens::show).post(tokens::create))
        .route(&at("/tokens/{token}/revoke"), post(tokens::revoke))
}

/// Where the tenants' panel takes what the root panel hands over.
pub const HANDOVER: &str = "/enter";

pub fn platform_routes(app: &App) -> Router<App> {
    Router::new()
        .merge(account_routes("/root/account"))
        .route("/root", get(overview::show))
        .route("/root/set-up/{token}", get(set_up::show).post(set_up::claim))
        .route("/root/sign-in", get(sessions::show_root).post(sessions::sign_in_root))
        .route(
            "/root/sign-in/passkey",
            get(to_page).post(sessions::sign_in_by_passkey_root),
        )
        .route(
            "/root/sign-in/passkey/begin",
            get(to_page).post(sessions::begin_passkey_root),
        )
        .route(
            "/root/sign-in/second-factor/passkey",
            get(to_page).post(second_factor::begin_passkey_root),
        )
        .route(
            "/root/sign-in/second-factor",
            get(second_factor::show_root).post(second_factor::enter_root),
        )
        .route("/root/sign-out", post(sessions::sign_out_root))
        .route("/root/switcher", get(tenants::switcher::list))
        .route("/root/tenants", get(tenants::list).post(tenants::create))
        .route("/root/tenants/new", get(tenants::new))
        .route(
            "/root/tenants/attach",
            get(tenants::new_attachment).post(tenants::attach),
        )
        .route("/root/tenants/attach/test", get(to_page).post(tenants::test_attachment))
        .route("/root/tenants/export", get(tenants::export))
        .route("/root/tenants/bulk", get(to_page).post(tenants::bulk))
        .route("/root/tenants/{tenant}", get(tenants::show))
        .route("/root/tenants/{tenant}/size", get(tenants::size))
        .route("/root/tenants/{tenant}/edit", get(to_page).post(tenants::edit))
        .route("/root/tenants/{tenant}/plan", get(to_page).post(tenants::set_plan))
        .route(
            "/root/tenants/{tenant}/admit-from-anywhere",
            get(to_page).post(tenants::admit_from_anywhere),
        )
        .route("/root/tenants/{tenant}/suspend", get(to_page).post(tenants::suspend))
        .route("/root/tenants/{tenant}/archive", get(to_page).post(tenants::archive))
        .route("/root/tenants/{tenant}/restore", get(to_page).post(tenants::restore))
        .route(
            "/root/tenants/{tenant}/delete-now",
            get(to_page).post(tenants::delete_now),
        )
        .route("/root/access-grants", get(access_grants::list_all))
        .route("/root/plans", get(plans::list).post(plans::create))
        .route("/root/plans/new", get(plans::new))
        .route("/root/plans/{plan}", get(plans::show).post(plans::edit))
        .route("/root/plans/{plan}/delete", get(to_page).post(plans::delete))
        .route("/root/tenants/{tenant}/progress", get(tenants::progress::watch))
        .route("/root/tenants/{tenant}/watched", get(tenants::progress::watched))
        .route("/root/tenants/{tenant}/owner", get(to_page).post(tenants::invite_owner))
        .route(
            "/root/tenants/{tenant}/owner/revoke",
            get(to_page).post(tenants::revoke_owner),
        )
        .route(
            "/root/tenants/{tenant}/access-grants",
            get(access_grants::list_of_tenant).post(access_grants::open),
        )
        .route(
            "/root/tenants/{tenant}/access-grants/{grant}/enter",
            get(to_page).post(access_grants::enter),
        )
        .route(
            "/root/tenants/{tenant}/access-grants/{grant}/end",
            post(access_grants::end),
        )
        .route("/root/tenants/{tenant}/delete", get(to_page).post(tenants::delete))
        .route("/root/servers", get(servers::list).post(servers::add))
        .route("/root/servers/new", get(servers::new))
        .route("/root/servers/test", get(to_page).post(servers::test))
        .route("/root/servers/{server}", get(servers::show))
        .route(
            "/root/servers/{server}/edit",
            get(servers::edit_form).post(servers::edit),
        )
        .route("/root/servers/{server}/test", post(servers::check))
        .route("/root/servers/{server}/delete", post(servers::remove))
        .route("/root/admins", get(admins::list).post(admins::new::add))
        .route("/root/settings", get(instance::show).post(instance::change))
        .route("/root/admins.csv", get(admins::export))
        .route("/root/admins/new", get(admins::new::show))
        .route(
            "/root/admins/import",
            get(admins::import::show).post(admins::import::run),
        )
        .route("/root/admins/import/table", get(to_page).post(admins::import::hand_in))
        .route("/root/admins/tenants", get(tenants::admins::list))
        .route("/root/admins/register", get(admins::register::show))
        .route("/root/admins/register.csv", get(admins::register::csv))
        .route(
            "/root/admins/roles",
            get(platform_roles::list).post(platform_roles::create),
        )
        .route("/root/admins/roles/new", get(platform_roles::new))
        .route(
            "/root/admins/roles/{role}",
            get(platform_roles::show).post(platform_roles::edit),
        )
        .route(
            "/root/admins/roles/{role}/delete",
            get(to_page).post(platform_roles::delete),
        )
        .route("/root/admins/{admin}", get(admins::details::show))
        .route("/root/admins/{admin}/{act}", get(to_page).post(admins::details::act))
        .route("/root/forgot-password", get(forgotten::show).post(forgotten::request))
        .route(
            "/root/reset-password/{token}",
            get(forgotten::open).post(forgotten::save),
        )
        .route("/root/users", get(users::list))
        .route("/root/users.csv", get(users::export))
        .route("/root/users/{user}", get(users::show))
        .route("/root/users/{user}/tenants", get(users::show_tenants))
        .route("/root/users/{user}/edit", get(to_page).post(users::edit))
        .route("/root/users/{user}/suspend", get(to_page).post(users::suspend))
        .route(
            "/root/users/{user}/lift-suspension",
            get(to_page).post(users::lift_suspension),
        )
        .route(
            "/root/users/{user}/reset-password",
            get(to_page).post(users::send_reset),
        )
        .route(
            "/root/users/{user}/reset-second-factors",
            get(to_page).post(users::reset_second_factors),
        )
        .route("/root/users/{user}/sign-out", get(to_page).post(users::sign_out))
        .route("/root/users/{user}/lift-lock", get(to_page).post(users::lift_lock))
        .route("/root/users/{user}/delete", get(to_page).post(users::delete))
        .route("/root/users/{user}/restore", get(to_page).post(users::restore))
        .route(
            "/root/users/{user}/archive-everywhere",
            get(to_page).post(users::archive_everywhere),
        )
        .route(
            "/root/users/{user}/memberships/{membership}/archive",
            get(to_page).post(users::archive_membership),
        )
        .route(
            "/root/users/{user}/memberships/{membership}/reactivate",
            get(to_page).post(users::reactivate_membership),
        )
        .route(
            "/root/users/{user}/memberships/{membership}/remove",
            get(to_page).post(users::remove_membership),
        )
        .route("/root/reviews", get(access_reviews::list).post(access_reviews::start))
        .route("/root/reviews/new", get(access_reviews::new))
        .route("/root/reviews/{review}", get(access_reviews::details::show))
        .route(
            "/root/reviews/{review}/items/{item}/{act}",
            get(to_page).post(access_reviews::details::decide),
        )
        .route(
            "/root/reviews/{review}/close",
            get(to_page).post(access_reviews::details::close),
        )
        .route("/root/reviews/{review}/report", get(access_reviews::report::show))
        .route("/root/reviews/{review}/report.json", get(access_reviews::report::json))
        .route("/root/modules", get(modules::list).post(modules::declare))
        .route("/root/modules/{module}/delete", get(to_page).post(modules::delete))
        .route("/root/security", get(security::show))
        .route(
            "/root/security/new-passwords",
            get(to_page).post(security::require_new_passwords),
        )
        .route("/root/security/dismiss", get(to_page).post(security::dismiss))
        .route("/root/security/restore", get(to_page).post(security::restore))
        .route("/root/jobs", get(jobs::list))
        .route("/root/jobs/{job}/retry", post(jobs::retry))
        .route("/root/mails", get(mails::list))
        .route("/root/mails/retry-all", get(to_page).post(mails::retry_all))
        .route("/root/mails/{mail}", get(mails::show))
        .route("/root/mails/{mail}/retry", get(to_page).post(mails::retry))
        .route("/root/settings/branding", get(branding::show).post(branding::change))
        .route("/root/settings/branding/logo", get(to_page).post(branding::set_logo))
        .route(
            "/root/settings/branding/logo/remove",
            get(to_page).post(branding::remove_logo),
        )
        .route("/root/settings/mail", get(mail_server::show).post(mail_server::change))
        .route("/root/settings/mail/test", get(to_page).post(mail_server::test))
        .route("/root/audit", get(audit::platform))
        .route("/root/audit/live", get(audit::live))
        .route("/root/audit/export", get(to_page).post(audit::export))
        .route("/root/audit/verify", post(audit::verify))
        .route("/root/audit/views", get(to_page).post(audit::save_view))
        .route("/root/audit/views/{view}/delete", post(audit::delete_view))
        .layer(from_fn_with_state(app.clone(), error_pages))
        .layer(from_fn(once))
}

pub fn tenant_routes(app: &App) -> Router<App> {
    Router::new()
        .merge(account_routes("/account"))
        .route("/", get(sessions::front_door))
        .route(
            "/account/tenants",
            get(account::tenants::list).post(account::tenants::found),
        )
        .route("/account/tenants/new", get(account::tenants::new))
        .route("/forgot-password", get(forgotten::show).post(forgotten::request))
        .route("/reset-password/{token}", get(forgotten::open).post(forgotten::save))
        .route("/sign-in", get(sessions::show_app).post(sessions::sign_in_app))
        .route("/sign-in/passkey", get(to_page).post(sessions::sign_in_by_passkey_app))
        .route("/sign-in/passkey/begin", get(to_page).post(sessions::begin_passkey_app))
        .route(
            "/sign-in/second-factor/passkey",
            get(to_page).post(second_factor::begin_passkey_app),
        )
        .route(
            "/sign-in/second-factor",
            get(second_factor::show_app).post(second_factor::enter_app),
        )
        .route("/prove", get(step_up::show).post(step_up::prove))
        .route("/sign-out", post(sessions::sign_out_app))
        .route("/invitations/{token}", get(invitations::open).post(invitations::accept))
        .route(HANDOVER, get(access_grants::nothing_here).post(access_grants::begin))
        .route("/t/{tenant}/access", get(access_grants::list))
        .route("/t/{tenant}/access/policy", post(access_grants::set_policy))
        .route("/t/{tenant}/access/leave", post(access_grants::leave))
        .route("/t/{tenant}/access/{grant}/approve", post(access_grants::approve))
        .route("/t/{tenant}/access/{grant}/refuse", post(access_grants::refuse))
        .route("/t/{tenant}/access/{grant}/end", post(access_grants::revoke))
        .route("/t/{tenant}", get(home::show))
        .route("/t/{tenant}/members", get(members::list))
        .route("/t/{tenant}/members/invite", get(to_page).post(members::invite))
        .route("/t/{tenant}/members.csv", get(members::export))
        .route("/t/{tenant}/members/bulk", get(to_page).post(members::bulk::change))
        .route(
            "/t/{tenant}/members/import",
            get(members::import::new).post(members::import::check),
        )
        .route("/t/{tenant}/members/import/{import}", get(members::import::show))
        .route(
            "/t/{tenant}/members/import/{import}/apply",
            get(to_page).post(members::import::apply),
        )
        .route(
            "/t/{tenant}/members/import/{import}/progress",
            get(members::import::watch),
        )
        .route("/t/{tenant}/members/{member}", get(members::one::show))
        .route("/t/{tenant}/members/{member}/remove", post(members::one::remove))
        .route(
            "/t/{tenant}/members/{member}/reset-password",
            post(members::one::send_reset),
        )
        .route(
            "/t/{tenant}/members/{member}/transfer-ownership",
            get(to_page).post(members::one::transfer_ownership),
        )
        .route("/t/{tenant}/leave", get(to_page).post(members::one::leave))
        .route("/t/{tenant}/members/{member}/role", post(members::change_role))
        .route("/t/{tenant}/members/{member}/archive", post(members::archive))
        .route("/t/{tenant}/members/{member}/reactivate", post(members::reactivate))
        .route("/t/{tenant}/decisions", get(decisions::list))
        .route("/t/{tenant}/decisions/holders", get(decisions::holders))
        .route("/t/{tenant}/decisions/members/{member}", get(decisions::of_member))
        .route("/t/{tenant}/decisions/members/{member}/why", get(decisions::explain))
        .route("/t/{tenant}/groups", get(groups::list).post(groups::create))
        .route("/t/{tenant}/groups/new", get(groups::new))
        .route("/t/{tenant}/groups/{group}", get(groups::show).post(groups::edit))
        .route("/t/{tenant}/groups/{group}/delete", get(to_page).post(groups::delete))
        .route(
            "/t/{tenant}/groups/{group}/members",
            get(to_page).post(groups::add_member),
        )
        .route(
            "/t/{tenant}/groups/{group}/members/{member}/remove",
            get(to_page).post(groups::remove_member),
        )
        .route(
            "/t/{tenant}/groups/{group}/members/{member}/manager",
            get(to_page).post(groups::set_manager),
        )
        .route("/t/{tenant}/invitations/{invitation}/resend", post(members::resend))
        .route("/t/{tenant}/invitations/{invitation}/revoke", post(members::revoke))
        .route("/t/{tenant}/roles", get(roles::list).post(roles::create))
        .route("/t/{tenant}/roles/new", get(roles::new))
        .route("/t/{tenant}/roles/{role}", get(roles::show).post(roles::edit))
        .route("/t/{tenant}/roles/{role}/delete", get(to_page).post(roles::delete))
        .route("/t/{tenant}/role-file", get(role_file::new).post(role_file::apply))
        .route("/t/{tenant}/role-file/plan", get(to_page).post(role_file::plan))
        .route("/t/{tenant}/role-file.yaml", get(role_file::export))
        .route("/t/{tenant}/matrix", get(roles::matrix::show).post(roles::matrix::save))
        .route("/t/{tenant}/matrix.csv", get(roles::matrix::export))
        .route("/t/{tenant}/matrix/review", get(to_page).post(roles::matrix::review))
        .route("/t/{tenant}/modules", get(modules::offered))
        .route("/t/{tenant}/modules/{module}", get(to_page).post(modules::switch))
        .route(
            "/t/{tenant}/settings",
            get(tenant_settings::show).post(tenant_settings::change),
        )
        .route(
            "/t/{tenant}/settings/export",
            get(to_page).post(tenant_settings::export),
        )
        .route(
            "/t/{tenant}/settings/delete",
            get(to_page).post(tenant_settings::give_up),
        )
        .route(
            "/t/{tenant}/settings/email-domains",
            get(to_page).post(email_domains::add),
        )
        .route(
            "/t/{tenant}/settings/email-domains/{domain}/check",
            get(to_page).post(email_domains::check),
        )
        .route(
            "/t/{tenant}/settings/email-domains/{domain}/remove",
            get(to_page).post(email_domains::remove),
        )
        .route("/t/{tenant}/security", get(tenant_security::show))
        .route(
            "/t/{tenant}/security/dismiss",
            get(to_page).post(tenant_security::dismiss),
        )
        .route(
            "/t/{tenant}/security/restore",
            get(to_page).post(tenant_security::restore),
        )
        .route("/t/{tenant}/permissions", get(grants::show).post(grants::save))
        .route("/t/{tenant}/tables", get(tables::list))
        .route("/t/{tenant}/tables/{table}", get(tables::rows))
        .route("/t/{tenant}/variables", get(variables::list).post(variables::create))
        .route(
            "/t/{tenant}/variables/{variable}",
            get(variables::show).post(variables::edit),
        )
        .route(
            "/t/{tenant}/variables/{variable}/reveal",
            get(to_page).post(variables::reveal),
        )
        .route("/t/{tenant}/variables/{variable}/delete", post(variables::delete))
        .route("/t/{tenant}/connect", get(connection::show))
        .route("/t/{tenant}/connect/rotate", post(connection::rotate))
        .route("/t/{tenant}/audit", get(audit::tenant))
        .route("/t/{tenant}/audit/live", get(audit::live_in_tenant))
        .route("/t/{tenant}/audit/export", get(to_page).post(audit::export_in_tenant))
        .route("/t/{tenant}/audit/views", get(to_page).post(audit::save_view_in_tenant))
        .route(
            "/t/{tenant}/audit/views/{view}/delete",
            post(audit::delete_view_in_tenant),
        )
        .layer(from_fn_with_state(app.clone(), error_pages))
        .layer(from_fn(once))
}
