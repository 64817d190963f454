//! A noun has the same name in every room: what the API and the panel speak of is a folder of the application's operations.

use std::path::Path;

use super::Source;

/// What carries pages and answers, and is about no noun.
const OF_NO_NOUN: [(&str, &[&str]); 2] = [
    ("crates/server/src/api", &["docs"]),
    (
        "crates/server/src/panel",
        &[
            "flash", "forms", "home", "message", "page", "pager", "step_up", "visitor",
        ],
    ),
];

pub fn check(sources: &[Source]) -> Vec<String> {
    let mut broken = Vec::new();
    for (room, carriers) in OF_NO_NOUN {
        for source in sources {
            let Some(name) = (source.path.parent() == Some(Path::new(room)))
                .then(|| source.path.file_stem()?.to_str())
                .flatten()
            else {
                continue;
            };
            if !carriers.contains(&name) && !Path::new("crates/app/src").join(name).is_dir() {
                let path = source.path.display();
                broken.push(format!(
                    "{path}: `{name}` is no noun of crates/app; call it as the operations are called"
                ));
            }
        }
    }
    broken
}
