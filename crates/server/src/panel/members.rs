//! The page of members and invitations. One member's page is in `one`, many at once in `bulk` and `import`.

pub mod bulk;
pub mod import;
pub mod one;
mod query;

use app::{App, InvitationId, MembershipId, invitations, members, plans, roles};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::{
    flash::{Shown, go, go_and_show, go_back},
    forms::{Choice, Form, Posted, address},
    page::{Page, PageResult, html},
    pager::{Asked, Pager},
    visitor::TenantVisitor,
};
use query::{Filters, MembersQuery};

use crate::{
    api::members::{MembersFilter, exported},
    extract::{FormQuery, Path},
};

#[derive(Template)]
#[template(path = "tenant/members.html")]
struct Members {
    page: Page,
    base: String,
    invitations_base: String,
    groups_base: String,
    sees_groups: bool,
    may_invite: bool,
    /// What is used of the plan, where it limits something.
    usage: Option<Usage>,
    form: Form,
    roles: Vec<Choice>,
    mail_works: bool,
    invited: Option<Invited>,
    invitations: Vec<Invitation>,
    filters: Filters,
    /// The file of what is shown.
    export: String,
    members: Vec<Member>,
    /// Some of these members may be changed by this visitor.
    may_change: bool,
    pager: Pager,
    waiting: Pager,
}

struct Usage {
    text: String,
    full: bool,
}

/// What the plan leaves, for those who invite.
fn usage(usage: plans::Usage) -> Option<Usage> {
    let (plan, limit) = (usage.plan?, usage.max_admins?);
    let full = usage.admins >= limit;
    let rest = if full {
        "nobody can become an admin until one goes, or the plan is a larger one"
    } else {
        "owners and admins count"
    };
    Some(Usage {
        text: format!("{plan} plan: {} of {limit} admins used; {rest}.", usage.admins),
        full,
    })
}

struct Invited {
    email: String,
    link: String,
}

struct Invitation {
    id: String,
    email: String,
    name: String,
    role: String,
    invited_by: String,
    expires_at: String,
    state: String,
}

struct Member {
    id: String,
    name: String,
    email: String,
    role: String,
    role_value: String,
    version: String,
    groups: Vec<Choice>,
    state: String,
    second_factor: String,
    last_seen_at: Option<String>,
    myself: bool,
    roles: Vec<Choice>,
    may_archive: bool,
    may_reactivate: bool,
    may_remove: bool,
    may_choose: bool,
}

#[derive(Deserialize)]
pub struct MemberPath {
    member: MembershipId,
}

#[derive(Deserialize)]
pub struct InvitationPath {
    invitation: InvitationId,
}

async fn page(app: &App, visitor: &TenantVisitor, query: MembersQuery, form: Form) -> PageResult {
    let (caller, tenant) = (&visitor.caller, &visitor.tenant);
    let list = query.list(app.now());
    let found = app.in_tenant(caller, tenant, list).await?;
    let roles = app.in_tenant(caller, tenant, roles::List).await?;
    let open = invitations::List {
        after: Some(query.waiting.clone()),
        limit: None,
    };
    let waiting = app.in_tenant(caller, tenant, open).await?;
    let used = app.in_tenant(caller, tenant, plans::ShowUsage).await?;
    let base = visitor.path("members");
    let page = visitor.page("members", "Members");
    let pairs = query.pairs();
    let with = |place| -> Vec<(&str, &str)> { pairs.into_iter().chain([place]).collect() };
    let members: Vec<_> = found
        .items
        .into_iter()
        .map(|member| row(member, &roles, visitor))
        .collect();
    html(&Members {
        invited: match page.once() {
            Some(Shown::Link { email, link }) => Some(Invited {
                email: email.clone(),
                link: link.clone(),
            }),
            _ => None,
        },
        page,
        invitations_base: visitor.path("invitations"),
        groups_base: visitor.path("groups"),
        sees_groups: visitor.view.may("groups.view"),
        may_invite: visitor.view.may("members.create"),
        usage: usage(used),
        form,
        roles: assignable(&roles),
        mail_works: app.sends_mail().await?,
        waiting: Asked {
            path: &base,
            filters: &with(("after", &query.after)),
            parameter: "waiting",
            after: &query.waiting,
        }
        .pager(
            waiting.items.len(),
            waiting.next.as_deref(),
            ("invitation", "invitations"),
        ),
        invitations: waiting
            .items
            .into_iter()
            .map(|invitation| Invitation {
                id: invitation.id.to_string(),
                email: invitation.email,
                name: invitation.name,
                role: invitation.role_name,
                invited_by: invitation.invited_by.unwrap_or_else(|| "the platform".to_owned()),
                expires_at: invitation.expires_at.to_string(),
                state: if invitation.expired { "expired" } else { "pending" }.to_owned(),
            })
            .collect(),
        pager: Asked::of(&base, &with(("waiting", &query.waiting)), &query.after).pager(
            members.len(),
            found.next.as_deref(),
            ("member", "members"),
        ),
        export: address(&format!("{base}.csv"), &pairs),
        filters: query.filters(&roles),
        may_change: members.iter().any(|member| member.may_choose),
        members,
        base,
    })
}

