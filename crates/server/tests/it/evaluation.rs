//! The OpenID AuthZEN access evaluation: right answers with their reasons, for those who may ask, never from before a change.
// covers: D11, S2-20, A13, A16

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicUsize, Ordering},
};

use app::{Caller, UserId, members};
use axum::http::{Method, StatusCode};
use serde_json::{Value, json};
use server::{Part, router};
use testkit::{Answer, Client, Person, TestApp};

use crate::{
    place::{client, set_rights, tenant_with_tables},
    revocation::another,
};

const PATH: &str = "/access/v1/evaluation";

fn on_tenant(user: UserId, action: &str, tenant: &str) -> Value {
    json!({ "subject": { "type": "user", "id": user }, "action": { "name": action }, "resource": { "type": "tenant", "id": tenant } })
}

fn on_table(user: UserId, action: &str, table: &str) -> Value {
    json!({ "subject": { "type": "user", "id": user }, "action": { "name": action },
            "resource": { "type": "table", "id": table, "properties": { "tenant": "acme" } } })
}

/// The decision and its reason.
fn decided(answer: &Answer) -> (bool, String) {
    let body = answer.json();
    assert_eq!(answer.status, StatusCode::OK, "{body}");
    (
        body["decision"].as_bool().expect("a decision"),
        body["context"]["reason"].as_str().expect("a reason").to_owned(),
    )
}

#[tokio::test]
async fn answers_are_right_and_say_why() {
    let app = TestApp::new().await;
    let acme = tenant_with_tables(&app, "acme").await;
    let other = app.tenant("other").await;
    let asker = client(&app).signed_in(&acme.admin().await);
    let (owner, member, read_only) = (acme.owner().await, acme.member().await, acme.read_only().await);
    set_rights(&app, &acme.by_id(), "read_only", &[("orders", false)]).await;
    let archived = acme.admin().await;
    let suspended = acme.owner().await;
    let superuser = app.superuser().await;
    superuser
        .execute(
            "update memberships set state = 'archived' where user_id = $1",
            &[&archived.user.0],
        )
        .await
        .expect("archived");
    superuser
        .execute(
            "update users set state = 'suspended' where id = $1",
            &[&suspended.user.0],
        )
        .await
        .expect("suspended");
    let elsewhere = other.owner().await;
    let id = acme.id.to_string();
    for (question, decision, reason) in [
        (on_tenant(owner.user, "members.manage", "acme"), true, "role"),
        (on_tenant(owner.user, "members.view", &id), true, "role"),
        (on_tenant(member.user, "tables.view", "acme"), true, "role"),
        (on_tenant(member.user, "members.view", "acme"), false, "forbidden"),
        (on_tenant(member.user, "nothing.view", "acme"), false, "forbidden"),
        (on_table(member.user, "read", "orders"), true, "role"),
        (on_table(member.user, "write", "orders"), false, "forbidden"),
        (on_table(member.user, "read", "not there"), true, "role"),
        (on_table(read_only.user, "read", "customers"), true, "role"),
        (on_table(read_only.user, "read", "orders"), false, "not_found"),
        (on_table(read_only.user, "write", "customers"), false, "forbidden"),
        (on_table(owner.user, "delete", "orders"), true, "role"),
        (on_tenant(archived.user, "tables.view", "acme"), false, "not_found"),
        (on_tenant(suspended.user, "tables.view", "acme"), false, "suspended"),
        (on_tenant(elsewhere.user, "tables.view", "acme"), false, "not_found"),
        (on_tenant(UserId::new(), "tables.view", "acme"), false, "not_found"),
    ] {
        let answer = asker.post(PATH, &question).await;
        assert_eq!(
            decided(&answer),
            (decision, reason.to_owned()),
            "{question}: {}",
            answer.text()
        );
        let role = &answer.json()["context"]["role"];
        assert_eq!(
            role.as_str().is_some_and(|id| id.starts_with("rol_")),
            decision,
            "{question}: {}",
            answer.text()
        );
    }
    let mut with_more = on_tenant(member.user, "tables.view", "acme");
    with_more["context"] = json!({ "time": "2026-01-01T00:00:00Z", "deep": { "er": [1, 2] } });
    with_more["subject"]["properties"] = json!({ "role": "owner" });
    with_more["another"] = json!("what a later version of the profile may add");
    assert_eq!(decided(&asker.post(PATH, &with_more).await), (true, "role".to_owned()));
    with_more["action"]["name"] = json!("members.delete");
    assert_eq!(
        decided(&asker.post(PATH, &with_more).await),
        (false, "forbidden".to_owned()),
        "what is asserted of oneself is not believed"
    );
}

