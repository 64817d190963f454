//! The part of the plan about the database and the schema: who may connect, who may enter, what new objects are given.
//! The tables inside are in `tables`.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::{DefaultGrant, Grant};
use crate::error::Error;
use crate::names::{Login, quote_ident};
use crate::plan::context::Context;
use crate::plan::grants::{self, Object, Treatment};
use crate::plan::{Change, FindingKind, Target};
use crate::policy::quote_grantee;

pub(super) fn plan(context: &mut Context<'_>) -> Result<Vec<Change>, Error> {
    let mut changes = Vec::new();
    changes.extend(database(context)?);
    changes.extend(schema(context)?);
    changes.extend(default_grants(context)?);
    Ok(changes)
}

/// Whether the schema is one that this plan may touch.
pub(super) fn may_manage(context: &Context<'_>) -> bool {
    let owner = context.catalog.schema.as_ref().map(|schema| &schema.owner);
    owner.is_some_and(|owner| !context.is_provisioned() || *owner == context.names.owner())
}

fn database(context: &mut Context<'_>) -> Result<Option<Change>, Error> {
    let database = &context.catalog.database;
    let logins = [Login::App, Login::Panel].map(|login| context.names.login(login));
    let open = database.grants.iter().any(|g| {
        let public = g.grantee.is_none();
        public && g.privilege == "CONNECT"
    });
    // What an attached database's owner gave to everybody is enough, and taking it away would stop their application.
    let enough = !context.is_provisioned() && open;
    let wanted = logins.map(|login| (login, BTreeSet::from(["CONNECT"])));
    let granted: BTreeMap<_, _> = wanted.into_iter().filter(|_| !enough).collect();
    let object = Object {
        on: format!("DATABASE {}", quote_ident(&database.name)?),
        subject: &database.name,
        grants: &database.grants,
        wanted: granted,
        public: at_home(context),
        others: Treatment::Ignore,
        new: context.catalog.schema.is_none() || !context.is_provisioned(),
    };
    let settled = grants::settle(context, &object)?;
    let mut statements = settled.revokes;
    statements.extend(settled.grants);
    if context.is_provisioned() {
        let object = Object {
            on: "SCHEMA \"public\"".to_owned(),
            subject: &database.name,
            grants: &database.public_schema_grants,
            wanted: BTreeMap::new(),
            public: Treatment::Revoke,
            others: Treatment::Ignore,
            new: false,
        };
        statements.extend(grants::settle(context, &object)?.revokes);
    }
    if statements.is_empty() {
        return Ok(None);
    }
    if let Some(role) = database_role(context)? {
        statements.insert(0, role);
    }
    Ok(Some(Change {
        target: Target::Database(database.name.clone()),
        statements,
        cut: Vec::new(),
    }))
}

/// Whoever owns the database decides who may connect.
pub(crate) fn database_role(context: &Context<'_>) -> Result<Option<String>, Error> {
    let observer = &context.catalog.observer;
    let owner = &context.catalog.database.owner;
    let other = !observer.superuser && observer.role != *owner;
    other.then(|| set_role(owner)).transpose()
}

/// What is open to everybody is closed where Bailiwick made it, and reported where it did not.
fn at_home(context: &Context<'_>) -> Treatment {
    if context.is_provisioned() {
        Treatment::Revoke
    } else {
        Treatment::Report
    }
}

