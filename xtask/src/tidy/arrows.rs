//! Which of our crates may know which (ARCHITECTURE.md). What each may take from outside is in deny.toml.

use std::{collections::BTreeMap, fs, path::Path};

use anyhow::{Context, anyhow};
use toml::{Table, Value};

/// Who may depend on whom, in what is shipped.
const ARROWS: [(&str, &[&str]); 7] = [
    ("authz", &[]),
    ("db", &[]),
    ("tenantdb", &[]),
    ("embedded-postgres", &[]),
    ("app", &["authz", "db", "tenantdb"]),
    ("server", &["app"]),
    // It names where the control plane is, and asks nothing there.
    ("bailiwick", &["app", "db", "embedded-postgres", "server"]),
];

/// What only tests may depend on.
const FOR_TESTS: [&str; 1] = ["testkit"];
/// Rooms that are not shipped and may know everybody.
const OUTSIDE: [&str; 4] = ["crates/testkit", "xtask", "bench", "tests/browser"];

pub fn check() -> anyhow::Result<Vec<String>> {
    let workspace = read(Path::new("Cargo.toml"))?;
    let members = workspace["workspace"]["members"].as_array().context("no members")?;
    let allowed: BTreeMap<&str, &[&str]> = ARROWS.into_iter().collect();
    let mut broken = Vec::new();
    for member in members {
        let member = member.as_str().context("a member is a path")?;
        for directory in expand(member)? {
            if OUTSIDE.contains(&directory.as_str()) {
                continue;
            }
            let name = directory.rsplit('/').next().unwrap_or_default().to_owned();
            let Some(targets) = allowed.get(name.as_str()) else {
                broken.push(format!(
                    "{directory}: a room that xtask/src/tidy/arrows.rs does not know"
                ));
                continue;
            };
            let manifest = read(&Path::new(&directory).join("Cargo.toml"))?;
            for section in ["dependencies", "build-dependencies"] {
                for ours in ours(&manifest, section) {
                    if !targets.contains(&ours.as_str()) {
                        broken.push(format!("{directory}/Cargo.toml: {name} must not depend on {ours}"));
                    }
                }
            }
        }
    }
    Ok(broken)
}

/// The members that `crates/*` stands for, or the one that is named.
fn expand(member: &str) -> anyhow::Result<Vec<String>> {
    let Some(parent) = member.strip_suffix("/*") else {
        return Ok(vec![member.to_owned()]);
    };
    let mut found = Vec::new();
    for entry in fs::read_dir(parent)? {
        let path = entry?.path();
        if path.join("Cargo.toml").exists() {
            found.push(path.to_string_lossy().into_owned());
        }
    }
    Ok(found)
}

fn ours(manifest: &Table, section: &str) -> Vec<String> {
    let known = |name: &&String| ARROWS.iter().any(|(ours, _)| ours == name) || FOR_TESTS.contains(&name.as_str());
    manifest
        .get(section)
        .and_then(Value::as_table)
        .into_iter()
        .flat_map(Table::keys)
        .filter(known)
        .cloned()
        .collect()
}

fn read(path: &Path) -> anyhow::Result<Table> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    text.parse().map_err(|error| anyhow!("{}: {error}", path.display()))
}
