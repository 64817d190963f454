//! Who is asking, before and after the facts are read.

use std::{
    net::{IpAddr, Ipv6Addr},
    sync::Arc,
};

use authz::{AccessGrant, Admission, Facts, InGroup, Membership, PermissionSet, Person, Role, TenantState};
use ipnet::IpNet;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::ids::{AccessGrantId, AdminId, MembershipId, SessionId, TenantId, TokenId, UserId};

/// The panel a browser session is good for; each has its own cookie and the other takes it for nothing (S0-21).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Plane {
    Root,
    App,
}

impl Plane {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Root => "root",
            Self::App => "app",
        }
    }
}

/// Where a request came from, for the audit log.
#[derive(Clone, Debug, Default)]
pub struct Origin {
    pub address: Option<IpAddr>,
    pub request_id: Option<Uuid>,
    pub user_agent: Option<String>,
}

impl Origin {
    /// Whose attempts are counted together: an IPv4 address, or an IPv6 network of /64, which is what one person is given at least.
    pub fn network(&self) -> Option<IpAddr> {
        self.address.map(|address| match address {
            IpAddr::V4(_) => address,
            IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64))),
        })
    }
}

/// What was presented as proof of who is asking.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Credential {
    Anonymous,
    /// SHA-256 of a session's token.
    Session(Plane, [u8; 32]),
    /// SHA-256 of an API token.
    Token([u8; 32]),
    /// The command line on the server.
    Cli,
    /// Work of our own, by name.
    System(&'static str),
}

#[derive(Clone, Debug)]
pub struct Caller {
    pub credential: Credential,
    pub origin: Origin,
}

impl Caller {
    pub fn new(credential: Credential, origin: Origin) -> Self {
        Self { credential, origin }
    }

    /// The plane that the caller's session is good for; whoever has none acts on that of the tenants.
    pub const fn plane(&self) -> Plane {
        match self.credential {
            Credential::Session(plane, _) => plane,
            _ => Plane::App,
        }
    }

    pub fn cli() -> Self {
        Self::new(Credential::Cli, Origin::default())
    }

    pub fn system(name: &'static str) -> Self {
        Self::new(Credential::System(name), Origin::default())
    }
}

/// A person as the facts know them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhoPerson {
    pub id: UserId,
    pub email: String,
    pub name: String,
    pub active: bool,
    /// The kinds they have set up.
    pub second_factors: Vec<String>,
}

/// The tenant that the question is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhoTenant {
    pub id: TenantId,
    pub slug: String,
    pub name: String,
    pub state: TenantState,
    /// Keys of the application's modules that it has.
    pub modules: Vec<String>,
    /// Its admins act on each other.
    pub peers_allowed: bool,
    /// How old a proof of identity may be there.
    pub proof_lasts: Option<SignedDuration>,
    /// From where its people come in; none: from anywhere.
    pub networks: Vec<IpNet>,
}

/// What the caller is in the tenant asked about, and so what a decision there is made from.
#[derive(Clone, Debug)]
pub enum InTenant {
    Nobody,
    Member(WhoMember),
    /// A platform admin, for a while (D1).
    AccessGrant(WhoAccess),
    /// The command line, or work of our own: it holds no row, and its role is ours.
    Trusted(Arc<Role>),
}

/// What the caller is on the platform; likewise.
#[derive(Clone, Debug)]
pub enum OnPlatform {
    Nobody,
    Admin(WhoAdmin),
    Trusted(Arc<Role>),
}

/// The caller's membership of that tenant.
#[derive(Clone, Debug)]
pub struct WhoMember {
    pub id: MembershipId,
    pub version: i32,
    pub active: bool,
    pub role: Option<Arc<Role>>,
    pub role_version: i32,
    /// What adds to the role.
    pub groups: Vec<InGroup>,
    /// Of each of these, in their order.
    pub group_versions: Vec<i32>,
    /// From when on the tenant requires a second factor of them, if it does.
    pub second_factor_due: Option<Timestamp>,
}

/// The access grant that the caller's credential is bound to, in force.
#[derive(Clone, Debug)]
pub struct WhoAccess {
    pub id: AccessGrantId,
    pub write: bool,
    /// Why, in the holder's words; empty where none was asked for.
    pub reason: String,
    /// The tenant's top role.
    pub role: Arc<Role>,
    pub admin: WhoAdmin,
}

/// The caller's open and active platform-admin row.
#[derive(Clone, Debug)]
pub struct WhoAdmin {
    pub id: AdminId,
    pub version: i32,
    pub role: Arc<Role>,
    pub role_version: i32,
    /// From when on a second factor is required of them.
    pub second_factor_due: Timestamp,
}

