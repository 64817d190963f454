//! The suggestions that stand, and those that somebody set aside.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::tenant_security as sql;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Suggestion,
    find::{NOUNS_OF_ADMINS, QUIET_AFTER, find},
};
use crate::{
    Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = TenantSecurityPosture)]
pub struct Posture {
    pub open: Vec<Suggestion>,
    pub dismissed: Vec<Dismissed>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DismissedTenantSuggestion)]
pub struct Dismissed {
    pub suggestion: Suggestion,
    pub reason: String,
    pub until: Timestamp,
    /// The name of whoever set it aside.
    pub by: Option<String>,
}

pub struct Show;

/// More than a page is read to the end.
const PEOPLE_AT_MOST: i64 = 200;
/// Of more it is enough to say so.
const COUNTED_AT_MOST: i64 = 1001;

/// Whom a suggestion is about, as dismissals name them.
pub(super) fn subject(suggestion: &Suggestion) -> Uuid {
    suggestion.person.as_ref().map_or(Uuid::nil(), |person| person.member.0)
}

/// What is so now, whether or not somebody set it aside.
pub(super) async fn all(tx: &Tx<Tenant>) -> Result<Vec<Suggestion>> {
    let (tenant, now) = (tx.tenant()?.0, tx.now());
    let since = now - QUIET_AFTER;
    let admins = sql::admins()
        .bind(tx.db(), &tenant, &since, &NOUNS_OF_ADMINS.as_slice(), &PEOPLE_AT_MOST)
        .all()
        .await?;
    let without_role = sql::without_role()
        .bind(tx.db(), &tenant, &PEOPLE_AT_MOST)
        .all()
        .await?;
    let quiet = sql::count_quiet()
        .bind(tx.db(), &tenant, &since, &COUNTED_AT_MOST)
        .one()
        .await?;
    let unproved_domains = sql::count_unproved().bind(tx.db(), &tenant).one().await?;
    Ok(find(admins, without_role, unproved_domains, quiet, now))
}

#[async_trait]
impl Operation for Show {
    type Plane = Tenant;
    const NAME: &'static str = "tenant_security.show";
    // It says of people what the log says of them.
    const PERMISSION: Permission<'static> = Permission::new("audit", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Posture;

    fn target(&self) -> Target {
        Target::new("security", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Posture>> {
        let dismissals = sql::dismissals()
            .bind(tx.db(), &tx.tenant()?.0, &tx.now())
            .all()
            .await?;
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
        Ok(Done::new(posture))
    }
}
