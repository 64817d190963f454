//! The page of one platform admin, with all that can be done to them and all that was.

use app::{AdminId, App, Error, admins, platform_roles};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::{
    super::{
        audit::{
            show::{Change, changes},
            words,
        },
        flash::{Flash, Shown, go, go_back},
        forms::{Choice, Field, Posted, address},
        members::second_factor,
        page::{Page, PageError, PageResult, html},
        step_up::Sent,
        visitor::RootVisitor,
    },
    PATH, note,
};
use crate::extract::{FormQuery, Path};

#[derive(Template)]
#[template(path = "root/admin.html")]
struct Details {
    page: Page,
    base: String,
    admin: Admin,
    roles: Vec<Choice>,
    role: Field,
    title: Field,
    link: Option<String>,
    mail_works: bool,
    /// Which acts the visitor is offered.
    may_edit: bool,
    may_remove: bool,
    may_add: bool,
    history: Vec<Entry>,
    /// The history before what is shown.
    earlier: Option<String>,
}

struct Admin {
    /// The page of their account, for whoever may see it.
    account: Option<String>,
    name: String,
    email: String,
    role: String,
    title: String,
    state: String,
    note: Option<String>,
    state_reason: Option<String>,
    second_factor: String,
    passkeys: u32,
    last_sign_in_at: Option<String>,
    locked_until: Option<String>,
    created_at: String,
    version: i32,
    myself: bool,
}

