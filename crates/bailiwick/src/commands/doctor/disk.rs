//! How much room there is where the data directory is.

use nix::sys::statvfs::statvfs;

use crate::{check::Check, settings::Settings};

const GIB: u64 = 1 << 30;

/// Nothing where there is no directory yet.
pub fn look(settings: &Settings) -> Option<Check> {
    let found = statvfs(&settings.data_dir).ok()?;
    let free = found.blocks_available().saturating_mul(found.fragment_size());
    let all = found.blocks().saturating_mul(found.fragment_size());
    #[allow(clippy::cast_precision_loss, reason = "for people to read")]
    let says = format!("{:.1} GiB free", free as f64 / GIB as f64);
    let next = "make room: without it PostgreSQL stops, and with it every decision";
    Some(if free < GIB / 8 {
        Check::failed("disk", says, next)
    } else if free < GIB || free < all / 20 {
        Check::warning("disk", says, next)
    } else {
        Check::ok("disk", says)
    })
}
