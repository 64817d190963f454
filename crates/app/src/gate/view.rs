//! What a page may show to whom: the same facts and the same decision as behind the buttons, asked beforehand.

use std::sync::Arc;

use authz::{Act, Ask, Permission};
use jiff::Timestamp;

use crate::{
    App, Result,
    caller::{Caller, InTenant, Who, WhoPerson, WhoTenant},
    ids::{AccessGrantId, MembershipId, TenantRef},
};

/// A caller as a page sees them. It allows nothing: every operation is decided again when it is asked for.
pub struct View {
    who: Arc<Who>,
    now: Timestamp,
    in_tenant: bool,
}

/// Somebody is inside for a while.
pub struct Visit {
    pub id: AccessGrantId,
    pub write: bool,
    /// Why, in the holder's words; empty where none was asked for.
    pub reason: String,
    pub ends_at: Timestamp,
}

impl View {
    /// The signed-in person, or the refusal.
    pub fn person(&self) -> Result<&WhoPerson> {
        if self.who.has_ended(self.now) {
            return Err(authz::Refusal::Unauthenticated.into());
        }
        self.who.person()
    }

    /// The tenant that was asked about, for whoever may be inside; nobody else learns that there is one.
    pub fn tenant(&self) -> Option<&WhoTenant> {
        let facts = self.who.facts(self.now);
        let inside = facts.access.is_some() || facts.membership.is_some_and(|member| member.active);
        let admission = if facts.access.is_some() {
            facts.platform_admission
        } else {
            facts.admission
        };
        let admitted = admission == authz::Admission::Met;
        let open = facts.tenant == authz::TenantState::Active && admitted;
        self.who.tenant.as_ref().filter(|_| inside && open)
    }

    /// The membership of whoever may be told what they may do in the tenant.
    pub fn own_membership(&self) -> Option<MembershipId> {
        match &self.who.in_tenant {
            InTenant::Member(member) if self.who.decide(self.now, Ask::Themself).is_ok() => Some(member.id),
            _ => None,
        }
    }

    /// By which access grant the tenant's pages are open, and until when.
    pub fn access_grant(&self) -> Option<Visit> {
        match &self.who.in_tenant {
            InTenant::AccessGrant(access) => Some(Visit {
                id: access.id,
                write: access.write,
                reason: access.reason.clone(),
                ends_at: self.who.ends_at,
            }),
            InTenant::Nobody | InTenant::Member(_) | InTenant::Trusted(_) => None,
        }
    }

    /// Why the door is closed, of the tenant or of the platform, for those who would be let in if it were open, or if they came in another way.
    pub fn closed_door(&self) -> Option<authz::Refusal> {
        let permission = Permission::new("tenants", authz::Action::View);
        self.decide(permission).err().filter(|refusal| {
            matches!(
                refusal,
                authz::Refusal::StepUpRequired
                    | authz::Refusal::SecondFactorRequired
                    | authz::Refusal::WrongNetwork
                    | authz::Refusal::TenantSuspended
                    | authz::Refusal::TenantArchived
                    | authz::Refusal::TenantPendingDeletion
            )
        })
    }

    /// When a second factor that they have not given is required of them, here or on the platform; it may be past.
    pub fn second_factor_due(&self) -> Option<Timestamp> {
        self.who.second_factor_due()
    }

    /// The key of the role that is held in the tenant asked about.
    pub fn role(&self) -> Option<&str> {
        self.who.tenant_role().map(|role| &*role.key)
    }

    /// The key of the platform role.
    pub fn platform_role(&self) -> Option<&str> {
        self.who.platform_role().map(|role| &*role.key)
    }

    fn decide(&self, permission: Permission<'_>) -> authz::Decision {
        let act = Act::Plain;
        let ask = if self.in_tenant {
            Ask::Tenant { permission, act }
        } else {
            Ask::Platform { permission, act }
        };
        self.who.decide(self.now, ask)
    }

    /// Whether `module.action` would be allowed here, as far as it depends on no target.
    pub fn may(&self, permission: &str) -> bool {
        Permission::parse(permission).is_ok_and(|permission| self.decide(permission).is_ok())
    }
}

impl App {
    /// The caller as a page in `tenant`, or on the platform, sees them.
    pub async fn view(&self, caller: &Caller, tenant: Option<&TenantRef>) -> Result<View> {
        Ok(View {
            who: self.facts(caller, tenant).await?,
            now: self.now(),
            in_tenant: tenant.is_some(),
        })
    }
}
