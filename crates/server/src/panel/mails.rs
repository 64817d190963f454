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
    api::StateQuery,
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
    may_retry: bool,
    retries_failed: bool,
}

struct Mail {
    id: String,
    to: String,
    subject: String,
    state: String,
    at: String,
    error: Option<String>,
    bounced: bool,
}

const PATH: &str = "/root/mails";

pub async fn list(State(app): State<App>, visitor: RootVisitor, FormQuery(query): FormQuery<StateQuery>) -> PageResult {
    let after = query.after.clone().unwrap_or_default();
    let chosen = query.state.clone().unwrap_or_default();
    let list = mails::List {
        state: query.state,
        after: query.after,
        limit: query.limit,
    };
    let found = app.on_platform(&visitor.caller, list).await?;
    let mail_works = app.sends_mail().await?;
    let may_retry = mail_works && visitor.view.may("mails.edit");
    let states = [
        ("", "All"),
        ("outbox", if mail_works { "Queued" } else { "Kept" }),
        ("sent", "Sent"),
        ("failed", "Failed"),
    ];
    html(&Mails {
        page: visitor.page("mails", "Mail outbox"),
        mail_works,
        states: states
            .into_iter()
            .map(|(state, label)| Segment {
                label: label.to_owned(),
                href: address(PATH, &[("state", state)]),
                active: chosen == state,
            })
            .collect(),
        may_retry,
        retries_failed: may_retry && chosen == "failed" && !found.items.is_empty(),
        pager: Asked::of(PATH, &[("state", &chosen)], &after).pager(
            found.items.len(),
            found.next.as_deref(),
            ("mail", "mails"),
        ),
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
                bounced: mail.bounced_at.is_some(),
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
            state: word(&found.mail.state, mail_works),
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

pub async fn retry_failed(State(app): State<App>, visitor: RootVisitor) -> PageResult {
    match app.on_platform(&visitor.caller, mails::RetryFailed).await {
        Ok(retried) => {
            let more = if retried.more {
                " There are more: do it once more."
            } else {
                ""
            };
            let noun = if retried.mails == 1 { "mail is" } else { "mails are" };
            let said = format!("{} {noun} tried again.{more}", retried.mails);
            go(&app, &visitor.caller, PATH, &said)
        }
        Err(error) => go_back(&app, &visitor.caller, PATH, error),
    }
}
