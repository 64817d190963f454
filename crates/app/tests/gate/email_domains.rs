//! E-mail domains: a record in the DNS proves one and nothing else does, one tenant has it, and a proof that is not renewed is lost.

use app::{
    Caller, EmailDomainId,
    email_domains::{Add, Check, EmailDomain, EmailDomainState, List, NewEmailDomain, Remove, check_all},
    tenant_security::{self, Kind},
    tenant_settings::{Change, Show, TenantSettingsChange},
};
use jiff::SignedDuration;
use testkit::{NameServer, TestApp, TestTenant};

use crate::outcome::{code, field};

const HOUR: SignedDuration = SignedDuration::from_hours(1);
const DAY: SignedDuration = SignedDuration::from_hours(24);

fn new(domain: &str) -> Add {
    Add(NewEmailDomain { domain: domain.into() })
}

async fn added(app: &TestApp, tenant: &TestTenant<'_>, domain: &str) -> EmailDomain {
    app.in_tenant(&Caller::cli(), &tenant.by_id(), new(domain))
        .await
        .expect(domain)
}

/// What comes of a check by hand, after the pause there has to be.
async fn checked(app: &TestApp, tenant: &TestTenant<'_>, domain: EmailDomainId) -> EmailDomain {
    app.advance(SignedDuration::from_secs(10));
    app.in_tenant(&Caller::cli(), &tenant.by_id(), Check { domain })
        .await
        .expect("a check")
}

async fn listed(app: &TestApp, tenant: &TestTenant<'_>) -> Vec<EmailDomain> {
    app.in_tenant(&Caller::cli(), &tenant.by_id(), List)
        .await
        .expect("the domains")
}

async fn events(app: &TestApp, tenant: &TestTenant<'_>, operation: &str) -> i64 {
    let said = "select count(*) from audit_events where tenant_id = $1 and operation = $2 and outcome = 'done'";
    let row = app
        .superuser()
        .await
        .query_one(said, &[&tenant.id.0, &operation])
        .await
        .expect("a count");
    row.get(0)
}

/// Lets time pass, and has the DNS asked for what is due by then.
async fn later(app: &TestApp, by: SignedDuration) {
    app.advance(by);
    check_all(app).await.expect("all were asked for");
}

#[tokio::test]
async fn owners_say_which_domains_and_admins_look() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, admin, staff) = (acme.owner().await, acme.admin().await, acme.staff().await);
    let domain = app.in_tenant(&owner, &acme.by_id(), new("Acme.Example")).await.unwrap();
    assert_eq!(
        (domain.domain.as_str(), domain.state, domain.record_name.as_str()),
        (
            "acme.example",
            EmailDomainState::Unproved,
            "_bailiwick-challenge.acme.example"
        )
    );
    assert_eq!(
        app.in_tenant(&admin, &acme.by_id(), List).await.unwrap(),
        std::slice::from_ref(&domain)
    );
    assert_eq!(code(&app.in_tenant(&staff, &acme.by_id(), List).await), "forbidden");
    let (check, remove) = (|| Check { domain: domain.id }, || Remove { domain: domain.id });
    assert_eq!(
        code(&app.in_tenant(&admin, &acme.by_id(), new("birch.example")).await),
        "forbidden"
    );
    assert_eq!(code(&app.in_tenant(&admin, &acme.by_id(), check()).await), "forbidden");
    assert_eq!(code(&app.in_tenant(&admin, &acme.by_id(), remove()).await), "forbidden");
    for wrong in [
        "acme.example",
        "localhost",
        "com",
        "",
        "@acme.example",
        "*.acme.example",
        "bücher.example",
        "a b.example",
        "acme.example.",
    ] {
        let refused = app.in_tenant(&owner, &acme.by_id(), new(wrong)).await;
        assert_eq!(field(&refused), "domain", "{wrong}");
    }
    app.advance(SignedDuration::from_mins(11));
    for refused in [
        code(&app.in_tenant(&owner, &acme.by_id(), new("birch.example")).await),
        code(&app.in_tenant(&owner, &acme.by_id(), remove()).await),
    ] {
        assert_eq!(refused, "step_up_required");
    }
    // Whoever adds it again has another record to publish.
    app.in_tenant(&Caller::cli(), &acme.by_id(), remove()).await.unwrap();
    assert_eq!(
        code(&app.in_tenant(&Caller::cli(), &acme.by_id(), remove()).await),
        "not_found"
    );
    let again = added(&app, &acme, "acme.example").await;
    assert_ne!(again.record_value, domain.record_value);
    // Of another tenant it is nothing.
    let birch = app.tenant("birch").await;
    let theirs = Remove { domain: again.id };
    assert_eq!(
        code(&app.in_tenant(&Caller::cli(), &birch.by_id(), theirs).await),
        "not_found"
    );
}