/// A caller with everything that is known of them at this moment.
#[derive(Clone, Debug)]
pub struct Who {
    pub credential: Credential,
    pub person: Option<WhoPerson>,
    pub session: Option<SessionId>,
    pub token: Option<TokenId>,
    pub proved_at: Option<Timestamp>,
    pub seen_at: Option<Timestamp>,
    pub scope: Option<Arc<PermissionSet>>,
    pub tenant: Option<WhoTenant>,
    pub in_tenant: InTenant,
    pub on_platform: OnPlatform,
    /// Whether they come from where the tenant admits its people; nobody says it of a person whom somebody else asks about.
    pub from_its_networks: bool,
    /// Whether the credential stands for a second factor too: the session proved one, or the token's owner has one. Nobody says it either of a
    /// person whom somebody else asks about.
    pub second_factor: bool,
    /// What the credential is bound to, and good for nothing else: whichever tenant is asked about, and not on the account either.
    pub access_grant: Option<AccessGrantId>,
    /// When the credential ends by the clock alone, which no commit tells: from then on it is nobody's.
    pub ends_at: Timestamp,
}

/// How old a proof of identity may be for what is sensitive (D20).
const PROOF_LASTS: SignedDuration = SignedDuration::from_mins(10);

/// Whether a proof of that moment is recent enough for what is sensitive.
pub(crate) fn proved_lately(at: Timestamp, now: Timestamp) -> bool {
    now.duration_since(at) <= PROOF_LASTS
}

impl Who {
    pub fn facts(&self, now: Timestamp) -> Facts<'_> {
        let trusted = matches!(self.credential, Credential::Cli | Credential::System(_));
        Facts {
            person: match &self.person {
                Some(_) if self.has_ended(now) => Person::Anonymous,
                Some(person) if person.active => Person::Active,
                Some(_) => Person::Suspended,
                None if trusted => Person::Active,
                None => Person::Anonymous,
            },
            tenant: self.tenant.as_ref().map_or(TenantState::Unknown, |tenant| tenant.state),
            membership: match &self.in_tenant {
                InTenant::Nobody | InTenant::AccessGrant(_) => None,
                InTenant::Member(member) => Some(Membership {
                    active: member.active,
                    role: member.role.as_deref(),
                    groups: &member.groups,
                }),
                InTenant::Trusted(role) => Some(Membership {
                    active: true,
                    role: Some(role),
                    groups: &[],
                }),
            },
            access: match &self.in_tenant {
                InTenant::Nobody | InTenant::Member(_) | InTenant::Trusted(_) => None,
                InTenant::AccessGrant(access) => Some(AccessGrant {
                    write: access.write,
                    role: &access.role,
                    platform: &access.admin.role,
                }),
            },
            admission: self.admission(now),
            platform_admission: self.platform_admission(now),
            peers_allowed: self.tenant.as_ref().is_some_and(|tenant| tenant.peers_allowed),
            platform: self.platform_role().map(|role| &**role),
            scope: self.scope.as_deref(),
            proved_lately: trusted || self.proved_lately(now),
        }
    }

    /// Whether they proved who they are so lately that they may do what is sensitive (D20). Never so for an API token.
    pub(crate) fn proved_lately(&self, now: Timestamp) -> bool {
        self.token.is_none() && self.proved_at.is_some_and(|at| proved_lately(at, now))
    }

    /// A token proves nothing anew, and ends when it was said to.
    fn admission(&self, now: Timestamp) -> Admission {
        let lasts = self.tenant.as_ref().and_then(|tenant| tenant.proof_lasts);
        let old = |at: Timestamp| lasts.is_some_and(|lasts| now.duration_since(at) > lasts);
        if !self.from_its_networks {
            Admission::WrongNetwork
        } else if self.lacks_second_factor(now) {
            Admission::WithoutSecondFactor
        } else if self.session.is_some() && self.proved_at.is_some_and(old) {
            Admission::ProofTooOld
        } else {
            Admission::Met
        }
    }

    fn platform_admission(&self, now: Timestamp) -> Admission {
        match self.admin() {
            Some(admin) if !self.second_factor && now >= admin.second_factor_due => Admission::WithoutSecondFactor,
            _ => Admission::Met,
        }
    }

    fn lacks_second_factor(&self, now: Timestamp) -> bool {
        let InTenant::Member(member) = &self.in_tenant else {
            return false;
        };
        !self.second_factor && member.second_factor_due.is_some_and(|due| now >= due)
    }

    /// The platform admin that the caller is, on the platform or inside a tenant.
    fn admin(&self) -> Option<&WhoAdmin> {
        match (&self.on_platform, &self.in_tenant) {
            (OnPlatform::Admin(admin), _) => Some(admin),
            (_, InTenant::AccessGrant(access)) => Some(&access.admin),
            _ => None,
        }
    }

    /// When a second factor that their credential does not stand for is required of them, here or on the platform; it may be past.
    pub fn second_factor_due(&self) -> Option<Timestamp> {
        let of_tenant = match &self.in_tenant {
            InTenant::Member(member) => member.second_factor_due,
            _ => None,
        };
        let of_platform = self.admin().map(|admin| admin.second_factor_due);
        of_tenant
            .into_iter()
            .chain(of_platform)
            .min()
            .filter(|_| !self.second_factor)
    }

    /// The same caller, who came from there.
    pub(crate) fn coming_from(self: Arc<Self>, address: Option<IpAddr>) -> Arc<Self> {
        let networks = self.tenant.as_ref().map_or(&[][..], |tenant| &tenant.networks);
        let is_inside = |address: IpAddr| networks.iter().any(|network| network.contains(&address.to_canonical()));
        if networks.is_empty() || address.is_some_and(is_inside) || matches!(self.in_tenant, InTenant::Trusted(_)) {
            return self;
        }
        Arc::new(Self {
            from_its_networks: false,
            ..(*self).clone()
        })
    }

    /// The signed-in person.
    pub fn person(&self) -> crate::Result<&WhoPerson> {
        match &self.person {
            Some(person) if person.active => Ok(person),
            Some(_) => Err(authz::Refusal::Suspended.into()),
            None => Err(authz::Refusal::Unauthenticated.into()),
        }
    }

    pub(crate) fn has_ended(&self, now: Timestamp) -> bool {
        now >= self.ends_at
    }

    /// The role held in the tenant asked about.
    pub fn tenant_role(&self) -> Option<&Arc<Role>> {
        match &self.in_tenant {
            InTenant::Nobody => None,
            InTenant::Member(member) => member.role.as_ref(),
            InTenant::AccessGrant(access) => Some(&access.role),
            InTenant::Trusted(role) => Some(role),
        }
    }

    /// Those of the application's modules that the tenant asked about has.
    pub(crate) fn modules(&self) -> &[String] {
        self.tenant.as_ref().map_or(&[], |tenant| &tenant.modules)
    }

    /// The groups of the tenant asked about that the caller is in.
    pub(crate) fn groups(&self) -> &[InGroup] {
        match &self.in_tenant {
            InTenant::Member(member) => &member.groups,
            InTenant::Nobody | InTenant::AccessGrant(_) | InTenant::Trusted(_) => &[],
        }
    }

    /// The role held on the platform.
    pub fn platform_role(&self) -> Option<&Arc<Role>> {
        match &self.on_platform {
            OnPlatform::Nobody => None,
            OnPlatform::Admin(admin) => Some(&admin.role),
            OnPlatform::Trusted(role) => Some(role),
        }
    }

    /// The tenant asked about, if the caller belongs into it: whoever does not knows of no tenant.
    pub(crate) fn known_tenant(&self) -> Option<&WhoTenant> {
        match self.in_tenant {
            InTenant::Nobody => None,
            InTenant::Member(_) | InTenant::AccessGrant(_) | InTenant::Trusted(_) => self.tenant.as_ref(),
        }
    }
}

