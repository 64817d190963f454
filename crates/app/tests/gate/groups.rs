//! Groups: what they add, who says so, and that nobody gets more by one than its givers had.
// covers: S1-05, S1-09, S1-32, D5, D6, D7, A1

use app::{
    Caller, GroupId, access_grants,
    groups::{
        AddMember, Create, Delete, Edit, Group, GroupDetails, List, ListMembers, NewGroupMember, RemoveMember,
        SetManager, Show,
    },
    members::{self, Archive, ChangeRole, Reactivate},
    tokens,
};
use testkit::{Person, TestApp, TestTenant};

use crate::{
    outcome::{code, field},
    together::together,
};

pub fn details(name: &str, permissions: &[&str]) -> GroupDetails {
    GroupDetails {
        name: name.into(),
        description: String::new(),
        permissions: permissions.iter().map(|&it| it.to_owned()).collect(),
    }
}

/// A group that the command line made.
pub async fn group(app: &TestApp, acme: &TestTenant<'_>, name: &str, permissions: &[&str]) -> Group {
    let create = Create(details(name, permissions));
    app.in_tenant(&Caller::cli(), &acme.by_id(), create).await.unwrap()
}

pub async fn add(app: &TestApp, acme: &TestTenant<'_>, by: &Caller, group: GroupId, person: &Person) -> &'static str {
    let new = NewGroupMember {
        email: person.email.clone(),
    };
    code(&app.in_tenant(by, &acme.by_id(), AddMember { group, new }).await)
}

pub async fn remove(
    app: &TestApp,
    acme: &TestTenant<'_>,
    by: &Caller,
    group: GroupId,
    person: &Person,
) -> &'static str {
    let member = person.membership.unwrap();
    code(&app.in_tenant(by, &acme.by_id(), RemoveMember { group, member }).await)
}

async fn edit(
    app: &TestApp,
    acme: &TestTenant<'_>,
    by: &Caller,
    group: &Group,
    version: i32,
    permissions: &[&str],
) -> &'static str {
    let edit = Edit {
        group: group.id,
        version,
        details: details(&group.name, permissions),
    };
    code(&app.in_tenant(by, &acme.by_id(), edit).await)
}

