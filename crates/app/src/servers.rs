//! Registered PostgreSQL servers.

mod add;
mod check;
mod list;
mod register_local;
mod remove;
mod show;
mod test;

pub use add::{Add, NewServer};
pub use check::Check;
pub use list::{List, Page, Server};
pub use register_local::{LocalServer, register_local};
pub use remove::Remove;
pub use show::Show;
pub(crate) use test::refuse_control_database;
pub use test::{Test, TestReport};
