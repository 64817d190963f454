//! Which suggestions follow from which facts. No I/O: facts in, suggestions out.

use db::queries::tenant_security::{RolelessMember, TenantAdminFacts};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{MembershipId, UserId, words::words};

words!(
    /// What a suggestion is about.
    Kind as TenantSuggestionKind {
        TooFewOwners "too_few_owners",
        WithoutRole "without_role",
        /// An admin with a password alone.
        NoSecondFactor "no_second_factor",
        /// An archived admin: they come back with all their rights.
        HiddenAdmin "hidden_admin",
        DormantAdmin "dormant_admin",
        NeverHere "never_here",
        /// An admin who did nothing that takes one.
        UnusedRights "unused_rights",
        /// An e-mail domain whose people may be invited, and which nobody proved.
        UnprovedDomains "unproved_domains",
        QuietMembers "quiet_members",
    }
);

/// A member whom a suggestion is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = TenantSecurityPerson)]
pub struct Person {
    pub member: MembershipId,
    pub user: UserId,
    pub name: String,
    pub email: String,
    /// The member's version, for what is done about it.
    pub version: i32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = TenantSecuritySuggestion)]
pub struct Suggestion {
    pub kind: Kind,
    /// Missing where it is about the tenant.
    pub person: Option<Person>,
    /// How many things it is about, where they are counted.
    pub count: Option<i64>,
    /// Since when it is so, where that is known.
    pub since: Option<Timestamp>,
}

/// Whoever was not here for so long.
pub(super) const QUIET_AFTER: SignedDuration = SignedDuration::from_hours(90 * 24);
const UNUSED_AFTER: SignedDuration = SignedDuration::from_hours(7 * 24);
const SECOND_FACTOR_AFTER: SignedDuration = SignedDuration::from_hours(24);

/// What only admins do, by the nouns of operations.
pub(super) const NOUNS_OF_ADMINS: [&str; 10] = [
    "members",
    "invitations",
    "roles",
    "groups",
    "grants",
    "connection",
    "variables",
    "access_grants",
    "modules",
    "tenant_security",
];

