//! One's own account.

mod change_password;
mod rename;
mod request_reset;
mod reset_password;
mod send_reset;
mod show;
mod tell_of_change;

pub use change_password::{ChangePassword, PasswordChange};
pub use rename::Rename;
pub use request_reset::RequestReset;
pub use reset_password::{OpenReset, PasswordLink, ResetPassword};
pub(crate) use send_reset::send_reset;
pub use show::{Account, Show};
pub(crate) use tell_of_change::{SecurityChange, tell_of_change};
