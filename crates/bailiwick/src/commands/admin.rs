//! `admin …`: the people who run the platform.

mod bootstrap;
mod list;

pub use bootstrap::run as bootstrap;
pub use list::run as list;
