//! A form whose act needs a recent proof of identity (D20): where it is too old, the same form once more, with the password. And the page before a
//! tenant that wants a newer proof than the session's.

use app::{App, Caller, sessions::Prove};
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect},
};

use super::{
    forms::{Errors, Posted},
    page::{Page, PageResult, html},
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
        if let Some(prove) = proof(self.posted)
            && let Err(error) = self.app.on_account(self.caller, prove).await
        {
            return Err(Errors::from(error).and_then(|errors| self.ask(&errors)));
        }
        match act.await {
            Err(error) if error.code() == "step_up_required" => Err(self.ask(&Errors::default())),
            done => Ok(done),
        }
    }

    fn ask(self, errors: &Errors) -> PageResult {
        html(&StepUp {
            fields: self.posted.but(&[PASSWORD, CODE]).collect(),
            page: self.page,
            why: "You gave your password more than ten minutes ago. Give it once more: nothing is done before, and what you filled in is kept.",
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

/// What came with the form, if it did.
fn proof(posted: &Posted) -> Option<Prove> {
    let password = posted.all(PASSWORD).next()?;
    Some(Prove {
        password: password.into(),
        code: posted.some(CODE).map(Into::into),
    })
}

fn at_the_door(visitor: &AccountVisitor, next: &str, errors: &Errors) -> PageResult {
    html(&StepUp {
        page: visitor.page("", "Confirm that it is you"),
        why: "This tenant wants to know once more that it is you.",
        action: "/prove",
        verb: "Continue",
        class: "button-primary",
        back: "/account",
        fields: vec![("next", own_path(next))],
        error: errors.form(&["password", "code"]),
        password_error: errors.of("password"),
        code_error: errors.of("code"),
    })
}

pub async fn show(visitor: AccountVisitor, FormQuery(query): FormQuery<NextQuery>) -> PageResult {
    at_the_door(&visitor, &query.next, &Errors::default())
}

pub async fn prove(State(app): State<App>, visitor: AccountVisitor, posted: Posted) -> PageResult {
    let prove = proof(&posted).unwrap_or_else(|| Prove {
        password: String::new().into(),
        code: None,
    });
    let next = own_path(posted.text("next"));
    match app.on_account(&visitor.caller, prove).await {
        Ok(()) if next.is_empty() => Ok(Redirect::to("/account").into_response()),
        Ok(()) => Ok(Redirect::to(next).into_response()),
        Err(error) => at_the_door(&visitor, next, &Errors::from(error)?),
    }
}
