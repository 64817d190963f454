//! What every part of a plan needs to know: the wish, what was observed, and which roles are this tenant's.

use std::collections::BTreeMap;

use crate::catalog::{Catalog, Grantee, Relation, Table};
use crate::desired::Desired;
use crate::error::Error;
use crate::names::Names;
use crate::plan::{Finding, FindingKind};
use crate::policy;

pub(crate) struct Context<'a> {
    pub(crate) desired: &'a Desired,
    pub(crate) catalog: &'a Catalog,
    pub(crate) names: Names,
    /// The wished roles' names by key.
    pub(crate) roles: BTreeMap<String, String>,
    /// The columns of the tables, by table.
    pub(crate) tables: BTreeMap<&'a str, &'a Table>,
    /// The sequences behind columns, by table.
    pub(crate) sequences: BTreeMap<&'a str, Vec<&'a Relation>>,
    pub(crate) findings: Vec<Finding>,
}

impl<'a> Context<'a> {
    pub(crate) fn new(desired: &'a Desired, catalog: &'a Catalog) -> Result<Self, Error> {
        desired.check_names()?;
        refuse_what_is_another_tenants(desired, catalog)?;
        let names = desired.names();
        let mut roles = BTreeMap::new();
        for role in &desired.roles {
            roles.insert(role.key.clone(), names.role(&role.key)?);
        }
        let mut sequences: BTreeMap<&str, Vec<&Relation>> = BTreeMap::new();
        for relation in &catalog.relations {
            if let Some(table) = &relation.sequence_of {
                sequences.entry(table).or_default().push(relation);
            }
        }
        Ok(Self {
            desired,
            catalog,
            names,
            roles,
            tables: catalog.tables.iter().map(|t| (t.name.as_str(), t)).collect(),
            sequences,
            findings: Vec::new(),
        })
    }

    /// Whether a role is one of this tenant's, wished for or not.
    pub(crate) fn is_ours(&self, role: &str) -> bool {
        role.starts_with(self.names.prefix())
    }

    /// Whether a privilege or policy for this grantee holds for our roles.
    pub(crate) fn reaches_us(&self, grantee: &Grantee) -> bool {
        grantee.as_ref().is_none_or(|role| self.is_ours(role))
    }

    pub(crate) fn is_provisioned(&self) -> bool {
        self.desired.isolation.is_provisioned()
    }

    pub(crate) fn find(&mut self, kind: FindingKind, subject: &str, detail: String, repaired: bool) {
        self.findings.push(Finding {
            kind,
            subject: subject.to_owned(),
            detail,
            repaired,
        });
    }
}

/// Two ids may end alike, and one schema may be attached twice. Neither may lead to shared roles or policies.
pub(crate) fn refuse_what_is_another_tenants(desired: &Desired, catalog: &Catalog) -> Result<(), Error> {
    let names = desired.names();
    let owner = names.owner();
    let role = catalog.roles.iter().find(|role| role.name == owner);
    if role.is_some_and(|role| role.comment.as_ref() != Some(&names.mark())) {
        return Err(Error::Conflict(format!(
            "Role \"{owner}\" exists on the server and belongs to something else than this tenant."
        )));
    }
    let theirs = catalog.relations.iter().find(|relation| {
        let keep = relation.policies.iter().filter(|p| p.name == policy::KEEP);
        let mut roles = keep.flat_map(|policy| policy.roles.iter().flatten());
        roles.any(|role| role.starts_with("bw_") && role.ends_with("_owner") && *role != owner)
    });
    match theirs {
        None => Ok(()),
        Some(relation) => Err(Error::Conflict(format!(
            "Table \"{}\" is already managed for another tenant. Detach that one first.",
            relation.name
        ))),
    }
}
