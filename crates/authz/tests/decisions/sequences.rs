//! Random worlds, and random deeds in them one after the other.

use std::collections::BTreeMap;

use authz::{PermissionSet, Rank, RoleId, decide};
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::engine::{permissions, role, table_rights};
use crate::generate;
use crate::world::{Deed, Grouping, Member, Tenant, Token, World};

/// And the place of one that is made later.
const ROLES: usize = 6;
const GROUPS: usize = 3;
const PEOPLE: usize = 4;
const TENANTS: usize = 2;

fn set() -> impl Strategy<Value = PermissionSet> {
    generate::permissions().prop_map(|texts| permissions(&texts))
}

fn group() -> impl Strategy<Value = Grouping> {
    let members = prop::collection::btree_map(0..PEOPLE, any::<bool>(), 0..PEOPLE);
    (set(), members).prop_map(|(permissions, members)| Grouping { permissions, members })
}

fn member() -> impl Strategy<Value = Option<Member>> {
    let member = (prop::option::weighted(0.9, 0..ROLES - 1), prop::bool::weighted(0.9));
    prop::option::weighted(0.9, member.prop_map(|(role, active)| Member { role, active }))
}

fn tenant() -> impl Strategy<Value = Tenant> {
    (
        generate::roles(),
        prop::collection::vec(member(), PEOPLE),
        prop::collection::vec(group(), GROUPS - 1),
        any::<bool>(),
    )
        .prop_map(|(roles, members, groups, peers_allowed)| {
            let made = (0..)
                .zip(&roles)
                .map(|(id, (name, words))| role(RoleId(id), name, words));
            let groups = groups.into_iter().map(|mut group| {
                group.members.retain(|person, _| members[*person].is_some());
                group
            });
            Tenant {
                roles: made.map(Some).chain([None]).collect(),
                groups: groups.map(Some).chain([None]).collect(),
                members: members.clone(),
                peers_allowed,
            }
        })
}

fn world() -> impl Strategy<Value = World> {
    let token = (0..PEOPLE, 0..TENANTS, set());
    let token = token.prop_map(|(owner, tenant, scope)| Token { owner, tenant, scope });
    let tokens = prop::collection::vec(token, 0..3);
    (prop::collection::vec(tenant(), TENANTS), tokens).prop_map(|(tenants, tokens)| World {
        tenants,
        tokens,
        visitor: None,
    })
}

fn deed() -> impl Strategy<Value = Deed> {
    let target = 0..PEOPLE;
    let on_group = || (0..GROUPS, 0..PEOPLE);
    let rank = || (0_i16..=102).prop_map(Rank);
    let people = prop_oneof![
        (target.clone(), 0..ROLES).prop_map(|(target, role)| Deed::Assign { target, role }),
        target.clone().prop_map(|target| Deed::Archive { target }),
        target.clone().prop_map(|target| Deed::Reactivate { target }),
        target.prop_map(|target| Deed::TakeOver { target }),
        set().prop_map(Deed::MakeToken),
    ];
    let roles = prop_oneof![
        (rank(), set()).prop_map(|(rank, permissions)| Deed::CreateRole { rank, permissions }),
        (0..ROLES, rank(), set()).prop_map(|(role, rank, permissions)| Deed::EditRole {
            role,
            rank,
            permissions,
        }),
        (0..ROLES, prop::option::of(0..ROLES)).prop_map(|(role, replacement)| Deed::DeleteRole { role, replacement }),
        (0..ROLES, generate::tables()).prop_map(|(role, words)| Deed::SetTables {
            role,
            tables: table_rights(&words),
        }),
    ];
    let groups = prop_oneof![
        set().prop_map(Deed::CreateGroup),
        (0..GROUPS, set()).prop_map(|(group, permissions)| Deed::EditGroup { group, permissions }),
        (0..GROUPS).prop_map(|group| Deed::DeleteGroup { group }),
        on_group().prop_map(|(group, target)| Deed::Join { group, target }),
        on_group().prop_map(|(group, target)| Deed::Leave { group, target }),
        on_group().prop_map(|(group, target)| Deed::Manage { group, target }),
    ];
    prop_oneof![people, roles, groups]
}

fn deeds() -> impl Strategy<Value = Vec<(Index, Index, Deed)>> {
    prop::collection::vec((any::<Index>(), any::<Index>(), deed()), 1..32)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn nobody_gets_more_than_somebody_had(mut world in world(), deeds in deeds()) {
        for (by, tenant, deed) in deeds {
            let (by, tenant) = (by.index(world.credentials()), tenant.index(TENANTS));
            let outcome = world.step(decide, by, tenant, &deed);
            prop_assert!(outcome.is_ok(), "{}", outcome.unwrap_err());
        }
    }
}

/// The law above would hold of an engine that refuses everything.
#[test]
fn every_deed_happens_in_some_world() {
    let mut runner = TestRunner::deterministic();
    let mut done = BTreeMap::<String, u32>::new();
    for _ in 0..1000 {
        let mut world = world().new_tree(&mut runner).unwrap().current();
        for (by, tenant, deed) in deeds().new_tree(&mut runner).unwrap().current() {
            let (by, tenant) = (by.index(world.credentials()), tenant.index(TENANTS));
            let credential = if by < PEOPLE { "person" } else { "token" };
            if world.step(decide, by, tenant, &deed).unwrap() {
                let deed = format!("{deed:?}");
                let name = deed.split([' ', '(']).next().unwrap();
                *done.entry(format!("{name} by {credential}")).or_default() += 1;
            }
        }
    }
    assert!(!done.contains_key("MakeToken by token"), "{done:?}");
    assert_eq!(done.len(), 2 * 15 - 1, "{done:?}");
}
