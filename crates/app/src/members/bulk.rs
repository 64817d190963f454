//! The same act on many members, each on its own: what fails for one does not undo the others, and each has its answer.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Archive, ChangeRole, Member, Reactivate, Remove};
use crate::{App, Caller, Error, MembershipId, Result, TenantRef, words::words};

words!(
    /// What is done to each.
    BulkAct as MemberBulkAct {
        ChangeRole "change_role",
        Archive "archive",
        Reactivate "reactivate",
        Remove "remove",
    }
);

/// A member as they were read.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ChosenMember)]
pub struct Chosen {
    pub id: MembershipId,
    pub version: i32,
}

/// What became of one, in the order in which they were named.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = MemberResult)]
pub struct ItemResult {
    pub id: MembershipId,
    pub done: bool,
    /// As they are now; missing where it was not done, and of whoever was removed.
    pub member: Option<Member>,
    /// The code of the error, such as `rank_too_high`.
    pub code: Option<String>,
    /// Why it was not done, and what to do next.
    pub error: Option<String>,
}

/// More than a person ticks on a page.
const AT_MOST: usize = 200;

/// # Errors
/// Where every one is refused alike, for that is about who asks and not about a member; and where PostgreSQL is away.
pub async fn change_many(
    app: &App,
    caller: &Caller,
    tenant: &TenantRef,
    act: &str,
    role: &str,
    chosen: &[Chosen],
) -> Result<Vec<ItemResult>> {
    let act: BulkAct = act
        .parse()
        .map_err(|_| Error::invalid("act", "Choose change_role, archive, reactivate or remove."))?;
    if chosen.is_empty() || chosen.len() > AT_MOST {
        return Err(Error::invalid("members", "Choose between 1 and 200 members."));
    }
    // Whoever may not is told so once, and not once for each.
    let needed = match act {
        BulkAct::ChangeRole | BulkAct::Reactivate => "members.edit",
        BulkAct::Archive | BulkAct::Remove => "members.delete",
    };
    let may = app.view(caller, Some(tenant)).await?.may(needed);
    let mut results = Vec::with_capacity(chosen.len());
    for Chosen { id, version } in chosen.iter().copied() {
        let member = id;
        let done = match act {
            BulkAct::ChangeRole => {
                let role = role.to_owned();
                let change = ChangeRole { member, role, version };
                app.in_tenant(caller, tenant, change).await.map(Some)
            }
            BulkAct::Archive => app
                .in_tenant(caller, tenant, Archive { member, version })
                .await
                .map(Some),
            BulkAct::Reactivate => app
                .in_tenant(caller, tenant, Reactivate { member, version })
                .await
                .map(Some),
            BulkAct::Remove => app
                .in_tenant(caller, tenant, Remove { member, version })
                .await
                .map(|()| None),
        };
        let (member, error) = match done {
            Ok(member) => (member, None),
            Err(error) if !may || of_everybody(&error) => return Err(error),
            Err(error) => (None, Some(error)),
        };
        results.push(ItemResult {
            id,
            done: error.is_none(),
            member,
            code: error.as_ref().map(|error| error.code().to_owned()),
            error: error.as_ref().map(ToString::to_string),
        });
    }
    Ok(results)
}

/// Of who asks, of the role that is asked for, or of PostgreSQL; what is refused because of a member's rank, or because it is oneself, is of that one.
fn of_everybody(error: &Error) -> bool {
    match error {
        Error::Refused(authz::Refusal::RankTooHigh | authz::Refusal::SelfChange) => false,
        Error::Refused(_) | Error::Invalid(_) | Error::Unavailable(_) | Error::Internal(_) => true,
        _ => false,
    }
}
