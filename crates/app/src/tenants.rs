//! Tenants, as the platform keeps them.

mod admit_from_anywhere;
mod archive;
mod attach;
mod attention;
mod bulk;
mod catch_up;
mod closing;
mod create;
mod delete;
mod delete_now;
mod deprovision;
mod edit;
mod end_grace;
mod exclusively;
mod found;
mod found_personal;
mod give_up;
mod invite_owner;
mod list;
mod list_admins;
mod may_found;
mod measure;
mod mine;
mod open;
mod place;
mod provision;
mod purge;
mod reach;
mod restore;
mod revoke_owner_invitation;
mod set_plan;
mod show;
mod suspend;
mod test_attachment;
mod watch;

pub use admit_from_anywhere::AdmitFromAnywhere;
pub use archive::Archive;
pub use attach::{Attach, NewAttachment};
pub use attention::Attention;
pub(crate) use attention::{ENDS_SOON, IS_OLD_AFTER};
pub use bulk::{Chosen, ItemResult, change_many};
pub(crate) use catch_up::{catch_up_all, caught_up};
pub use create::{Create, NewTenant};
pub use delete::Delete;
pub use delete_now::DeleteNow;
pub(crate) use deprovision::deprovision;
pub use edit::{Edit, TenantChange};
pub use end_grace::delete_due;
pub(crate) use exclusively::{BUSY, Turns};
pub use found::{Found, NewOwnTenant};
pub(crate) use found_personal::found_personal;
pub use give_up::GiveUp;
pub use invite_owner::InviteOwner;
pub use list::{List, NO_PLAN, Page, Sort, Tenant};
pub use list_admins::{AdminSort, AdminsPage, ListAdmins, TenantAdmin};
pub use may_found::MayFound;
pub use measure::{Measure, Size};
pub use mine::{Mine, MyPage, MyTenant};
pub(crate) use place::{Home, PanelSessions, open_password, password_place};
pub(crate) use provision::{provision, reconcile};
pub use reach::{Entry, Reach, ReachPage, ReachableTenant};
pub use restore::Restore;
pub use revoke_owner_invitation::RevokeOwnerInvitation;
pub use set_plan::SetPlan;
pub(crate) use show::find;
pub use show::{Details, Owner, PendingOwner, Progress, Show, StepState};
pub use suspend::Suspend;
pub use test_attachment::{AttachmentPlace, AttachmentReport, FoundTable, TestAttachment};
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

impl TenantState {
    /// Whether it has a place that is kept as it is wished, with its door open or closed.
    pub(crate) const fn has_place(self) -> bool {
        matches!(
            self,
            Self::Active | Self::Suspended | Self::Archived | Self::PendingDeletion
        )
    }

    /// Whether nobody gets in for a while, the tenant's application included.
    pub(crate) const fn is_closed(self) -> bool {
        matches!(self, Self::Suspended | Self::Archived | Self::PendingDeletion)
    }
}

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
