//! The time, as the whole program sees it; tests set it.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use jiff::{SignedDuration, Timestamp};

#[derive(Clone, Debug)]
pub enum Clock {
    System,
    /// Microseconds since 1970, moved by whoever holds it.
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands still at this moment until it is moved.
    pub fn stopped() -> Self {
        Self::Set(Arc::new(AtomicI64::new(Timestamp::now().as_microsecond())))
    }

    /// To the microsecond, as PostgreSQL keeps it: what is written is what is read back.
    pub fn now(&self) -> Timestamp {
        let micros = match self {
            Self::System => Timestamp::now().as_microsecond(),
            Self::Set(micros) => micros.load(Ordering::SeqCst),
        };
        Timestamp::from_microsecond(micros).unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// Moves a clock that is set; the system's cannot be.
    pub fn advance(&self, by: SignedDuration) {
        if let Self::Set(micros) = self {
            let step = i64::try_from(by.as_micros()).unwrap_or(i64::MAX);
            micros.fetch_add(step, Ordering::SeqCst);
        }
    }
}
