//! All groups of a tenant, by name: there are 200 at most.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::groups as sql;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::{SEES_GROUPS, named};
use crate::{
    GroupId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Group {
    pub id: GroupId,
    pub name: String,
    pub description: String,
    /// What it adds to the roles of whoever is in it, as `module.action`.
    pub permissions: Vec<String>,
    /// How many are in it, counted up to 1,001.
    pub members: i64,
    pub version: i32,
    pub created_at: Timestamp,
    /// Whether the asker says who is in it.
    pub fillable: bool,
}

impl Group {
    pub(super) fn new<Op: Operation<Plane = Tenant>>(row: sql::GroupRow, granted: &Granted<Op>) -> Self {
        let id = GroupId(row.id);
        Self {
            id,
            fillable: granted.may(SEES_GROUPS, &Act::FillGroup(named(id))),
            name: row.name,
            description: row.description,
            permissions: row.permissions,
            members: row.members,
            version: row.version,
            created_at: row.created_at,
        }
    }
}

pub struct List;

#[async_trait]
impl Operation for List {
    type Plane = Tenant;
    const NAME: &'static str = "groups.list";
    const PERMISSION: Permission<'static> = Permission::new("groups", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Vec<Group>;

    fn target(&self) -> Target {
        Target::new("group", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Vec<Group>>> {
        let rows = sql::list().bind(tx.db(), &tx.tenant()?.0).all().await?;
        let groups = rows.into_iter().map(|row| Group::new(row, granted));
        Ok(Done::new(groups.collect()))
    }
}
