//! What would make the installation safer: found in what is there each time one looks, and set aside only with a reason and for a time.

mod dismiss;
mod find;
mod old_invitations;
mod restore;
mod show;

pub use dismiss::{Dismiss, NewDismissal};
pub use find::{Kind, Person, Suggestion};
pub use old_invitations::{OldInvitation, OldInvitations};
pub use restore::Restore;
pub(crate) use show::posture;
pub use show::{Dismissed, Posture, Show};
