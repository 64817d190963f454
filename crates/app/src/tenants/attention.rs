//! Why somebody of the platform should look at a tenant, and from when to when what is meant lies.

use jiff::{SignedDuration, Timestamp};

use crate::{access_grants::LAPSES_AFTER, words::words};

words!(
    /// What there is to look at in a tenant.
    Attention as TenantAttention {
        /// An access request waits for the answer of an owner.
        AccessRequests "access_requests",
        /// An open invitation ends within two days.
        ExpiringInvitations "expiring_invitations",
        /// An invitation has stood open for five days.
        OldInvitations "old_invitations",
    }
);

pub(crate) const ENDS_SOON: SignedDuration = SignedDuration::from_hours(48);
pub(crate) const IS_OLD_AFTER: SignedDuration = SignedDuration::from_hours(5 * 24);

impl Attention {
    /// After what an access request was made or an invitation ends, and before what an invitation ends or was made.
    pub(super) fn between(self, now: Timestamp) -> (Timestamp, Timestamp) {
        match self {
            Self::AccessRequests => (now - LAPSES_AFTER, now),
            Self::ExpiringInvitations => (now, now + ENDS_SOON),
            Self::OldInvitations => (now, now - IS_OLD_AFTER),
        }
    }
}
