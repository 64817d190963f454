//! The walk over engines that are broken on purpose: for each rule that is forgotten it finds a way to more, or it would find nothing at all.

use authz::{Act, Ask, Decision, Facts, PermissionSet, Rank, Role, RoleId, TableRights, decide};

use crate::walk::{scenes, walk};
use crate::world::Engine;

/// Asks about another act than the one that was asked about.
fn with_act<'a>(ask: Ask<'a>, change: impl FnOnce(Act<'a>) -> Act<'a>) -> Ask<'a> {
    match ask {
        Ask::Tenant { permission, act } => Ask::Tenant {
            permission,
            act: change(act),
        },
        other => other,
    }
}

fn peers_act_on_each_other(facts: &Facts<'_>, ask: Ask<'_>) -> Decision {
    let peers_allowed = true;
    decide(
        &Facts {
            peers_allowed,
            ..*facts
        },
        ask,
    )
}

fn anybody_may_change_themself(facts: &Facts<'_>, ask: Ask<'_>) -> Decision {
    let others = |act| match act {
        Act::OnPerson { present, new, .. } => Act::OnPerson {
            themself: false,
            present,
            new,
        },
        other => other,
    };
    decide(facts, with_act(ask, others))
}

fn what_somebody_is_now_does_not_count(facts: &Facts<'_>, ask: Ask<'_>) -> Decision {
    let newcomer = |act| match act {
        Act::OnPerson { themself, new, .. } => Act::OnPerson {
            themself,
            present: None,
            new,
        },
        other => other,
    };
    decide(facts, with_act(ask, newcomer))
}

fn groups_have_no_ceiling(facts: &Facts<'_>, ask: Ask<'_>) -> Decision {
    let free = |act| match act {
        Act::Give(_) => Act::Plain,
        other => other,
    };
    decide(facts, with_act(ask, free))
}

fn roles_have_no_ceiling(facts: &Facts<'_>, ask: Ask<'_>) -> Decision {
    let Ask::Tenant {
        act: Act::OnPerson { new: Some(new), .. },
        ..
    } = ask
    else {
        return decide(facts, ask);
    };
    let empty = Role {
        permissions: PermissionSet::default(),
        tables: TableRights::default(),
        ..new.clone()
    };
    let nothing = |act| match act {
        Act::OnPerson { themself, present, .. } => Act::OnPerson {
            themself,
            present,
            new: Some(&empty),
        },
        other => other,
    };
    decide(facts, with_act(ask, nothing))
}

fn tokens_are_their_owners(facts: &Facts<'_>, ask: Ask<'_>) -> Decision {
    decide(&Facts { scope: None, ..*facts }, ask)
}

fn the_archived_are_still_here(facts: &Facts<'_>, ask: Ask<'_>) -> Decision {
    let membership = facts.membership.map(|mut member| {
        member.active = true;
        member
    });
    decide(&Facts { membership, ..*facts }, ask)
}

fn without_a_role_the_groups_count(facts: &Facts<'_>, ask: Ask<'_>) -> Decision {
    let none = Role {
        id: RoleId(0),
        key: "none".into(),
        rank: Rank::STAFF,
        permissions: PermissionSet::Everything,
        tables: TableRights::default(),
    };
    let membership = facts.membership.map(|mut member| {
        member.role = member.role.or(Some(&none));
        member
    });
    decide(&Facts { membership, ..*facts }, ask)
}

fn a_visitor_is_an_owner(facts: &Facts<'_>, ask: Ask<'_>) -> Decision {
    let Some(grant) = facts.access else {
        return decide(facts, ask);
    };
    let owner = Facts {
        access: None,
        membership: Some(authz::Membership {
            active: true,
            role: Some(grant.role),
            groups: &[],
        }),
        ..*facts
    };
    decide(&owner, ask)
}

/// Each with the scene in which it is noticed.
const BROKEN: [(&str, Engine, usize); 9] = [
    ("peers act on each other", peers_act_on_each_other, 1),
    ("anybody may change themself", anybody_may_change_themself, 0),
    (
        "what somebody is now does not count",
        what_somebody_is_now_does_not_count,
        0,
    ),
    ("groups have no ceiling", groups_have_no_ceiling, 1),
    ("roles have no ceiling", roles_have_no_ceiling, 0),
    ("tokens are their owners", tokens_are_their_owners, 0),
    ("the archived are still here", the_archived_are_still_here, 1),
    ("without a role the groups count", without_a_role_the_groups_count, 2),
    ("a visitor is an owner", a_visitor_is_an_owner, 3),
];

#[test]
fn each_rule_that_is_forgotten_is_missed_somewhere() {
    let scenes = scenes();
    let unnoticed: Vec<&str> = BROKEN
        .into_iter()
        .filter(|(_, engine, scene)| walk(*engine, &scenes[*scene]).is_ok())
        .map(|(name, ..)| name)
        .collect();
    assert!(unnoticed.is_empty(), "nobody notices: {unnoticed:?}");
}
