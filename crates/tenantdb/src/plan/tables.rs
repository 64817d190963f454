//! The part of the plan about what is in the schema: row security, policies and grants of tables, sequences and views.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{Grantee, Policy, Relation, RelationKind};
use crate::error::Error;
use crate::names::{quote_ident, quote_qualified};
use crate::plan::context::Context;
use crate::plan::grants::{self, Object, Settled, Treatment};
use crate::plan::place::{may_manage, set_role};
use crate::plan::{Change, FindingKind, Target};
use crate::policy::{self, Found, Predicate, Wanted};

type Privileges = BTreeMap<String, BTreeSet<&'static str>>;

pub(super) fn plan(context: &mut Context<'_>) -> Result<Vec<Change>, Error> {
    if !may_manage(context) {
        return Ok(Vec::new());
    }
    let catalog = context.catalog;
    let names: BTreeSet<&String> = catalog.relations.iter().map(|r| &r.name).collect();
    let mut changes = Vec::new();
    for relation in &catalog.relations {
        if relation.extension {
            let detail = "It belongs to an extension and is left alone.".to_owned();
            context.find(FindingKind::Extension, &relation.name, detail, false);
            continue;
        }
        let change = match relation.kind {
            RelationKind::Table | RelationKind::PartitionedTable => table(context, relation)?,
            // Goes with its table.
            RelationKind::Sequence if relation.sequence_of.as_ref().is_some_and(|t| names.contains(t)) => None,
            _ => other(context, relation)?,
        };
        changes.extend(change);
    }
    Ok(changes)
}

/// A table: nothing is granted on it without a policy, and no policy stands without row security.
fn table(context: &mut Context<'_>, relation: &Relation) -> Result<Option<Change>, Error> {
    let schema = &context.desired.place.schema;
    let on = quote_qualified(schema, &relation.name)?;
    let new = !relation.policies.iter().any(|p| p.name.starts_with(policy::PREFIX));
    report_table(context, relation, new);
    let (policies, privileges) = wanted(context, relation, &on)?;
    let mut statements = Vec::new();
    row_security(context, relation, &on, new, &mut statements);
    let narrowed = settle_policies(context, relation, &on, new, &policies, &mut statements)?;
    let writers = privileges.iter().filter(|(_, p)| p.contains("INSERT"));
    let usage: Privileges = writers
        .map(|(role, _)| (role.clone(), BTreeSet::from(["USAGE"])))
        .collect();
    let object = Object {
        on: format!("TABLE {on}"),
        subject: &relation.name,
        grants: &relation.grants,
        wanted: privileges,
        public: Treatment::Revoke,
        others: treat_others(context),
        new,
    };
    let settled = grants::settle(context, &object)?;
    let cut = cut(context, relation, &on, &narrowed, &settled.revokes)?;
    let mut sequences = Settled::default();
    let behind = context.sequences.get(relation.name.as_str()).cloned();
    for sequence in behind.into_iter().flatten().filter(|sequence| !sequence.extension) {
        let more = settle_other(context, sequence, usage.clone(), new)?;
        sequences.revokes.extend(more.revokes);
        sequences.grants.extend(more.grants);
    }
    statements.extend(settled.revokes);
    statements.extend(settled.grants);
    statements.extend(sequences.revokes);
    statements.extend(sequences.grants);
    change(relation, statements, cut)
}

/// What may not be granted like a table: views show their owner's rows, and row security does not hold on them.
fn other(context: &mut Context<'_>, relation: &Relation) -> Result<Option<Change>, Error> {
    let what = match relation.kind {
        RelationKind::View => Some("A view shows what its owner may see"),
        RelationKind::MaterializedView => Some("A materialized view holds what its owner could see"),
        RelationKind::ForeignTable => Some("A foreign table has no row security"),
        _ => None,
    };
    if let Some(what) = what {
        let (kind, whom) = if relation.owner_exempt && relation.kind == RelationKind::View {
            let whom = format!(", and no policy holds its owner \"{}\"", relation.owner);
            (FindingKind::ExemptView, whom)
        } else {
            (FindingKind::View, String::new())
        };
        let detail = format!("{what}{whom}; no role is given it.");
        context.find(kind, &relation.name, detail, false);
    }
    let settled = settle_other(context, relation, Privileges::new(), false)?;
    change(relation, settled.revokes, Vec::new())
}

