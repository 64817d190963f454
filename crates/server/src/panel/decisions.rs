//! Who can do what: one person with all that they may do, one question with what would change its answer, and one permission with all who hold it.
//! How reasons are said, and where a change is made, is in `words`.

mod words;

use app::{
    App, MembershipId,
    decisions::{Explain, Holders, MemberDecisions, OfMember, Question},
    members,
};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::{
    forms::{Choice, Field, Segment, address, permissions::in_tenant},
    page::{Page, PageResult, html},
    pager::{Asked, Pager},
    visitor::TenantVisitor,
};
use crate::extract::{FormQuery, Path};
use words::{Link, Words};

#[derive(Template)]
#[template(path = "tenant/decisions.html")]
struct Search {
    page: Page,
    sections: Vec<Segment>,
    action: String,
    q: String,
    found: Vec<Found>,
    pager: Pager,
}

struct Found {
    name: String,
    email: String,
    role: String,
    state: String,
    href: String,
}

#[derive(Template)]
#[template(path = "tenant/decisions_member.html")]
struct OfOne {
    page: Page,
    base: String,
    /// Missing for whoever may only ask about themself.
    sections: Option<Vec<Segment>>,
    person: Person,
    modules: Vec<Module>,
    tables: Option<Vec<Table>>,
}

/// Whose page it is.
struct Person {
    name: String,
    email: String,
    state: String,
    role: Option<Link>,
    groups: Vec<Link>,
    myself: bool,
    /// Why they may do nothing at all.
    nothing: Option<&'static str>,
    /// The page of all that they may do.
    href: String,
    /// The member's own page, for whoever sees members.
    member: Option<String>,
}

struct Module {
    label: String,
    enabled: bool,
    permissions: Vec<Line>,
}

struct Line {
    permission: String,
    action: String,
    allowed: bool,
    reasons: Vec<Link>,
    short: &'static str,
    why: String,
}

struct Table {
    name: String,
    cells: Vec<Cell>,
}

struct Cell {
    access: &'static str,
    allowed: bool,
    why: String,
}

#[derive(Template)]
#[template(path = "tenant/decisions_why.html")]
struct Why {
    page: Page,
    base: String,
    person: Person,
    asked: String,
    allowed: bool,
    sentence: String,
    reasons: Vec<Link>,
    /// Missing for whoever may only ask about themself.
    suggestions: Option<Vec<Suggestion>>,
}

struct Suggestion {
    steps: Vec<Link>,
    gives: Vec<String>,
    notes: Vec<String>,
}

#[derive(Template)]
#[template(path = "tenant/decisions_holders.html")]
struct HoldersPage {
    page: Page,
    sections: Vec<Segment>,
    action: String,
    field: Field,
    choices: Vec<Choice>,
    /// Missing until a permission is chosen.
    found: Option<FoundHolders>,
}

struct FoundHolders {
    permission: String,
    enabled: bool,
    holders: Vec<Holder>,
    visitors: Vec<Visitor>,
    pager: Pager,
}

struct Holder {
    name: String,
    email: String,
    href: String,
    reasons: Vec<Link>,
}

struct Visitor {
    name: String,
    email: String,
    mode: String,
    ends_at: String,
}

