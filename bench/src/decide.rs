//! The decision itself: one question to one of ten thousand roles, picked anew each time.

use std::{hint::black_box, time::Instant};

use authz::{
    Act, Action, Ask, Facts, Membership, Permission, PermissionSet, Person, Rank, Role, RoleId, TableRights,
    TenantState, decide,
};

const ROLES: usize = 10_000;
const QUESTIONS: u32 = 4_000_000;
const MODULES: [&str; 8] = [
    "members", "roles", "tables", "audit", "invoices", "orders", "reports", "settings",
];

pub fn run() {
    let roles: Vec<Role> = (0..ROLES).map(role).collect();
    let permission = Permission::new("invoices", Action::Edit);
    // A walk that jumps about, so that no cache of the processor holds the next role.
    let mut at = 0;
    let begin = Instant::now();
    for _ in 0..QUESTIONS {
        at = (at + 7919) % ROLES;
        let facts = Facts {
            person: Person::Active,
            tenant: TenantState::Active,
            membership: Some(Membership {
                active: true,
                role: Some(&roles[at]),
                groups: &[],
            }),
            admission: authz::Admission::Met,
            platform_admission: authz::Admission::Met,
            peers_allowed: false,
            access: None,
            platform: None,
            scope: None,
            proved_lately: false,
        };
        let ask = Ask::Tenant {
            permission,
            act: Act::Plain,
        };
        let _ = black_box(decide(black_box(&facts), ask));
    }
    let each = begin.elapsed().as_secs_f64() * 1e9 / f64::from(QUESTIONS);
    println!(
        "| question | ns | goal |\n|---|---|---|\n| a permission, one of {ROLES} roles | {each:.0} | at most 100 |"
    );
}

fn role(at: usize) -> Role {
    let held = MODULES.iter().enumerate().flat_map(|(n, module)| {
        Action::ALL
            .into_iter()
            .filter(move |action| !(at + n).is_multiple_of(*action as usize + 1))
            .map(move |action| Permission::new(module, action))
    });
    Role {
        id: RoleId(at as u128),
        key: format!("role_{at}").into(),
        rank: Rank::STAFF,
        permissions: held.collect::<PermissionSet>(),
        tables: TableRights::default(),
    }
}
