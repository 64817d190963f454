//! What would make a tenant safer: found in its people and its log each time one looks, and set aside only with a reason and for a time. For the
//! installation it is in `security`.

mod dismiss;
mod find;
mod restore;
mod show;

pub use dismiss::{Dismiss, NewDismissal};
pub use find::{Kind, Person, Suggestion};
pub use restore::Restore;
pub use show::{Dismissed, Posture, Show};
