//! What was observed of a tenant's PostgreSQL, as plain data in the shape of PostgreSQL's own catalog.
//! Reading it is `observe`, judging it is `plan`.

use serde::{Deserialize, Serialize};

/// A role by name; `None` is PUBLIC.
pub type Grantee = Option<String>;

/// One tenant's part of a server, read in one snapshot.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Catalog {
    pub observer: Observer,
    /// The schema's name as PostgreSQL prints it in a `search_path`: quoted only where needed.
    pub search_path: String,
    pub database: Database,
    /// None if there is no such schema.
    pub schema: Option<Schema>,
    /// The owner role of another tenant that claims this place, or all of its database.
    pub claimed_by: Option<String>,
    /// This tenant's roles: every one whose name has its prefix.
    pub roles: Vec<Role>,
    /// Memberships with one of this tenant's roles on either side.
    pub memberships: Vec<Membership>,
    /// Everything in the schema that can be granted on like a table.
    pub relations: Vec<Relation>,
    pub functions: Vec<DefinerFunction>,
    pub default_grants: Vec<DefaultGrant>,
    /// Columns and keys of the tables in `relations`.
    pub tables: Vec<Table>,
}

/// Who looked, and at what version of PostgreSQL.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observer {
    pub role: String,
    pub superuser: bool,
    /// As in `server_version_num`: 150018.
    pub version: i32,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Database {
    pub name: String,
    pub owner: String,
    /// Those of this tenant's roles and of PUBLIC.
    pub grants: Vec<Grant>,
    /// On schema `public`; empty if there is none.
    pub public_schema_grants: Vec<Grant>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schema {
    pub owner: String,
    pub grants: Vec<Grant>,
}

/// One privilege in an access control list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Grant {
    pub grantee: Grantee,
    /// As PostgreSQL spells it: SELECT, USAGE, …
    pub privilege: String,
    /// Set on a privilege that covers one column.
    pub column: Option<String>,
    pub grantable: bool,
    pub grantor: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(clippy::struct_excessive_bools)] // the attributes that pg_roles has
pub struct Role {
    pub name: String,
    pub superuser: bool,
    pub bypass_rls: bool,
    pub create_role: bool,
    pub create_db: bool,
    pub replication: bool,
    pub inherit: bool,
    pub login: bool,
    /// -1: none.
    pub connection_limit: i32,
    pub settings: Vec<Setting>,
    pub comment: Option<String>,
}

/// From ALTER ROLE … SET.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setting {
    /// None: in every database.
    pub database: Option<String>,
    pub name: String,
    pub value: String,
    /// Only a superuser may set or reset it.
    pub privileged: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[allow(clippy::struct_excessive_bools)] // the options that pg_auth_members has
pub struct Membership {
    pub role: String,
    pub member: String,
    pub admin: bool,
    /// Always true before PostgreSQL 16, which has no such option.
    pub set: bool,
    pub inherit: bool,
    pub grantor: String,
    /// The member is a superuser or has CREATEROLE: it could give itself the membership again.
    pub member_administers: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum RelationKind {
    #[serde(rename = "r")]
    Table,
    #[serde(rename = "p")]
    PartitionedTable,
    #[serde(rename = "v")]
    View,
    #[serde(rename = "m")]
    MaterializedView,
    #[serde(rename = "f")]
    ForeignTable,
    #[serde(rename = "S")]
    Sequence,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[allow(clippy::struct_excessive_bools)] // the flags that pg_class has
pub struct Relation {
    pub name: String,
    pub kind: RelationKind,
    pub owner: String,
    /// The owner is a superuser or has BYPASSRLS.
    pub owner_exempt: bool,
    pub row_security: bool,
    pub forced: bool,
    /// A part of a partitioned table: reached through its parent only.
    pub partition: bool,
    /// Belongs to an extension.
    pub extension: bool,
    /// For a sequence: the table whose column owns it.
    pub sequence_of: Option<String>,
    /// Without those that the owner has on what it owns.
    pub grants: Vec<Grant>,
    pub policies: Vec<Policy>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Policy {
    pub name: String,
    /// `*`, or `r`, `a`, `w`, `d` for SELECT, INSERT, UPDATE, DELETE.
    pub command: char,
    pub permissive: bool,
    /// Sorted; `None` is PUBLIC.
    pub roles: Vec<Grantee>,
    /// As PostgreSQL prints the expression back.
    pub using: Option<String>,
    pub check: Option<String>,
    pub comment: Option<String>,
}

/// A function that runs with its owner's rights.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DefinerFunction {
    /// With its argument types.
    pub signature: String,
    pub owner: String,
    pub owner_exempt: bool,
    pub fixed_search_path: bool,
}

/// A privilege that objects to come will have, from ALTER DEFAULT PRIVILEGES.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct DefaultGrant {
    /// Whose new objects.
    pub creator: String,
    /// In this tenant's schema only, or in every schema.
    pub in_schema: bool,
    /// `r` tables, `S` sequences, `f` functions, `T` types, `n` schemas.
    pub object: char,
    pub grantee: Grantee,
}

/// A table as the panel shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    pub name: String,
    pub comment: Option<String>,
    /// PostgreSQL's own estimate; None if it never counted.
    pub estimated_rows: Option<i64>,
    pub columns: Vec<Column>,
    /// Empty if there is none.
    pub primary_key: Vec<String>,
    pub foreign_keys: Vec<ForeignKey>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    pub name: String,
    /// With its length or precision, as `\d` shows it: `numeric(10,2)`.
    pub data_type: String,
    /// Without them, and qualified unless PostgreSQL's own: safe to cast to.
    pub cast_type: String,
    /// What a domain stands on; otherwise the same as `cast_type`.
    pub base_type: String,
    /// The name as PostgreSQL itself prints it in an expression: quoted only where needed.
    pub printed: String,
    pub nullable: bool,
    pub default: Option<String>,
    /// Computed, or an identity that is always generated: cannot be written.
    pub generated: bool,
    pub comment: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForeignKey {
    pub name: String,
    pub columns: Vec<String>,
    pub schema: String,
    pub table: String,
    pub referenced: Vec<String>,
}
