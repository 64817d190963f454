//! What many do to users at the same time, and what signing out everywhere ends.

use super::*;

#[tokio::test(flavor = "multi_thread")]
async fn fifty_super_admins_who_suspend_each_other_leave_one() {
    let app = TestApp::new().await;
    let mut ring = Vec::new();
    for _ in 0..50 {
        ring.push(app.platform("super_admin").await);
    }
    let tasks = (0..50).map(|at| {
        let (app, by, target) = (app.app().clone(), ring[at].caller.clone(), &ring[(at + 1) % 50]);
        let (kill, gone, user) = (suspend(target.user, 1), delete(target, 1), at % 2 == 0);
        async move {
            if user {
                code(&app.on_platform(&by, kill).await)
            } else {
                code(&app.on_platform(&by, gone).await)
            }
        }
    });
    let results = together(tasks.collect::<Vec<_>>()).await;
    let left = "select count(*) from users u join platform_admins p on p.user_id = u.id where u.state = 'active'";
    let left: i64 = app.superuser().await.query_one(left, &[]).await.unwrap().get(0);
    assert!(left >= 1);
    let done = results.iter().filter(|result| **result == "ok").count();
    assert_eq!(i64::try_from(done).unwrap(), 50 - left, "{results:?}");
    // Whoever lost was suspended before they were done, was the last, or found no connection.
    let lost = [
        "ok",
        "last_admin",
        "suspended",
        "unauthenticated",
        "collision",
        "unavailable",
    ];
    assert!(results.iter().all(|result| lost.contains(result)), "{results:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_owners_suspended_at_once_leave_one() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let mut tasks = Vec::new();
    for _ in 0..50 {
        let (app, owner) = (app.app().clone(), acme.owner().await);
        tasks.push(async move { code(&app.on_platform(&Caller::cli(), suspend(owner.user, 1)).await) });
    }
    let results = together(tasks).await;
    let left = "select count(*) from memberships m join users u on u.id = m.user_id where u.state = 'active'";
    let left: i64 = app.superuser().await.query_one(left, &[]).await.unwrap().get(0);
    assert!(left >= 1);
    let done = results.iter().filter(|result| **result == "ok").count();
    assert_eq!(i64::try_from(done).unwrap(), 50 - left, "{results:?}");
    let told = ["ok", "last_admin", "collision", "unavailable"];
    assert!(results.iter().all(|result| told.contains(result)), "{results:?}");
}

#[tokio::test]
async fn signed_out_everywhere_with_every_token() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let new = app::tokens::NewToken {
        name: "CI".into(),
        tenant: Some("acme".into()),
        permissions: vec!["members.view".into()],
        expires_in_days: 1,
    };
    let token = app
        .on_account(&owner, app::tokens::Create(new))
        .await
        .expect("a token")
        .token;
    let bearer = Caller::new(app::Credential::Token(app::hash_token(&token)), app::Origin::default());
    let list = async |caller: &Caller| {
        code(
            &app.in_tenant(caller, &acme.by_id(), app::members::List::default())
                .await,
        )
    };
    assert_eq!((list(&owner).await, list(&bearer).await), ("ok", "ok"));
    assert_eq!(owner.caller.plane(), Plane::App);
    let manager = app.platform("user_manager").await;
    let ended = app
        .on_platform(&manager, SignOut { user: owner.user })
        .await
        .expect("signed out");
    assert_eq!(ended, 2);
    assert_eq!(
        (list(&owner).await, list(&bearer).await),
        ("unauthenticated", "unauthenticated")
    );
}
