//! The program as it is run: real processes, each with a data directory and a PostgreSQL of its own.

mod administration;
mod care;
mod database_url;
mod demo;
mod exports;
mod guards;
mod keys;
mod life;
mod refusals;
mod roles;
mod site;
