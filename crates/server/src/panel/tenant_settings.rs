//! The page of a tenant's settings, all that is kept of the tenant as a file, and the end of the tenant. Its e-mail domains are in `email_domains`.

use app::{
    App, Error,
    email_domains::List,
    tenant_settings::{Change, Show, TenantSettings, TenantSettingsChange},
    tenants::GiveUp,
};
use askama::Template;
use axum::extract::State;

use super::{
    email_domains::{Row, row},
    flash::{Flash, go, go_back},
    forms::{Field, Form, Posted, address},
    page::{Page, PageResult, html},
    visitor::TenantVisitor,
};
use crate::api::data_export::exported;

#[derive(Template)]
#[template(path = "tenant/settings.html")]
struct Settings {
    page: Page,
    base: String,
    members: String,
    slug: String,
    form: Form,
    may_change: bool,
    may_export: bool,
    may_give_up: bool,
    domains: Vec<Row>,
    /// The form that adds one.
    adding: Form,
    /// The dialog that gives the tenant up, as it was brought back.
    giving_up: Option<Form>,
}

impl Settings {
    fn dialog(&self, name: &str) -> Field {
        self.giving_up
            .as_ref()
            .map_or_else(Field::default, |form| form.field(name))
    }
}

fn slug_of(page: &Page) -> String {
    let tenant = page.tenant.as_ref();
    tenant.map_or_else(String::new, |tenant| tenant.slug.clone())
}

/// What was sent and is brought back with what is wrong. The other forms are as the tenant is.
#[derive(Default)]
pub struct Back {
    pub settings: Option<Form>,
    pub domain: Option<Form>,
    pub giving_up: Option<Form>,
}

pub async fn page(app: &App, visitor: &TenantVisitor, back: Back) -> PageResult {
    let (caller, tenant) = (&visitor.caller, &visitor.tenant);
    let form = match back.settings {
        Some(form) => form,
        None => filled(&app.in_tenant(caller, tenant, Show).await?),
    };
    let domains = app.in_tenant(caller, tenant, List).await?;
    let (page, base) = (visitor.page("settings", "Settings"), visitor.path("settings"));
    html(&Settings {
        slug: slug_of(&page),
        page,
        members: visitor.path("members"),
        form,
        domains: domains.into_iter().map(|domain| row(domain, &base)).collect(),
        base,
        adding: back.domain.unwrap_or_else(|| Form::new(Posted::empty())),
        may_change: visitor.view.may("tenant.manage"),
        // Whoever of the platform is inside takes nothing along.
        may_export: visitor.view.may("tenant.manage") && visitor.view.access_grant().is_none(),
        may_give_up: visitor.view.may("tenant.delete"),
        giving_up: back.giving_up,
    })
}

/// The form as the settings are.
fn filled(settings: &TenantSettings) -> Form {
    let proof = Some(settings.proof_lasts_minutes).filter(|minutes| *minutes > 0);
    let posted = Posted::empty()
        .with("version", settings.version.to_string())
        .with("name", settings.name.clone())
        .with(
            "proof_lasts_minutes",
            proof.map_or_else(String::new, |minutes| minutes.to_string()),
        )
        .with("networks", settings.networks.join("\n"))
        .with("invitation_days", settings.invitation_days.to_string())
        .with(
            "second_factor_grace_days",
            settings.second_factor_grace_days.to_string(),
        );
    let ticked = [
        ("peers_allowed", settings.peers_allowed),
        ("only_email_domains", settings.only_email_domains),
        ("second_factor_required", settings.second_factor_required),
    ];
    let ticked = ticked.into_iter().filter(|(_, is_so)| *is_so);
    Form::new(ticked.fold(posted, |posted, (name, _)| posted.with(name, "yes")))
}

