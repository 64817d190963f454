//! The page of what would make a tenant safer: whom it concerns, why it matters, and what mends it.

use app::{
    App, MembershipId, roles,
    tenant_security::{Dismiss, Kind, NewDismissal, Restore, Show, Suggestion},
};
use askama::Template;
use axum::extract::State;
use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};

use super::{
    flash::{go, go_back},
    forms::{Choice, Posted, address},
    members::assignable,
    page::{Page, PageResult, html},
    visitor::TenantVisitor,
};

#[derive(Template)]
#[template(path = "tenant/security.html")]
struct Security {
    page: Page,
    base: String,
    members: String,
    groups: Vec<Group>,
    aside: Vec<Aside>,
    /// What may be given to those without a role; nothing for whoever may not give any.
    roles: Vec<Choice>,
    may_dismiss: bool,
    /// The day that the form offers.
    in_a_month: String,
}

struct Group {
    kind: String,
    title: String,
    why: &'static str,
    severe: bool,
    items: Vec<Item>,
}

struct Item {
    /// Of its dialog.
    id: String,
    /// Empty: it is about the tenant.
    member: String,
    name: String,
    email: String,
    version: i32,
    since: Option<String>,
    /// Mended on the spot by giving a role.
    lacks_role: bool,
    remedy: &'static str,
    href: String,
}

struct Aside {
    kind: String,
    title: String,
    member: String,
    name: String,
    reason: String,
    until: String,
    by: String,
}

/// A headline, and why it matters.
const fn words(kind: Kind) -> (&'static str, &'static str, bool) {
    match kind {
        Kind::TooFewOwners => (
            "Fewer than two owners",
            "If the only one loses their way in, nobody here can give it back. Make one more person an owner.",
            true,
        ),
        Kind::WithoutRole => (
            "Without role",
            "Their role was deleted, so they may come in and do nothing. Give them another, or archive them.",
            true,
        ),
        Kind::NoSecondFactor => (
            "Admins without a second factor",
            "A password alone, once it is guessed or given away, opens all that they may do. They set one up under their account; the settings can require it of everybody.",
            true,
        ),
        Kind::HiddenAdmin => (
            "Hidden admins",
            "Archived, and with all their rights again from the moment that somebody reactivates them. Remove whoever does not come back.",
            false,
        ),
        Kind::DormantAdmin => (
            "Admins who were not here for 90 days",
            "An account that nobody uses is one whose misuse nobody notices.",
            false,
        ),
        Kind::NeverHere => (
            "Admins who never came",
            "A week after they joined nobody has come in. Perhaps the role is not needed.",
            false,
        ),
        Kind::UnusedRights => (
            "Rights that nobody used",
            "For 90 days they have changed nothing that takes an admin. A narrower role would do, and be one way in less.",
            false,
        ),
        Kind::UnprovedDomains => (
            "E-mail domains that nobody proved",
            "People with an address there may be invited, and nothing shows that the domains are yours. Publish their records, or remove what is not yours.",
            false,
        ),
        Kind::QuietMembers => (
            "Members who were not here for 90 days",
            "Whoever changed teams or left keeps their role until somebody looks.",
            false,
        ),
    }
}

fn title(suggestion: &Suggestion) -> String {
    let (title, ..) = words(suggestion.kind);
    match (suggestion.kind, suggestion.count) {
        (Kind::QuietMembers, Some(count)) if count > 1000 => format!("{title}: more than 1,000"),
        (Kind::QuietMembers | Kind::UnprovedDomains, Some(count)) => format!("{title}: {count}"),
        _ => title.to_owned(),
    }
}

