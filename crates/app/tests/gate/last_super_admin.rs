//! The platform keeps a Super Admin who can sign in, whatever fifty do at the same time.
// covers: D8, G1, S1-02, S0-30, S0-31, S3-52, S3-90, A17

use app::{
    Caller,
    admins::{Deactivate, Leave},
};
use testkit::TestApp;

use crate::{
    admins::{WHY, change, deactivate, remove, row_of},
    outcome::code,
    together::together,
};

/// What a loser may be told, as in `last_owner`.
const LOST: [&str; 6] = [
    "last_admin",
    "not_found",
    "forbidden",
    "collision",
    "unauthenticated",
    "unavailable",
];

async fn able_super_admins(app: &TestApp) -> i64 {
    let sql = "select count(*) from platform_admins p join platform_roles r on r.id = p.role_id join users u on u.id = p.user_id
               where p.closed_at is null and p.state = 'active' and r.key = 'super_admin' and u.state = 'active' and u.password_hash is not null";
    app.superuser().await.query_one(sql, &[]).await.unwrap().get(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_super_admins_in_a_ring_leave_one_at_least() {
    // covers: D8, G1, S0-30, S3-52, S3-90, A17
    let app = TestApp::new().await;
    let mut ring = Vec::new();
    for _ in 0..50 {
        let person = app.platform("super_admin").await;
        ring.push((row_of(&app, &person).await, person));
    }
    let tasks = (0..50).map(|at| {
        let (by, target) = (ring[at].1.caller.clone(), ring[(at + 1) % 50].0);
        let app = app.app().clone();
        async move {
            match at % 3 {
                0 => code(&remove(&app, &by, target, 1).await),
                1 => code(&deactivate(&app, &by, target, 1).await),
                _ => code(&change(&app, &by, target, 1, "support").await),
            }
        }
    });
    let results = together(tasks.collect::<Vec<_>>()).await;
    let left = able_super_admins(&app).await;
    assert!(left >= 1, "{results:?}");
    let gone = results.iter().filter(|result| **result == "ok").count();
    assert_eq!(i64::try_from(gone).unwrap(), 50 - left, "{results:?}");
    for result in results.iter().filter(|result| **result != "ok") {
        assert!(LOST.contains(result), "{results:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_attempts_on_the_last_super_admin_all_fail() {
    // covers: D8, G1, S0-31, S3-90
    let app = TestApp::new().await;
    let last = row_of(&app, &app.platform("super_admin").await).await;
    // Somebody who cannot sign in does not count.
    let unable = app.platform("super_admin").await;
    let without = "update users set password_hash = null where id = $1";
    app.superuser().await.execute(without, &[&unable.user.0]).await.unwrap();
    let tasks = (0..50).map(|at| {
        let app = app.app().clone();
        async move {
            let by = Caller::cli();
            match at % 3 {
                0 => remove(&app, &by, last, 1)
                    .await
                    .map_err(|error| (error.code(), error.to_string())),
                1 => deactivate(&app, &by, last, 1)
                    .await
                    .map(drop)
                    .map_err(|error| (error.code(), error.to_string())),
                _ => change(&app, &by, last, 1, "support")
                    .await
                    .map(drop)
                    .map_err(|error| (error.code(), error.to_string())),
            }
        }
    });
    for result in together(tasks.collect::<Vec<_>>()).await {
        let (code, text) = result.unwrap_err();
        assert!(["last_admin", "unavailable"].contains(&code), "{code}");
        if code == "last_admin" {
            assert!(
                text.starts_with("Cannot remove the last active platform admin."),
                "{text}"
            );
        }
    }
    assert_eq!(able_super_admins(&app).await, 1);
}

#[tokio::test]
async fn the_command_line_alone_lets_the_last_one_go() {
    // covers: D8, G1
    let app = TestApp::new().await;
    let (one, other) = (app.platform("super_admin").await, app.platform("super_admin").await);
    let (first, last) = (row_of(&app, &one).await, row_of(&app, &other).await);
    let go = async |by: &Caller, admin| {
        let leave = Leave {
            reason: WHY.into(),
            returns_on: None,
        };
        let deactivate = Deactivate {
            admin,
            version: 1,
            leave,
            even_last: true,
        };
        code(&app.on_platform(by, deactivate).await)
    };
    let cli = Caller::cli();
    assert_eq!(
        go(&one.caller, last).await,
        "not_found",
        "whoever asks over the network"
    );
    assert_eq!(go(&cli, first).await, "ok", "another remains");
    assert_eq!(go(&cli, last).await, "last_admin", "the database was not told");
    let tell = async |admin: app::AdminId| {
        let owner = app.database().owner();
        db::exempt_last_admin(&owner, admin.0).await.unwrap();
    };
    tell(first).await;
    assert_eq!(go(&cli, last).await, "last_admin", "it was told of somebody else");
    tell(last).await;
    assert_eq!(go(&cli, last).await, "ok");
    assert_eq!(able_super_admins(&app).await, 0);
    let sql = "select (select count(*) from last_admin_exemptions where admin_id = $1),
                      (select after ->> 'even_last' from audit_events where target_id = $2 and outcome = 'done' and operation = 'admins.deactivate')";
    let told = app
        .superuser()
        .await
        .query_one(sql, &[&last.0, &last.to_string()])
        .await
        .unwrap();
    assert_eq!(
        (told.get(0), told.get(1)),
        (0_i64, Some("true".to_owned())),
        "good once, and recorded"
    );
}
