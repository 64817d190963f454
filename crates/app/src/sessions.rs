//! Signing in and out, and the sessions of a person.

mod list;
mod proof;
mod prove;
mod revoke;
mod sign_in;
mod sign_out;

pub use list::{List, Page, Session};
pub(crate) use proof::{Proof, account_keys};
pub use prove::Prove;
pub use revoke::{Revoke, RevokeOthers};
pub use sign_in::{NewSession, SignIn, SignInChanging};
pub(crate) use sign_in::{agent, open_session};
pub use sign_out::SignOut;
