//! The first Super Admin (D9): by a link that is printed once, or by the command line. Both work only while there is none.

mod claim;
mod open;

pub use claim::{Claim, NewAdmin, Proof};
pub use open::{IsOpen, offer_link};
