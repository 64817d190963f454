//! The root panel's pages of platform admins: the list here, one of them in `details`, a new one in `new`.

pub mod details;
pub mod import;
pub mod new;
pub mod register;

use app::{App, admins, platform_roles};
use askama::Template;
use axum::extract::State;
use jiff::{Timestamp, tz::TimeZone};
use serde::Deserialize;

use super::{
    forms::{Choice, Column, Segment, address},
    members::second_factor,
    page::{Page, PageResult, html},
    pager::{Asked, Pager},
    visitor::RootVisitor,
};
use crate::{
    api::admins::{AdminsFilter, exported},
    extract::FormQuery,
};

const PATH: &str = "/root/admins";

#[derive(Template)]
#[template(path = "root/admins.html")]
struct Admins {
    page: Page,
    q: String,
    role: String,
    state: String,
    sort: String,
    sections: Vec<Segment>,
    states: Vec<Choice>,
    columns: Vec<Column>,
    admins: Vec<Row>,
    /// Who has chosen no password yet, where everybody is shown.
    invited: Vec<Row>,
    /// Those of them who are not shown here.
    more_invited: Option<String>,
    advice: Option<String>,
    pager: Pager,
    /// The file of what is shown.
    export: String,
    may_add: bool,
    mail_works: bool,
}

