//! Platform admins.

mod list;

pub use list::{Admin, List};
