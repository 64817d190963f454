//! Everything that is done to a tenant's PostgreSQL: provision, roles, grants, policies, attest, browse.
//! Nothing here knows HTTP, the control plane's tables, or who is asking.

mod address;
mod apply;
mod catalog;
mod connect;
mod copy;
mod deprovision;
mod desired;
mod error;
mod inspect;
mod logins;
mod names;
mod observe;
mod plan;
mod policy;
mod provision;
mod remove;
mod rows;
mod rows_sql;
mod server;
mod size;
mod tables;
mod tls;

pub use address::may_be_called;
pub use apply::{Outcome, apply};
pub use catalog::{
    Catalog, Column, Database, DefaultGrant, DefinerFunction, ForeignKey, Grant, Grantee, Membership, Observer, Policy,
    Relation, RelationKind, Role, Schema, Setting, Table,
};
pub use connect::{AdminClient, ServerAddress, TenantClient, Tls, connect, connect_tenant};
pub use copy::TableCopy;
pub use deprovision::deprovision;
pub use desired::{ApplicationAccess, Desired, DesiredRole, Isolation, Place, Rights, RowScope, TableWish};
pub use error::{ConnectError, Error};
pub use inspect::{Inspection, inspect};
pub use logins::{replace_password, set_password};
pub use names::{Login, NameError, Names, quote_ident};
pub use observe::observe;
pub use plan::{Change, Finding, FindingKind, Plan, Target, plan};
pub use provision::{Provisioning, Step, attest, reconcile};
pub use remove::plan_removal;
pub use rows::rows;
pub use rows_sql::{Cell, Direction, Filter, MAX_ROWS, Rows, RowsQuery, Sort};
pub use server::{ServerReport, test_connection};
pub use size::measure;
pub use tables::{RowCount, count_rows, list_tables};
