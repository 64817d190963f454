//! Filters of the audit log that somebody keeps under a name: for themself, or shared with everybody who reads that log.

mod delete;
mod list;
mod save;

pub use delete::Delete;
pub use list::{List, View};
pub use save::{NewView, Save};
use uuid::Uuid;

use crate::gate::{Plane, Tx};

/// The log whose views they are: the tenant's, or the platform's page.
fn log<P: Plane>(tx: &Tx<P>) -> Uuid {
    tx.tenant().map_or(Uuid::nil(), |tenant| tenant.0)
}
