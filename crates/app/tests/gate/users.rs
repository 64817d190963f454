//! Users of the whole instance: who is found, who may act on whom, and what suspending, deleting and archiving do and leave alone.
// covers: S1-01, S1-03, S1-16, S1-27, S1-38, S1-39, S1-40, S1-42, S1-45, S3-13, S3-43, D1, D3, D4, D7, D8, D19, G16, A1, A3

mod at_once;

use app::{
    Caller, Error, Plane, UserId, audit,
    users::{
        self, ArchiveMembership, Change, Delete, Edit, Filter, LiftSuspension, List, ListTenants, ReactivateMembership,
        RemoveMembership, Restore, Show, SignOut, Suspend, User,
    },
};
use jiff::SignedDuration;
use testkit::{Person, TestApp};

use crate::{
    outcome::{code, field},
    together::together,
};

fn suspend(user: UserId, version: i32) -> Suspend {
    Suspend {
        user,
        version,
        reason: "Left the company".into(),
    }
}

fn delete(person: &Person, version: i32) -> Delete {
    Delete {
        user: person.user,
        version,
        confirm: person.email.to_uppercase(),
        reason: "Asked for it".into(),
    }
}

fn edit(user: UserId, version: i32, name: Option<&str>, email: Option<&str>, reason: &str) -> Edit {
    let change = Change {
        name: name.map(Into::into),
        email: email.map(Into::into),
        reason: reason.into(),
    };
    Edit { user, version, change }
}

async fn shown(app: &TestApp, user: UserId) -> User {
    let details = app.on_platform(&Caller::cli(), Show { user }).await;
    details.expect("the user").user
}

async fn tenants(app: &TestApp, user: UserId) -> Vec<users::TenantOfUser> {
    let list = ListTenants {
        user,
        after: None,
        limit: None,
    };
    app.on_platform(&Caller::cli(), list)
        .await
        .expect("their tenants")
        .items
}

/// What a caller is told who asks for their own account.
async fn own(app: &TestApp, caller: &Caller) -> &'static str {
    code(&app.on_account(caller, app::account::Show).await)
}

#[tokio::test]
async fn everybody_is_found_by_any_part_and_each_page_is_another() {
    let app = TestApp::new().await;
    let admin = app.platform("support").await;
    let acme = app.tenant("acme").await;
    let (owner, member) = (acme.owner().await, acme.member().await);
    let stranger = app.stranger().await;
    app.on_platform(&Caller::cli(), suspend(stranger.user, 1))
        .await
        .expect("suspended");
    let list = async |filter: Filter, order: &str, limit: u16| -> app::Result<Vec<User>> {
        let (mut found, mut after) = (Vec::new(), None);
        loop {
            let list = List {
                filter: filter.clone(),
                order: Some(order.into()),
                after,
                limit: Some(limit),
            };
            let page = app.on_platform(&admin, list).await?;
            found.extend(page.items);
            after = page.next;
            if after.is_none() {
                return Ok(found);
            }
        }
    };
    let emails = |users: &[User]| users.iter().map(|user| user.email.clone()).collect::<Vec<_>>();
    let mut everybody = [&admin, &owner, &member, &stranger].map(|person| person.email.clone());
    everybody.sort();
    for order in ["", "email", "name"] {
        let found = list(Filter::default(), order, 1).await.expect("users");
        assert_eq!(emails(&found), everybody, "by {order:?}, one at a time");
    }
    for order in ["email", "name", "last_sign_in"] {
        let found = list(Filter::default(), order, 1).await.expect("users");
        let mut turned = list(Filter::default(), &format!("-{order}"), 1).await.expect("users");
        turned.reverse();
        assert_eq!(emails(&turned), emails(&found), "by {order}, turned round");
    }
    let last = "update users set last_sign_in_at = now() - interval '1 hour' where email like 'owner%'";
    app.superuser().await.batch_execute(last).await.unwrap();
    let found = list(Filter::default(), "last_sign_in", 2).await.expect("users");
    assert_eq!((found.len(), &found[0].email), (4, &owner.email));

    let of = |search: &str, state: &str, kind: &str| Filter {
        search: Some(search.into()),
        state: Some(state.into()),
        kind: Some(kind.into()),
    };
    for (filter, whom) in [
        (of("", "suspended", ""), &stranger),
        (of("", "", "instance"), &admin),
        (of("RANGE", "", "workspace"), &stranger),
        (of("owner", "active", ""), &owner),
    ] {
        let found = list(filter.clone(), "", 1).await.expect("users");
        assert_eq!(emails(&found), std::slice::from_ref(&whom.email), "{filter:?}");
    }
    assert!(
        list(of("ran", "active", "workspace"), "", 1)
            .await
            .expect("users")
            .is_empty()
    );
    let found = list(of("owner", "", ""), "", 1).await.expect("users");
    assert_eq!((found[0].tenants, found[0].kind.as_str()), (1, "workspace"));
    for (filter, order, wrong) in [
        (of("o", "", ""), "", "search"),
        (of("", "gone", ""), "", "state"),
        (of("", "", "root"), "", "type"),
        (of("", "", ""), "size", "order"),
    ] {
        assert_eq!(field(&list(filter, order, 1).await), wrong);
    }
}

