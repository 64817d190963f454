//! Permissions, sets of them and rights on tables as values: reading and printing, and the order of the latter that the grant ceiling rests on.

use std::collections::{BTreeSet, HashMap};

use authz::{Access, Action, Permission, PermissionSet, Rights, TableRights};
use proptest::prelude::*;

use crate::engine::table_rights;
use crate::generate;

/// Names that share their beginnings, about as long as is compared at once, with zero bytes and without.
const NAME: &str = "(|a|aaaaaaa|public\\.o|public\\.or)[ab\\x00ü]{0,2}";
const MODULE: &str = "[a-z0-9_-]{1,40}";

/// An order for permissions, as sets have it.
fn key(permission: Permission<'_>) -> (&str, u8) {
    (permission.module, permission.action as u8)
}

fn action() -> impl Strategy<Value = Action> {
    proptest::sample::select(&Action::ALL[..])
}

fn set() -> impl Strategy<Value = PermissionSet> {
    let listed = prop::collection::vec(("[ab]|c-3", action()), 0..12).prop_map(|items| {
        items
            .iter()
            .map(|(module, action)| Permission::new(module, *action))
            .collect()
    });
    prop_oneof![1 => Just(PermissionSet::Everything), 6 => listed]
}

fn rights() -> impl Strategy<Value = TableRights> {
    generate::tables().prop_map(|words| table_rights(&words))
}

/// What the rights come to: an access to the own rows, or to those of others, of a table that exists or will.
fn reach(rights: &TableRights) -> BTreeSet<(&'static str, &'static str, bool)> {
    let mut reach = BTreeSet::new();
    for table in ["notes", "orders", "tomorrow"] {
        for access in Access::ALL {
            let rights = rights.of(table);
            if rights.allows(access) {
                reach.insert((table, access.as_str(), true));
                if !rights.own_rows {
                    reach.insert((table, access.as_str(), false));
                }
            }
        }
    }
    reach
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_permission_is_read_as_printed(module in MODULE, action in action()) {
        let permission = Permission::new(&module, action);
        let text = permission.to_string();
        prop_assert_eq!(Permission::parse(&text), Ok(permission));
    }

    #[test]
    fn a_set_is_read_as_printed(set in set()) {
        let texts = set.to_texts();
        prop_assert_eq!(PermissionSet::parse(texts.iter().map(String::as_str)), Ok(set));
    }

    #[test]
    fn the_order_and_number_of_texts_say_nothing(texts in prop::collection::vec("[ab]\\.(view|edit)", 0..8)) {
        let there = PermissionSet::parse(texts.iter().map(String::as_str));
        let back = PermissionSet::parse(texts.iter().rev().chain(&texts).map(String::as_str));
        prop_assert_eq!(there, back);
    }

    #[test]
    fn any_text_is_read_or_refused(text in "\\PC*|[*.a-zA-Z_ -]{0,60}|\\x00.*") {
        if let Ok(permission) = Permission::parse(&text) {
            prop_assert_eq!(permission.to_string(), text);
        } else {
            prop_assert!(PermissionSet::parse([text.as_str()]).is_err() || text == "*");
        }
    }

    #[test]
    fn a_set_holds_what_was_put_in(
        items in prop::collection::vec((NAME, action()), 0..40), others in prop::collection::vec((NAME, action()), 0..40),
    ) {
        let put: BTreeSet<_> = items.iter().map(|(module, action)| Permission::new(module, *action)).map(key).collect();
        let set: PermissionSet = items.iter().map(|(module, action)| Permission::new(module, *action)).collect();
        for (module, action) in items.iter().chain(&others) {
            let permission = Permission::new(module, *action);
            prop_assert_eq!(set.contains(permission), put.contains(&key(permission)));
        }
        prop_assert!(set.iter().map(key).eq(put));
    }

    #[test]
    fn the_last_line_of_a_table_counts(
        lines in prop::collection::vec((NAME, any::<bool>()), 0..40), others in prop::collection::vec(NAME, 0..40),
    ) {
        let rights = |write| Rights::new(false, write, false);
        let told: HashMap<&str, bool> = lines.iter().map(|(table, write)| (table.as_str(), *write)).collect();
        let set = TableRights::new(Rights::READ, lines.iter().map(|(table, write)| (table.as_str(), rights(*write))));
        for table in lines.iter().map(|(table, _)| table).chain(&others) {
            let expected = told.get(table.as_str()).map_or(Rights::READ, |write| rights(*write));
            prop_assert_eq!(set.of(table), expected);
        }
    }

    #[test]
    fn table_rights_within_reach_no_further(a in rights(), b in rights()) {
        prop_assert_eq!(a.is_within(&b), reach(&a).is_subset(&reach(&b)));
    }

    #[test]
    fn table_rights_are_in_order(a in rights(), b in rights(), c in rights()) {
        prop_assert!(a.is_within(&a));
        prop_assert!(TableRights::default().is_within(&a));
        prop_assert!(!(a.is_within(&b) && b.is_within(&c)) || a.is_within(&c));
        prop_assert_eq!(a.is_within(&b) && b.is_within(&a), reach(&a) == reach(&b));
    }
}

#[test]
fn what_is_no_permission_is_refused() {
    let long = format!("{}.view", "a".repeat(41));
    let wrong = [
        "",
        ".",
        "view",
        ".view",
        "orders.",
        "orders.View",
        "Orders.view",
        "orders.view ",
        " orders.view",
        "orders.read",
        "a.b.view",
        "orders.*",
        "*.view",
        "**",
        "órders.view",
        "orders\0.view",
        &long,
    ];
    for text in wrong {
        assert!(Permission::parse(text).is_err(), "`{text}`");
        for texts in [["*", text], [text, "*"]] {
            assert!(PermissionSet::parse(texts).is_err(), "`{text}` beside everything");
        }
    }
}

#[test]
fn a_refused_text_is_named_in_short() {
    let error = Permission::parse(&"ü".repeat(10_000)).unwrap_err();
    assert_eq!(error.0.chars().count(), 80);
    assert!(error.to_string().contains("module.action"));
}

#[test]
fn names_of_actions_and_accesses_are_read_as_printed() {
    for action in Action::ALL {
        assert_eq!(Action::parse(action.as_str()), Some(action));
    }
    for access in Access::ALL {
        assert_eq!(Access::parse(access.as_str()), Some(access));
    }
    assert_eq!((Action::parse("VIEW"), Access::parse("")), (None, None));
}
