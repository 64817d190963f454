//! How the customer's own application connects to its tenant's database.

mod rotate_password;
mod show;

pub use rotate_password::{NewPassword, RotatePassword};
pub use show::{Connection, Show};
