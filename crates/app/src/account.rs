//! One's own account.

mod change_password;
mod rename;
mod show;

pub use change_password::{ChangePassword, PasswordChange};
pub use rename::Rename;
pub use show::{Account, Show};
