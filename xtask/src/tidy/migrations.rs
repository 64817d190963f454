//! Each migration has a number of its own: of two branches that both took the next one, the second to land takes another.

use std::{collections::BTreeMap, fs};

use anyhow::Context;

const DIRECTORY: &str = "crates/db/migrations";

pub fn check() -> anyhow::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(DIRECTORY).with_context(|| format!("cannot read {DIRECTORY}"))? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort_unstable();
    Ok(broken(&names))
}

fn broken(names: &[String]) -> Vec<String> {
    let mut broken = Vec::new();
    let mut seen: BTreeMap<u32, &str> = BTreeMap::new();
    for name in names {
        let Some(number) = number(name) else {
            broken.push(format!(
                "{DIRECTORY}/{name}: call it V<number>__<what it does>.sql, or it is not applied"
            ));
            continue;
        };
        if let Some(other) = seen.insert(number, name) {
            broken.push(format!(
                "{DIRECTORY}: {other} and {name} have one number; give the one that has not landed yet the next that is free"
            ));
        }
    }
    broken
}

fn number(name: &str) -> Option<u32> {
    let (number, what) = name.strip_prefix('V')?.strip_suffix(".sql")?.split_once("__")?;
    if what.is_empty() { None } else { number.parse().ok() }
}

#[cfg(test)]
mod tests {
    use super::broken;

    fn of(names: &[&str]) -> Vec<String> {
        broken(&names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn two_of_one_number_are_named() {
        assert!(
            of(&["V1__a.sql", "V10__b.sql", "V2__c.sql"]).is_empty(),
            "a gap is none"
        );
        for other in ["V2__b.sql", "V02__b.sql"] {
            let told = of(&["V2__a.sql", other]);
            assert_eq!(told.len(), 1, "{told:?}");
            assert!(told[0].contains("V2__a.sql") && told[0].contains(other), "{told:?}");
        }
    }

    #[test]
    fn what_would_never_be_applied_is_named() {
        for name in ["2__a.sql", "V2_a.sql", "V2__.sql", "Vb__a.sql", "V3__a.sql.orig"] {
            assert_eq!(of(&[name]).len(), 1, "{name}");
        }
    }
}
