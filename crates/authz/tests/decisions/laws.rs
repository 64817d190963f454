//! Laws that hold for every question, whatever the roles: agreement with the oracle, and in which direction an answer may move
//! when one fact moves.

use std::collections::BTreeMap;

use authz::Rank;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::generate::{name, permission, permissions, question, roles, tables};
use crate::question::{
    AccessWord, ActWords, AdmissionWord, AskWords, GroupWords, Question, RoleWords, Roles, TOP_ROLE, TenantWord,
    WITHOUT_ROLE,
};
use crate::{engine, oracle};

/// A role that no caller and no case holds: changing it changes what is given and nothing else.
const GIFT: &str = "gift";

fn granted(roles: &Roles, question: &Question) -> bool {
    engine::answer(roles, question) == "granted"
}

/// Raises rights word by word: the union of both, on all rows unless both are limited.
fn widen(words: &str, by: &str) -> String {
    let limited = words.contains("own") && by.contains("own");
    let mut wide: Vec<&str> = vec!["read", "write", "delete"];
    wide.retain(|word| words.contains(word) || by.contains(word));
    wide.extend(limited.then_some("own"));
    wide.join(" ")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(5000))]

    #[test]
    fn engine_and_oracle_agree(roles in roles(), question in question()) {
        prop_assert_eq!(engine::answer(&roles, &question), oracle::answer(&roles, &question));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn a_bigger_gift_is_never_easier_to_give(
        mut roles in roles(), mut question in question(),
        source in name(), permission in permission(), table in tables(), rank in 1_i16..60,
    ) {
        roles.insert(GIFT.to_owned(), roles[&source].clone());
        if let Some(ActWords::OnPerson { new: Some(new), .. }) = question.asks.act() {
            GIFT.clone_into(new);
        }
        let before = granted(&roles, &question);
        let gift = roles.get_mut(GIFT).unwrap();
        gift.permissions.push(permission.clone());
        gift.rank += rank;
        for (name, words) in &table {
            let present = gift.tables.get(name).or(gift.tables.get("*")).cloned().unwrap_or_default();
            gift.tables.insert(name.clone(), widen(&present, words));
        }
        if let Some(ActWords::Give(given) | ActWords::Delegate(given)) = question.asks.act() {
            given.push(permission);
        }
        prop_assert!(before || !granted(&roles, &question));
    }

    #[test]
    fn a_narrower_token_never_does_more(
        roles in roles(), mut question in question(), kept in permissions(),
    ) {
        let wide = granted(&roles, &question);
        question.token = Some(match question.token.take() {
            None => kept,
            Some(scope) if scope == ["*"] => kept,
            Some(scope) => scope.into_iter().filter(|it| kept.contains(it)).collect(),
        });
        prop_assert!(wide || !granted(&roles, &question));
    }

    #[test]
    fn a_wider_role_never_does_less(
        mut roles in roles(), mut question in question(), permission in permission(), table in tables(),
    ) {
        if let Some(act @ (ActWords::OnPerson { .. } | ActWords::SetTables { .. })) = question.asks.act() {
            *act = ActWords::Plain;
        }
        let before = granted(&roles, &question);
        for role in roles.values_mut() {
            role.permissions.push(permission.clone());
            for (name, words) in &table {
                let present = role.tables.get(name).or(role.tables.get("*")).cloned().unwrap_or_default();
                role.tables.insert(name.clone(), widen(&present, words));
            }
        }
        prop_assert!(!before || granted(&roles, &question));
    }

    #[test]
    fn a_group_only_adds(roles in roles(), mut question in question()) {
        let with = granted(&roles, &question);
        let groups = std::mem::take(&mut question.groups);
        prop_assert!(with || !granted(&roles, &question));
        // Nor does it count for whoever is inside by an access grant, or has no role, or is on the platform.
        let apart = question.access.is_some() && question.platform.is_some();
        if apart || question.member.as_deref() == Some(WITHOUT_ROLE) || matches!(question.asks, AskWords::Platform { .. }) {
            let without = engine::answer(&roles, &question);
            question.groups = groups;
            prop_assert_eq!(engine::answer(&roles, &question), without);
        }
    }

    #[test]
    fn a_group_changes_no_rank(roles in roles(), mut question in question(), permissions in permissions()) {
        let before = engine::answer(&roles, &question);
        question.groups.push(GroupWords { permissions, manages: true });
        prop_assert!(before != "rank_too_high" || !granted(&roles, &question));
    }

    #[test]
    fn a_higher_target_is_never_easier_to_reach(
        mut roles in roles(), mut question in question(), source in name(), rank in 1_i16..60,
    ) {
        roles.insert(GIFT.to_owned(), roles[&source].clone());
        if let Some(
            ActWords::OnPerson { present: Some(role), .. } | ActWords::SetTables { role, .. }
        ) = question.asks.act() {
            GIFT.clone_into(role);
        }
        let before = granted(&roles, &question);
        roles.get_mut(GIFT).unwrap().rank += rank;
        prop_assert!(before || !granted(&roles, &question));
    }

    #[test]
    fn a_closed_door_says_nothing_but_that_there_is_none(
        roles in roles(), mut question in question(), way in 0..4,
    ) {
        question.person = crate::question::PersonWord::Active;
        // A grant opens the door of an open tenant, so a membership that is none is no closed door then.
        if way >= 2 || matches!(question.asks, AskWords::Platform { .. }) {
            question.access = None;
        }
        match way {
            0 => question.tenant = TenantWord::Unknown,
            1 => question.tenant = TenantWord::Closed,
            2 => question.archived = true,
            _ => question.member = None,
        }
        if matches!(question.asks, AskWords::Platform { .. }) {
            question.platform = None;
        }
        prop_assert_eq!(engine::answer(&roles, &question), "not_found");
    }

    #[test]
    fn one_plane_is_nothing_on_the_other(
        roles in roles(), question in question(), other in question(),
    ) {
        let mut changed = question.clone();
        if matches!(question.asks, AskWords::Platform { .. }) {
            // A credential that is bound to a grant is none of the platform's, whatever the tenant.
            changed.tenant = other.tenant;
            changed.member = other.member;
            changed.archived = other.archived;
            changed.groups = other.groups;
            changed.admission = other.admission;
            changed.peers_allowed = other.peers_allowed;
        } else {
            // Whoever is inside by a grant is there as a platform admin.
            if question.access.is_none() {
                changed.platform = other.platform;
                changed.platform_admission = other.platform_admission;
            }
        }
        prop_assert_eq!(engine::answer(&roles, &question), engine::answer(&roles, &changed));
    }

    #[test]
    fn nobody_changes_themself(roles in roles(), mut question in question()) {
        match question.asks.act() {
            Some(ActWords::OnPerson { themself, .. }) => *themself = true,
            Some(ActWords::SetTables { own, .. }) => *own = true,
            _ => return Ok(()),
        }
        prop_assert!(!granted(&roles, &question));
    }

    #[test]
    fn an_access_grant_never_does_more_than_an_owner(roles in roles(), mut question in question()) {
        question.platform.get_or_insert_with(|| "a".to_owned());
        let act = question.asks.act().cloned();
        for mode in [AccessWord::Read, AccessWord::Write] {
            question.access = Some(mode);
            if matches!(question.asks, AskWords::Platform { .. }) {
                prop_assert!(!granted(&roles, &question), "nothing on the platform");
            } else if granted(&roles, &question) {
                let owner = Question {
                    access: None, member: Some(TOP_ROLE.to_owned()), archived: false, groups: Vec::new(),
                    admission: AdmissionWord::Met, ..question.clone()
                };
                prop_assert!(granted(&roles, &owner));
                prop_assert!(!matches!(act, Some(ActWords::OwnPeople | ActWords::Delegate(_))));
                if mode == AccessWord::Read {
                    let write = Question { access: Some(AccessWord::Write), ..question.clone() };
                    prop_assert!(granted(&roles, &write), "writing includes reading");
                }
            }
        }
    }

    #[test]
    fn whoever_may_not_open_a_tenant_is_not_in_it(mut roles in roles(), mut question in question()) {
        question.access = Some(AccessWord::Write);
        let platform = question.platform.get_or_insert_with(|| "a".to_owned()).clone();
        roles.get_mut(&platform).unwrap().permissions.retain(|it| it != "*" && it != "access_grants.create");
        prop_assert!(!granted(&roles, &question));
    }

    #[test]
    fn no_role_is_an_empty_role(mut roles in roles(), mut question in question()) {
        // Whoever has an empty role is somebody still, and may know that it is empty.
        prop_assume!(!question.asks.is_about_themself());
        question.access = None;
        question.member = Some(WITHOUT_ROLE.to_owned());
        let without = engine::answer(&roles, &question);
        let empty = RoleWords { rank: 100, permissions: Vec::new(), tables: BTreeMap::new() };
        roles.insert("empty".to_owned(), empty);
        question.groups.clear();
        question.member = Some("empty".to_owned());
        prop_assert_eq!(without, engine::answer(&roles, &question));
    }
}

/// The laws above would hold of an engine that is never asked anything hard.
#[test]
fn the_questions_made_up_meet_every_answer() {
    let mut runner = TestRunner::deterministic();
    let mut seen = BTreeMap::<&str, u32>::new();
    for _ in 0..8000 {
        let roles = roles().new_tree(&mut runner).unwrap().current();
        let question = question().new_tree(&mut runner).unwrap().current();
        *seen.entry(engine::answer(&roles, &question)).or_default() += 1;
    }
    assert_eq!(seen.len(), 17, "{seen:?}");
    assert!(seen.values().all(|count| *count >= 40), "{seen:?}");
}

#[test]
fn the_built_in_ranks_stand_as_decided() {
    let order = [Rank::ANON, Rank::MEMBER, Rank::STAFF, Rank::ADMIN, Rank::TOP];
    assert!(order.is_sorted_by(|low, high| low < high));
    assert_eq!(order.map(Rank::is_top), [false, false, false, false, true]);
}
