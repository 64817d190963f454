//! `tenant …`: the tenants, as the platform keeps them.

mod create;
mod export;
mod list;
mod restore;
mod suspend;

use anyhow::{Result, bail};
use app::{
    App, Caller, Error, TenantRef,
    tenants::{Details, Show},
};

pub use create::run as create;
pub use export::run as export;
pub use list::run as list;
pub use restore::run as restore;
pub use suspend::run as suspend;

/// The tenant with this slug or id.
async fn find(app: &App, named: &str) -> Result<Details> {
    let tenant = TenantRef::parse(named);
    match app.on_platform(&Caller::cli(), Show { tenant }).await {
        Err(Error::NotFound) => bail!("there is no tenant {named}: `bailiwick tenant list` shows those there are"),
        found => Ok(found?),
    }
}
