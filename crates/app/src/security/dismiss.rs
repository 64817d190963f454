//! Sets a suggestion aside, with a reason and for a time: it comes back by itself.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::security as sql;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::show::{all, subject};
use crate::{
    AdminId, Error, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({
    "kind": "dormant", "admin": "adm_00000000000070008000000000000000", "reason": "They are on leave until spring.",
    "until": "2026-06-30T00:00:00Z",
})))]
pub struct NewDismissal {
    /// Such as `dormant`.
    pub kind: String,
    /// The platform admin whom it is about; left out: the installation.
    pub admin: Option<AdminId>,
    pub reason: String,
    /// When it comes back: within a year.
    pub until: Timestamp,
}

pub struct Dismiss(pub NewDismissal);

const AT_MOST: SignedDuration = SignedDuration::from_hours(366 * 24);

#[async_trait]
impl Operation for Dismiss {
    type Plane = Platform;
    const NAME: &'static str = "security.dismiss";
    // Whoever sets it aside answers for everybody's safety: no more than the top may.
    const PERMISSION: Permission<'static> = Permission::new("security", Action::Manage);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("security", "", &self.0.kind)
    }

    fn justification(&self) -> Option<&str> {
        Some(&self.0.reason)
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<()>> {
        let NewDismissal {
            kind,
            admin,
            reason,
            until,
        } = &self.0;
        if *until <= tx.now() || *until > tx.now() + AT_MOST {
            return Err(Error::invalid("until", "Choose a day after today, within a year."));
        }
        let about = admin.map_or(Uuid::nil(), |admin| admin.0);
        let found = all(tx)
            .await?
            .into_iter()
            .find(|it| it.kind.as_str() == kind && subject(it) == about);
        let Some(suggestion) = found else {
            return Err(Error::NotFound);
        };
        let by = granted.who().person()?.id.0;
        sql::dismiss()
            .bind(tx.db(), kind, &about, &reason.trim(), until, &by, &tx.now())
            .await?;
        let (id, label) = match &suggestion.person {
            Some(person) => (person.admin.to_string(), format!("{kind}: {}", person.email)),
            None => (String::new(), kind.clone()),
        };
        Done::new(())
            .target("security", id, label)
            .after(serde_json::json!({ "kind": kind, "until": until }))
    }
}
