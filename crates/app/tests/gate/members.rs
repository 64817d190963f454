//! Who may act on whom in a tenant: the rules of rank as a table, oneself, and what somebody else changed first.

use app::{
    Caller, MembershipId,
    members::{Archive, ChangeRole, Filter, List, Reactivate},
};
use testkit::{Person, TestApp, TestTenant};

use crate::outcome::{code, field};

const ROLES: [&str; 5] = ["owner", "admin", "staff", "member", "read_only"];

/// For each role: whom it may act on, and which roles it may give them. Everything else is refused.
const RULES: [(&str, &[&str], &str); 5] = [
    ("owner", &ROLES, "nothing is refused"),
    ("admin", &["staff", "member", "read_only"], "rank_too_high"),
    ("staff", &[], "forbidden"),
    ("member", &[], "forbidden"),
    ("read_only", &[], "forbidden"),
];

fn expected(below: &[&str], refusal: &'static str, roles: &[&str]) -> &'static str {
    if roles.iter().all(|role| below.contains(role)) {
        "ok"
    } else {
        refusal
    }
}

fn change(member: MembershipId, role: &str, version: i32) -> ChangeRole {
    ChangeRole {
        member,
        role: role.into(),
        version,
    }
}

/// A tenant that keeps an owner whatever happens to the others.
async fn with_owner<'a>(app: &'a TestApp, slug: &str) -> TestTenant<'a> {
    let tenant = app.tenant(slug).await;
    tenant.owner().await;
    tenant
}

#[tokio::test]
async fn a_role_is_changed_only_from_below_and_to_below_ones_own() {
    // covers: S2-01, S2-13, S2-17, S2-18, S2-19, D6, G6, G8, S1-08
    let app = TestApp::new().await;
    let acme = with_owner(&app, "acme").await;
    for (actor, below, refusal) in RULES {
        let by = acme.person(actor).await;
        for present in ROLES {
            for new in ROLES {
                let target = acme.person(present).await.membership.unwrap();
                let result = app.in_tenant(&by, &acme.by_id(), change(target, new, 1)).await;
                let wanted = expected(below, refusal, &[present, new]);
                assert_eq!(code(&result), wanted, "{actor} makes {present} {new}");
                if let Ok(member) = result {
                    assert_eq!((member.role.as_deref(), member.version), (Some(new), 2));
                }
            }
        }
    }
}

#[tokio::test]
async fn somebody_is_archived_and_comes_back_only_by_those_above() {
    // covers: S2-21, S2-22, S2-28, S2-30, S1-27, G7, D3
    let app = TestApp::new().await;
    let acme = with_owner(&app, "acme").await;
    let list = || List::default();
    for (actor, below, refusal) in RULES {
        let by = acme.person(actor).await;
        for present in ROLES {
            let target = acme.person(present).await;
            let member = target.membership.unwrap();
            let archive = |version| Archive { member, version };
            let reactivate = |version| Reactivate { member, version };
            let wanted = expected(below, refusal, &[present]);
            let archived = app.in_tenant(&by, &acme.by_id(), archive(1)).await;
            assert_eq!(code(&archived), wanted, "{actor} archives {present}");
            if wanted != "ok" {
                // Somebody else did it, and the actor may not undo it either.
                app.in_tenant(&Caller::cli(), &acme.by_id(), archive(1)).await.unwrap();
            }
            assert_eq!(code(&app.in_tenant(&target, &acme.by_id(), list()).await), "not_found");
            let back = app.in_tenant(&by, &acme.by_id(), reactivate(2)).await;
            assert_eq!(code(&back), wanted, "{actor} reactivates {present}");
            if let Ok(member) = back {
                assert_eq!(member.role.as_deref(), Some(present));
            }
        }
    }
}

