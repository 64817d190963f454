//! Plans: how many admins a tenant may have, and which modules it may enable (D18). The database itself holds the limit.

mod create;
mod delete;
mod edit;
mod list;
mod show;
mod usage;

pub use create::{Create, NewPlan};
pub use delete::Delete;
pub use edit::{Edit, PlanChange};
pub use list::{List, Page, Plan};
pub use show::Show;
pub use usage::{ShowUsage, Usage};

use db::queries::plans as sql;

use crate::{
    Error, Result,
    gate::{Platform, Tx},
};

/// In a plan's list of modules: all there are and will be.
const EVERY: &str = "*";

/// Whether a plan of these modules has this one.
pub(crate) fn allows(plan: &[String], module: &str) -> bool {
    plan.iter().any(|it| it == EVERY || it == module)
}

/// A module's key is what stands before the dot of a permission.
pub(crate) fn modules(keys: &[String]) -> Result<()> {
    let is_key = |key: &String| {
        (1..=40).contains(&key.len())
            && key
                .bytes()
                .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-'))
    };
    let mut sorted: Vec<&String> = keys.iter().collect();
    sorted.sort_unstable();
    sorted.dedup();
    if keys.len() > 100 || sorted.len() != keys.len() || !keys.iter().all(is_key) {
        return Err(Error::invalid(
            "modules",
            "Name at most 100 modules, each once, by its key: small letters, digits, _ and -, such as invoices.",
        ));
    }
    Ok(())
}

fn modules_of_plan(keys: &[String]) -> Result<()> {
    if keys == [EVERY] { Ok(()) } else { modules(keys) }
}

fn max_admins(value: Option<i32>) -> Result<()> {
    match value {
        Some(count) if !(1..=1_000_000).contains(&count) => Err(Error::invalid(
            "max_admins",
            "Allow 1 to 1,000,000 admins, or leave it empty for no limit.",
        )),
        _ => Ok(()),
    }
}

fn name(value: &str) -> Result<()> {
    crate::names::name(value, &())
        .ok()
        .filter(|()| value.chars().count() <= 60)
        .ok_or_else(|| Error::invalid("name", "Write a name of at most 60 characters."))
}

async fn find(tx: &Tx<Platform>, key: &str) -> Result<Plan> {
    if key.contains('\0') {
        return Err(Error::NotFound);
    }
    let row = sql::get().bind(tx.db(), &key).opt().await?;
    Ok(row.ok_or(Error::NotFound)?.into())
}

/// The plan as the request knows it, which nobody else changes or gives to a tenant until the transaction ends.
async fn held(tx: &Tx<Platform>, key: &str, version: i32) -> Result<Plan> {
    find(tx, key).await?;
    sql::hold().bind(tx.db(), &key).opt().await?;
    let plan = find(tx, key).await?;
    tx.found("plan", key, &plan.name);
    if plan.version == version {
        Ok(plan)
    } else {
        Err(Error::stale())
    }
}