async fn manage(app: &TestApp, acme: &TestTenant<'_>, by: &Caller, group: GroupId, person: &Person) -> &'static str {
    let set = SetManager {
        group,
        member: person.membership.unwrap(),
        manages: true,
    };
    code(&app.in_tenant(by, &acme.by_id(), set).await)
}

/// Whether they see the members, which needs `members.view`.
async fn sees(app: &TestApp, acme: &TestTenant<'_>, person: &Caller) -> &'static str {
    code(&app.in_tenant(person, &acme.by_id(), members::List::default()).await)
}

#[tokio::test]
async fn a_group_lives_and_its_members_with_it() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (admin, ada) = (acme.admin().await, acme.member().await);
    let made = app
        .in_tenant(&admin, &acme.by_id(), Create(details("Desk", &["members.view"])))
        .await
        .unwrap();
    assert_eq!((made.members, made.version, made.fillable), (0, 1, true));
    let again = app.in_tenant(&admin, &acme.by_id(), Create(details("DESK", &[]))).await;
    assert_eq!(field(&again), "name");

    assert_eq!(sees(&app, &acme, &ada).await, "forbidden");
    assert_eq!(add(&app, &acme, &admin, made.id, &ada).await, "ok");
    assert_eq!(add(&app, &acme, &admin, made.id, &ada).await, "unchanged");
    assert_eq!(sees(&app, &acme, &ada).await, "ok");
    // In the list of members as well.
    let listed = app
        .in_tenant(&ada, &acme.by_id(), members::List::default())
        .await
        .unwrap();
    let row = listed.items.iter().find(|member| member.themself).unwrap();
    assert_eq!((row.groups.len(), &*row.groups[0].name, row.version), (1, "Desk", 2));

    assert_eq!(edit(&app, &acme, &admin, &made, 1, &["audit.view"]).await, "ok");
    assert_eq!(sees(&app, &acme, &ada).await, "forbidden");
    assert_eq!(edit(&app, &acme, &admin, &made, 1, &["members.view"]).await, "stale");
    assert_eq!(edit(&app, &acme, &admin, &made, 2, &["members.view"]).await, "ok");
    assert_eq!(sees(&app, &acme, &ada).await, "ok");

    assert_eq!(remove(&app, &acme, &admin, made.id, &ada).await, "ok");
    assert_eq!(remove(&app, &acme, &admin, made.id, &ada).await, "not_found");
    assert_eq!(sees(&app, &acme, &ada).await, "forbidden");
    assert_eq!(add(&app, &acme, &admin, made.id, &ada).await, "ok");
    let group = made.id;
    let delete = |version| Delete { group, version };
    assert_eq!(code(&app.in_tenant(&admin, &acme.by_id(), delete(2)).await), "stale");
    assert_eq!(code(&app.in_tenant(&admin, &acme.by_id(), delete(3)).await), "ok");
    assert_eq!(sees(&app, &acme, &ada).await, "forbidden");
    let shown = app.in_tenant(&admin, &acme.by_id(), Show { group }).await;
    assert_eq!(code(&shown), "not_found");
}

#[tokio::test]
async fn what_a_group_may_be_is_said_by_field() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let long = "x".repeat(61);
    for (details, wrong) in [
        (details("", &[]), "name"),
        (details(&long, &[]), "name"),
        (details("Desk", &["*"]), "permissions"),
        (details("Desk", &["members"]), "permissions"),
        (details("Desk", &["members.view"; 201]), "permissions"),
    ] {
        let made = app.in_tenant(&owner, &acme.by_id(), Create(details)).await;
        assert_eq!(field(&made), wrong);
    }
    let desk = group(&app, &acme, "Desk", &[]).await;
    let stranger = app.stranger().await;
    for email in [&*stranger.email, "", "nobody", "a\0b"] {
        let new = NewGroupMember { email: email.into() };
        let added = app
            .in_tenant(&owner, &acme.by_id(), AddMember { group: desk.id, new })
            .await;
        assert_eq!(field(&added), "email", "{email:?}");
    }
}

#[tokio::test]
async fn nobody_gives_by_a_group_what_they_do_not_hold() {
    // covers: G8
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, admin, ada) = (acme.owner().await, acme.admin().await, acme.member().await);
    // Not an admin's: rotating the application's password.
    let beyond = "connection.manage";
    let create = Create(details("Beyond", &[beyond]));
    assert_eq!(
        code(&app.in_tenant(&admin, &acme.by_id(), create).await),
        "grant_ceiling"
    );
    let strong = group(&app, &acme, "Strong", &[beyond]).await;
    assert_eq!(add(&app, &acme, &admin, strong.id, &ada).await, "grant_ceiling");
    assert_eq!(manage(&app, &acme, &admin, strong.id, &ada).await, "not_found");
    // Saving it means to give all that it gives; taking away does not.
    assert_eq!(
        edit(&app, &acme, &admin, &strong, 1, &[beyond, "members.view"]).await,
        "grant_ceiling"
    );
    assert_eq!(add(&app, &acme, &owner, strong.id, &ada).await, "ok");
    assert_eq!(manage(&app, &acme, &admin, strong.id, &ada).await, "grant_ceiling");
    assert_eq!(remove(&app, &acme, &admin, strong.id, &ada).await, "ok");
    assert_eq!(edit(&app, &acme, &admin, &strong, 1, &["members.view"]).await, "ok");
    assert_eq!(add(&app, &acme, &admin, strong.id, &ada).await, "ok");

    // A token of the owner's for groups gives nothing else that the owner holds.
    let new = tokens::NewToken {
        name: "groups".into(),
        tenant: Some("acme".into()),
        permissions: vec!["groups.view".into(), "groups.create".into()],
        expires_in_days: 1,
    };
    let made = app.on_account(&owner, tokens::Create(new)).await.unwrap();
    let token = app::Credential::Token(app::hash_token(&made.token));
    let token = Caller::new(token, app::Origin::default());
    let create = Create(details("By token", &["members.view"]));
    assert_eq!(
        code(&app.in_tenant(&token, &acme.by_id(), create).await),
        "grant_ceiling"
    );
}

