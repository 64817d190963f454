//! The plan that takes Bailiwick out of a tenant's database again. Pure, like `plan`.

use crate::catalog::{Catalog, Relation};
use crate::desired::Desired;
use crate::error::Error;
use crate::names::{quote_ident, quote_qualified};
use crate::plan::{Change, Context, Plan, Target, drop_role, set_role};
use crate::policy::{self, Found};

/// Every privilege that a table can have. What a comment says PUBLIC had is checked against these, since whoever owns the
/// table can write the comment.
const PRIVILEGES: [&str; 8] = [
    "SELECT",
    "INSERT",
    "UPDATE",
    "DELETE",
    "TRUNCATE",
    "REFERENCES",
    "TRIGGER",
    "MAINTAIN",
];

/// What removing the tenant from its database would do: a schema of ours is dropped with all that is in it; an attached one
/// loses our policies and grants, and what was changed when it was attached is put back. Then the roles go.
pub fn plan_removal(desired: &Desired, catalog: &Catalog) -> Result<Plan, Error> {
    let context = Context::new(desired, catalog)?;
    let mut plan = Plan::default();
    if let Some(schema) = &catalog.schema {
        let name = &desired.place.schema;
        if !context.is_provisioned() {
            for relation in &catalog.relations {
                plan.changes.extend(detach(&context, relation)?);
            }
        } else if schema.owner == context.names.owner() {
            plan.changes.push(Change {
                target: Target::Schema(name.clone()),
                statements: vec![
                    set_role(&schema.owner)?,
                    format!("DROP SCHEMA {} CASCADE", quote_ident(name)?),
                ],
                cut: Vec::new(),
            });
        } else {
            return Err(Error::Conflict(format!(
                "Schema \"{name}\" belongs to \"{}\", not to this tenant, and is not dropped.",
                schema.owner
            )));
        }
    }
    for role in &catalog.roles {
        plan.changes.push(drop_role(&role.name)?);
    }
    Ok(plan)
}

fn detach(context: &Context<'_>, relation: &Relation) -> Result<Option<Change>, Error> {
    let ours = relation
        .policies
        .iter()
        .filter(|p| p.name.starts_with(policy::PREFIX));
    let on = quote_qualified(&context.desired.place.schema, &relation.name)?;
    let mut statements = vec![set_role(&relation.owner)?];
    for policy in ours {
        let name = quote_ident(&policy.name)?;
        statements.push(format!("DROP POLICY {name} ON {on}"));
    }
    if statements.len() == 1 {
        return Ok(None);
    }
    let found = Found::read(relation).unwrap_or_else(|| Found::see(relation));
    if relation.row_security && !found.row_security {
        statements.push(format!("ALTER TABLE {on} DISABLE ROW LEVEL SECURITY"));
    }
    for (privilege, column) in &found.public {
        if PRIVILEGES.contains(&privilege.as_str()) {
            let column = column.as_deref().map(quote_ident).transpose()?;
            let column = column.map(|c| format!(" ({c})")).unwrap_or_default();
            statements.push(format!("GRANT {privilege}{column} ON TABLE {on} TO PUBLIC"));
        }
    }
    Ok(Some(Change {
        target: Target::Table(relation.name.clone()),
        statements,
        cut: Vec::new(),
    }))
}
