//! The root panel's pages of tenants.

mod acts;
pub mod admins;
mod attach;
mod list;
pub mod progress;
pub mod switcher;

pub use acts::{admit_from_anywhere, archive, bulk, delete, delete_now, edit, restore, set_plan, suspend};
pub use attach::{attach, new_attachment, test_attachment};
pub use list::{export, list};

use app::{
    App, ServerId, TenantRef,
    access_grants::ListOfTenant,
    jobs::JobState,
    plans, servers,
    tenants::{self, Create, InviteOwner, NewTenant, RevokeOwnerInvitation, TenantState},
};
use askama::Template;
use axum::{
    extract::State,
    response::{Html, IntoResponse},
};
use serde::Deserialize;

use super::{
    access_grants,
    flash::{Shown, go, go_and_show, go_back},
    forms::{Choice, Errors, Field, Form, Posted},
    page::{Page, PageError, PageResult, html},
    visitor::RootVisitor,
};
use crate::extract::Path;
use progress::{Step, steps};

const PATH: &str = "/root/tenants";

#[derive(Template)]
#[template(path = "root/tenant_new.html")]
struct New {
    page: Page,
    form: Form,
    servers: Vec<Choice>,
    mail_works: bool,
}

async fn server_choices(app: &App, visitor: &RootVisitor) -> Result<Vec<Choice>, PageError> {
    let all = servers::List {
        limit: Some(200),
        ..servers::List::default()
    };
    let found = app.on_platform(&visitor.caller, all).await?;
    Ok(found
        .items
        .into_iter()
        .map(|server| {
            let version = match super::servers::version_text(server.server_version) {
                none if none.is_empty() => none,
                version => format!(" · PostgreSQL {version}"),
            };
            let tenants = super::servers::tenants_text(server.tenants);
            Choice::new(server.id.to_string(), format!("{}{version} · {tenants}", server.name))
        })
        .collect())
}

async fn new_form(app: &App, visitor: &RootVisitor, form: Form) -> PageResult {
    html(&New {
        page: visitor.page("tenants", "New tenant"),
        form,
        servers: server_choices(app, visitor).await?,
        mail_works: app.sends_mail().await?,
    })
}

fn chosen_server(posted: &Posted) -> Result<Option<ServerId>, app::Error> {
    posted
        .some("server")
        .map(|text| {
            text.parse()
                .map_err(|_| app::Error::invalid("server", "Choose a server."))
        })
        .transpose()
}

pub async fn new(State(app): State<App>, visitor: RootVisitor) -> PageResult {
    let usual = Posted::empty().with("isolation", "schema");
    new_form(&app, &visitor, Form::new(usual)).await
}

pub async fn create(State(app): State<App>, visitor: RootVisitor, posted: Posted) -> PageResult {
    let made = async {
        let new = NewTenant {
            name: posted.trimmed("name"),
            slug: posted.trimmed("slug"),
            isolation: posted.text("isolation").to_owned(),
            server: chosen_server(&posted)?,
            owner_email: posted.some("owner_email"),
        };
        app.on_platform(&visitor.caller, Create(new)).await
    };
    match made.await {
        Ok(tenant) => go(
            &app,
            &visitor.caller,
            &format!("{PATH}/{}", tenant.slug),
            &format!("Creating {}.", tenant.name),
        ),
        Err(error) => new_form(&app, &visitor, Form::refused(posted, error)?).await,
    }
}

#[derive(Template)]
#[template(path = "root/tenant.html")]
struct One {
    page: Page,
    tenant: Detail,
    steps: Vec<Step>,
    live: bool,
    failed: Option<String>,
    retry: Option<String>,
    invited: Option<Invited>,
    needs_owner: bool,
    owner: Field,
    may_invite: bool,
    may_edit: bool,
    may_delete: bool,
    may_delete_now: bool,
    open_dialog: String,
    form: Forms,
    closed: Option<Closed>,
    can: Can,
    owners: Vec<String>,
    former_slugs: Vec<String>,
    /// From where its people come in; none: from anywhere.
    networks: Vec<String>,
    usage: Usage,
    plans: Vec<Choice>,
    access: Option<AccessCard>,
    modes: Vec<Choice>,
}

/// What the tenant's state allows.
struct Can {
    suspend: bool,
    archive: bool,
    restore: bool,
    delete: bool,
}

/// That its door is closed, and why.
struct Closed {
    title: String,
    reason: String,
    delete_after: Option<String>,
}

/// How much of the plan is used.
struct Usage {
    plan: String,
    admins: i32,
    limit: Option<i32>,
    over: bool,
    beyond: String,
}

/// The ways into the tenant, where the installation has such a thing.
struct AccessCard {
    grants: Vec<access_grants::Row>,
    /// One's own that can be used.
    own: Option<access_grants::Row>,
    may_open: bool,
    may_end: bool,
    sees_events: bool,
    form: access_grants::OpenForm,
}

