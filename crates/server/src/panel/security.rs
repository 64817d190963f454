//! The page of what would make the installation safer: whom it concerns, why it matters, and where it is mended.

use app::{
    AdminId, App,
    admins::RequireNewPasswords,
    security::{Dismiss, Kind, NewDismissal, OldInvitation, OldInvitations, Restore, Show, Suggestion},
};
use askama::Template;
use axum::extract::State;
use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{
    flash::{go, go_back},
    forms::Posted,
    page::{Page, PageResult, html},
    step_up::Sent,
    visitor::RootVisitor,
};

#[derive(Template)]
#[template(path = "root/security.html")]
struct Security {
    page: Page,
    groups: Vec<Group>,
    aside: Vec<Aside>,
    may_dismiss: bool,
    may_see_tenants: bool,
    /// The day that the form offers.
    in_a_month: String,
}

struct Group {
    kind: String,
    title: String,
    why: &'static str,
    severe: bool,
    items: Vec<Item>,
    /// What is counted, one by one, for whoever may see it.
    invitations: Vec<Invitation>,
    /// How many there are besides.
    more: i64,
}

struct Invitation {
    email: String,
    tenant: String,
    invited_by: Option<String>,
    since: String,
    until: String,
    href: String,
    /// What is done there.
    remedy: &'static str,
}

impl From<OldInvitation> for Invitation {
    fn from(invitation: OldInvitation) -> Self {
        Self {
            email: invitation.email,
            tenant: invitation.tenant_name,
            invited_by: invitation.invited_by,
            since: invitation.created_at.to_string(),
            until: invitation.expires_at.to_string(),
            href: invitation.remedy,
            remedy: match invitation.by_platform {
                true => "Resend or revoke",
                false => "Ask its owners",
            },
        }
    }
}

struct Item {
    /// Of its dialog.
    id: String,
    /// Empty: it is about the installation.
    admin: String,
    name: String,
    email: String,
    remedy: &'static str,
    /// Empty: there is no page to mend it on, or none that the visitor may see.
    href: String,
}

struct Aside {
    kind: String,
    title: String,
    admin: String,
    name: String,
    reason: String,
    until: String,
    by: String,
}

const PATH: &str = "/root/security";

/// A headline, and why it matters.
const fn words(kind: Kind) -> (&'static str, &'static str, bool) {
    match kind {
        Kind::TooFewSuperAdmins => (
            "Fewer than two Super Admins",
            "If the only one loses their way in, nobody can give it back except on the server itself.",
            true,
        ),
        Kind::TooManySuperAdmins => (
            "More than three Super Admins",
            "Each of them can do everything, so each is one more way in. Two or three are enough.",
            false,
        ),
        Kind::NoSecondFactor => (
            "No second factor",
            "A password alone, once it is guessed or given away, opens every tenant.",
            true,
        ),
        Kind::NoSecondPasskey => (
            "Only one passkey",
            "Whoever loses the device that it is on has to be let in by somebody else. A second one, such as a hardware key, makes up for it.",
            false,
        ),
        Kind::Dormant => (
            "Not signed in for 90 days",
            "An account that nobody uses is one whose misuse nobody notices.",
            false,
        ),
        Kind::NeverUsed => (
            "Never used",
            "A week after it was made nobody has signed in. Perhaps the mail never came, or the role is not needed.",
            false,
        ),
        Kind::BothPlanes => (
            "Platform admin and member of a tenant",
            "One account for two purposes: whoever takes it over in the tenant has the platform as well.",
            false,
        ),
        Kind::MailFails => (
            "Mail does not arrive",
            "A mail server refused this address for good, so links and warnings to it are lost. Does it still belong to somebody here?",
            true,
        ),
        Kind::Inactive => (
            "Inactive without a day of return",
            "Inactive is for a leave that ends. Without a day nobody looks again whether they come back.",
            false,
        ),
        Kind::ReturnDue => (
            "The day of return has come",
            "They wanted to be back by now. Reactivate them, or remove who does not come back.",
            false,
        ),
        Kind::OldPassword => (
            "Password from before the breach",
            "Everybody had to choose a new password since, and they have not. The old one opens nothing any more; send them a link to choose another.",
            true,
        ),
        Kind::NoAccessReview => (
            "No access review in the last 90 days",
            "Who changed teams or left keeps their role until somebody looks. A review takes minutes.",
            false,
        ),
        Kind::OldInvitations => (
            "Invitations that stand open",
            "A link that nobody has used for days lets in whoever finds it. Take it back, and invite again when it is wanted.",
            false,
        ),
    }
}

fn title(suggestion: &Suggestion) -> String {
    let (title, ..) = words(suggestion.kind);
    match (suggestion.kind, suggestion.count) {
        (Kind::OldInvitations, Some(count)) => format!("{title}: {count}"),
        _ => title.to_owned(),
    }
}

/// What is done about it, and the permission to go there.
const fn act(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::TooFewSuperAdmins => ("Add a Super Admin", "admins.create"),
        Kind::TooManySuperAdmins => ("Give some a narrower role", "admins.view"),
        Kind::NoSecondFactor => (
            "They set one up themself, under Your account. Until then nothing of the platform opens to them.",
            "admins.view",
        ),
        Kind::NoSecondPasskey => (
            "Only they can mend it: by adding another passkey under Your account.",
            "admins.view",
        ),
        Kind::Dormant | Kind::NeverUsed => ("Remove or set inactive", "admins.view"),
        Kind::Inactive | Kind::ReturnDue => ("Reactivate or remove", "admins.view"),
        Kind::OldPassword => ("Send a link", "admins.view"),
        Kind::BothPlanes => ("Use two accounts", "admins.view"),
        Kind::MailFails => ("See the mails to them", "mails.view"),
        Kind::NoAccessReview => ("Start a review", "admins.manage"),
        Kind::OldInvitations => ("See the tenants", "tenants.view"),
    }
}

