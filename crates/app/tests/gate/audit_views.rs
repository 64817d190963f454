//! Saved views: one's own are one's own, what is shared is everybody's to see, and there are never too many.
// covers: S3-82, A2

use app::{
    Caller, Error,
    audit::Filter,
    audit_views::{Delete, List, NewView, Save, View},
};
use testkit::{Person, TestApp, TestTenant};

use crate::{outcome::code, together::together};

fn new(name: &str, shared: bool) -> NewView {
    NewView {
        name: name.to_owned(),
        filter: Filter {
            outcome: Some("refused".to_owned()),
            ..Filter::default()
        },
        shared,
    }
}

async fn names(acme: &TestTenant<'_>, app: &TestApp, person: &Person) -> Vec<String> {
    let views: Vec<View> = app.in_tenant(person, &acme.by_id(), List::default()).await.unwrap();
    views.into_iter().map(|view| view.name).collect()
}

#[tokio::test]
async fn ones_own_views_are_seen_by_nobody_else() {
    let app = TestApp::new().await;
    let (acme, globex) = (app.tenant("acme").await, app.tenant("globex").await);
    let (one, other, stranger) = (acme.owner().await, acme.owner().await, globex.owner().await);
    let here = acme.by_id();
    let own = app
        .in_tenant(&one, &here, Save::new(new("Refused", false)))
        .await
        .unwrap();
    let shared = app
        .in_tenant(&one, &here, Save::new(new("For all", true)))
        .await
        .unwrap();
    assert_eq!(names(&acme, &app, &one).await, ["For all", "Refused"]);
    assert_eq!(names(&acme, &app, &other).await, ["For all"]);
    assert!(names(&globex, &app, &stranger).await.is_empty());
    assert_eq!(
        code(&app.in_tenant(&other, &here, Delete::new(own.id)).await),
        "not_found"
    );
    assert_eq!(
        code(&app.in_tenant(&stranger, &globex.by_id(), Delete::new(shared.id)).await),
        "not_found"
    );
    let twice = app.in_tenant(&one, &here, Save::new(new("REFUSED", false))).await;
    assert!(matches!(twice, Err(Error::Invalid(_))), "two of one name");
    // An owner manages the log; the platform's views are others.
    app.in_tenant(&other, &here, Delete::new(shared.id)).await.unwrap();
    app.in_tenant(&one, &here, Delete::new(own.id)).await.unwrap();
    assert!(names(&acme, &app, &one).await.is_empty());
    assert!(
        app.on_platform(&Caller::cli(), List::default())
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn an_auditor_deletes_no_view_of_another() {
    let app = TestApp::new().await;
    let (one, auditor) = (app.platform("super_admin").await, app.platform("auditor").await);
    let shared = app.on_platform(&one, Save::new(new("For all", true))).await.unwrap();
    assert_eq!(app.on_platform(&auditor, List::default()).await.unwrap().len(), 1);
    assert_eq!(
        code(&app.on_platform(&auditor, Delete::new(shared.id)).await),
        "forbidden"
    );
    // The command line is no person, whose views they could be.
    assert!(
        app.on_platform(&Caller::cli(), Save::new(new("x", true)))
            .await
            .is_err()
    );
}

#[tokio::test]
async fn fifty_at_once_keep_no_more_than_there_may_be() {
    let app = TestApp::new().await;
    let one = app.platform("super_admin").await;
    for n in 0..48 {
        app.on_platform(&one, Save::new(new(&format!("View {n}"), false)))
            .await
            .unwrap();
    }
    let results = together((0..50).map(|n| {
        let (app, one) = (app.app().clone(), one.clone());
        async move { app.on_platform(&one, Save::new(new(&format!("More {n}"), false))).await }
    }))
    .await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 2);
    assert_eq!(app.on_platform(&one, List::default()).await.unwrap().len(), 50);
}
