//! Walks every sequence of deeds of small worlds to its end, so that no way round is left to luck.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::rc::Rc;

use authz::{PermissionSet, Rank, Rights, Role, RoleId, TableRights, decide};

use crate::engine::role;
use crate::question::RoleWords;
use crate::world::{Deed, Engine, Grouping, Member, Tenant, World};

const OWNER: usize = 0;
const ADMIN: usize = 1;
const STAFF: usize = 2;
/// The place of a role of the tenant's own.
const CUSTOM: usize = 3;

/// A world to begin in, and what is tried in each that it leads to: the tenant and the deed.
pub struct Scene {
    pub name: &'static str,
    start: World,
    menu: fn(&World) -> Vec<(usize, Deed)>,
}

/// How many worlds there are, or what went wrong on the shortest way to it.
pub fn walk(engine: Engine, scene: &Scene) -> Result<usize, String> {
    let begin = Rc::new(scene.start.measure());
    let mut seen = HashMap::from([(format!("{:?}", scene.start), begin.clone())]);
    let mut open = VecDeque::from([(scene.start.clone(), begin)]);
    while let Some((world, had)) = open.pop_front() {
        for (tenant, deed) in (scene.menu)(&world) {
            for by in 0..world.credentials() {
                let Some(next) = world.after(engine, by, tenant, &deed) else {
                    continue;
                };
                let key = format!("{next:?}");
                let is_new = !seen.contains_key(&key);
                let has = seen.entry(key).or_insert_with(|| Rc::new(next.measure())).clone();
                world.compare(&had, &next, &has, (by, tenant, &deed))?;
                if is_new {
                    open.push_back((next, has));
                }
            }
        }
    }
    Ok(seen.len())
}

pub fn scenes() -> [Scene; 4] {
    [
        Scene {
            name: "roles and tables",
            start: three_ranks(&[], None),
            menu: of_roles,
        },
        Scene {
            name: "groups, in two tenants",
            start: two_tenants(),
            menu: of_groups,
        },
        Scene {
            name: "roles of one's own",
            start: three_ranks(&["billing.view"], None),
            menu: of_own_roles,
        },
        Scene {
            name: "a visitor",
            start: three_ranks(&["billing.view"], Some(true)),
            menu: of_visits,
        },
    ]
}

fn set(texts: &[&str]) -> PermissionSet {
    PermissionSet::parse(texts.iter().copied()).expect("permissions")
}

fn roles() -> Vec<Option<Role>> {
    let words = |rank, texts: &[&str], tables: &str| RoleWords {
        rank,
        permissions: texts.iter().map(|text| (*text).to_owned()).collect(),
        tables: [("orders".to_owned(), tables.to_owned())].into(),
    };
    let mut owner = words(100, &["*"], "");
    owner.tables = [("*".to_owned(), "read write delete".to_owned())].into();
    let admin = [
        "members.manage",
        "roles.edit",
        "groups.view",
        "groups.edit",
        "tables.view",
    ];
    let staff = ["members.manage", "roles.edit", "billing.view"];
    let roles = [owner, words(60, &admin, "read own"), words(40, &staff, "")];
    let made = (0..).zip(&roles).map(|(id, words)| role(RoleId(id), "", words));
    made.map(Some).chain([None]).collect()
}

fn member(role: usize) -> Option<Member> {
    Some(Member {
        role: Some(role),
        active: true,
    })
}

/// One of each rank, the lowest of them in a group of these permissions, if any.
fn three_ranks(group: &[&str], visitor: Option<bool>) -> World {
    let group = (!group.is_empty()).then(|| Grouping {
        permissions: set(group),
        members: BTreeMap::from([(STAFF, false)]),
    });
    World {
        tenants: vec![Tenant {
            roles: roles(),
            members: vec![member(OWNER), member(ADMIN), member(STAFF)],
            groups: vec![group],
            peers_allowed: false,
        }],
        tokens: Vec::new(),
        visitor,
    }
}

/// Four people: one of each rank and one more admin in the first tenant, of whom that one owns the second, where the other is staff.
fn two_tenants() -> World {
    let [first] = &three_ranks(&[], None).tenants[..] else {
        unreachable!("it has one tenant")
    };
    let mut first = first.clone();
    first.members.push(member(ADMIN));
    let mut second = first.clone();
    first.groups = vec![Some(Grouping::default())];
    second.members = vec![None, member(STAFF), None, member(OWNER)];
    World {
        tenants: vec![first, second],
        tokens: Vec::new(),
        visitor: None,
    }
}

