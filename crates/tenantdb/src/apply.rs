//! Carrying out a plan: one transaction per change, so that one table's failure leaves the others done.
//! What is in the plan was decided in `plan`.

use serde::{Deserialize, Serialize};

use crate::connect::AdminClient;
use crate::error::Error;
use crate::plan::{Plan, Target};

/// What became of one change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outcome {
    pub target: Target,
    /// PostgreSQL's words; None if it was done.
    pub error: Option<String>,
    /// It failed for want of a lock, and the rights that it narrows were taken away until it succeeds.
    pub cut: bool,
}

/// Applies every change, in order; one that fails is rolled back alone. An error only if the connection is lost.
pub async fn apply(_client: &mut AdminClient, _plan: &Plan) -> Result<Vec<Outcome>, Error> {
    unimplemented!()
}