pub fn assignable(roles: &[roles::RoleSummary]) -> Vec<Choice> {
    roles
        .iter()
        .filter(|role| role.assignable)
        .map(|role| Choice::new(&*role.key, &*role.name))
        .collect()
}

/// A row offers what the operations would allow: the member's present role and the new one below the visitor's own (D6), and never oneself (D7).
fn row(member: members::Member, roles: &[roles::RoleSummary], visitor: &TenantVisitor) -> Member {
    let present = roles.iter().find(|role| Some(&role.key) == member.role.as_ref());
    let reachable = !member.themself && present.is_none_or(|role| role.assignable);
    let active = member.state == members::MembershipState::Active;
    let may_edit = reachable && visitor.view.may("members.edit");
    let may_delete = reachable && visitor.view.may("members.delete");
    Member {
        id: member.id.to_string(),
        name: member.name,
        email: member.email,
        role: member.role_name.unwrap_or_else(|| "Without role".to_owned()),
        role_value: member.role.unwrap_or_default(),
        version: member.version.to_string(),
        groups: member
            .groups
            .into_iter()
            .map(|group| Choice::new(group.id.to_string(), group.name))
            .collect(),
        second_factor: second_factor(&member.second_factors),
        last_seen_at: member.last_seen_at.map(|at| at.to_string()),
        myself: member.themself,
        roles: if may_edit && active {
            assignable(roles)
        } else {
            Vec::new()
        },
        may_archive: may_delete && active,
        may_reactivate: may_edit && !active,
        may_remove: may_delete,
        may_choose: may_edit || may_delete,
        state: member.state.to_string(),
    }
}

pub fn second_factor(kinds: &[String]) -> String {
    if kinds.is_empty() {
        "none".to_owned()
    } else {
        let words = kinds.iter().map(|kind| match kind.as_str() {
            "totp" => "authenticator app",
            other => other,
        });
        words.collect::<Vec<_>>().join(", ")
    }
}

pub async fn export(
    State(app): State<App>,
    visitor: TenantVisitor,
    FormQuery(query): FormQuery<MembersQuery>,
) -> PageResult {
    let filter = query.list(app.now()).filter;
    let filter = MembersFilter {
        search: filter.search,
        state: filter.state,
        role: filter.role,
        seen_since: filter.seen_since,
        not_seen_since: filter.not_seen_since,
    };
    Ok(exported(app, visitor.caller, visitor.tenant, filter).await?)
}

pub async fn list(
    State(app): State<App>,
    visitor: TenantVisitor,
    FormQuery(query): FormQuery<MembersQuery>,
) -> PageResult {
    let usual = Posted::empty().with("role", "member");
    page(&app, &visitor, query, Form::new(usual)).await
}

