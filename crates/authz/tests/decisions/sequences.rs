//! Random worlds, and random deeds in them one after the other.

use std::collections::BTreeMap;

use authz::{PermissionSet, Rank, RoleId};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::engine::{permissions, role, table_rights};
use crate::generate;
use crate::world::{Deed, World};

const ROLES: usize = 5;
const PEOPLE: usize = 4;

fn set() -> impl Strategy<Value = PermissionSet> {
    generate::permissions().prop_map(|texts| permissions(&texts))
}

fn world() -> impl Strategy<Value = World> {
    (
        generate::roles(),
        prop::collection::vec(0..ROLES, PEOPLE),
        set(),
        prop::collection::vec(any::<bool>(), PEOPLE),
        any::<bool>(),
    )
        .prop_map(|(roles, people, group, grouped, peers_allowed)| World {
            roles: (0..)
                .zip(&roles)
                .map(|(id, (name, words))| role(RoleId(id), name, words))
                .collect(),
            people,
            group,
            grouped,
            tokens: Vec::new(),
            peers_allowed,
        })
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        (0..PEOPLE, 0..ROLES).prop_map(|(target, role)| Deed::Assign { target, role }),
        (0..ROLES, 0_i16..=102, set()).prop_map(|(role, rank, permissions)| Deed::EditRole {
            role,
            rank: Rank(rank),
            permissions,
        }),
        (0..ROLES, generate::tables()).prop_map(|(role, words)| Deed::SetTables {
            role,
            tables: table_rights(&words),
        }),
        set().prop_map(Deed::GiveToGroup),
        (0..PEOPLE).prop_map(|target| Deed::Join { target }),
        (0..PEOPLE).prop_map(|target| Deed::TakeOver { target }),
        set().prop_map(Deed::MakeToken),
    ]
}

fn deeds() -> impl Strategy<Value = Vec<(Index, Deed)>> {
    prop::collection::vec((any::<Index>(), deed()), 1..24)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nobody_gets_more_than_somebody_had(mut world in world(), deeds in deeds()) {
        for (by, deed) in deeds {
            world.step(by.index(world.credentials()), &deed);
        }
    }
}

/// The law above would hold of an engine that refuses everything.
#[test]
fn every_deed_happens_in_some_world() {
    let mut runner = TestRunner::deterministic();
    let mut done = BTreeMap::<String, u32>::new();
    for _ in 0..400 {
        let mut world = world().new_tree(&mut runner).unwrap().current();
        for (by, deed) in deeds().new_tree(&mut runner).unwrap().current() {
            let by = by.index(world.credentials());
            let credential = if by < PEOPLE { "person" } else { "token" };
            if world.step(by, &deed) {
                let deed = format!("{deed:?}");
                let name = deed.split([' ', '(']).next().unwrap();
                *done.entry(format!("{name} by {credential}")).or_default() += 1;
            }
        }
    }
    assert!(!done.contains_key("MakeToken by token"), "{done:?}");
    assert_eq!(done.len(), 2 * 7 - 1, "{done:?}");
}
