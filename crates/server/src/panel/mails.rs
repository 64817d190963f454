//! The outbox and one mail.

use app::{App, MailId};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::{
    forms::{address, summary},
    page::{Page, PageResult, html},
    visitor::RootVisitor,
};
use crate::{
    api::StateQuery,
    extract::{FormQuery, Path},
};

#[derive(Template)]
#[template(path = "root/mails.html")]
struct Mails {
    page: Page,
    mail_works: bool,
    mails: Vec<Mail>,
    summary: String,
    first: Option<String>,
    next: Option<String>,
}

struct Mail {
    id: String,
    to: String,
    subject: String,
    state: String,
    at: String,
    error: Option<String>,
}

const PATH: &str = "/root/mails";

pub async fn list(State(app): State<App>, visitor: RootVisitor, FormQuery(query): FormQuery<StateQuery>) -> PageResult {
    let after = query.after.clone();
    let list = app::mails::List {
        state: query.state,
        after: query.after,
        limit: query.limit,
    };
    let found = app.on_platform(&visitor.caller, list).await?;
    let mail_works = app.settings().smtp.is_some();
    html(&Mails {
        page: visitor.page("mails", "Mail outbox"),
        mail_works,
        summary: summary(found.items.len(), "mail", "mails", found.next.is_some()),
        first: after.map(|_| PATH.to_owned()),
        next: found.next.map(|next| address(PATH, &[("after", &next)])),
        mails: found
            .items
            .into_iter()
            .map(|mail| Mail {
                id: mail.id.to_string(),
                to: mail.recipient,
                subject: mail.subject,
                state: word(&mail.state, mail_works),
                at: mail.created_at.to_string(),
                error: mail.error,
            })
            .collect(),
    })
}

/// Without a mail server a mail does not wait to be sent: it is kept.
fn word(state: &str, mail_works: bool) -> String {
    match (state, mail_works) {
        ("outbox", true) => "queued",
        ("outbox", false) => "kept",
        (other, _) => other,
    }
    .to_owned()
}

#[derive(Template)]
#[template(path = "root/mail.html")]
struct One {
    page: Page,
    mail: Detail,
}

struct Detail {
    to: String,
    subject: String,
    state: String,
    at: String,
    sent_at: Option<String>,
    error: Option<String>,
    body: String,
    link: Option<String>,
}

#[derive(Deserialize)]
pub struct MailPath {
    mail: MailId,
}

pub async fn show(State(app): State<App>, visitor: RootVisitor, Path(path): Path<MailPath>) -> PageResult {
    let found = app
        .on_platform(&visitor.caller, app::mails::Show { mail: path.mail })
        .await?;
    let body = found.body.unwrap_or_else(|| match found.mail.state.as_str() {
        "sent" => "This mail was sent. Its text held a link, so it is not kept.".to_owned(),
        _ => "This mail belongs to a tenant. Its text holds a link for one of its people, so only they are shown it; whoever sent it can copy the link where they sent it.".to_owned(),
    });
    html(&One {
        page: visitor.page("mails", &found.mail.subject),
        mail: Detail {
            link: link_in(&body, &app.settings().base_url),
            to: found.mail.recipient,
            subject: found.mail.subject,
            state: word(&found.mail.state, app.settings().smtp.is_some()),
            at: found.mail.created_at.to_string(),
            sent_at: found.mail.sent_at.map(|at| at.to_string()),
            error: found.mail.error,
            body,
        },
    })
}

fn link_in(body: &str, base: &str) -> Option<String> {
    body.lines()
        .map(str::trim)
        .find(|line| line.starts_with(base))
        .map(ToOwned::to_owned)
}
