//! A form whose act needs a recent proof of identity (D20): where it is too old, the same form once more, with the password. And the page before a
//! tenant that wants a newer proof than the session's.

use app::{
    App, Caller, Plane,
    sessions::{Prove, ProveByPasskey},
};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect},
};

use super::{
    forms::{Errors, Posted},
    page::{Page, PageResult, html},
    passkeys::{answer, has_one},
    sessions::{NextQuery, own_path},
    visitor::AccountVisitor,
};
use crate::extract::FormQuery;

/// Said inside, where one comes to the form again.
pub const UNPROVED: &str =
    "This tenant asks for your password again, so your last change was not saved. Make it once more.";

/// The names of the password and of the code beside the fields of any form.
const PASSWORD: &str = "proof";
const CODE: &str = "proof_code";
/// Everything of a proof, by whatever it is given.
const OF_THE_PROOF: [&str; 4] = [PASSWORD, CODE, "ceremony", "credential"];

#[derive(Template)]
#[template(path = "step_up.html")]
struct StepUp<'a> {
    page: Page,
    why: &'a str,
    action: &'a str,
    verb: &'a str,
    class: &'a str,
    back: &'a str,
    fields: Vec<(&'a str, &'a str)>,
    /// Whether the person has any for this panel.
    passkeys: bool,
    /// Where the page's script begins to ask for one.
    begin: &'static str,
    error: Option<String>,
    password_error: Option<String>,
    code_error: Option<String>,
}

/// A form that was sent, and how it is sent again.
pub struct Sent<'a> {
    pub app: &'a App,
    pub caller: &'a Caller,
    pub page: Page,
    pub posted: &'a Posted,
    /// The form's own address.
    pub action: &'a str,
    /// What its button says.
    pub verb: &'a str,
    /// How its button looks.
    pub class: &'a str,
    /// Where it was filled in.
    pub back: &'a str,
}

impl Sent<'_> {
    /// What became of `act`, after the proof that came with the form, if one did.
    ///
    /// # Errors
    /// The page that asks for the password, where the proof is missing or wrong; nothing was done then.
    pub async fn proved<T>(self, act: impl Future<Output = app::Result<T>>) -> Result<app::Result<T>, PageResult> {
        if let Some(Err(error)) = proved_by(self.app, self.caller, self.posted).await {
            return Err(match Errors::from(error) {
                Ok(errors) => self.ask(&errors).await,
                Err(error) => Err(error),
            });
        }
        match act.await {
            Err(error) if error.code() == "step_up_required" => Err(self.ask(&Errors::default()).await),
            done => Ok(done),
        }
    }

    async fn ask(self, errors: &Errors) -> PageResult {
        html(&StepUp {
            fields: self.posted.but(&OF_THE_PROOF).collect(),
            passkeys: has_one(self.app, self.caller).await,
            begin: begin(self.caller.plane()),
            page: self.page,
            why: "You proved more than ten minutes ago who you are, or not by all that you have. Do it once more: nothing is done before, and what you filled in is kept.",
            action: self.action,
            verb: self.verb,
            class: self.class,
            back: self.back,
            error: errors.form(&["password", "code"]),
            password_error: errors.of("password"),
            code_error: errors.of("code"),
        })
    }
}

/// What came of the proof in a form; none where there was none.
async fn proved_by(app: &App, caller: &Caller, posted: &Posted) -> Option<app::Result<()>> {
    if posted.some("credential").is_some() {
        return Some(app.on_account(caller, ProveByPasskey(answer(posted))).await);
    }
    let prove = Prove {
        password: posted.all(PASSWORD).next()?.into(),
        code: posted.some(CODE).map(Into::into),
    };
    Some(app.on_account(caller, prove).await)
}

/// Where a page's script asks for a proof by a passkey.
pub const fn begin(plane: Plane) -> &'static str {
    match plane {
        Plane::Root => "/root/account/proof/passkey",
        Plane::App => "/account/proof/passkey",
    }
}

async fn at_the_door(app: &App, visitor: &AccountVisitor, next: &str, errors: &Errors) -> PageResult {
    html(&StepUp {
        page: visitor.page("", "Confirm that it is you"),
        why: "This tenant wants to know once more that it is you.",
        action: "/prove",
        verb: "Continue",
        class: "button-primary",
        back: "/account",
        fields: vec![("next", own_path(next))],
        passkeys: has_one(app, &visitor.caller).await,
        begin: begin(visitor.plane),
        error: errors.form(&["password", "code"]),
        password_error: errors.of("password"),
        code_error: errors.of("code"),
    })
}

pub async fn show(
    State(app): State<App>,
    visitor: AccountVisitor,
    FormQuery(query): FormQuery<NextQuery>,
) -> PageResult {
    at_the_door(&app, &visitor, &query.next, &Errors::default()).await
}

pub async fn prove(State(app): State<App>, visitor: AccountVisitor, posted: Posted) -> PageResult {
    let next = own_path(posted.text("next"));
    match proved_by(&app, &visitor.caller, &posted).await {
        // A form without a proof asks for one.
        None => at_the_door(&app, &visitor, next, &Errors::default()).await,
        Some(Ok(())) if next.is_empty() => Ok(Redirect::to("/account").into_response()),
        Some(Ok(())) => Ok(Redirect::to(next).into_response()),
        Some(Err(error)) => at_the_door(&app, &visitor, next, &Errors::from(error)?).await,
    }
}
