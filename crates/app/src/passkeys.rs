//! Passkeys (WebAuthn): what somebody signs in with instead of a password. Each stays on its owner's device; known here is its public key.

mod add;
mod begin;
mod ceremony;
mod list;
mod relying_party;
mod remove;
mod rename;
mod shown;

pub use add::{Add, Added, NewPasskey};
pub use begin::Begin;
pub use ceremony::Ceremony;
pub(crate) use ceremony::{Purpose, ask};
use db::queries::passkeys as sql;
pub use list::{List, Page, Passkey};
pub use relying_party::are_available;
pub use remove::Remove;
pub use rename::Rename;
use serde::de::DeserializeOwned;
use serde_json::Value;
pub use shown::Answer;
pub(crate) use shown::shown;

use crate::{
    Error, Result, UserId,
    gate::{Identity, Tx},
};

/// More than anybody has devices, and few enough to look through.
const AT_MOST: i64 = 20;

async fn refuse_too_many(tx: &Tx<Identity>, user: UserId) -> Result<()> {
    if sql::count().bind(tx.db(), &user.0).one().await? < AT_MOST {
        return Ok(());
    }
    let sentence =
        format!("You have {AT_MOST} passkeys, which is as many as one person may. Remove one that you no longer use.");
    Err(Error::conflict("limit_reached", sentence))
}

/// What the browser gave, as WebAuthn writes it.
fn read<T: DeserializeOwned>(credential: &Value) -> Result<T> {
    serde_json::from_value(credential.clone())
        .map_err(|_| Error::invalid("credential", "This is not what a browser answers. Begin again."))
}

/// How somebody proved who they are (RFC 8176): by a key in hardware, or by one that is kept in several places; there, and verified by the device,
/// which makes two factors of it.
const fn methods(in_several_places: bool) -> [&'static str; 3] {
    [if in_several_places { "swk" } else { "hwk" }, "user", "mfa"]
}