struct Detail {
    name: String,
    slug: String,
    version: String,
    id: String,
    state: String,
    isolation: String,
    server: String,
    server_id: String,
    database: String,
    schema: String,
    members: i32,
    modules: String,
    last_activity_at: Option<String>,
    created_at: String,
}

struct Invited {
    email: String,
    mail: Option<String>,
    link: Option<String>,
    expires_at: String,
}

/// The forms of the page, each as it was brought back.
#[derive(Default)]
pub struct Forms {
    reason: Field,
    confirm: Field,
    name: Field,
    slug: Field,
    plan: Field,
    modules: Field,
    /// What is wrong with the form of the tenant's name, or of its plan, as a whole.
    edit_error: Option<String>,
    plan_error: Option<String>,
}

#[derive(Deserialize)]
pub struct TenantPath {
    pub tenant: TenantRef,
}

/// What a form on the page brings back to it.
#[derive(Default)]
pub struct Brought {
    /// The dialog that was open.
    pub dialog: &'static str,
    pub form: Option<Forms>,
    pub owner: Field,
    pub access: access_grants::OpenForm,
}

fn state_word(tenant: &tenants::Tenant) -> String {
    if tenant.gave_up {
        "failed".to_owned()
    } else {
        tenant.state.to_string().replace('_', " ")
    }
}

fn closed(tenant: &tenants::Tenant) -> Option<Closed> {
    let title = match tenant.state {
        TenantState::Suspended => "Suspended: nobody gets in, and its application is shut out",
        TenantState::Archived => "Archived: nobody gets in, and its application is shut out",
        TenantState::PendingDeletion => "To be deleted: nobody gets in, and its application is shut out",
        _ => return None,
    };
    Some(Closed {
        title: title.to_owned(),
        reason: tenant.state_reason.clone().unwrap_or_default(),
        delete_after: tenant.delete_after.map(|at| at.to_string()),
    })
}

async fn plan_choices(app: &App, visitor: &RootVisitor) -> Result<Vec<Choice>, PageError> {
    let mut choices = vec![Choice::new("", "No plan, no limit")];
    if visitor.view.may("plans.view") {
        let all = plans::List {
            after: None,
            limit: Some(200),
        };
        let found = app.on_platform(&visitor.caller, all).await?;
        choices.extend(found.items.into_iter().map(|plan| {
            let limit = match plan.max_admins {
                Some(count) => format!("up to {count} admins"),
                None => "no limit".to_owned(),
            };
            Choice::new(plan.key, format!("{} · {limit}", plan.name))
        }));
    }
    Ok(choices)
}

pub async fn page(app: &App, visitor: &RootVisitor, tenant: TenantRef, brought: Brought) -> PageResult {
    let found = app.on_platform(&visitor.caller, tenants::Show { tenant }).await?;
    let access = if found.access_grants && visitor.view.may("access_grants.view") {
        Some(access_card(app, visitor, &found.tenant, brought.access).await?)
    } else {
        None
    };
    let live = found
        .progress
        .as_ref()
        .is_some_and(|job| matches!(job.state, JobState::Queued | JobState::Running));
    let unfinished = found.progress.as_ref().filter(|job| job.state != JobState::Done);
    let tenant = found.tenant;
    let form = brought.form.unwrap_or_else(|| Forms {
        name: Field::new(&tenant.name),
        slug: Field::new(&tenant.slug),
        plan: Field::new(tenant.plan.clone().unwrap_or_default()),
        modules: Field::new(tenant.modules.join(" ")),
        ..Forms::default()
    });
    let page = visitor.page("tenants", &tenant.name);
    let invited = found.owner_invitation.map(|owner| Invited {
        link: match page.once() {
            Some(Shown::Link { link, .. }) => Some(link.clone()),
            _ => None,
        },
        email: owner.email,
        mail: owner.mail.map(|mail| format!("/root/mails/{mail}")),
        expires_at: owner.expires_at.to_string(),
    });
    html(&One {
        page,
        steps: unfinished.map(steps).unwrap_or_default(),
        live,
        failed: unfinished.and_then(|job| job.error.clone()),
        retry: unfinished
            .filter(|job| job.state == JobState::Failed && visitor.view.may("jobs.edit"))
            .map(|job| job.job.to_string()),
        needs_owner: !found.has_owner && tenant.state != TenantState::Deleting,
        can: Can {
            suspend: tenant.state == TenantState::Active,
            archive: matches!(tenant.state, TenantState::Active | TenantState::Suspended),
            restore: closed(&tenant).is_some(),
            delete: !matches!(tenant.state, TenantState::Deleting | TenantState::PendingDeletion),
        },
        closed: closed(&tenant),
        open_dialog: brought.dialog.to_owned(),
        form,
        owners: found.owners.into_iter().map(|owner| owner.email).collect(),
        former_slugs: found.former_slugs,
        networks: found.networks,
        usage: Usage {
            plan: tenant.plan_name.clone().unwrap_or_default(),
            admins: tenant.admins,
            limit: found.max_admins,
            over: found.max_admins.is_some_and(|limit| tenant.admins > limit),
            beyond: found.modules_beyond_plan.join(", "),
        },
        plans: plan_choices(app, visitor).await?,
        owner: if brought.owner.value.is_empty() && brought.owner.error.is_none() {
            // Whom one would invite again.
            Field::new(invited.as_ref().map(|owner| owner.email.clone()).unwrap_or_default())
        } else {
            brought.owner
        },
        invited,
        may_invite: visitor.view.may("tenants.create"),
        may_edit: visitor.view.may("tenants.edit") && tenant.state != TenantState::Deleting,
        may_delete: visitor.view.may("tenants.delete") && tenant.state != TenantState::Deleting,
        may_delete_now: visitor.view.may("tenants.manage") && tenant.state != TenantState::Deleting,
        access,
        modes: access_grants::modes(),
        tenant: Detail {
            id: tenant.id.to_string(),
            state: state_word(&tenant),
            name: tenant.name,
            slug: tenant.slug,
            version: tenant.version.to_string(),
            isolation: tenant.isolation.to_string(),
            server: tenant.server,
            server_id: tenant.server_id.to_string(),
            database: tenant.database,
            schema: tenant.schema,
            members: tenant.members,
            modules: tenant.modules.join(", "),
            last_activity_at: tenant.last_activity_at.map(|at| at.to_string()),
            created_at: tenant.created_at.to_string(),
        },
    })
}

