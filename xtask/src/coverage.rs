//! Which requirements no test names yet. What is planned for later stands, with its subject, in a list of its own.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
};

use anyhow::{Context, bail};

use crate::tidy::{REQUIREMENTS, Source, covered, sources};

/// A requirement in each line, then what it waits for.
const LATER: &str = "docs/development/later.txt";

pub fn run() -> anyhow::Result<()> {
    let sources = sources()?;
    let covered: BTreeSet<&str> = sources.iter().flat_map(covers).collect();
    let requirements = fs::read_to_string(REQUIREMENTS).with_context(|| format!("cannot read {REQUIREMENTS}"))?;
    let text = fs::read_to_string(LATER).with_context(|| format!("cannot read {LATER}"))?;
    let later: BTreeMap<&str, &str> = text.lines().filter_map(|line| line.split_once(' ')).collect();
    let mut waiting: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut missing = Vec::new();
    for id in requirements.lines().filter(|id| !covered.contains(id)) {
        match later.get(id) {
            Some(subject) => waiting.entry(subject.trim()).or_default().push(id),
            None => missing.push(id),
        }
    }
    println!(
        "{} of {} requirements are named by a test",
        covered.len(),
        requirements.lines().count()
    );
    for (subject, ids) in waiting {
        println!("later, {subject}: {}", ids.join(", "));
    }
    if missing.is_empty() {
        return Ok(());
    }
    bail!("without a test: {}", missing.join(", "))
}

fn covers(source: &Source) -> impl Iterator<Item = &str> {
    covered(source).map(|(_, id)| id)
}
