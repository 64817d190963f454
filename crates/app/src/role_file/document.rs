//! The file itself: what can stand in it, and how it is read from YAML and written as YAML. What it would change is in `changes.rs`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize, Serializer};
use serde_saphyr::{FlowSeq, UserMessageFormatter};
use utoipa::ToSchema;

use crate::{Error, Result, error::sentence, words::words};

/// Roles, groups and table grants of a tenant. What it does not name stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({
    "version": 1,
    "roles": [{
        "key": "auditor", "name": "Auditor", "description": "Reads the log.", "rank": 30, "permissions": ["members.view", "tables.view"],
        "tables": { "default": ["read"], "lines": { "orders": ["read", "write"] } }
    }],
    "groups": [{ "name": "Invoices", "description": "Whoever sends them.", "permissions": ["tables.view"] }]
})))]
pub struct RoleFile {
    /// Of the format: 1.
    pub version: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<FileRole>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub groups: Option<Vec<FileGroup>>,
}

/// A role. What is left out stays as it is; a new one needs a name and a rank.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FileRole {
    pub key: String,
    /// A built-in role keeps its name, description and rank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<i16>,
    /// All of them, as `module.action`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permissions: Option<Vec<String>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tables: Option<FileTables>,
}

/// A role's rights on tables.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FileTables {
    /// On tables without a line of their own, such as new ones.
    #[serde(default, skip_serializing_if = "Option::is_none", serialize_with = "in_one_line")]
    pub default: Option<Vec<FileRight>>,
    /// On tables by their names. A line that is not named stays.
    #[serde(
        default,
        skip_serializing_if = "BTreeMap::is_empty",
        serialize_with = "each_in_one_line"
    )]
    pub lines: BTreeMap<String, Vec<FileRight>>,
}

words!(
    /// What may be done to the rows of a table.
    FileRight {
        Read "read",
        Write "write",
        Delete "delete",
    }
);

/// A group, by its name. Who is in it is no matter of the file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FileGroup {
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// All of them, as `module.action`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub permissions: Option<Vec<String>>,
}

/// As much as the API takes.
const BYTES_AT_MOST: usize = 1024 * 1024;
/// What stands in a file of that size, and what its aliases may make of it: nobody's roles need more.
const NODES_AT_MOST: usize = 250_000;
const ALIASES_AT_MOST: usize = 1000;
/// The document, a list, a role, its tables, their lines, one of them: and some to spare.
const DEPTH_AT_MOST: usize = 12;

impl RoleFile {
    /// From YAML 1.2, and so from JSON as well.
    ///
    /// # Errors
    /// What is wrong, and on which line.
    pub fn read(text: &str) -> Result<Self> {
        let wrong = |message: String| Error::invalid("file", message);
        if text.len() > BYTES_AT_MOST {
            return Err(wrong("A file has at most 1 MiB.".to_owned()));
        }
        let options = serde_saphyr::options! {
            budget: serde_saphyr::budget! {
                max_depth: DEPTH_AT_MOST,
                max_nodes: NODES_AT_MOST,
                max_aliases: ALIASES_AT_MOST,
                max_documents: 1,
            },
            alias_limits: serde_saphyr::alias_limits! { max_total_replayed_events: NODES_AT_MOST },
            with_snippet: false,
        };
        serde_saphyr::from_str_with_options(text, options)
            .map_err(|error| wrong(sentence(&error.render_with_formatter(&UserMessageFormatter))))
    }

    pub fn to_yaml(&self) -> Result<String> {
        let options = serde_saphyr::ser_options! { prefer_block_scalars: false, compact_list_indent: false };
        serde_saphyr::to_string_with_options(self, options).map_err(|error| Error::Internal(error.to_string()))
    }

    pub(super) fn names_tables(&self) -> bool {
        self.roles.iter().flatten().any(|role| role.tables.is_some())
    }

    pub(super) fn names_tables_of(&self, key: &str) -> bool {
        let mut roles = self.roles.iter().flatten();
        roles.any(|role| role.key == key && role.tables.is_some())
    }
}

/// Three words need no three lines.
#[allow(clippy::ref_option)] // as serde calls it
fn in_one_line<S: Serializer>(rights: &Option<Vec<FileRight>>, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    rights.as_ref().map(FlowSeq).serialize(serializer)
}

