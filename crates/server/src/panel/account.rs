//! A person's own page: tenants, profile, password, sessions. For who cannot get in, see `forgotten`.

pub mod forgotten;
pub mod second_factors;
pub mod tenants;

use app::{App, Error, Plane, SessionId, account, passkeys::are_available, sessions, tenants::MayFound};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;

use super::{
    flash::{go, go_back},
    forms::{Errors, Field, Posted},
    page::{Page, PageResult, html},
    pager::{Asked, Pager},
    passkeys::{self, Passkey},
    visitor::AccountVisitor,
};
use crate::{
    api::PageQuery,
    extract::{FormQuery, Path},
};

#[derive(Template)]
#[template(path = "account/home.html")]
struct Account {
    page: Page,
    base: &'static str,
    /// Missing on the root panel, which leads into no tenant.
    tenants: Option<Memberships>,
    may_found: bool,
    profile: Profile,
    password: PasswordForm,
    /// Whether there can be any at this panel's address.
    passkeys_here: bool,
    passkeys: Vec<Passkey>,
    second_factors: app::second_factors::SecondFactors,
    sessions: Vec<Session>,
    pager: Pager,
}

/// Those where the person was last.
struct Memberships {
    tenants: Vec<tenants::Membership>,
    more: bool,
}

struct Profile {
    error: Option<String>,
    name: Field,
    email: String,
    version: String,
}

struct PasswordForm {
    error: Option<String>,
    current_error: Option<String>,
    new_error: Option<String>,
    changed_at: Option<String>,
}

struct Session {
    id: String,
    client: String,
    /// The panel it is good for, where more than one is listed.
    panel: Option<&'static str>,
    address: String,
    methods: String,
    started_at: String,
    last_seen_at: String,
    current: bool,
}

async fn page(
    app: &App,
    visitor: &AccountVisitor,
    after: &str,
    name: Option<Field>,
    profile: &Errors,
    password: &Errors,
) -> PageResult {
    let me = app.on_account(&visitor.caller, account::Show).await?;
    let list = sessions::List {
        after: Some(after.to_owned()),
        limit: None,
    };
    let mut sessions = app.on_account(&visitor.caller, list).await?;
    sessions
        .items
        .retain(|session| visitor.plane == Plane::Root || session.plane == "app");
    html(&Account {
        page: visitor.page("profile", "Profile and security"),
        base: visitor.base,
        tenants: match visitor.plane {
            Plane::App => Some(memberships(app, visitor).await?),
            Plane::Root => None,
        },
        may_found: visitor.plane == Plane::App && app.on_account(&visitor.caller, MayFound).await?,
        profile: Profile {
            error: profile.form(&["name"]),
            name: name.unwrap_or_else(|| Field::new(me.name)),
            email: me.email,
            version: me.version.to_string(),
        },
        password: PasswordForm {
            error: password.form(&["current", "new"]),
            current_error: password.of("current"),
            new_error: password.of("new"),
            changed_at: None,
        },
        passkeys_here: are_available(app.settings(), visitor.plane),
        passkeys: passkeys::own(app, visitor).await?,
        second_factors: app.on_account(&visitor.caller, app::second_factors::Show).await?,
        pager: Asked::of(visitor.base, &[], after).pager(
            sessions.items.len(),
            sessions.next.as_deref(),
            ("session", "sessions"),
        ),
        sessions: sessions
            .items
            .into_iter()
            .map(|session| Session {
                id: session.id.to_string(),
                panel: (visitor.plane == Plane::Root).then_some(match session.plane.as_str() {
                    "root" => "root panel",
                    _ => "tenants",
                }),
                client: client(session.user_agent.as_deref().unwrap_or_default()),
                address: session.address.unwrap_or_else(|| "unknown address".to_owned()),
                methods: session
                    .methods
                    .iter()
                    .filter_map(|method| words_for(method))
                    .collect::<Vec<_>>()
                    .join(", "),
                started_at: session.created_at.to_string(),
                last_seen_at: session.seen_at.to_string(),
                current: session.current,
            })
            .collect(),
    })
}