fn read(posted: &Posted) -> Result<TenantSettingsChange, Error> {
    // Left empty: no limit of the tenant's own.
    let number = |field: &str, sentence: &str| {
        let text = posted.trimmed(field);
        let number = if text.is_empty() { Ok(0) } else { text.parse() };
        number.map(Some).map_err(|_| Error::invalid(field, sentence))
    };
    let separators = |c: char| c.is_whitespace() || c == ',';
    let networks = posted.text("networks").split(separators);
    let networks = networks.filter(|network| !network.is_empty());
    Ok(TenantSettingsChange {
        name: Some(posted.trimmed("name")),
        peers_allowed: Some(posted.some("peers_allowed").is_some()),
        proof_lasts_minutes: number("proof_lasts_minutes", "Write a number of minutes, or leave it empty.")?,
        networks: Some(networks.map(ToOwned::to_owned).collect()),
        invitation_days: number("invitation_days", "Write a number of days.")?,
        only_email_domains: Some(posted.some("only_email_domains").is_some()),
        second_factor_required: Some(posted.some("second_factor_required").is_some()),
        second_factor_grace_days: number("second_factor_grace_days", "Write a number of days.")?,
    })
}

pub async fn show(State(app): State<App>, visitor: TenantVisitor) -> PageResult {
    page(&app, &visitor, Back::default()).await
}

pub async fn change(State(app): State<App>, visitor: TenantVisitor, posted: Posted) -> PageResult {
    let here = visitor.path("settings");
    let act = async {
        let operation = Change {
            version: posted.version(),
            change: read(&posted)?,
            from: visitor.caller.origin.address,
        };
        app.in_tenant(&visitor.caller, &visitor.tenant, operation).await
    };
    let sent = visitor.sent(&app, &posted, "settings", &here, "Save settings", &here);
    match sent.proved(act).await {
        Err(asks) => asks,
        Ok(Ok(_)) => go(
            &app,
            &visitor.caller,
            &here,
            "Saved. It holds from the next request on.",
        ),
        Ok(Err(error @ Error::Refused(_))) => Err(error.into()),
        Ok(Err(error)) => {
            let back = Back {
                settings: Some(Form::refused(posted.clone(), error)?),
                ..Back::default()
            };
            page(&app, &visitor, back).await
        }
    }
}

/// A file that is sent leaves the page as it is, so whoever has to prove who they are first comes back to this page, and asks once more.
pub async fn export(State(app): State<App>, visitor: TenantVisitor) -> PageResult {
    let here = visitor.path("settings");
    let slug = slug_of(&visitor.page("settings", "Settings"));
    match exported(app.clone(), visitor.caller.clone(), visitor.tenant.clone(), &slug).await {
        Ok(file) => Ok(file),
        Err(error) if error.code() == "step_up_required" => {
            let door = address("/prove", &[("next", &here)]);
            let sentence = "Give your password once more, and take the file with you then.";
            Ok(Flash::error(sentence).lead(&app, &visitor.caller, &door))
        }
        Err(error) => go_back(&app, &visitor.caller, &here, error),
    }
}

pub async fn give_up(State(app): State<App>, visitor: TenantVisitor, posted: Posted) -> PageResult {
    let (here, back) = (visitor.path("settings/delete"), visitor.path("settings"));
    let operation = GiveUp {
        confirm: posted.trimmed("confirm"),
        reason: posted.trimmed("reason"),
    };
    let act = app.in_tenant(&visitor.caller, &visitor.tenant, operation);
    let sent = visitor.sent(&app, &posted, "settings", &here, "Delete tenant", &back);
    match sent.proved(act).await {
        Err(asks) => asks,
        Ok(Ok(())) => {
            let said =
                "The tenant is closed, and deleted in 30 days. Until then whoever runs the platform can restore it.";
            go(&app, &visitor.caller, "/account", said)
        }
        Ok(Err(error @ Error::Refused(_))) => Err(error.into()),
        Ok(Err(error)) => {
            let back = Back {
                giving_up: Some(Form::refused(posted.clone(), error)?),
                ..Back::default()
            };
            page(&app, &visitor, back).await
        }
    }
}
