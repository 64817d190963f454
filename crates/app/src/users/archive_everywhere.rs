//! Archives somebody in every tenant: each membership by itself, so that each tenant's log says so, and where the person is needed as an owner
//! the others are not held up.

use serde::Serialize;
use utoipa::ToSchema;

use super::{ArchiveMembership, ListTenants};
use crate::{App, Caller, Error, Result, UserId, members::MembershipState};

/// Where it could not be done.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = MembershipKept)]
pub struct Kept {
    pub slug: String,
    pub code: String,
    pub detail: String,
}

/// What became of the memberships.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = ArchivedEverywhere)]
pub struct Left {
    pub archived: u64,
    pub kept: Vec<Kept>,
}

pub async fn archive_everywhere(app: &App, caller: &Caller, user: UserId) -> Result<Left> {
    let mut left = Left {
        archived: 0,
        kept: Vec::new(),
    };
    let mut after = None;
    loop {
        let list = ListTenants {
            user,
            after,
            limit: Some(200),
        };
        let page = app.on_platform(caller, list).await?;
        let active = page.items.into_iter().filter(|it| it.state == MembershipState::Active);
        for membership in active {
            let archive = ArchiveMembership {
                user,
                membership: membership.id,
                version: membership.version,
            };
            match app.on_platform(caller, archive).await {
                Ok(_) => left.archived += 1,
                Err(error @ Error::Conflict { .. }) => left.kept.push(Kept {
                    slug: membership.slug,
                    code: error.code().to_owned(),
                    detail: error.to_string(),
                }),
                Err(error) => return Err(error),
            }
        }
        after = page.next;
        if after.is_none() {
            return Ok(left);
        }
    }
}