#[tokio::test]
async fn whoever_is_suspended_is_out_at_once_and_comes_back_to_what_was() {
    let app = TestApp::new().await;
    let (acme, other) = (app.tenant("acme").await, app.tenant("other").await);
    acme.owner().await;
    let person = acme.staff().await;
    other.owner().await;
    let there = other.admit(&person, "admin").await;
    let archived = "update memberships set state = 'archived' where id = $1";
    app.superuser().await.execute(archived, &[&there.0]).await.unwrap();
    let before = tenants(&app, person.user).await;

    let manager = app.platform("user_manager").await;
    assert_eq!(own(&app, &person).await, "ok");
    let no_reason = Suspend {
        reason: "  ".into(),
        ..suspend(person.user, 1)
    };
    assert_eq!(code(&app.on_platform(&manager, no_reason).await), "reason_required");
    assert_eq!(code(&app.on_platform(&manager, suspend(person.user, 7)).await), "stale");
    let suspended = app
        .on_platform(&manager, suspend(person.user, 1))
        .await
        .expect("suspended");
    assert_eq!(suspended.state.as_str(), "suspended");
    assert_ne!(own(&app, &person).await, "ok", "on the very next request");
    assert_eq!(
        code(&app.on_platform(&manager, suspend(person.user, 2)).await),
        "unchanged"
    );

    let lift = LiftSuspension {
        user: person.user,
        version: 2,
    };
    let back = app.on_platform(&manager, lift).await.expect("back");
    assert_eq!((back.state.as_str(), back.version), ("active", 3));
    let after = tenants(&app, person.user).await;
    let told = |list: &[users::TenantOfUser]| format!("{list:?}");
    assert_eq!(told(&before), told(&after), "exactly as it was");
    // A session that somebody may have taken over does not come back to life.
    assert_eq!(own(&app, &person).await, "unauthenticated");
}

#[tokio::test]
async fn a_platform_admin_is_for_those_above_and_nobody_for_themself() {
    let app = TestApp::new().await;
    app.platform("super_admin").await;
    let (manager, supporter) = (app.platform("user_manager").await, app.platform("support").await);
    let (top, operator) = (app.platform("super_admin").await, app.platform("operator").await);
    let auditor = app.platform("auditor").await;
    let stranger = app.stranger().await;
    let mail = |whose: &Person| format!("mine-{}", whose.email);
    for (by, target, name, email, out) in [
        (&manager, &top, "rank_too_high", "rank_too_high", "rank_too_high"),
        (&manager, &operator, "rank_too_high", "rank_too_high", "rank_too_high"),
        (&manager, &manager, "self_change", "self_change", "self_change"),
        // Below, but whoever had that address would read every audit log, which a User Manager does not.
        (&manager, &auditor, "ok", "grant_ceiling", "ok"),
        (&manager, &stranger, "ok", "ok", "ok"),
        (&supporter, &stranger, "forbidden", "forbidden", "forbidden"),
        (&operator, &stranger, "forbidden", "forbidden", "forbidden"),
    ] {
        let version = async || shown(&app, target.user).await.version;
        let (who, whom) = (&by.email, &target.email);
        let rename = edit(target.user, version().await, Some("Another Name"), None, "");
        assert_eq!(code(&app.on_platform(by, rename).await), name, "{who} renames {whom}");
        let taken = edit(target.user, version().await, None, Some(&mail(target)), "They say so");
        assert_eq!(
            code(&app.on_platform(by, taken).await),
            email,
            "{who} takes over {whom}"
        );
        let sign_out = SignOut { user: target.user };
        assert_eq!(
            code(&app.on_platform(by, sign_out).await),
            out,
            "{who} signs {whom} out"
        );
        let suspended = app.on_platform(by, suspend(target.user, version().await)).await;
        assert_eq!(code(&suspended), out, "{who} suspends {whom}");
        if suspended.is_ok() {
            let lift = LiftSuspension {
                user: target.user,
                version: version().await,
            };
            app.on_platform(by, lift).await.expect("back");
        }
    }
}

