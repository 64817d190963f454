//! `admin …`: the people who run the platform.

mod bootstrap;
mod deactivate;
mod list;
mod recover;

pub use bootstrap::run as bootstrap;
pub use deactivate::run as deactivate;
pub use list::run as list;
pub use recover::run as recover;
