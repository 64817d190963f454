//! The wish: where a tenant lives and what each of its roles may do to each table.
//! Plain data, filled by the control plane; nothing here looks at a database.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::names::{Login, NameError, Names, digest, quote_ident};

/// Where a tenant's tables are, on its server.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub database: String,
    pub schema: String,
}

/// In a mark: every schema of the database.
const WHOLE: &str = "all";

impl Place {
    /// Not the names themselves: schemas of another database are nobody's to know.
    fn database_digest(&self) -> String {
        digest(self.database.as_bytes(), 8)
    }

    fn schema_digest(&self) -> String {
        digest(format!("{}\0{}", self.database, self.schema).as_bytes(), 8)
    }
}

/// How a tenant is kept apart from the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Isolation {
    /// A schema of its own in a database that tenants share.
    Schema,
    /// A database of its own.
    Database,
    /// A schema that was there before. Bailiwick manages roles, grants and policies in it and owns nothing else.
    Attached,
}

impl Isolation {
    /// Whether Bailiwick made the schema, and so its owner is the tenant's owner role.
    pub fn is_provisioned(self) -> bool {
        self != Self::Attached
    }
}

/// What a tenant's PostgreSQL should look like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Desired {
    pub tenant: Uuid,
    pub place: Place,
    pub isolation: Isolation,
    /// Neither the application nor the panel gets in.
    pub closed: bool,
    /// All roles of the tenant. A role that is in the database and not here is dropped.
    pub roles: Vec<DesiredRole>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DesiredRole {
    /// See [`Names::role`].
    pub key: String,
    pub tables: TableWish,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TableWish {
    /// Read, write and delete all rows of every table, the ones to come too.
    Full,
    Per {
        /// For tables without a line of their own, such as new ones.
        default: Rights,
        tables: BTreeMap<String, Rights>,
    },
}

impl TableWish {
    /// The rights on one table.
    pub fn rights(&self, table: &str) -> Rights {
        match self {
            Self::Full => Rights {
                read: true,
                write: true,
                delete: true,
                rows: RowScope::All,
            },
            Self::Per { default, tables } => tables.get(table).unwrap_or(default).clone(),
        }
    }
}

/// What a role may do to a table. `read` is SELECT; `write` is INSERT and UPDATE (and the sequences behind the table's
/// columns); `delete` is DELETE. As always in PostgreSQL, an UPDATE or DELETE that names rows also needs `read`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rights {
    pub read: bool,
    pub write: bool,
    pub delete: bool,
    pub rows: RowScope,
}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowScope {
    #[default]
    All,
    /// The rows whose `column` equals the setting `bailiwick.user_id`. The column is a uuid, an integer, text or
    /// varchar, or a domain over one of them. Unset or empty: no row.
    Own { column: String },
}

/// What the customer's own application needs to know to use the tenant, beside the server's address and its password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApplicationAccess {
    pub user: String,
    pub database: String,
    pub schema: String,
    /// For its own migrations: `SET ROLE` to it.
    pub owner: String,
    /// The role to `SET LOCAL ROLE` to, by key. `bailiwick.user_id` says for whom.
    pub roles: BTreeMap<String, String>,
}

impl Desired {
    pub fn names(&self) -> Names {
        Names::new(self.tenant)
    }

    pub fn application(&self) -> Result<ApplicationAccess, NameError> {
        let names = self.names();
        let role = |role: &DesiredRole| Ok((role.key.clone(), names.role(&role.key)?));
        Ok(ApplicationAccess {
            user: names.login(Login::App),
            database: self.place.database.clone(),
            schema: self.place.schema.clone(),
            owner: names.owner(),
            roles: self.roles.iter().map(role).collect::<Result<_, _>>()?,
        })
    }

    /// The comment on the owner role: whose it is, and which place it claims. Unlike what is in the place, no login of a tenant
    /// can write it, so a tenant can neither take another's place nor make its own look like another's.
    pub(crate) fn mark(&self) -> String {
        let schema = match self.isolation {
            Isolation::Database => WHOLE.to_owned(),
            Isolation::Schema | Isolation::Attached => self.place.schema_digest(),
        };
        let database = self.place.database_digest();
        format!("{}, database {database}, schema {schema}", self.names().mark())
    }

    /// Marks of other tenants with which this one cannot be in the same place, as patterns for LIKE.
    pub(crate) fn rival_claims(&self) -> Vec<String> {
        let schemas = match self.isolation {
            Isolation::Database => vec!["%".to_owned()],
            Isolation::Schema | Isolation::Attached => vec![self.place.schema_digest(), WHOLE.to_owned()],
        };
        let database = self.place.database_digest();
        let pattern = |schema| format!("bailiwick tenant %, database {database}, schema {schema}");
        schemas.into_iter().map(pattern).collect()
    }

    /// Refuses names that PostgreSQL would cut or that belong to everybody, before anything is sent.
    pub(crate) fn check_names(&self) -> Result<(), NameError> {
        quote_ident(&self.place.database)?;
        let schema = &self.place.schema;
        quote_ident(schema)?;
        let system = schema.starts_with("pg_") || schema == "information_schema";
        if system || (self.isolation.is_provisioned() && schema == "public") {
            return Err(NameError::ReservedSchema(schema.clone()));
        }
        for role in &self.roles {
            self.names().role(&role.key)?;
        }
        Ok(())
    }
}