#[tokio::test]
async fn another_address_ends_what_the_old_one_could_and_tells_it() {
    let app = TestApp::new().await;
    let manager = app.platform("user_manager").await;
    let (person, other) = (app.stranger().await, app.stranger().await);
    let to = |email: &str, reason: &str| edit(person.user, 1, None, Some(email), reason);
    let attempt = async |change: Edit| app.on_platform(&manager, change).await;
    assert_eq!(code(&attempt(to("new@example.com", "")).await), "reason_required");
    assert_eq!(field(&attempt(to("no address", "Why not")).await), "email");
    assert_eq!(
        field(&attempt(to(&other.email.to_uppercase(), "Why not")).await),
        "email"
    );
    app.advance(SignedDuration::from_mins(11));
    assert_eq!(
        code(&attempt(to("new@example.com", "Married")).await),
        "step_up_required"
    );
    app.advance(SignedDuration::from_mins(-11));
    let changed = attempt(to("new@example.com", "Married")).await.expect("changed");
    assert_eq!(changed.email, "new@example.com");
    assert_eq!(own(&app, &person).await, "unauthenticated");
    let mails = app
        .on_platform(&Caller::cli(), app::mails::List::default())
        .await
        .expect("mails");
    assert_eq!(mails.items[0].recipient, person.email);
}

#[tokio::test]
async fn nobody_gets_into_a_tenant_by_another_address_for_its_member() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    acme.owner().await;
    let (member, manager) = (acme.member().await, app.platform("user_manager").await);
    let moved = async |version| {
        let change = edit(
            member.user,
            version,
            None,
            Some("mallory@example.com"),
            "Asked on the phone",
        );
        code(&app.on_platform(&manager, change).await)
    };
    assert_eq!(moved(1).await, "is_member");
    // Nor by way of putting them away first, and fetching them back.
    let archive = ArchiveMembership {
        user: member.user,
        membership: member.membership.unwrap(),
        version: 1,
    };
    app.on_platform(&manager, archive).await.expect("archived");
    assert_eq!(moved(1).await, "is_member");
    let named = edit(member.user, 1, Some("Another Name"), None, "");
    app.on_platform(&manager, named).await.expect("a name lets nobody in");
    // Where the platform may come in anyhow, it may do this too.
    let open = "update instance_settings set tenant_access = 'open'";
    app.superuser().await.execute(open, &[]).await.unwrap();
    assert_eq!(moved(2).await, "ok");
}

#[tokio::test]
async fn a_membership_is_ended_and_brought_back_and_the_owners_read_who_did_it() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, member) = (acme.owner().await, acme.member().await);
    let manager = app.platform("user_manager").await;
    let (user, membership) = (member.user, member.membership.unwrap());
    let archive = |version| ArchiveMembership {
        user,
        membership,
        version,
    };
    assert_eq!(code(&app.on_platform(&manager, archive(9)).await), "stale");
    let archived = app.on_platform(&manager, archive(1)).await.expect("archived");
    assert_eq!((archived.slug.as_str(), archived.version), ("acme", 2));
    let members = async || {
        code(
            &app.in_tenant(&member, &acme.by_id(), app::tables::List { count_rows: false })
                .await,
        )
    };
    assert_eq!(members().await, "not_found", "on the very next request");
    let back = ReactivateMembership {
        user,
        membership,
        version: 2,
    };
    app.on_platform(&manager, back).await.expect("back");
    assert_ne!(members().await, "not_found");

    // Of somebody else's, nothing is found.
    let others = ArchiveMembership {
        user: owner.user,
        membership,
        version: 3,
    };
    assert_eq!(code(&app.on_platform(&manager, others).await), "not_found");
    let last = ArchiveMembership {
        user: owner.user,
        membership: owner.membership.unwrap(),
        version: 1,
    };
    match app.on_platform(&manager, last).await {
        Err(Error::Conflict { code, message }) => {
            assert_eq!(code, "last_admin");
            assert!(message.contains("acme"), "{message}");
        }
        other => panic!("{other:?}"),
    }
    let remove = RemoveMembership {
        user,
        membership,
        version: 3,
    };
    app.on_platform(&manager, remove).await.expect("removed");
    assert!(tenants(&app, user).await.is_empty());
    assert_eq!(own(&app, &member).await, "ok", "the account is left alone");

    app.seal_all().await;
    let log = app
        .in_tenant(&owner, &acme.by_id(), audit::List(audit::Query::default()))
        .await
        .expect("the tenant's log");
    let done: Vec<_> = log
        .items
        .iter()
        .filter(|event| event.actor == manager.email)
        .map(|event| event.operation.as_str())
        .collect();
    assert_eq!(
        done,
        [
            "users.remove_membership",
            "users.reactivate_membership",
            "users.archive_membership"
        ]
    );
}