fn item(suggestion: Suggestion, members: &str, settings: &str) -> Item {
    let kind = suggestion.kind;
    let remedy = match kind {
        Kind::TooFewOwners => "Choose an owner",
        Kind::WithoutRole => "See the member",
        Kind::NoSecondFactor => "See the member",
        Kind::HiddenAdmin => "Remove or reactivate",
        Kind::DormantAdmin | Kind::NeverHere => "Archive or remove",
        Kind::UnusedRights => "Give a narrower role",
        Kind::UnprovedDomains => "See the domains",
        Kind::QuietMembers => "See them",
    };
    let since = suggestion.since.map(|at| at.to_string());
    match suggestion.person {
        None => Item {
            id: kind.as_str().to_owned(),
            member: String::new(),
            name: String::new(),
            email: String::new(),
            version: 0,
            since,
            lacks_role: false,
            remedy,
            href: match kind {
                Kind::UnprovedDomains => format!("{settings}#email-domains"),
                Kind::QuietMembers => address(members, &[("state", "active"), ("seen", "-90")]),
                _ => members.to_owned(),
            },
        },
        Some(person) => Item {
            id: format!("{kind}-{}", person.member),
            href: format!("{members}/{}", person.member),
            member: person.member.to_string(),
            name: person.name,
            email: person.email,
            version: person.version,
            since,
            lacks_role: kind == Kind::WithoutRole,
            remedy,
        },
    }
}

pub async fn show(State(app): State<App>, visitor: TenantVisitor) -> PageResult {
    let posture = app.in_tenant(&visitor.caller, &visitor.tenant, Show).await?;
    let (members, settings) = (visitor.path("members"), visitor.path("settings"));
    let mut groups: Vec<Group> = Vec::new();
    for suggestion in posture.open {
        let kind = suggestion.kind.to_string();
        let title = title(&suggestion);
        let (_, why, severe) = words(suggestion.kind);
        let item = item(suggestion, &members, &settings);
        match groups.last_mut().filter(|last| last.kind == kind) {
            Some(last) => last.items.push(item),
            None => groups.push(Group {
                kind,
                title,
                why,
                severe,
                items: vec![item],
            }),
        }
    }
    let roles = if visitor.view.may("members.edit") {
        assignable(&app.in_tenant(&visitor.caller, &visitor.tenant, roles::List).await?)
    } else {
        Vec::new()
    };
    html(&Security {
        page: visitor.page("security", "Security"),
        base: visitor.path("security"),
        members,
        groups,
        roles,
        aside: posture
            .dismissed
            .into_iter()
            .map(|aside| Aside {
                kind: aside.suggestion.kind.to_string(),
                title: title(&aside.suggestion),
                member: aside
                    .suggestion
                    .person
                    .as_ref()
                    .map(|it| it.member.to_string())
                    .unwrap_or_default(),
                name: aside.suggestion.person.map(|it| it.name).unwrap_or_default(),
                reason: aside.reason,
                until: date(aside.until),
                by: aside.by.unwrap_or_default(),
            })
            .collect(),
        may_dismiss: visitor.view.may("members.manage"),
        in_a_month: date(app.now() + SignedDuration::from_hours(30 * 24)),
    })
}

fn date(moment: Timestamp) -> String {
    moment.to_zoned(TimeZone::UTC).date().to_string()
}

/// The member a form is about; none where it names nobody.
fn about(posted: &Posted) -> app::Result<Option<MembershipId>> {
    let parsed = posted.some("member").map(|text| text.parse()).transpose();
    parsed.map_err(|_| app::Error::NotFound)
}

pub async fn dismiss(State(app): State<App>, visitor: TenantVisitor, posted: Posted) -> PageResult {
    let until = posted
        .trimmed("until")
        .parse::<Date>()
        .and_then(|day| day.to_zoned(TimeZone::UTC));
    let new = NewDismissal {
        kind: posted.trimmed("kind"),
        member: about(&posted)?,
        reason: posted.trimmed("reason"),
        // What is no day is one long gone, which is refused.
        until: until.map_or(Timestamp::UNIX_EPOCH, |until| until.timestamp()),
    };
    let here = visitor.path("security");
    match app.in_tenant(&visitor.caller, &visitor.tenant, Dismiss(new)).await {
        Ok(()) => go(&app, &visitor.caller, &here, "The suggestion is set aside."),
        Err(error) => go_back(&app, &visitor.caller, &here, error),
    }
}

pub async fn restore(State(app): State<App>, visitor: TenantVisitor, posted: Posted) -> PageResult {
    let restore = Restore {
        kind: posted.trimmed("kind"),
        member: about(&posted)?,
    };
    let here = visitor.path("security");
    match app.in_tenant(&visitor.caller, &visitor.tenant, restore).await {
        Ok(()) => go(&app, &visitor.caller, &here, "The suggestion stands again."),
        Err(error) => go_back(&app, &visitor.caller, &here, error),
    }
}
