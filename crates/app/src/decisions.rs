//! What somebody may do and why: for applications in the words of the OpenID AuthZEN Authorization API 1.0, and for people, with what would change it.
//! Everything here is asked of the same engine, and decides nothing itself.

mod evaluate;
mod explain;
mod holders;
mod inside;
mod known;
mod landscape;
mod of_member;
mod reasons;
mod suggest;

pub use evaluate::{Decision, Evaluate, NamedAction, Resource, Subject};
pub use explain::{Explain, Explanation, Question};
pub use holders::{Holder, Holders, HoldersPage, VisitingHolder};
pub use of_member::{MemberDecisions, ModuleDecisions, OfMember, PermissionDecision, TableDecisions};
pub use reasons::{Source, SourceKind};
pub use suggest::{StepKind, SuggestedStep, Suggestion};

use std::sync::Arc;

use authz::{Action, Permission};
use landscape::Landscape;

use crate::{
    Error, MembershipId, Result, TenantId, UserId,
    caller::{InTenant, Who},
    facts::{self, Subject as Asked, TenantKey},
    gate::{Act, Granted, Operation, Tenant, Tx},
    members::Member,
};

/// Whoever asks about others needs this in the tenant; about oneself anybody may ask.
const MAY_ASK: Permission<'static> = Permission::new("decisions", Action::View);

/// What an answer says of others, such as their names and addresses, is told to whoever sees them elsewhere.
const SEES_PEOPLE: Permission<'static> = Permission::new("members", Action::View);

/// All that there is, or, for whoever is only told about themself, what is theirs.
async fn landscape_for<Op: Operation<Plane = Tenant>>(
    tx: &Tx<Tenant>,
    granted: &Granted<Op>,
    who: &Who,
    member: &Member,
) -> Result<Landscape> {
    if !granted.may(MAY_ASK, &Act::Plain) {
        return Landscape::of_their_own(tx, who, member).await;
    }
    if !granted.who().is(member.user_id.0) {
        granted.demand(SEES_PEOPLE)?;
    }
    Landscape::load(tx).await
}

/// Whether this membership is the asker's own, and it is they who ask.
fn is_own(who: &Who, member: MembershipId) -> bool {
    matches!(&who.in_tenant, InTenant::Member(own) if own.id == member) && who.token.is_none()
}

/// The facts of somebody else as a decision about them would have them now.
async fn facts_of(tx: &Tx<Tenant>, tenant: TenantId, user: UserId) -> Result<Arc<Who>> {
    let question = facts::Question {
        subject: Asked::User(user),
        tenant: Some(TenantKey::Id(tenant)),
    };
    let who = tx.app().fact_reader().read(question).await?;
    match who.in_tenant {
        InTenant::Member(_) => Ok(who),
        // Removed just now.
        _ => Err(Error::NotFound),
    }
}
