//! The policies that a role's rights on a table come down to, both as SQL and as PostgreSQL prints them back: a policy that
//! was tampered with prints differently.

use serde::{Deserialize, Serialize};

use crate::catalog::{Column, Grantee, Policy, Relation, Table};
use crate::desired::{Rights, RowScope};
use crate::names::{NameError, quote_ident, quote_literal};

/// What the names of all our policies begin with.
pub(crate) const PREFIX: &str = "bailiwick:";

/// The policy that lets those go on who could work with a table before: the tenant's owner where row security is forced,
/// and in an attached schema the roles that had grants. It also remembers how the table was found.
pub(crate) const KEEP: &str = "bailiwick:keep";

/// Types whose text form is one to one, and that PostgreSQL compares with operators of its own.
const USER_ID_TYPES: [&str; 6] = ["uuid", "smallint", "integer", "bigint", "text", "character varying"];

/// A policy to have, and the statement that makes it.
#[derive(Debug, Clone)]
pub(crate) struct Wanted {
    pub(crate) policy: Policy,
    pub(crate) create: String,
}

/// Which rows a policy is about.
#[derive(Debug, Clone)]
pub(crate) struct Predicate {
    sql: String,
    printed: String,
}

impl Predicate {
    pub(crate) fn every_row() -> Self {
        Self {
            sql: "true".to_owned(),
            printed: "true".to_owned(),
        }
    }

    /// The rows of a scope, or None if the table has no such column or it cannot hold a user id.
    pub(crate) fn of(scope: &RowScope, table: Option<&Table>) -> Result<Option<Self>, NameError> {
        let RowScope::Own { column } = scope else {
            return Ok(Some(Self::every_row()));
        };
        let found = table.and_then(|table| table.columns.iter().find(|c| c.name == *column));
        match found {
            Some(column) if USER_ID_TYPES.contains(&column.base_type.as_str()) => Ok(Some(Self::own(column)?)),
            _ => Ok(None),
        }
    }

    /// The sub-select makes PostgreSQL ask for the setting once per statement and use an index on the column. Inline and
    /// not a function of ours: there is nothing that a tenant could replace. Unset and empty are both NULL: no row.
    fn own(column: &Column) -> Result<Self, NameError> {
        let textual = matches!(column.base_type.as_str(), "text" | "character varying");
        let base = if textual { "text" } else { &column.base_type };
        let cast = if textual {
            String::new()
        } else {
            format!("::pg_catalog.{}", internal_name(base))
        };
        let sql = format!(
            "{} OPERATOR(pg_catalog.=) (SELECT (NULLIF(pg_catalog.current_setting('bailiwick.user_id', true), '')){cast} AS id)",
            quote_ident(&column.name)?
        );
        let left = if column.cast_type == base {
            column.printed.clone()
        } else {
            format!("({})::{base}", column.printed)
        };
        let value = "NULLIF(current_setting('bailiwick.user_id'::text, true), ''::text)";
        let value = if textual {
            value.to_owned()
        } else {
            format!("({value})::{base}")
        };
        Ok(Self {
            sql,
            printed: format!("({left} = ( SELECT {value} AS id))"),
        })
    }
}

/// `smallint` and its like are grammar, not names that can be qualified.
fn internal_name(base: &str) -> &str {
    match base {
        "smallint" => "int2",
        "integer" => "int4",
        "bigint" => "int8",
        other => other,
    }
}

/// The policies of one role on one table. `restrict` adds restrictive twins, which hold the role to its rows even where
/// somebody else's policy would show it more.
pub(crate) fn of_role(
    on: &str,
    key: &str,
    role: &str,
    rights: &Rights,
    rows: &Predicate,
    restrict: bool,
) -> Result<Vec<Wanted>, NameError> {
    let mut wanted = Vec::new();
    for (allowed, word, command) in [
        (rights.read, "select", 'r'),
        (rights.write, "insert", 'a'),
        (rights.write, "update", 'w'),
        (rights.delete, "delete", 'd'),
    ] {
        if !allowed {
            continue;
        }
        let name = format!("{PREFIX}{key}:{word}");
        let to = vec![Some(role.to_owned())];
        if restrict {
            let twin = format!("{name}:only");
            wanted.push(policy(on, &twin, command, false, to.clone(), rows)?);
        }
        wanted.push(policy(on, &name, command, true, to, rows)?);
    }
    Ok(wanted)
}

