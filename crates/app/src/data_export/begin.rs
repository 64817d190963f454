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
    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(vec![Act::OwnPeople, Act::Sensitive])
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<DataExport>> {
        demand_all(granted)?;
        Ok(Done::new(DataExport {
            turn: Turn::take(tx.tenant()?)?,
        }))
    }
}

/// What the parts of an export ask for.
const PARTS: [Permission<'static>; 6] = [
    Permission::new("members", Action::View),
    Permission::new("groups", Action::View),
    Permission::new("tables", Action::Manage),
    Permission::new("variables", Action::View),
    Permission::new("access_grants", Action::View),
    Permission::new("audit", Action::View),
];

/// A file with some of it would be taken for all of it.
pub(super) fn demand_all<Op: Operation<Plane = Tenant>>(granted: &Granted<Op>) -> Result<()> {
    for part in PARTS {
        granted.demand(part)?;
    }
    match &granted.who().in_tenant {
        InTenant::Member(member)
            if member
                .role
                .as_ref()
                .is_none_or(|role| role.tables != TableRights::full()) =>
        {
            Err(Refusal::Forbidden.into())
        }
        _ => Ok(()),
    }
}

/// Whose are being made. Each has a session of the tenant's database for as long as its reader takes.
static UNDER_WAY: LazyLock<Mutex<HashSet<TenantId>>> = LazyLock::new(Mutex::default);
const AT_ONCE: usize = 4;

/// One tenant's place among them.
pub(super) struct Turn(pub TenantId);

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
