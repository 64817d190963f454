//! The sealed audit log proves itself: whatever a superuser does to it, verifying names the first event that is not as it was.
// covers: S0-28, S3-81

use app::{
    Caller, EventId, Settings,
    audit::{Finding, Report, Verify, seal},
};
use testkit::{TestApp, TestDatabase, settings};
use uuid::Uuid;

/// A tenant's log and the platform's, each with some events, all of them sealed.
async fn sealed(app: &TestApp) {
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    for n in 0..5 {
        acme.invite(&owner, &format!("person-{n}@example.com"), "staff")
            .await
            .unwrap();
    }
    app.seal_all().await;
}

async fn verified(app: &TestApp) -> Report {
    app.on_platform(&Caller::cli(), Verify::default()).await.unwrap()
}

/// The events of the tenant's log in their order.
async fn events(app: &TestApp) -> Vec<Uuid> {
    let sql = "select id from audit_events where tenant_id is not null order by position, id";
    let rows = app.superuser().await.query(sql, &[]).await.unwrap();
    rows.iter().map(|row| row.get(0)).collect()
}

async fn only_finding(app: &TestApp) -> Finding {
    let mut findings = verified(app).await.findings;
    assert_eq!(findings.len(), 1, "{findings:?}");
    findings.remove(0)
}

#[tokio::test]
async fn a_log_that_nobody_touched_verifies() {
    let app = TestApp::new().await;
    sealed(&app).await;
    let report = verified(&app).await;
    assert_eq!(report.findings, []);
    assert_eq!(report.unsealed, 0);
    let all: i64 = app
        .superuser()
        .await
        .query_one("select count(*) from audit_events", &[])
        .await
        .unwrap()
        .get(0);
    assert_eq!(i64::try_from(report.events).unwrap(), all);
    // Sealing goes on where it was: a second head follows the first.
    let heads = report.heads;
    app.tenant("globex").await;
    app.seal_all().await;
    let report = verified(&app).await;
    assert!(report.heads > heads);
    assert_eq!(report.findings, []);
}

/// All events from a copy, by the names of the columns: some came later than the one that is computed, which the copy has not.
async fn put_back(app: &TestApp, copy: &str) {
    let superuser = app.superuser().await;
    let sql = "select string_agg(quote_ident(attname), ', ') from pg_attribute where attrelid = $1::text::regclass and attnum > 0 and not attisdropped";
    let columns: String = superuser.query_one(sql, &[&copy]).await.unwrap().get(0);
    let insert = format!("insert into audit_events ({columns}) select {columns} from {copy}");
    superuser.batch_execute(&insert).await.unwrap();
}

#[tokio::test]
async fn each_changed_field_is_found() {
    let app = TestApp::new().await;
    sealed(&app).await;
    let events = events(&app).await;
    let third = events[2];
    let superuser = app.superuser().await;
    for change in [
        "actor_kind = 'system'",
        "actor_id = gen_random_uuid()",
        "actor_id = null",
        "actor_label = actor_label || ' '",
        "operation = 'members.list'",
        "target_kind = 'x'",
        "target_id = 'x'",
        "target_label = 'somebody else'",
        "outcome = 'refused'",
        "reason = 'x'",
        "address = '192.0.2.1'",
        "request_id = gen_random_uuid()",
        "before = '{}'",
        "after = jsonb_set(after, '{role}', '\"owner\"')",
        "after = null",
        "occurred_at = occurred_at + interval '1 microsecond'",
        "access_grant_id = gen_random_uuid()",
        "on_behalf_of = gen_random_uuid()",
        "justification = 'Somebody asked for it.'",
    ] {
        superuser
            .batch_execute(
                "drop table if exists kept; create table kept as select * from audit_events; alter table kept drop column chain",
            )
            .await
            .unwrap();
        let sql = format!("update audit_events set {change} where id = '{third}'");
        superuser.batch_execute(&sql).await.unwrap();
        let finding = only_finding(&app).await;
        assert_eq!(
            (&*finding.kind, finding.event),
            ("changed", Some(EventId(third))),
            "{change}"
        );
        superuser.batch_execute("delete from audit_events").await.unwrap();
        put_back(&app, "kept").await;
        assert_eq!(verified(&app).await.findings, [], "after {change} was undone");
    }
}

