//! The register of platform admins on paper, and as a table for a spreadsheet.

use app::{App, admins};
use askama::Template;
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};

use super::super::{
    page::{Page, PageError, PageResult, html},
    visitor::RootVisitor,
};

#[derive(Template)]
#[template(path = "root/admins_register.html")]
struct RegisterPage {
    page: Page,
    made_at: String,
    checkpoint: Option<String>,
    admins: Vec<admins::Admin>,
}

pub async fn show(State(app): State<App>, visitor: RootVisitor) -> PageResult {
    let register = app.on_platform(&visitor.caller, admins::Register).await?;
    html(&RegisterPage {
        page: visitor.page("admins", "Register of platform admins"),
        made_at: register.made_at.to_string(),
        checkpoint: register.checkpoint,
        admins: register.admins,
    })
}

pub async fn csv(State(app): State<App>, visitor: RootVisitor) -> Result<Response, PageError> {
    let register = app.on_platform(&visitor.caller, admins::Register).await?;
    let text = table(&register).map_err(|error| app::Error::Internal(error.to_string()))?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"platform-admins.csv\"",
        ),
    ];
    Ok((headers, text).into_response())
}

fn table(register: &admins::RegisterOf) -> Result<Vec<u8>, csv::Error> {
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record([
        "email",
        "name",
        "role",
        "title",
        "state",
        "reason",
        "returns_on",
        "second_factors",
        "passkeys",
        "can_sign_in",
        "last_sign_in_at",
        "since",
        "register_of",
        "audit_checkpoint",
    ])?;
    let made_at = register.made_at.to_string();
    for admin in &register.admins {
        let cells = [
            admin.email.clone(),
            admin.name.clone(),
            admin.role.clone(),
            admin.title.clone(),
            admin.state.to_string(),
            admin.state_reason.clone().unwrap_or_default(),
            admin.returns_on.map(|day| day.to_string()).unwrap_or_default(),
            admin.second_factors.join(" "),
            admin.passkeys.to_string(),
            admin.can_sign_in.to_string(),
            admin.last_sign_in_at.map(|at| at.to_string()).unwrap_or_default(),
            admin.created_at.to_string(),
            made_at.clone(),
            register.checkpoint.clone().unwrap_or_default(),
        ];
        table.write_record(cells.map(|cell| harmless(&cell)))?;
    }
    table.into_inner().map_err(|error| error.into_error().into())
}

/// A cell that a spreadsheet takes for text and never for a formula.
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn no_cell_is_a_formula() {
        for formula in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"] {
            assert!(harmless(formula).starts_with('\''), "{formula:?}");
        }
        assert_eq!(harmless("amelia@example.com"), "amelia@example.com");
    }
}
