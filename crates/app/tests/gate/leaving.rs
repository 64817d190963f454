//! Callers who go away before the answer.

use app::members::Archive;
use testkit::TestApp;
use tokio::time::{Duration, sleep};

/// What was begun is finished, whether or not anybody still waits for it: what follows a commit must not be lost with a connection.
#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_finished_without_its_caller() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let member = acme.member().await.membership.unwrap();
    let here = acme.by_id();
    let mut change = Box::pin(app.in_tenant(&owner, &here, Archive { member, version: 1 }));
    assert!(
        futures_util::poll!(&mut change).is_pending(),
        "it takes longer than no time"
    );
    drop(change);
    let archived = "select exists (select 1 from memberships where id = $1 and state = 'archived')";
    let superuser = app.superuser().await;
    while !superuser
        .query_one(archived, &[&member.0])
        .await
        .unwrap()
        .get::<_, bool>(0)
    {
        sleep(Duration::from_millis(10)).await;
    }
}
