//! What a decision is made from. The caller reads these afresh for every request; none of them is ever remembered here.

use crate::{InGroup, PermissionSet, Role};

/// Whether the person's account may be used at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Person {
    /// Nobody is signed in, or the credential is not (or no longer) good.
    Anonymous,
    Active,
    Suspended,
}

/// Whether a tenant's door is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TenantState {
    /// No tenant of that name.
    Unknown,
    Active,
    Suspended,
    Archived,
    /// Archived, and deleted when its time of grace is over.
    PendingDeletion,
    /// Being provisioned or removed: nobody is in it.
    Closed,
}

/// Whether people come as the tenant wants its members to, or the platform its admins. It binds their sessions and API tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Admission {
    Met,
    /// Their credential stands for a first factor alone, and the time of grace is over (D10).
    WithoutSecondFactor,
    /// The session's last proof of identity is older than the tenant lets one be.
    ProofTooOld,
    /// They come from an address that is in none of the tenant's networks.
    WrongNetwork,
}

/// A person's place in the tenant that is asked about.
#[derive(Clone, Copy, Debug)]
pub struct Membership<'a> {
    pub active: bool,
    /// `None` after the role was deleted and nobody chose another: no permission at all, by no group either (D16).
    pub role: Option<&'a Role>,
    /// What adds to the role.
    pub groups: &'a [InGroup],
}

/// A platform admin's timed way into the tenant that is asked about, for as long as it is in force (D1).
#[derive(Clone, Copy, Debug)]
pub struct AccessGrant<'a> {
    /// To read only, or to change things as well.
    pub write: bool,
    /// The tenant's top role: what is done inside is measured by it.
    pub role: &'a Role,
    /// The platform role of whoever is inside, as it is now.
    pub platform: &'a Role,
}

/// Everything that is known of one person when one question is asked.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    pub person: Person,
    /// The tenant asked about; `Unknown` for a question about the platform.
    pub tenant: TenantState,
    /// `None` also where the credential is good for another tenant, or for the platform, only.
    pub membership: Option<Membership<'a>>,
    /// `Some` only where the credential is bound to this very grant; then it is good for nothing else.
    pub access: Option<AccessGrant<'a>>,
    /// As the tenant wants its members; nobody who is inside by an access grant.
    pub admission: Admission,
    /// As the platform wants its admins, on the platform and inside a tenant alike.
    pub platform_admission: Admission,
    /// The tenant lets its admins act on each other (D6).
    pub peers_allowed: bool,
    /// The role of an open and active platform-admin row; `None` also where the credential is good for a tenant only:
    /// the planes name permissions alike, so a token's scope does not tell them apart.
    pub platform: Option<&'a Role>,
    /// What an API token is limited to; `None` for a session.
    pub scope: Option<&'a PermissionSet>,
    /// The person proved who they are within the last ten minutes (D20). Never so for an API token.
    pub proved_lately: bool,
}
