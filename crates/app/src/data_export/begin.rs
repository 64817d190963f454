//! Begins an export: who takes it, and how many are made at once.

use std::{
    collections::HashSet,
    sync::{LazyLock, Mutex, PoisonError},
};

use async_trait::async_trait;
use authz::{Action, Permission, Refusal, TableRights};

use super::DataExport;
use crate::{
    Error, Mode, Operation, Result, TenantId,
    audit::Target,
    caller::{InTenant, Who},
    gate::{Act, Done, Granted, Tenant, Tx},
};

pub struct Begin;

#[async_trait]
impl Operation for Begin {
    type Plane = Tenant;
    const NAME: &'static str = "data_export.begin";
    const PERMISSION: Permission<'static> = Permission::new("tenant", Action::Manage);
    const MODE: Mode = Mode::Write;
    type Output = DataExport;

    fn target(&self) -> Target {
        Target::new("data_export", "", "")
    }

    /// A stolen session must not carry a tenant away, nor does the platform's support.
    async fn acts(&self, who: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        refuse_partial(who)?;
        Ok(vec![Act::OwnPeople, Act::Sensitive])
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<DataExport>> {
        Ok(Done::new(DataExport {
            turn: Turn::take(tx.tenant()?)?,
        }))
    }
}

/// A file with some of the tables would be taken for all of them. Whoever is inside for a while is refused in any case, and told why.
pub(super) fn refuse_partial(who: &Who) -> Result<()> {
    let partial = match &who.in_tenant {
        InTenant::Member(member) => member
            .role
            .as_ref()
            .is_none_or(|role| role.tables != TableRights::full()),
        InTenant::AccessGrant(_) | InTenant::Trusted(_) => false,
        InTenant::Nobody => true,
    };
    if partial {
        Err(Refusal::Forbidden.into())
    } else {
        Ok(())
    }
}

/// Whose are being made. Each has a session of the tenant's database for as long as its reader takes.
static UNDER_WAY: LazyLock<Mutex<HashSet<TenantId>>> = LazyLock::new(Mutex::default);
const AT_ONCE: usize = 4;

/// One tenant's place among them.
pub(super) struct Turn(TenantId);

impl Turn {
    fn take(tenant: TenantId) -> Result<Self> {
        let mut under_way = UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner);
        if under_way.contains(&tenant) {
            let sentence = "An export of this tenant is being made already. Wait until it is there, or break it off.";
            return Err(Error::conflict("export_under_way", sentence));
        }
        if under_way.len() >= AT_ONCE {
            return Err(Error::Busy);
        }
        under_way.insert(tenant);
        Ok(Self(tenant))
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        UNDER_WAY.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.0);
    }
}
