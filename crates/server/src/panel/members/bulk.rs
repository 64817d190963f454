//! Many members changed at once, and what became of each.

use app::{
    App,
    members::{Chosen, change_many},
};
use askama::Template;
use axum::extract::State;

use crate::panel::{
    flash::go_back,
    forms::Posted,
    page::{Page, PageResult, html},
    step_up::Sent,
    visitor::TenantVisitor,
};

#[derive(Template)]
#[template(path = "tenant/members_bulk.html")]
struct Results {
    page: Page,
    base: String,
    lead: String,
    results: Vec<Line>,
}

struct Line {
    id: String,
    email: String,
    outcome: &'static str,
    message: String,
}

/// A ticked box: the member, their version and, so that the answer can name whoever is gone, their address.
fn chosen(posted: &Posted) -> Vec<(Chosen, String)> {
    let parsed = |ticked: &str| {
        let (id, rest) = ticked.split_once('.')?;
        let (version, email) = rest.split_once('.')?;
        let chosen = Chosen {
            id: id.parse().ok()?,
            version: version.parse().ok()?,
        };
        Some((chosen, email.chars().take(254).collect()))
    };
    posted.all("member").filter_map(parsed).collect()
}

pub async fn change(State(app): State<App>, visitor: TenantVisitor, posted: Posted) -> PageResult {
    let base = visitor.path("members");
    let act = posted.text("act");
    let (members, emails): (Vec<_>, Vec<_>) = chosen(&posted).into_iter().unzip();
    let sent = Sent {
        app: &app,
        caller: &visitor.caller,
        page: visitor.page("members", "Confirm that it is you"),
        posted: &posted,
        action: &format!("{base}/bulk"),
        verb: "Change the chosen",
        class: "button-primary",
        back: &base,
    };
    let change = change_many(
        &app,
        &visitor.caller,
        &visitor.tenant,
        act,
        posted.text("role"),
        &members,
    );
    let results = match sent.proved(change).await {
        Err(asks) => return asks,
        Ok(Err(error)) => return go_back(&app, &visitor.caller, &base, error),
        Ok(Ok(results)) => results,
    };
    let done = results.iter().filter(|result| result.done).count();
    let verb = match act {
        "change_role" => "Changed the role of",
        "archive" => "Archived",
        "reactivate" => "Reactivated",
        _ => "Removed",
    };
    html(&Results {
        page: visitor.page("members", "What became of each"),
        base,
        lead: format!("{verb} {done} of {}.", results.len()),
        results: results
            .into_iter()
            .zip(emails)
            .map(|(result, email)| Line {
                id: result.id.to_string(),
                email,
                outcome: if result.done { "done" } else { "refused" },
                message: result.error.unwrap_or_default(),
            })
            .collect(),
    })
}