#[derive(Deserialize)]
pub struct MemberPath {
    member: MembershipId,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct SearchQuery {
    q: String,
    after: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct WhyQuery {
    permission: Option<String>,
    table: Option<String>,
    access: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct HoldersQuery {
    permission: String,
    after: String,
}

fn sections(visitor: &TenantVisitor, by_permission: bool) -> Vec<Segment> {
    let section = |label: &str, rest: &str, active| Segment {
        label: label.to_owned(),
        href: visitor.path(rest),
        active,
    };
    vec![
        section("By person", "decisions", !by_permission),
        section("By permission", "decisions/holders", by_permission),
    ]
}

/// Names and addresses are told to whoever sees them among the members.
fn looks_for_others(visitor: &TenantVisitor) -> bool {
    visitor.view.may("decisions.view") && visitor.view.may("members.view")
}

/// Where one looks for somebody; whoever may look for nobody sees themself.
pub async fn list(
    State(app): State<App>,
    visitor: TenantVisitor,
    FormQuery(query): FormQuery<SearchQuery>,
) -> PageResult {
    if let Some(own) = visitor.view.own_membership().filter(|_| !looks_for_others(&visitor)) {
        return one(&app, &visitor, own).await;
    }
    visitor.demand("decisions.view")?;
    let list = members::List {
        filter: members::Filter {
            search: Some(query.q.clone()),
            ..members::Filter::default()
        },
        after: Some(query.after.clone()),
        limit: Some(20),
        ..members::List::default()
    };
    let found = app.in_tenant(&visitor.caller, &visitor.tenant, list).await?;
    let action = visitor.path("decisions");
    html(&Search {
        page: visitor.page("decisions", "Who can do what"),
        sections: sections(&visitor, false),
        pager: Asked::of(&action, &[("q", &query.q)], &query.after).pager(
            found.items.len(),
            found.next.as_deref(),
            ("member", "members"),
        ),
        found: found
            .items
            .into_iter()
            .map(|member| Found {
                href: format!("{action}/members/{}", member.id),
                name: member.name,
                email: member.email,
                role: member.role_name.unwrap_or_else(|| "Without role".to_owned()),
                state: member.state.to_string(),
            })
            .collect(),
        q: query.q,
        action,
    })
}

pub async fn of_member(State(app): State<App>, visitor: TenantVisitor, Path(path): Path<MemberPath>) -> PageResult {
    one(&app, &visitor, path.member).await
}

async fn one(app: &App, visitor: &TenantVisitor, member: MembershipId) -> PageResult {
    let of_member = OfMember { member };
    let found = app.in_tenant(&visitor.caller, &visitor.tenant, of_member).await?;
    let words = Words(visitor);
    let person = person(visitor, &found.member, found.suspended);
    let title = if person.myself { "What you can do" } else { &person.name };
    html(&OfOne {
        page: visitor.page("decisions", title),
        base: visitor.path("decisions"),
        sections: looks_for_others(visitor).then(|| sections(visitor, false)),
        tables: tables(&person.href, &found),
        modules: found
            .modules
            .into_iter()
            .map(|module| Module {
                label: module.label,
                enabled: module.enabled,
                permissions: module
                    .permissions
                    .into_iter()
                    .map(|line| Line {
                        why: address(&format!("{}/why", person.href), &[("permission", &line.permission)]),
                        action: words::action(&line.permission),
                        allowed: line.allowed,
                        reasons: words.reasons(&line.sources),
                        short: words::short(line.refusal.unwrap_or_default()),
                        permission: line.permission,
                    })
                    .collect(),
            })
            .collect(),
        person,
    })
}

fn person(visitor: &TenantVisitor, member: &members::Member, suspended: bool) -> Person {
    let words = Words(visitor);
    let archived = member.state == members::MembershipState::Archived;
    Person {
        nothing: match (suspended, archived, &member.role) {
            (true, ..) => Some("Their account is suspended, so they may do nothing anywhere."),
            (_, true, _) => Some("Their membership is archived, so they may do nothing here."),
            (.., None) => Some("They have no role, so they may do nothing here, whatever groups they are in."),
            _ => None,
        },
        href: visitor.path(&format!("decisions/members/{}", member.id)),
        member: visitor
            .view
            .may("members.view")
            .then(|| visitor.path(&format!("members/{}", member.id))),
        role: member.role.as_ref().map(|key| {
            let name = member.role_name.clone().unwrap_or_else(|| key.clone());
            words.role(name, Some(key))
        }),
        groups: member
            .groups
            .iter()
            .map(|group| words.group(group.name.clone(), Some(group.id)))
            .collect(),
        name: member.name.clone(),
        email: member.email.clone(),
        state: member.state.to_string(),
        myself: member.themself,
    }
}

fn tables(href: &str, found: &MemberDecisions) -> Option<Vec<Table>> {
    let cell = |table: &str, access: &'static str, allowed| Cell {
        why: address(&format!("{href}/why"), &[("table", table), ("access", access)]),
        access,
        allowed,
    };
    let table = |table: &app::decisions::TableDecisions| Table {
        cells: vec![
            cell(&table.table, "read", table.read),
            cell(&table.table, "write", table.write),
            cell(&table.table, "delete", table.delete),
        ],
        name: table.table.clone(),
    };
    found.tables.as_ref().map(|tables| tables.iter().map(table).collect())
}

pub async fn explain(
    State(app): State<App>,
    visitor: TenantVisitor,
    Path(path): Path<MemberPath>,
    FormQuery(query): FormQuery<WhyQuery>,
) -> PageResult {
    if query.permission.is_none() && query.table.is_none() {
        return one(&app, &visitor, path.member).await;
    }
    let explain = Explain {
        member: path.member,
        question: Question {
            permission: query.permission,
            table: query.table,
            access: query.access,
        },
    };
    let found = app.in_tenant(&visitor.caller, &visitor.tenant, explain).await?;
    let words = Words(&visitor);
    let asked = match (&found.table, found.access) {
        (Some(table), Some(access)) => format!("{access} {table}"),
        _ => found.permission.clone(),
    };
    let member = found.member.id;
    html(&Why {
        page: visitor.page("decisions", &asked),
        base: visitor.path("decisions"),
        person: person(&visitor, &found.member, found.refusal == Some("suspended")),
        asked,
        allowed: found.allowed,
        sentence: found.sentence,
        reasons: words.reasons(&found.sources),
        suggestions: found.suggestions.map(|suggestions| {
            let suggestions = suggestions.into_iter();
            suggestions.map(|it| words.suggestion(member, it)).collect()
        }),
    })
}

pub async fn holders(
    State(app): State<App>,
    visitor: TenantVisitor,
    FormQuery(query): FormQuery<HoldersQuery>,
) -> PageResult {
    let (caller, tenant) = (&visitor.caller, &visitor.tenant);
    let action = visitor.path("decisions/holders");
    for needed in ["decisions.view", "members.view"] {
        visitor.demand(needed)?;
    }
    let (found, error) = if query.permission.is_empty() {
        (None, None)
    } else {
        let holders = Holders {
            permission: query.permission.clone(),
            after: Some(query.after.clone()),
            limit: None,
        };
        match app.in_tenant(caller, tenant, holders).await {
            Ok(found) => (Some(found), None),
            Err(app::Error::Invalid(fields)) => (None, fields.into_iter().next().map(|field| field.message)),
            Err(error) => return Err(error.into()),
        }
    };
    let words = Words(&visitor);
    let found = found.map(|found| FoundHolders {
        enabled: found.enabled,
        pager: Asked::of(&action, &[("permission", &query.permission)], &query.after).pager(
            found.items.len(),
            found.next.as_deref(),
            ("person", "people"),
        ),
        holders: found
            .items
            .into_iter()
            .map(|holder| Holder {
                href: visitor.path(&format!("decisions/members/{}", holder.member)),
                name: holder.name,
                email: holder.email,
                reasons: words.reasons(&holder.sources),
            })
            .collect(),
        visitors: found
            .visitors
            .into_iter()
            .map(|visit| Visitor {
                name: visit.name,
                email: visit.email,
                mode: visit.mode.to_string(),
                ends_at: visit.ends_at.to_string(),
            })
            .collect(),
        permission: query.permission.clone(),
    });
    html(&HoldersPage {
        page: visitor.page("decisions", "Who can do what"),
        sections: sections(&visitor, true),
        field: Field {
            value: query.permission,
            error,
        },
        choices: in_tenant(&app, caller, tenant)
            .await?
            .into_iter()
            .map(|(module, permission)| {
                let action = words::action(&permission);
                Choice::new(permission, format!("{module}: {action}"))
            })
            .collect(),
        found,
        action,
    })
}