#[tokio::test]
async fn a_group_reaches_only_those_below() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, admin, peer) = (acme.owner().await, acme.admin().await, acme.admin().await);
    let ada = acme.member().await;
    let desk = group(&app, &acme, "Desk", &["members.view"]).await;
    assert_eq!(add(&app, &acme, &admin, desk.id, &peer).await, "rank_too_high");
    assert_eq!(add(&app, &acme, &admin, desk.id, &owner).await, "rank_too_high");
    assert_eq!(add(&app, &acme, &admin, desk.id, &admin).await, "self_change");
    assert_eq!(add(&app, &acme, &owner, desk.id, &peer).await, "ok");
    assert_eq!(remove(&app, &acme, &admin, desk.id, &peer).await, "rank_too_high");
    assert_eq!(manage(&app, &acme, &admin, desk.id, &peer).await, "rank_too_high");
    // Whatever is done to the group is done to the peer in it.
    assert_eq!(edit(&app, &acme, &admin, &desk, 1, &[]).await, "rank_too_high");
    let delete = || Delete {
        group: desk.id,
        version: 1,
    };
    assert_eq!(
        code(&app.in_tenant(&admin, &acme.by_id(), delete()).await),
        "rank_too_high"
    );
    // And to oneself, whoever is in it: one neither changes nor leaves it.
    assert_eq!(edit(&app, &acme, &peer, &desk, 1, &[]).await, "self_change");
    assert_eq!(remove(&app, &acme, &peer, desk.id, &peer).await, "self_change");
    assert_eq!(add(&app, &acme, &owner, desk.id, &ada).await, "ok");
    assert_eq!(remove(&app, &acme, &owner, desk.id, &peer).await, "ok");
    assert_eq!(edit(&app, &acme, &admin, &desk, 1, &["members.view"]).await, "ok");
    // An owner holds everything in whatever groups they are.
    assert_eq!(add(&app, &acme, &Caller::cli(), desk.id, &owner).await, "ok");
    assert_eq!(edit(&app, &acme, &owner, &desk, 2, &["audit.view"]).await, "ok");
    assert_eq!(
        add(&app, &acme, &ada, desk.id, &acme.read_only().await).await,
        "forbidden"
    );
}

#[tokio::test]
async fn a_manager_says_who_is_in_the_one_group() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (admin, lead, ada) = (acme.admin().await, acme.staff().await, acme.member().await);
    let (desk, other) = (
        group(&app, &acme, "Desk", &["audit.view"]).await,
        group(&app, &acme, "Other", &[]).await,
    );
    assert_eq!(add(&app, &acme, &admin, desk.id, &lead).await, "ok");
    assert_eq!(code(&app.in_tenant(&lead, &acme.by_id(), List).await), "forbidden");
    assert_eq!(manage(&app, &acme, &admin, desk.id, &lead).await, "ok");
    let seen = app.in_tenant(&lead, &acme.by_id(), List).await.unwrap();
    let fillable: Vec<(&str, bool)> = seen.iter().map(|it| (&*it.name, it.fillable)).collect();
    assert_eq!(fillable, [("Desk", true), ("Other", false)]);

    assert_eq!(add(&app, &acme, &lead, desk.id, &ada).await, "ok");
    let list = ListMembers {
        group: desk.id,
        after: None,
        limit: None,
    };
    let inside = app.in_tenant(&lead, &acme.by_id(), list).await.unwrap().items;
    let removable: Vec<(bool, bool)> = inside.iter().map(|it| (it.manages, it.removable)).collect();
    assert_eq!(removable, [(false, true), (true, false)], "{inside:?}");
    assert_eq!(remove(&app, &acme, &lead, desk.id, &ada).await, "ok");
    assert_eq!(
        add(&app, &acme, &lead, desk.id, &acme.staff().await).await,
        "rank_too_high"
    );
    assert_eq!(add(&app, &acme, &lead, other.id, &ada).await, "forbidden");
    assert_eq!(edit(&app, &acme, &lead, &desk, 1, &[]).await, "forbidden");
    assert_eq!(manage(&app, &acme, &lead, desk.id, &ada).await, "forbidden");
    // With the place in the group goes the right to fill it.
    assert_eq!(remove(&app, &acme, &admin, desk.id, &lead).await, "ok");
    assert_eq!(add(&app, &acme, &lead, desk.id, &ada).await, "forbidden");
}

