//! The root panel's pages of tenants.

pub mod progress;

use app::{
    App, ServerId, TenantRef,
    access_grants::ListOfTenant,
    jobs::JobState,
    servers,
    tenants::{self, Attach, Create, Delete, InviteOwner, NewAttachment, NewTenant, TenantState},
};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::{
    access,
    flash::{Shown, go, go_and_show},
    forms::{Choice, Errors, Field, Form, Posted},
    page::{Page, PageError, PageResult, html},
    pager::{Asked, Pager},
    step_up::Sent,
    visitor::RootVisitor,
};
use crate::extract::{FormQuery, Path};
use progress::{Step, steps};

const PATH: &str = "/root/tenants";

#[derive(Template)]
#[template(path = "root/tenants.html")]
struct Tenants {
    page: Page,
    q: String,
    tenants: Vec<Row>,
    pager: Pager,
    may_create: bool,
}

struct Row {
    name: String,
    slug: String,
    state: String,
    isolation: String,
    server: String,
    members: i64,
    created_at: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    pub q: String,
    pub after: Option<String>,
}

pub async fn list(State(app): State<App>, visitor: RootVisitor, FormQuery(query): FormQuery<ListQuery>) -> PageResult {
    let list = tenants::List {
        search: Some(query.q.clone()),
        after: query.after.clone(),
        ..tenants::List::default()
    };
    let found = app.on_platform(&visitor.caller, list).await?;
    html(&Tenants {
        page: visitor.page("tenants", "Tenants"),
        pager: Asked::of(PATH, &[("q", &query.q)], query.after.as_deref().unwrap_or_default()).pager(
            found.items.len(),
            found.next.as_deref(),
            ("tenant", "tenants"),
        ),
        q: query.q,
        may_create: visitor.view.may("tenants.create"),
        tenants: found
            .items
            .into_iter()
            .map(|tenant| Row {
                state: state_word(&tenant),
                name: tenant.name,
                slug: tenant.slug,
                isolation: tenant.isolation.to_string(),
                server: tenant.server,
                members: tenant.members,
                created_at: tenant.created_at.to_string(),
            })
            .collect(),
    })
}

#[derive(Template)]
#[template(path = "root/tenant_new.html")]
struct New {
    page: Page,
    form: Form,
    servers: Vec<Choice>,
    mail_works: bool,
}

#[derive(Template)]
#[template(path = "root/tenant_attach.html")]
struct NewAttached {
    page: Page,
    form: Form,
    servers: Vec<Choice>,
}

