//! Answers that go on until their reader goes (server-sent events): how many somebody holds open, and where one goes on that was cut off.

use std::{
    collections::{HashMap, hash_map::DefaultHasher},
    convert::Infallible,
    hash::{Hash, Hasher},
    sync::{LazyLock, Mutex, PoisonError},
};

use app::{Caller, Credential, Error};
use axum::{extract::FromRequestParts, http::request::Parts};

/// By whose session or token the answers are being read.
static OPEN: LazyLock<Mutex<HashMap<Credential, usize>>> = LazyLock::new(Mutex::default);
/// Each asks the database again and again for as long as it lasts.
const AT_ONCE: usize = 5;

/// One of those that somebody may hold open at once.
pub struct Open(Credential);

impl Open {
    pub fn take(caller: &Caller) -> app::Result<Self> {
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        let count = open.entry(caller.credential.clone()).or_default();
        if *count >= AT_ONCE {
            let sentence = format!("You follow {AT_ONCE} things live already. Close one of them, then follow this.");
            return Err(Error::conflict("too_many_open", sentence));
        }
        *count += 1;
        Ok(Self(caller.credential.clone()))
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        match open.get_mut(&self.0) {
            Some(count) if *count > 1 => *count -= 1,
            _ => {
                open.remove(&self.0);
            }
        }
    }
}

/// The `id` of the last event that a reader has, which a browser sends when it comes back.
pub struct LastEventId(pub Option<String>);

impl<S: Send + Sync> FromRequestParts<S> for LastEventId {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        let sent = parts.headers.get("last-event-id").and_then(|value| value.to_str().ok());
        Ok(Self(sent.filter(|id| !id.is_empty()).map(str::to_owned)))
    }
}

/// The id of a whole picture, by which whoever has it already is not shown it again.
pub fn picture(html: &str) -> String {
    let mut hasher = DefaultHasher::new();
    html.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
