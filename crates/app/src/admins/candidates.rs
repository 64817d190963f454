//! People who could be made platform admins, found by a part of their address: two letters at least, twenty people at most (D19).

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::admins as sql;
use serde::Serialize;
use utoipa::ToSchema;

use super::AdminState;
use crate::{
    AdminId, Error, Mode, Operation, Result, UserId,
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
    /// Of whoever is a platform admin already, whatever their state.
    pub admin_id: Option<AdminId>,
    pub admin_state: Option<AdminState>,
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
        let found = rows.into_iter().map(|row| -> Result<Candidate> {
            Ok(Candidate {
                user_id: UserId(row.id),
                email: row.email,
                name: row.name,
                admin_id: row.admin_id.map(AdminId),
                admin_state: row.admin_state.map(|state| state.parse()).transpose()?,
            })
        });
        found.collect::<Result<Vec<_>>>().map(Done::new)
    }
}
