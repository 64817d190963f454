//! The part of the plan about database roles: that they exist, can do no more than they should, and who may become them.
//! What they are granted on tables is in `grants` and `tables`.

use std::collections::BTreeSet;

use crate::catalog::{Membership, Role, Setting};
use crate::error::Error;
use crate::names::{Login, quote_ident, quote_literal};
use crate::plan::context::Context;
use crate::plan::{Change, FindingKind, Target};

/// Leaves the server's other tenants a share of its connections.
const APP_CONNECTIONS: i32 = 20;
const PANEL_CONNECTIONS: i32 = 10;

/// A role to have.
struct Wish {
    name: String,
    login: bool,
    connection_limit: i32,
    /// Setting, value as SQL, value as PostgreSQL keeps it.
    settings: Vec<(&'static str, String, String)>,
    /// Who may become it, beside the admin login.
    members: Vec<String>,
}

pub(super) fn plan(context: &mut Context<'_>) -> Result<Vec<Change>, Error> {
    let mut changes = Vec::new();
    for wish in wishes(context)? {
        let statements = role(context, &wish)?;
        if !statements.is_empty() {
            changes.push(Change {
                target: Target::Role(wish.name),
                statements,
                cut: Vec::new(),
            });
        }
    }
    Ok(changes)
}

/// The logins come first, since the others are granted to them.
fn wishes(context: &Context<'_>) -> Result<Vec<Wish>, Error> {
    let names = &context.names;
    let (app, panel) = (names.login(Login::App), names.login(Login::Panel));
    let timeout = || ("'60s'".to_owned(), "60s".to_owned());
    let search_path = (
        quote_ident(&context.desired.place.schema)?,
        context.catalog.search_path.clone(),
    );
    // On the login only: a role's settings take effect when it logs in, not on SET ROLE, and then stay.
    let settings = [
        ("search_path", search_path),
        ("statement_timeout", timeout()),
        ("idle_in_transaction_session_timeout", timeout()),
    ];
    let nologin = |name: String, members: &[&String]| Wish {
        name,
        login: false,
        connection_limit: -1,
        settings: Vec::new(),
        members: members.iter().map(|m| (*m).clone()).collect(),
    };
    let mut wishes = vec![
        Wish {
            name: app.clone(),
            login: !context.desired.closed,
            connection_limit: APP_CONNECTIONS,
            settings: settings.map(|(name, (sql, kept))| (name, sql, kept)).to_vec(),
            members: Vec::new(),
        },
        Wish {
            name: panel.clone(),
            login: !context.desired.closed,
            connection_limit: PANEL_CONNECTIONS,
            settings: Vec::new(),
            members: Vec::new(),
        },
        nologin(names.owner(), &[&app]),
    ];
    for name in context.roles.values() {
        wishes.push(nologin(name.clone(), &[&app, &panel]));
    }
    Ok(wishes)
}

fn role(context: &mut Context<'_>, wish: &Wish) -> Result<Vec<String>, Error> {
    let mut statements = Vec::new();
    let quoted = quote_ident(&wish.name)?;
    let observed = context.catalog.roles.iter().find(|r| r.name == wish.name);
    match observed {
        None => {
            let login = if wish.login { "LOGIN" } else { "NOLOGIN" };
            statements.push(format!(
                "CREATE ROLE {quoted} NOINHERIT {login} CONNECTION LIMIT {}",
                wish.connection_limit
            ));
            let detail = "The role does not exist yet.".to_owned();
            context.find(FindingKind::RoleMissing, &wish.name, detail, true);
        }
        Some(role) => {
            let wrong = attributes(role, wish);
            if !wrong.is_empty() {
                let wrong = wrong.join(" ");
                statements.push(format!("ALTER ROLE {quoted} {wrong}"));
                let detail = format!("The role should be {wrong}.");
                context.find(FindingKind::RoleAttributes, &wish.name, detail, true);
            }
        }
    }
    if wish.name == context.names.owner() {
        mark(context, observed, &mut statements)?;
    }
    settings(context, wish, observed, &mut statements)?;
    memberships(context, wish, &mut statements)?;
    Ok(statements)
}

/// Says on the owner role whose it is and which place it claims.
fn mark(context: &mut Context<'_>, observed: Option<&Role>, statements: &mut Vec<String>) -> Result<(), Error> {
    let (owner, mark) = (context.names.owner(), context.desired.mark());
    if observed.is_some_and(|role| role.comment.as_ref() == Some(&mark)) {
        return Ok(());
    }
    let (role, comment) = (quote_ident(&owner)?, quote_literal(&mark)?);
    statements.push(format!("COMMENT ON ROLE {role} IS {comment}"));
    if observed.is_some() {
        let detail = "Its comment does not claim the tenant's place.".to_owned();
        context.find(FindingKind::RoleAttributes, &owner, detail, true);
    }
    Ok(())
}

/// Every role can change its own settings, and a login's decide what its next session begins with: none but ours stay.
fn settings(
    context: &mut Context<'_>,
    wish: &Wish,
    observed: Option<&Role>,
    statements: &mut Vec<String>,
) -> Result<(), Error> {
    let role = quote_ident(&wish.name)?;
    let new = observed.is_none();
    let observed = observed.map_or(&[][..], |role| &role.settings);
    for setting in observed {
        let wished = wish.settings.iter().any(|(name, ..)| *name == setting.name);
        if wished && setting.database.is_none() {
            continue;
        }
        let within = match &setting.database {
            Some(database) => format!(" IN DATABASE {}", quote_ident(database)?),
            None => String::new(),
        };
        let repaired = context.catalog.observer.superuser || !setting.privileged;
        if repaired {
            let parts = setting.name.split('.').map(quote_ident);
            let name = parts.collect::<Result<Vec<_>, _>>()?.join(".");
            statements.push(format!("ALTER ROLE {role}{within} RESET {name}"));
        }
        let detail = format!("It has a setting{within} of its own, {}.", setting.name);
        context.find(FindingKind::RoleAttributes, &wish.name, detail, repaired);
    }
    for (name, sql, stored) in &wish.settings {
        let set = |setting: &&Setting| setting.database.is_none() && setting.name == *name;
        let value = observed.iter().find(set).map(|setting| &setting.value);
        if value != Some(stored) {
            statements.push(format!("ALTER ROLE {role} SET {name} = {sql}"));
            if !new {
                let detail = format!("Its setting {name} is not {stored}.");
                context.find(FindingKind::RoleAttributes, &wish.name, detail, true);
            }
        }
    }
    Ok(())
}

fn attributes(role: &Role, wish: &Wish) -> Vec<String> {
    let mut wrong = Vec::new();
    for (is, word) in [
        (role.superuser, "NOSUPERUSER"),
        (role.bypass_rls, "NOBYPASSRLS"),
        (role.create_role, "NOCREATEROLE"),
        (role.create_db, "NOCREATEDB"),
        (role.replication, "NOREPLICATION"),
        (role.inherit, "NOINHERIT"),
        (role.login && !wish.login, "NOLOGIN"),
        (!role.login && wish.login, "LOGIN"),
    ] {
        if is {
            wrong.push(word.to_owned());
        }
    }
    if role.connection_limit != wish.connection_limit {
        wrong.push(format!("CONNECTION LIMIT {}", wish.connection_limit));
    }
    wrong
}

/// Who may become the role, and that the role may become nothing of somebody else's.
fn memberships(context: &mut Context<'_>, wish: &Wish, statements: &mut Vec<String>) -> Result<(), Error> {
    let catalog = context.catalog;
    let observer = &catalog.observer;
    let mut missing: BTreeSet<&str> = wish.members.iter().map(String::as_str).collect();
    // A superuser may become any role without being told.
    if !observer.superuser {
        missing.insert(&observer.role);
    }
    for membership in &catalog.memberships {
        let incoming = membership.role == wish.name;
        let outgoing = membership.member == wish.name && !context.is_ours(&membership.role);
        if !incoming && !outgoing {
            continue;
        }
        if incoming && membership.member == observer.role {
            if membership.set {
                missing.remove(observer.role.as_str());
            }
            continue;
        }
        let wished = incoming && wish.members.contains(&membership.member);
        // Inheriting would give a login the rights of all its roles at once.
        let plain = !membership.admin && (!membership.inherit || observer.version < 160_000);
        if wished && plain {
            if membership.set {
                missing.remove(membership.member.as_str());
            }
            continue;
        }
        // It could give itself the membership again, and may be how another admin login works here.
        let administrator = incoming && membership.member_administers;
        if !administrator {
            statements.push(revoke(membership, observer.version)?);
        }
        let detail = format!("\"{}\" may become \"{}\".", membership.member, membership.role);
        context.find(FindingKind::RoleMembership, &wish.name, detail, !administrator);
    }
    let option = if observer.version >= 160_000 {
        " WITH INHERIT FALSE, SET TRUE"
    } else {
        ""
    };
    for member in missing {
        let (role, member) = (quote_ident(&wish.name)?, quote_ident(member)?);
        statements.push(format!("GRANT {role} TO {member}{option}"));
    }
    Ok(())
}

fn revoke(membership: &Membership, version: i32) -> Result<String, Error> {
    let role = quote_ident(&membership.role)?;
    let member = quote_ident(&membership.member)?;
    // From 16 on, every grantor's grant stands for itself.
    let by = if version >= 160_000 {
        format!(" GRANTED BY {}", quote_ident(&membership.grantor)?)
    } else {
        String::new()
    };
    Ok(format!("REVOKE {role} FROM {member}{by} CASCADE"))
}