#[tokio::test]
async fn a_removed_event_is_found() {
    let app = TestApp::new().await;
    sealed(&app).await;
    let events = events(&app).await;
    let superuser = app.superuser().await;
    for (what, removed) in [
        ("the last", events[events.len() - 1]),
        ("one in between", events[2]),
        ("the first", events[0]),
    ] {
        superuser
            .execute("delete from audit_events where id = $1", &[&removed])
            .await
            .unwrap();
        let finding = only_finding(&app).await;
        assert_eq!(
            (&*finding.kind, finding.event),
            ("removed", Some(EventId(removed))),
            "{what}"
        );
    }
}

#[tokio::test]
async fn an_inserted_event_is_found() {
    let app = TestApp::new().await;
    sealed(&app).await;
    let events = events(&app).await;
    let superuser = app.superuser().await;
    // Made to look as if it had happened beside the third, which is a time that is sealed.
    for id in [Uuid::nil(), Uuid::max()] {
        superuser
            .execute(
                "insert into audit_events select ($1::uuid), occurred_at, position, tenant_id, actor_kind, actor_id, actor_label, operation,
                     target_kind, target_id, 'forged', outcome, reason, address, request_id, before, after
                 from audit_events where id = $2",
                &[&id, &events[2]],
            )
            .await
            .unwrap();
        let finding = only_finding(&app).await;
        assert_eq!((&*finding.kind, finding.event), ("inserted", Some(EventId(id))));
        superuser
            .execute("delete from audit_events where id = $1", &[&id])
            .await
            .unwrap();
        assert_eq!(verified(&app).await.findings, []);
    }
}

#[tokio::test]
async fn an_event_moved_to_another_log_is_missed_in_its_own() {
    let app = TestApp::new().await;
    sealed(&app).await;
    let moved = events(&app).await[2];
    let sql = "update audit_events set tenant_id = null where id = $1";
    app.superuser().await.execute(sql, &[&moved]).await.unwrap();
    let mut kinds: Vec<_> = verified(&app)
        .await
        .findings
        .into_iter()
        .map(|it| (it.kind, it.event))
        .collect();
    kinds.sort_by(|(one, _), (other, _)| one.cmp(other));
    assert_eq!(
        kinds,
        [
            ("inserted".to_owned(), Some(EventId(moved))),
            ("removed".to_owned(), Some(EventId(moved)))
        ]
    );
}

#[tokio::test]
async fn a_head_that_was_touched_is_found() {
    let app = TestApp::new().await;
    sealed(&app).await;
    app.tenant("globex").await;
    app.seal_all().await;
    let superuser = app.superuser().await;
    let platform = "chain = '00000000-0000-0000-0000-000000000000'";
    for change in [
        "leaves = substring(leaves for octet_length(leaves) - 48)",
        "leaves = ''",
        "root = decode(repeat('00', 32), 'hex')",
        "previous = decode(repeat('11', 32), 'hex')",
        "hash = decode(repeat('00', 32), 'hex')",
        "signature = decode(repeat('00', 64), 'hex')",
        "key_id = 7",
        "until_position = until_position + 1",
        "number = number + 10",
    ] {
        superuser
            .batch_execute("drop table if exists kept; create table kept as select * from audit_heads")
            .await
            .unwrap();
        let sql = format!("update audit_heads set {change} where {platform} and number = 1");
        superuser.batch_execute(&sql).await.unwrap();
        let finding = verified(&app).await.findings.remove(0);
        assert_eq!((&*finding.kind, finding.log), ("head", Some(Uuid::nil())), "{change}");
        let restore = "delete from audit_heads; insert into audit_heads select * from kept";
        superuser.batch_execute(restore).await.unwrap();
        assert_eq!(verified(&app).await.findings, [], "after {change} was undone");
    }
    // The first head gone: the next does not follow nothing.
    superuser
        .batch_execute(&format!("delete from audit_heads where {platform} and number = 1"))
        .await
        .unwrap();
    let findings = verified(&app).await.findings;
    let kinds: Vec<_> = findings.iter().map(|it| &*it.kind).collect();
    assert_eq!(kinds, ["head", "checkpoint"]);
}

