//! The suggestions that stand, and those that somebody set aside.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::security as sql;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Suggestion,
    find::{REVIEWED_WITHIN, find},
};
use crate::{
    Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    tenants::IS_OLD_AFTER,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = SecurityPosture)]
pub struct Posture {
    pub open: Vec<Suggestion>,
    pub dismissed: Vec<Dismissed>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DismissedSuggestion)]
pub struct Dismissed {
    pub suggestion: Suggestion,
    pub reason: String,
    pub until: Timestamp,
    /// The name of whoever set it aside.
    pub by: Option<String>,
}

pub struct Show;

/// As many as the register of admins holds.
const ADMINS_AT_MOST: i64 = 500;

/// Whom a suggestion is about, as dismissals name them.
pub(super) fn subject(suggestion: &Suggestion) -> Uuid {
    suggestion.person.as_ref().map_or(Uuid::nil(), |person| person.admin.0)
}

/// What is so now, whether or not somebody set it aside.
pub(super) async fn all(tx: &Tx<Platform>) -> Result<Vec<Suggestion>> {
    let now = tx.now();
    let admins = sql::admins().bind(tx.db(), &ADMINS_AT_MOST).all().await?;
    let supers = sql::super_admins().bind(tx.db()).one().await?;
    let old = sql::old_invitations()
        .bind(tx.db(), &(now - IS_OLD_AFTER), &now)
        .one()
        .await?;
    let reviewed = sql::reviewed_since()
        .bind(tx.db(), &(now - REVIEWED_WITHIN))
        .one()
        .await?;
    Ok(find(&admins, supers, old, reviewed, now))
}

/// What stands and what was set aside.
pub(crate) async fn posture(tx: &Tx<Platform>) -> Result<Posture> {
    let dismissals = sql::dismissals().bind(tx.db(), &tx.now()).all().await?;
    let mut posture = Posture {
        open: Vec::new(),
        dismissed: Vec::new(),
    };
    for suggestion in all(tx).await? {
        let aside = dismissals
            .iter()
            .find(|it| it.kind == suggestion.kind.as_str() && it.subject == subject(&suggestion));
        match aside {
            None => posture.open.push(suggestion),
            Some(aside) => posture.dismissed.push(Dismissed {
                suggestion,
                reason: aside.reason.clone(),
                until: aside.until,
                by: aside.dismissed_by_name.clone(),
            }),
        }
    }
    Ok(posture)
}

#[async_trait]
impl Operation for Show {
    type Plane = Platform;
    const NAME: &'static str = "security.show";
    const PERMISSION: Permission<'static> = Permission::new("admins", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Posture;

    fn target(&self) -> Target {
        Target::new("security", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Posture>> {
        posture(tx).await.map(Done::new)
    }
}
