//! What ends a membership for good, what mails a member a way in, and the same act on many of them.

use std::sync::Arc;

use app::{
    Caller, Credential, Origin,
    audit::{self, Filter, Query},
    hash_token,
    members::{Archive, ChangeRole, Chosen, List, Remove, SendReset, Show, change_many},
    tokens::{Create, NewToken},
};
use testkit::{Person, TestApp, TestTenant};

use crate::{
    outcome::{code, field},
    together::together,
};

const ROLES: [&str; 5] = ["owner", "admin", "staff", "member", "read_only"];

/// Whom each role may act on; who may act on nobody is told so.
const RULES: [(&str, &[&str], &str); 4] = [
    ("owner", &ROLES, "nothing is refused"),
    ("admin", &["staff", "member", "read_only"], "rank_too_high"),
    ("staff", &[], "forbidden"),
    ("member", &[], "forbidden"),
];

async fn set_mail_server(app: &TestApp) {
    let set = "update mail_settings set host = '127.0.0.1', port = 1, tls = 'none', sender = 'no-reply@example.com'";
    app.superuser().await.batch_execute(set).await.unwrap();
}

async fn sees(app: &TestApp, caller: &Caller, tenant: &TestTenant<'_>) -> &'static str {
    code(&app.in_tenant(caller, &tenant.by_id(), List::default()).await)
}

#[tokio::test]
async fn somebody_is_removed_and_mailed_a_link_only_by_those_above() {
    // covers: S1-39, S2-30, S4-08, D1, D3, D6, D7
    let app = TestApp::new().await;
    set_mail_server(&app).await;
    let acme = app.tenant("acme").await;
    acme.owner().await;
    for (actor, below, refusal) in RULES {
        let by = acme.person(actor).await;
        for present in ROLES {
            let member = acme.person(present).await.membership.unwrap();
            let wanted = if below.contains(&present) { "ok" } else { refusal };
            let sent = app
                .in_tenant(&by, &acme.by_id(), SendReset { member, version: 1 })
                .await;
            assert_eq!(code(&sent), wanted, "{actor} sends {present} a link");
            for version in [0, 2] {
                let late = app.in_tenant(&by, &acme.by_id(), Remove { member, version }).await;
                assert_ne!(code(&late), "ok", "{actor} removes {present} as of {version}");
            }
            let removed = app.in_tenant(&by, &acme.by_id(), Remove { member, version: 1 }).await;
            assert_eq!(code(&removed), wanted, "{actor} removes {present}");
            let found = app.in_tenant(&Caller::cli(), &acme.by_id(), Show { member }).await;
            assert_eq!(code(&found) == "ok", wanted != "ok", "{actor} and {present}");
        }
        let member = by.membership.unwrap();
        let itself = app.in_tenant(&by, &acme.by_id(), Remove { member, version: 1 }).await;
        let wanted = if below.is_empty() { "forbidden" } else { "self_change" };
        assert_eq!(code(&itself), wanted, "{actor}");
    }
    // A platform admin's membership is ended from inside, and nothing else is done to them.
    let owner = acme.owner().await;
    let admin = app.platform("support").await;
    let member = acme.admit(&admin, "staff").await;
    let sent = app
        .in_tenant(&owner, &acme.by_id(), SendReset { member, version: 1 })
        .await;
    assert_eq!(code(&sent), "rank_too_high");
    let removed = app
        .in_tenant(&owner, &acme.by_id(), Remove { member, version: 1 })
        .await;
    assert_eq!(code(&removed), "ok");
}

#[tokio::test]
async fn whoever_was_removed_comes_back_by_an_invitation_and_to_nothing_of_before() {
    // covers: S1-39, D3, D11
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, staff) = (acme.owner().await, acme.staff().await);
    let new = NewToken {
        name: "nightly".into(),
        tenant: Some("acme".into()),
        permissions: vec!["members.view".into()],
        expires_in_days: 30,
    };
    let token = app.on_account(&staff, Create(new)).await.unwrap().token;
    let by_token = Caller::new(Credential::Token(hash_token(&token)), Origin::default());
    assert_eq!(sees(&app, &by_token, &acme).await, "ok");
    let member = staff.membership.unwrap();
    app.in_tenant(&owner, &acme.by_id(), Remove { member, version: 1 })
        .await
        .unwrap();
    assert_eq!(sees(&app, &staff, &acme).await, "not_found");
    let again = app
        .in_tenant(&owner, &acme.by_id(), Remove { member, version: 1 })
        .await;
    assert_eq!(code(&again), "not_found");

    let link = acme.invite(&owner, &staff.email, "staff").await.unwrap();
    let accept = app::invitations::Accept {
        token: link.link.rsplit_once('/').unwrap().1.into(),
        name: String::new(),
        password: None,
    };
    app.in_public(&staff, accept).await.unwrap();
    assert_eq!(sees(&app, &staff, &acme).await, "ok");
    assert_ne!(
        sees(&app, &by_token, &acme).await,
        "ok",
        "the token of before is good again"
    );

    app.seal_all().await;
    let query = Query {
        filter: Filter {
            target: Some(member.to_string()),
            ..Filter::default()
        },
        ..Query::default()
    };
    let log = app.in_tenant(&owner, &acme.by_id(), audit::List(query)).await.unwrap();
    let told = log
        .items
        .iter()
        .find(|event| event.operation == "members.remove" && event.outcome == "done");
    assert_eq!(told.unwrap().target, staff.email, "who it was stays in the record");
}

