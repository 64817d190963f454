//! What would turn a no into a yes: every way that is named leads there by the oracle too, none has an idle step, and where none is named there is none.

use std::collections::BTreeSet;
use std::sync::Arc;

use authz::{Ask, Group, Offer, Offered, Permission, RoleId, Step, Way, ways};
use proptest::prelude::*;

use crate::generate::{self, question, roles};
use crate::question::{ActWords, AdmissionWord, AskWords, GroupWords, PersonWord, Question, Roles, WITHOUT_ROLE};
use crate::{engine, oracle};

/// Groups that somebody is not in are numbered from here.
const OTHERS: u128 = 100;

/// How many hold each role and are in each group.
const PEOPLE: u64 = 7;

fn needed(question: &Question) -> String {
    match &question.asks {
        AskWords::Tenant { permission, .. } | AskWords::Application { permission, .. } => permission.clone(),
        AskWords::Table { access, .. } => {
            let action = [("read", "view"), ("write", "edit"), ("delete", "delete")];
            let action = action.iter().find(|(it, _)| it == access).expect("an access").1;
            format!("tables.{action}")
        }
        AskWords::Platform { .. } | AskWords::Themself => panic!("nothing that somebody is given in a tenant"),
    }
}

fn name_of(roles: &Roles, id: RoleId) -> String {
    roles.keys().nth(id.0 as usize).expect("a role").clone()
}

/// Does to the words what a step does to the facts.
fn take(roles: &mut Roles, question: &mut Question, others: &[GroupWords], step: Step) {
    let needed = needed(question);
    match step {
        Step::LiftSuspension => question.person = PersonWord::Active,
        Step::Reactivate => question.archived = false,
        Step::SwitchOn => {
            let AskWords::Application { permission, modules } = &mut question.asks else {
                panic!("only the application's modules are switched on")
            };
            modules.push(permission.rsplit_once('.').expect("module.action").0.to_owned());
        }
        Step::Hold(id) => question.member = Some(name_of(roles, id)),
        Step::Join(id) => question.groups.push(GroupWords {
            manages: false,
            ..others[(id.0 - OTHERS) as usize].clone()
        }),
        Step::AddToRole(id) => roles
            .get_mut(&name_of(roles, id))
            .expect("a role")
            .permissions
            .push(needed),
        Step::AddToGroup(id) => question.groups[id.0 as usize].permissions.push(needed),
        Step::SetTable(id) => {
            let AskWords::Table { name, access } = &question.asks else {
                panic!("no table is asked about")
            };
            let role = roles.get_mut(&name_of(roles, id)).expect("a role");
            let present = role
                .tables
                .get(name)
                .or(role.tables.get("*"))
                .cloned()
                .unwrap_or_default();
            role.tables.insert(name.clone(), format!("{present} {access}"));
        }
    }
}

fn after(roles: &Roles, question: &Question, others: &[GroupWords], steps: &[Step]) -> &'static str {
    let (mut roles, mut question) = (roles.clone(), question.clone());
    for step in steps {
        take(&mut roles, &mut question, others, *step);
    }
    let answer = oracle::answer(&roles, &question);
    assert_eq!(engine::answer(&roles, &question), answer);
    answer
}

fn found(roles: &Roles, question: &Question, others: &[GroupWords]) -> Vec<Way> {
    let built = engine::built(roles);
    let offers: Vec<_> = built.values().map(|role| offer(role.clone())).collect();
    let groups: Vec<_> = (OTHERS..)
        .zip(others)
        .map(|(id, words)| offer(Group::clone(&engine::group(id, words).group)))
        .chain(
            (0..)
                .zip(&question.groups)
                .map(|(id, words)| offer(Group::clone(&engine::group(id, words).group))),
        )
        .collect();
    let known: Vec<Ask<'_>> = generate::PERMISSIONS.iter().map(|text| plain(text)).collect();
    let offered = Offered {
        roles: &offers,
        groups: &groups,
        module: true,
        known: &known,
    };
    engine::asked(roles, question, |facts, ask| ways(facts, ask, offered))
}

fn plain(permission: &str) -> Ask<'_> {
    Ask::Tenant {
        permission: Permission::parse(permission).expect("a permission"),
        act: authz::Act::Plain,
    }
}

fn offer<T>(it: T) -> Offer<T> {
    Offer {
        it: Arc::new(it),
        people: PEOPLE,
    }
}