fn settle_other(
    context: &mut Context<'_>,
    relation: &Relation,
    wanted: Privileges,
    new: bool,
) -> Result<Settled, Error> {
    let word = if relation.kind == RelationKind::Sequence {
        "SEQUENCE"
    } else {
        "TABLE"
    };
    let on = quote_qualified(&context.desired.place.schema, &relation.name)?;
    let object = Object {
        on: format!("{word} {on}"),
        subject: &relation.name,
        grants: &relation.grants,
        wanted,
        // In an attached schema there is nowhere to remember what PUBLIC had on these, so it is left.
        public: treat_others(context),
        others: treat_others(context),
        new,
    };
    grants::settle(context, &object)
}

fn treat_others(context: &Context<'_>) -> Treatment {
    if context.is_provisioned() {
        Treatment::Revoke
    } else {
        Treatment::Report
    }
}

fn change(relation: &Relation, mut statements: Vec<String>, cut: Vec<String>) -> Result<Option<Change>, Error> {
    if statements.is_empty() {
        return Ok(None);
    }
    statements.insert(0, set_role(&relation.owner)?);
    Ok(Some(Change {
        target: Target::Table(relation.name.clone()),
        statements,
        cut,
    }))
}

fn report_table(context: &mut Context<'_>, relation: &Relation, new: bool) {
    let subject = &relation.name;
    if new {
        let detail = "Bailiwick has not managed this table before.".to_owned();
        context.find(FindingKind::NewTable, subject, detail, true);
    }
    if context.is_provisioned() && relation.owner != context.names.owner() {
        let detail = format!("It belongs to \"{}\".", relation.owner);
        context.find(FindingKind::ForeignOwner, subject, detail, false);
    }
}

/// The policies and privileges that the wish comes down to.
fn wanted(context: &mut Context<'_>, relation: &Relation, on: &str) -> Result<(Vec<Wanted>, Privileges), Error> {
    let mut policies = vec![policy::keep(
        on,
        keepers(context, relation),
        found(context, relation).as_ref(),
    )?];
    let mut privileges = Privileges::new();
    if relation.partition {
        // Reached through its parent, whose policies hold then; its own would be a way round them.
        return Ok((policies, privileges));
    }
    let restrict =
        !context.is_provisioned() && relation.policies.iter().any(|p| p.permissive && is_foreign(context, p));
    let table = context.tables.get(relation.name.as_str()).copied();
    let desired = context.desired;
    let mut roles: Vec<_> = desired.roles.iter().collect();
    roles.sort_by(|a, b| a.key.cmp(&b.key));
    for role in roles {
        let rights = role.tables.rights(&relation.name);
        let Some(rows) = Predicate::of(&rights.rows, table)? else {
            let detail = format!(
                "Role {} has own rows by a column that is not there or cannot hold a user id (uuid, integer or text).",
                role.key
            );
            context.find(FindingKind::OwnColumn, &relation.name, detail, false);
            continue;
        };
        let name = context.names.role(&role.key)?;
        policies.extend(policy::of_role(on, &role.key, &name, &rights, &rows, restrict)?);
        let mut held = BTreeSet::new();
        if rights.read {
            held.insert("SELECT");
        }
        if rights.write {
            held.extend(["INSERT", "UPDATE"]);
        }
        if rights.delete {
            held.insert("DELETE");
        }
        if !held.is_empty() {
            privileges.insert(name, held);
        }
    }
    Ok((policies, privileges))
}

/// Whom row security must not shut out.
fn keepers(context: &Context<'_>, relation: &Relation) -> Vec<Option<String>> {
    let mut keepers = BTreeSet::from([Some(context.names.owner())]);
    if found(context, relation).is_some_and(|found| !found.row_security) {
        let others = relation.grants.iter().map(|grant| &grant.grantee);
        keepers.extend(others.filter(|g| !context.reaches_us(g)).cloned());
    }
    keepers.into_iter().collect()
}

/// How an attached table was before Bailiwick: as remembered, or as it is now.
fn found(context: &Context<'_>, relation: &Relation) -> Option<Found> {
    if context.is_provisioned() {
        return None;
    }
    Some(Found::read(relation).unwrap_or_else(|| Found::see(relation)))
}

/// Somebody else's policy that holds for our roles.
fn is_foreign(context: &Context<'_>, policy: &Policy) -> bool {
    !policy.name.starts_with(policy::PREFIX) && policy.roles.iter().any(|r| context.reaches_us(r))
}