fn each_in_one_line<S: Serializer>(
    lines: &BTreeMap<String, Vec<FileRight>>,
    serializer: S,
) -> std::result::Result<S::Ok, S::Error> {
    serializer.collect_map(lines.iter().map(|(table, rights)| (table, FlowSeq(rights))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(text: &str) -> String {
        match RoleFile::read(text) {
            Err(Error::Invalid(fields)) => fields[0].message.clone(),
            other => panic!("{text:?} is read as {other:?}"),
        }
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        for (text, told) in [
            ("version: 1\nroles:\n  - key: a\n    nam: x\n", ["nam", "line 4"]),
            ("version: 1\nroles:\n  - key: a\n    rank: high\n", ["nvalid", "line 4"]),
            ("version: 1\nroles: [\n", ["bracket", "line 2"]),
            ("version: 1\nversion: 1\n", ["version", "line 2"]),
            ("version: 1\ngroups:\n  - description: x\n", ["name", "line 3"]),
            (
                "version: 1\nroles:\n  - key: a\n    tables:\n      default: [reed]\n",
                ["read write delete", "line 5"],
            ),
            ("version: 1\n---\nversion: 1\n", ["document", "line"]),
            (
                "version: 1\nroles:\n  - key: a\n    tables: {lines: {a: [read], a: []}}\n",
                ["a", "line 4"],
            ),
            ("- 1\n", ["", "line 1"]),
            ("", ["", "line 1"]),
        ] {
            let said = wrong(text);
            for part in told {
                assert!(said.contains(part), "{text:?}: {said}");
            }
            assert!(said.ends_with('.') && said.lines().count() == 1, "{said}");
        }
    }

    #[test]
    fn a_file_that_grows_is_refused() {
        let mut bomb =
            "version: 1\nroles:\n  - key: a\n    permissions: &a [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for _ in 0..1001 {
            bomb.push_str("  - {key: b, permissions: *a}\n");
        }
        wrong(&bomb);
        let nested = [
            "&a [x,x,x,x,x,x,x,x,x]",
            "&b [*a,*a,*a,*a,*a,*a,*a]",
            "&c [*b,*b,*b,*b,*b,*b]",
        ];
        wrong(&format!(
            "version: 1\nx:\n{}",
            nested.map(|line| format!("  - {line}\n")).concat()
        ));
        wrong(&format!("version: {}", "[".repeat(100_000)));
        wrong(&" ".repeat(BYTES_AT_MOST + 1));
    }

    #[test]
    fn json_is_read_as_well() {
        let text = r#"{"version": 1, "groups": [{"name": "Invoices", "permissions": []}]}"#;
        let read = RoleFile::read(text).expect("a file");
        assert_eq!(read, serde_json::from_str(text).expect("a file"));
    }

    #[test]
    fn what_is_written_is_read_as_it_was() {
        let texts = [
            "no",
            "1.0",
            "a: b",
            "- x",
            "Straße 'x' \"y\"",
            "~",
            "#c",
            "null",
            "2024-01-01",
            "<<",
            "tab\tx",
            "{a}",
            "=",
            "0x1f",
            "*a",
            "&a",
            "!t",
            "%y",
            "@",
            "`",
            "a\u{85}b",
            "علی\u{200c}رضا",
            "a #b",
            "'",
            "\\",
            "x\ny",
        ];
        let lines = |text: &str| (text.to_owned(), vec![FileRight::Read, FileRight::Delete]);
        let role = |text: &&str| FileRole {
            key: (*text).to_owned(),
            name: Some(format!("{text} {}", "long ".repeat(20))),
            description: Some(String::new()),
            rank: Some(30),
            permissions: Some(vec![(*text).to_owned()]),
            tables: Some(FileTables {
                default: Some(Vec::new()),
                lines: texts.iter().map(|text| lines(text)).collect(),
            }),
        };
        let file = RoleFile {
            version: 1,
            roles: Some(texts.iter().map(role).collect()),
            groups: Some(Vec::new()),
        };
        let text = file.to_yaml().expect("YAML");
        assert_eq!(RoleFile::read(&text).expect("a file"), file, "{text}");
        assert!(text.contains("      default: []\n      lines:\n"), "{text}");
        assert!(
            text.contains("orders: [read, delete]") || text.contains(": [read, delete]\n"),
            "{text}"
        );
    }
}