/// Every set of steps that there is: at most one role is taken, and it or the present one is changed.
fn brute_force(roles: &Roles, question: &Question, others: &[GroupWords], roles_to_take: &[RoleId]) -> bool {
    let takes = roles_to_take.iter().map(|id| Some(*id)).chain([None]);
    takes.into_iter().any(|taken| {
        let present = question.member.as_ref().filter(|name| *name != WITHOUT_ROLE);
        let present = present.map(|name| RoleId(roles.keys().position(|it| it == name).expect("a role") as u128));
        let mut steps = vec![Step::LiftSuspension, Step::Reactivate];
        if let AskWords::Application { .. } = question.asks {
            steps.push(Step::SwitchOn);
        }
        if let Some(role) = taken.or(present) {
            steps.push(Step::AddToRole(role));
            if let AskWords::Table { .. } = question.asks {
                steps.push(Step::SetTable(role));
            }
        }
        steps.extend((OTHERS..).zip(others).map(|(id, _)| Step::Join(authz::GroupId(id))));
        steps.extend(
            (0..)
                .zip(&question.groups)
                .map(|(id, _)| Step::AddToGroup(authz::GroupId(id))),
        );
        (0..1_u32 << steps.len()).any(|chosen| {
            let chosen = steps.iter().enumerate().filter(|(at, _)| chosen & (1 << at) != 0);
            let steps: Vec<Step> = taken
                .map(Step::Hold)
                .into_iter()
                .chain(chosen.map(|(_, step)| *step))
                .collect();
            after(roles, question, others, &steps) == "granted"
        })
    })
}

