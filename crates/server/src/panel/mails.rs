//! The outbox and one mail.

use app::{App, MailId, mails};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::{
    flash::{go, go_back},
    forms::{Segment, address},
    page::{Page, PageResult, html},
    pager::{Asked, Pager},
    visitor::RootVisitor,
};
use crate::{
    api::mails::MailsQuery,
    extract::{FormQuery, Path},
};

#[derive(Template)]
#[template(path = "root/mails.html")]
struct Mails {
    page: Page,
    mail_works: bool,
    mails: Vec<Mail>,
    pager: Pager,
    states: Vec<Segment>,
    /// The address that is searched for.
    recipient: String,
    state: String,
    may_retry: bool,
    /// A mail on this page waits for somebody to have it sent.
    waits: bool,
}

struct Mail {
    id: String,
    to: String,
    subject: String,
    state: String,
    at: String,
    error: Option<String>,
    bounced: bool,
    may_retry: bool,
}

const PATH: &str = "/root/mails";
const STATES: [(&str, &str); 5] = [
    ("", "All"),
    ("kept", "Kept"),
    ("outbox", "Queued"),
    ("sent", "Sent"),
    ("failed", "Failed"),
];

pub async fn list(State(app): State<App>, visitor: RootVisitor, FormQuery(query): FormQuery<MailsQuery>) -> PageResult {
    let after = query.after.clone().unwrap_or_default();
    let chosen = query.state.clone().unwrap_or_default();
    let recipient = query.recipient.clone().unwrap_or_default();
    let found = app.on_platform(&visitor.caller, mails::List::from(query)).await?;
    let mail_works = app.sends_mail().await?;
    let may_retry = mail_works && visitor.view.may("mails.edit");
    html(&Mails {
        page: visitor.page("mails", "Mail outbox"),
        mail_works,
        states: STATES
            .into_iter()
            .map(|(state, label)| Segment {
                label: label.to_owned(),
                href: address(PATH, &[("state", state), ("recipient", &recipient)]),
                active: chosen == state,
            })
            .collect(),
        may_retry,
        waits: may_retry && found.items.iter().any(waits),
        pager: Asked::of(PATH, &[("state", &chosen), ("recipient", &recipient)], &after).pager(
            found.items.len(),
            found.next.as_deref(),
            ("mail", "mails"),
        ),
        mails: found
            .items
            .into_iter()
            .map(|mail| Mail {
                may_retry: may_retry && waits(&mail),
                id: mail.id.to_string(),
                to: mail.recipient,
                subject: mail.subject,
                state: word(&mail.state).to_owned(),
                at: mail.created_at.to_string(),
                error: mail.error,
                bounced: mail.bounced_at.is_some(),
            })
            .collect(),
        recipient,
        state: chosen,
    })
}

fn word(state: &str) -> &str {
    if state == "outbox" { "queued" } else { state }
}

fn waits(mail: &mails::Mail) -> bool {
    matches!(&*mail.state, "kept" | "failed")
}

#[derive(Template)]
#[template(path = "root/mail.html")]
struct One {
    page: Page,
    mail: Detail,
}

struct Detail {
    id: String,
    may_retry: bool,
    bounced_at: Option<String>,
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
        .on_platform(&visitor.caller, mails::Show { mail: path.mail })
        .await?;
    let mail_works = app.sends_mail().await?;
    let body = found.body.unwrap_or_else(|| match found.mail.state.as_str() {
        "sent" => "This mail was sent. Its text held a link, so it is not kept.".to_owned(),
        _ => "This mail belongs to a tenant. Its text holds a link for one of its people, so only they are shown it; whoever sent it can copy the link where they sent it.".to_owned(),
    });
    html(&One {
        page: visitor.page("mails", &found.mail.subject),
        mail: Detail {
            id: path.mail.to_string(),
            may_retry: mail_works && found.mail.state != "sent" && visitor.view.may("mails.edit"),
            bounced_at: found.mail.bounced_at.map(|at| at.to_string()),
            link: link_in(&body, &app.settings().base_url),
            to: found.mail.recipient,
            subject: found.mail.subject,
            state: word(&found.mail.state).to_owned(),
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

pub async fn retry(State(app): State<App>, visitor: RootVisitor, Path(path): Path<MailPath>) -> PageResult {
    let here = format!("{PATH}/{}", path.mail);
    match app.on_platform(&visitor.caller, mails::Retry { mail: path.mail }).await {
        Ok(()) => go(&app, &visitor.caller, &here, "It is tried again."),
        Err(error) => go_back(&app, &visitor.caller, &here, error),
    }
}

pub async fn retry_all(State(app): State<App>, visitor: RootVisitor) -> PageResult {
    match app.on_platform(&visitor.caller, mails::RetryAll).await {
        Ok(retried) => {
            let noun = if retried.mails == 1 { "mail is" } else { "mails are" };
            let left = match retried.left {
                0 => "",
                _ => " The others are left as they are: the link in each is no longer good.",
            };
            let said = format!("{} {noun} on the way.{left}", retried.mails);
            go(&app, &visitor.caller, PATH, &said)
        }
        Err(error) => go_back(&app, &visitor.caller, PATH, error),
    }
}