#[tokio::test]
async fn only_those_may_ask_who_may_know() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let nobody = client(&app);
    let about = acme.member().await;
    for (role, allowed) in [
        ("owner", true),
        ("admin", true),
        ("staff", false),
        ("member", false),
        ("read_only", false),
    ] {
        let person = acme.person(role).await;
        let asker = nobody.signed_in(&person);
        let others = asker.post(PATH, &on_tenant(about.user, "tables.view", "acme")).await;
        let expected = if allowed {
            (StatusCode::OK, "")
        } else {
            (StatusCode::FORBIDDEN, "forbidden")
        };
        assert_eq!((others.status, &*others.code()), expected, "{role} about somebody else");
        let own = asker.post(PATH, &on_tenant(person.user, "tables.view", "acme")).await;
        assert_eq!(decided(&own), (true, "role".to_owned()), "{role} about themself");
        // Of a tenant that is not theirs they learn as much as of one that is not there.
        for tenant in ["nobody", "other"] {
            let own = asker.post(PATH, &on_tenant(person.user, "tables.view", tenant)).await;
            assert_eq!(
                decided(&own),
                (false, "not_found".to_owned()),
                "{role} about themself in {tenant}"
            );
            let others = asker.post(PATH, &on_tenant(about.user, "tables.view", tenant)).await;
            assert_eq!(
                (others.status, &*others.code()),
                (StatusCode::NOT_FOUND, "not_found"),
                "{role} in {tenant}"
            );
        }
        if role == "owner" {
            app.tenant("other").await.owner().await;
        }
    }
    let anonymous = nobody.post(PATH, &on_tenant(about.user, "tables.view", "acme")).await;
    assert_eq!(anonymous.status, StatusCode::UNAUTHORIZED);
    // An API token of one's own asks as a machine does, also about its owner.
    let owner = acme.owner().await;
    for (permission, status) in [
        ("decisions.view", StatusCode::OK),
        ("members.view", StatusCode::FORBIDDEN),
    ] {
        let new = app::tokens::NewToken {
            name: "asks".into(),
            tenant: Some("acme".into()),
            permissions: vec![permission.into()],
            expires_in_days: 1,
        };
        let token = app
            .on_account(&owner, app::tokens::Create(new))
            .await
            .expect("a token")
            .token;
        for user in [owner.user, about.user] {
            let answer = nobody
                .bearer(&token)
                .post(PATH, &on_tenant(user, "tables.view", "acme"))
                .await;
            assert_eq!(answer.status, status, "{permission}: {}", answer.text());
        }
    }
}

#[tokio::test]
async fn questions_that_are_none_are_refused() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let person = acme.owner().await;
    let asker = client(&app).signed_in(&person);
    let good = on_tenant(person.user, "tables.view", "acme");
    for (pointer, value, field) in [
        ("/subject/type", json!("group"), "subject.type"),
        ("/subject/id", json!("amelia@example.com"), "subject.id"),
        ("/subject/id", json!(""), "subject.id"),
        ("/action/name", json!("view"), "action.name"),
        ("/action/name", json!("tables.*"), "action.name"),
        ("/action/name", json!("*"), "action.name"),
        ("/action/name", json!("tables.VIEW"), "action.name"),
        ("/resource/type", json!("document"), "resource.type"),
        ("/resource/type", json!("table"), "resource.properties.tenant"),
        ("/subject/id", json!(1), "subject.id"),
        ("/resource/id", Value::Null, "resource.id"),
    ] {
        let mut question = good.clone();
        *question.pointer_mut(pointer).expect("there") = value;
        let answer = asker.post(PATH, &question).await;
        assert_eq!(
            answer.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{question}: {}",
            answer.text()
        );
        assert_eq!(answer.json()["errors"][0]["field"], json!(field), "{question}");
    }
}

