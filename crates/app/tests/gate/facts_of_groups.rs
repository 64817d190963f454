//! What a group gives is as it is now, on each request, and stays so until what was decided from it is committed.
// covers: D11, S1-09, A3

use app::{App, Caller, TenantRef, members};
use testkit::{Person, TestApp, TestTenant, keys};
use tokio::task::JoinHandle;

use crate::{
    groups::{add, group},
    outcome::code,
    together::somebody_waits,
};

/// Somebody who may invite, by a group alone.
async fn by_group(app: &TestApp, acme: &TestTenant<'_>) -> Person {
    acme.owner().await;
    let person = acme.staff().await;
    let desk = group(app, acme, "Desk", &["members.create", "members.view"]).await;
    assert_eq!(add(app, acme, &Caller::cli(), desk.id, &person).await, "ok");
    // Their role gives neither.
    let plain = "update roles set permissions = '{tables.view}', version = version + 1 where key = 'staff'";
    app.superuser().await.batch_execute(plain).await.unwrap();
    person
}

fn invites(app: &App, by: &Caller, tenant: &TenantRef, email: &str) -> JoinHandle<&'static str> {
    let (app, by, tenant) = (app.clone(), by.clone(), tenant.clone());
    let invite = members::Invite(members::NewMember {
        email: email.into(),
        name: String::new(),
        role: "read_only".into(),
    });
    tokio::spawn(async move { code(&app.in_tenant(&by, &tenant, invite).await) })
}

#[tokio::test]
async fn each_change_of_a_group_is_in_the_next_answer() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let person = by_group(&app, &acme).await;
    let superuser = app.superuser().await;
    // A replica of its own reads its own facts.
    let (address, clock) = (app.database().owner(), app.clock().clone());
    let replica = App::on_prepared(&address, keys(), app.settings().clone(), clock);
    for (away, back) in [
        (
            "update groups set permissions = '{}', version = version + 1",
            "update groups set permissions = '{members.view}', version = version + 1",
        ),
        (
            "create table aside as select * from group_members; delete from group_members",
            "insert into group_members select * from aside; drop table aside",
        ),
        (
            "update memberships set role_id = null where user_id = $user",
            "update memberships m set role_id = r.id from roles r where m.user_id = $user and r.tenant_id = m.tenant_id and r.key = 'staff'",
        ),
        (
            "update memberships set state = 'archived' where user_id = $user",
            "update memberships set state = 'active' where user_id = $user",
        ),
        ("delete from groups", "select"),
    ] {
        for (sql, allowed) in [(away, false), (back, back != "select")] {
            let sql = sql.replace("$user", &format!("'{}'", person.user.0));
            superuser.batch_execute(&sql).await.unwrap();
            for app in [app.app(), &replica] {
                let listed = app.in_tenant(&person, &acme.by_id(), members::List::default()).await;
                assert_eq!(listed.is_ok(), allowed, "{sql}: {}", code(&listed));
            }
        }
    }
}

/// Between what was read and the change that is made from it, somebody else takes the right away.
#[tokio::test]
async fn what_a_group_gave_is_asked_for_again_before_anything_is_changed() {
    for (at, away) in [
        "update groups set permissions = '{members.view}', version = version + 1",
        "update memberships set version = version + 1 where id in (select membership_id from group_members); delete from group_members",
        "delete from groups",
    ]
    .into_iter()
    .enumerate()
    {
        let app = TestApp::new().await;
        let acme = app.tenant("acme").await;
        let person = by_group(&app, &acme).await;
        let superuser = app.superuser().await;
        superuser.batch_execute(&format!("begin; {away}")).await.unwrap();
        let invited = invites(&app, &person, &acme.by_id(), &format!("new-{at}@example.com"));
        somebody_waits(&app).await;
        superuser.batch_execute("commit").await.unwrap();
        assert_eq!(invited.await.unwrap(), "forbidden", "{away}");
    }
}

#[tokio::test]
async fn what_a_group_gave_stays_until_the_change_is_made() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let person = by_group(&app, &acme).await;
    let superuser = app.superuser().await;
    superuser
        .batch_execute("begin; lock table invitations in exclusive mode")
        .await
        .unwrap();
    let invited = invites(&app, &person, &acme.by_id(), "new@example.com");
    somebody_waits(&app).await;
    let other = app.database().superuser().await;
    for held in [
        "select 1 from groups for no key update nowait",
        "select 1 from memberships m join group_members b on b.membership_id = m.id for no key update of m nowait",
    ] {
        let taken = other.query(held, &[]).await.unwrap_err();
        assert_eq!(taken.code().unwrap().code(), "55P03", "{held}");
    }
    superuser.batch_execute("commit").await.unwrap();
    assert_eq!(invited.await.unwrap(), "ok");
}

#[tokio::test]
async fn a_group_that_cannot_be_read_fails_those_who_are_in_it_and_nobody_else() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let person = by_group(&app, &acme).await;
    let owner = acme.owner().await;
    let broken = "update groups set permissions = '{nonsense}', version = version + 1";
    app.superuser().await.batch_execute(broken).await.unwrap();
    for (who, wanted) in [(&person, "internal"), (&owner, "ok")] {
        let listed = app.in_tenant(who, &acme.by_id(), members::List::default()).await;
        assert_eq!(code(&listed), wanted);
    }
}

/// Nothing is written for each of them.
#[tokio::test]
async fn a_group_of_a_hundred_thousand_is_changed_by_one_row() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let person = by_group(&app, &acme).await;
    let superuser = app.superuser().await;
    superuser
        .batch_execute(
            "set session_replication_role = replica;
             insert into users (id, email, name, created_at) select gen_random_uuid(), 'many-' || n || '@example.com', 'Many', now()
                 from generate_series(1, 100000) n;
             insert into memberships (tenant_id, id, user_id, role_id, created_at, email_key)
                 select r.tenant_id, gen_random_uuid(), u.id, r.id, now(), u.email
                 from users u, roles r where u.name = 'Many' and r.key = 'member';
             insert into group_members (tenant_id, membership_id, group_id, email_key)
                 select m.tenant_id, m.id, g.id, m.email_key from memberships m join users u on u.id = m.user_id, groups g where u.name = 'Many';
             set session_replication_role = origin;
             analyze",
        )
        .await
        .unwrap();
    let touched = async || -> i64 {
        let sql = "select count(distinct xmin::text) from group_members";
        superuser.query_one(sql, &[]).await.unwrap().get(0)
    };
    let before = touched().await;
    let row = superuser.query_one("select id from groups", &[]).await.unwrap();
    let edit = app::groups::Edit {
        group: app::GroupId(row.get(0)),
        version: 1,
        details: crate::groups::details("Desk", &["members.view"]),
    };
    app.in_tenant(&Caller::cli(), &acme.by_id(), edit).await.unwrap();
    assert_eq!(touched().await, before);
    let listed = app.in_tenant(&person, &acme.by_id(), members::List::default()).await;
    assert_eq!(code(&listed), "ok");
}