/// The policy [`KEEP`].
pub(crate) fn keep(on: &str, mut roles: Vec<Grantee>, found: Option<&Found>) -> Result<Wanted, NameError> {
    roles.sort();
    let mut wanted = policy(on, KEEP, '*', true, roles, &Predicate::every_row())?;
    wanted.policy.comment = found.map(Found::to_comment);
    Ok(wanted)
}

/// The statement that sets the comment of a policy.
pub(crate) fn comment(on: &str, policy: &Policy) -> Result<String, NameError> {
    let text = match &policy.comment {
        Some(text) => quote_literal(text)?,
        None => "NULL".to_owned(),
    };
    Ok(format!(
        "COMMENT ON POLICY {} ON {on} IS {text}",
        quote_ident(&policy.name)?
    ))
}

fn policy(
    on: &str,
    name: &str,
    command: char,
    permissive: bool,
    roles: Vec<Grantee>,
    rows: &Predicate,
) -> Result<Wanted, NameError> {
    let (word, using, check) = match command {
        'r' => ("SELECT", true, false),
        'a' => ("INSERT", false, true),
        'w' => ("UPDATE", true, true),
        'd' => ("DELETE", true, false),
        _ => ("ALL", true, true),
    };
    let to: Vec<String> = roles.iter().map(quote_grantee).collect::<Result<_, _>>()?;
    let mut create = format!(
        "CREATE POLICY {} ON {on} AS {} FOR {word} TO {}",
        quote_ident(name)?,
        if permissive { "PERMISSIVE" } else { "RESTRICTIVE" },
        to.join(", ")
    );
    if using {
        create = format!("{create} USING ({})", rows.sql);
    }
    if check {
        create = format!("{create} WITH CHECK ({})", rows.sql);
    }
    Ok(Wanted {
        policy: Policy {
            name: name.to_owned(),
            command,
            permissive,
            roles,
            using: using.then(|| rows.printed.clone()),
            check: check.then(|| rows.printed.clone()),
            comment: None,
        },
        create,
    })
}

pub(crate) fn quote_grantee(grantee: &Grantee) -> Result<String, NameError> {
    match grantee {
        Some(role) => quote_ident(role),
        None => Ok("PUBLIC".to_owned()),
    }
}

/// How an attached table was found, kept as a comment on its [`KEEP`] policy, so that detaching can put it back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Found {
    pub(crate) row_security: bool,
    /// What PUBLIC could do: privilege and, if it was for one column only, the column.
    pub(crate) public: Vec<(String, Option<String>)>,
}

impl Found {
    pub(crate) fn see(relation: &Relation) -> Self {
        let public = relation.grants.iter().filter(|g| g.grantee.is_none());
        // Without the comment, policies of ours say that the table was managed before, and only somebody else's policy
        // says that row security was on before that.
        let managed = relation.policies.iter().any(|p| p.name.starts_with(PREFIX));
        let foreign = relation.policies.iter().any(|p| !p.name.starts_with(PREFIX));
        Self {
            row_security: relation.row_security && (foreign || !managed),
            public: public.map(|g| (g.privilege.clone(), g.column.clone())).collect(),
        }
    }

    fn to_comment(&self) -> String {
        serde_json::json!({ "bailiwick": self }).to_string()
    }

    /// What the comment says. The owner of the table can write anything there, so its words are only ever compared
    /// with the privileges that exist.
    pub(crate) fn read(relation: &Relation) -> Option<Self> {
        let keep = relation.policies.iter().find(|p| p.name == KEEP)?;
        let mut value: serde_json::Value = serde_json::from_str(keep.comment.as_ref()?).ok()?;
        serde_json::from_value(value.get_mut("bailiwick")?.take()).ok()
    }
}
