//! The page of one member: who they are here, what was done to them, and what may be.

use app::{App, audit, members, roles};
use askama::Template;
use axum::extract::State;

use super::{Member, MemberPath, row, said};
use crate::{
    extract::Path,
    panel::{
        audit::{Happening, happening},
        flash::{go, go_back},
        forms::{Posted, address},
        page::{Page, PageResult, html},
        visitor::TenantVisitor,
    },
};

#[derive(Template)]
#[template(path = "tenant/member.html")]
struct One {
    page: Page,
    base: String,
    list: String,
    member: Member,
    /// As the API and the tenant's application name them.
    user_id: String,
    last_sign_in_at: Option<String>,
    joined_at: String,
    may_reset: bool,
    may_hand_over: bool,
    mail_works: bool,
    /// All that they may do, for whoever may ask.
    decisions: Option<String>,
    /// Missing for whoever may not read the log.
    history: Option<Vec<Happening>>,
    /// All of it, in the log.
    log: String,
}

pub async fn show(State(app): State<App>, visitor: TenantVisitor, Path(path): Path<MemberPath>) -> PageResult {
    let (caller, tenant) = (&visitor.caller, &visitor.tenant);
    let id = path.member;
    let member = app.in_tenant(caller, tenant, members::Show { member: id }).await?;
    let roles = app.in_tenant(caller, tenant, roles::List).await?;
    let log = visitor.path("audit");
    let history = if visitor.view.may("audit.view") {
        let query = audit::Query {
            filter: audit::Filter {
                target: Some(id.to_string()),
                ..audit::Filter::default()
            },
            limit: Some(20),
            ..audit::Query::default()
        };
        let found = app.in_tenant(caller, tenant, audit::List(query)).await?;
        Some(found.items.into_iter().map(|event| happening(event, &log)).collect())
    } else {
        None
    };
    let list = visitor.path("members");
    let (user_id, last_sign_in_at, joined_at) = (member.user_id, member.last_sign_in_at, member.created_at);
    let page = visitor.page("members", &member.name);
    let member = row(member, &roles, &visitor);
    html(&One {
        page,
        base: format!("{list}/{id}"),
        list,
        user_id: user_id.to_string(),
        last_sign_in_at: last_sign_in_at.map(|at| at.to_string()),
        joined_at: joined_at.to_string(),
        decisions: (member.myself || visitor.view.may("decisions.view"))
            .then(|| visitor.path(&format!("decisions/members/{id}"))),
        may_reset: member.may_archive && visitor.view.may("members.edit"),
        may_hand_over: !member.myself
            && member.state == "active"
            && member.role_value != "owner"
            && visitor.view.may("tenant.manage"),
        mail_works: app.sends_mail().await?,
        member,
        history,
        log: address(&log, &[("target", &id.to_string())]),
    })
}

pub async fn remove(
    State(app): State<App>,
    visitor: TenantVisitor,
    Path(path): Path<MemberPath>,
    posted: Posted,
) -> PageResult {
    let operation = members::Remove {
        member: path.member,
        version: posted.version(),
    };
    let done = app.in_tenant(&visitor.caller, &visitor.tenant, operation).await;
    said(&app, &visitor, done, |()| {
        "Removed and out at once. Only an invitation brings them back.".to_owned()
    })
}

pub async fn send_reset(
    State(app): State<App>,
    visitor: TenantVisitor,
    Path(path): Path<MemberPath>,
    posted: Posted,
) -> PageResult {
    let here = visitor.path(&format!("members/{}", path.member));
    let operation = members::SendReset {
        member: path.member,
        version: posted.version(),
    };
    match app.in_tenant(&visitor.caller, &visitor.tenant, operation).await {
        Ok(()) => go(
            &app,
            &visitor.caller,
            &here,
            "A mail with a link is on its way to them, and to nobody else.",
        ),
        Err(error) => go_back(&app, &visitor.caller, &here, error),
    }
}

pub async fn transfer_ownership(
    State(app): State<App>,
    visitor: TenantVisitor,
    Path(path): Path<MemberPath>,
    posted: Posted,
) -> PageResult {
    let here = visitor.path(&format!("members/{}", path.member));
    let action = format!("{here}/transfer-ownership");
    let operation = members::TransferOwnership {
        member: path.member,
        version: posted.version(),
    };
    let sent = visitor.sent(&app, &posted, "members", &action, "Hand over", &here);
    let act = app.in_tenant(&visitor.caller, &visitor.tenant, operation);
    match sent.proved(act).await {
        Err(asks) => asks,
        Ok(Ok(member)) => go(
            &app,
            &visitor.caller,
            &visitor.base,
            &format!("{} owns this tenant now, and you are an admin.", member.name),
        ),
        Ok(Err(error)) => go_back(&app, &visitor.caller, &here, error),
    }
}

pub async fn leave(State(app): State<App>, visitor: TenantVisitor) -> PageResult {
    let tenant = visitor.tenant.clone();
    match app.on_account(&visitor.caller, members::Leave { tenant }).await {
        Ok(()) => go(&app, &visitor.caller, "/account", "You left the tenant."),
        Err(error) => go_back(&app, &visitor.caller, &visitor.base, error),
    }
}
