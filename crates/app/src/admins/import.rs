//! Makes many people platform admins, each by an operation of its own: what one row is refused holds up no other, and each leaves its event.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    WayIn,
    add::{Add, Check, NewAdmin},
};
use crate::{App, Caller, Error, Result};

/// More than any installation should have.
const ROWS_AT_MOST: usize = 100;

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AdminImportRow)]
pub struct Row {
    #[schema(format = Email, max_length = 254)]
    pub email: String,
    /// Of somebody who has no account yet.
    #[serde(default)]
    #[schema(max_length = 120)]
    pub name: Option<String>,
    /// The role's key.
    #[schema(max_length = 40)]
    pub role: String,
    #[serde(default)]
    #[schema(max_length = 120)]
    pub title: String,
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AdminImport, examples(json!({
    "rows": [{ "email": "nobody@example.com", "role": "support" }], "dry_run": true, "reason": "The night shift begins."
})))]
pub struct Import {
    pub rows: Vec<Row>,
    /// Says what would become of each row, and changes nothing.
    #[serde(default)]
    pub dry_run: bool,
    /// Why; kept in the audit log.
    #[schema(min_length = 3, max_length = 500)]
    pub reason: String,
}

/// What became of a row, in the order of the rows.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = AdminImportResult)]
pub struct Imported {
    pub email: String,
    /// `added`, `would_add` or `refused`.
    pub outcome: &'static str,
    /// Why it was refused, for programs.
    pub code: Option<&'static str>,
    /// Why it was refused, in a sentence.
    pub message: Option<String>,
    /// Of somebody new.
    pub way_in: Option<WayIn>,
}

/// # Errors
/// What holds for every row: nobody is signed in, or they may not add anybody.
pub async fn import(app: &App, caller: &Caller, import: Import) -> Result<Vec<Imported>> {
    if import.rows.is_empty() || import.rows.len() > ROWS_AT_MOST {
        return Err(Error::invalid("rows", "Give 1 to 100 rows at a time."));
    }
    let mut results = Vec::new();
    let mut taken = HashSet::new();
    for row in import.rows {
        let (email, address) = (row.email.clone(), row.email.to_lowercase());
        // Looked through, nobody is there yet whom the second line could meet.
        let done = if taken.contains(&address) {
            Err(duplicate())
        } else {
            one(app, caller, row, import.dry_run, &import.reason).await
        };
        if done.is_ok() {
            taken.insert(address);
        }
        let imported = match done {
            Err(error) if results.is_empty() && of_everybody(&error) => return Err(error),
            Err(error) => Imported {
                email,
                outcome: "refused",
                code: Some(error.code()),
                message: Some(error.to_string()),
                way_in: None,
            },
            Ok(way_in) => Imported {
                email,
                outcome: if import.dry_run { "would_add" } else { "added" },
                code: None,
                message: None,
                way_in,
            },
        };
        results.push(imported);
    }
    Ok(results)
}

fn duplicate() -> Error {
    Error::conflict(
        "duplicate",
        "This address is in an earlier line. Leave one of them out.",
    )
}

/// Whoever has an account keeps its name.
async fn one(app: &App, caller: &Caller, row: Row, dry_run: bool, reason: &str) -> Result<Option<WayIn>> {
    let new = NewAdmin {
        email: row.email,
        name: None,
        role: row.role,
        title: row.title,
        way: "mail".to_owned(),
        password: None,
        approval: false,
        reason: reason.to_owned(),
    };
    let name = row.name.filter(|name| !name.is_empty());
    match (app.on_platform(caller, Check(new.clone())).await, name) {
        (Err(error), Some(name)) if error.code() == "user_not_found" => {
            let new = NewAdmin {
                name: Some(name),
                ..new
            };
            add(app, caller, new, dry_run).await
        }
        (Err(error), _) => Err(error),
        (Ok(()), _) => add(app, caller, new, dry_run).await,
    }
}

async fn add(app: &App, caller: &Caller, new: NewAdmin, dry_run: bool) -> Result<Option<WayIn>> {
    if dry_run {
        app.on_platform(caller, Check(new)).await?;
        return Ok(None);
    }
    Ok(app.on_platform(caller, Add(new)).await?.way_in)
}

/// Whether it is about who asks, and not about the row.
fn of_everybody(error: &Error) -> bool {
    matches!(
        error.code(),
        "unauthenticated"
            | "suspended"
            | "not_found"
            | "forbidden"
            | "token_scope"
            | "step_up_required"
            | "second_factor_required"
            | "reason_required"
    )
}
