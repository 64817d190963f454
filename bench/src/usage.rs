//! Processor time of this process and of PostgreSQL, as the kernel counts it.

use std::fs;

/// Clock ticks in a second: fixed in Linux's user interface.
const TICKS: f64 = 100.0;

/// Seconds of processor time that this process has used.
pub fn own() -> f64 {
    seconds("self").unwrap_or_default()
}

/// Seconds of processor time of every PostgreSQL process on this machine. Of those that ended meanwhile nothing is counted.
pub fn postgres() -> f64 {
    let Ok(processes) = fs::read_dir("/proc") else {
        return 0.0;
    };
    processes
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.bytes().all(|b| b.is_ascii_digit()))
        .filter(|pid| fs::read_to_string(format!("/proc/{pid}/comm")).is_ok_and(|name| name.trim() == "postgres"))
        .filter_map(|pid| seconds(&pid))
        .sum()
}

/// `utime` and `stime` of proc(5), fields 14 and 15, counted behind the name in parentheses, which may hold spaces.
fn seconds(process: &str) -> Option<f64> {
    let text = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, rest) = text.rsplit_once(')')?;
    let fields: Vec<&str> = rest.split_whitespace().collect();
    let ticks: f64 = fields.get(11)?.parse::<f64>().ok()? + fields.get(12)?.parse::<f64>().ok()?;
    Some(ticks / TICKS)
}
