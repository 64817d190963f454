//! Sets a suggestion about a tenant aside, with a reason and for a time: it comes back by itself.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::tenant_security as sql;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::show::{all, subject};
use crate::{
    Error, MembershipId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewTenantDismissal, examples(json!({
    "kind": "dormant_admin", "member": "mem_00000000000070008000000000000000", "reason": "They are on leave until spring.",
    "until": "2026-06-30T00:00:00Z",
})))]
pub struct NewDismissal {
    /// Such as `dormant_admin`.
    pub kind: String,
    /// The member whom it is about; left out: the tenant.
    pub member: Option<MembershipId>,
    pub reason: String,
    /// When it comes back: within a year.
    pub until: Timestamp,
}

pub struct Dismiss(pub NewDismissal);

const AT_MOST: SignedDuration = SignedDuration::from_hours(366 * 24);

#[async_trait]
impl Operation for Dismiss {
    type Plane = Tenant;
    const NAME: &'static str = "tenant_security.dismiss";
    // Whoever sets it aside answers for everybody's safety, and it may be about themself: no more than the top may.
    const PERMISSION: Permission<'static> = Permission::new("members", Action::Manage);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("security", "", &self.0.kind)
    }

    fn justification(&self) -> Option<&str> {
        Some(&self.0.reason)
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<()>> {
        let NewDismissal {
            kind,
            member,
            reason,
            until,
        } = &self.0;
        if *until <= tx.now() || *until > tx.now() + AT_MOST {
            return Err(Error::invalid("until", "Choose a day after today, within a year."));
        }
        let about = member.map_or(Uuid::nil(), |member| member.0);
        let found = all(tx)
            .await?
            .into_iter()
            .find(|it| it.kind.as_str() == kind && subject(it) == about);
        let Some(suggestion) = found else {
            return Err(Error::NotFound);
        };
        sql::dismiss()
            .bind(
                tx.db(),
                &tx.tenant()?.0,
                kind,
                &about,
                &reason.trim(),
                until,
                &granted.who().user(),
                &tx.now(),
            )
            .await?;
        let (id, label) = match &suggestion.person {
            Some(person) => (person.member.to_string(), format!("{kind}: {}", person.email)),
            None => (String::new(), kind.clone()),
        };
        Done::new(())
            .target("security", id, label)
            .after(serde_json::json!({ "kind": kind, "until": until }))
    }
}
