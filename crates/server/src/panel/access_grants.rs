//! Access grants in both panels: a way into a tenant is opened in the one, used in the other, and seen by the tenant's owners.

use app::{
    AccessGrantId, App, Error, Plane, TenantRef,
    access_grants::{self, AccessGrant, AccessState, Begin, Enter, NewAccessGrant, Open, Policy, Way},
};
use askama::Template;
use axum::{
    extract::State,
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use super::{
    flash::{Flash, go, go_back},
    forms::{Choice, Errors, Field, Posted, Segment, address},
    page::{Page, PageError, PageResult, PageTenant, html},
    pager::{Asked, Pager},
    sessions::enter as go_in,
    step_up::Sent,
    tenants::{Brought, TenantPath, page as tenant_page},
    visitor::{RootVisitor, TenantVisitor},
};
use crate::{
    api::StateQuery,
    caller::AppCaller,
    cookies,
    extract::{FormQuery, Path},
    headers::sending_to,
};

/// One access grant in a list.
pub struct Row {
    pub id: String,
    /// Below `/root/tenants`, and what the tenant is called.
    pub tenant: String,
    pub tenant_name: String,
    pub name: String,
    pub email: String,
    pub mode: String,
    pub reason: String,
    pub minutes: i32,
    pub state: String,
    pub requested_at: String,
    pub started_at: Option<String>,
    /// When it ended or is to end.
    pub ends_at: Option<String>,
    pub ended_by: Option<String>,
    pub decided_by: Option<String>,
    /// It can still be used, or be answered.
    pub open: bool,
    pub waits: bool,
    /// What was done by it.
    pub events: String,
}

impl Row {
    pub fn new(grant: AccessGrant, log: &str) -> Self {
        let open = matches!(
            grant.state,
            AccessState::Requested | AccessState::Approved | AccessState::Active
        );
        Self {
            open,
            waits: grant.state == AccessState::Requested,
            events: address(log, &[("grant", &grant.id.to_string())]),
            id: grant.id.to_string(),
            tenant: grant.tenant,
            tenant_name: grant.tenant_name,
            name: grant.admin_name,
            email: grant.admin_email,
            mode: grant.mode.to_string(),
            reason: grant.reason,
            minutes: grant.minutes,
            state: grant.state.to_string(),
            requested_at: grant.requested_at.to_string(),
            started_at: grant.started_at.map(|at| at.to_string()),
            ends_at: grant.ended_at.or(grant.ends_at).map(|at| at.to_string()),
            ended_by: grant.ended_by,
            decided_by: grant.decided_by,
        }
    }
}

/// The dialog that opens a way in.
pub struct OpenForm {
    pub open: bool,
    pub error: Option<String>,
    pub reason: Field,
    pub mode: Field,
    pub minutes: Field,
}

impl Default for OpenForm {
    fn default() -> Self {
        Self {
            open: false,
            error: None,
            reason: Field::default(),
            mode: Field::new("read"),
            minutes: Field::new("60"),
        }
    }
}

pub fn modes() -> Vec<Choice> {
    vec![
        Choice::new("read", "Read: see everything, change nothing"),
        Choice::new("write", "Write: change what an owner may"),
    ]
}

pub async fn open(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<TenantPath>,
    posted: Posted,
) -> PageResult {
    let here = format!("/root/tenants/{}", path.tenant);
    let operation = Open {
        tenant: path.tenant.clone(),
        new: NewAccessGrant {
            mode: posted.text("mode").to_owned(),
            reason: posted.trimmed("reason"),
            // What is no number is no number of minutes.
            minutes: posted.trimmed("minutes").parse().unwrap_or(0),
        },
        way: Way::Panel,
    };
    let sent = Sent {
        app: &app,
        caller: &visitor.caller,
        page: visitor.page("tenants", "Confirm that it is you"),
        posted: &posted,
        action: &format!("{here}/access-grants"),
        verb: &format!("Enter {}", path.tenant),
        class: "button-primary",
        back: &here,
    };
    match sent.proved(app.on_platform(&visitor.caller, operation)).await {
        Err(asks) => asks,
        Ok(Ok(opened)) => match opened.token {
            Some(handover) => hand_over(&app, &visitor, &path.tenant, handover),
            None => go(
                &app,
                &visitor.caller,
                &here,
                "The tenant’s owners are asked. Come back here when one of them approved.",
            ),
        },
        Ok(Err(error)) => {
            let errors = Errors::from(error)?;
            let brought = Brought {
                access: OpenForm {
                    open: true,
                    error: errors.form(&["reason", "mode", "minutes"]),
                    reason: posted.field("reason", &errors),
                    mode: posted.field("mode", &errors),
                    minutes: posted.field("minutes", &errors),
                },
                ..Brought::default()
            };
            tenant_page(&app, &visitor, path.tenant, brought).await
        }
    }
}

#[derive(Deserialize)]
pub struct GrantPath {
    tenant: TenantRef,
    grant: AccessGrantId,
}

pub async fn enter(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<GrantPath>,
    posted: Posted,
) -> PageResult {
    let here = format!("/root/tenants/{}", path.tenant);
    let operation = Enter {
        tenant: path.tenant.clone(),
        grant: path.grant,
        way: Way::Panel,
    };
    let sent = Sent {
        app: &app,
        caller: &visitor.caller,
        page: visitor.page("tenants", "Confirm that it is you"),
        posted: &posted,
        action: &format!("{here}/access-grants/{}/enter", path.grant),
        verb: &format!("Enter {}", path.tenant),
        class: "button-primary",
        back: &here,
    };
    match sent.proved(app.on_platform(&visitor.caller, operation)).await {
        Err(asks) => asks,
        Ok(Ok(entered)) => hand_over(&app, &visitor, &path.tenant, entered.token),
        Ok(Err(error)) => go_back(&app, &visitor.caller, &here, error),
    }
}

#[derive(Template)]
#[template(path = "root/access_grants.html")]
struct Grants {
    page: Page,
    /// Whose they are; none: every tenant's.
    tenant: Option<PageTenant>,
    states: Vec<Segment>,
    grants: Vec<Row>,
    pager: Pager,
    may_end: bool,
    sees_events: bool,
}

impl Grants {
    fn new(visitor: &RootVisitor, title: &str, found: access_grants::Page, asked: &Asked<'_>) -> Self {
        Self {
            page: visitor.page("tenants", title),
            tenant: None,
            states: Vec::new(),
            pager: asked.pager(
                found.items.len(),
                found.next.as_deref(),
                ("access grant", "access grants"),
            ),
            grants: found.items.into_iter().map(|it| Row::new(it, "/root/audit")).collect(),
            may_end: visitor.view.may("access_grants.delete"),
            sees_events: visitor.view.may("audit.view"),
        }
    }
}

/// What is open or waits, of all tenants.
pub async fn list_all(
    State(app): State<App>,
    visitor: RootVisitor,
    FormQuery(query): FormQuery<StateQuery>,
) -> PageResult {
    let chosen = query.state.clone().unwrap_or_default();
    let after = query.after.clone().unwrap_or_default();
    let list = access_grants::ListAll {
        state: query.state,
        after: query.after,
        limit: query.limit,
    };
    let found = app.on_platform(&visitor.caller, list).await?;
    let here = "/root/access-grants";
    let states = [("", "All"), ("waiting", "Waiting"), ("open", "Open")];
    html(&Grants {
        states: states
            .into_iter()
            .map(|(state, label)| Segment {
                label: label.to_owned(),
                href: address(here, &[("state", state)]),
                active: chosen == state,
            })
            .collect(),
        ..Grants::new(
            &visitor,
            "Access grants",
            found,
            &Asked::of(here, &[("state", &chosen)], &after),
        )
    })
}

/// All that a tenant ever had.
pub async fn list_of_tenant(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<TenantPath>,
    FormQuery(query): FormQuery<AccessQuery>,
) -> PageResult {
    let slug = path.tenant.to_string();
    let list = access_grants::ListOfTenant {
        tenant: path.tenant,
        after: Some(query.after.clone()),
        limit: None,
    };
    let found = app.on_platform(&visitor.caller, list).await?;
    let name = found.items.first().map_or(&slug, |grant| &grant.tenant_name).clone();
    let here = format!("/root/tenants/{slug}/access-grants");
    html(&Grants {
        tenant: Some(PageTenant { slug, name }),
        ..Grants::new(&visitor, "Access grants", found, &Asked::of(&here, &[], &query.after))
    })
}

#[derive(Template)]
#[template(path = "root/handover.html")]
struct Handover {
    page: Page,
    tenant: String,
    action: String,
    handover: String,
    back: String,
}

/// From the root panel's host to the tenants': the secret goes in the body of a form, so that no address and no log holds it.
fn hand_over(app: &App, visitor: &RootVisitor, tenant: &TenantRef, handover: String) -> PageResult {
    let base = &app.settings().base_url;
    let response = html(&Handover {
        page: visitor.page("tenants", &format!("Enter {tenant}")),
        tenant: tenant.to_string(),
        action: format!("{base}/enter"),
        handover,
        back: format!("/root/tenants/{tenant}"),
    })?;
    Ok(sending_to(base, response))
}

/// Takes what was handed over. Only our own panels may send it: else a page elsewhere could sign somebody in as somebody else.
pub async fn begin(
    State(app): State<App>,
    AppCaller(caller): AppCaller,
    headers: HeaderMap,
    posted: Posted,
) -> PageResult {
    let settings = app.settings();
    let ours = |origin: &HeaderValue| {
        [&settings.base_url, &settings.root_url]
            .iter()
            .any(|own| *own == origin)
    };
    if !headers.get(header::ORIGIN).is_none_or(ours) {
        return Err(PageError(Error::NotFound));
    }
    let begin = Begin {
        handover: posted.text("handover").to_owned(),
    };
    let begun = app.in_public(&caller, begin).await?;
    go_in(Plane::App, &begun.session, &format!("/t/{}", begun.slug), app.now())
}

/// Nobody comes here but by that form.
pub async fn nothing_here() -> Redirect {
    Redirect::to("/")
}

pub async fn end(State(app): State<App>, visitor: RootVisitor, Path(path): Path<GrantPath>) -> PageResult {
    let here = format!("/root/tenants/{}", path.tenant);
    let operation = access_grants::End {
        tenant: path.tenant,
        grant: path.grant,
    };
    match app.on_platform(&visitor.caller, operation).await {
        Ok(_) => go(&app, &visitor.caller, &here, "The access grant is ended."),
        Err(error) => go_back(&app, &visitor.caller, &here, error),
    }
}

#[derive(Template)]
#[template(path = "tenant/access.html")]
struct Access {
    page: Page,
    grants: Vec<Row>,
    pager: Pager,
    approval: bool,
    may_manage: bool,
    base: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AccessQuery {
    after: String,
}

pub async fn list(
    State(app): State<App>,
    visitor: TenantVisitor,
    FormQuery(query): FormQuery<AccessQuery>,
) -> PageResult {
    let here = visitor.path("access");
    let list = access_grants::List {
        after: Some(query.after.clone()),
        limit: None,
    };
    let found = app.in_tenant(&visitor.caller, &visitor.tenant, list).await?;
    let policy = app
        .in_tenant(&visitor.caller, &visitor.tenant, access_grants::ShowPolicy)
        .await?;
    let log = visitor.path("audit");
    html(&Access {
        page: visitor.page("access", "Platform access"),
        pager: Asked::of(&here, &[], &query.after).pager(
            found.items.len(),
            found.next.as_deref(),
            ("access grant", "access grants"),
        ),
        grants: found.items.into_iter().map(|grant| Row::new(grant, &log)).collect(),
        approval: policy.require_owner_approval,
        may_manage: visitor.view.may("access_grants.manage"),
        base: here,
    })
}

fn told<T>(app: &App, visitor: &TenantVisitor, done: app::Result<T>, text: &str) -> PageResult {
    let here = visitor.path("access");
    match done {
        Ok(_) => go(app, &visitor.caller, &here, text),
        Err(error) => go_back(app, &visitor.caller, &here, error),
    }
}

pub async fn approve(State(app): State<App>, visitor: TenantVisitor, Path(path): Path<GrantPath>) -> PageResult {
    let operation = access_grants::Approve { grant: path.grant };
    let done = app.in_tenant(&visitor.caller, &visitor.tenant, operation).await;
    told(&app, &visitor, done, "Approved. The time begins when they come in.")
}

pub async fn refuse(State(app): State<App>, visitor: TenantVisitor, Path(path): Path<GrantPath>) -> PageResult {
    let operation = access_grants::Refuse { grant: path.grant };
    let done = app.in_tenant(&visitor.caller, &visitor.tenant, operation).await;
    told(&app, &visitor, done, "Refused. Nobody comes in.")
}

pub async fn revoke(State(app): State<App>, visitor: TenantVisitor, Path(path): Path<GrantPath>) -> PageResult {
    let operation = access_grants::Revoke { grant: path.grant };
    let done = app.in_tenant(&visitor.caller, &visitor.tenant, operation).await;
    told(&app, &visitor, done, "Ended. They are out.")
}

pub async fn set_policy(State(app): State<App>, visitor: TenantVisitor, posted: Posted) -> PageResult {
    let policy = Policy {
        require_owner_approval: posted.some("approval").is_some(),
    };
    let operation = access_grants::SetPolicy(policy);
    let sent = Sent {
        app: &app,
        caller: &visitor.caller,
        page: visitor.page("access", "Confirm that it is you"),
        posted: &posted,
        action: &visitor.path("access/policy"),
        verb: "Save",
        class: "button-primary",
        back: &visitor.path("access"),
    };
    match sent
        .proved(app.in_tenant(&visitor.caller, &visitor.tenant, operation))
        .await
    {
        Err(asks) => asks,
        Ok(done) => told(&app, &visitor, done, "Saved."),
    }
}

/// The end of a visit, on the banner of every page. The session is over with it.
pub async fn leave(State(app): State<App>, visitor: TenantVisitor) -> PageResult {
    let left = app
        .in_tenant(&visitor.caller, &visitor.tenant, access_grants::Leave)
        .await;
    if let Err(error) = left {
        return go_back(&app, &visitor.caller, &visitor.base, error);
    }
    let settings = app.settings();
    let mut response: Response = if settings.root_url == settings.base_url {
        Redirect::to(&visitor.base.replacen("/t/", "/root/tenants/", 1)).into_response()
    } else {
        Flash::success("You left the tenant; the access grant is ended.").lead(&app, &visitor.caller, "/sign-in")
    };
    response
        .headers_mut()
        .append(header::SET_COOKIE, cookies::clear(Plane::App));
    Ok(response)
}