#[tokio::test]
async fn whoever_held_nothing_gets_what_the_groups_give_from_those_alone_who_hold_it() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, admin, ada) = (acme.owner().await, acme.admin().await, acme.member().await);
    let strong = group(&app, &acme, "Strong", &["connection.manage"]).await;
    assert_eq!(add(&app, &acme, &owner, strong.id, &ada).await, "ok");
    let member = ada.membership.unwrap();
    let archive = Archive { member, version: 2 };
    app.in_tenant(&admin, &acme.by_id(), archive).await.unwrap();
    let back = |version| Reactivate { member, version };
    assert_eq!(
        code(&app.in_tenant(&admin, &acme.by_id(), back(3)).await),
        "grant_ceiling"
    );
    assert_eq!(code(&app.in_tenant(&owner, &acme.by_id(), back(3)).await), "ok");
    let set = "update memberships set role_id = null where id = $1";
    app.superuser().await.execute(set, &[&member.0]).await.unwrap();
    let role = |version| ChangeRole {
        member,
        role: "read_only".into(),
        version,
    };
    assert_eq!(
        code(&app.in_tenant(&admin, &acme.by_id(), role(4)).await),
        "grant_ceiling"
    );
    assert_eq!(code(&app.in_tenant(&owner, &acme.by_id(), role(4)).await), "ok");
    // Another role instead of one gives nothing of the groups anew.
    assert_eq!(code(&app.in_tenant(&admin, &acme.by_id(), role(5)).await), "ok");
}

#[tokio::test]
async fn an_archived_member_who_is_invited_anew_is_in_no_group() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, admin, ada) = (acme.owner().await, acme.admin().await, acme.member().await);
    let strong = group(&app, &acme, "Strong", &["connection.manage", "members.view"]).await;
    assert_eq!(add(&app, &acme, &owner, strong.id, &ada).await, "ok");
    let archive = Archive {
        member: ada.membership.unwrap(),
        version: 2,
    };
    app.in_tenant(&owner, &acme.by_id(), archive).await.unwrap();
    assert_eq!(
        add(&app, &acme, &owner, group(&app, &acme, "Other", &[]).await.id, &ada).await,
        "archived"
    );
    let link = acme.invite(&admin, &ada.email, "staff").await.unwrap();
    app.accept(&link).await.unwrap();
    assert_eq!(sees(&app, &acme, &ada).await, "ok");
    let shown = app
        .in_tenant(&owner, &acme.by_id(), Show { group: strong.id })
        .await
        .unwrap();
    assert_eq!(shown.members, 0);
}

