//! The panels: server-rendered pages in front of the same operations as the API. Routes here; a noun's pages in its file.

mod account;
mod admins;
mod audit;
mod connection;
mod flash;
mod forms;
mod grants;
mod home;
mod instance;
mod invitations;
mod jobs;
mod mail_server;
mod mails;
mod members;
mod overview;
mod page;
mod pager;
mod servers;
mod sessions;
mod set_up;
mod step_up;
mod tables;
mod tenants;
mod tokens;
mod users;
mod visitor;

use app::App;
use axum::{
    Router,
    middleware::from_fn,
    routing::{get, post},
};

use flash::once;
use page::{error_pages, to_page};

pub use page::not_found;

pub fn platform_routes() -> Router<App> {
    Router::new()
        .route("/root", get(overview::show))
        .route("/root/set-up/{token}", get(set_up::show).post(set_up::claim))
        .route("/root/sign-in", get(sessions::show_root).post(sessions::sign_in_root))
        .route("/root/sign-out", post(sessions::sign_out_root))
        .route("/root/tenants", get(tenants::list).post(tenants::create))
        .route("/root/tenants/new", get(tenants::new))
        .route(
            "/root/tenants/attach",
            get(tenants::new_attachment).post(tenants::attach),
        )
        .route("/root/tenants/{tenant}", get(tenants::show))
        .route("/root/tenants/{tenant}/progress", get(tenants::progress::watch))
        .route("/root/tenants/{tenant}/watched", get(tenants::progress::watched))
        .route("/root/tenants/{tenant}/owner", get(to_page).post(tenants::invite_owner))
        .route("/root/tenants/{tenant}/delete", get(to_page).post(tenants::delete))
        .route("/root/servers", get(servers::list).post(servers::add))
        .route("/root/servers/new", get(servers::new))
        .route("/root/servers/test", get(to_page).post(servers::test))
        .route("/root/servers/{server}", get(servers::show))
        .route("/root/servers/{server}/test", post(servers::check))
        .route("/root/servers/{server}/delete", post(servers::remove))
        .route("/root/admins", get(admins::list))
        .route("/root/settings", get(instance::show).post(instance::change))
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
        .route("/root/jobs", get(jobs::list))
        .route("/root/jobs/{job}/retry", post(jobs::retry))
        .route("/root/mails", get(mails::list))
        .route("/root/mails/retry-failed", get(to_page).post(mails::retry_failed))
        .route("/root/mails/{mail}", get(mails::show))
        .route("/root/mails/{mail}/retry", get(to_page).post(mails::retry))
        .route("/root/settings/mail", get(mail_server::show).post(mail_server::change))
        .route("/root/settings/mail/test", get(to_page).post(mail_server::test))
        .route("/root/audit", get(audit::platform))
        .route("/root/audit/verify", post(audit::verify))
        .layer(from_fn(error_pages))
        .layer(from_fn(once))
}

pub fn tenant_routes() -> Router<App> {
    Router::new()
        .route("/", get(sessions::front_door))
        .route("/sign-in", get(sessions::show_app).post(sessions::sign_in_app))
        .route("/sign-out", post(sessions::sign_out_app))
        .route("/invitations/{token}", get(invitations::open).post(invitations::accept))
        .route("/account", get(account::show))
        .route("/account/profile", get(to_page).post(account::rename))
        .route("/account/password", get(to_page).post(account::change_password))
        .route("/account/sessions/revoke-others", post(account::revoke_others))
        .route("/account/sessions/{session}/revoke", post(account::revoke_session))
        .route("/account/tokens", get(tokens::show).post(tokens::create))
        .route("/account/tokens/{token}/revoke", post(tokens::revoke))
        .route("/t/{tenant}", get(home::show))
        .route("/t/{tenant}/members", get(members::list))
        .route("/t/{tenant}/members/invite", get(to_page).post(members::invite))
        .route("/t/{tenant}/members/{member}/role", post(members::change_role))
        .route("/t/{tenant}/members/{member}/archive", post(members::archive))
        .route("/t/{tenant}/members/{member}/reactivate", post(members::reactivate))
        .route("/t/{tenant}/invitations/{invitation}/resend", post(members::resend))
        .route("/t/{tenant}/invitations/{invitation}/revoke", post(members::revoke))
        .route("/t/{tenant}/permissions", get(grants::show).post(grants::save))
        .route("/t/{tenant}/tables", get(tables::list))
        .route("/t/{tenant}/tables/{table}", get(tables::rows))
        .route("/t/{tenant}/connect", get(connection::show))
        .route("/t/{tenant}/connect/rotate", post(connection::rotate))
        .route("/t/{tenant}/audit", get(audit::tenant))
        .layer(from_fn(error_pages))
        .layer(from_fn(once))
}
