//! Tenants, as the platform keeps them.

mod attach;
mod catch_up;
mod create;
mod delete;
mod deprovision;
mod exclusively;
mod invite_owner;
mod list;
mod mine;
mod open;
mod place;
mod provision;
mod purge;
mod show;
mod watch;

pub use attach::{Attach, NewAttachment};
pub(crate) use catch_up::{catch_up_all, caught_up};
pub use create::{Create, NewTenant};
pub use delete::Delete;
pub(crate) use deprovision::deprovision;
pub(crate) use exclusively::Turns;
pub use invite_owner::InviteOwner;
pub use list::{List, Page, Tenant};
pub use mine::{Mine, MyPage, MyTenant};
pub(crate) use place::{Home, PanelSessions, open_password, password_place};
pub(crate) use provision::{provision, reconcile};
pub(crate) use show::find;
pub use show::{Details, PendingOwner, Progress, Show, StepState};
pub use watch::{Watch, Watched};

use crate::words::words;

words!(
    /// Where a tenant is in its life.
    TenantState {
        /// Its place is being made.
        Provisioning "provisioning",
        Active "active",
        /// Closed until the suspension is lifted.
        Suspended "suspended",
        /// Closed and kept.
        Archived "archived",
        /// Closed; deleted when its time of grace is over.
        PendingDeletion "pending_deletion",
        /// Closed; its place is being removed.
        Deleting "deleting",
        /// Gone but for its row, which the audit log refers to.
        Purged "purged",
    }
);

words!(
    /// How a tenant is kept apart from the others.
    Isolation {
        /// A schema of its own in a database that tenants share.
        Schema "schema",
        /// A database of its own.
        Database "database",
        /// A schema that was there before.
        Attached "attached",
    }
);

impl From<Isolation> for tenantdb::Isolation {
    fn from(isolation: Isolation) -> Self {
        match isolation {
            Isolation::Schema => Self::Schema,
            Isolation::Database => Self::Database,
            Isolation::Attached => Self::Attached,
        }
    }
}