#[tokio::test]
async fn one_invites_only_below_oneself() {
    // covers: S2-08, S2-11, S2-12, S2-13, D6
    let app = TestApp::new().await;
    let acme = with_owner(&app, "acme").await;
    for (actor, below, refusal) in RULES {
        let by = acme.person(actor).await;
        for role in ROLES {
            let email = format!("{actor}-{role}@example.com");
            let result = acme.invite(&by, &email, role).await;
            assert_eq!(
                code(&result),
                expected(below, refusal, &[role]),
                "{actor} invites {role}"
            );
        }
    }
    let owner = acme.owner().await;
    for no_role in ["anon", "", "super_admin", "nobody", "ow\0ner"] {
        let result = acme.invite(&owner, "x@example.com", no_role).await;
        assert_eq!(field(&result), "role", "{no_role:?}");
    }
    let staff = acme.staff().await;
    assert_eq!(
        field(&acme.invite(&owner, &staff.email.to_uppercase(), "staff").await),
        "email"
    );
}

#[tokio::test]
async fn nobody_changes_themself() {
    // covers: S2-20, S2-29, S3-96, D7, G3, G4
    let app = TestApp::new().await;
    let acme = with_owner(&app, "acme").await;
    for role in ["owner", "admin"] {
        let person = acme.person(role).await;
        let member = person.membership.unwrap();
        for new in ROLES {
            let result = app.in_tenant(&person, &acme.by_id(), change(member, new, 1)).await;
            assert_eq!(code(&result), "self_change", "{role} to {new}");
        }
        let archived = app
            .in_tenant(&person, &acme.by_id(), Archive { member, version: 1 })
            .await;
        assert_eq!(code(&archived), "self_change", "{role}");
    }
}

#[tokio::test]
async fn what_somebody_else_changed_first_is_not_overwritten() {
    // covers: D15
    let app = TestApp::new().await;
    let acme = with_owner(&app, "acme").await;
    let owner = acme.owner().await;
    let member = acme.staff().await.membership.unwrap();
    app.in_tenant(&owner, &acme.by_id(), change(member, "member", 1))
        .await
        .unwrap();
    for version in [1, 3, 0, -1, i32::MAX] {
        let late = app
            .in_tenant(&owner, &acme.by_id(), change(member, "read_only", version))
            .await;
        assert_eq!(code(&late), "stale", "version {version}");
        let late = app.in_tenant(&owner, &acme.by_id(), Archive { member, version }).await;
        assert_eq!(code(&late), "stale", "version {version}");
    }
    let archive = Archive { member, version: 2 };
    app.in_tenant(&owner, &acme.by_id(), archive).await.unwrap();
    let twice = app
        .in_tenant(&owner, &acme.by_id(), Archive { member, version: 3 })
        .await;
    assert_eq!(code(&twice), "unchanged");
}

#[tokio::test]
async fn another_tenant_and_its_members_are_as_if_they_were_not() {
    // covers: S0-39, D17, A2, G11
    let app = TestApp::new().await;
    let (acme, globex) = (with_owner(&app, "acme").await, with_owner(&app, "globex").await);
    let owner = acme.owner().await;
    let theirs = globex.staff().await.membership.unwrap();
    let unknown = MembershipId::new();
    for member in [theirs, unknown] {
        // Through one's own tenant, by another's id.
        let result = app.in_tenant(&owner, &acme.by_id(), change(member, "member", 1)).await;
        assert_eq!(code(&result), "not_found");
        let result = app
            .in_tenant(&owner, &acme.by_id(), Archive { member, version: 1 })
            .await;
        assert_eq!(code(&result), "not_found");
    }
    let strangers: [(&str, Person); 2] = [
        ("an owner elsewhere", owner),
        ("a member of nothing", app.stranger().await),
    ];
    for (who, person) in strangers {
        for place in [
            globex.by_id(),
            globex.by_slug(),
            app::TenantRef::Slug("no-such-tenant".into()),
        ] {
            let listed = app.in_tenant(&person, &place, List::default()).await;
            assert_eq!(code(&listed), "not_found", "{who} at {place}");
            let changed = app.in_tenant(&person, &place, change(theirs, "member", 1)).await;
            assert_eq!(code(&changed), "not_found", "{who} at {place}");
        }
    }
    let nobody = app.in_tenant(&app.anonymous(), &globex.by_id(), List::default()).await;
    assert_eq!(code(&nobody), "unauthenticated");
    // Whoever may open it on the platform is no member of it either.
    let admin = app.platform("super_admin").await;
    let inside = app.in_tenant(&admin, &globex.by_id(), List::default()).await;
    assert_eq!(code(&inside), "not_found");
}

