//! All that can be asked about in a tenant: the permissions of Bailiwick's own modules and of those that the application declares.

use authz::{Act, Ask, Permission};

use super::landscape::Landscape;
use crate::{
    Error, Result,
    modules::{OfferedModule, is_own, no_such},
};

/// The question about a permission, in a tenant that has these of the application's modules.
pub(super) fn ask<'a>(permission: Permission<'a>, modules: &'a [String]) -> Ask<'a> {
    if is_own(permission.module) {
        Ask::Tenant {
            permission,
            act: Act::Plain,
        }
    } else {
        Ask::Application { permission, modules }
    }
}

/// The permissions of a module, as `module.action`.
pub(super) fn permissions_of(module: &OfferedModule) -> impl Iterator<Item = String> {
    let module = &module.module;
    module.actions.iter().map(|action| format!("{}.{action}", module.key))
}

/// The permission that a request names, which must be one that there is.
pub(super) fn named<'a>(landscape: &Landscape, field: &str, text: &'a str) -> Result<Permission<'a>> {
    let permission = Permission::parse(text).map_err(|error| Error::invalid(field, format!("{error}.")))?;
    let module = landscape.module(permission.module);
    match module.filter(|module| permissions_of(module).any(|it| it == text)) {
        Some(_) => Ok(permission),
        None => Err(no_such(field, text)),
    }
}
