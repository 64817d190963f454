//! The part of the plan about roles that are not wished for any more, and what has to happen before a role can be dropped.

use crate::catalog::Observer;
use crate::error::Error;
use crate::names::quote_ident;
use crate::plan::context::Context;
use crate::plan::{Change, FindingKind, Target};

/// The roles that are there and not wished for, to be dropped after everything else. What they own goes to the tenant's owner.
pub(super) fn plan(context: &mut Context<'_>) -> Result<Vec<Change>, Error> {
    let observer = &context.catalog.observer;
    let owner = context.names.owner();
    let mut changes = Vec::new();
    for role in &context.catalog.roles {
        let key = context.names.key_of(&role.name);
        if key.is_none_or(|key| context.roles.contains_key(key)) {
            continue;
        }
        let (name, to) = (quote_ident(&role.name)?, quote_ident(&owner)?);
        let own = format!("REASSIGN OWNED BY {name} TO {to}; DROP OWNED BY {name}");
        let mut statements = with_rights_of(observer, &[&role.name, &owner], own)?;
        statements.push(format!("DROP ROLE {name}"));
        changes.push(Change {
            target: Target::DroppedRole(role.name.clone()),
            statements,
            cut: Vec::new(),
        });
        context.find(
            FindingKind::RoleLeftOver,
            &role.name,
            "The role is no longer one of the tenant's.".to_owned(),
            true,
        );
    }
    Ok(changes)
}

/// A statement that the admin login gives with the rights of several roles at once, which SET ROLE cannot. Fit only for what runs
/// no code of a tenant's. Before PostgreSQL 16, a login that inherits has the rights of all that it is a member of.
pub(crate) fn with_rights_of(observer: &Observer, roles: &[&str], statement: String) -> Result<Vec<String>, Error> {
    if observer.superuser || observer.version < 160_000 || roles.is_empty() {
        return Ok(vec![statement]);
    }
    let roles = roles.iter().map(|role| quote_ident(role));
    let roles = roles.collect::<Result<Vec<_>, _>>()?.join(", ");
    let admin = quote_ident(&observer.role)?;
    let inherit = |yes: &str| format!("GRANT {roles} TO {admin} WITH INHERIT {yes}");
    Ok(vec![inherit("TRUE"), statement, inherit("FALSE")])
}
