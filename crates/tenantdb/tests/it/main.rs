//! `tenantdb` against a real PostgreSQL. Nothing here is mocked; `cluster` says where the server comes from.

mod cluster;
mod connecting;
mod drift;
mod drift_of_policies;
mod drift_of_roles;
mod enforcement;
mod hostile;
mod isolation;
mod plans;
mod provisioning;
mod reading;
mod removal;
mod round_trips;
mod stolen_login;
mod world;
