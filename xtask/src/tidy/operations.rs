//! An operation is found by its name: that of `members.change_role` is in `members/change_role.rs`, and no other has that name.

use std::collections::BTreeMap;

use super::Source;

pub const DECLARATION: &str = "const NAME: &'static str = \"";

pub fn check(sources: &[Source]) -> Vec<String> {
    let mut broken = Vec::new();
    let mut seen: BTreeMap<&str, String> = BTreeMap::new();
    for source in sources {
        let Ok(inside) = source.path.strip_prefix("crates/app/src") else {
            continue;
        };
        let noun = inside.parent().and_then(|folder| folder.to_str()).unwrap_or_default();
        let verb = inside.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        for (at, line) in source.text.lines().enumerate() {
            let Some(name) = line
                .trim()
                .strip_prefix(DECLARATION)
                .and_then(|rest| rest.strip_suffix("\";"))
            else {
                continue;
            };
            let place = format!("{}:{}", source.path.display(), at + 1);
            // A file may hold the wider form of its verb as well: revoke.rs has `revoke` and `revoke_others`.
            let fits = name
                .split_once('.')
                .is_some_and(|(n, v)| n == noun && (v == verb || v.starts_with(&format!("{verb}_"))));
            if !fits {
                broken.push(format!("{place}: {name} belongs into {}.rs", name.replace('.', "/")));
            }
            if let Some(other) = seen.insert(name, place.clone()) {
                broken.push(format!("{place}: {name} is also at {other}"));
            }
        }
    }
    broken
}