fn item(suggestion: Suggestion, visitor: &RootVisitor) -> Item {
    let kind = suggestion.kind;
    let (remedy, permission) = act(kind);
    let href = suggestion
        .remedy
        .filter(|_| visitor.view.may(permission))
        .unwrap_or_default();
    match suggestion.person {
        None => Item {
            id: kind.as_str().to_owned(),
            admin: String::new(),
            name: String::new(),
            email: String::new(),
            remedy,
            href,
        },
        Some(person) => Item {
            id: format!("{kind}-{}", person.admin),
            admin: person.admin.to_string(),
            name: person.name,
            email: person.email,
            remedy,
            href,
        },
    }
}

pub async fn show(State(app): State<App>, visitor: RootVisitor) -> PageResult {
    let posture = app.on_platform(&visitor.caller, Show).await?;
    let mut groups: Vec<Group> = Vec::new();
    for suggestion in posture.open {
        let kind = suggestion.kind.to_string();
        let title = title(&suggestion);
        let (_, why, severe) = words(suggestion.kind);
        let counted = suggestion.count.unwrap_or_default();
        let invitations = match suggestion.kind {
            Kind::OldInvitations => one_by_one(&app, &visitor).await?,
            _ => Vec::new(),
        };
        let item = item(suggestion, &visitor);
        match groups.last_mut().filter(|last| last.kind == kind) {
            Some(last) => last.items.push(item),
            None => groups.push(Group {
                kind,
                title,
                why,
                severe,
                items: vec![item],
                more: match i64::try_from(invitations.len()) {
                    Ok(shown) if shown > 0 => counted - shown,
                    _ => 0,
                },
                invitations,
            }),
        }
    }
    let month = jiff::SignedDuration::from_hours(30 * 24);
    html(&Security {
        page: visitor.page("security", "Security"),
        groups,
        aside: posture
            .dismissed
            .into_iter()
            .map(|aside| Aside {
                kind: aside.suggestion.kind.to_string(),
                title: title(&aside.suggestion),
                admin: aside
                    .suggestion
                    .person
                    .as_ref()
                    .map(|it| it.admin.to_string())
                    .unwrap_or_default(),
                name: aside.suggestion.person.map(|it| it.name).unwrap_or_default(),
                reason: aside.reason,
                until: date(aside.until),
                by: aside.by.unwrap_or_default(),
            })
            .collect(),
        may_dismiss: visitor.view.may("security.manage"),
        may_see_tenants: visitor.view.may("tenants.view"),
        in_a_month: date(app.now() + month),
    })
}

async fn one_by_one(app: &App, visitor: &RootVisitor) -> app::Result<Vec<Invitation>> {
    if !visitor.view.may("users.view") {
        return Ok(Vec::new());
    }
    let found = app.on_platform(&visitor.caller, OldInvitations).await?;
    Ok(found.into_iter().map(Into::into).collect())
}

fn date(moment: Timestamp) -> String {
    moment.to_zoned(TimeZone::UTC).date().to_string()
}

/// The person a form is about; none where it names nobody.
fn about(posted: &Posted) -> app::Result<Option<AdminId>> {
    let parsed = posted.some("admin").map(|text| text.parse()).transpose();
    parsed.map_err(|_| app::Error::NotFound)
}

pub async fn dismiss(State(app): State<App>, visitor: RootVisitor, posted: Posted) -> PageResult {
    let until = posted
        .trimmed("until")
        .parse::<Date>()
        .and_then(|day| day.to_zoned(TimeZone::UTC));
    let new = NewDismissal {
        kind: posted.trimmed("kind"),
        admin: about(&posted)?,
        reason: posted.trimmed("reason"),
        // What is no day is one long gone, which is refused.
        until: until.map_or(Timestamp::UNIX_EPOCH, |until| until.timestamp()),
    };
    match app.on_platform(&visitor.caller, Dismiss(new)).await {
        Ok(()) => go(&app, &visitor.caller, PATH, "The suggestion is set aside."),
        Err(error) => go_back(&app, &visitor.caller, PATH, error),
    }
}

pub async fn require_new_passwords(State(app): State<App>, visitor: RootVisitor, posted: Posted) -> PageResult {
    let operation = RequireNewPasswords {
        reason: posted.trimmed("reason"),
    };
    let sent = Sent {
        app: &app,
        caller: &visitor.caller,
        page: visitor.page("security", "Confirm that it is you"),
        posted: &posted,
        action: "/root/security/new-passwords",
        verb: "Require new passwords",
        class: "button-danger",
        back: PATH,
    };
    let said = "Everybody else is signed out of the root panel. Old passwords open nothing any more, yours too: choose another by a link.";
    match sent.proved(app.on_platform(&visitor.caller, operation)).await {
        Err(asks) => asks,
        Ok(Ok(())) => go(&app, &visitor.caller, PATH, said),
        Ok(Err(error)) => go_back(&app, &visitor.caller, PATH, error),
    }
}

pub async fn restore(State(app): State<App>, visitor: RootVisitor, posted: Posted) -> PageResult {
    let restore = Restore {
        kind: posted.trimmed("kind"),
        admin: about(&posted)?,
    };
    match app.on_platform(&visitor.caller, restore).await {
        Ok(()) => go(&app, &visitor.caller, PATH, "The suggestion stands again."),
        Err(error) => go_back(&app, &visitor.caller, PATH, error),
    }
}
