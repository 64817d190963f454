//! Makes up roles and questions, narrow enough that rules meet: few modules, few tables, ranks next to each other.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::question::{
    AccessWord, ActWords, AdmissionWord, AskWords, GroupWords, PersonWord, Question, RoleWords, Roles, TOP_ROLE,
    TableWords, TenantWord, WITHOUT_ROLE,
};

pub const PERMISSIONS: [&str; 12] = [
    "access_grants.create",
    "billing.view",
    "groups.view",
    "groups.edit",
    "members.create",
    "members.edit",
    "members.manage",
    "roles.edit",
    "tables.view",
    "tables.edit",
    "tables.delete",
    "tables.manage",
];
const RANKS: [i16; 9] = [0, 20, 40, 59, 60, 61, 99, 100, 101];
const NAMES: [&str; 5] = ["a", "b", "c", "d", TOP_ROLE];
const TABLES: [&str; 3] = ["notes", "orders", "*"];

pub fn permission() -> impl Strategy<Value = String> {
    select(&PERMISSIONS[..]).prop_map(str::to_owned)
}

pub fn permissions() -> impl Strategy<Value = Vec<String>> {
    let owned = |texts: Vec<&'static str>| texts.into_iter().map(str::to_owned).collect();
    prop_oneof![
        2 => Just(vec!["*".to_owned()]),
        3 => Just(owned(PERMISSIONS.to_vec())),
        5 => subsequence(PERMISSIONS.to_vec(), 0..=PERMISSIONS.len()).prop_map(owned),
    ]
}

pub fn tables() -> impl Strategy<Value = TableWords> {
    let words = subsequence(vec!["read", "write", "delete", "own"], 0..=4).prop_map(|words| words.join(" "));
    let full = TableWords::from([("*".to_owned(), "read write delete".to_owned())]);
    prop_oneof![
        2 => Just(full),
        3 => (subsequence(TABLES.to_vec(), 0..=3), prop::array::uniform3(words)).prop_map(
            |(tables, words)| {
                let tables = tables.into_iter().map(str::to_owned);
                tables.zip(words).collect()
            }
        ),
    ]
}

fn role() -> impl Strategy<Value = RoleWords> {
    (select(&RANKS[..]), permissions(), tables()).prop_map(|(rank, permissions, tables)| RoleWords {
        rank,
        permissions,
        tables,
    })
}

pub fn roles() -> impl Strategy<Value = Roles> {
    prop::array::uniform5(role()).prop_map(|roles| {
        let names = NAMES.into_iter().map(str::to_owned);
        names.zip(roles).collect()
    })
}

pub fn groups() -> impl Strategy<Value = Vec<GroupWords>> {
    let group = (permissions(), prop::bool::weighted(0.3));
    let group = group.prop_map(|(permissions, manages)| GroupWords { permissions, manages });
    prop_oneof![
        1 => Just(Vec::new()),
        1 => prop::collection::vec(group, 1..3),
    ]
}

pub fn name() -> impl Strategy<Value = String> {
    select(&NAMES[..]).prop_map(str::to_owned)
}

fn act() -> impl Strategy<Value = ActWords> {
    let on_person = (
        prop::bool::weighted(0.1),
        prop::option::of(name()),
        prop::option::of(name()),
    );
    prop_oneof![
        1 => Just(ActWords::Plain),
        4 => on_person.prop_map(|(themself, present, new)| ActWords::OnPerson {
            themself,
            present,
            new,
        }),
        1 => Just(ActWords::OnPlatformAdmin),
        3 => (name(), tables(), prop::bool::weighted(0.1))
            .prop_map(|(role, tables, own)| ActWords::SetTables { role, tables, own }),
        2 => permissions().prop_map(ActWords::Give),
        2 => (0_usize..3).prop_map(ActWords::FillGroup),
        1 => permissions().prop_map(ActWords::Delegate),
        1 => Just(ActWords::Sensitive),
        1 => Just(ActWords::OwnPeople),
    ]
}

fn asks() -> impl Strategy<Value = AskWords> {
    let table = (
        select(vec!["notes", "orders", "unheard of"]),
        select(vec!["read", "write", "delete"]),
    );
    prop_oneof![
        4 => (permission(), act())
            .prop_map(|(permission, act)| AskWords::Tenant { permission, act }),
        3 => (permission(), act())
            .prop_map(|(permission, act)| AskWords::Platform { permission, act }),
        1 => (permission(), subsequence(vec!["billing", "members"], 0..=2)).prop_map(|(permission, modules)| {
            AskWords::Application { permission, modules: modules.into_iter().map(str::to_owned).collect() }
        }),
        2 => table.prop_map(|(name, access)| AskWords::Table {
            name: name.to_owned(),
            access: access.to_owned(),
        }),
        1 => Just(AskWords::Themself),
    ]
}

pub fn question() -> impl Strategy<Value = Question> {
    let person = prop_oneof![
        1 => Just(PersonWord::Anonymous),
        18 => Just(PersonWord::Active),
        1 => Just(PersonWord::Suspended),
    ];
    let tenant = prop_oneof![
        1 => Just(TenantWord::Unknown),
        18 => Just(TenantWord::Open),
        1 => Just(TenantWord::Suspended),
        1 => Just(TenantWord::Archived),
        1 => Just(TenantWord::PendingDeletion),
        1 => Just(TenantWord::Closed),
    ];
    let member = prop_oneof![
        1 => Just(None),
        1 => Just(Some(WITHOUT_ROLE.to_owned())),
        18 => name().prop_map(Some),
    ];
    let admission = || {
        prop_oneof![
            27 => Just(AdmissionWord::Met),
            1 => Just(AdmissionWord::WithoutSecondFactor),
            1 => Just(AdmissionWord::ProofTooOld),
            1 => Just(AdmissionWord::WrongNetwork),
        ]
    };
    let access = prop::option::weighted(0.2, select(vec![AccessWord::Read, AccessWord::Write]));
    (
        (person, tenant, member, prop::bool::weighted(0.05), access),
        (
            any::<bool>(),
            prop::option::weighted(0.9, name()),
            admission(),
            admission(),
        ),
        (groups(), prop::option::weighted(0.4, permissions())),
        any::<bool>(),
        asks(),
    )
        .prop_map(
            |(
                (person, tenant, member, archived, access),
                (peers_allowed, platform, admission, platform_admission),
                (groups, token),
                proved_lately,
                asks,
            )| {
                Question {
                    person,
                    tenant,
                    member,
                    archived,
                    groups,
                    access,
                    admission,
                    platform_admission,
                    peers_allowed,
                    platform,
                    token,
                    proved_lately,
                    asks,
                }
            },
        )
}