struct Row {
    id: String,
    name: String,
    email: String,
    role: String,
    title: String,
    state: String,
    /// Beside the state: why, and until when.
    note: Option<String>,
    second_factor: String,
    passkeys: u32,
    last_sign_in_at: Option<String>,
    locked_until: Option<String>,
    invited_by: String,
    invited_at: String,
    /// Until when their link works.
    link_until: Option<String>,
    version: i32,
    myself: bool,
    may_remove: bool,
    may_resend: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AdminsQuery {
    q: String,
    role: String,
    state: String,
    sort: String,
    after: Option<String>,
}

pub async fn list(
    State(app): State<App>,
    visitor: RootVisitor,
    FormQuery(query): FormQuery<AdminsQuery>,
) -> PageResult {
    let list = admins::List {
        search: Some(query.q.clone()),
        role: Some(query.role.clone()),
        state: Some(query.state.clone()),
        sort: Some(query.sort.clone()),
        after: query.after.clone(),
        limit: None,
    };
    let found = app.on_platform(&visitor.caller, list).await?;
    let roles = app.on_platform(&visitor.caller, platform_roles::List).await?;
    let at = |role: &str, sort: &str| {
        let filters = [
            ("q", &*query.q),
            ("role", role),
            ("state", &*query.state),
            ("sort", sort),
        ];
        address(PATH, &filters)
    };
    let by = if query.sort.is_empty() {
        "email"
    } else {
        query.sort.as_str()
    };
    let column = |label, sort: &str| Column::new(label, sort, by, |sort| at(&query.role, sort));
    let everybody = [&query.q, &query.role, &query.state].iter().all(|it| it.is_empty()) && query.after.is_none();
    let invited = match everybody {
        true => app.on_platform(&visitor.caller, invitations()).await?,
        false => admins::Page {
            items: Vec::new(),
            next: None,
        },
    };
    let row = |admin| Row::new(admin, &visitor, &roles, app.now());
    html(&Admins {
        page: visitor.page("admins", "Platform admins"),
        advice: advice(&roles),
        sections: sections_of(&visitor, &roles, &address(PATH, &[("role", &query.role)])),
        states: [
            ("", "Any state"),
            ("active", "Active"),
            ("invited", "Invited"),
            ("inactive", "Inactive"),
            ("pending", "Pending"),
        ]
        .map(|(value, label)| Choice::new(value, label))
        .to_vec(),
        columns: vec![
            column("Name", "name"),
            column("E-mail", "email"),
            column("Role", "role"),
            column("Title", "title"),
            column("State", "state"),
            column("Last sign-in", "last_sign_in"),
        ],
        pager: Asked::of(
            PATH,
            &[
                ("q", &*query.q),
                ("role", &*query.role),
                ("state", &*query.state),
                ("sort", &*query.sort),
            ],
            query.after.as_deref().unwrap_or_default(),
        )
        .pager(
            found.items.len(),
            found.next.as_deref(),
            ("platform admin", "platform admins"),
        ),
        export: address(
            "/root/admins.csv",
            &[
                ("search", &*query.q),
                ("role", &*query.role),
                ("state", &*query.state),
                ("sort", &*query.sort),
            ],
        ),
        may_add: visitor.view.may("admins.create"),
        mail_works: app.sends_mail().await?,
        admins: found.items.into_iter().map(row).collect(),
        more_invited: invited.next.map(|_| address(PATH, &[("state", "invited")])),
        invited: invited.items.into_iter().map(row).collect(),
        q: query.q,
        role: query.role,
        state: query.state,
        sort: query.sort,
    })
}

/// The first of them; there are few by nature.
fn invitations() -> admins::List {
    admins::List {
        state: Some("invited".to_owned()),
        ..admins::List::default()
    }
}

impl Row {
    fn new(
        admin: admins::Admin,
        visitor: &RootVisitor,
        roles: &[platform_roles::PlatformRole],
        now: Timestamp,
    ) -> Self {
        let reachable = !admin.themself && roles.iter().any(|role| role.key == admin.role && role.below);
        Self {
            note: note(&admin, now),
            may_remove: reachable && visitor.view.may("admins.delete"),
            may_resend: reachable && visitor.view.may("admins.create"),
            id: admin.id.to_string(),
            name: admin.name,
            email: admin.email,
            role: admin.role_name,
            title: admin.title,
            state: admin.state.to_string(),
            second_factor: second_factor(&admin.second_factors),
            passkeys: admin.passkeys,
            last_sign_in_at: admin.last_sign_in_at.map(|at| at.to_string()),
            locked_until: admin.locked_until.map(|at| at.to_string()),
            invited_by: admin.requested_by.unwrap_or_else(|| "the command line".to_owned()),
            invited_at: admin.created_at.to_string(),
            link_until: admin.link_expires_at.filter(|at| *at > now).map(|at| at.to_string()),
            version: admin.version,
            myself: admin.themself,
        }
    }
}

pub async fn export(
    State(app): State<App>,
    visitor: RootVisitor,
    FormQuery(filter): FormQuery<AdminsFilter>,
) -> PageResult {
    Ok(exported(app, visitor.caller, filter).await?)
}

/// All platform admins, each tenant's, and each tier that this installation made for itself (S3-23 to S3-25).
pub async fn sections(app: &App, visitor: &RootVisitor, here: &str) -> app::Result<Vec<Segment>> {
    let roles = app.on_platform(&visitor.caller, platform_roles::List).await?;
    Ok(sections_of(visitor, &roles, here))
}

fn sections_of(visitor: &RootVisitor, roles: &[platform_roles::PlatformRole], here: &str) -> Vec<Segment> {
    let mut all = vec![("Platform admins".to_owned(), PATH.to_owned())];
    if visitor.view.may("users.view") {
        all.push(("Tenant admins".to_owned(), format!("{PATH}/tenants")));
    }
    let tiers = roles.iter().filter(|role| !role.builtin);
    all.extend(tiers.map(|role| (role.name.clone(), address(PATH, &[("role", &role.key)]))));
    let segment = |(label, href): (String, String)| Segment {
        active: href == here,
        label,
        href,
    };
    all.into_iter().map(segment).collect()
}

/// What the page says beside the state.
fn note(admin: &admins::Admin, now: Timestamp) -> Option<String> {
    let today = now.to_zoned(TimeZone::UTC).date();
    match admin.state {
        admins::AdminState::Invited => Some(match admin.link_expires_at {
            Some(until) if until > now => "has not used the link yet".to_owned(),
            Some(_) => "the link has expired: resend it".to_owned(),
            None => "has no link: resend one".to_owned(),
        }),
        admins::AdminState::Inactive => Some(match admin.returns_on {
            Some(day) if day <= today => format!("wanted to be back on {day}: reactivate or remove"),
            Some(day) => format!("back on {day}"),
            None => "no date of return".to_owned(),
        }),
        admins::AdminState::Pending => Some(match &admin.requested_by {
            Some(name) => format!("asked for by {name}"),
            None => "to be approved".to_owned(),
        }),
        admins::AdminState::Active if !admin.can_sign_in => Some("cannot sign in".to_owned()),
        admins::AdminState::Active => None,
    }
}

/// Two or three Super Admins are right (S0-22, S0-32).
fn advice(roles: &[platform_roles::PlatformRole]) -> Option<String> {
    let supers = roles.iter().find(|role| role.key == "super_admin")?.active_holders;
    let text = match supers {
        0 | 1 => {
            "There is one Super Admin who can sign in. Make it two, so that one lost account does not lock everybody out."
        }
        2 | 3 => return None,
        _ => "There are more than three Super Admins. Two or three are enough; give the others a narrower role.",
    };
    Some(text.to_owned())
}
