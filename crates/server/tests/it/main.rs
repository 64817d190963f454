//! The HTTP API as those meet it who may use it, who may not, and who try to break it: the router in memory, every database real.

mod audit_pages;
mod bad_input;
mod browsers;
mod conformance;
mod documents;
mod evaluation;
mod events;
mod idempotency;
mod life_of_tenants;
mod mail_server;
mod matrix;
mod new_tables;
mod pages;
mod place;
mod proxied;
mod psql;
mod requests;
mod revocation;
mod settings;
mod silence;
mod step_up;
mod two_tenants;
mod users;
mod versions;
mod visits;
mod witness;
