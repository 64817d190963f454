//! People who could be made platform admins, found by a part of their address: two letters at least, twenty people at most (D19).

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::admins as sql;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    Error, Mode, Operation, Result, UserId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    search,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = AdminCandidate)]
pub struct Candidate {
    pub user_id: UserId,
    pub email: String,
    pub name: String,
    /// Has an open row already, active or not.
    pub is_admin: bool,
}

pub struct Candidates {
    pub search: String,
}

#[async_trait]
impl Operation for Candidates {
    type Plane = Platform;
    const NAME: &'static str = "admins.candidates";
    const PERMISSION: Permission<'static> = Permission::new("admins", Action::Create);
    const MODE: Mode = Mode::Read;
    type Output = Vec<Candidate>;

    fn target(&self) -> Target {
        Target::new("user", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Vec<Candidate>>> {
        let text = search::text(Some(self.search.trim()));
        if text.chars().count() < 2 {
            return Err(Error::invalid(
                "search",
                "Type at least 2 characters of the e-mail address.",
            ));
        }
        let rows = sql::candidates().bind(tx.db(), &search::contains(&text)).all().await?;
        let found = rows.into_iter().map(|row| Candidate {
            user_id: UserId(row.id),
            email: row.email,
            name: row.name,
            is_admin: row.is_admin,
        });
        Ok(Done::new(found.collect()))
    }
}
