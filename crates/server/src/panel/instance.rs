//! The page of the installation's settings.

use app::{
    App, Error,
    instance::{self, InstanceDetails, InstanceSettings, SettingsChange},
};
use askama::Template;
use axum::extract::State;
use jiff::Timestamp;

use super::{
    flash::go,
    forms::{Form, Posted},
    page::{Page, PageResult, html},
    step_up::Sent,
    visitor::RootVisitor,
};

const PATH: &str = "/root/settings";

#[derive(Template)]
#[template(path = "root/settings.html")]
struct Settings {
    page: Page,
    form: Form,
    /// Platform admins who are members as well; none where it is not known.
    both: i64,
    /// When a shorter time for the audit log begins to count.
    shorter_log_from: Option<Timestamp>,
    base_url: String,
    root_url: String,
}

fn page(app: &App, visitor: &RootVisitor, form: Form, shown: Option<&InstanceDetails>) -> PageResult {
    let told = app.settings();
    html(&Settings {
        page: visitor.page("settings", "Settings"),
        form,
        both: shown.map_or(0, |shown| shown.admins_who_are_members),
        shorter_log_from: shown.and_then(|shown| shown.shorter_log_from),
        base_url: told.base_url.clone(),
        root_url: told.root_url.clone(),
    })
}

/// The form as the settings are.
fn filled(settings: &InstanceSettings) -> Posted {
    let minutes = |minutes: i32| minutes.to_string();
    let kept = |days: i32| if days == 0 { String::new() } else { days.to_string() };
    let posted = Posted::empty()
        .with("version", settings.version.to_string())
        .with("tenant_access", settings.tenant_access.as_str())
        .with("tenant_creation", settings.tenant_creation.as_str())
        .with("root_idle_minutes", minutes(settings.root_idle_minutes))
        .with("root_lasts_minutes", minutes(settings.root_lasts_minutes))
        .with("app_idle_minutes", minutes(settings.app_idle_minutes))
        .with("app_lasts_minutes", minutes(settings.app_lasts_minutes))
        .with("email_domains", settings.email_domains.join(" "))
        .with("keep_changes_days", kept(settings.keep_changes_days))
        .with("keep_sign_ins_days", kept(settings.keep_sign_ins_days))
        .with("keep_reads_days", kept(settings.keep_reads_days));
    let checked = [
        ("separate_admin_accounts", settings.separate_admin_accounts),
        ("allow_personal_workspace", settings.allow_personal_workspace),
    ];
    checked
        .into_iter()
        .filter(|(_, is_on)| *is_on)
        .fold(posted, |posted, (field, _)| posted.with(field, "yes"))
}

pub async fn show(State(app): State<App>, visitor: RootVisitor) -> PageResult {
    let shown = app.on_platform(&visitor.caller, instance::Show).await?;
    page(&app, &visitor, Form::new(filled(&shown.settings)), Some(&shown))
}

fn read(posted: &Posted) -> Result<SettingsChange, Error> {
    let minutes = |field: &str| {
        let number = posted.trimmed(field).parse();
        number
            .map(Some)
            .map_err(|_| Error::invalid(field, "Write a number of minutes."))
    };
    // Left empty: for ever.
    let days = |field: &str| {
        let text = posted.trimmed(field);
        let number = if text.is_empty() { Ok(0) } else { text.parse() };
        number
            .map(Some)
            .map_err(|_| Error::invalid(field, "Write a number of days, or leave it empty."))
    };
    let access = serde_json::from_value(posted.text("tenant_access").into());
    let creation = serde_json::from_value(posted.text("tenant_creation").into());
    let separators = |c: char| c.is_whitespace() || c == ',';
    let domains = posted.text("email_domains").split(separators);
    Ok(SettingsChange {
        tenant_access: Some(access.map_err(|_| Error::invalid("tenant_access", "Choose one of the three."))?),
        separate_admin_accounts: Some(posted.some("separate_admin_accounts").is_some()),
        tenant_creation: Some(creation.map_err(|_| Error::invalid("tenant_creation", "Choose one of the two."))?),
        allow_personal_workspace: Some(posted.some("allow_personal_workspace").is_some()),
        root_idle_minutes: minutes("root_idle_minutes")?,
        root_lasts_minutes: minutes("root_lasts_minutes")?,
        app_idle_minutes: minutes("app_idle_minutes")?,
        app_lasts_minutes: minutes("app_lasts_minutes")?,
        keep_changes_days: days("keep_changes_days")?,
        keep_sign_ins_days: days("keep_sign_ins_days")?,
        keep_reads_days: days("keep_reads_days")?,
        email_domains: Some(domains.filter(|domain| !domain.is_empty()).map(str::to_owned).collect()),
    })
}

/// That it is saved, and who does not fit it.
fn said(saved: &InstanceDetails) -> String {
    let both = saved.admins_who_are_members;
    if !saved.settings.separate_admin_accounts || both == 0 {
        return "Saved. It holds from the next request on.".to_owned();
    }
    let people = if both == 1 {
        "1 person is".to_owned()
    } else {
        format!("{both} people are")
    };
    format!("Saved. {people} a platform admin and a member as well, and stay both. The security page says who.")
}

pub async fn change(State(app): State<App>, visitor: RootVisitor, posted: Posted) -> PageResult {
    let act = async {
        let operation = instance::Change {
            version: posted.version(),
            change: read(&posted)?,
        };
        app.on_platform(&visitor.caller, operation).await
    };
    let sent = Sent {
        app: &app,
        caller: &visitor.caller,
        page: visitor.page("settings", "Confirm that it is you"),
        posted: &posted,
        action: PATH,
        verb: "Save settings",
        class: "button-primary",
        back: PATH,
    };
    match sent.proved(act).await {
        Err(asks) => asks,
        Ok(Ok(saved)) => go(&app, &visitor.caller, PATH, &said(&saved)),
        Ok(Err(error @ Error::Refused(_))) => Err(error.into()),
        Ok(Err(error)) => page(&app, &visitor, Form::refused(posted.clone(), error)?, None),
    }
}
