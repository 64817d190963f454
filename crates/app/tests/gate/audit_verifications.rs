//! A verification in the background: one at a time, with its report kept.
// covers: S0-28, A15

use app::{
    Caller,
    audit_verifications::{List, Start, Verification},
    jobs::JobState,
};
use jiff::SignedDuration;
use testkit::TestApp;

use crate::together::together;

async fn finished(app: &TestApp) -> Verification {
    let mut moved = app.watch_jobs();
    loop {
        let newest = app.on_platform(&Caller::cli(), List).await.unwrap().remove(0);
        if newest.state == JobState::Done {
            return newest;
        }
        moved.recv().await.unwrap();
    }
}

#[tokio::test]
async fn fifty_who_begin_one_begin_one() {
    let app = TestApp::new().await;
    let auditor = app.platform("auditor").await;
    let results = together((0..50).map(|_| {
        let (app, auditor) = (app.app().clone(), auditor.clone());
        async move { app.on_platform(&auditor, Start::default()).await }
    }))
    .await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1);
    assert!(
        results.iter().filter_map(|result| result.as_ref().err()).all(|error| [
            "in_progress",
            "collision",
            "unavailable"
        ]
        .contains(&error.code()))
    );
    assert_eq!(app.on_platform(&auditor, List).await.unwrap().len(), 1);
}

#[tokio::test]
async fn what_was_found_is_kept() {
    let app = TestApp::new().await;
    app.tenant("acme").await;
    app.seal_all().await;
    app.on_platform(&Caller::cli(), Start::default()).await.unwrap();
    app.start_workers();
    let report = finished(&app).await.progress.expect("a report").report;
    assert!(report.events > 0 && report.findings.is_empty(), "{report:?}");

    let forge = "update audit_events set actor_label = 'somebody else' where position = (select min(position) from audit_events)";
    assert_eq!(app.superuser().await.execute(forge, &[]).await.unwrap(), 1);
    // The newest is told by its time.
    app.advance(SignedDuration::from_secs(1));
    app.on_platform(&Caller::cli(), Start::default()).await.unwrap();
    let report = finished(&app).await.progress.expect("a report").report;
    assert_eq!(report.findings.len(), 1, "{report:?}");
    assert_eq!(report.findings[0].kind, "changed");
}