fn of_roles(world: &World) -> Vec<(usize, Deed)> {
    let sets = [
        set(&["billing.view", "members.manage"]),
        set(&["members.manage", "roles.edit", "tables.view"]),
    ];
    let own = Rights {
        own_rows: true,
        ..Rights::READ
    };
    let tables = [Rights::NONE, own, Rights::READ].map(|rights| TableRights::new(Rights::NONE, [("orders", rights)]));
    let mut menu = Vec::new();
    for target in 0..3 {
        menu.extend((0..3).map(|role| Deed::Assign { target, role }));
        menu.push(Deed::TakeOver { target });
    }
    for role in [ADMIN, STAFF] {
        let rank = world.tenants[0].roles[role].as_ref().expect("a role").rank;
        menu.extend(sets.iter().map(|permissions| Deed::EditRole {
            role,
            rank,
            permissions: permissions.clone(),
        }));
    }
    menu.extend(tables.map(|tables| Deed::SetTables { role: STAFF, tables }));
    if world.tokens.is_empty() {
        menu.push(Deed::MakeToken(set(&["members.manage", "tables.view"])));
    }
    menu.into_iter().map(|deed| (0, deed)).collect()
}

fn of_groups(_: &World) -> Vec<(usize, Deed)> {
    let group = 0;
    let mut menu = Vec::new();
    for texts in [&[][..], &["tables.edit"], &["members.manage"]] {
        menu.push(Deed::EditGroup {
            group,
            permissions: set(texts),
        });
    }
    for target in 1..4 {
        menu.extend([
            Deed::Join { group, target },
            Deed::Leave { group, target },
            Deed::Manage { group, target },
            Deed::Archive { target },
            Deed::Reactivate { target },
        ]);
    }
    menu.push(Deed::TakeOver { target: STAFF });
    let elsewhere = [OWNER, ADMIN, STAFF].map(|role| (1, Deed::Assign { target: ADMIN, role }));
    menu.into_iter().map(|deed| (0, deed)).chain(elsewhere).collect()
}

fn of_own_roles(_: &World) -> Vec<(usize, Deed)> {
    let mut menu = Vec::new();
    for texts in [&["billing.view"][..], &["members.manage", "tables.view"]] {
        for rank in [Rank(20), Rank(50)] {
            menu.push(Deed::CreateRole {
                rank,
                permissions: set(texts),
            });
            menu.push(Deed::EditRole {
                role: CUSTOM,
                rank,
                permissions: set(texts),
            });
        }
    }
    for target in 0..3 {
        menu.extend([OWNER, ADMIN, STAFF, CUSTOM].map(|role| Deed::Assign { target, role }));
    }
    for replacement in [None, Some(OWNER), Some(ADMIN), Some(STAFF)] {
        menu.push(Deed::DeleteRole {
            role: CUSTOM,
            replacement,
        });
    }
    menu.extend([
        Deed::Archive { target: STAFF },
        Deed::Reactivate { target: STAFF },
        Deed::Leave {
            group: 0,
            target: STAFF,
        },
        Deed::Join {
            group: 0,
            target: STAFF,
        },
    ]);
    menu.into_iter().map(|deed| (0, deed)).collect()
}

/// What somebody tries who is inside for an hour, beside the tenant's own people.
fn of_visits(world: &World) -> Vec<(usize, Deed)> {
    let target = STAFF;
    let mut menu = vec![
        Deed::CreateRole {
            rank: Rank(20),
            permissions: PermissionSet::Everything,
        },
        Deed::EditRole {
            role: STAFF,
            rank: Rank(40),
            permissions: set(&["billing.view", "members.create"]),
        },
    ];
    if world.tokens.is_empty() {
        menu.push(Deed::MakeToken(PermissionSet::Everything));
    }
    menu.extend(["billing.view", "members.create"].map(|permission| Deed::EditGroup {
        group: 0,
        permissions: set(&[permission]),
    }));
    menu.extend([OWNER, CUSTOM].map(|role| Deed::Assign { target, role }));
    menu.extend([
        Deed::Join { group: 0, target },
        Deed::Leave { group: 0, target },
        Deed::Manage { group: 0, target },
        Deed::TakeOver { target },
        Deed::DeleteRole {
            role: STAFF,
            replacement: Some(ADMIN),
        },
    ]);
    menu.into_iter().map(|deed| (0, deed)).collect()
}

#[test]
fn no_sequence_of_deeds_leads_to_more_than_was_given() {
    for scene in scenes() {
        let worlds = walk(decide, &scene).unwrap_or_else(|story| panic!("{}: {story}", scene.name));
        assert!(worlds > 50, "{}: only {worlds} worlds", scene.name);
    }
}