#[tokio::test]
async fn its_record_proves_a_domain_and_no_other_does() {
    let names = NameServer::start().await;
    let app = TestApp::asking(&names).await;
    let acme = app.tenant("acme").await;
    let domain = added(&app, &acme, "acme.example").await;
    let at = &*domain.record_name;
    let says = async |wanted: &str| {
        let found = checked(&app, &acme, domain.id).await;
        assert_eq!(found.state, EmailDomainState::Unproved);
        let problem = found.problem.expect("it says why");
        assert!(problem.contains(wanted), "{problem}");
    };
    says("There is no TXT record").await;
    let at_once = app
        .in_tenant(&Caller::cli(), &acme.by_id(), Check { domain: domain.id })
        .await;
    assert_eq!(code(&at_once), "too_many_attempts");

    names
        .publish(
            at,
            "v=spf1 \u{202e}-all bailiwick-domain=0123456789abcdef0123456789abcdef",
        )
        .await;
    says("says “v=spf1 ?-all bailiwick-domain=").await;
    names.publish("acme.example", &domain.record_value).await;
    says("v=spf1").await;
    // What an alias leads to may be anybody's.
    names.clear(at).await;
    names.publish("hosting.example", &domain.record_value).await;
    names.alias(at, "hosting.example").await;
    says("There is no TXT record").await;
    assert_eq!(events(&app, &acme, "email_domains.prove").await, 0);

    names.clear(at).await;
    names.publish(at, "v=spf1 -all").await;
    names.publish(at, &domain.record_value).await;
    let proved = checked(&app, &acme, domain.id).await;
    assert_eq!((proved.state, proved.problem), (EmailDomainState::Proved, None));
    assert_eq!(proved.proved_at, Some(app.now()));
    checked(&app, &acme, domain.id).await;
    assert_eq!(events(&app, &acme, "email_domains.prove").await, 1);
    // Where nobody speaks of the domain.
    let elsewhere = added(&app, &acme, "acme.test").await;
    let unknown = checked(&app, &acme, elsewhere.id).await;
    assert_eq!(unknown.state, EmailDomainState::Unproved);
    assert!(
        unknown
            .problem
            .is_some_and(|problem| !problem.contains("no TXT record"))
    );
}

/// A name may have many, and whoever publishes ours leaves the others where they are, before it or after.
#[tokio::test]
async fn every_record_of_the_name_is_read() {
    let names = NameServer::start().await;
    let app = TestApp::asking(&names).await;
    let acme = app.tenant("acme").await;
    let others = [
        "v=spf1 -all",
        "google-site-verification=0123",
        "bailiwick-domain=of-another",
    ];
    for place in 0..=others.len() {
        let domain = added(&app, &acme, &format!("acme-{place}.example")).await;
        let mut texts = others.to_vec();
        texts.insert(place, &domain.record_value);
        for text in texts {
            names.publish(&domain.record_name, text).await;
        }
        let found = checked(&app, &acme, domain.id).await;
        assert_eq!(
            (found.state, found.problem),
            (EmailDomainState::Proved, None),
            "{place}"
        );
    }
}

