//! The grid of one role: every table of the tenant with the role's rights on it.

use async_trait::async_trait;
use std::collections::BTreeMap;

use authz::{Action, Permission};
use db::queries::{facts, roles as sql};
use serde::Serialize;
use utoipa::ToSchema;

use super::Rights;
use crate::{
    Mode, Operation, Result,
    audit::Target,
    caller::Who,
    facts::rights,
    gate::{Act, Done, Granted, Tenant, Tx},
    roles, tenants,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Grid {
    /// The role's key.
    pub role: String,
    /// Give it back when saving; another one then means that somebody was quicker.
    pub version: i32,
    /// For tables without a line of their own, such as new ones.
    pub default: Rights,
    pub lines: Vec<Line>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Line {
    pub table: String,
    #[serde(flatten)]
    pub rights: Rights,
    /// The role has a line of its own for this table; otherwise these are its defaults.
    pub explicit: bool,
    /// The table is not in the database now; the line waits for it.
    pub missing: bool,
}

pub struct Show {
    pub role: String,
}

#[async_trait]
impl Operation for Show {
    type Plane = Tenant;
    const NAME: &'static str = "grants.show";
    const PERMISSION: Permission<'static> = Permission::new("tables", Action::Manage);
    const MODE: Mode = Mode::Read;
    type Output = Grid;

    fn target(&self) -> Target {
        Target::new("role", &self.role, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Grid>> {
        let tenant = tx.tenant()?;
        let key = self.role.replace('\0', "");
        let role = sql::by_key()
            .bind(tx.db(), &tenant.0, &key)
            .opt()
            .await?
            .ok_or(crate::Error::NotFound)?;
        let snapshot = facts::role_snapshots()
            .bind(tx.db(), &[tenant.0].as_slice(), &[role.id].as_slice())
            .one()
            .await?;
        let default = if snapshot.full_rights {
            authz::Rights::FULL
        } else {
            rights(snapshot.default_rights)
        };
        let own: BTreeMap<String, authz::Rights> = if snapshot.full_rights {
            BTreeMap::new()
        } else {
            snapshot
                .table_names
                .into_iter()
                .zip(snapshot.table_rights.into_iter().map(rights))
                .collect()
        };
        let key = self.role.clone();
        Ok(Done::after_commit(async move |app: crate::App| {
            // The grid says what is so: what the application made just now gets its rights first.
            let (home, admin) = tenants::caught_up(&app, tenant).await?;
            let tables = tenantdb::list_tables(&admin, &home.place.schema).await?;
            Ok(Grid {
                role: key,
                version: role.version,
                default: default.into(),
                lines: lines(tables.into_iter().map(|table| table.name).collect(), own, default),
            })
        }))
    }
}

fn lines(tables: Vec<String>, mut own: BTreeMap<String, authz::Rights>, default: authz::Rights) -> Vec<Line> {
    let mut lines: Vec<Line> = tables
        .into_iter()
        .map(|table| {
            let line = own.remove(&table);
            Line {
                table,
                rights: line.unwrap_or(default).into(),
                explicit: line.is_some(),
                missing: false,
            }
        })
        .collect();
    lines.extend(own.into_iter().map(|(table, rights)| Line {
        table,
        rights: rights.into(),
        explicit: true,
        missing: true,
    }));
    lines
}

/// The role whose grid it is, refused where it has none: Owner and Admin reach every table whatever a grid says (S2-34).
pub(super) async fn editable(tx: &Tx<Tenant>, key: &str) -> Result<(crate::RoleId, std::sync::Arc<authz::Role>)> {
    let tenant = tx.tenant()?;
    let row = sql::by_key()
        .bind(tx.db(), &tenant.0, &key.replace('\0', ""))
        .opt()
        .await?
        .ok_or(crate::Error::NotFound)?;
    let id = crate::RoleId(row.id);
    Ok((id, roles::load(tx, tenant, id).await?))
}
