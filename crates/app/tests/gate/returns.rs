//! The day on which an inactive platform admin wanted to be back: the Super Admins are reminded of it once, and it stands on the security page.
// covers: S3-18, S3-101

use app::{
    Caller,
    admins::{Deactivate, Leave, Reactivate, remind_of_returns},
    security::{self, Kind},
};
use jiff::{SignedDuration, civil::Date, tz::TimeZone};
use testkit::TestApp;

use crate::{
    admins::{WHY, row_of},
    together::together,
};

async fn mails(app: &TestApp) -> Vec<String> {
    let sql = "select recipient from mails where subject like '%wanted to be back%' order by recipient";
    let rows = app.superuser().await.query(sql, &[]).await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

async fn is_due(app: &TestApp) -> bool {
    let posture = app.on_platform(&Caller::cli(), security::Show).await.unwrap();
    posture.open.iter().any(|it| it.kind == Kind::ReturnDue)
}

fn today(app: &TestApp) -> Date {
    app.now().to_zoned(TimeZone::UTC).date()
}

#[tokio::test]
async fn super_admins_are_reminded_once_of_each_day() {
    let app = TestApp::new().await;
    let supers = [app.platform("super_admin").await, app.platform("super_admin").await];
    app.platform("operator").await;
    let person = app.platform("support").await;
    let admin = row_of(&app, &person).await;
    let rests = async |version, days: i64| {
        let leave = Leave {
            reason: WHY.into(),
            returns_on: Some(today(&app) + SignedDuration::from_hours(24 * days)),
        };
        let deactivate = Deactivate {
            admin,
            version,
            leave,
            even_last: false,
        };
        app.on_platform(&Caller::cli(), deactivate).await.unwrap();
    };
    rests(1, 2).await;
    remind_of_returns(&app).await.unwrap();
    assert!(
        mails(&app).await.is_empty() && !is_due(&app).await,
        "the day is still to come"
    );

    app.advance(SignedDuration::from_hours(48));
    assert!(is_due(&app).await);
    let reminders = (0..20).map(|_| {
        let app = app.app().clone();
        async move { remind_of_returns(&app).await }
    });
    for result in together(reminders).await {
        result.unwrap();
    }
    let mut addresses = supers.each_ref().map(|person| person.email.clone());
    addresses.sort();
    assert_eq!(mails(&app).await, addresses, "each Super Admin once, and nobody else");
    app.seal_all().await;
    let sql = "select count(*) from audit_events where operation = 'admins.remind' and outcome = 'done'";
    let told: i64 = app.superuser().await.query_one(sql, &[]).await.unwrap().get(0);
    assert_eq!(told, 1);

    // Another leave has a day of its own.
    let back = Reactivate {
        admin,
        version: 2,
        reason: WHY.into(),
    };
    app.on_platform(&Caller::cli(), back).await.unwrap();
    assert!(!is_due(&app).await);
    rests(3, 1).await;
    remind_of_returns(&app).await.unwrap();
    assert_eq!(mails(&app).await.len(), 2);
    app.advance(SignedDuration::from_hours(24));
    remind_of_returns(&app).await.unwrap();
    assert_eq!(mails(&app).await.len(), 4);
}
