//! What the root panel shows first.

mod attention;
mod show;

pub use attention::{Attention, Kind, Named};
pub use show::{Day, Overview, Show};