async fn server_choices(app: &App, visitor: &RootVisitor) -> Result<Vec<Choice>, PageError> {
    let all = servers::List {
        after: None,
        limit: Some(200),
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

async fn attach_form(app: &App, visitor: &RootVisitor, form: Form) -> PageResult {
    html(&NewAttached {
        page: visitor.page("tenants", "Attach a schema"),
        form,
        servers: server_choices(app, visitor).await?,
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

pub async fn new_attachment(State(app): State<App>, visitor: RootVisitor) -> PageResult {
    let usual = Posted::empty().with("schema", "public");
    attach_form(&app, &visitor, Form::new(usual)).await
}

pub async fn attach(State(app): State<App>, visitor: RootVisitor, posted: Posted) -> PageResult {
    let made = async {
        let new = NewAttachment {
            name: posted.trimmed("name"),
            slug: posted.trimmed("slug"),
            server: chosen_server(&posted)?,
            database: posted.trimmed("database"),
            schema: posted.trimmed("schema"),
            owner_email: posted.some("owner_email"),
        };
        app.on_platform(&visitor.caller, Attach(new)).await
    };
    match made.await {
        Ok(tenant) => go(
            &app,
            &visitor.caller,
            &format!("{PATH}/{}", tenant.slug),
            &format!("Attaching {}.", tenant.name),
        ),
        Err(error) => attach_form(&app, &visitor, Form::refused(posted, error)?).await,
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
    may_delete: bool,
    delete: DeleteForm,
    access: Option<AccessCard>,
    modes: Vec<Choice>,
}

/// The ways into the tenant, where the installation has such a thing.
struct AccessCard {
    grants: Vec<access::Row>,
    /// One's own that can be used.
    own: Option<access::Row>,
    may_open: bool,
    may_end: bool,
    form: access::OpenForm,
}

struct Detail {
    name: String,
    slug: String,
    version: String,
    state: String,
    isolation: String,
    server: String,
    server_id: String,
    database: String,
    schema: String,
    members: i64,
    created_at: String,
}

struct Invited {
    email: String,
    mail: Option<String>,
    link: Option<String>,
    expires_at: String,
}

#[derive(Default)]
pub struct DeleteForm {
    open: bool,
    slug: Field,
    reason: Field,
}

#[derive(Deserialize)]
pub struct TenantPath {
    pub tenant: TenantRef,
}

/// What a form on the page brings back to it.
#[derive(Default)]
pub struct Brought {
    pub delete: DeleteForm,
    pub owner: Field,
    pub access: access::OpenForm,
}

fn state_word(tenant: &tenants::Tenant) -> String {
    if tenant.gave_up {
        "failed".to_owned()
    } else {
        tenant.state.to_string()
    }
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
        owner: if brought.owner.value.is_empty() && brought.owner.error.is_none() {
            // Whom one would invite again.
            Field::new(invited.as_ref().map(|owner| owner.email.clone()).unwrap_or_default())
        } else {
            brought.owner
        },
        invited,
        may_invite: visitor.view.may("tenants.create"),
        may_delete: visitor.view.may("tenants.delete") && tenant.state != TenantState::Deleting,
        delete: brought.delete,
        access,
        modes: access::modes(),
        tenant: Detail {
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
            created_at: tenant.created_at.to_string(),
        },
    })
}

async fn access_card(
    app: &App,
    visitor: &RootVisitor,
    tenant: &tenants::Tenant,
    form: access::OpenForm,
) -> Result<AccessCard, PageError> {
    let list = ListOfTenant {
        tenant: TenantRef::Id(tenant.id),
        after: None,
        limit: Some(10),
    };
    let found = app.on_platform(&visitor.caller, list).await?;
    let me = visitor.view.person()?.email.clone();
    let mut grants: Vec<access::Row> = found
        .items
        .into_iter()
        .map(|grant| access::Row::new(grant, "/root/audit"))
        .collect();
    let own = grants.iter().position(|grant| grant.open && grant.email == me);
    Ok(AccessCard {
        own: own.map(|at| grants.remove(at)),
        grants,
        may_open: tenant.state == TenantState::Active && visitor.view.may("access_grants.create"),
        may_end: visitor.view.may("access_grants.delete"),
        form,
    })
}

pub async fn show(State(app): State<App>, visitor: RootVisitor, Path(path): Path<TenantPath>) -> PageResult {
    page(&app, &visitor, path.tenant, Brought::default()).await
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

pub async fn delete(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<TenantPath>,
    posted: Posted,
) -> PageResult {
    let operation = Delete {
        tenant: path.tenant.clone(),
        version: posted.version(),
        confirm: posted.trimmed("slug"),
        reason: posted.trimmed("reason"),
    };
    let here = format!("{PATH}/{}", path.tenant);
    let sent = Sent {
        app: &app,
        caller: &visitor.caller,
        page: visitor.page("tenants", "Confirm that it is you"),
        posted: &posted,
        action: &format!("{here}/delete"),
        verb: &format!("Delete {}", path.tenant),
        class: "button-danger",
        back: &here,
    };
    match sent.proved(app.on_platform(&visitor.caller, operation)).await {
        Err(asks) => asks,
        Ok(Ok(tenant)) => go(
            &app,
            &visitor.caller,
            &format!("{PATH}/{}", tenant.slug),
            &format!("Deleting {}. Nobody can get in any more.", tenant.name),
        ),
        Ok(Err(error)) => page(&app, &visitor, path.tenant, not_deleted(&posted, error)?).await,
    }
}

/// The dialog once more, with what is wrong.
fn not_deleted(posted: &Posted, error: app::Error) -> Result<Brought, PageError> {
    let errors = Errors::from(error)?;
    let delete = DeleteForm {
        open: true,
        slug: Field {
            value: posted.text("slug").to_owned(),
            error: errors.of("confirm").or_else(|| errors.form(&["reason"])),
        },
        reason: posted.field("reason", &errors),
    };
    Ok(Brought {
        delete,
        ..Brought::default()
    })
}
