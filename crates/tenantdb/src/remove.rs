//! The plan that takes Bailiwick out of a tenant's database again. Pure, like `plan`.

use crate::catalog::Catalog;
use crate::desired::Desired;
use crate::error::Error;
use crate::plan::Plan;

/// What removing the tenant from its database would do.
pub fn plan_removal(_desired: &Desired, _catalog: &Catalog) -> Result<Plan, Error> {
    unimplemented!()
}
