//! Files compared with what is there, without a database: what changes, and by which steps.

use std::collections::{BTreeMap, HashMap};

use db::queries::role_file as sql;
use uuid::Uuid;

use super::{FileDeed, Planned, RoleFile, State, Step, of};

fn role(key: &str, rank: i16, permissions: &[&str]) -> sql::Roles {
    sql::Roles {
        id: Uuid::from_u128(key.len() as u128),
        key: key.to_owned(),
        name: key.to_uppercase(),
        description: String::new(),
        rank,
        builtin: matches!(key, "owner" | "admin" | "staff" | "anon"),
        permissions: permissions.iter().map(|&it| it.to_owned()).collect(),
        default_rights: 1,
        full_rights: matches!(key, "owner" | "admin"),
        version: 7,
    }
}

/// Each role has another length, and so another id.
fn state() -> State {
    let auditor = role("auditor", 30, &["members.view", "audit.view"]);
    let lines = [("orders", 3), ("prices", 0), ("no", 7)].map(|(table, bits)| (table.to_owned(), bits));
    State {
        lines: HashMap::from([(auditor.id, BTreeMap::from(lines))]),
        roles: vec![
            role("deputy", 60, &["roles.edit", "members.view"]),
            role("staff", 40, &["tables.view"]),
            auditor,
            role("anon", 0, &[]),
        ],
        groups: vec![sql::Groups {
            id: Uuid::from_u128(100),
            name: "Invoices".to_owned(),
            description: "Whoever sends them.".to_owned(),
            permissions: vec!["tables.view".to_owned()],
            version: 3,
        }],
    }
}

fn changes(text: &str, prune: bool) -> Vec<Planned> {
    let file = RoleFile::read(text).expect("a file");
    of(&file, &state(), prune).expect("changes")
}

#[test]
fn what_is_written_of_a_state_changes_nothing_of_it() {
    let written = state().file().expect("a file").to_yaml().expect("YAML");
    for prune in [false, true] {
        assert!(changes(&written, prune).is_empty(), "{written}");
    }
    assert_eq!(written, state().file().expect("a file").to_yaml().expect("YAML"));
}

#[test]
fn what_says_the_same_in_other_words_changes_nothing() {
    for same in [
        "roles: [{key: auditor, permissions: [members.view, audit.view, audit.view]}]",
        "roles: [{key: auditor, tables: {lines: {orders: [write, read, read]}}}]",
        "roles: [{key: auditor, tables: {default: [read]}}]",
        "roles: [{key: auditor}, {key: staff}, {key: anon}]",
        "groups: [{name: Invoices}]",
        "roles: []",
    ] {
        assert!(changes(&format!("version: 1\n{same}"), false).is_empty(), "{same}");
    }
    let renamed = changes("version: 1\ngroups: [{name: INVOICES}]", true);
    assert_eq!(renamed.len(), 1, "the size of letters makes no other group");
    assert_eq!(renamed[0].change.deed, FileDeed::Change);
}

#[test]
fn each_step_names_the_version_that_the_one_before_leaves() {
    let text = "version: 1\nroles: [{key: auditor, rank: 31, tables: {default: [], lines: {orders: [read]}}}]";
    let planned = changes(text, false);
    let [Step::EditRole(edit), Step::SaveGrants(grants)] = &*planned[0].steps else {
        panic!("a role is edited, and then its grants");
    };
    assert_eq!((edit.version, grants.version), (7, 8));
    assert_eq!(
        edit.changes.permissions,
        ["audit.view", "members.view"],
        "what is left out stays"
    );
    assert_eq!(
        (grants.lines.len(), grants.default.is_some()),
        (1, true),
        "just what differs"
    );

    let mut text =
        "version: 1\nroles:\n  - key: new\n    name: New\n    rank: 9\n    tables:\n      lines:\n".to_owned();
    for n in 0..4500 {
        text.push_str(&format!("        t{n}: [read]\n"));
    }
    let planned = changes(&text, false);
    let of_grants = planned[0].steps.iter().filter_map(|step| match step {
        Step::SaveGrants(save) => Some((save.version, save.lines.len())),
        _ => None,
    });
    assert_eq!(of_grants.collect::<Vec<_>>(), [(1, 2000), (2, 2000), (3, 500)]);
}

#[test]
fn only_what_a_list_leaves_out_is_deleted_and_nothing_built_in() {
    let gone = |text: &str| -> Vec<String> {
        let planned = changes(&format!("version: 1\n{text}"), true);
        planned
            .iter()
            .filter(|one| one.change.deed == FileDeed::Delete)
            .map(|one| one.change.name.clone())
            .collect()
    };
    assert!(gone("").is_empty());
    assert_eq!(gone("groups: []"), ["Invoices"]);
    assert_eq!(gone("roles: []"), ["deputy", "auditor"]);
    assert_eq!(gone("roles: [{key: auditor}]\ngroups: []"), ["deputy", "Invoices"]);
    assert!(changes("version: 1\nroles: []\ngroups: []", false).is_empty());
}

#[test]
fn another_state_has_another_fingerprint() {
    let first = state().fingerprint();
    assert_eq!(first, state().fingerprint());
    let mut others = vec![state(), state(), state(), state()];
    others[0].roles[1].version += 1;
    others[1].groups[0].version += 1;
    others[2].roles.pop();
    others[3].groups[0].id = Uuid::from_u128(101);
    for other in others {
        assert_ne!(first, other.fingerprint());
    }
}