impl Who {
    /// What a reader recognises them by.
    pub(crate) fn label(&self) -> String {
        match (&self.person, &self.credential) {
            (Some(person), _) => person.email.clone(),
            (None, Credential::Cli) => "command line".to_owned(),
            (None, Credential::System(name)) => (*name).to_owned(),
            (None, _) => "anonymous".to_owned(),
        }
    }

    /// The id of the person who asks, if it is one.
    pub(crate) fn user(&self) -> Option<Uuid> {
        self.person.as_ref().map(|person| person.id.0)
    }

    /// Whether it is the person with this id who asks.
    pub(crate) fn is(&self, user: Uuid) -> bool {
        self.user() == Some(user)
    }

    /// The person as the target of what they do to their own account.
    pub(crate) fn as_target(&self) -> crate::audit::Target {
        match &self.person {
            Some(person) => crate::audit::Target::new("user", person.id, &person.email),
            None => crate::audit::Target::new("user", "", ""),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facts_that_were_kept_end_with_their_credential() {
        let end = Timestamp::UNIX_EPOCH + SignedDuration::from_hours(1);
        let who = Who {
            ends_at: end,
            ..Who::signed_in(UserId::new(), "ada@example.com", "Ada")
        };
        assert_eq!(who.facts(end - SignedDuration::from_micros(1)).person, Person::Active);
        assert_eq!(who.facts(end).person, Person::Anonymous);
    }

    #[test]
    fn addresses_of_one_person_are_counted_together() {
        for (address, network) in [
            ("192.0.2.7", "192.0.2.7"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
            ("2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::"),
            ("2001:db8:1:3::6", "2001:db8:1:3::"),
        ] {
            let origin = Origin {
                address: address.parse().ok(),
                ..Origin::default()
            };
            assert_eq!(origin.network(), network.parse().ok(), "{address}");
        }
    }
}
