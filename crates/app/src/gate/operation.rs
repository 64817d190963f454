//! Operations on which `authz` decides: inside a tenant and on the platform. How the door handles them is in `perform.rs`.

use async_trait::async_trait;
use authz::Permission;

use super::{
    Act, Done, Granted, Mode, Tx,
    plane::{DecidedPlane, Platform, Tenant},
};
use crate::{
    App, Result,
    audit::Target,
    caller::{Caller, Who},
    ids::TenantRef,
};

/// One thing that a caller can ask for. Its futures are boxed, so that they are compiled here and not in each crate that asks.
#[async_trait]
pub trait Operation: Send + Sync + Sized + 'static {
    /// [`Tenant`] or [`Platform`].
    type Plane: DecidedPlane;
    /// Noun and verb, as in the audit log: `members.invite`.
    const NAME: &'static str;
    const PERMISSION: Permission<'static>;
    const MODE: Mode;
    /// Whether an event says that it was done: of every change, and of a read that others are to learn of.
    const RECORDED: bool = matches!(Self::MODE, Mode::Write);
    type Output: Send + 'static;

    /// What the request names as its target.
    fn target(&self) -> Target;

    /// Whether it tells the caller about nobody but themself: that takes no permission, only a place in the tenant ([`authz::Ask::Themself`]).
    fn is_about(&self, _: &Who) -> bool {
        false
    }

    /// Why the caller wants it, where that is asked (D20): kept in the event. The gate refuses what is no reason.
    fn justification(&self) -> Option<&str> {
        None
    }

    /// What it does to whom, read in the transaction that will do it; each must be allowed. Empty where the permission says it all.
    async fn acts(&self, who: &Who, tx: &Tx<Self::Plane>) -> Result<Vec<Act>>;

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Self::Plane>) -> Result<Done<Self::Output>>;
}

impl App {
    /// Does `operation` in `tenant` as `caller`, or says why not.
    pub async fn in_tenant<Op: Operation<Plane = Tenant>>(
        &self,
        caller: &Caller,
        tenant: &TenantRef,
        operation: Op,
    ) -> Result<Op::Output> {
        self.perform(caller, Some(tenant), operation).await
    }

    /// Does `operation` as `caller`, or says why not.
    pub async fn on_platform<Op: Operation<Plane = Platform>>(
        &self,
        caller: &Caller,
        operation: Op,
    ) -> Result<Op::Output> {
        self.perform(caller, None, operation).await
    }
}
