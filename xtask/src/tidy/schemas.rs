//! A name in the API's document is that of one type. utoipa keeps the last of those that share one and says nothing, and the document is wrong.

use std::collections::BTreeMap;

use super::Source;

pub fn check(sources: &[Source]) -> Vec<String> {
    let mut broken = Vec::new();
    let mut seen: BTreeMap<&str, String> = BTreeMap::new();
    // What is served is of these rooms; the text of a rule's own test is of none.
    for source in sources.iter().filter(|source| source.path.starts_with("crates")) {
        for (at, name) in names(&source.text) {
            let place = format!("{}:{}", source.path.display(), at + 1);
            if let Some(other) = seen.insert(name, place.clone()) {
                broken.push(format!(
                    "{place}: the document's {name} is also at {other}; call one by another name with `as`"
                ));
            }
        }
    }
    broken
}

/// What a file's types are called in the document, and on which line.
fn names(text: &str) -> Vec<(usize, &str)> {
    let mut names = Vec::new();
    let mut open = false;
    let mut alias = None;
    for (at, line) in text.lines().map(str::trim).enumerate() {
        if line == "words!(" || (line.starts_with("#[derive(") && line.contains("ToSchema")) {
            (open, alias) = (true, None);
        } else if open && line.starts_with("#[schema(") {
            alias = line.split_once("as = ").map(|(_, rest)| word(rest)).or(alias);
        // An example in the attribute goes on over lines that begin with no word.
        } else if open && line.starts_with(char::is_alphabetic) {
            let declared = line
                .trim_start_matches("pub ")
                .trim_start_matches("struct ")
                .trim_start_matches("enum ");
            let called = declared.split_once(" as ").map_or(declared, |(_, rest)| rest);
            names.push((at, alias.unwrap_or_else(|| word(called))));
            open = false;
        }
    }
    names
}

fn word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn a_name_is_read_where_it_is_given() {
        let text = "#[derive(Clone, ToSchema)]\n#[schema(as = MailKind)]\npub enum Kind {\n\
            #[derive(ToSchema)]\n#[serde(untagged)]\npub struct Page<T> {\n#[derive(Clone)]\npub struct Other;\n\
            words!(\n/// About.\nSort as TenantSort {\nwords!(\nPlain {\n#[derive(ToSchema)]\n#[schema(examples(json!({\n\"as\": 1\n})))]\npub struct Shown {\n";
        let found: Vec<_> = names(text).into_iter().map(|(_, name)| name).collect();
        assert_eq!(found, ["MailKind", "Page", "TenantSort", "Plain", "Shown"]);
    }
}