/// What is left of each log is as it was sealed: only that something is missing behind it gives it away.
#[tokio::test]
async fn the_end_of_a_log_and_a_whole_log_that_were_cut_off_are_missed() {
    let app = TestApp::new().await;
    sealed(&app).await;
    app.tenant("globex").await;
    app.seal_all().await;
    let superuser = app.superuser().await;
    let last_head = "delete from audit_heads where (chain, number) = (select chain, max(number) from audit_heads where chain = :log group by chain)";
    let later_events = "delete from audit_events where chain = :log and position >= coalesce((select max(until_position) from audit_heads where chain = :log), 0)";
    let platform = "'00000000-0000-0000-0000-000000000000'";
    let tenant = "(select id from tenants where slug = 'acme')";
    for (log, heads) in [
        (platform, last_head),
        (tenant, last_head),
        (tenant, "delete from audit_heads where chain = :log"),
    ] {
        superuser
            .batch_execute("drop table if exists heads, events; create table heads as table audit_heads; create table events as table audit_events; alter table events drop column chain")
            .await
            .unwrap();
        let sql = format!("{heads}; {later_events}").replace(":log", log);
        superuser.batch_execute(&sql).await.unwrap();
        let finding = only_finding(&app).await;
        assert_eq!((&*finding.kind, finding.log), ("checkpoint", None), "{heads} of {log}");
        let restore = "delete from audit_heads; insert into audit_heads table heads; delete from audit_events";
        superuser.batch_execute(restore).await.unwrap();
        put_back(&app, "events").await;
        assert_eq!(verified(&app).await.findings, [], "after {heads} of {log} was undone");
    }
}

/// The end of everything, checkpoints included, is missed by whoever kept a checkpoint: a person, or the installation in its file.
#[tokio::test]
async fn the_end_of_all_logs_is_missed_by_whoever_kept_a_checkpoint() {
    let directory = tempfile::tempdir().unwrap();
    let file = directory.path().join("audit-checkpoint");
    let database = TestDatabase::new().await;
    let told = Settings {
        checkpoint_file: Some(file.clone()),
        ..settings(&database)
    };
    let app = TestApp::with(database, told).await;
    sealed(&app).await;
    let (old, old_events) = (verified(&app).await, "select max(position) from audit_events");
    let until: i64 = app.superuser().await.query_one(old_events, &[]).await.unwrap().get(0);
    app.tenant("globex").await;
    app.seal_all().await;
    let new = verified(&app).await;
    assert_eq!(new.findings, []);
    let [old, new] = [old, new].map(|report| report.checkpoint.unwrap());
    assert_ne!(old, new);
    assert_eq!(std::fs::read_to_string(&file).unwrap().trim(), new);

    let number: i64 = old.split_once(':').unwrap().0.parse().unwrap();
    app.superuser()
        .await
        .batch_execute(&format!(
            "delete from audit_events where position > {until}; delete from audit_heads where checkpoint > {number};
             delete from audit_checkpoints where number > {number}"
        ))
        .await
        .unwrap();
    let expecting = |text: &str| Verify {
        expected: Some(text.parse().unwrap()),
    };
    assert_eq!(only_finding(&app).await.kind, "checkpoint");
    // What is sealed from now on is in order by itself, and does not wipe away what the file says.
    app.tenant("initech").await;
    seal(app.app()).await.unwrap();
    assert_eq!(std::fs::read_to_string(&file).unwrap().trim(), new);
    assert_eq!(only_finding(&app).await.kind, "checkpoint");
    std::fs::remove_file(&file).unwrap();
    assert_eq!(verified(&app).await.findings, []);
    for (kept, findings) in [(&old, 0), (&new, 1)] {
        let report = app.on_platform(&Caller::cli(), expecting(kept)).await.unwrap();
        assert_eq!(report.findings.len(), findings, "{kept}: {:?}", report.findings);
    }
}

/// What is sealed while the log is read is neither gone nor new: the file names checkpoints that the reading began too early to see.
#[tokio::test]
async fn a_log_that_is_sealed_while_it_is_verified_is_whole() {
    let directory = tempfile::tempdir().unwrap();
    let database = TestDatabase::new().await;
    let told = Settings {
        checkpoint_file: Some(directory.path().join("audit-checkpoint")),
        ..settings(&database)
    };
    let app = TestApp::with(database, told).await;
    sealed(&app).await;
    let goes_on = std::sync::atomic::AtomicBool::new(true);
    let sealing = async {
        let person = app.stranger().await;
        while goes_on.load(std::sync::atomic::Ordering::Relaxed) {
            let revoke = app::sessions::RevokeOthers;
            app.on_account(&person, revoke).await.unwrap();
            seal(app.app()).await.unwrap();
        }
    };
    let verifying = async {
        for _ in 0..40 {
            assert_eq!(verified(&app).await.findings, []);
        }
        goes_on.store(false, std::sync::atomic::Ordering::Relaxed);
    };
    tokio::join!(sealing, verifying);
}