fn somebody_asks() -> impl Strategy<Value = Question> {
    question().prop_filter_map("nothing that somebody is given in a tenant", |mut question| {
        if let Some(act) = question.asks.act() {
            *act = ActWords::Plain;
        }
        // Nobody in particular is given nothing, and whoever is no member is invited first.
        if question.person == PersonWord::Anonymous || question.member.is_none() {
            return None;
        }
        // The platform's roles are those of the tenant here, and nobody means to change both at once.
        question.access = None;
        let theirs = !matches!(question.asks, AskWords::Platform { .. } | AskWords::Themself);
        theirs.then_some(question)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn every_way_leads_there_and_no_step_is_idle(roles in roles(), question in somebody_asks(), others in generate::groups()) {
        let found = found(&roles, &question, &others);
        if engine::answer(&roles, &question) == "granted" {
            prop_assert_eq!(found, []);
            return Ok(());
        }
        for way in found {
            prop_assert_eq!(after(&roles, &question, &others, &way.steps), "granted", "{:?}", way);
            for at in 0..way.steps.len() {
                let mut fewer = way.steps.clone();
                fewer.remove(at);
                prop_assert_ne!(after(&roles, &question, &others, &fewer), "granted", "{:?} without its step {}", way, at);
            }
        }
    }

    #[test]
    fn what_else_is_gained_and_lost_is_told(roles in roles(), question in somebody_asks(), others in generate::groups()) {
        let may = |roles: &Roles, question: &Question| -> BTreeSet<usize> {
            let ask = |text: &str| Question { asks: AskWords::Tenant { permission: text.to_owned(), act: ActWords::Plain }, ..question.clone() };
            let texts = generate::PERMISSIONS.iter().enumerate();
            texts.filter(|(_, text)| oracle::answer(roles, &ask(text)) == "granted").map(|(at, _)| at).collect()
        };
        let before = may(&roles, &question);
        let asked = match &question.asks {
            AskWords::Table { .. } => None,
            _ => generate::PERMISSIONS.iter().position(|text| *text == needed(&question)),
        };
        for way in found(&roles, &question, &others) {
            let (mut roles, mut then) = (roles.clone(), question.clone());
            for step in &way.steps {
                take(&mut roles, &mut then, &others, *step);
            }
            let now = may(&roles, &then);
            let gained: Vec<usize> = now.difference(&before).copied().filter(|at| Some(*at) != asked).collect();
            let lost: Vec<usize> = before.difference(&now).copied().collect();
            prop_assert_eq!((&way.gained, &way.lost), (&gained, &lost));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1500))]

    #[test]
    fn where_no_way_is_named_there_is_none(roles in roles(), question in somebody_asks(), others in generate::groups()) {
        prop_assume!(engine::answer(&roles, &question) != "granted");
        let found = found(&roles, &question, &others);
        let built = engine::built(&roles);
        let all: Vec<RoleId> = built.values().map(|role| role.id).collect();
        if found.is_empty() {
            prop_assert!(!brute_force(&roles, &question, &others, &all));
        } else if found.iter().any(|way| way.to_the_top) {
            // Nobody is made an owner while something else helps.
            let below: Vec<RoleId> = built.values().filter(|role| !role.rank.is_top()).map(|role| role.id).collect();
            prop_assert!(!brute_force(&roles, &question, &others, &below));
        }
    }
}

/// A member, and what there is to choose from.
fn small_world(permissions: &[&str]) -> (Roles, Question, Vec<GroupWords>) {
    let words = |rank: i16, permissions: &[&str]| crate::question::RoleWords {
        rank,
        permissions: permissions.iter().map(|it| (*it).to_owned()).collect(),
        tables: [("*".to_owned(), "read".to_owned())].into(),
    };
    let roles = Roles::from([
        (
            "admin".to_owned(),
            words(60, &["tables.view", "billing.view", "members.edit", "roles.edit"]),
        ),
        ("member".to_owned(), words(20, permissions)),
        ("owner".to_owned(), words(100, &["*"])),
    ]);
    let group = |permissions: &[&str]| GroupWords {
        permissions: permissions.iter().map(|it| (*it).to_owned()).collect(),
        manages: false,
    };
    let question = Question {
        person: PersonWord::Active,
        tenant: crate::question::TenantWord::Open,
        member: Some("member".to_owned()),
        archived: false,
        groups: Vec::new(),
        admission: AdmissionWord::Met,
        platform_admission: AdmissionWord::Met,
        peers_allowed: false,
        access: None,
        platform: None,
        token: None,
        proved_lately: false,
        asks: AskWords::Tenant {
            permission: "billing.view".to_owned(),
            act: ActWords::Plain,
        },
    };
    (
        roles,
        question,
        vec![group(&["billing.view", "members.edit"]), group(&["billing.view"])],
    )
}

#[test]
fn the_smallest_comes_first() {
    let (roles, question, others) = small_world(&["tables.view"]);
    let ways = found(&roles, &question, &others);
    let steps: Vec<&[Step]> = ways.iter().map(|way| &*way.steps).collect();
    let expected: [&[Step]; 4] = [
        &[Step::Join(authz::GroupId(101))],
        &[Step::Join(authz::GroupId(100))],
        &[Step::Hold(RoleId(0))],
        // Six others hold it.
        &[Step::AddToRole(RoleId(1))],
    ];
    assert_eq!(steps, expected);
    assert_eq!((ways[3].others, ways[2].gained.len(), ways[2].others), (6, 2, 0));
}

#[test]
fn an_owner_is_made_only_where_nothing_else_helps() {
    let (mut roles, mut question, _) = small_world(&[]);
    question.member = Some(WITHOUT_ROLE.to_owned());
    roles.retain(|name, _| name == "owner");
    let ways = found(&roles, &question, &[]);
    assert_eq!(ways.len(), 1);
    assert!(ways[0].to_the_top);
}

#[test]
fn a_table_may_take_the_permission_and_the_right() {
    let (mut roles, mut question, _) = small_world(&["tables.view"]);
    question.archived = true;
    question.asks = AskWords::Table {
        name: "orders".to_owned(),
        access: "write".to_owned(),
    };
    roles.remove("owner");
    let ways = found(&roles, &question, &[]);
    let member = RoleId(1);
    assert_eq!(
        ways[0].steps,
        [Step::Reactivate, Step::AddToRole(member), Step::SetTable(member)]
    );
    // Whoever is archived is not among the holders.
    assert_eq!(ways[0].others, PEOPLE);
}

#[test]
fn whoever_is_no_member_is_given_nothing() {
    let (roles, question, others) = small_world(&[]);
    let stranger = Question {
        member: None,
        ..question.clone()
    };
    assert_eq!(found(&roles, &stranger, &others), []);
    let nobody = Question {
        person: PersonWord::Anonymous,
        ..question
    };
    assert_eq!(found(&roles, &nobody, &others), []);
}

#[test]
fn where_a_token_is_too_narrow_nothing_helps() {
    let (roles, mut question, others) = small_world(&[]);
    question.token = Some(vec!["tables.view".to_owned()]);
    assert_eq!(found(&roles, &question, &others), []);
}
