//! The difference between the wish and what was observed, as plain data that prints as SQL. Pure: no I/O, and the same
//! input always gives the same plan.

mod context;
mod grants;
mod left_over;
mod place;
mod roles;
mod tables;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::catalog::Catalog;
use crate::desired::Desired;
use crate::error::Error;
pub(crate) use context::{Context, another_tenant_in_place, refuse_roles_of_another_tenant};
pub(crate) use left_over::with_rights_of;
pub(crate) use place::{database_role, revoke_default_grants, set_role};

/// What has to change, and what is worth knowing. No changes: nothing drifts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// To be applied in this order.
    pub changes: Vec<Change>,
    pub findings: Vec<Finding>,
}

/// Statements that belong together: one transaction.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub target: Target,
    pub statements: Vec<String>,
    /// Takes away, without waiting for a lock, every right that this change narrows. Used when the lock that policies need
    /// cannot be had: who keeps a long transaction open must not keep a right with it.
    pub cut: Vec<String>,
}

/// What a change is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind", content = "name")]
pub enum Target {
    Role(String),
    Schema(String),
    Database(String),
    /// A table, view or sequence of the tenant's schema.
    Table(String),
    /// A role that is no longer wished for.
    DroppedRole(String),
}

/// Something that is not as wished, or that a person should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    pub kind: FindingKind,
    /// The name of the role, table, function, schema or database.
    pub subject: String,
    /// One sentence.
    pub detail: String,
    /// Whether applying the plan mends it. Otherwise a person decides.
    pub repaired: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingKind {
    /// A privilege for one of our roles, PUBLIC or (in a schema of ours) anybody, that nobody wished for.
    HandMadeGrant,
    /// A privilege of a role that is not ours, in an attached schema. Left alone.
    ForeignGrant,
    /// A wished privilege is missing.
    GrantMissing,
    RowSecurityOff,
    PolicyMissing,
    PolicyChanged,
    /// A policy of ours that is no longer wished for.
    PolicyLeftOver,
    /// Somebody else's policy that applies to our roles.
    ForeignPolicy,
    /// A table that Bailiwick has not seen before.
    NewTable,
    RoleMissing,
    /// A role of ours can do more than it should: SUPERUSER, BYPASSRLS, CREATEROLE, …
    RoleAttributes,
    RoleMembership,
    /// A role of ours that is not in the wish.
    RoleLeftOver,
    SchemaMissing,
    /// In a provisioned schema, something belongs to another role than the tenant's owner.
    ForeignOwner,
    /// A view shows its owner's rows, so nobody is given it.
    View,
    /// A view whose owner no policy holds.
    ExemptView,
    /// A function that runs with its owner's rights.
    SecurityDefiner,
    DefaultPrivileges,
    /// "Own rows" names a column that the table has not got, or one that cannot hold a user id. Nobody gets in.
    OwnColumn,
    /// PUBLIC may do something on a database or schema that Bailiwick does not own.
    PublicAccess,
    /// A relation of an extension: left alone.
    Extension,
}

impl Plan {
    /// Whether the database is as wished, as far as a plan can make it so.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }
}

/// The plan as SQL to read, or to run with psql: a dry run.
impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for change in &self.changes {
            writeln!(f, "BEGIN;")?;
            for statement in &change.statements {
                writeln!(f, "{statement};")?;
            }
            writeln!(f, "COMMIT;\n")?;
        }
        Ok(())
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Role(name) | Self::DroppedRole(name) => write!(f, "role {name}"),
            Self::Schema(name) => write!(f, "schema {name}"),
            Self::Database(name) => write!(f, "database {name}"),
            Self::Table(name) => write!(f, "table {name}"),
        }
    }
}

/// Compares. Fails on names that cannot be used, and where roles or tables are another tenant's.
pub fn plan(desired: &Desired, catalog: &Catalog) -> Result<Plan, Error> {
    let mut context = Context::new(desired, catalog)?;
    let mut changes = roles::plan(&mut context)?;
    changes.extend(place::plan(&mut context)?);
    changes.extend(tables::plan(&mut context)?);
    changes.extend(left_over::plan(&mut context)?);
    place::report_functions(&mut context);
    Ok(Plan {
        changes,
        findings: context.findings,
    })
}