struct Entry {
    at: String,
    actor: String,
    deed: String,
    outcome: String,
    reason: Option<String>,
    address: Option<String>,
    changes: Vec<Change>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct HistoryQuery {
    earlier: String,
}

#[derive(Deserialize)]
pub struct AdminPath {
    admin: AdminId,
}

#[derive(Deserialize)]
pub struct ActPath {
    admin: AdminId,
    act: String,
}

pub async fn show(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(AdminPath { admin: id }): Path<AdminPath>,
    FormQuery(query): FormQuery<HistoryQuery>,
) -> PageResult {
    let admin = app.on_platform(&visitor.caller, admins::Show { admin: id }).await?;
    let roles = app.on_platform(&visitor.caller, platform_roles::List).await?;
    let history = admins::History {
        admin: id,
        after: Some(query.earlier),
        limit: Some(50),
    };
    let history = app.on_platform(&visitor.caller, history).await?;
    let page = visitor.page("admins", &admin.name);
    // Offered is what would be done: to somebody below, and never to oneself (D6, D7).
    let reachable = !admin.themself && roles.iter().any(|role| role.key == admin.role && role.below);
    let mut choices: Vec<Choice> = roles
        .iter()
        .filter(|role| role.assignable || role.key == admin.role)
        .map(|role| Choice::new(&*role.key, &*role.name))
        .collect();
    choices.dedup_by(|a, b| a.value == b.value);
    let base = format!("{PATH}/{id}");
    html(&Details {
        earlier: history.next.map(|next| address(&base, &[("earlier", &next)])),
        base,
        link: match page.once() {
            Some(Shown::Link { link, .. }) => Some(link.clone()),
            _ => None,
        },
        page,
        roles: choices,
        role: Field::new(admin.role.clone()),
        title: Field::new(admin.title.clone()),
        mail_works: app.sends_mail().await?,
        may_edit: reachable && visitor.view.may("admins.edit"),
        may_remove: reachable && visitor.view.may("admins.delete"),
        may_add: reachable && visitor.view.may("admins.create"),
        history: history
            .items
            .into_iter()
            .map(|entry| Entry {
                at: entry.occurred_at.to_string(),
                deed: words::operation(&entry.operation).to_owned(),
                outcome: words::outcome(&entry.outcome).to_owned(),
                reason: reason(&entry),
                changes: changes(entry.before.as_ref(), entry.after.as_ref()),
                address: entry.address,
                actor: entry.actor,
            })
            .collect(),
        admin: Admin {
            account: visitor
                .view
                .may("users.view")
                .then(|| format!("/root/users/{}", admin.user_id)),
            note: note(&admin, app.now()),
            name: admin.name,
            email: admin.email,
            role: admin.role_name,
            title: admin.title,
            state: admin.state.to_string(),
            state_reason: admin.state_reason,
            second_factor: second_factor(&admin.second_factors),
            passkeys: admin.passkeys,
            last_sign_in_at: admin.last_sign_in_at.map(|at| at.to_string()),
            locked_until: admin.locked_until.map(|at| at.to_string()),
            created_at: admin.created_at.to_string(),
            version: admin.version,
            myself: admin.themself,
        },
    })
}

/// Why it was done, as whoever did it said; or why it was refused.
fn reason(entry: &admins::Entry) -> Option<String> {
    let refusal = entry.refusal.as_deref().map(words::reason);
    refusal.or_else(|| entry.justification.clone())
}

/// What the page says once an act is done.
struct Outcome {
    said: String,
    link: Option<String>,
    /// The row is closed, so there is no page of it any more.
    gone: bool,
}

impl Outcome {
    fn said(said: impl Into<String>) -> Self {
        Self {
            said: said.into(),
            link: None,
            gone: false,
        }
    }
}

pub async fn act(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(ActPath { admin, act }): Path<ActPath>,
    posted: Posted,
) -> PageResult {
    let here = format!("{PATH}/{admin}");
    let (verb, class) = match act.as_str() {
        "change" => ("Save role and title", "button-primary"),
        "deactivate" => ("Set inactive", "button-danger"),
        "reactivate" => ("Reactivate", "button-primary"),
        "approve" => ("Approve", "button-primary"),
        "remove" => ("Remove", "button-danger"),
        "resend-invitation" => ("Resend invitation", "button-primary"),
        "reset-password" => ("Reset password", "button-primary"),
        "unlock" => ("Lift the lock", "button-primary"),
        "sign-out" => ("Sign out everywhere", "button-danger"),
        _ => return Err(PageError(Error::NotFound)),
    };
    let sent = Sent {
        app: &app,
        caller: &visitor.caller,
        page: visitor.page("admins", "Confirm that it is you"),
        posted: &posted,
        action: &format!("{here}/{act}"),
        verb,
        class,
        back: &here,
    };
    match sent.proved(perform(&app, &visitor, admin, &act, &posted)).await {
        Err(asks) => asks,
        Ok(Ok(Outcome { said, link: None, gone })) => {
            let next = if gone { PATH } else { &here };
            go(&app, &visitor.caller, next, &said)
        }
        Ok(Ok(Outcome {
            said, link: Some(link), ..
        })) => {
            let shown = Shown::Link {
                email: String::new(),
                link,
            };
            Ok(Flash::success(&said).showing(shown).lead(&app, &visitor.caller, &here))
        }
        Ok(Err(error)) => go_back(&app, &visitor.caller, &here, error),
    }
}

async fn perform(app: &App, visitor: &RootVisitor, admin: AdminId, act: &str, posted: &Posted) -> app::Result<Outcome> {
    let caller = &visitor.caller;
    let (version, reason) = (posted.version(), posted.trimmed("reason"));
    Ok(match act {
        "change" => {
            let changes = admins::Changes {
                role: posted.text("role").to_owned(),
                title: posted.trimmed("title"),
                reason,
            };
            let change = admins::Change {
                admin,
                version,
                changes,
            };
            let changed = app.on_platform(caller, change).await?;
            Outcome::said(format!("{} is now {}.", changed.name, changed.role_name))
        }
        "deactivate" => {
            let day = posted.some("returns_on").map(|text| text.parse()).transpose();
            let returns_on = day.map_err(|_| Error::invalid("returns_on", "Write the day as 2030-01-31."))?;
            let leave = admins::Leave { reason, returns_on };
            let deactivate = admins::Deactivate {
                admin,
                version,
                leave,
                even_last: false,
            };
            let rests = app.on_platform(caller, deactivate).await?;
            Outcome::said(format!("{} is inactive and out at once.", rests.name))
        }
        "reactivate" => {
            let back = app
                .on_platform(caller, admins::Reactivate { admin, version, reason })
                .await?;
            Outcome::said(format!("{} is back.", back.name))
        }
        "approve" => {
            let approved = app
                .on_platform(caller, admins::Approve { admin, version, reason })
                .await?;
            Outcome::said(format!("{} is a platform admin now.", approved.name))
        }
        "remove" => {
            app.on_platform(caller, admins::Remove { admin, version, reason })
                .await?;
            Outcome {
                gone: true,
                ..Outcome::said(
                    "Removed. The account stays, has lost the platform only, and no link for it works any more.",
                )
            }
        }
        "resend-invitation" => {
            let way_in = app.on_platform(caller, admins::Resend { admin, reason }).await?;
            let said = match way_in.mailed {
                true => "A mail with a new link is on its way. The link before works no more.",
                false => "There is a new link to hand over. The link before works no more.",
            };
            Outcome {
                link: way_in.link,
                ..Outcome::said(said)
            }
        }
        "unlock" => {
            app.on_platform(caller, admins::Unlock { admin, reason }).await?;
            Outcome::said("The lock is lifted.")
        }
        "sign-out" => {
            app.on_platform(caller, admins::SignOut { admin, reason }).await?;
            Outcome::said("Every session has ended.")
        }
        _ => {
            let reset = admins::PasswordReset {
                way: posted.text("way").to_owned(),
                password: posted.some("password").map(|_| posted.text("password").into()),
                reason,
            };
            let way_in = app.on_platform(caller, admins::ResetPassword { admin, reset }).await?;
            let said = match (&way_in.link, way_in.mailed) {
                (_, true) => "A mail with a link is on its way.",
                (Some(_), _) => "There is a link to hand over. It works once.",
                (None, _) => "The password is set, and is to be changed at the next sign-in.",
            };
            Outcome {
                link: way_in.link,
                ..Outcome::said(said)
            }
        }
    })
}