fn schema(context: &mut Context<'_>) -> Result<Option<Change>, Error> {
    let name = &context.desired.place.schema;
    let on = quote_ident(name)?;
    let owner = context.names.owner();
    let mut statements = Vec::new();
    let catalog = context.catalog;
    let observed: &[Grant] = match &catalog.schema {
        None if context.is_provisioned() => {
            let role = quote_ident(&owner)?;
            statements.push(format!("CREATE SCHEMA {on} AUTHORIZATION {role}"));
            statements.push(set_role(&owner)?);
            let detail = "The schema does not exist yet.".to_owned();
            context.find(FindingKind::SchemaMissing, name, detail, true);
            &[]
        }
        None => {
            let detail = "There is no such schema to attach.".to_owned();
            context.find(FindingKind::SchemaMissing, name, detail, false);
            return Ok(None);
        }
        Some(schema) if !may_manage(context) => {
            let (owner, login) = (&schema.owner, &catalog.observer.role);
            let detail = format!(
                "It belongs to \"{owner}\", for whom the server's login may not act. On the server: GRANT \"{owner}\" TO \"{login}\";"
            );
            context.find(FindingKind::ForeignOwner, name, detail, false);
            return Ok(None);
        }
        Some(schema) => {
            statements.push(set_role(&schema.owner)?);
            &schema.grants
        }
    };
    let usage = |role: &String| (role.clone(), BTreeSet::from(["USAGE"]));
    let object = Object {
        on: format!("SCHEMA {on}"),
        subject: name,
        grants: observed,
        wanted: context.roles.values().map(usage).collect(),
        public: at_home(context),
        others: at_home(context),
        new: catalog.schema.is_none(),
    };
    let settled = grants::settle(context, &object)?;
    if catalog.schema.is_some() && settled.revokes.is_empty() && settled.grants.is_empty() {
        return Ok(None);
    }
    statements.extend(settled.revokes);
    statements.extend(settled.grants);
    Ok(Some(Change {
        target: Target::Schema(name.clone()),
        statements,
        cut: Vec::new(),
    }))
}

/// A default privilege would open a new table before it has row security.
fn default_grants(context: &mut Context<'_>) -> Result<Vec<Change>, Error> {
    if !may_manage(context) {
        return Ok(Vec::new());
    }
    let schema = &context.desired.place.schema;
    for grant in &context.catalog.default_grants {
        let to = quote_grantee(&grant.grantee)?;
        let detail = format!("New objects of \"{}\" are granted to {to}.", grant.creator);
        let repaired = is_ours_to_revoke(context, grant);
        context.find(FindingKind::DefaultPrivileges, schema, detail, repaired);
    }
    revoke_default_grants(context)
}

fn is_ours_to_revoke(context: &Context<'_>, grant: &DefaultGrant) -> bool {
    let ours = grant.grantee.as_ref().is_some_and(|role| context.is_ours(role));
    ours || context.is_provisioned()
}

pub(crate) fn revoke_default_grants(context: &Context<'_>) -> Result<Vec<Change>, Error> {
    let schema = &context.desired.place.schema;
    let mut changes: Vec<Change> = Vec::new();
    for grant in &context.catalog.default_grants {
        if !is_ours_to_revoke(context, grant) {
            continue;
        }
        let creator = quote_ident(&grant.creator)?;
        let to = quote_grantee(&grant.grantee)?;
        let within = if grant.in_schema {
            format!(" IN SCHEMA {}", quote_ident(schema)?)
        } else {
            String::new()
        };
        let what = match grant.object {
            'S' => "SEQUENCES",
            'f' => "FUNCTIONS",
            'T' => "TYPES",
            'n' => "SCHEMAS",
            _ => "TABLES",
        };
        changes.push(Change {
            target: Target::Schema(schema.clone()),
            statements: vec![
                set_role(&grant.creator)?,
                format!("ALTER DEFAULT PRIVILEGES FOR ROLE {creator}{within} REVOKE ALL ON {what} FROM {to} CASCADE"),
            ],
            cut: Vec::new(),
        });
    }
    Ok(changes)
}

pub(super) fn report_functions(context: &mut Context<'_>) {
    for function in &context.catalog.functions {
        let owner = &function.owner;
        let exempt = if function.owner_exempt {
            ", whom no policy holds"
        } else {
            ""
        };
        let path = if function.fixed_search_path {
            ""
        } else {
            " Its search_path is not fixed."
        };
        let detail = format!("Runs with the rights of \"{owner}\"{exempt}.{path}");
        let subject = &function.signature;
        context.find(FindingKind::SecurityDefiner, subject, detail, false);
    }
}

/// What follows runs with no more than the owner's rights, so that nothing a tenant planted runs with the admin's.
pub(crate) fn set_role(role: &str) -> Result<String, Error> {
    Ok(format!("SET LOCAL ROLE {}", quote_ident(role)?))
}
