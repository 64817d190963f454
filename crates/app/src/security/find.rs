//! Which suggestions follow from which facts. No I/O: facts in, suggestions out.

use db::queries::security::AdminFacts;
use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{AdminId, UserId, tenants::Attention, words::words};

words!(
    /// What a suggestion is about.
    Kind as SuggestionKind {
        TooFewSuperAdmins "too_few_super_admins",
        TooManySuperAdmins "too_many_super_admins",
        OldPassword "old_password",
        NoSecondFactor "no_second_factor",
        NoSecondPasskey "no_second_passkey",
        Dormant "dormant",
        NeverUsed "never_used",
        BothPlanes "both_planes",
        MailFails "mail_fails",
        /// Without a day of return.
        Inactive "inactive",
        ReturnDue "return_due",
        NoAccessReview "no_access_review",
        OldInvitations "old_invitations",
    }
);

/// A platform admin whom a suggestion is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = SecurityPerson)]
pub struct Person {
    pub admin: AdminId,
    pub user: UserId,
    pub name: String,
    pub email: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = SecuritySuggestion)]
pub struct Suggestion {
    pub kind: Kind,
    /// Missing where it is about the installation.
    pub person: Option<Person>,
    /// How many things it is about, where they are counted.
    pub count: Option<i64>,
    /// The page of the root panel on which it is mended; missing where only the person themself can mend it.
    pub remedy: Option<String>,
}

impl Suggestion {
    fn new(kind: Kind, person: Option<Person>, count: Option<i64>) -> Self {
        Self {
            remedy: remedy(kind, person.as_ref()),
            kind,
            person,
            count,
        }
    }
}

fn remedy(kind: Kind, person: Option<&Person>) -> Option<String> {
    match kind {
        Kind::TooFewSuperAdmins => Some("/root/admins/new?role=super_admin".to_owned()),
        Kind::TooManySuperAdmins => Some("/root/admins?role=super_admin".to_owned()),
        Kind::NoSecondFactor | Kind::NoSecondPasskey => None,
        Kind::OldPassword | Kind::Dormant | Kind::NeverUsed | Kind::BothPlanes | Kind::Inactive | Kind::ReturnDue => {
            person.map(|person| format!("/root/admins/{}", person.admin))
        }
        Kind::MailFails => person.map(|person| {
            let address: String = form_urlencoded::byte_serialize(person.email.as_bytes()).collect();
            format!("/root/mails?recipient={address}")
        }),
        Kind::NoAccessReview => Some("/root/reviews/new".to_owned()),
        Kind::OldInvitations => Some(format!("/root/tenants?attention={}", Attention::OldInvitations)),
    }
}

/// A second factor is due within the first day (S3-65).
const GRACE: SignedDuration = SignedDuration::from_hours(24);
const DORMANT_AFTER: SignedDuration = SignedDuration::from_hours(90 * 24);
const UNUSED_AFTER: SignedDuration = SignedDuration::from_hours(7 * 24);
/// A review is due every quarter (S3-77).
pub(super) const REVIEWED_WITHIN: SignedDuration = SignedDuration::from_hours(90 * 24);

