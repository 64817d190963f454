//! A test names the requirements that it covers, `// covers: S2-20, D8`. What it names must be one.

use std::{collections::BTreeSet, fs};

use anyhow::Context;

use super::Source;

pub const REQUIREMENTS: &str = "docs/development/requirements.txt";

/// The requirements that the tests of a file name, each with its line.
pub fn covered(source: &Source) -> impl Iterator<Item = (usize, &str)> {
    source.text.lines().enumerate().flat_map(|(at, line)| {
        let ids = line.trim().strip_prefix("// covers:").unwrap_or_default();
        ids.split(',')
            .map(str::trim)
            .filter(|id| !id.is_empty())
            .map(move |id| (at + 1, id))
    })
}

pub fn check(sources: &[Source]) -> anyhow::Result<Vec<String>> {
    let text = fs::read_to_string(REQUIREMENTS).with_context(|| format!("cannot read {REQUIREMENTS}"))?;
    let known: BTreeSet<&str> = text.lines().collect();
    let mut broken = Vec::new();
    for source in sources {
        for (line, id) in covered(source).filter(|(_, id)| !known.contains(id)) {
            broken.push(format!(
                "{}:{line}: {id} is not in {REQUIREMENTS}",
                source.path.display()
            ));
        }
    }
    Ok(broken)
}
