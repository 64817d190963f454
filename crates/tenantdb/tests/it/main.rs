//! `tenantdb` against a real PostgreSQL. Nothing here is mocked; `cluster` says where the server comes from.

mod cluster;
mod connecting;
mod drift;
mod enforcement;
mod hostile;
mod isolation;
mod plans;
mod provisioning;
mod reading;
mod removal;
mod world;
