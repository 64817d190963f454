//! The panels in a browser, as people use them.

mod decisions;
mod journey;
mod members;
mod people;
mod platform;
mod roles;
mod tenant_settings;
mod variables;
