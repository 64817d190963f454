//! What holds for each file: it says what it is for, it is short, and nothing in it is left undone.

use std::collections::BTreeSet;

use super::Source;

const LINES_AT_MOST: usize = 500;
/// The first paragraph of a file. An example may follow it.
const OPENING_AT_MOST: usize = 3;
/// Rooms that say nothing about what is in them.
const NAMELESS: [&str; 7] = ["util", "utils", "common", "helper", "helpers", "manager", "misc"];
/// Written in two parts, so that this file does not break its own rule.
const UNDONE: [(&str, &str); 4] = [("todo", "!("), ("unimplemented", "!("), ("dbg", "!("), ("#[", "ignore")];

pub fn check(sources: &[Source]) -> BTreeSet<String> {
    let mut broken = BTreeSet::new();
    for source in sources {
        let path = source.path.display();
        let opening = source
            .text
            .lines()
            .take_while(|line| line.strip_prefix("//!").is_some_and(|text| !text.is_empty()))
            .count();
        if opening == 0 || opening > OPENING_AT_MOST {
            broken.insert(format!(
                "{path}: open it with one to {OPENING_AT_MOST} lines of `//!` that say what it is for"
            ));
        }
        let lines = source.text.lines().count();
        if lines > LINES_AT_MOST {
            broken.insert(format!("{path}: {lines} lines; at most {LINES_AT_MOST}, split it"));
        }
        for (word, rest) in UNDONE {
            for (at, line) in source.text.lines().enumerate() {
                if line.contains(&format!("{word}{rest}")) {
                    broken.insert(format!("{path}:{}: {word}{rest} is not left behind", at + 1));
                }
            }
        }
        for part in source.path.with_extension("").iter().filter_map(|part| part.to_str()) {
            if NAMELESS.contains(&part) {
                broken.insert(format!("{path}: `{part}` names nothing; call it what it does"));
            }
        }
    }
    broken
}
