//! Modules: what permissions are about. Those of Bailiwick itself, which every tenant has, are known here; the application declares its own,
//! and a tenant has those of its plan that it switched on.

mod declare;
mod delete;
mod list;
mod offered;
mod switch;

use authz::{Action, Permission, PermissionSet};
use db::queries::modules as sql;
use serde::Serialize;
use utoipa::ToSchema;

pub use declare::{Declaration, Declare};
pub use delete::Delete;
pub use list::{List, Module};
pub(crate) use offered::all;
pub use offered::{ListOffered, OfferedModule};
pub use switch::Switch;

use crate::{
    Error, Result,
    gate::{Platform, Tenant, Tx},
    roles::PERMISSIONS,
};

/// What Bailiwick itself does in a tenant, as people call it.
const LABELS: [(&str, &str); 11] = [
    ("members", "Members"),
    ("roles", "Roles"),
    ("groups", "Groups"),
    ("modules", "Modules"),
    ("tables", "Tables"),
    ("variables", "Variables"),
    ("audit", "Audit log"),
    ("connection", "Connection"),
    ("decisions", "Decisions"),
    ("access_grants", "Platform access"),
    ("tenant", "Tenant"),
];

/// A module with what can be permitted in it, as a tenant's people see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct TenantModule {
    pub key: String,
    pub label: String,
    /// Of `view`, `create`, `edit`, `delete` and `manage`, in this order.
    pub actions: Vec<String>,
}

/// Bailiwick's own, in the order in which people read them.
pub fn own() -> Vec<TenantModule> {
    let of = |key: &str| {
        let permissions = PERMISSIONS.iter().filter_map(|it| it.rsplit_once('.'));
        permissions
            .filter(|(module, _)| *module == key)
            .map(|(_, action)| action.to_owned())
            .collect()
    };
    let module = |(key, label): (&str, &str)| TenantModule {
        key: key.to_owned(),
        label: label.to_owned(),
        actions: of(key),
    };
    LABELS.into_iter().map(module).collect()
}

/// Whether it is a module of Bailiwick's own, which every tenant has.
pub(crate) fn is_own(module: &str) -> bool {
    LABELS.iter().any(|(own, _)| *own == module)
}

/// The actions of a module in the order in which people read them.
fn ordered(actions: &[String]) -> Vec<String> {
    let named = Action::ALL.into_iter().map(Action::as_str);
    named
        .filter(|action| actions.iter().any(|it| it == action))
        .map(ToOwned::to_owned)
        .collect()
}

/// What a request lists. Everything is the top's alone.
pub(crate) fn permission_set(permissions: &[String]) -> Result<PermissionSet> {
    match PermissionSet::parse(permissions.iter().map(String::as_str)) {
        Ok(PermissionSet::Everything) => Err(Error::invalid("permissions", "Name each permission.")),
        Ok(permissions) => Ok(permissions),
        Err(error) => Err(Error::invalid("permissions", format!("{error}."))),
    }
}

/// What may newly be given in this tenant: permissions of Bailiwick's own modules and of those that the tenant has switched on.
/// What `held` has already may stay there.
pub(crate) async fn refuse_unknown(tx: &Tx<Tenant>, permissions: &[String], held: &[String]) -> Result<()> {
    let new: Vec<&String> = permissions.iter().filter(|text| !held.contains(text)).collect();
    match first_unknown(tx, &new).await? {
        None => Ok(()),
        Some(unknown) => Err(no_such("permissions", &unknown)),
    }
}

pub(crate) fn no_such(field: &str, permission: &str) -> Error {
    let sentence = format!("There is no permission {permission} here. Look at the modules that this tenant has.");
    Error::invalid(field, sentence)
}

/// The first of these permissions that nobody could be given in this tenant. What is no permission at all is another's to refuse.
pub(crate) async fn first_unknown(tx: &Tx<Tenant>, permissions: &[&String]) -> Result<Option<String>> {
    let foreign = permissions.iter().filter(|text| !PERMISSIONS.contains(&text.as_str()));
    let foreign: Vec<Permission<'_>> = foreign.filter_map(|text| Permission::parse(text).ok()).collect();
    if foreign.is_empty() {
        return Ok(None);
    }
    let offered = sql::offered().bind(tx.db(), &tx.tenant()?.0).all().await?;
    let there = |permission: &&Permission<'_>| {
        let action = permission.action.as_str();
        let has = |module: &sql::OfferedRow| {
            module.enabled && module.key == permission.module && module.actions.iter().any(|it| it == action)
        };
        offered.iter().any(has)
    };
    Ok(foreign.iter().find(|it| !there(it)).map(ToString::to_string))
}

async fn find(tx: &Tx<Platform>, key: &str) -> Result<Module> {
    let row = sql::get().bind(tx.db(), &key.replace('\0', "")).opt().await?;
    Ok(row.ok_or(Error::NotFound)?.into())
}

#[cfg(test)]
mod tests {
    use super::{PERMISSIONS, own};

    #[test]
    fn every_permission_is_of_a_module_that_people_have_a_word_for() {
        let named: Vec<String> = own()
            .into_iter()
            .flat_map(|module| {
                module
                    .actions
                    .into_iter()
                    .map(move |action| format!("{}.{action}", module.key))
            })
            .collect();
        for permission in PERMISSIONS {
            assert!(named.iter().any(|it| it == permission), "{permission}");
        }
    }
}
