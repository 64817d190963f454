//! One's own account.

mod change_password;
mod show;

pub use change_password::{ChangePassword, PasswordChange};
pub use show::{Account, Show};