async fn access_card(
    app: &App,
    visitor: &RootVisitor,
    tenant: &tenants::Tenant,
    form: access_grants::OpenForm,
) -> Result<AccessCard, PageError> {
    let list = ListOfTenant {
        tenant: TenantRef::Id(tenant.id),
        after: None,
        limit: Some(10),
    };
    let found = app.on_platform(&visitor.caller, list).await?;
    let me = visitor.view.person()?.email.clone();
    let mut grants: Vec<access_grants::Row> = found
        .items
        .into_iter()
        .map(|grant| access_grants::Row::new(grant, "/root/audit"))
        .collect();
    let own = grants.iter().position(|grant| grant.open && grant.email == me);
    Ok(AccessCard {
        own: own.map(|at| grants.remove(at)),
        grants,
        may_open: tenant.state == TenantState::Active && visitor.view.may("access_grants.create"),
        may_end: visitor.view.may("access_grants.delete"),
        sees_events: visitor.view.may("audit.view"),
        form,
    })
}

pub async fn show(State(app): State<App>, visitor: RootVisitor, Path(path): Path<TenantPath>) -> PageResult {
    page(&app, &visitor, path.tenant, Brought::default()).await
}

/// A part of the page, which does not wait for the tenant's server.
pub async fn size(State(app): State<App>, visitor: RootVisitor, Path(path): Path<TenantPath>) -> PageResult {
    let measure = tenants::Measure { tenant: path.tenant };
    let text = match app.on_platform(&visitor.caller, measure).await {
        Ok(size) => bytes(size.bytes),
        Err(app::Error::TenantDatabase(_)) => "unknown: its server does not answer".to_owned(),
        Err(error) => return Err(PageError(error)),
    };
    Ok(Html(text).into_response())
}

/// 512 bytes, 1.5 kB, 20 MB.
fn bytes(count: u64) -> String {
    let units = ["bytes", "kB", "MB", "GB", "TB"];
    let mut tenths = count.saturating_mul(10);
    let mut unit = 0;
    while tenths >= 10_000 && unit + 1 < units.len() {
        tenths /= 1000;
        unit += 1;
    }
    let (whole, rest) = (tenths / 10, tenths % 10);
    if rest == 0 || whole >= 10 {
        format!("{whole} {}", units[unit])
    } else {
        format!("{whole}.{rest} {}", units[unit])
    }
}

pub async fn invite_owner(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<TenantPath>,
    posted: Posted,
) -> PageResult {
    let operation = InviteOwner {
        tenant: path.tenant.clone(),
        email: posted.trimmed("email"),
    };
    let email = operation.email.clone();
    match app.on_platform(&visitor.caller, operation).await {
        Ok(link) => go_and_show(
            &app,
            &visitor.caller,
            &format!("{PATH}/{}", path.tenant),
            &format!("{email} is invited."),
            Shown::Link { email, link: link.link },
        ),
        Err(error) => {
            let errors = Errors::from(error)?;
            let owner = Field {
                value: posted.text("email").to_owned(),
                error: errors.form(&[]),
            };
            let brought = Brought {
                owner,
                ..Brought::default()
            };
            page(&app, &visitor, path.tenant, brought).await
        }
    }
}

pub async fn revoke_owner(State(app): State<App>, visitor: RootVisitor, Path(path): Path<TenantPath>) -> PageResult {
    let here = format!("{PATH}/{}", path.tenant);
    let operation = RevokeOwnerInvitation { tenant: path.tenant };
    match app.on_platform(&visitor.caller, operation).await {
        Ok(()) => go(&app, &visitor.caller, &here, "The link is dead. Invite an owner anew."),
        Err(error) => go_back(&app, &visitor.caller, &here, error),
    }
}