#[tokio::test]
async fn the_last_domain_stays_while_it_limits_who_is_invited() {
    let names = NameServer::start().await;
    let app = TestApp::asking(&names).await;
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let only = async |only: bool| {
        let shown = app.in_tenant(&owner, &acme.by_id(), Show).await.unwrap();
        let change = Change {
            version: shown.version,
            change: TenantSettingsChange {
                only_email_domains: Some(only),
                ..TenantSettingsChange::default()
            },
            from: None,
        };
        app.in_tenant(&owner, &acme.by_id(), change).await.unwrap();
    };
    let proved = added(&app, &acme, "acme.example").await;
    names.publish(&proved.record_name, &proved.record_value).await;
    assert_eq!(checked(&app, &acme, proved.id).await.state, EmailDomainState::Proved);
    only(true).await;
    let remove = async |domain| code(&app.in_tenant(&owner, &acme.by_id(), Remove { domain }).await);
    assert_eq!(remove(proved.id).await, "limits_invitations");
    // Of two that are removed at once one stays.
    let other = added(&app, &acme, "birch.example").await;
    let tasks = [proved.id, other.id].map(|domain| {
        let (app, by, tenant) = (app.app().clone(), owner.caller.clone(), acme.by_id());
        async move { code(&app.in_tenant(&by, &tenant, Remove { domain }).await) }
    });
    let mut outcomes = crate::together::together(tasks).await;
    outcomes.sort_unstable();
    assert_eq!(outcomes, ["limits_invitations", "ok"]);
    let left = listed(&app, &acme).await[0].id;
    assert_eq!(remove(left).await, "limits_invitations");
    only(false).await;
    assert_eq!(remove(left).await, "ok", "it limits nothing any more");
}

#[tokio::test]
async fn a_domain_is_one_tenants() {
    let names = NameServer::start().await;
    let app = TestApp::asking(&names).await;
    let (acme, birch) = (app.tenant("acme").await, app.tenant("birch").await);
    let (theirs, ours) = (
        added(&app, &acme, "both.example").await,
        added(&app, &birch, "both.example").await,
    );
    assert_ne!(theirs.record_value, ours.record_value);
    // The one's record is nothing to the other.
    names.publish(&theirs.record_name, &theirs.record_value).await;
    assert_eq!(checked(&app, &birch, ours.id).await.state, EmailDomainState::Unproved);
    names.publish(&ours.record_name, &ours.record_value).await;
    let check = |tenant: &TestTenant<'_>, domain| {
        let (app, tenant) = (app.app().clone(), tenant.by_id());
        async move { app.in_tenant(&Caller::cli(), &tenant, Check { domain }).await }
    };
    app.advance(SignedDuration::from_secs(10));
    let (one, other) = tokio::join!(check(&acme, theirs.id), check(&birch, ours.id));
    let (one, other) = (one.unwrap(), other.unwrap());
    let proved = [&one, &other].map(|it| it.state == EmailDomainState::Proved);
    assert!(proved[0] != proved[1], "{one:?} {other:?}");
    let refused = if proved[0] { other } else { one };
    assert!(
        refused
            .problem
            .is_some_and(|problem| problem.contains("another tenant"))
    );

    let (winner, loser, id, waiting) = if proved[0] {
        (&acme, &birch, theirs.id, ours.id)
    } else {
        (&birch, &acme, ours.id, theirs.id)
    };
    app.in_tenant(&Caller::cli(), &winner.by_id(), Remove { domain: id })
        .await
        .unwrap();
    assert_eq!(checked(&app, loser, waiting).await.state, EmailDomainState::Proved);
}

#[tokio::test]
async fn a_proof_is_lost_when_its_record_is_missing_for_a_week() {
    let names = NameServer::start().await;
    let app = TestApp::asking(&names).await;
    let acme = app.tenant("acme").await;
    let (owner, _) = (acme.owner().await, acme.admin().await);
    let domain = added(&app, &acme, "acme.example").await;
    let silent = added(&app, &acme, "acme.test").await;
    let proved = "update email_domains set proved_at = added_at where id = $1";
    app.superuser().await.execute(proved, &[&silent.id.0]).await.unwrap();
    let published = async || names.publish(&domain.record_name, &domain.record_value).await;
    published().await;
    later(&app, HOUR).await;
    let state = async || {
        let found = listed(&app, &acme).await;
        (found[0].state, found[0].missing_since.is_some())
    };
    assert_eq!(
        state().await,
        (EmailDomainState::Proved, false),
        "without anybody asking"
    );

    names.clear(&domain.record_name).await;
    for _ in 0..5 {
        later(&app, DAY).await;
        assert_eq!(state().await, (EmailDomainState::Proved, true));
    }
    // Back in time, it begins anew.
    published().await;
    later(&app, DAY).await;
    assert_eq!(state().await, (EmailDomainState::Proved, false));
    names.clear(&domain.record_name).await;
    for _ in 0..7 {
        later(&app, DAY).await;
        assert_eq!(state().await, (EmailDomainState::Proved, true));
    }
    later(&app, DAY).await;
    assert_eq!(state().await, (EmailDomainState::Lost, false));
    assert_eq!(events(&app, &acme, "email_domains.withdraw").await, 1);
    let mails = "select recipient from mails where subject = 'acme.example is not proved any more'";
    let mails = app.superuser().await.query(mails, &[]).await.unwrap();
    let told: Vec<String> = mails.iter().map(|row| row.get(0)).collect();
    assert_eq!(told, std::slice::from_ref(&owner.email));
    // Where nobody answers nothing is known, and nothing is taken away.
    let kept = &listed(&app, &acme).await[1];
    assert_eq!((kept.state, kept.missing_since), (EmailDomainState::Proved, None));
    assert!(kept.problem.is_some());

    published().await;
    later(&app, HOUR).await;
    let found = &listed(&app, &acme).await[0];
    assert_eq!((found.state, found.lost_at), (EmailDomainState::Proved, None));
}