/// In the order in which they matter. `supers`: the Super Admins who can sign in (D8).
pub(super) fn find(
    admins: &[AdminFacts],
    supers: i64,
    old_invitations: i64,
    reviewed: bool,
    now: Timestamp,
) -> Vec<Suggestion> {
    let about_all = |kind, count| Suggestion::new(kind, None, Some(count));
    let mut found = Vec::new();
    match supers {
        0 | 1 => found.push(about_all(Kind::TooFewSuperAdmins, supers)),
        2 | 3 => {}
        _ => found.push(about_all(Kind::TooManySuperAdmins, supers)),
    }
    let today = now.to_zoned(TimeZone::UTC).date();
    for admin in admins {
        let here = now.duration_since(admin.created_at);
        let active = admin.state == "active";
        let unused = admin.last_sign_in_at.is_none();
        let silent = admin
            .last_sign_in_at
            .is_some_and(|at| now.duration_since(at) >= DORMANT_AFTER);
        let kinds = [
            (
                active && admin.second_factors.is_empty() && here >= GRACE,
                Kind::NoSecondFactor,
            ),
            // Whoever loses the only one is locked out (S3-66).
            (
                active && admin.passkeys == 1 && admin.second_factors == ["passkey"],
                Kind::NoSecondPasskey,
            ),
            (active && admin.old_password, Kind::OldPassword),
            (active && admin.bounced, Kind::MailFails),
            (active && admin.is_member, Kind::BothPlanes),
            (active && silent, Kind::Dormant),
            (active && unused && here >= UNUSED_AFTER, Kind::NeverUsed),
            (admin.state == "inactive" && admin.returns_on.is_none(), Kind::Inactive),
            (
                admin.state == "inactive" && admin.returns_on.is_some_and(|day| day <= today),
                Kind::ReturnDue,
            ),
        ];
        found.extend(kinds.into_iter().filter(|(is_so, _)| *is_so).map(|(_, kind)| {
            let person = Person {
                admin: AdminId(admin.id),
                user: UserId(admin.user_id),
                name: admin.name.clone(),
                email: admin.email.clone(),
            };
            Suggestion::new(kind, Some(person), None)
        }));
    }
    // Whoever has just been installed has nothing to review.
    let first = admins.iter().map(|admin| admin.created_at).min();
    if !reviewed && first.is_some_and(|at| now.duration_since(at) >= REVIEWED_WITHIN) {
        found.push(Suggestion::new(Kind::NoAccessReview, None, None));
    }
    if old_invitations > 0 {
        found.push(about_all(Kind::OldInvitations, old_invitations));
    }
    found.sort_by_key(|suggestion| suggestion.kind as u8);
    found
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn admin(n: u128) -> AdminFacts {
        let now = Timestamp::UNIX_EPOCH;
        AdminFacts {
            id: Uuid::from_u128(n),
            user_id: Uuid::from_u128(n),
            email: format!("{n}@example.com"),
            name: n.to_string(),
            state: "active".into(),
            created_at: now,
            last_sign_in_at: Some(now),
            is_member: false,
            bounced: false,
            passkeys: 0,
            returns_on: None,
            old_password: false,
            second_factors: Vec::new(),
        }
    }

    fn kinds(admins: &[AdminFacts], after: SignedDuration) -> Vec<Kind> {
        find(admins, 2, 0, false, Timestamp::UNIX_EPOCH + after)
            .into_iter()
            .map(|it| it.kind)
            .collect()
    }

    #[test]
    fn each_suggestion_leads_to_where_it_is_mended() {
        let person = Person {
            admin: AdminId(Uuid::nil()),
            user: UserId(Uuid::nil()),
            name: "Ada".into(),
            email: "ada+root@example.com".into(),
        };
        let of = |kind| Suggestion::new(kind, Some(person.clone()), None).remedy;
        let their_page = format!("/root/admins/{}", person.admin);
        for kind in [Kind::Dormant, Kind::NeverUsed, Kind::BothPlanes, Kind::ReturnDue] {
            assert_eq!(of(kind), Some(their_page.clone()), "{kind}");
        }
        assert_eq!(
            of(Kind::MailFails).as_deref(),
            Some("/root/mails?recipient=ada%2Broot%40example.com")
        );
        for kind in [Kind::NoSecondFactor, Kind::NoSecondPasskey] {
            assert_eq!(of(kind), None, "nobody else can set one up");
        }
    }

    // covers: S3-66, S0-22, S0-23, S0-32, S3-74, S3-21, S3-77, S3-80, S3-102, S4-11, S4-12, S4-14
    #[test]
    fn each_fact_has_its_suggestion() {
        let hour = SignedDuration::from_hours(1);
        let two = [admin(1), admin(2)];
        assert_eq!(kinds(&two, hour), []);
        let of = |supers| find(&two, supers, 0, false, Timestamp::UNIX_EPOCH + hour);
        for (supers, kind) in [
            (0, Kind::TooFewSuperAdmins),
            (1, Kind::TooFewSuperAdmins),
            (4, Kind::TooManySuperAdmins),
        ] {
            let found = of(supers);
            assert_eq!((found[0].kind, found[0].count), (kind, Some(supers)));
        }
        assert_eq!(of(3), []);
        let with = |change: fn(&mut AdminFacts)| {
            let mut changed = admin(3);
            change(&mut changed);
            let [one, two] = two.clone();
            [one, two, changed]
        };
        assert_eq!(kinds(&with(|it| it.is_member = true), hour), [Kind::BothPlanes]);
        assert_eq!(kinds(&with(|it| it.bounced = true), hour), [Kind::MailFails]);
        assert_eq!(kinds(&with(|it| it.old_password = true), hour), [Kind::OldPassword]);
        // Put to rest: until a day that is still to come, one that has come, or none.
        let rests = |returns_on: Option<&str>| {
            let mut changed = with(|it| it.state = "inactive".into());
            changed[2].returns_on = returns_on.map(|day| day.parse().expect("a day"));
            kinds(&changed, hour)
        };
        assert_eq!(rests(None), [Kind::Inactive]);
        assert_eq!(rests(Some("1970-01-02")), []);
        assert_eq!(rests(Some("1970-01-01")), [Kind::ReturnDue]);
        let day = hour * 24;
        assert_eq!(kinds(&with(|_| ()), day), [Kind::NoSecondFactor; 3]);
        // One passkey is a second factor, and not enough of them; two are, and so is an app beside it.
        let one = |it: &mut AdminFacts| (it.passkeys, it.second_factors) = (1, vec!["passkey".into()]);
        let two_of_them = |it: &mut AdminFacts| (it.passkeys, it.second_factors) = (2, vec!["passkey".into()]);
        let both = |it: &mut AdminFacts| (it.passkeys, it.second_factors) = (1, vec!["passkey".into(), "totp".into()]);
        assert_eq!(kinds(&with(one), hour), [Kind::NoSecondPasskey]);
        let others = [Kind::NoSecondFactor; 2];
        assert_eq!(kinds(&with(one), day), [&others[..], &[Kind::NoSecondPasskey]].concat());
        assert_eq!(kinds(&with(two_of_them), day), others);
        assert_eq!(kinds(&with(both), day), others);
        let unused = kinds(&with(|it| it.last_sign_in_at = None), day * 7);
        assert!(unused.contains(&Kind::NeverUsed));
        let long = kinds(&two, day * 90);
        assert_eq!(
            long,
            [
                Kind::NoSecondFactor,
                Kind::NoSecondFactor,
                Kind::Dormant,
                Kind::Dormant,
                Kind::NoAccessReview
            ]
        );
        let reviewed = find(&two, 2, 0, true, Timestamp::UNIX_EPOCH + day * 90);
        assert!(reviewed.iter().all(|it| it.kind != Kind::NoAccessReview));
    }
}
