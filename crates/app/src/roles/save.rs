//! Changes the permissions of several roles in one step, as the matrix does: all of it or nothing (D15). What it would mean for whom is
//! said beforehand by `preview.rs`.

use async_trait::async_trait;
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use authz::{Action, Permission, Role};
use db::queries::roles as sql;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{RoleSummary, all, hold, load_all, named, proof_for, refuse_fixed, role_of, stale};
use crate::{
    Error, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    members::holds,
    modules,
};

/// What one role gains and loses.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PermissionChange {
    /// The role's key.
    #[schema(max_length = 40)]
    pub role: String,
    /// The role's version as it was read.
    pub version: i32,
    /// As `module.action`; none that you do not hold yourself.
    #[serde(default)]
    pub add: Vec<String>,
    #[serde(default)]
    pub remove: Vec<String>,
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "roles": [{ "role": "staff", "version": 1, "add": ["audit.view"], "remove": ["tables.delete"] }] })))]
pub struct PermissionChanges {
    pub roles: Vec<PermissionChange>,
}

/// More than a tenant has roles, and more than there are permissions.
const ROLES_AT_MOST: usize = 106;
const PERMISSIONS_AT_MOST: usize = 600;

impl PermissionChanges {
    /// Each role once, in the order in which everybody takes hold of them.
    fn in_order(&self) -> Result<Vec<(usize, &PermissionChange)>> {
        if self.roles.is_empty() || self.roles.len() > ROLES_AT_MOST {
            return Err(Error::invalid("roles", "Name the roles that change, each once."));
        }
        let mut changes: Vec<(usize, &PermissionChange)> = self.roles.iter().enumerate().collect();
        changes.sort_by(|(_, one), (_, other)| one.role.cmp(&other.role));
        if let Some(twice) = changes.windows(2).find(|two| two[0].1.role == two[1].1.role) {
            return Err(Error::invalid(
                format!("roles[{}].role", twice[1].0),
                "This role is named twice.",
            ));
        }
        Ok(changes)
    }
}

/// A role before and after a change.
pub(super) struct Changed {
    pub row: sql::RoleRow,
    pub before: Arc<Role>,
    pub after: Arc<Role>,
    pub version: i32,
}

impl Changed {
    fn act(&self, who: &Who) -> Act {
        Act::OnPerson {
            themself: holds(who, self.before.id),
            present: Some(self.before.clone()),
            new: Some(self.after.clone()),
        }
    }

    pub fn acts(all: &[Self], who: &Who) -> Vec<Act> {
        let touched = all.iter().flat_map(|one| [&*one.before, &*one.after]);
        all.iter().map(|one| one.act(who)).chain(proof_for(touched)).collect()
    }
}

/// What the changes come to; held still until the transaction ends, if somebody is to make them.
pub(super) async fn changed(
    tx: &Tx<Tenant>,
    changes: &PermissionChanges,
    holder: Option<&Who>,
) -> Result<Vec<Changed>> {
    let changes = changes.in_order()?;
    let keys: Vec<&str> = changes.iter().map(|(_, change)| change.role.as_str()).collect();
    if let Some(at) = keys.iter().position(|key| key.contains('\0')) {
        return Err(no_such_role(changes[at].0));
    }
    if let Some(who) = holder {
        hold(tx, who, &keys).await?;
    }
    let rows = named(tx, &keys, holder.is_none()).await?;
    let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    let roles = load_all(tx, tx.tenant()?, &ids).await?;
    let mut roles: HashMap<_, _> = roles.into_iter().map(|role| (role.id, role)).collect();
    let mut rows: HashMap<String, sql::RoleRow> = rows.into_iter().map(|row| (row.key.clone(), row)).collect();
    let mut found = Vec::new();
    for (at, change) in &changes {
        let row = rows.remove(&change.role).ok_or_else(|| no_such_role(*at))?;
        let id = authz::RoleId(row.id.as_u128());
        let before = roles.remove(&id).ok_or_else(|| no_such_role(*at))?;
        refuse_fixed(&row)?;
        let field = format!("roles[{at}].add");
        if change.add.len() + change.remove.len() > PERMISSIONS_AT_MOST {
            return Err(Error::invalid(field, "Name each permission once."));
        }
        let mut permissions: BTreeSet<&String> = row.permissions.iter().chain(&change.add).collect();
        permissions.retain(|permission| !change.remove.contains(permission));
        let permissions: Vec<String> = permissions.into_iter().cloned().collect();
        let after = role_of(&row.key, row.rank, &permissions, before.tables.clone());
        let after = after.map_err(|error| Error::invalid(field, error.to_string()))?;
        found.push(Changed {
            before,
            after: Arc::new(Role { id, ..after }),
            version: change.version,
            row,
        });
    }
    let mut new: Vec<&String> = Vec::new();
    for ((_, change), one) in changes.iter().zip(&found) {
        new.extend(change.add.iter().filter(|text| !one.row.permissions.contains(text)));
    }
    if let Some(unknown) = modules::first_unknown(tx, &new).await? {
        let at = changes
            .iter()
            .find(|(_, change)| change.add.contains(&unknown))
            .map_or(0, |(at, _)| *at);
        return Err(modules::no_such(&format!("roles[{at}].add"), &unknown));
    }
    Ok(found)
}

fn no_such_role(at: usize) -> Error {
    Error::invalid(format!("roles[{at}].role"), "There is no such role.")
}

pub struct Save(pub PermissionChanges);

#[async_trait]
impl Operation for Save {
    type Plane = Tenant;
    const NAME: &'static str = "roles.save";
    const PERMISSION: Permission<'static> = Permission::new("roles", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = Vec<RoleSummary>;

    fn target(&self) -> Target {
        let keys: Vec<&str> = self
            .0
            .roles
            .iter()
            .take(10)
            .map(|change| change.role.as_str())
            .collect();
        Target::new("role", "", keys.join(", "))
    }

    async fn acts(&self, who: &Who, tx: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Changed::acts(&changed(tx, &self.0, Some(who)).await?, who))
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Vec<RoleSummary>>> {
        let changes = changed(tx, &self.0, Some(granted.who())).await?;
        for change in &changes {
            let saved = sql::set_permissions()
                .bind(
                    tx.db(),
                    &change.after.permissions.to_texts(),
                    &tx.tenant()?.0,
                    &change.row.id,
                    &change.version,
                )
                .await?;
            if saved == 0 {
                return Err(stale(&change.row.name));
            }
        }
        let seen = |permissions: fn(&Changed) -> &Role| -> serde_json::Value {
            let of = |one| serde_json::json!(permissions(one).permissions.to_texts());
            changes.iter().map(|one| (one.row.key.clone(), of(one))).collect()
        };
        Done::new(all(tx, granted).await?)
            .before(seen(|one| &one.before))?
            .after(seen(|one| &one.after))
    }
}
