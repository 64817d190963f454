//! What is old goes by its class and leaves a trace; whatever else is missing, changed or new is still found, and no runtime role hurries it.
// covers: S0-28, S3-81

use std::{fs, path::Path};

use app::{
    Caller, EventId, Origin, Plane,
    access_grants::{NewAccessGrant, Open, Way},
    audit::{Export, Exporter, Filter, Format, Report, Trust, Verify, remove_due, verify_export},
    instance::{self, SettingsChange},
    members, sessions,
};
use testkit::{PASSWORD, Person, TestApp, TestTenant, keys};
use uuid::Uuid;

async fn sign_in(app: &TestApp, person: &Person, password: &str) {
    let sign_in = sessions::SignIn {
        plane: Plane::App,
        email: person.email.clone(),
        password: password.into(),
    };
    drop(app.in_public(&app.anonymous(), sign_in).await);
}

/// Events of every class in two logs, all of them 400 days old and sealed.
async fn aged(app: &TestApp) -> (TestTenant<'_>, Person) {
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    let admin = app.platform("super_admin").await;
    for n in 0..3 {
        acme.invite(&owner, &format!("person-{n}@example.com"), "staff")
            .await
            .unwrap();
        sign_in(app, &owner, PASSWORD).await;
        sign_in(app, &owner, "not the password").await;
    }
    let open = Open {
        tenant: acme.by_id(),
        new: NewAccessGrant {
            mode: "read".into(),
            reason: "Ticket 4711: orders are missing.".into(),
            minutes: 60,
        },
        way: Way::Api,
    };
    let token = app.on_platform(&admin, open).await.unwrap().token.unwrap();
    let inside = Caller::new(app::Credential::Token(app::hash_token(&token)), Origin::default());
    app.in_tenant(&inside, &acme.by_id(), members::List::default())
        .await
        .unwrap();
    superuser(
        app,
        "update audit_events set occurred_at = occurred_at - interval '400 days'",
    )
    .await;
    app.seal_all().await;
    (acme, owner)
}

async fn superuser(app: &TestApp, sql: &str) {
    app.superuser().await.batch_execute(sql).await.unwrap();
}

async fn count(app: &TestApp, of: &str) -> i64 {
    let sql = format!("select count(*) from audit_events where {of}");
    app.superuser().await.query_one(&sql, &[]).await.unwrap().get(0)
}

async fn keep(app: &TestApp, change: SettingsChange) {
    let version = app
        .on_platform(&Caller::cli(), instance::Show)
        .await
        .unwrap()
        .settings
        .version;
    let change = instance::Change { version, change };
    app.on_platform(&Caller::cli(), change).await.unwrap();
}

/// The database's clock is the real one; so that a week passes, its end is moved here.
async fn a_week_passes(app: &TestApp) {
    superuser(
        app,
        "update audit_retention set longer_until = now() where longer_until > now()",
    )
    .await;
}

async fn verified(app: &TestApp) -> Report {
    app.seal_all().await;
    app.on_platform(&Caller::cli(), Verify::default()).await.unwrap()
}

const SIGN_INS: &str = "(operation = 'sessions.sign_in' or outcome = 'refused')";
const READS: &str = "operation = 'members.list'";

/// The log with its sign-ins gone.
async fn without_sign_ins(app: &TestApp) {
    aged(app).await;
    let keep_sign_ins_days = Some(30);
    keep(
        app,
        SettingsChange {
            keep_sign_ins_days,
            ..SettingsChange::default()
        },
    )
    .await;
    a_week_passes(app).await;
    remove_due(app).await.unwrap();
}

