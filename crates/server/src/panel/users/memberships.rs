//! What is done about the tenants that a user is in.

use app::{App, users};
use axum::extract::State;

use super::one::sent;
use crate::{
    api::users::{MembershipPath, UserPath},
    extract::Path,
    panel::{forms::Posted, page::PageResult, visitor::RootVisitor},
};

pub async fn archive_membership(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<MembershipPath>,
    posted: Posted,
) -> PageResult {
    let operation = users::ArchiveMembership {
        user: path.user,
        membership: path.membership,
        version: posted.version(),
    };
    let deed = format!("memberships/{}/archive", path.membership);
    let form = sent(&app, &visitor, &posted, path.user, &deed, "Archive", "button-danger");
    form.said(app.on_platform(&visitor.caller, operation), |it| {
        format!(
            "Archived in {}: out there at once. Its owners see it in their log.",
            it.name
        )
    })
    .await
}

pub async fn reactivate_membership(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<MembershipPath>,
    posted: Posted,
) -> PageResult {
    let operation = users::ReactivateMembership {
        user: path.user,
        membership: path.membership,
        version: posted.version(),
    };
    let deed = format!("memberships/{}/reactivate", path.membership);
    let form = sent(&app, &visitor, &posted, path.user, &deed, "Unarchive", "button-primary");
    form.said(app.on_platform(&visitor.caller, operation), |it| {
        format!("Back in {}, as before. Its owners see it in their log.", it.name)
    })
    .await
}

pub async fn remove_membership(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<MembershipPath>,
    posted: Posted,
) -> PageResult {
    let operation = users::RemoveMembership {
        user: path.user,
        membership: path.membership,
        version: posted.version(),
    };
    let deed = format!("memberships/{}/remove", path.membership);
    let form = sent(&app, &visitor, &posted, path.user, &deed, "Remove", "button-danger");
    form.said(app.on_platform(&visitor.caller, operation), |()| {
        "The membership is removed. Only an invitation brings it back.".to_owned()
    })
    .await
}

pub async fn archive_everywhere(
    State(app): State<App>,
    visitor: RootVisitor,
    Path(path): Path<UserPath>,
    posted: Posted,
) -> PageResult {
    let form = sent(
        &app,
        &visitor,
        &posted,
        path.user,
        "archive-everywhere",
        "Archive everywhere",
        "button-danger",
    );
    form.said(users::archive_everywhere(&app, &visitor.caller, path.user), |left| {
        let mut said = format!("Archived in {} tenants.", left.archived);
        if let Some(first) = left.kept.first() {
            said.push_str(&format!(" Kept in {}: {}", left.kept.len(), first.detail));
        }
        said
    })
    .await
}
