//! `roles …`: a tenant's roles, groups and table grants as a file, as the tenant's panel has it.

mod apply;
mod export;
mod plan;

use std::{
    fs::File,
    io::{self, Read},
};

use anyhow::{Context, Result, bail};
use app::role_file::{FileDeed, RoleFile, RoleFilePlan, Wish};

pub use apply::run as apply;
pub use export::run as export;
pub use plan::run as plan;

use crate::arguments::RoleFileArgs;

/// As much as a file may have, and one byte more, so that a longer one is seen to be.
const READ_AT_MOST: u64 = 1024 * 1024 + 1;

/// What was answered in the tenant with this slug or id.
fn found<T>(tenant: &str, answer: app::Result<T>) -> Result<T> {
    match answer {
        Err(app::Error::NotFound) => {
            bail!("there is no open tenant {tenant}: `bailiwick tenant list` shows those there are")
        }
        answer => Ok(answer?),
    }
}

fn wish(arguments: &RoleFileArgs) -> Result<Wish> {
    let named = arguments.file.display();
    let mut text = String::new();
    let read = if is_standard_input(arguments) {
        io::stdin().take(READ_AT_MOST).read_to_string(&mut text)
    } else {
        let file = File::open(&arguments.file).with_context(|| format!("cannot read {named}"))?;
        file.take(READ_AT_MOST).read_to_string(&mut text)
    };
    read.with_context(|| format!("cannot read {named}"))?;
    Ok(Wish {
        file: RoleFile::read(&text)?,
        prune: arguments.prune,
        state: None,
    })
}

fn is_standard_input(arguments: &RoleFileArgs) -> bool {
    arguments.file.as_os_str() == "-"
}

/// As tools of this kind show it: + for what comes, - for what goes, ~ for what is changed.
fn text(plan: &RoleFilePlan) -> String {
    let mut lines = Vec::new();
    for change in &plan.changes {
        let sign = match change.deed {
            FileDeed::Create => '+',
            FileDeed::Change => '~',
            FileDeed::Delete => '-',
        };
        lines.push(format!("{sign} {} {}", change.kind, shown(&change.name)));
        for line in &change.lines {
            let removed = line.removed.iter().map(|text| ('-', text));
            for (sign, text) in removed.chain(line.added.iter().map(|text| ('+', text))) {
                lines.push(format!("    {sign} {}: {}", shown(&line.field), shown(text)));
            }
        }
    }
    lines.join("\n")
}

/// A table may be called anything, and a terminal obeys what it is sent.
fn shown(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { '\u{fffd}' } else { c })
        .collect()
}

#[cfg(test)]
mod tests {
    use app::role_file::{ChangedKind, FileChange, FileChangeLine};

    use super::*;

    #[test]
    fn a_plan_is_read_as_a_diff() {
        let line = |field: &str, removed: Option<&str>, added: Option<&str>| FileChangeLine {
            field: field.into(),
            removed: removed.map(Into::into),
            added: added.map(Into::into),
        };
        let plan = RoleFilePlan {
            state: String::new(),
            changes: vec![
                FileChange {
                    deed: FileDeed::Delete,
                    kind: ChangedKind::Group,
                    name: "Old".into(),
                    lines: Vec::new(),
                },
                FileChange {
                    deed: FileDeed::Change,
                    kind: ChangedKind::Role,
                    name: "staff".into(),
                    lines: vec![
                        line("permissions", None, Some("audit.view")),
                        line("tables.lines.a\u{1b}[2J", Some("read"), Some("nothing")),
                    ],
                },
            ],
        };
        assert_eq!(
            text(&plan),
            "- group Old\n~ role staff\n    + permissions: audit.view\n    - tables.lines.a\u{fffd}[2J: read\n    + tables.lines.a\u{fffd}[2J: nothing"
        );
    }
}
