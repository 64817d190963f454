//! A person's passkeys, which their own page lists. Adding one takes two pages, for the browser makes it between them.

use app::{
    App, Caller, PasskeyId,
    passkeys::{Add, Answer, Begin, Ceremony, List, NewPasskey, Remove, Rename},
    sessions::BeginPasskeyProof,
};
use askama::Template;
use axum::{Json, extract::State};
use serde::Deserialize;
use serde_json::Value;

use super::{
    flash::{Shown, go, go_and_show, go_back},
    forms::{Field, Posted},
    page::{Page, PageError, PageResult, html},
    step_up::Sent,
    visitor::AccountVisitor,
};
use crate::{extract::Path, problem::ApiResult};

#[derive(Template)]
#[template(path = "account/passkey_new.html")]
struct NewPage {
    page: Page,
    action: String,
    back: &'static str,
    named: Field,
    asked: Asked,
}

/// What the page's script asks the browser for.
pub struct Asked {
    pub ceremony: String,
    pub options: String,
}

impl From<Ceremony> for Asked {
    fn from(begun: Ceremony) -> Self {
        Self {
            ceremony: begun.ceremony,
            options: begun.options.to_string(),
        }
    }
}

/// As the person's own page shows it.
pub struct Passkey {
    pub id: String,
    pub name: String,
    /// The host that it is for, where that is another one.
    pub elsewhere: Option<String>,
    pub added_at: String,
    pub used_at: Option<String>,
    pub version: i32,
}

/// All of them: nobody has more than fit on one page.
pub async fn own(app: &App, visitor: &AccountVisitor) -> Result<Vec<Passkey>, PageError> {
    let own = app.on_account(&visitor.caller, List::default()).await?;
    let shown = own.items.into_iter().map(|passkey| Passkey {
        id: passkey.id.to_string(),
        name: passkey.name,
        elsewhere: (!passkey.here).then_some(passkey.host),
        added_at: passkey.created_at.to_string(),
        used_at: passkey.used_at.map(|at| at.to_string()),
        version: passkey.version,
    });
    Ok(shown.collect())
}

/// What a form brings along that the page's script filled in. What is no JSON is no answer either.
pub fn answer(posted: &Posted) -> Answer {
    Answer {
        ceremony: posted.text("ceremony").into(),
        credential: credential(posted),
    }
}

fn credential(posted: &Posted) -> Value {
    serde_json::from_str(posted.text("credential")).unwrap_or_default()
}

pub async fn begin(State(app): State<App>, visitor: AccountVisitor, posted: Posted) -> PageResult {
    let action = visitor.path("passkeys/new");
    let sent = visitor.sent(&app, &posted, &action, "Continue", visitor.base);
    match sent.proved(app.on_account(&visitor.caller, Begin)).await {
        Err(asks) => asks,
        Ok(Ok(begun)) => html(&NewPage {
            page: visitor.page("profile", "Add a passkey"),
            action: visitor.path("passkeys"),
            back: visitor.base,
            named: Field::default(),
            asked: begun.into(),
        }),
        Ok(Err(error)) => go_back(&app, &visitor.caller, visitor.base, error),
    }
}

pub async fn add(State(app): State<App>, visitor: AccountVisitor, posted: Posted) -> PageResult {
    let new = NewPasskey {
        ceremony: posted.text("ceremony").into(),
        name: posted.trimmed("name"),
        credential: credential(&posted),
    };
    match app.on_account(&visitor.caller, Add(new)).await {
        Ok(added) if added.recovery_codes.is_empty() => go(
            &app,
            &visitor.caller,
            visitor.base,
            "The passkey is added. From now on you can sign in with it.",
        ),
        Ok(added) => go_and_show(
            &app,
            &visitor.caller,
            &visitor.path("recovery-codes"),
            "The passkey is added. These codes let you in when you lose it.",
            Shown::RecoveryCodes(added.recovery_codes),
        ),
        Err(error) => go_back(&app, &visitor.caller, visitor.base, error),
    }
}

#[derive(Deserialize)]
pub struct PasskeyPath {
    passkey: PasskeyId,
}

pub async fn rename(
    State(app): State<App>,
    visitor: AccountVisitor,
    Path(path): Path<PasskeyPath>,
    posted: Posted,
) -> PageResult {
    let rename = Rename {
        passkey: path.passkey,
        name: posted.trimmed("name"),
        version: posted.version(),
    };
    match app.on_account(&visitor.caller, rename).await {
        Ok(_) => go(&app, &visitor.caller, visitor.base, "The passkey has another name."),
        Err(error) => go_back(&app, &visitor.caller, visitor.base, error),
    }
}

pub async fn remove(
    State(app): State<App>,
    visitor: AccountVisitor,
    Path(path): Path<PasskeyPath>,
    posted: Posted,
) -> PageResult {
    let action = visitor.path(&format!("passkeys/{}/remove", path.passkey));
    let sent = Sent {
        app: &app,
        caller: &visitor.caller,
        page: visitor.page("profile", "Confirm that it is you"),
        posted: &posted,
        action: &action,
        verb: "Remove passkey",
        class: "button-danger",
        back: visitor.base,
    };
    let remove = Remove { passkey: path.passkey };
    match sent.proved(app.on_account(&visitor.caller, remove)).await {
        Err(asks) => asks,
        Ok(Ok(())) => go(
            &app,
            &visitor.caller,
            visitor.base,
            "The passkey is removed and opens nothing any more.",
        ),
        Ok(Err(error)) => go_back(&app, &visitor.caller, visitor.base, error),
    }
}

/// What the script of a page asks before that is sent with a proof. Each plane has its own, for a browser may hold a session of both.
pub async fn begin_proof(State(app): State<App>, visitor: AccountVisitor) -> ApiResult<Json<Ceremony>> {
    Ok(Json(app.on_account(&visitor.caller, BeginPasskeyProof).await?))
}

/// Whether the caller has one that opens this panel.
pub async fn has_one(app: &App, caller: &Caller) -> bool {
    let own = app.on_account(caller, List::default()).await;
    own.is_ok_and(|own| own.items.iter().any(|passkey| passkey.here))
}
