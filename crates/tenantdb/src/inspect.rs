//! Looking at a schema before it is attached. Nothing is changed.

use crate::catalog::Table;
use crate::connect::{ServerAddress, connect};
use crate::desired::Desired;
use crate::error::Error;
use crate::plan::Finding;
use crate::provision::{attest, refuse_unusable_schema};
use crate::tables::list_tables;

/// What is in a schema that could be attached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inspection {
    /// By name.
    pub tables: Vec<Table>,
    /// What attaching would find there and leave as it is.
    pub findings: Vec<Finding>,
}

/// Connects and looks. [`Error::Conflict`] where the schema is not there or is another tenant's.
pub async fn inspect(server: &ServerAddress, desired: &Desired) -> Result<Inspection, Error> {
    desired.check_names()?;
    let client = connect(server, &desired.place.database).await?;
    let plan = attest(&client, desired).await?;
    refuse_unusable_schema(desired, &plan)?;
    let tables = list_tables(&client, &desired.place.schema).await?;
    let findings = plan.findings.into_iter().filter(|finding| !finding.repaired).collect();
    Ok(Inspection { tables, findings })
}
