//! Making the privileges on one object what they should be: used for databases, schemas, tables and sequences alike.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Grant, Grantee};
use crate::error::Error;
use crate::names::quote_ident;
use crate::plan::FindingKind;
use crate::plan::context::Context;
use crate::policy::quote_grantee;

/// What to do about a privilege of somebody who is not one of our roles.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Treatment {
    Revoke,
    Report,
    Ignore,
}

/// An object and the privileges on it.
pub(super) struct Object<'a> {
    /// As in GRANT: `TABLE "shop"."orders"`.
    pub(super) on: String,
    pub(super) subject: &'a str,
    pub(super) grants: &'a [Grant],
    /// What our roles should have, and nothing more.
    pub(super) wanted: BTreeMap<String, BTreeSet<&'static str>>,
    pub(super) public: Treatment,
    pub(super) others: Treatment,
    /// On an object that was not managed before, a missing privilege is no finding.
    pub(super) new: bool,
}

#[derive(Default)]
pub(super) struct Settled {
    pub(super) revokes: Vec<String>,
    pub(super) grants: Vec<String>,
}

pub(super) fn settle(context: &mut Context<'_>, object: &Object<'_>) -> Result<Settled, Error> {
    let mut settled = Settled::default();
    let mut by_grantee: BTreeMap<&Grantee, Vec<&Grant>> = BTreeMap::new();
    for grant in object.grants {
        by_grantee.entry(&grant.grantee).or_default().push(grant);
    }
    let mut missing = object.wanted.clone();
    let nothing = BTreeSet::new();
    for (grantee, grants) in by_grantee {
        let ours = grantee.as_ref().is_some_and(|role| context.is_ours(role));
        let want = grantee
            .as_ref()
            .and_then(|role| object.wanted.get(role))
            .unwrap_or(&nothing);
        let beyond = grants
            .iter()
            .filter(|g| g.grantable || g.column.is_some() || !want.contains(g.privilege.as_str()));
        let beyond: BTreeSet<&str> = beyond.map(|g| g.privilege.as_str()).collect();
        if beyond.is_empty() {
            if let Some(role) = grantee {
                // Granted already, so not missing.
                if let Some(left) = missing.get_mut(role) {
                    left.retain(|privilege| !grants.iter().any(|g| g.privilege == *privilege));
                }
            }
            continue;
        }
        let treatment = match grantee {
            Some(_) if ours => Treatment::Revoke,
            Some(_) => object.others,
            None => object.public,
        };
        if treatment == Treatment::Ignore {
            continue;
        }
        let who = quote_grantee(grantee)?;
        let privileges: Vec<&str> = beyond.into_iter().collect();
        let detail = format!("{who} has {} on it.", privileges.join(", "));
        let kind = match (treatment, grantee) {
            (Treatment::Revoke, _) => FindingKind::HandMadeGrant,
            (_, Some(_)) => FindingKind::ForeignGrant,
            (_, None) => FindingKind::PublicAccess,
        };
        let repaired = treatment == Treatment::Revoke;
        context.find(kind, object.subject, detail, repaired);
        if repaired {
            // All of it, since that also takes back the privileges on single columns; what is wished is granted anew.
            let on = &object.on;
            settled.revokes.push(format!("REVOKE ALL ON {on} FROM {who} CASCADE"));
        }
    }
    missing.retain(|_, privileges| !privileges.is_empty());
    grant(context, object, missing, &mut settled)?;
    Ok(settled)
}

/// One statement for all roles that get the same.
fn grant(
    context: &mut Context<'_>,
    object: &Object<'_>,
    missing: BTreeMap<String, BTreeSet<&'static str>>,
    settled: &mut Settled,
) -> Result<(), Error> {
    let mut alike: BTreeMap<BTreeSet<&str>, Vec<String>> = BTreeMap::new();
    for (role, privileges) in missing {
        let quoted = quote_ident(&role)?;
        let handled = settled.revokes.iter().any(|r| r.contains(&quoted));
        if !object.new && !handled {
            let privileges: Vec<&str> = privileges.iter().copied().collect();
            let detail = format!("{quoted} lacks {} on it.", privileges.join(", "));
            context.find(FindingKind::GrantMissing, object.subject, detail, true);
        }
        alike.entry(privileges).or_default().push(quoted);
    }
    for (privileges, roles) in alike {
        let privileges: Vec<&str> = privileges.into_iter().collect();
        settled.grants.push(format!(
            "GRANT {} ON {} TO {}",
            privileges.join(", "),
            object.on,
            roles.join(", ")
        ));
    }
    Ok(())
}
