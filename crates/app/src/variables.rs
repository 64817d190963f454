//! Variables of a tenant: what its application is told when it starts, by environment and key. One that is secret is stored sealed, shown to
//! nobody who only looks, and revealed to whoever may; each time leaves an event, and no event holds a value.

mod create;
mod delete;
mod edit;
mod list;
mod list_environments;
mod read_environment;
mod reveal;
mod show;

pub use create::{Create, NewVariable};
use db::queries::variables as sql;
pub use delete::Delete;
pub use edit::{Edit, VariableChange};
use jiff::Timestamp;
pub use list::{List, Page};
pub use list_environments::{EnvironmentSummary, ListEnvironments};
pub use read_environment::{Environment, ReadEnvironment};
pub use reveal::{Reveal, Revealed};
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
pub use show::Show;
use utoipa::ToSchema;

use crate::{
    Error, Result, TenantId, VariableId,
    caller::Who,
    gate::{Act, Tenant, Tx},
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Variable {
    pub id: VariableId,
    pub environment: String,
    pub key: String,
    /// Its value is stored sealed, and shown only when it is revealed.
    pub secret: bool,
    /// Missing where it is secret.
    pub value: Option<String>,
    pub version: i32,
    pub updated_at: Timestamp,
}

impl From<sql::VariableRow> for Variable {
    fn from(row: sql::VariableRow) -> Self {
        Self {
            id: VariableId(row.id),
            environment: row.environment,
            key: row.key,
            secret: row.secret,
            value: row.value,
            version: row.version,
            updated_at: row.updated_at,
        }
    }
}

impl Variable {
    /// What people know it by.
    fn name(&self) -> String {
        format!("{}/{}", self.environment, self.key)
    }

    /// What an event says of it. What is plain today may be found to be a secret tomorrow, and the log is kept.
    fn said(&self) -> serde_json::Value {
        serde_json::json!({ "environment": self.environment, "key": self.key, "secret": self.secret })
    }
}

/// Where a sealed value lives: nowhere else does it open, not in another tenant either.
pub(crate) fn place(tenant: TenantId, variable: VariableId) -> String {
    format!("variables.value {} {}", tenant.0, variable.0)
}

/// As the columns keep it: plain, or sealed.
fn stored(tx: &Tx<Tenant>, id: VariableId, secret: bool, value: &str) -> Result<(Option<String>, Option<Vec<u8>>)> {
    Ok(if secret {
        let place = place(tx.tenant()?, id);
        (None, Some(tx.app().keys().seal(&place, value.as_bytes())))
    } else {
        (Some(value.to_owned()), None)
    })
}

fn open(tx: &Tx<Tenant>, id: VariableId, sealed: &[u8]) -> Result<String> {
    let place = place(tx.tenant()?, id);
    let opened = tx.app().keys().open_text(&place, sealed);
    let opened = opened.map_err(|error| Error::Internal(format!("the variable {id}: {error}")))?;
    Ok(opened.expose_secret().to_owned())
}

async fn find(tx: &Tx<Tenant>, id: VariableId) -> Result<Variable> {
    let row = sql::get().bind(tx.db(), &tx.tenant()?.0, &id.0).opt().await?;
    let variable: Variable = row.ok_or(Error::NotFound)?.into();
    tx.found("variable", id, &variable.name());
    Ok(variable)
}

/// The variable as the request knows it, which nobody else changes until the transaction ends.
async fn held(tx: &Tx<Tenant>, id: VariableId, version: i32) -> Result<Variable> {
    sql::hold().bind(tx.db(), &tx.tenant()?.0, &id.0).opt().await?;
    let variable = find(tx, id).await?;
    if variable.version == version {
        Ok(variable)
    } else {
        Err(Error::stale())
    }
}

/// To see a secret a person proves who they are once more. A program cannot; its token names the permission, and was made by somebody who did.
fn revealing(who: &Who) -> Act {
    if who.token.is_some() {
        Act::Plain
    } else {
        Act::Sensitive
    }
}

fn is_environment(value: &str, (): &()) -> garde::Result {
    let plain = |b: u8| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-');
    let begins = value.bytes().next().is_some_and(|b| b.is_ascii_lowercase());
    if value.len() <= 40 && begins && value.bytes().all(plain) {
        Ok(())
    } else {
        Err(garde::Error::new(
            "Use 1 to 40 small letters, digits, _ and -, a letter first, such as production",
        ))
    }
}

fn is_key(value: &str, (): &()) -> garde::Result {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'_';
    let begins = value.bytes().next().is_some_and(|b| !b.is_ascii_digit());
    if value.len() <= 100 && begins && value.bytes().all(plain) {
        Ok(())
    } else {
        Err(garde::Error::new(
            "Use 1 to 100 letters, digits and _, no digit first, such as DATABASE_URL",
        ))
    }
}

const BYTES_AT_MOST: usize = 16 * 1024;

fn is_value(value: &SecretString, (): &()) -> garde::Result {
    if value.expose_secret().len() <= BYTES_AT_MOST {
        Ok(())
    } else {
        Err(garde::Error::new("A value takes at most 16 KiB"))
    }
}

fn is_optional_value(value: &Option<SecretString>, (): &()) -> garde::Result {
    value.as_ref().map_or(Ok(()), |value| is_value(value, &()))
}