#[tokio::test]
async fn each_class_goes_when_its_days_are_over_and_the_log_still_verifies() {
    let app = TestApp::new().await;
    aged(&app).await;
    let all = count(&app, "true").await;
    let sign_ins = count(&app, SIGN_INS).await;
    assert!(sign_ins >= 6 && count(&app, READS).await == 1);
    // By itself nothing goes.
    remove_due(&app).await.unwrap();
    assert_eq!(count(&app, "true").await, all);

    let keep_sign_ins_days = Some(30);
    keep(
        &app,
        SettingsChange {
            keep_sign_ins_days,
            ..SettingsChange::default()
        },
    )
    .await;
    let shown = app.on_platform(&Caller::cli(), instance::Show).await.unwrap();
    assert!(shown.shorter_log_from.is_some());
    remove_due(&app).await.unwrap();
    assert_eq!(
        count(&app, SIGN_INS).await,
        sign_ins,
        "a shorter time counts after a week"
    );

    a_week_passes(&app).await;
    let young = app.stranger().await;
    sign_in(&app, &young, PASSWORD).await;
    app.seal_all().await;
    remove_due(&app).await.unwrap();
    assert_eq!(count(&app, SIGN_INS).await, 1, "what is young stays");
    assert_eq!(count(&app, READS).await, 1, "another class stays");
    let report = verified(&app).await;
    assert_eq!(report.findings, []);
    assert_eq!(i64::try_from(report.removed).unwrap(), sign_ins);
    // Who did it, and what went; and that stays.
    let sql = "select actor_kind, after->>'class', (after->>'events')::bigint from audit_events where operation = 'audit.remove'";
    let events = app.superuser().await.query(sql, &[]).await.unwrap();
    let told: i64 = events.iter().map(|row| row.get::<_, i64>(2)).sum();
    assert_eq!(told, sign_ins);
    assert_eq!((events[0].get(0), events[0].get(1)), ("system", "sign_ins"));
    remove_due(&app).await.unwrap();
    assert_eq!(
        count(&app, "operation = 'audit.remove'").await,
        i64::try_from(events.len()).unwrap()
    );

    // The other two classes; a longer time holds at once.
    let all_of_it = |days| SettingsChange {
        keep_changes_days: Some(days),
        keep_reads_days: Some(days),
        ..SettingsChange::default()
    };
    keep(&app, all_of_it(100)).await;
    a_week_passes(&app).await;
    keep(&app, all_of_it(500)).await;
    remove_due(&app).await.unwrap();
    assert_eq!(count(&app, READS).await, 1);
    keep(&app, all_of_it(100)).await;
    a_week_passes(&app).await;
    remove_due(&app).await.unwrap();
    assert_eq!(count(&app, "occurred_at < now() - interval '100 days'").await, 0);
    let report = verified(&app).await;
    assert_eq!(report.findings, []);
    assert_eq!(i64::try_from(report.removed).unwrap(), all);
}

