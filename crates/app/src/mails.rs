//! Mail: letters, the outbox they wait in, and sending them.

mod letter;
mod list;
mod retry;
mod send;
mod show;

pub(crate) use letter::{Letter, place};
pub use list::{List, Mail, Page};
pub use retry::{Retried, Retry, RetryAll};
pub(crate) use send::send;
pub use show::{MailText, Show};
