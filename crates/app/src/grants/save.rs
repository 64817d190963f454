//! Saves lines of a role's grid and makes PostgreSQL enforce them at once, each table for itself.

use async_trait::async_trait;
use std::collections::{BTreeMap, HashMap, HashSet};

use authz::{Action, Permission, TableRights};
use db::queries::roles as sql;
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Rights, show::editable};
use crate::{
    App, Error, Mode, Operation, Result, TenantId,
    audit::Target,
    caller::Who,
    facts::bits,
    gate::{Act, Done, Granted, Tenant, Tx},
    jobs::Work,
    members::holds,
    tenants::{Home, TenantState},
};

/// One line of the grid as it should be.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct GrantChange {
    #[schema(min_length = 1, max_length = 63)]
    pub table: String,
    pub read: bool,
    pub write: bool,
    pub delete: bool,
}

impl GrantChange {
    const fn rights(&self) -> Rights {
        Rights {
            read: self.read,
            write: self.write,
            delete: self.delete,
        }
    }
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Saved {
    /// The role's version from now on.
    pub version: i32,
    pub results: Vec<LineResult>,
}

/// What became of one line. It is saved in any case; an error says that PostgreSQL does not enforce it yet.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct LineResult {
    pub table: String,
    #[serde(flatten)]
    pub rights: Rights,
    pub error: Option<String>,
}

/// More lines than anybody's database has tables in sight.
const LINES_AT_MOST: usize = 2000;

/// Of one role, tables that are gone included: all of them are read with every decision that the role is part of.
const LINES_KEPT: i64 = 4000;

/// If this process dies before it has applied what is saved, another does after this long.
const SAFETY_NET: SignedDuration = SignedDuration::from_secs(20);

pub struct Save {
    /// The role's key.
    pub role: String,
    pub version: i32,
    /// For tables without a line of their own; left out: as it is.
    pub default: Option<Rights>,
    pub lines: Vec<GrantChange>,
}

#[async_trait]
impl Operation for Save {
    type Plane = Tenant;
    const NAME: &'static str = "grants.save";
    const PERMISSION: Permission<'static> = Permission::new("tables", Action::Manage);
    const MODE: Mode = Mode::Write;
    type Output = Saved;

    fn target(&self) -> Target {
        Target::new("role", &self.role, &self.role)
    }

    async fn acts(&self, who: &Who, tx: &Tx<Tenant>) -> Result<Vec<Act>> {
        self.validate()?;
        let (_, role) = editable(tx, &self.role).await?;
        let given = self
            .lines
            .iter()
            .map(|line| (line.table.as_str(), line.rights().into()));
        Ok(vec![Act::SetTables {
            own: holds(who, role.id),
            tables: TableRights::new(self.default.unwrap_or_default().into(), given),
            role,
        }])
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Saved>> {
        let tenant = tx.tenant()?;
        let (id, role) = editable(tx, &self.role).await?;
        if sql::bump().bind(tx.db(), &tenant.0, &id.0, &self.version).await? == 0 {
            return Err(Error::stale());
        }
        if let Some(default) = self.default {
            sql::set_default()
                .bind(tx.db(), &bits(default.into()), &tenant.0, &id.0)
                .await?;
        }
        let tables: Vec<&str> = self.lines.iter().map(|line| line.table.as_str()).collect();
        let rights: Vec<i16> = self.lines.iter().map(|line| bits(line.rights().into())).collect();
        sql::set_lines()
            .bind(tx.db(), &tenant.0, &id.0, &tables, &rights)
            .await?;
        if sql::count_lines().bind(tx.db(), &tenant.0, &id.0).one().await? > LINES_KEPT {
            return Err(Error::conflict(
                "limit_reached",
                format!(
                    "A role keeps at most {LINES_KEPT} lines of its own. Set its default, and lines where a table differs."
                ),
            ));
        }
        tx.enqueue_at(&Work::Reconcile { tenant }, tx.now() + SAFETY_NET)
            .await?;

        let before: BTreeMap<&str, Rights> = tables
            .iter()
            .map(|table| (*table, role.tables.of(table).into()))
            .collect();
        let after: BTreeMap<&str, Rights> = self
            .lines
            .iter()
            .map(|line| (line.table.as_str(), line.rights()))
            .collect();
        let was: Rights = role.tables.of_new_tables().into();
        let before = serde_json::json!({ "tables": before, "default": self.default.map(|_| was) });
        let after = serde_json::json!({ "tables": after, "default": self.default });
        let version = self.version + 1;
        let lines = self.lines.clone();
        let done = Done::after_commit(async move |app: App| {
            let results = apply(&app, tenant, lines).await;
            Ok(Saved { version, results })
        });
        done.target("role", id, &self.role).before(before)?.after(after)
    }
}

impl Save {
    fn validate(&self) -> Result<()> {
        let nothing = self.lines.is_empty() && self.default.is_none();
        if nothing || self.lines.len() > LINES_AT_MOST {
            return Err(Error::invalid("lines", "Send between 1 and 2000 lines, or a default."));
        }
        let mut seen = HashSet::new();
        for (at, line) in self.lines.iter().enumerate() {
            let field = format!("lines[{at}].table");
            if line.table.is_empty() || line.table.len() > 63 || line.table.contains('\0') {
                return Err(Error::invalid(
                    field,
                    "Name a table in 1 to 63 bytes, as PostgreSQL does.",
                ));
            }
            if !seen.insert(&line.table) {
                return Err(Error::invalid(field, "This table is named twice."));
            }
        }
        Ok(())
    }
}

/// Reconciles the tenant's database with the whole wish and says of each line what became of it.
async fn apply(app: &App, tenant: TenantId, lines: Vec<GrantChange>) -> Vec<LineResult> {
    let applied = app.exclusively(tenant, enforce(app.clone(), tenant)).await;
    lines
        .into_iter()
        .map(|line| {
            let error = match &applied {
                Ok((failed, _)) if failed.contains_key(&line.table) => Some(failed[&line.table].clone()),
                Ok((_, known)) if !known.contains(&line.table) => {
                    Some("There is no such table now; the line waits for it.".to_owned())
                }
                Ok(_) => None,
                Err(error) => Some(error.to_string()),
            };
            LineResult {
                rights: line.rights(),
                table: line.table,
                error,
            }
        })
        .collect()
}

/// The tables whose change failed, each with PostgreSQL's words, and all tables that are there.
type Enforced = (HashMap<String, String>, HashSet<String>);

async fn enforce(app: App, tenant: TenantId) -> Result<Enforced> {
    let (home, desired) = Home::with_wish(Tx::<Tenant>::afterwards(&app, tenant).await?, tenant).await?;
    // Being deleted since: what is gone must not be made anew.
    if home.state != TenantState::Active {
        return Err(Error::NotFound);
    }
    let mut admin = home.admin().await?;
    let (_, outcomes) = tenantdb::reconcile(&mut admin, &desired).await?;
    let failed = outcomes
        .into_iter()
        .filter_map(|outcome| match (outcome.target, outcome.error) {
            (tenantdb::Target::Table(table), Some(error)) => Some((table, error)),
            _ => None,
        });
    let tables = tenantdb::list_tables(&admin, &home.place.schema).await?;
    Ok((failed.collect(), tables.into_iter().map(|table| table.name).collect()))
}