#[tokio::test]
async fn what_nobody_proves_is_asked_for_every_hour_and_for_a_month() {
    let names = NameServer::start().await;
    let app = TestApp::asking(&names).await;
    let acme = app.tenant("acme").await;
    let domain = added(&app, &acme, "acme.example").await;
    let asked = async || listed(&app, &acme).await[0].checked_at;
    later(&app, SignedDuration::from_mins(59)).await;
    assert_eq!(asked().await, None);
    later(&app, SignedDuration::from_mins(1)).await;
    assert_eq!(asked().await, Some(app.now()));
    assert_eq!(
        events(&app, &acme, "email_domains.check").await,
        0,
        "nobody asked for it"
    );
    later(&app, DAY * 30).await;
    let last = asked().await;
    assert_eq!(last, Some(app.now()));
    names.publish(&domain.record_name, &domain.record_value).await;
    later(&app, DAY).await;
    assert_eq!(asked().await, last, "a month is over");
    assert_eq!(checked(&app, &acme, domain.id).await.state, EmailDomainState::Proved);
}

#[tokio::test]
async fn domains_that_let_people_in_and_that_nobody_proved_are_suggested_to_be_proved() {
    let names = NameServer::start().await;
    let app = TestApp::asking(&names).await;
    let acme = app.tenant("acme").await;
    let suggested = async || {
        let posture = app
            .in_tenant(&Caller::cli(), &acme.by_id(), tenant_security::Show)
            .await;
        let mut open = posture.expect("the suggestions").open.into_iter();
        open.find(|it| it.kind == Kind::UnprovedDomains).map(|it| it.count)
    };
    let domain = added(&app, &acme, "acme.example").await;
    assert_eq!(suggested().await, None, "it limits nothing");
    let version = app
        .in_tenant(&Caller::cli(), &acme.by_id(), Show)
        .await
        .unwrap()
        .version;
    let change = Change {
        version,
        change: TenantSettingsChange {
            only_email_domains: Some(true),
            ..TenantSettingsChange::default()
        },
        from: None,
    };
    app.in_tenant(&Caller::cli(), &acme.by_id(), change).await.unwrap();
    assert_eq!(suggested().await, Some(Some(1)));
    names.publish(&domain.record_name, &domain.record_value).await;
    checked(&app, &acme, domain.id).await;
    assert_eq!(suggested().await, None);
}

#[tokio::test]
async fn there_are_a_hundred_at_most() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let many = "insert into email_domains (tenant_id, id, domain, token, added_at)
        select $1, gen_random_uuid(), n || '.example', md5(n::text), now() from generate_series(1, 99) n";
    app.superuser().await.execute(many, &[&acme.id.0]).await.unwrap();
    let attempts = (0..5).map(|n| {
        let (app, tenant) = (app.app().clone(), acme.by_id());
        async move {
            let add = new(&format!("last-{n}.example"));
            code(&app.in_tenant(&Caller::cli(), &tenant, add).await)
        }
    });
    let mut outcomes = crate::together::together(attempts).await;
    outcomes.sort_unstable();
    assert_eq!(
        outcomes,
        ["limit_reached", "limit_reached", "limit_reached", "limit_reached", "ok"]
    );
}
