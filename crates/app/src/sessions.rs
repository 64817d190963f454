//! Signing in and out, and the sessions of a person.

mod begin_passkey;
mod enter;
mod list;
mod proof;
mod prove;
mod prove_by_passkey;
mod revoke;
mod second_factor;
mod sign_in;
mod sign_in_by_passkey;
mod sign_out;
mod throttle;

pub use begin_passkey::{BeginPasskey, BeginPasskeyProof, BeginPasskeyStep};
pub(crate) use enter::{BY_CODE, agent, enter};
pub use enter::{Entered, SignInFlow};
pub use list::{List, Page, Session};
pub(crate) use proof::{Proof, UsedCode, account_keys, guess_keys};
pub use prove::Prove;
pub use prove_by_passkey::ProveByPasskey;
pub use revoke::{Revoke, RevokeOthers};
pub use second_factor::{SecondFactor, SecondFactorByPasskey};
pub use sign_in::{NewSession, SignIn, SignInChanging};
pub use sign_in_by_passkey::SignInByPasskey;
pub use sign_out::SignOut;
pub(crate) use throttle::Throttle;
