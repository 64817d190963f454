//! The e-mail domains on the page of a tenant's settings: each with the record that proves it, and what the last check found.

use app::{
    App, EmailDomainId, Error,
    email_domains::{Add, Check, EmailDomain, EmailDomainState, NewEmailDomain, Remove},
};
use axum::extract::State;
use serde::Deserialize;

use super::{
    flash::{Flash, go, go_back},
    forms::{Form, Posted},
    page::PageResult,
    step_up::Sent,
    tenant_settings::{Back, page},
    visitor::TenantVisitor,
};
use crate::extract::Path;

pub struct Row {
    pub id: String,
    /// Below which its forms are sent.
    pub action: String,
    pub domain: String,
    pub word: &'static str,
    /// How the badge looks.
    pub kind: &'static str,
    pub record_name: String,
    pub record_value: String,
    pub checked_at: Option<String>,
    pub problem: Option<String>,
    pub missing_since: Option<String>,
}

#[derive(Deserialize)]
pub struct EmailDomainPath {
    domain: EmailDomainId,
}

pub fn row(domain: EmailDomain, settings: &str) -> Row {
    let (word, kind) = match domain.state {
        EmailDomainState::Unproved => ("Not proved", ""),
        EmailDomainState::Proved => ("Proved", "good"),
        EmailDomainState::Lost => ("Lost", "bad"),
    };
    Row {
        id: domain.id.to_string(),
        action: format!("{settings}/email-domains/{}", domain.id),
        domain: domain.domain,
        word,
        kind,
        record_name: domain.record_name,
        record_value: domain.record_value,
        checked_at: domain.checked_at.map(|at| at.to_string()),
        problem: domain.problem,
        missing_since: domain.missing_since.map(|at| at.to_string()),
    }
}

pub async fn add(State(app): State<App>, visitor: TenantVisitor, posted: Posted) -> PageResult {
    let (here, settings) = (visitor.path("settings/email-domains"), visitor.path("settings"));
    let new = NewEmailDomain {
        domain: posted.trimmed("domain"),
    };
    let act = app.in_tenant(&visitor.caller, &visitor.tenant, Add(new));
    let sent = visitor.sent(&app, &posted, "settings", &here, "Add domain", &settings);
    match sent.proved(act).await {
        Err(asks) => asks,
        Ok(Ok(added)) => {
            let said = format!(
                "{} is in the list. Publish its record, then have it checked.",
                added.domain
            );
            go(&app, &visitor.caller, &settings, &said)
        }
        Ok(Err(error @ Error::Refused(_))) => Err(error.into()),
        Ok(Err(error)) => {
            let back = Back {
                domain: Some(Form::refused(posted.clone(), error)?),
                ..Back::default()
            };
            page(&app, &visitor, back).await
        }
    }
}

pub async fn check(State(app): State<App>, visitor: TenantVisitor, Path(path): Path<EmailDomainPath>) -> PageResult {
    let settings = visitor.path("settings");
    let check = Check { domain: path.domain };
    match app.in_tenant(&visitor.caller, &visitor.tenant, check).await {
        Ok(EmailDomain {
            domain, problem: None, ..
        }) => go(&app, &visitor.caller, &settings, &format!("{domain} is proved.")),
        Ok(EmailDomain { domain, .. }) => {
            let said = format!("The record of {domain} was not found. The list says what was.");
            Ok(Flash::error(&said).lead(&app, &visitor.caller, &settings))
        }
        Err(error) => go_back(&app, &visitor.caller, &settings, error),
    }
}

pub async fn remove(
    State(app): State<App>,
    visitor: TenantVisitor,
    Path(path): Path<EmailDomainPath>,
    posted: Posted,
) -> PageResult {
    let settings = visitor.path("settings");
    let here = format!("{settings}/email-domains/{}/remove", path.domain);
    let remove = Remove { domain: path.domain };
    let act = app.in_tenant(&visitor.caller, &visitor.tenant, remove);
    let sent = Sent {
        class: "button-danger",
        ..visitor.sent(&app, &posted, "settings", &here, "Remove domain", &settings)
    };
    match sent.proved(act).await {
        Err(asks) => asks,
        Ok(Ok(())) => go(&app, &visitor.caller, &settings, "The domain is removed."),
        Ok(Err(error)) => go_back(&app, &visitor.caller, &settings, error),
    }
}