#[tokio::test]
async fn after_a_removal_whatever_is_touched_is_still_named() {
    let app = TestApp::new().await;
    aged(&app).await;
    superuser(
        &app,
        "create table kept as select * from audit_events; alter table kept drop column chain",
    )
    .await;
    let gone: Uuid = {
        let sql = format!("select id from audit_events where {SIGN_INS} order by position, id limit 1");
        app.superuser().await.query_one(&sql, &[]).await.unwrap().get(0)
    };
    keep(
        &app,
        SettingsChange {
            keep_sign_ins_days: Some(30),
            ..SettingsChange::default()
        },
    )
    .await;
    a_week_passes(&app).await;
    remove_due(&app).await.unwrap();
    assert_eq!(verified(&app).await.findings, []);
    let sql = "select id from audit_events where operation = 'members.invite' order by position, id";
    let left: Vec<Uuid> = app
        .superuser()
        .await
        .query(sql, &[])
        .await
        .unwrap()
        .iter()
        .map(|row| row.get(0))
        .collect();
    superuser(&app, "create table events as select * from audit_events; alter table events drop column chain; create table removals as table audit_removals").await;
    let columns: String = {
        let sql = "select string_agg(quote_ident(attname), ', ') from pg_attribute where attrelid = 'kept'::regclass and attnum > 0 and not attisdropped";
        app.superuser().await.query_one(sql, &[]).await.unwrap().get(0)
    };
    let one = format!("where id = '{}'", left[1]);
    let of_it = format!("where position(uuid_send('{gone}') in events) > 0");
    for (change, kind, event) in [
        (format!("delete from audit_events {one}"), "removed", left[1]),
        (format!("update audit_events set target_label = 'x' {one}"), "changed", left[1]),
        (
            format!("insert into audit_events ({columns}) select {columns} from kept where id = '{gone}'"),
            "inserted",
            gone,
        ),
        (format!("delete from audit_removals {of_it}"), "removed", gone),
        (format!("update audit_removals set days = 31 {of_it}"), "removed", gone),
        (format!("update audit_removals set class = 'reads' {of_it}"), "removed", gone),
        (format!("update audit_removals set removed_at = removed_at - interval '1 day' {of_it}"), "removed", gone),
        (format!("update audit_removals set signature = decode(repeat('00', 64), 'hex') {of_it}"), "removed", gone),
        // A removal that nobody signed covers nothing up.
        (
            format!(
                "delete from audit_events {one};
                 insert into audit_removals select h.chain, h.number, gen_random_uuid(), 'changes', 30, now(), uuid_send('{0}'), h.key_id, h.signature
                 from audit_heads h where position(uuid_send('{0}') in h.leaves) > 0",
                left[1]
            ),
            "removed",
            left[1],
        ),
    ] {
        superuser(&app, &change).await;
        let findings = verified(&app).await.findings;
        let named: Vec<_> = findings.iter().map(|it| (&*it.kind, it.event)).collect();
        assert_eq!(named, [(kind, Some(EventId(event)))], "{change}");
        superuser(
            &app,
            &format!(
                "delete from audit_events; insert into audit_events ({columns}) select {columns} from events;
                 delete from audit_removals; insert into audit_removals table removals"
            ),
        )
        .await;
        assert_eq!(verified(&app).await.findings, [], "after {change} was undone");
    }
}

#[tokio::test]
async fn an_export_after_a_removal_proves_itself() {
    let app = TestApp::new().await;
    without_sign_ins(&app).await;
    app.seal_all().await;
    let caller = Caller::cli();
    let mut exporter: Exporter = app
        .on_platform(&caller, Export::new(Filter::default(), Format::Jsonl))
        .await
        .unwrap();
    let mut text = String::new();
    while let Some(piece) = exporter.next(&app, &caller).await.unwrap() {
        text.push_str(&piece);
    }
    let checked = |lines: &[&str]| {
        let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
        verify_export(text.as_bytes(), &Trust::Keys(keys().verifying_keys())).unwrap()
    };
    let lines: Vec<&str> = text.lines().collect();
    let report = checked(&lines);
    assert_eq!(report.findings, []);
    assert_eq!(report.removed, verified(&app).await.removed);
    assert!(report.removed >= 6);
    let find = |what: &str| lines.iter().position(|line| line.contains(what)).expect("a line of it");
    for (left_out, kind) in [("\"type\":\"removal\"", "removed"), ("person-1@example.com", "removed")] {
        let mut lines = lines.clone();
        lines.remove(find(left_out));
        let found = checked(&lines).findings;
        assert_eq!(found[0].kind, kind, "without {left_out}: {found:?}");
    }
}

