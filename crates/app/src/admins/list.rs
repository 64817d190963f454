//! The register of platform admins.

use authz::{Action, Permission};
use db::queries::admins as sql;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    AdminId, Mode, Operation, Result, UserId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Admin {
    pub id: AdminId,
    pub user_id: UserId,
    pub email: String,
    pub name: String,
    pub role: String,
    pub role_name: String,
    pub title: String,
    /// `active` or `inactive`.
    pub state: String,
    pub last_sign_in_at: Option<Timestamp>,
    pub created_at: Timestamp,
}

pub struct List;

/// Few by nature (S0-22): one page holds them.
const AT_MOST: i64 = 500;

impl Operation for List {
    type Plane = Platform;
    const NAME: &'static str = "admins.list";
    const PERMISSION: Permission<'static> = Permission::new("admins", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Vec<Admin>;

    fn target(&self) -> Target {
        Target::new("platform_admin", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Vec<Admin>>> {
        let rows = sql::list().bind(tx.db(), &"", &AT_MOST).all().await?;
        Ok(Done::new(
            rows.into_iter()
                .map(|row| Admin {
                    id: AdminId(row.id),
                    user_id: UserId(row.user_id),
                    email: row.email,
                    name: row.name,
                    role: row.role_key,
                    role_name: row.role_name,
                    title: row.title,
                    state: row.state,
                    last_sign_in_at: row.last_sign_in_at,
                    created_at: row.created_at,
                })
                .collect(),
        ))
    }
}
