//! The page that makes many people platform admins at once, from a table: looked through first, then done.

use app::{
    App, Refusal,
    admins::{self, Import},
};
use askama::Template;
use axum::extract::State;

use super::{
    super::{
        forms::{Errors, Field, Posted, upload::Upload},
        page::{Page, PageResult, html},
        step_up::Sent,
        visitor::RootVisitor,
    },
    PATH,
};
use crate::csv::rows;

#[derive(Template)]
#[template(path = "root/admins_import.html")]
struct ImportPage {
    page: Page,
    error: Option<String>,
    csv: Field,
    reason: Field,
    results: Vec<Line>,
    /// The rows were only looked through.
    dry_run: bool,
    /// Every row would be added.
    clean: bool,
    mail_works: bool,
}

struct Line {
    email: String,
    outcome: &'static str,
    message: String,
    link: Option<String>,
}

const EXAMPLE: &str = "email,name,role,title\n";

pub async fn show(State(app): State<App>, visitor: RootVisitor) -> PageResult {
    let posted = Posted::empty().with("csv", EXAMPLE);
    page(&app, &visitor, &posted, &Errors::default(), None, true).await
}

async fn page(
    app: &App,
    visitor: &RootVisitor,
    posted: &Posted,
    errors: &Errors,
    results: Option<Vec<admins::Imported>>,
    dry_run: bool,
) -> PageResult {
    if !visitor.view.may("admins.create") {
        return Err(app::Error::from(Refusal::Forbidden).into());
    }
    let results = results.unwrap_or_default();
    html(&ImportPage {
        page: visitor.page("admins", "Import platform admins"),
        error: errors.form(&["rows", "reason"]),
        csv: Field {
            value: table(posted).to_owned(),
            error: errors.of("rows"),
        },
        reason: posted.field("reason", errors),
        clean: !results.is_empty() && results.iter().all(|it| it.outcome != "refused"),
        results: results
            .into_iter()
            .map(|it| Line {
                email: it.email,
                outcome: match it.outcome {
                    "added" => "done",
                    "would_add" => "allowed",
                    _ => "refused",
                },
                message: it.message.unwrap_or_default(),
                link: it.way_in.and_then(|way_in| way_in.link),
            })
            .collect(),
        dry_run,
        mail_works: app.sends_mail().await?,
    })
}

/// The file, or what was typed where there is none.
fn table(posted: &Posted) -> &str {
    match posted.text("table") {
        "" => posted.text("csv"),
        file => file,
    }
}

pub async fn hand_in(State(app): State<App>, visitor: RootVisitor, upload: Upload) -> PageResult {
    done(&app, &visitor, &upload.into_form()?).await
}

pub async fn run(State(app): State<App>, visitor: RootVisitor, posted: Posted) -> PageResult {
    done(&app, &visitor, &posted).await
}

async fn done(app: &App, visitor: &RootVisitor, posted: &Posted) -> PageResult {
    let dry_run = posted.text("do") != "import";
    let act = async {
        let import = Import {
            rows: rows(table(posted))?,
            dry_run,
            reason: posted.trimmed("reason"),
        };
        admins::import(app, &visitor.caller, import).await
    };
    let action = format!("{PATH}/import");
    let sent = Sent {
        app,
        caller: &visitor.caller,
        page: visitor.page("admins", "Confirm that it is you"),
        posted,
        action: &action,
        verb: if dry_run { "Look through" } else { "Import" },
        class: "button-primary",
        back: &action,
    };
    match sent.proved(act).await {
        Err(asks) => asks,
        Ok(Ok(results)) => page(app, visitor, posted, &Errors::default(), Some(results), dry_run).await,
        Ok(Err(error)) => page(app, visitor, posted, &Errors::from(error)?, None, dry_run).await,
    }
}