#[tokio::test]
async fn whoever_is_inside_for_an_hour_sees_groups_and_changes_none() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    acme.owner().await;
    let root = app.platform("super_admin").await;
    let open = access_grants::Open {
        tenant: acme.by_id(),
        new: access_grants::NewAccessGrant {
            mode: "write".into(),
            reason: "Ticket 4711".into(),
            minutes: 60,
        },
        way: access_grants::Way::Api,
    };
    let token = app.on_platform(&root, open).await.unwrap().token.unwrap();
    let inside = Caller::new(app::Credential::Token(app::hash_token(&token)), app::Origin::default());
    let create = Create(details("Ours", &["tables.view"]));
    let made = app.in_tenant(&inside, &acme.by_id(), create).await;
    assert_eq!(code(&made), "access_grant");
    let ours = group(&app, &acme, "Ours", &["tables.view"]).await;
    let member = acme.member().await;
    assert_eq!(add(&app, &acme, &inside, ours.id, &member).await, "access_grant");
    // What there is may be looked at.
    assert_eq!(code(&app.in_tenant(&inside, &acme.by_id(), List).await), "ok");
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_in_more_than_fifty_groups_whatever_is_done_at_once() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, ada) = (acme.owner().await, acme.member().await);
    let client = app.superuser().await;
    let fill = "insert into groups (tenant_id, id, name, permissions, created_at)
                select $1, gen_random_uuid(), 'Group ' || n, '{}', now() from generate_series(1, 100) n";
    client.execute(fill, &[&acme.id.0]).await.unwrap();
    let member = ada.membership.unwrap();
    let put = "insert into group_members (tenant_id, membership_id, group_id) select $1, $2, id from groups order by id limit 45";
    client.execute(put, &[&acme.id.0, &member.0]).await.unwrap();
    let free = "select id from groups where id not in (select group_id from group_members) limit 50";
    let groups = client.query(free, &[]).await.unwrap();
    let answers = together(groups.iter().map(|row| {
        let group = GroupId(row.get(0));
        let (app, by, tenant) = (app.app().clone(), owner.caller.clone(), acme.by_id());
        let new = NewGroupMember {
            email: ada.email.clone(),
        };
        async move { code(&app.in_tenant(&by, &tenant, AddMember { group, new }).await) }
    }))
    .await;
    let made = answers.iter().filter(|answer| **answer == "ok").count();
    assert!(made <= 5 && answers.contains(&"limit_reached"), "{answers:?}");
    // Some may be told that there is no connection for them, or that others are in their way.
    let known = ["ok", "limit_reached", "unavailable", "collision"];
    assert!(answers.iter().all(|answer| known.contains(answer)), "{answers:?}");
    let sql = "select count(*) from group_members where membership_id = $1";
    let row = client.query_one(sql, &[&member.0]).await.unwrap();
    assert_eq!(row.get::<_, i64>(0), 45 + i64::try_from(made).unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_tenant_has_two_hundred_groups_whatever_is_done_at_once() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let fill = "insert into groups (tenant_id, id, name, permissions, created_at)
                select $1, gen_random_uuid(), 'Group ' || n, '{}', now() from generate_series(1, 190) n";
    app.superuser().await.execute(fill, &[&acme.id.0]).await.unwrap();
    let answers = together((0..50).map(|at| {
        let (app, by, tenant) = (app.app().clone(), owner.caller.clone(), acme.by_id());
        let create = Create(details(&format!("New {at}"), &[]));
        async move { code(&app.in_tenant(&by, &tenant, create).await) }
    }))
    .await;
    let made = answers.iter().filter(|answer| **answer == "ok").count();
    assert!(made <= 10 && answers.contains(&"limit_reached"), "{answers:?}");
    let rest: Vec<&&str> = answers
        .iter()
        .filter(|it| !["ok", "limit_reached", "unavailable"].contains(it))
        .collect();
    assert!(rest.is_empty(), "{rest:?}");
    let row = app
        .superuser()
        .await
        .query_one("select count(*) from groups", &[])
        .await
        .unwrap();
    assert_eq!(row.get::<_, i64>(0), 190 + i64::try_from(made).unwrap());
}

/// What somebody is put into is what was decided on: an edit waits for it, or it for the edit.
#[tokio::test(flavor = "multi_thread")]
async fn a_group_does_not_grow_under_the_hands_of_whoever_puts_somebody_in() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, admin, ada) = (acme.owner().await, acme.admin().await, acme.member().await);
    for round in 0..20 {
        let desk = group(&app, &acme, &format!("Desk {round}"), &["members.view"]).await;
        let new = NewGroupMember {
            email: ada.email.clone(),
        };
        let put = (
            app.app().clone(),
            admin.caller.clone(),
            acme.by_id(),
            AddMember { group: desk.id, new },
        );
        let widen = Edit {
            group: desk.id,
            version: 1,
            details: details(&desk.name, &["connection.manage"]),
        };
        let grow = (app.app().clone(), owner.caller.clone(), acme.by_id(), widen);
        let (put, grown) = tokio::join!(
            tokio::spawn(async move { code(&put.0.in_tenant(&put.1, &put.2, put.3).await) }),
            tokio::spawn(async move { code(&grow.0.in_tenant(&grow.1, &grow.2, grow.3).await) }),
        );
        assert_eq!(grown.unwrap(), "ok");
        // Before the edit, which gave to whoever was in it then; or after it, and then it was too much.
        assert!(["ok", "grant_ceiling"].contains(&put.unwrap()));
        remove(&app, &acme, &owner, desk.id, &ada).await;
    }
}
