//! What every part of a plan needs to know: the wish, what was observed, and which roles are this tenant's.

use std::collections::BTreeMap;

use crate::catalog::{Catalog, Grantee, Relation, Role, Table};
use crate::desired::Desired;
use crate::error::Error;
use crate::names::Names;
use crate::plan::{Finding, FindingKind};

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
        refuse_roles_of_another_tenant(desired, catalog)?;
        if let Some(role) = another_tenant_in_place(desired, catalog) {
            let place = &desired.place;
            return Err(Error::Conflict(format!(
                "Schema \"{}\" of database \"{}\" is the place of another tenant, whose role is \"{role}\". Choose \
                 another, or delete or detach that tenant first.",
                place.schema, place.database
            )));
        }
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

/// Two ids may end alike, which must not lead to shared roles.
pub(crate) fn refuse_roles_of_another_tenant(desired: &Desired, catalog: &Catalog) -> Result<(), Error> {
    let names = desired.names();
    let begin = format!("{},", names.mark());
    match owner_role(desired, catalog) {
        Some(role) if !role.comment.as_ref().is_some_and(|mark| mark.starts_with(&begin)) => {
            Err(Error::Conflict(format!(
                "Role \"{}\" exists on the server and belongs to something else than this tenant.",
                role.name
            )))
        }
        _ => Ok(()),
    }
}

/// The owner role of the tenant in whose place this one was to be put. Nobody's once the place was had: what tenants can write
/// there is not asked.
pub(crate) fn another_tenant_in_place<'a>(desired: &Desired, catalog: &'a Catalog) -> Option<&'a str> {
    let had = owner_role(desired, catalog).is_some_and(|role| role.comment.as_ref() == Some(&desired.mark()));
    if had {
        return None;
    }
    let owner = catalog.schema.as_ref().map(|schema| schema.owner.as_str());
    let bears_a_tenants_name = |role: &&str| role.starts_with("bw_") && *role != desired.names().owner();
    let owner = owner.filter(bears_a_tenants_name);
    catalog.claimed_by.as_deref().or(owner)
}

fn owner_role<'a>(desired: &Desired, catalog: &'a Catalog) -> Option<&'a Role> {
    let owner = desired.names().owner();
    catalog.roles.iter().find(|role| role.name == owner)
}
