//! The plan that takes Bailiwick out of a tenant's database again. Pure, like `plan`.

use std::collections::BTreeSet;

use crate::catalog::{Catalog, Grant, Relation, RelationKind, Schema};
use crate::desired::Desired;
use crate::error::Error;
use crate::names::{quote_ident, quote_qualified};
use crate::plan::{Change, Context, Plan, Target, database_role, revoke_default_grants, set_role};
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
/// loses our policies and grants, and what was changed when it was attached is put back. The roles stay, to be dropped when they
/// hold on to nothing in any database.
pub fn plan_removal(desired: &Desired, catalog: &Catalog) -> Result<Plan, Error> {
    let context = Context::new(desired, catalog)?;
    let mut changes = revoke_default_grants(&context)?;
    if let Some(schema) = &catalog.schema {
        changes.extend(leave_schema(&context, schema)?);
    }
    let on = quote_ident(&catalog.database.name)?;
    let mut statements = revokes(&context, &format!("DATABASE {on}"), &catalog.database.grants)?;
    if !statements.is_empty() {
        statements.splice(0..0, database_role(&context)?);
        changes.push(Change {
            target: Target::Database(catalog.database.name.clone()),
            statements,
            cut: Vec::new(),
        });
    }
    Ok(Plan {
        changes,
        findings: Vec::new(),
    })
}

fn leave_schema(context: &Context<'_>, schema: &Schema) -> Result<Vec<Change>, Error> {
    let name = &context.desired.place.schema;
    let on = quote_ident(name)?;
    let mut changes = Vec::new();
    let mut statements = vec![set_role(&schema.owner)?];
    if !context.is_provisioned() {
        for relation in &context.catalog.relations {
            changes.extend(leave_relation(context, relation)?);
        }
        statements.extend(revokes(context, &format!("SCHEMA {on}"), &schema.grants)?);
    } else if schema.owner == context.names.owner() {
        statements.push(format!("DROP SCHEMA {on} CASCADE"));
    } else {
        return Err(Error::Conflict(format!(
            "Schema \"{name}\" belongs to \"{}\", not to this tenant, and is not dropped.",
            schema.owner
        )));
    }
    if statements.len() > 1 {
        changes.push(Change {
            target: Target::Schema(name.clone()),
            statements,
            cut: Vec::new(),
        });
    }
    Ok(changes)
}

fn leave_relation(context: &Context<'_>, relation: &Relation) -> Result<Option<Change>, Error> {
    let on = quote_qualified(&context.desired.place.schema, &relation.name)?;
    let sequence = relation.kind == RelationKind::Sequence;
    let word = if sequence { "SEQUENCE" } else { "TABLE" };
    let mut statements = revokes(context, &format!("{word} {on}"), &relation.grants)?;
    let ours = relation
        .policies
        .iter()
        .filter(|policy| policy.name.starts_with(policy::PREFIX));
    let mut managed = false;
    for policy in ours {
        let name = quote_ident(&policy.name)?;
        statements.push(format!("DROP POLICY {name} ON {on}"));
        managed = true;
    }
    if managed {
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
    }
    if statements.is_empty() {
        return Ok(None);
    }
    statements.insert(0, set_role(&relation.owner)?);
    Ok(Some(Change {
        target: Target::Table(relation.name.clone()),
        statements,
        cut: Vec::new(),
    }))
}

/// Takes back what our roles have on an object.
fn revokes(context: &Context<'_>, on: &str, grants: &[Grant]) -> Result<Vec<String>, Error> {
    let grantees = grants.iter().filter_map(|grant| grant.grantee.as_ref());
    let ours: BTreeSet<&String> = grantees.filter(|role| context.is_ours(role)).collect();
    let revoke = |role: &String| Ok(format!("REVOKE ALL ON {on} FROM {} CASCADE", quote_ident(role)?));
    ours.into_iter().map(revoke).collect()
}
