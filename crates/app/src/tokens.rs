//! API tokens of a person: for one tenant or for the platform, with an end and a part of the person's own permissions.

mod create;
mod list;
mod revoke;

pub(crate) use create::PREFIX;
pub use create::{Create, Created, NewToken};
pub use list::{List, Page, Token};
pub use revoke::Revoke;
