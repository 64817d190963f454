//! A decision touches the heap not once: it is made on every request, and has to stay as cheap as it is.

#![allow(unsafe_code)] // an allocator that counts cannot be had without

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::sync::Arc;

use authz::{
    Access, Act, Action, Admission, Ask, Facts, Group, GroupId, InGroup, Membership, Permission, PermissionSet, Person,
    Rank, Rights, Role, RoleId, TableRights, TenantState, decide,
};

struct Counting;

thread_local! {
    static ALLOCATIONS: Cell<u32> = const { Cell::new(0) };
}

// SAFETY: every call goes to the system's allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.set(ALLOCATIONS.get() + 1);
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

#[test]
fn no_decision_allocates() {
    let everything: PermissionSet = ["groups", "members", "tables"]
        .into_iter()
        .flat_map(|module| Action::ALL.map(|action| Permission::new(module, action)))
        .collect();
    let role = |id, rank| Role {
        id: RoleId(id),
        key: "role".into(),
        rank,
        permissions: everything.clone(),
        tables: TableRights::new(Rights::READ, [("orders", Rights::FULL), ("notes", Rights::NONE)]),
    };
    let (admin, staff) = (role(1, Rank::ADMIN), role(2, Rank::STAFF));
    let by_group = Permission::new("billing", Action::View);
    let rare: PermissionSet = [by_group].into_iter().collect();
    let groups: Vec<InGroup> = (0..50)
        .map(|id| InGroup {
            group: Arc::new(Group {
                id: GroupId(id),
                permissions: if id == 49 { rare.clone() } else { everything.clone() },
            }),
            manages: true,
        })
        .collect();
    let facts = Facts {
        person: Person::Active,
        tenant: TenantState::Active,
        membership: Some(Membership {
            active: true,
            role: Some(&admin),
            groups: &groups,
        }),
        access: None,
        admission: Admission::Met,
        platform_admission: Admission::Met,
        peers_allowed: true,
        platform: Some(&admin),
        scope: None,
        proved_lately: true,
    };
    let acts = [
        Act::Plain,
        Act::OnPerson {
            themself: false,
            present: Some(&staff),
            new: Some(&staff),
        },
        Act::SetTables {
            role: &staff,
            tables: &staff.tables,
            own: false,
        },
        Act::Give(&everything),
        Act::Delegate(&everything),
        Act::FillGroup(GroupId(49)),
        Act::Sensitive,
    ];
    let permission = Permission::new("members", Action::Manage);
    let questions = acts
        .into_iter()
        .flat_map(|act| [Ask::Tenant { permission, act }, Ask::Platform { permission, act }])
        .chain(Access::ALL.map(|access| Ask::Table {
            table: "orders",
            access,
        }))
        .chain([Act::Plain, Act::Give(&rare)].map(|act| Ask::Tenant {
            permission: by_group,
            act,
        }));
    for ask in questions.collect::<Vec<_>>() {
        let before = ALLOCATIONS.get();
        assert!(decide(&facts, ask).is_ok(), "{ask:?}");
        assert_eq!(ALLOCATIONS.get(), before, "{ask:?}");
    }
    let before = ALLOCATIONS.get();
    drop(Box::new(before));
    assert_ne!(ALLOCATIONS.get(), before, "the counter counts");
}
