//! A test names the requirements that it covers, `// covers: S2-20, D8`. What it names must be one.

use std::{collections::BTreeSet, fs};

use anyhow::Context;

use super::Source;

const REQUIREMENTS: &str = "docs/development/requirements.txt";

pub fn check(sources: &[Source]) -> anyhow::Result<Vec<String>> {
    let text = fs::read_to_string(REQUIREMENTS).with_context(|| format!("cannot read {REQUIREMENTS}"))?;
    let known: BTreeSet<&str> = text.lines().collect();
    let mut broken = Vec::new();
    for source in sources {
        for (at, line) in source.text.lines().enumerate() {
            let Some(ids) = line.trim().strip_prefix("// covers:") else {
                continue;
            };
            for id in ids.split(',').map(str::trim).filter(|id| !known.contains(id)) {
                let place = format!("{}:{}", source.path.display(), at + 1);
                broken.push(format!("{place}: {id} is not in {REQUIREMENTS}"));
            }
        }
    }
    Ok(broken)
}
