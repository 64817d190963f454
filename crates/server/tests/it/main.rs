//! The HTTP API as those meet it who may use it, who may not, and who try to break it: the router in memory, every database real.

#![allow(dead_code)] // what the suites share is used by those that are not finished yet

mod bad_input;
mod browsers;
mod evaluation;
mod events;
mod matrix;
mod place;
mod psql;
mod revocation;
mod two_tenants;
mod witness;
