//! What the root panel shows first.

mod show;

pub use show::{Day, Overview, Show};
