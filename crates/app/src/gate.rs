//! The one door. Every operation of every caller passes here: facts, decision, transaction, audit event, commit.
//! `Granted` and the transactions can be made nowhere else. No rule of who may do what is here; `authz` has them.

mod door;
mod operation;
mod part;
mod perform;
mod plane;
mod record;
mod tx;
mod view;

use std::{marker::PhantomData, pin::Pin, sync::Arc};

use authz::{Access, Ask, Grant, GroupId, Permission, PermissionSet, Refusal, Role, TableRights};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use tracing::Instrument as _;

pub use door::{AccountOperation, Door, PublicOperation};
pub use operation::Operation;
pub(crate) use part::Way;
pub(crate) use plane::DecidedPlane;
pub use plane::{Identity, Plane, Platform, Tenant};
pub(crate) use record::Refusals;
pub use tx::Tx;
pub use view::{View, Visit};

use crate::{
    App, Result,
    audit::{Attempt, Outcome, Record, Target},
    caller::Who,
    error::json,
    ids::{AccessGrantId, TenantId, UserId},
};

/// Whether an operation changes anything. Whether it leaves an event when it is done is another question: see [`Operation::RECORDED`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mode {
    Read,
    Write,
}

/// The proof that the gate said yes to this very operation of this very caller.
pub struct Granted<Op> {
    who: Arc<Who>,
    now: Timestamp,
    operation: PhantomData<fn() -> Op>,
}

impl<Op: Operation> Granted<Op> {
    pub fn who(&self) -> &Who {
        &self.who
    }

    /// Whether the caller could do something else as well: for what an answer shows only to those who could.
    pub(crate) fn may(&self, permission: Permission<'static>, act: &Act) -> bool {
        self.who.decide(self.now, Op::Plane::ask(permission, act)).is_ok()
    }

    /// Refuses whoever may not do something else as well, on which this operation depends.
    pub(crate) fn demand(&self, permission: Permission<'static>) -> Result<()> {
        self.who.decide(self.now, Op::Plane::ask(permission, &Act::Plain))?;
        Ok(())
    }
}

impl Who {
    /// The decision, from these facts: there is no other way to one.
    pub(crate) fn decide(&self, now: Timestamp, ask: Ask<'_>) -> std::result::Result<Grant, Refusal> {
        authz::decide(&self.facts(now), ask)
    }

    /// The same with all that gives it.
    pub(crate) fn why(&self, now: Timestamp, ask: Ask<'_>) -> std::result::Result<Vec<Grant>, Refusal> {
        authz::why(&self.facts(now), ask)
    }
}

/// What the operation does to whom: [`authz::Act`], owning what it names.
#[derive(Clone, Debug)]
pub enum Act {
    Plain,
    Sensitive,
    OwnPeople,
    OnPerson {
        themself: bool,
        present: Option<Arc<Role>>,
        new: Option<Arc<Role>>,
    },
    OnPlatformAdmin,
    SetTables {
        role: Arc<Role>,
        tables: TableRights,
        own: bool,
    },
    Give(PermissionSet),
    FillGroup(GroupId),
    Delegate(PermissionSet),
    /// Reaches the rows of a table: the rights on the table decide as well.
    OnRows {
        table: String,
        access: Access,
    },
}

impl Act {
    fn as_ref(&self) -> authz::Act<'_> {
        match self {
            // The table's own question is asked instead of this one.
            Self::Plain | Self::OnRows { .. } => authz::Act::Plain,
            Self::Sensitive => authz::Act::Sensitive,
            Self::OwnPeople => authz::Act::OwnPeople,
            Self::OnPerson { themself, present, new } => authz::Act::OnPerson {
                themself: *themself,
                present: present.as_deref(),
                new: new.as_deref(),
            },
            Self::OnPlatformAdmin => authz::Act::OnPlatformAdmin,
            Self::SetTables { role, tables, own } => authz::Act::SetTables {
                role,
                tables,
                own: *own,
            },
            Self::Give(permissions) => authz::Act::Give(permissions),
            Self::FillGroup(group) => authz::Act::FillGroup(*group),
            Self::Delegate(permissions) => authz::Act::Delegate(permissions),
        }
    }
}