async fn memberships(app: &App, visitor: &AccountVisitor) -> Result<Memberships, Error> {
    let mine = tenants::latest("", "");
    let mine = app.on_account(&visitor.caller, mine).await?;
    Ok(Memberships {
        more: mine.next.is_some(),
        tenants: mine.items.into_iter().map(tenants::membership).collect(),
    })
}

/// As people call it (RFC 8176). That the person was there, and that it was more than one factor, is what the others are about.
fn words_for(method: &str) -> Option<&str> {
    match method {
        "pwd" => Some("password"),
        "otp" => Some("code"),
        "hwk" | "swk" => Some("passkey"),
        "user" | "mfa" => None,
        other => Some(other),
    }
}

/// As people call it: the browser and the system, where the header says them.
fn client(agent: &str) -> String {
    let find = |names: &[(&str, &'static str)]| {
        names
            .iter()
            .find(|(mark, _)| agent.contains(mark))
            .map(|(_, name)| *name)
    };
    let browser = find(&[
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
        ("curl/", "curl"),
    ]);
    let system = find(&[
        ("Windows", "Windows"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Mac OS X", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(browser), None) => browser.to_owned(),
        _ => "Another client".to_owned(),
    }
}

pub async fn show(
    State(app): State<App>,
    visitor: AccountVisitor,
    FormQuery(query): FormQuery<PageQuery>,
) -> PageResult {
    let after = query.after.unwrap_or_default();
    page(&app, &visitor, &after, None, &Errors::default(), &Errors::default()).await
}

pub async fn rename(State(app): State<App>, visitor: AccountVisitor, posted: Posted) -> PageResult {
    let operation = account::Rename {
        name: posted.trimmed("name"),
        version: posted.version(),
    };
    match app.on_account(&visitor.caller, operation).await {
        Ok(_) => go(&app, &visitor.caller, visitor.base, "Saved."),
        Err(error) => {
            let errors = Errors::from(error)?;
            // Where somebody else was quicker, what they wrote is shown, so that nobody saves over what they have not seen.
            let typed = errors.of("name").map(|_| posted.field("name", &errors));
            page(&app, &visitor, "", typed, &errors, &Errors::default()).await
        }
    }
}

pub async fn change_password(State(app): State<App>, visitor: AccountVisitor, posted: Posted) -> PageResult {
    let change = account::PasswordChange {
        current: posted.text("current").into(),
        new: posted.text("new").into(),
        revoke_tokens: posted.some("revoke_tokens").is_some(),
    };
    let action = visitor.path("password");
    let sent = visitor.sent(&app, &posted, &action, "Change password", visitor.base);
    match sent
        .proved(app.on_account(&visitor.caller, account::ChangePassword(change)))
        .await
    {
        Err(asks) => asks,
        Ok(Ok(())) => go(
            &app,
            &visitor.caller,
            visitor.base,
            "Your password is changed, and your other sessions have ended.",
        ),
        Ok(Err(error)) => page(&app, &visitor, "", None, &Errors::default(), &Errors::from(error)?).await,
    }
}

#[derive(Deserialize)]
pub struct SessionPath {
    session: SessionId,
}

pub async fn revoke_session(
    State(app): State<App>,
    visitor: AccountVisitor,
    Path(path): Path<SessionPath>,
) -> PageResult {
    match app
        .on_account(&visitor.caller, sessions::Revoke { session: path.session })
        .await
    {
        Ok(()) => go(&app, &visitor.caller, visitor.base, "That session has ended."),
        Err(error) => go_back(&app, &visitor.caller, visitor.base, error),
    }
}

pub async fn revoke_others(State(app): State<App>, visitor: AccountVisitor) -> PageResult {
    match app.on_account(&visitor.caller, sessions::RevokeOthers).await {
        Ok(_) => go(
            &app,
            &visitor.caller,
            visitor.base,
            "All your other sessions have ended.",
        ),
        Err(error) => go_back(&app, &visitor.caller, visitor.base, error),
    }
}

#[cfg(test)]
mod tests {
    use super::client;

    #[test]
    fn a_browser_is_called_by_its_name() {
        let chrome =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";
        assert_eq!(client(chrome), "Chrome on Linux");
        assert_eq!(client(""), "Another client");
    }
}
