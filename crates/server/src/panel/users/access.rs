//! What is done about a user's way in, short of taking it away.

use app::{App, users};
use axum::extract::State;

use super::one::sent;
use crate::{
    api::users::UserPath,
    extract::Path,
    panel::{forms::Posted, page::PageResult, visitor::RootVisitor},
};

pub async fn lift_suspension(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<UserPath>,
    posted: Posted,
) -> PageResult {
    let operation = users::LiftSuspension {
        user: path.user,
        version: posted.version(),
    };
    let form = sent(
        &app,
        &visitor,
        &posted,
        path.user,
        "lift-suspension",
        "Lift suspension",
        "button-primary",
    );
    form.said(app.on_platform(&visitor.caller, operation), |user| {
        format!("{} may come in again, with every membership as it was.", user.name)
    })
    .await
}

pub async fn send_reset(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<UserPath>,
    posted: Posted,
) -> PageResult {
    let operation = users::SendReset {
        user: path.user,
        reason: posted.trimmed("reason"),
    };
    let form = sent(
        &app,
        &visitor,
        &posted,
        path.user,
        "reset-password",
        "Mail the link",
        "button-primary",
    );
    form.said(app.on_platform(&visitor.caller, operation), |_| {
        "A link to choose a new password with is on its way to them. It works for half an hour.".to_owned()
    })
    .await
}

pub async fn reset_second_factors(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<UserPath>,
    posted: Posted,
) -> PageResult {
    let operation = users::ResetSecondFactors {
        user: path.user,
        reason: posted.trimmed("reason"),
    };
    let form = sent(
        &app,
        &visitor,
        &posted,
        path.user,
        "reset-second-factors",
        "Reset second factor",
        "button-danger",
    );
    form.said(app.on_platform(&visitor.caller, operation), |()| {
        "Their second factor is reset. With their password they sign in and set up another.".to_owned()
    })
    .await
}

pub async fn sign_out(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<UserPath>,
    posted: Posted,
) -> PageResult {
    let operation = users::SignOut { user: path.user };
    let form = sent(
        &app,
        &visitor,
        &posted,
        path.user,
        "sign-out",
        "Sign out",
        "button-danger",
    );
    form.said(app.on_platform(&visitor.caller, operation), |ended| {
        format!("Signed out everywhere: {ended} sessions and API tokens ended.")
    })
    .await
}

pub async fn lift_lock(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<UserPath>,
    posted: Posted,
) -> PageResult {
    let operation = users::LiftLock { user: path.user };
    let form = sent(
        &app,
        &visitor,
        &posted,
        path.user,
        "lift-lock",
        "Lift lock",
        "button-primary",
    );
    form.said(app.on_platform(&visitor.caller, operation), |()| {
        "The next attempt to sign in is looked at again.".to_owned()
    })
    .await
}
