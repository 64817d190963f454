//! Walks every sequence of deeds of one small world to its end, so that no way round is left to luck.

use std::collections::HashSet;

use authz::{Act, PermissionSet, Rights, RoleId, TableRights};

use crate::engine::{permissions, role};
use crate::question::RoleWords;
use crate::world::{Deed, World};

const OWNER: usize = 0;
const ADMIN: usize = 1;
const STAFF: usize = 2;

fn set(texts: &[&str]) -> PermissionSet {
    PermissionSet::parse(texts.iter().copied()).expect("permissions")
}

fn start() -> World {
    let words = |rank, texts: &[&str], tables: &str| RoleWords {
        rank,
        permissions: texts.iter().map(|text| (*text).to_owned()).collect(),
        tables: [("orders".to_owned(), tables.to_owned())].into(),
    };
    let mut owner = words(100, &["*"], "");
    owner.tables = [("*".to_owned(), "read write delete".to_owned())].into();
    let roles = [
        owner,
        words(60, &["members.manage", "tables.view"], "read own"),
        words(40, &["members.manage", "billing.view"], ""),
    ];
    World {
        roles: (0..)
            .zip(&roles)
            .map(|(id, words)| role(RoleId(id), "", words))
            .collect(),
        people: vec![OWNER, ADMIN, STAFF],
        group: permissions(&[]),
        grouped: vec![false; 3],
        tokens: Vec::new(),
        peers_allowed: false,
    }
}

fn menu(world: &World) -> Vec<Deed> {
    let sets = [
        set(&["billing.view", "members.manage"]),
        set(&["members.manage", "tables.view"]),
    ];
    let own = Rights {
        own_rows: true,
        ..Rights::READ
    };
    let tables = [Rights::NONE, own, Rights::READ].map(|rights| TableRights::new(Rights::NONE, [("orders", rights)]));
    let mut menu = Vec::new();
    for target in 0..world.people.len() {
        menu.extend((0..world.roles.len()).map(|role| Deed::Assign { target, role }));
        menu.push(Deed::TakeOver { target });
    }
    for role in [ADMIN, STAFF] {
        let rank = world.roles[role].rank;
        menu.extend(sets.iter().map(|permissions| Deed::EditRole {
            role,
            rank,
            permissions: permissions.clone(),
        }));
    }
    menu.extend(tables.map(|tables| Deed::SetTables { role: STAFF, tables }));
    if world.tokens.is_empty() {
        menu.extend(sets.into_iter().map(Deed::MakeToken));
    }
    menu
}

#[test]
fn no_sequence_of_deeds_leads_to_more_than_was_given() {
    let mut seen = HashSet::new();
    let mut open = vec![start()];
    while let Some(world) = open.pop() {
        if !seen.insert(format!("{world:?}")) {
            continue;
        }
        let highest = world.people.iter().map(|role| world.roles[*role].rank).max();
        assert_eq!(
            highest,
            Some(world.roles[OWNER].rank),
            "no act here takes the last owner: {world:?}"
        );
        for by in 0..world.credentials() {
            for deed in menu(&world) {
                let mut next = world.clone();
                if next.step(by, &deed) {
                    open.push(next);
                }
            }
        }
    }
    assert!(seen.len() > 1000, "only {} worlds", seen.len());
}

/// Whatever the tenant's people do, a visitor makes nothing that outlives the access grant: no member of themself or of anybody, no more
/// rights for those who are, no token, nobody else's way in, no say in who comes in.
#[test]
fn whoever_is_inside_for_an_hour_cannot_stay() {
    let mut seen = HashSet::new();
    let mut open = vec![start()];
    while let Some(world) = open.pop() {
        if !seen.insert(format!("{world:?}")) {
            continue;
        }
        let everything = PermissionSet::Everything;
        for write in [false, true] {
            for role in &world.roles {
                let admit = Act::OnPerson {
                    themself: false,
                    present: None,
                    new: Some(role),
                };
                assert!(!world.visitor_may(write, "members.create", admit), "{world:?}");
            }
            for permission in [
                "connection.manage",
                "access_grants.manage",
                "tenant.delete",
                "tenant.manage",
            ] {
                assert!(
                    !world.visitor_may(write, permission, Act::Plain),
                    "{permission}: {world:?}"
                );
            }
            for act in [Act::OwnPeople, Act::Delegate(&everything)] {
                assert!(!world.visitor_may(write, "members.edit", act), "{act:?}: {world:?}");
            }
            for target in 0..world.people.len() {
                for role in 0..world.roles.len() {
                    assert!(!world.visitor_may_assign(write, target, role), "{world:?}");
                }
            }
        }
        for by in 0..world.credentials() {
            for deed in menu(&world) {
                let mut next = world.clone();
                if next.step(by, &deed) {
                    open.push(next);
                }
            }
        }
    }
    assert!(seen.len() > 1000, "only {} worlds", seen.len());
}