/// A change that was committed at one replica is in every answer of another that was asked for later.
#[tokio::test]
async fn no_replica_answers_from_before_a_change() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let person = acme.person("staff").await;
    let (asker, owner) = (acme.admin().await, acme.owner().await);
    let here = client(&app).signed_in(&owner);
    let there = Client::new(router(&another(&app), Part::Everything)).signed_in(&asker);
    let question = on_tenant(person.user, "members.view", "acme");

    // Others ask the whole time, so that there is always a read in flight that began too early.
    let stop = Arc::new(AtomicBool::new(false));
    let asked = Arc::new(AtomicUsize::new(0));
    let mut crowd = Vec::new();
    for _ in 0..8 {
        let (client, question, stop, asked) = (there.clone(), question.clone(), stop.clone(), asked.clone());
        crowd.push(tokio::spawn(async move {
            while !stop.load(Ordering::Relaxed) {
                assert_eq!(client.post(PATH, &question).await.status, StatusCode::OK);
                asked.fetch_add(1, Ordering::Relaxed);
            }
        }));
    }
    for turn in 0..30 {
        let allowed = turn % 2 == 1;
        let role = if allowed { "staff" } else { "member" };
        change_role(&app, &here, &person, role).await;
        let answers = futures_util::future::join_all((0..5).map(|_| there.post(PATH, &question))).await;
        for answer in answers {
            assert_eq!(decided(&answer).0, allowed, "turn {turn}, as {role}: {}", answer.text());
        }
    }
    stop.store(true, Ordering::Relaxed);
    for one in crowd {
        one.await.expect("nobody fails");
    }
    assert!(
        asked.load(Ordering::Relaxed) > 30,
        "the crowd asked too little to be in the way"
    );
}

/// Answers are kept while nothing is committed: what was written before they were read, and committed after, must end them too.
#[tokio::test]
async fn a_commit_ends_what_was_kept_however_long_ago_it_was_written() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let person = acme.staff().await;
    let asker = client(&app).signed_in(&acme.admin().await);
    let superuser = app.superuser().await;
    let question = on_tenant(person.user, "members.view", "acme");
    let archive = "update memberships set state = 'archived' where user_id = $1";
    let plain = "begin";
    let nested = "begin; savepoint one; select pg_current_xact_id(); savepoint two";
    for begin in [plain, nested] {
        superuser.batch_execute(begin).await.expect("begun");
        superuser.execute(archive, &[&person.user.0]).await.expect("archived");
        for time in 0..3 {
            assert!(decided(&asker.post(PATH, &question).await).0, "{begin}: {time}");
        }
        superuser.batch_execute("commit").await.expect("committed");
        assert!(!decided(&asker.post(PATH, &question).await).0, "{begin}: committed");
        let back = "update memberships set state = 'active' where user_id = $1";
        superuser.execute(back, &[&person.user.0]).await.expect("back");
        assert!(decided(&asker.post(PATH, &question).await).0, "{begin}: back");
    }
}

async fn change_role(app: &TestApp, by: &Client, person: &Person, role: &str) {
    let tenant = app::TenantRef::parse("acme");
    let list = app
        .in_tenant(&Caller::cli(), &tenant, members::List::default())
        .await
        .expect("members");
    let member = list
        .items
        .iter()
        .find(|it| it.user_id == person.user)
        .expect("the person");
    let body = json!({ "role": role });
    let answer = by
        .if_match(member.version)
        .send(
            Method::PATCH,
            &format!("/api/v1/tenants/acme/members/{}", member.id),
            Some(&body),
        )
        .await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text());
}
