//! Reading a tenant's part of PostgreSQL's catalog, in one snapshot and one round trip.
//! What it means is decided in `plan`.

use crate::catalog::Catalog;
use crate::connect::AdminClient;
use crate::error::Error;
use crate::names::Names;

/// Reads everything that concerns the tenant `names` and the schema. The client must be in the tenant's database.
pub async fn observe(
    _client: &AdminClient,
    _names: &Names,
    _schema: &str,
) -> Result<Catalog, Error> {
    unimplemented!()
}