/// In the order in which they matter.
pub(super) fn find(
    admins: Vec<TenantAdminFacts>,
    without_role: Vec<RolelessMember>,
    unproved_domains: i64,
    quiet: i64,
    now: Timestamp,
) -> Vec<Suggestion> {
    let mut found = Vec::new();
    let mut about_all = |kind, count| {
        found.push(Suggestion {
            kind,
            person: None,
            count: Some(count),
            since: None,
        });
    };
    let owners = admins
        .iter()
        .filter(|admin| admin.rank >= 100 && admin.state == "active" && admin.has_account);
    let owners = owners.count();
    if owners < 2 {
        about_all(Kind::TooFewOwners, i64::try_from(owners).unwrap_or_default());
    }
    if unproved_domains > 0 {
        about_all(Kind::UnprovedDomains, unproved_domains);
    }
    if quiet > 0 {
        about_all(Kind::QuietMembers, quiet);
    }
    found.extend(without_role.into_iter().map(|member| Suggestion {
        kind: Kind::WithoutRole,
        person: Some(Person {
            member: MembershipId(member.id),
            user: UserId(member.user_id),
            name: member.name,
            email: member.email,
            version: member.version,
        }),
        count: None,
        since: None,
    }));
    for admin in admins {
        let here = now.duration_since(admin.created_at);
        let active = admin.state == "active";
        let silent = admin
            .last_seen_at
            .is_some_and(|at| now.duration_since(at) >= QUIET_AFTER);
        let use_of_it = if !active {
            Some(Kind::HiddenAdmin)
        } else if admin.last_seen_at.is_none() && here >= UNUSED_AFTER {
            Some(Kind::NeverHere)
        } else if silent && here >= QUIET_AFTER {
            Some(Kind::DormantAdmin)
        } else if here >= QUIET_AFTER && !admin.used && !admin.new_to_it {
            Some(Kind::UnusedRights)
        } else {
            None
        };
        let unsafe_so_far = active && admin.second_factors.is_empty() && here >= SECOND_FACTOR_AFTER;
        let person = Person {
            member: MembershipId(admin.id),
            user: UserId(admin.user_id),
            name: admin.name,
            email: admin.email,
            version: admin.version,
        };
        let kinds = use_of_it
            .into_iter()
            .chain(unsafe_so_far.then_some(Kind::NoSecondFactor));
        found.extend(kinds.map(|kind| Suggestion {
            kind,
            since: match kind {
                Kind::HiddenAdmin => admin.archived_at,
                Kind::DormantAdmin => admin.last_seen_at,
                _ => None,
            },
            person: Some(person.clone()),
            count: None,
        }));
    }
    found.sort_by_key(|suggestion| suggestion.kind as u8);
    found
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const DAY: SignedDuration = SignedDuration::from_hours(24);

    fn admin(n: u128, rank: i16) -> TenantAdminFacts {
        TenantAdminFacts {
            id: Uuid::from_u128(n),
            user_id: Uuid::from_u128(n),
            email: format!("{n}@example.com"),
            name: n.to_string(),
            rank,
            state: "active".into(),
            has_account: true,
            second_factors: vec!["totp".into()],
            version: 1,
            created_at: Timestamp::UNIX_EPOCH,
            last_seen_at: Some(Timestamp::UNIX_EPOCH),
            archived_at: None,
            new_to_it: false,
            used: true,
        }
    }

    fn kinds(admins: Vec<TenantAdminFacts>, after: SignedDuration) -> Vec<Kind> {
        let found = find(admins, Vec::new(), 0, 0, Timestamp::UNIX_EPOCH + after);
        found.into_iter().map(|it| it.kind).collect()
    }

    // covers: S4-11, S4-12, S4-13, S4-14
    #[test]
    fn each_fact_has_its_suggestion() {
        let two = || vec![admin(1, 100), admin(2, 100)];
        assert_eq!(kinds(two(), DAY), []);
        assert_eq!(kinds(two().split_off(1), DAY), [Kind::TooFewOwners]);
        let with = |change: fn(&mut TenantAdminFacts), after| {
            let mut changed = admin(3, 60);
            change(&mut changed);
            let mut all = two();
            for owner in &mut all {
                owner.last_seen_at = Some(Timestamp::UNIX_EPOCH + after);
            }
            all.push(changed);
            kinds(all, after)
        };
        assert_eq!(with(|it| it.state = "archived".into(), DAY), [Kind::HiddenAdmin]);
        assert_eq!(with(|it| it.second_factors.clear(), DAY), [Kind::NoSecondFactor]);
        assert_eq!(
            with(|it| it.second_factors.clear(), DAY - SignedDuration::from_secs(1)),
            []
        );
        assert_eq!(with(|it| it.last_seen_at = None, DAY * 6), []);
        assert_eq!(with(|it| it.last_seen_at = None, DAY * 7), [Kind::NeverHere]);
        assert_eq!(with(|_| (), DAY * 90), [Kind::DormantAdmin]);
        let lately = |it: &mut TenantAdminFacts| {
            it.last_seen_at = Some(Timestamp::UNIX_EPOCH + DAY * 89);
            it.used = false;
        };
        assert_eq!(with(lately, DAY * 90), [Kind::UnusedRights]);
        assert_eq!(with(lately, DAY * 89), []);
        // Whoever became an admin lately had no time.
        let new = |it: &mut TenantAdminFacts| {
            it.last_seen_at = Some(Timestamp::UNIX_EPOCH + DAY * 89);
            it.used = false;
            it.new_to_it = true;
        };
        assert_eq!(with(new, DAY * 90), []);
        // Who has an account that is suspended is no owner to count on.
        let mut suspended = two();
        suspended[1].has_account = false;
        assert_eq!(kinds(suspended, DAY), [Kind::TooFewOwners]);
        let roleless = RolelessMember {
            id: Uuid::from_u128(7),
            user_id: Uuid::from_u128(7),
            email: "7@example.com".into(),
            name: "Seven".into(),
            version: 4,
        };
        let found = find(two(), vec![roleless], 2, 12, Timestamp::UNIX_EPOCH);
        let counted: Vec<_> = found.iter().map(|it| (it.kind, it.count)).collect();
        assert_eq!(
            counted,
            [
                (Kind::WithoutRole, None),
                (Kind::UnprovedDomains, Some(2)),
                (Kind::QuietMembers, Some(12))
            ]
        );
    }
}