#[tokio::test]
async fn the_list_is_the_tenants_own_and_found_by_any_part() {
    // covers: S3-91, D19, S2-27
    let app = TestApp::new().await;
    let (acme, globex) = (app.tenant("acme").await, app.tenant("globex").await);
    let owner = acme.owner().await;
    for _ in 0..3 {
        acme.staff().await;
        globex.staff().await;
    }
    let archived = acme.member().await.membership.unwrap();
    let archive = Archive {
        member: archived,
        version: 1,
    };
    app.in_tenant(&owner, &acme.by_id(), archive).await.unwrap();
    let list = async |search: &str, after: Option<String>, limit| {
        let list = List {
            filter: Filter {
                search: Some(search.into()),
                ..Filter::default()
            },
            after,
            limit: Some(limit),
            ..List::default()
        };
        app.in_tenant(&owner, &acme.by_id(), list).await.unwrap()
    };
    let all = list("", None, 50).await;
    assert_eq!(all.items.len(), 5);
    assert_eq!(all.next, None);
    assert_eq!(all.items.iter().filter(|member| member.themself).count(), 1);
    assert_eq!(
        all.items
            .iter()
            .filter(|member| member.state == app::members::MembershipState::Archived)
            .count(),
        1
    );
    assert!(all.items.is_sorted_by(|a, b| a.email < b.email));
    assert_eq!(list("TAFF", None, 50).await.items.len(), 3);
    // What stands for anything in a pattern stands for itself in a search.
    for pattern in ["%", "_", "\\", "st_ff", "%a%"] {
        assert_eq!(list(pattern, None, 50).await.items.len(), 0, "{pattern}");
    }
    let mut pages = Vec::new();
    let mut next = None;
    loop {
        let page = list("", next, 2).await;
        pages.extend(page.items.into_iter().map(|member| member.email));
        next = page.next;
        if next.is_none() {
            break;
        }
    }
    assert!(pages.iter().eq(all.items.iter().map(|member| &member.email)));
}

/// A tenant's owners end a platform admin's membership in it, and do nothing else to them.
#[tokio::test]
async fn a_platform_admin_among_the_members_is_left_alone() {
    // covers: D6, S0-39
    let app = TestApp::new().await;
    let acme = with_owner(&app, "acme").await;
    let owner = acme.owner().await;
    let admin = app.platform("support").await;
    let member = acme.admit(&admin, "staff").await;
    let changed = app.in_tenant(&owner, &acme.by_id(), change(member, "member", 1)).await;
    assert_eq!(code(&changed), "rank_too_high");
    let archived = app
        .in_tenant(&owner, &acme.by_id(), Archive { member, version: 1 })
        .await;
    assert_eq!(code(&archived), "ok");
    let back = app
        .in_tenant(&owner, &acme.by_id(), Reactivate { member, version: 2 })
        .await;
    assert_eq!(code(&back), "rank_too_high");

    let closed = "update platform_admins set closed_at = now() where user_id = $1";
    app.superuser().await.execute(closed, &[&admin.user.0]).await.unwrap();
    let back = app
        .in_tenant(&owner, &acme.by_id(), Reactivate { member, version: 2 })
        .await;
    assert_eq!(code(&back), "ok");
}
