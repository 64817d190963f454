//! The cargo that started us, for a task that builds.

use std::env;

use tokio::process::Command;

/// Without what it told us of ourselves: some build scripts look at that, and would build their crates anew each time a task and a
/// person take turns.
pub fn cargo() -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(name);
        }
    }
    command
}
