//! The dashboard's numbers: what fails, waits and ends soon, and what came on each day.
// covers: S3-01

use app::{Caller, overview::Show, tenants};
use jiff::SignedDuration;
use testkit::TestApp;

use crate::outcome::field;

#[tokio::test]
async fn what_needs_somebody_is_counted() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let quiet = app.on_platform(&Caller::cli(), Show).await.unwrap();
    assert_eq!(
        (
            quiet.failed_mails,
            quiet.access_requests,
            quiet.expiring_invitations,
            quiet.is_behind
        ),
        (0, 0, 0, false)
    );
    assert_eq!(quiet.days.len(), 30);
    let today = quiet.days.last().unwrap();
    assert_eq!((today.tenants, today.users), (1, 1));

    app.tenant("quiet").await;
    acme.invite(&owner, "soon@example.com", "staff").await.unwrap();
    acme.invite(&owner, "later@example.com", "staff").await.unwrap();
    let admin = app.platform("super_admin").await;
    let changes = format!(
        "update invitations set expires_at = '{0}'::timestamptz + interval '1 day' where email = 'soon@example.com';
         update mails set state = 'failed' where recipient = 'soon@example.com';
         insert into jobs (id, kind, payload, run_at, created_at) values (gen_random_uuid(), 'send_mail', '{{}}', '{0}', '{0}');
         insert into access_grants (tenant_id, id, platform_admin_id, user_id, admin_email, admin_name, mode, reason, minutes, requested_at, needs_approval)
             select t.id, gen_random_uuid(), p.id, p.user_id, 'x@example.com', 'X', 'read', 'Ticket 4711', 60, '{0}', true
             from tenants t, platform_admins p where t.slug = 'acme' and p.user_id = '{1}';
         update users set created_at = '{0}'::timestamptz - interval '3 days' where id = '{1}';
         update tenants set created_at = '{0}'::timestamptz - interval '40 days'",
        app.now(),
        admin.user.0
    );
    app.superuser().await.batch_execute(&changes).await.unwrap();
    app.advance(SignedDuration::from_mins(6));
    let found = app.on_platform(&Caller::cli(), Show).await.unwrap();
    assert_eq!(
        (
            found.failed_mails,
            found.access_requests,
            found.expiring_invitations,
            found.is_behind
        ),
        (1, 1, 1, true)
    );
    // And the tenants in which it is are found, in whatever order.
    let slugs = async |attention: &str, sort: &str| {
        let list = tenants::List {
            attention: Some(attention.into()),
            sort: Some(sort.into()),
            ..tenants::List::default()
        };
        let page = app.on_platform(&Caller::cli(), list).await.unwrap();
        page.items.into_iter().map(|tenant| tenant.slug).collect::<Vec<_>>()
    };
    for sort in ["name", "created", "activity", "members"] {
        assert_eq!(slugs("access_requests", sort).await, ["acme"], "{sort}");
        assert_eq!(slugs("expiring_invitations", sort).await, ["acme"], "{sort}");
        assert!(slugs("old_invitations", sort).await.is_empty(), "{sort}");
    }
    let unknown = tenants::List {
        attention: Some("whatever".into()),
        ..tenants::List::default()
    };
    assert_eq!(field(&app.on_platform(&Caller::cli(), unknown).await), "attention");
    let tenants: i64 = found.days.iter().map(|day| day.tenants).sum();
    assert_eq!(tenants, 0, "what is older is not shown");
    assert!(found.days[..29].iter().any(|day| day.users == 1), "each on its day");
}
