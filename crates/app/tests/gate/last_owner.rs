//! A tenant keeps an owner who can sign in, and the platform a Super Admin, whichever way leads there and however many go it at once.
// covers: D8, G1, G2, S4-31, S2-31, S3-52, S0-30

use std::sync::Arc;

use app::{
    App, Caller, MembershipId, TenantRef,
    members::{Archive, ChangeRole},
};
use testkit::TestApp;

use crate::{outcome::code, together::together};

#[derive(Clone, Copy, Debug)]
enum Act {
    Archive,
    Demote,
}

async fn act(app: App, by: Caller, tenant: TenantRef, act: Act, member: MembershipId, version: i32) -> &'static str {
    match act {
        Act::Archive => code(&app.in_tenant(&by, &tenant, Archive { member, version }).await),
        Act::Demote => {
            let change = ChangeRole {
                member,
                role: "staff".into(),
                version,
            };
            code(&app.in_tenant(&by, &tenant, change).await)
        }
    }
}

/// What a loser may be told: the last one stays, or the rights with which they began were gone before they ended.
const LOST: [&str; 4] = ["last_admin", "not_found", "forbidden", "collision"];
/// Where fifty ask at once, some may be told that there is no connection for them; never anything else.
const BUSY: &str = "unavailable";

async fn owners(app: &TestApp) -> i64 {
    let sql = "select count(*) from memberships m join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
               join users u on u.id = m.user_id
               where m.state = 'active' and r.key = 'owner' and u.state = 'active' and u.password_hash is not null";
    app.superuser().await.query_one(sql, &[]).await.unwrap().get(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn two_owners_who_remove_each_other_leave_one() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (one, two) = (acme.owner().await, acme.owner().await);
    let superuser = app.superuser().await;
    let reset = superuser
        .prepare(
            "update memberships m set state = 'active', version = 1, role_id = r.id
             from roles r where r.tenant_id = m.tenant_id and r.key = 'owner'",
        )
        .await
        .unwrap();
    for round in 0..1000 {
        superuser.execute(&reset, &[]).await.unwrap();
        let acts = match round % 3 {
            0 => [Act::Archive, Act::Archive],
            1 => [Act::Demote, Act::Demote],
            _ => [Act::Archive, Act::Demote],
        };
        let tasks = [(&one, &two, acts[0]), (&two, &one, acts[1])];
        let results = together(tasks.map(|(by, target, what)| {
            let target = target.membership.unwrap();
            act(app.app().clone(), by.caller.clone(), acme.by_id(), what, target, 1)
        }))
        .await;
        assert_eq!(owners(&app).await, 1, "round {round}: {acts:?} gave {results:?}");
        assert_eq!(
            results.iter().filter(|result| **result == "ok").count(),
            1,
            "round {round}: {results:?}"
        );
        let lost = results.iter().find(|result| **result != "ok").unwrap();
        assert!(LOST.contains(lost), "round {round}: {results:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_owners_in_a_ring_leave_one_at_least() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let mut ring = Vec::new();
    for _ in 0..50 {
        ring.push(acme.owner().await);
    }
    let tasks = (0..50).map(|at| {
        let (by, target) = (&ring[at], &ring[(at + 1) % 50]);
        let what = if at % 2 == 0 { Act::Archive } else { Act::Demote };
        let member = target.membership.unwrap();
        act(app.app().clone(), by.caller.clone(), acme.by_id(), what, member, 1)
    });
    let results = together(tasks.collect::<Vec<_>>()).await;
    let left = owners(&app).await;
    assert!(left >= 1);
    let removed = results.iter().filter(|result| **result == "ok").count();
    assert_eq!(i64::try_from(removed).unwrap(), 50 - left);
    for result in results.iter().filter(|result| !["ok", BUSY].contains(result)) {
        assert!(LOST.contains(result), "{results:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_attempts_on_the_last_owner_all_fail() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let last = acme.owner().await.membership.unwrap();
    let tasks = (0..50).map(|at| {
        let what = if at % 2 == 0 { Act::Archive } else { Act::Demote };
        act(app.app().clone(), Caller::cli(), acme.by_id(), what, last, 1)
    });
    for result in together(tasks.collect::<Vec<_>>()).await {
        assert!(["last_admin", BUSY].contains(&result), "{result}");
    }
    assert_eq!(owners(&app).await, 1);
}

#[tokio::test]
async fn an_owner_who_cannot_sign_in_does_not_count() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (able, unable) = (acme.owner().await, acme.owner().await);
    let attempt = async || {
        let member = able.membership.unwrap();
        act(app.app().clone(), Caller::cli(), acme.by_id(), Act::Archive, member, 1).await
    };
    let superuser = app.superuser().await;
    for (broken, mended) in [
        ("state = 'suspended'", "state = 'active'"),
        ("state = 'deleted'", "state = 'active'"),
        ("password_hash = null", "password_hash = 'some hash'"),
    ] {
        let set = |what: &str| format!("update users set {what} where id = '{}'", unable.user.0);
        superuser.batch_execute(&set(broken)).await.unwrap();
        assert_eq!(attempt().await, "last_admin", "{broken}");
        superuser.batch_execute(&set(mended)).await.unwrap();
    }
    assert_eq!(attempt().await, "ok");
}

/// The paths that no operation takes yet: the database itself refuses them.
#[tokio::test]
async fn the_database_refuses_it_whatever_leads_there() {
    let app = TestApp::new().await;
    let (acme, globex) = (app.tenant("acme").await, app.tenant("globex").await);
    let owner = acme.owner().await;
    globex.admit(&owner, "owner").await;
    let admin = app.platform("super_admin").await;
    let superuser = app.superuser().await;
    let (owner_id, admin_id) = (owner.user.0, admin.user.0);
    let refused = [
        "delete from memberships".to_owned(),
        "update memberships set role_id = null".to_owned(),
        format!("update users set state = 'suspended' where id = '{owner_id}'"),
        format!("update users set password_hash = null where id = '{owner_id}'"),
        "delete from platform_admins".to_owned(),
        "update platform_admins set state = 'inactive'".to_owned(),
        "update platform_admins set closed_at = now()".to_owned(),
        "update platform_admins set role_id = (select id from platform_roles where key = 'auditor')".to_owned(),
        format!("update users set state = 'deleted' where id = '{admin_id}'"),
        format!("update users set password_hash = null where id = '{admin_id}'"),
    ];
    // A tenant whose door is closed opens again with the people it had.
    for state in ["provisioning", "suspended", "archived", "pending_deletion", "active"] {
        let close = format!(
            "update tenants set state = '{state}', suspended_at = case when '{state}' = 'suspended' then now() end,
                archived_at = case when '{state}' = 'archived' then now() end,
                delete_after = case when '{state}' = 'pending_deletion' then now() end"
        );
        superuser.batch_execute(&close).await.unwrap();
        for sql in &refused {
            let error = superuser.batch_execute(sql).await.expect_err(sql);
            assert_eq!(error.code().unwrap().code(), "BW001", "{state}: {sql}");
        }
    }
    // With another in place each of them goes through.
    acme.owner().await;
    globex.owner().await;
    app.platform("super_admin").await;
    for sql in &refused {
        if sql.contains("where id") {
            superuser
                .batch_execute(&format!("begin; {sql}; rollback"))
                .await
                .unwrap();
        }
    }
}

/// Two people who own the same two tenants, suspended at the same time from both ends.
#[tokio::test(flavor = "multi_thread")]
async fn suspending_two_owners_at_once_leaves_one_of_each_tenant() {
    let app = Arc::new(TestApp::new().await);
    let (acme, globex) = (app.tenant("acme").await, app.tenant("globex").await);
    let people = [acme.owner().await, acme.owner().await];
    for person in &people {
        globex.admit(person, "owner").await;
    }
    let superuser = app.superuser().await;
    for round in 0..20 {
        superuser
            .batch_execute("update users set state = 'active'")
            .await
            .unwrap();
        let mut tasks = Vec::new();
        for person in &people {
            let client = app.database().superuser().await;
            let user = person.user.0;
            tasks.push(async move {
                let sql = "update users set state = 'suspended' where id = $1";
                client
                    .execute(sql, &[&user])
                    .await
                    .map_err(|error| error.code().unwrap().code().to_owned())
            });
        }
        let results = together(tasks).await;
        let done = results.iter().filter(|result| result.is_ok()).count();
        assert_eq!(done, 1, "round {round}: {results:?}");
        let refused = results.iter().find_map(|result| result.as_ref().err()).unwrap();
        assert_eq!(refused, "BW001", "round {round}");
        assert_eq!(owners(&app).await, 2, "one of each tenant");
    }
}
