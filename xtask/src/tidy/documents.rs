//! What the documents say of the code: the tests behind ARCHITECTURE's invariants, and the list of public operations.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::Context;

use super::{Source, operations::DECLARATION};

const ARCHITECTURE: &str = "ARCHITECTURE.md";
const PUBLIC: &str = "docs/reference/public-operations.md";

pub fn check(sources: &[Source]) -> anyhow::Result<Vec<String>> {
    let mut broken = invariants(&read(ARCHITECTURE)?, sources);
    broken.extend(public_operations(&read(PUBLIC)?, sources));
    Ok(broken)
}

fn read(path: &str) -> anyhow::Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {path}"))
}

/// Each row's last cell is a link: the names of tests, and the file where they are.
fn invariants(text: &str, sources: &[Source]) -> Vec<String> {
    let (_, table) = text.split_once("## Invariants").unwrap_or_default();
    let links = table
        .lines()
        .filter_map(|line| line.split_once("| [")?.1.split_once("]("));
    let mut broken = Vec::new();
    for (names, rest) in links {
        let file = rest.split(')').next().unwrap_or_default();
        let source = sources.iter().find(|source| source.path == Path::new(file));
        for name in names.split(", ").map(|name| name.trim_matches('`')) {
            if !source.is_some_and(|source| source.text.contains(&format!("fn {name}("))) {
                broken.push(format!("{ARCHITECTURE}: there is no test {name} in {file}"));
            }
        }
    }
    if table.is_empty() {
        broken.push(format!("{ARCHITECTURE}: there is no table of invariants"));
    }
    broken
}

fn public_operations(text: &str, sources: &[Source]) -> Vec<String> {
    let listed: BTreeSet<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("| `")?.split('`').next())
        .collect();
    let made: BTreeSet<&str> = sources
        .iter()
        .flat_map(|source| source.text.split("impl PublicOperation for").skip(1))
        .filter_map(|rest| rest.split_once(DECLARATION)?.1.split('"').next())
        .collect();
    listed
        .symmetric_difference(&made)
        .map(|name| format!("{PUBLIC}: {name} is either not listed or not there"))
        .collect()
}
