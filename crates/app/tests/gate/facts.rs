//! No answer is older than the last change: facts are read for every question, though many questions share a read.
// covers: D11, S3-42, S4-29, A3

use std::sync::{
    Arc,
    atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering::SeqCst},
};

use app::{
    App, Caller,
    decisions::{Evaluate, NamedAction, Resource, Subject},
    members,
};
use testkit::{Person, TestApp};
use tokio::task::JoinSet;

use crate::{outcome::code, together::somebody_waits};

const READERS: usize = 16;
const READS: usize = 20_000;

fn may_see_members(person: &Person, tenant: &str) -> Evaluate {
    Evaluate {
        subject: Subject {
            kind: "user".into(),
            id: person.user.to_string(),
            properties: None,
        },
        action: NamedAction {
            name: "members.view".into(),
            properties: None,
        },
        resource: Resource {
            kind: "tenant".into(),
            id: tenant.into(),
            properties: None,
        },
        context: None,
    }
}

/// Changes are numbered; after an even one the answer is yes, after an odd one no.
#[derive(Default)]
struct Changes {
    begun: AtomicU64,
    committed: AtomicU64,
    reads: AtomicUsize,
    checked: AtomicUsize,
    stop: AtomicBool,
}

async fn read_on(app: App, caller: Caller, evaluate: Arc<Evaluate>, changes: Arc<Changes>) {
    while !changes.stop.load(SeqCst) {
        let committed = changes.committed.load(SeqCst);
        let yes = app.evaluate(&caller, &evaluate).await.unwrap().decision;
        changes.reads.fetch_add(1, SeqCst);
        // Where no change began meanwhile, the answer can only be that of the last one committed before.
        if changes.begun.load(SeqCst) == committed {
            assert_eq!(yes, committed.is_multiple_of(2), "after change {committed}");
            changes.checked.fetch_add(1, SeqCst);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_committed_change_is_in_the_very_next_answer() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let person = acme.staff().await;
    let evaluate = Arc::new(may_see_members(&person, "acme"));
    let changes = Arc::new(Changes::default());
    let mut readers = JoinSet::new();
    for _ in 0..READERS {
        let (app, caller) = (app.app().clone(), person.caller.clone());
        readers.spawn(read_on(app, caller, evaluate.clone(), changes.clone()));
    }

    let superuser = app.superuser().await;
    let change = superuser
        .prepare(
            "update memberships m set version = m.version + 1, role_id = r.id
             from roles r where r.tenant_id = m.tenant_id and r.key = $1 and m.id = $2",
        )
        .await
        .unwrap();
    let member = person.membership.unwrap().0;
    let mut number = 0;
    while changes.reads.load(SeqCst) < READS || number < 200 {
        // Readers may go on for a while between two changes, so that most answers can be checked.
        let goal = changes.reads.load(SeqCst) + READERS;
        while changes.reads.load(SeqCst) < goal && readers.len() == READERS {
            if let Some(ended) = readers.try_join_next() {
                ended.unwrap();
            }
            tokio::task::yield_now().await;
        }
        number += 1;
        let role = if number % 2 == 0 { "staff" } else { "member" };
        changes.begun.store(number, SeqCst);
        superuser.execute(&change, &[&role, &member]).await.unwrap();
        changes.committed.store(number, SeqCst);
        let yes = app.evaluate(&person, &evaluate).await.unwrap().decision;
        assert_eq!(yes, number % 2 == 0, "after change {number}");
        // The same facts open and shut the door of an operation.
        let listed = app.in_tenant(&person, &acme.by_id(), members::List::default()).await;
        assert_eq!(
            code(&listed),
            if yes { "ok" } else { "forbidden" },
            "after change {number}"
        );
    }
    changes.stop.store(true, SeqCst);
    while let Some(ended) = readers.join_next().await {
        ended.unwrap();
    }
    assert!(changes.checked.load(SeqCst) > 1000, "too few answers could be checked");
}

#[tokio::test]
async fn each_kind_of_change_is_in_the_next_answer() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let person = acme.staff().await;
    let superuser = app.superuser().await;
    let id = |sql: &str| sql.replace("$user", &format!("'{}'", person.user.0));
    for (away, back, refusal) in [
        (
            "update memberships set state = 'archived' where user_id = $user",
            "update memberships set state = 'active' where user_id = $user",
            "not_found",
        ),
        (
            "update users set state = 'suspended' where id = $user",
            "update users set state = 'active' where id = $user",
            "suspended",
        ),
        (
            "update tenants set state = 'deleting'",
            "update tenants set state = 'active'",
            "not_found",
        ),
        (
            "update roles set permissions = '{}', version = version + 1 where key = 'staff'",
            "update roles set permissions = '{members.view}', version = version + 1 where key = 'staff'",
            "forbidden",
        ),
        (
            "update sessions set revoked_at = now() where user_id = $user",
            "update sessions set revoked_at = null where user_id = $user",
            "unauthenticated",
        ),
        (
            "update memberships set role_id = null where user_id = $user",
            "update memberships m set role_id = r.id from roles r where m.user_id = $user and r.tenant_id = m.tenant_id and r.key = 'staff'",
            "forbidden",
        ),
    ] {
        for (sql, wanted) in [(away, refusal), (back, "ok")] {
            superuser.batch_execute(&id(sql)).await.unwrap();
            let listed = app.in_tenant(&person, &acme.by_id(), members::List::default()).await;
            assert_eq!(code(&listed), wanted, "{sql}");
        }
    }
}

#[tokio::test]
async fn a_role_that_cannot_be_read_fails_those_who_hold_it_and_nobody_else() {
    let app = TestApp::new().await;
    let (acme, globex) = (app.tenant("acme").await, app.tenant("globex").await);
    let superuser = app.superuser().await;
    let mut people = Vec::new();
    for _ in 0..8 {
        people.push((acme.staff().await, &acme, "internal"));
        people.push((globex.staff().await, &globex, "ok"));
    }
    superuser
        .batch_execute(
            "update roles set permissions = '{nonsense}', version = version + 1
             where tenant_id = (select id from tenants where slug = 'acme') and key = 'staff'",
        )
        .await
        .unwrap();
    // All at once, so that they share reads.
    let asked = people.iter().map(|(person, tenant, _)| {
        let (app, caller, place) = (app.app().clone(), person.caller.clone(), tenant.by_id());
        async move { code(&app.in_tenant(&caller, &place, members::List::default()).await).to_owned() }
    });
    let wanted: Vec<&str> = people.iter().map(|(_, _, wanted)| *wanted).collect();
    let answers = futures_util::future::join_all(asked).await;
    assert_eq!(answers, wanted);
}

/// The rows of callers and the roles they hold are read by two statements, between which a role can change.
#[tokio::test]
async fn a_role_that_changes_while_it_is_read_is_read_once_more() {
    let app = TestApp::new().await;
    let acme = app.tenant("acme").await;
    let person = acme.staff().await;
    // The second statement reads what each role may do to tables, and the first does not.
    let superuser = app.superuser().await;
    superuser
        .batch_execute(
            "begin; lock table table_grants in access exclusive mode;
             update roles set permissions = '{}', version = version + 1 where key = 'staff'",
        )
        .await
        .unwrap();
    let (asking, caller, place) = (app.app().clone(), person.caller.clone(), acme.by_id());
    let answer =
        tokio::spawn(
            async move { code(&asking.in_tenant(&caller, &place, members::List::default()).await).to_owned() },
        );
    somebody_waits(&app).await;
    superuser.batch_execute("commit").await.unwrap();
    assert_eq!(answer.await.unwrap(), "forbidden", "as the role is now");
}