#[tokio::test(flavor = "multi_thread")]
async fn fifty_removals_leave_an_owner() {
    // covers: D8, G1
    let app = Arc::new(TestApp::new().await);
    let acme = app.tenant("acme").await;
    let mut owners: Vec<Person> = Vec::new();
    for _ in 0..25 {
        owners.push(acme.owner().await);
    }
    let tasks = (0..50).map(|n| {
        let (app, tenant) = (app.clone(), acme.by_id());
        let (by, member) = (owners[n % 25].caller.clone(), owners[(n + 1) % 25].membership.unwrap());
        async move { code(&app.in_tenant(&by, &tenant, Remove { member, version: 1 }).await) }
    });
    let results = together(tasks).await;
    let left = "select count(*) from memberships m join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id where r.key = 'owner'";
    let left: i64 = app.superuser().await.query_one(left, &[]).await.unwrap().get(0);
    assert!(left >= 1, "{results:?}");
    let done = results.iter().filter(|result| **result == "ok").count();
    assert_eq!(i64::try_from(done).unwrap(), 25 - left, "{results:?}");
    for result in results {
        let known = ["ok", "last_admin", "not_found", "forbidden", "collision", "unavailable"];
        assert!(known.contains(&result), "{result}");
    }
}

#[tokio::test]
async fn a_link_to_a_new_password_is_shown_to_nobody_and_few_are_sent() {
    // covers: D1, S4-08, A1
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, staff) = (acme.owner().await, acme.staff().await);
    let member = staff.membership.unwrap();
    let send = async |version| {
        app.in_tenant(&owner, &acme.by_id(), SendReset { member, version })
            .await
    };
    assert_eq!(code(&send(1).await), "mail_not_configured");
    set_mail_server(&app).await;
    for _ in 0..3 {
        // The answer is nothing at all.
        let () = send(1).await.unwrap();
    }
    assert_eq!(code(&send(1).await), "limit_reached");
    let jobs = "select count(*) from jobs where kind = 'send_reset' and payload ->> 'email' = $1";
    let jobs = app.superuser().await.query_one(jobs, &[&staff.email]).await.unwrap();
    assert_eq!(jobs.get::<_, i64>(0), 3);
    app.advance(jiff::SignedDuration::from_mins(61));
    assert_eq!(code(&send(1).await), "ok");
    app.in_tenant(&owner, &acme.by_id(), Archive { member, version: 1 })
        .await
        .unwrap();
    assert_eq!(code(&send(2).await), "wrong_state");
}

#[tokio::test]
async fn many_are_changed_each_on_their_own() {
    // covers: S2-01, D6, D7, D8, D15
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let (owner, admin) = (acme.owner().await, acme.admin().await);
    let (one, two) = (acme.staff().await, acme.member().await);
    let chosen = |person: &Person, version| Chosen {
        id: person.membership.unwrap(),
        version,
    };
    let many = async |by: &Person, act: &str, role: &str, who: &[Chosen]| {
        change_many(&app, by, &acme.by_id(), act, role, who).await
    };
    let codes = |results: Vec<app::members::ItemResult>| -> Vec<String> {
        results
            .into_iter()
            .map(|result| {
                assert_eq!(result.done, result.code.is_none());
                assert_eq!(result.done, result.error.is_none());
                result.code.unwrap_or_default()
            })
            .collect()
    };
    let all = [chosen(&one, 1), chosen(&two, 7), chosen(&owner, 1), chosen(&admin, 1)];
    let changed = many(&admin, "change_role", "read_only", &all).await.unwrap();
    assert_eq!(changed[0].member.as_ref().unwrap().role.as_deref(), Some("read_only"));
    assert_eq!(codes(changed), ["", "stale", "rank_too_high", "self_change"]);
    // What is wrong with the request, or with who asks, is said once.
    assert_eq!(field(&many(&admin, "change_role", "nobody", &all).await), "role");
    assert_eq!(field(&many(&admin, "promote", "staff", &all).await), "act");
    assert_eq!(field(&many(&admin, "archive", "", &[]).await), "members");
    assert_eq!(field(&many(&admin, "archive", "", &[all[0]; 201]).await), "members");
    assert_eq!(code(&many(&two, "archive", "", &all).await), "forbidden");
    let stranger = app.stranger().await;
    assert_eq!(code(&many(&stranger, "archive", "", &all).await), "not_found");

    let people = [chosen(&one, 2), chosen(&two, 1)];
    assert_eq!(codes(many(&admin, "archive", "", &people).await.unwrap()), ["", ""]);
    let people = [chosen(&one, 3), chosen(&two, 2)];
    assert_eq!(
        codes(many(&admin, "archive", "", &people).await.unwrap()),
        ["unchanged", "unchanged"]
    );
    assert_eq!(codes(many(&admin, "reactivate", "", &people).await.unwrap()), ["", ""]);
    let people = [chosen(&one, 4), chosen(&two, 3), chosen(&two, 3)];
    let removed = many(&admin, "remove", "", &people).await.unwrap();
    assert!(removed.iter().all(|result| result.member.is_none()));
    assert_eq!(codes(removed), ["", "", "not_found"]);
    // The last owner stays.
    let last = many_by_cli(&app, &acme, "remove", &[chosen(&owner, 1)]).await;
    assert_eq!(codes(last), ["last_admin"]);
    let gone = app
        .in_tenant(
            &owner,
            &acme.by_id(),
            ChangeRole {
                member: one.membership.unwrap(),
                role: "staff".into(),
                version: 4,
            },
        )
        .await;
    assert_eq!(code(&gone), "not_found");
}

async fn many_by_cli(app: &TestApp, acme: &TestTenant<'_>, act: &str, who: &[Chosen]) -> Vec<app::members::ItemResult> {
    change_many(app, &Caller::cli(), &acme.by_id(), act, "", who)
        .await
        .unwrap()
}