fn row_security(context: &mut Context<'_>, relation: &Relation, on: &str, new: bool, statements: &mut Vec<String>) {
    let mut off = Vec::new();
    if !relation.row_security {
        statements.push(format!("ALTER TABLE {on} ENABLE ROW LEVEL SECURITY"));
        off.push("off");
    }
    // An attached table's owner is an application that must go on as before.
    if context.is_provisioned() && !relation.forced {
        statements.push(format!("ALTER TABLE {on} FORCE ROW LEVEL SECURITY"));
        off.push("not forced on its owner");
    }
    if !new && !off.is_empty() {
        let detail = format!("Row security is {}.", off.join(" and "));
        context.find(FindingKind::RowSecurityOff, &relation.name, detail, true);
    }
}

/// Returns whose rows may become fewer.
fn settle_policies(
    context: &mut Context<'_>,
    relation: &Relation,
    on: &str,
    new: bool,
    wanted: &[Wanted],
    statements: &mut Vec<String>,
) -> Result<BTreeSet<Grantee>, Error> {
    let mut narrowed = BTreeSet::new();
    let mut creates = Vec::new();
    for observed in &relation.policies {
        let wish = wanted.iter().find(|w| w.policy.name == observed.name);
        let (kind, detail) = if wish.is_some_and(|w| same(&w.policy, observed)) {
            continue;
        } else if wish.is_some() {
            (FindingKind::PolicyChanged, "is not what it was made as")
        } else if observed.name.starts_with(policy::PREFIX) {
            (FindingKind::PolicyLeftOver, "is no longer wished for")
        } else if is_foreign(context, observed) {
            (
                FindingKind::ForeignPolicy,
                "holds for the tenant's roles and is not Bailiwick's",
            )
        } else {
            continue;
        };
        let detail = format!("Policy \"{}\" {detail}.", observed.name);
        // Where the tables are not ours, other people's policies stay; restrictive ones of ours keep them from opening more.
        let drop = kind != FindingKind::ForeignPolicy || context.is_provisioned();
        context.find(kind, &relation.name, detail, drop);
        if drop {
            narrowed.extend(observed.roles.iter().cloned());
            statements.push(format!("DROP POLICY {} ON {on}", quote_ident(&observed.name)?));
        }
    }
    for wish in wanted {
        let observed = relation.policies.iter().find(|p| p.name == wish.policy.name);
        if observed.is_some_and(|o| same(&wish.policy, o)) {
            continue;
        }
        if observed.is_none() && !new {
            let detail = format!("Policy \"{}\" is missing.", wish.policy.name);
            context.find(FindingKind::PolicyMissing, &relation.name, detail, true);
        }
        if !wish.policy.permissive {
            narrowed.extend(wish.policy.roles.iter().cloned());
        }
        creates.push(wish.create.clone());
        if wish.policy.comment.is_some() {
            creates.push(policy::comment(on, &wish.policy)?);
        }
    }
    statements.extend(creates);
    Ok(narrowed)
}

fn same(wanted: &Policy, observed: &Policy) -> bool {
    // Comments are anybody's on policies of theirs; only the one on `KEEP` has a meaning, and there is one way to write it.
    wanted == observed
        || (wanted.comment.is_none() && {
            let mut plain = observed.clone();
            plain.comment = None;
            *wanted == plain
        })
}

/// Takes all that they have on the table from those whose rows or rights become fewer. Needs no lock on it, so it cannot be
/// held up.
fn cut(
    context: &Context<'_>,
    relation: &Relation,
    on: &str,
    narrowed: &BTreeSet<Grantee>,
    revokes: &[String],
) -> Result<Vec<String>, Error> {
    // Without row security everybody sees everything, and a policy for PUBLIC is one for all.
    let all = !relation.row_security || narrowed.contains(&None);
    let mut cut: BTreeSet<String> = revokes.iter().cloned().collect();
    for grant in &relation.grants {
        let grantee = &grant.grantee;
        if context.reaches_us(grantee) && (all || narrowed.contains(grantee)) {
            let who = policy::quote_grantee(grantee)?;
            cut.insert(format!("REVOKE ALL ON TABLE {on} FROM {who} CASCADE"));
        }
    }
    let mut statements = Vec::from_iter(cut);
    if !statements.is_empty() {
        statements.insert(0, set_role(&relation.owner)?);
    }
    Ok(statements)
}
