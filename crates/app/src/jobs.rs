//! Work that follows from a change: enqueued in its transaction, done at least once, in the background.

mod list;
mod work;

pub use list::{JobSummary, List, Page};
use serde::{Deserialize, Serialize};
pub(crate) use work::Job;
pub use work::run;

use crate::{MailId, TenantId};

/// Everything that is done in the background. Each kind may be done twice without harm.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Work {
    Provision { tenant: TenantId },
    Deprovision { tenant: TenantId },
    Reconcile { tenant: TenantId },
    SendMail { mail: MailId },
}

impl Work {
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Provision { .. } => "provision",
            Self::Deprovision { .. } => "deprovision",
            Self::Reconcile { .. } => "reconcile",
            Self::SendMail { .. } => "send_mail",
        }
    }

    pub const fn tenant(&self) -> Option<TenantId> {
        match self {
            Self::Provision { tenant } | Self::Deprovision { tenant } | Self::Reconcile { tenant } => Some(*tenant),
            Self::SendMail { .. } => None,
        }
    }
}