type Later<T> = Box<dyn FnOnce(App) -> Pin<Box<dyn Future<Output = Result<T>> + Send>> + Send>;

enum Yield<T> {
    Now(T),
    /// Slow work that waits for the commit: other servers, above all.
    AfterCommit(Later<T>),
}

/// What an operation gives back: its output, and what the audit event says of it.
pub struct Done<T> {
    output: Yield<T>,
    target: Option<Target>,
    tenant: Option<TenantId>,
    on_behalf_of: Option<UserId>,
    access_grant: Option<AccessGrantId>,
    before: Option<Value>,
    after: Option<Value>,
}

impl<T> Done<T> {
    pub fn new(output: T) -> Self {
        Self::of(Yield::Now(output))
    }

    /// `work` runs once the transaction is committed and holds no connection of the control plane.
    pub fn after_commit<F>(work: impl FnOnce(App) -> F + Send + 'static) -> Self
    where
        F: Future<Output = Result<T>> + Send + 'static,
    {
        Self::of(Yield::AfterCommit(Box::new(move |app| Box::pin(work(app)))))
    }

    const fn of(output: Yield<T>) -> Self {
        Self {
            output,
            target: None,
            tenant: None,
            on_behalf_of: None,
            access_grant: None,
            before: None,
            after: None,
        }
    }

    /// The target as it came to be known, where the request could not name it.
    pub fn target(mut self, kind: &'static str, id: impl std::fmt::Display, label: impl Into<String>) -> Self {
        self.target = Some(Target::new(kind, id, label));
        self
    }

    /// Puts the event into this tenant's log, for an operation that began outside it.
    pub const fn in_tenant(mut self, tenant: TenantId) -> Self {
        self.tenant = Some(tenant);
        self
    }

    /// Names the person for whom somebody else did it.
    pub const fn on_behalf_of(mut self, user: UserId) -> Self {
        self.on_behalf_of = Some(user);
        self
    }

    /// Counts the event to an access grant, for what opens or ends one.
    pub const fn of_access_grant(mut self, grant: AccessGrantId) -> Self {
        self.access_grant = Some(grant);
        self
    }

    pub fn before(mut self, value: impl Serialize) -> Result<Self> {
        self.before = Some(json(&value)?);
        Ok(self)
    }

    pub fn after(mut self, value: impl Serialize) -> Result<Self> {
        self.after = Some(json(&value)?);
        Ok(self)
    }

    /// What it gives, and what the event says.
    fn apart(self) -> (Yield<T>, Done<()>) {
        let told = Done {
            output: Yield::Now(()),
            target: self.target,
            tenant: self.tenant,
            on_behalf_of: self.on_behalf_of,
            access_grant: self.access_grant,
            before: self.before,
            after: self.after,
        };
        (self.output, told)
    }

    /// The event that says so.
    fn record<'a>(&mut self, attempt: Attempt<'a>) -> Record<'a> {
        Record {
            attempt: Attempt {
                tenant: self.tenant.or(attempt.tenant),
                ..attempt
            },
            outcome: Outcome::Done,
            reason: None,
            on_behalf_of: self.on_behalf_of,
            access_grant: self.access_grant,
            before: self.before.take(),
            after: self.after.take(),
        }
    }
}

impl<T> Yield<T> {
    async fn output(self, app: &App) -> Result<T> {
        match self {
            Self::Now(output) => Ok(output),
            Self::AfterCommit(work) => work(app.clone()).await,
        }
    }
}

/// Runs a change to its end on a task of its own: a caller who goes away before the answer must not stop it between its commit and
/// what has to follow, such as the REVOKE in a tenant's database.
async fn to_the_end<T: Send + 'static>(change: impl Future<Output = Result<T>> + Send + 'static) -> Result<T> {
    match tokio::spawn(change.in_current_span()).await {
        Ok(result) => result,
        Err(ended) => std::panic::resume_unwind(ended.into_panic()),
    }
}

/// How often an operation is tried when another transaction, or a change of the caller's own rights, stood in its way.
const TRIES: usize = 4;
