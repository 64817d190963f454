//! Why an answer is yes: all that gives it, where [`decide`] names the first. What would turn a no into a yes is in `what_if.rs`.

use crate::decide::{in_tenant, on_platform};
use crate::holder::permission_for;
use crate::{Ask, Facts, Grant, Refusal, decide};

/// Whatever gives what is asked for, each enough by itself: the first is what [`decide`] answers, and there is none where that refuses.
pub fn why(facts: &Facts<'_>, ask: Ask<'_>) -> Result<Vec<Grant>, Refusal> {
    let first = decide(facts, ask)?;
    let (holder, permission) = match ask {
        Ask::Themself => return Ok(vec![first]),
        Ask::Platform { permission, .. } => (on_platform(facts)?, permission),
        Ask::Tenant { permission, .. } | Ask::Application { permission, .. } => (in_tenant(facts)?, permission),
        Ask::Table { access, .. } => (in_tenant(facts)?, permission_for(access)),
    };
    Ok(holder.givers(permission).collect())
}