/// Whatever SQL somebody gets the platform's role to run, and with whatever signature.
#[tokio::test]
async fn a_runtime_role_removes_nothing_before_its_time() {
    let app = TestApp::new().await;
    let (acme, owner) = aged(&app).await;
    // Younger than the limit that is set below, and older than any week.
    superuser(
        &app,
        "update audit_events set occurred_at = now() - interval '60 days' where operation = 'sessions.sign_in'",
    )
    .await;
    // A second head of the same log.
    acme.invite(&owner, "later@example.com", "staff").await.unwrap();
    app.seal_all().await;
    let role = db::RuntimeRole::Platform;
    let mut config = app.database().owner();
    config.user(role.name()).password(keys().role_passwords().of(role));
    let taken_over = db::connect(&config).await.unwrap();
    let all = count(&app, "true").await;
    let try_all = async |of: &str, class: &str, days: i32| {
        let sql = format!(
            "select remove_audit_events('{class}', {days}, now(), 9223372036854775807, '{}', 0, array[gen_random_uuid()], array[h.chain], array[h.number],
                 array[uuid_send(e.id)], array[decode(repeat('00', 64), 'hex')])
             from audit_events e join audit_heads h on h.chain = e.chain and position(uuid_send(e.id) in h.leaves) > 0 where {of} limit 1",
            Uuid::max()
        );
        taken_over.query(&sql, &[]).await
    };
    let refused = async |what: &str, of: &str, class: &str, days: i32| {
        let error = try_all(of, class, days).await.expect_err(what);
        let code = error.code().map(|code| code.code());
        assert!(["P0001", "BW006"].map(Some).contains(&code), "{what}: {error:?}");
        assert_eq!(count(&app, "true").await, all, "{what}");
    };
    let change = "operation = 'members.invite' and occurred_at < now() - interval '1 year'";
    let sign_in = "operation = 'sessions.sign_in' and outcome = 'done'";
    refused("kept for ever", change, "changes", 30).await;
    let statement = "update instance_settings set keep_changes_days = 30, keep_sign_ins_days = 365";
    taken_over.execute(statement, &[]).await.unwrap();
    refused("a shorter time counts after a week", change, "changes", 30).await;
    a_week_passes(&app).await;
    refused("younger than the limit", sign_in, "sign_ins", 365).await;
    refused("by less than the limit", sign_in, "sign_ins", 30).await;
    refused("another class", sign_in, "changes", 30).await;
    refused("no such class", change, "nothing", 30).await;
    let shorter = "update instance_settings set keep_sign_ins_days = 30";
    taken_over.execute(shorter, &[]).await.unwrap();
    refused("again a week", sign_in, "sign_ins", 30).await;
    // In a head that has it not, which keeps no leaf of it.
    let elsewhere = "select remove_audit_events('changes', 30, now(), 1, gen_random_uuid(), 0, array[gen_random_uuid()], array[h.chain], array[h.number],
            array[uuid_send(e.id)], array[decode(repeat('00', 64), 'hex')])
        from audit_events e join audit_heads h on h.chain = e.chain and position(uuid_send(e.id) in h.leaves) = 0
        where e.target_label = 'person-1@example.com' and e.operation = 'members.invite' limit 1";
    assert!(
        taken_over.query(elsewhere, &[]).await.is_err(),
        "a head that has it not"
    );
    for statement in [
        "delete from audit_events",
        "delete from audit_removals",
        "insert into audit_removals select * from audit_removals",
        "delete from audit_heads",
        "update audit_retention set longer_until = now()",
        "update instance_settings set keep_changes_days = 29",
    ] {
        assert!(taken_over.execute(statement, &[]).await.is_err(), "{statement}");
    }
    assert_eq!(count(&app, "true").await, all);
    // And what is due it may remove.
    try_all(change, "changes", 30).await.unwrap();
    assert_eq!(count(&app, "true").await, all - 1);
}

/// The database tells the classes apart by a list: whoever adds a way to look at a tenant adds it there too.
#[tokio::test]
async fn what_is_looked_at_in_a_tenant_is_of_its_class() {
    fn sources(directory: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(directory).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                sources(&path, found);
            } else {
                found.push(fs::read_to_string(path).unwrap());
            }
        }
    }
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let app = TestApp::new().await;
    let mut reads = 0;
    for block in files.iter().flat_map(|text| text.split("Operation for ").skip(1)) {
        let in_tenant = block.contains("type Plane = Tenant;") || block.contains("type Plane = P;");
        let head = block.split("fn target").next().unwrap_or_default();
        if !in_tenant || !head.contains("Mode = Mode::Read") {
            continue;
        }
        let name = head
            .split("const NAME: &'static str = \"")
            .nth(1)
            .and_then(|rest| rest.split('"').next());
        let Some(name) = name else { continue };
        reads += 1;
        let sql = "select audit_class($1, 'done', gen_random_uuid())";
        let class: &str = &app
            .superuser()
            .await
            .query_one(sql, &[&name])
            .await
            .unwrap()
            .get::<_, String>(0);
        assert_eq!(class, "reads", "{name}");
    }
    assert!(reads >= 12, "{reads}");
}