#[tokio::test]
async fn archived_everywhere_but_where_nobody_else_owns() {
    let app = TestApp::new().await;
    let person = app.stranger().await;
    for slug in ["one", "two", "three"] {
        let tenant = app.tenant(slug).await;
        tenant.owner().await;
        tenant.admit(&person, "owner").await;
    }
    app.tenant("alone").await.admit(&person, "owner").await;
    let manager = app.platform("user_manager").await;
    let left = users::archive_everywhere(&app, &manager, person.user)
        .await
        .expect("archived");
    assert_eq!(left.archived, 3);
    let kept: Vec<_> = left
        .kept
        .iter()
        .map(|it| (it.slug.as_str(), it.code.as_str()))
        .collect();
    assert_eq!(kept, [("alone", "last_admin")]);
    let states: Vec<_> = tenants(&app, person.user)
        .await
        .into_iter()
        .map(|it| (it.slug, it.state.as_str()))
        .collect();
    let wanted = [
        ("alone", "active"),
        ("one", "archived"),
        ("three", "archived"),
        ("two", "archived"),
    ];
    assert_eq!(states, wanted.map(|(slug, state)| (slug.to_owned(), state)));
}

#[tokio::test]
async fn a_deletion_is_taken_back_for_thirty_days_and_then_nothing_personal_is_left() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let person = acme.member().await;
    let manager = app.platform("user_manager").await;
    // The owner is needed, and the answer says where.
    let refused = app.on_platform(&manager, delete(&owner, 1)).await;
    assert!(matches!(&refused, Err(Error::Conflict { code: "last_admin", message }) if message.contains("acme")));
    let mistyped = Delete {
        confirm: "somebody@example.com".into(),
        ..delete(&person, 1)
    };
    assert_eq!(field(&app.on_platform(&manager, mistyped).await), "confirm");

    app.on_platform(&manager, suspend(person.user, 1))
        .await
        .expect("suspended");
    app.on_platform(&manager, delete(&person, 2)).await.expect("deleted");
    assert_ne!(own(&app, &person).await, "ok");
    let restore = Restore {
        user: person.user,
        version: 3,
    };
    let restored = app.on_platform(&manager, restore).await.expect("restored");
    assert_eq!(restored.state.as_str(), "suspended", "as before");
    app.on_platform(&manager, delete(&person, 4)).await.expect("deleted");

    let erase = async || {
        let client = app.superuser().await;
        let at = app.now().as_second();
        let erase = "select erase_user($1, to_timestamp($2::bigint) - interval '30 days', to_timestamp($2::bigint))";
        client
            .query_one(erase, &[&person.user.0, &at])
            .await
            .expect("an answer")
            .get::<_, bool>(0)
    };
    app.advance(SignedDuration::from_hours(24 * 29));
    assert!(!erase().await, "not yet");
    app.advance(SignedDuration::from_hours(24 + 1));
    assert!(erase().await);
    assert!(!erase().await, "once");
    assert_eq!(
        code(&app.on_platform(&Caller::cli(), Show { user: person.user }).await),
        "not_found"
    );
    let client = app.superuser().await;
    for (table, column) in [("users", "email"), ("invitations", "email"), ("mails", "recipient")] {
        let sql = format!("select count(*) from {table} where lower({column}) = lower($1)");
        assert_eq!(
            client.query_one(&sql, &[&person.email]).await.unwrap().get::<_, i64>(0),
            0,
            "{table}"
        );
    }
    for table in ["memberships", "sessions", "api_tokens"] {
        let sql = format!("select count(*) from {table} where user_id = $1");
        assert_eq!(
            client
                .query_one(&sql, &[&person.user.0])
                .await
                .unwrap()
                .get::<_, i64>(0),
            0,
            "{table}"
        );
    }
    // The address is free for another account.
    let again = "insert into users (id, email, name, created_at) values (gen_random_uuid(), $1, 'Again', now())";
    client.execute(again, &[&person.email]).await.expect("another account");
}
