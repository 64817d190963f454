//! Runs the tables of `tests/cases`: one file per topic, one case per line of a decision.

use std::collections::BTreeSet;
use std::{fs, path::PathBuf};

use serde::Deserialize;

use crate::question::{Question, Roles};
use crate::{engine, oracle};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    /// The requirements and decisions that the case holds.
    covers: Vec<String>,
    answer: String,
    given: Question,
}

fn tests() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn read<T: serde::de::DeserializeOwned>(path: &PathBuf) -> T {
    let text = fs::read_to_string(path).expect("a readable file");
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn every_case_is_answered_as_written() {
    let roles: Roles = read(&tests().join("roles.toml"));
    let mut wrong = Vec::new();
    let mut answers = BTreeSet::new();
    let mut names = BTreeSet::new();
    let folder = fs::read_dir(tests().join("cases")).expect("the cases");
    for path in folder.map(|entry| entry.expect("an entry").path()) {
        for case in read::<File>(&path).case {
            let place = format!("{}: {}", path.display(), case.name);
            assert!(!case.covers.is_empty(), "{place}: covers nothing");
            let engine = engine::answer(&roles, &case.given);
            let oracle = oracle::answer(&roles, &case.given);
            if engine != case.answer || oracle != case.answer {
                wrong.push(format!(
                    "{place}\n  written {}, engine {engine}, oracle {oracle}",
                    case.answer
                ));
            }
            answers.insert(case.answer);
            assert!(names.insert(case.name), "{place}: the name is taken");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(answers.len(), 17, "every refusal and the grant occur: {answers:?}");
}
