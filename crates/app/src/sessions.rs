//! Signing in and out, and the sessions of a person.

mod enter;
mod list;
mod proof;
mod prove;
mod revoke;
mod second_factor;
mod sign_in;
mod sign_out;

pub(crate) use enter::{BY_CODE, agent, enter};
pub use enter::{Entered, SignInFlow};
pub use list::{List, Page, Session};
pub(crate) use proof::{Proof, UsedCode, account_keys};
pub use prove::Prove;
pub use revoke::{Revoke, RevokeOthers};
pub use second_factor::SecondFactor;
pub use sign_in::{NewSession, SignIn, SignInChanging};
pub use sign_out::SignOut;
