//! The page of platform admins.

use app::App;
use askama::Template;
use axum::extract::State;

use super::{
    page::{Page, PageResult, html},
    visitor::RootVisitor,
};

#[derive(Template)]
#[template(path = "root/admins.html")]
struct Admins {
    page: Page,
    admins: Vec<Admin>,
    advice: Option<String>,
}

struct Admin {
    name: String,
    email: String,
    role: String,
    title: String,
    state: String,
    last_sign_in_at: Option<String>,
    myself: bool,
}

pub async fn list(State(app): State<App>, visitor: RootVisitor) -> PageResult {
    let admins = app.on_platform(&visitor.caller, app::admins::List).await?;
    let me = visitor.view.person()?.id;
    let supers = admins
        .iter()
        .filter(|admin| admin.role == "super_admin" && admin.state == "active")
        .count();
    let advice = (supers > 3)
        .then_some("There are more than three Super Admins. Two or three are enough; give the others a narrower role.");
    html(&Admins {
        page: visitor.page("admins", "Platform admins"),
        advice: advice.map(ToOwned::to_owned),
        admins: admins
            .into_iter()
            .map(|admin| Admin {
                myself: admin.user_id == me,
                name: admin.name,
                email: admin.email,
                role: admin.role_name,
                title: admin.title,
                state: admin.state,
                last_sign_in_at: admin.last_sign_in_at.map(|at| at.to_string()),
            })
            .collect(),
    })
}