pub async fn invite(State(app): State<App>, visitor: TenantVisitor, posted: Posted) -> PageResult {
    let new = members::NewMember {
        email: posted.trimmed("email"),
        name: posted.trimmed("name"),
        role: posted.text("role").to_owned(),
    };
    let email = new.email.clone();
    let (action, back) = (visitor.path("members/invite"), visitor.path("members"));
    let sent = visitor.sent(&app, &posted, "members", &action, "Invite", &back);
    let invite = app.in_tenant(&visitor.caller, &visitor.tenant, members::Invite(new));
    match sent.proved(invite).await {
        Err(asks) => asks,
        Ok(Ok(link)) => go_and_show(
            &app,
            &visitor.caller,
            &back,
            &format!("{email} is invited."),
            Shown::Link { email, link: link.link },
        ),
        Ok(Err(error)) => page(&app, &visitor, MembersQuery::default(), Form::refused(posted, error)?).await,
    }
}

pub async fn change_role(
    State(app): State<App>,
    visitor: TenantVisitor,
    Path(path): Path<MemberPath>,
    posted: Posted,
) -> PageResult {
    let operation = members::ChangeRole {
        member: path.member,
        role: posted.text("role").to_owned(),
        version: posted.version(),
    };
    let action = visitor.path(&format!("members/{}/role", path.member));
    let back = visitor.path("members");
    let sent = visitor.sent(&app, &posted, "members", &action, "Change role", &back);
    match sent
        .proved(app.in_tenant(&visitor.caller, &visitor.tenant, operation))
        .await
    {
        Err(asks) => asks,
        Ok(done) => said(&app, &visitor, done, |member| {
            format!("{} is now {}.", member.name, member.role_name.unwrap_or_default())
        }),
    }
}

pub async fn archive(
    State(app): State<App>,
    visitor: TenantVisitor,
    Path(path): Path<MemberPath>,
    posted: Posted,
) -> PageResult {
    let operation = members::Archive {
        member: path.member,
        version: posted.version(),
    };
    said(
        &app,
        &visitor,
        app.in_tenant(&visitor.caller, &visitor.tenant, operation).await,
        |member| format!("{} is archived and out at once.", member.name),
    )
}

pub async fn reactivate(
    State(app): State<App>,
    visitor: TenantVisitor,
    Path(path): Path<MemberPath>,
    posted: Posted,
) -> PageResult {
    let operation = members::Reactivate {
        member: path.member,
        version: posted.version(),
    };
    said(
        &app,
        &visitor,
        app.in_tenant(&visitor.caller, &visitor.tenant, operation).await,
        |member| format!("{} is back.", member.name),
    )
}

pub async fn resend(State(app): State<App>, visitor: TenantVisitor, Path(path): Path<InvitationPath>) -> PageResult {
    let operation = invitations::Resend {
        invitation: path.invitation,
    };
    match app.in_tenant(&visitor.caller, &visitor.tenant, operation).await {
        Ok(link) => go_and_show(
            &app,
            &visitor.caller,
            &visitor.path("members"),
            "There is a new link; the old one stopped working.",
            Shown::Link {
                email: link.email,
                link: link.link,
            },
        ),
        Err(error) => go_back(&app, &visitor.caller, &visitor.path("members"), error),
    }
}

pub async fn revoke(State(app): State<App>, visitor: TenantVisitor, Path(path): Path<InvitationPath>) -> PageResult {
    let operation = invitations::Revoke {
        invitation: path.invitation,
    };
    said(
        &app,
        &visitor,
        app.in_tenant(&visitor.caller, &visitor.tenant, operation).await,
        |()| "The invitation is taken back; its link stopped working.".to_owned(),
    )
}

fn said<T>(app: &App, visitor: &TenantVisitor, result: app::Result<T>, text: impl FnOnce(T) -> String) -> PageResult {
    let here = visitor.path("members");
    match result {
        Ok(done) => go(app, &visitor.caller, &here, &text(done)),
        Err(error) => go_back(app, &visitor.caller, &here, error),
    }
}
