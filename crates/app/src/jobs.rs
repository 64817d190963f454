//! Work that follows from a change: enqueued in its transaction, done at least once, in the background.

mod count_backlog;
mod list;
mod retry;
mod round;
mod work;

pub use count_backlog::{Backlog, CountBacklog};
pub use list::{JobSummary, List, Page};
pub use retry::Retry;
pub(crate) use round::claim_round;
use serde::{Deserialize, Serialize};
pub(crate) use work::Job;
pub use work::run;

use crate::{MailId, MemberImportId, TenantId, UserId, account::SecurityChange, words::words};

words!(
    /// How far a job is.
    JobState {
        Queued "queued",
        Running "running",
        Done "done",
        /// Given up until somebody has it tried again.
        Failed "failed",
    }
);

/// Everything that is done in the background. Each kind may be done twice without harm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Work {
    Provision {
        tenant: TenantId,
    },
    Deprovision {
        tenant: TenantId,
    },
    Reconcile {
        tenant: TenantId,
    },
    SendMail {
        mail: MailId,
    },
    /// A link for whoever forgot their password; `root`: at the root panel.
    SendReset {
        email: String,
        root: bool,
    },
    /// A mail to whom it concerns.
    TellOfChange {
        user: UserId,
        change: SecurityChange,
    },
    EraseUser {
        user: UserId,
    },
    FoundPersonal {
        user: UserId,
    },
    VerifyAudit {
        expected: Option<String>,
    },
    ImportMembers {
        tenant: TenantId,
        import: MemberImportId,
    },
}

impl Work {
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Provision { .. } => "provision",
            Self::Deprovision { .. } => "deprovision",
            Self::Reconcile { .. } => "reconcile",
            Self::SendMail { .. } => "send_mail",
            Self::SendReset { .. } => "send_reset",
            Self::TellOfChange { .. } => "tell_of_change",
            Self::EraseUser { .. } => "erase_user",
            Self::FoundPersonal { .. } => "found_personal",
            Self::VerifyAudit { .. } => "verify_audit",
            Self::ImportMembers { .. } => "import_members",
        }
    }

    /// Whether it may be given up until a person looks. A right that was taken away must go, however long its server is down.
    pub const fn may_fail(&self) -> bool {
        !matches!(self, Self::Reconcile { .. })
    }

    pub const fn tenant(&self) -> Option<TenantId> {
        match self {
            Self::Provision { tenant }
            | Self::Deprovision { tenant }
            | Self::Reconcile { tenant }
            | Self::ImportMembers { tenant, .. } => Some(*tenant),
            Self::SendMail { .. }
            | Self::SendReset { .. }
            | Self::TellOfChange { .. }
            | Self::EraseUser { .. }
            | Self::FoundPersonal { .. }
            | Self::VerifyAudit { .. } => None,
        }
    }
}
