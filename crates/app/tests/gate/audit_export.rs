//! An export is whole, tells who made it, proves itself, and ends when the right to it does.
// covers: S3-05, S0-28, S0-48, A12, A15, D11

use std::collections::BTreeMap;

use app::{
    Caller,
    audit::{Export, ExportError, Exporter, Filter, Format, Report, Trust, verify_export},
};
use testkit::{Person, TestApp, TestTenant, keys};

async fn whole(app: &TestApp, caller: &Caller, mut exporter: Exporter) -> String {
    let mut text = String::new();
    while let Some(piece) = exporter.next(app, caller).await.unwrap() {
        text.push_str(&piece);
    }
    text
}

async fn exported(app: &TestApp, acme: &TestTenant<'_>, owner: &Person, filter: Filter, format: Format) -> String {
    let exporter = app
        .in_tenant(owner, &acme.by_id(), Export::new(filter, format))
        .await
        .unwrap();
    whole(app, owner, exporter).await
}

fn verified(text: &str) -> Report {
    verify_export(text.as_bytes(), &Trust::Keys(keys().verifying_keys())).unwrap()
}

async fn filled(app: &TestApp) -> (TestTenant<'_>, Person) {
    let acme = app.tenant("acme").await;
    let owner = acme.owner().await;
    for n in 0..6 {
        acme.invite(&owner, &format!("person-{n}@example.com"), "staff")
            .await
            .unwrap();
        app.seal_all().await;
    }
    (acme, owner)
}

/// The number of the line with this event in it.
fn line_of(lines: &[&str], target: &str) -> usize {
    lines.iter().position(|line| line.contains(target)).expect("the event")
}

#[tokio::test]
async fn a_file_proves_itself_without_a_database() {
    let app = TestApp::new().await;
    let (acme, owner) = filled(&app).await;
    let text = exported(&app, &acme, &owner, Filter::default(), Format::Jsonl).await;
    let report = verified(&text);
    assert_eq!((report.findings, report.logs), (Vec::new(), 1));
    assert!(report.events >= 6, "{}", report.events);

    let lines: Vec<&str> = text.lines().collect();
    let with = |lines: &[&str]| lines.iter().map(|line| format!("{line}\n")).collect::<String>();
    let third = line_of(&lines, "person-3@example.com");
    let id = lines[third].split("\"id\":\"").nth(1).unwrap()[..36].replace('-', "");
    // Changed, left out, added: the event is named.
    let changed = lines[third].replace("person-3", "person-9");
    let mut forged = lines.clone();
    forged[third] = &changed;
    let finding = verified(&with(&forged)).findings.remove(0);
    assert_eq!(
        (&*finding.kind, finding.event.unwrap().to_string()),
        ("changed", format!("evt_{id}"))
    );
    forged.remove(third);
    let finding = verified(&with(&forged)).findings.remove(0);
    assert_eq!(
        (&*finding.kind, finding.event.unwrap().to_string()),
        ("removed", format!("evt_{id}"))
    );
    let new = lines[third].replace(
        &lines[third].split("\"id\":\"").nth(1).unwrap()[..36],
        "00000000-0000-7000-8000-000000000001",
    );
    let mut forged = lines.clone();
    forged.insert(third, &new);
    let finding = verified(&with(&forged)).findings.remove(0);
    assert_eq!(&*finding.kind, "inserted");
    // So is a head that is not what was signed; and what is cut off or written behind the end.
    let head = lines
        .iter()
        .position(|line| line.contains("\"type\":\"head\""))
        .unwrap();
    let touched = lines[head].replace("\"until_position\":", "\"until_position\":1");
    let mut forged = lines.clone();
    forged[head] = &touched;
    assert_eq!(verified(&with(&forged)).findings.remove(0).kind, "head");
    assert_eq!(
        verified(&with(&lines[..lines.len() - 1])).findings.remove(0).kind,
        "file"
    );
    let opening = lines[0].replace("\"complete\":true", "\"complete\":false");
    let mut forged = lines.clone();
    forged[0] = &opening;
    forged.remove(third);
    assert_eq!(
        verified(&with(&forged)).findings.remove(0).kind,
        "file",
        "nobody makes less of it unnoticed"
    );

    // Another installation's keys vouch for nothing, and one public key is enough.
    let other = app::Keys::random();
    let foreign = verify_export(text.as_bytes(), &Trust::Keys(other.verifying_keys()));
    assert!(matches!(foreign, Err(ExportError::Key)));
    let key = hex_of(&keys().verifying_keys());
    assert_eq!(
        verify_export(text.as_bytes(), &Trust::Named(vec![key]))
            .unwrap()
            .findings,
        []
    );
    assert!(verify_export(&b"{}"[..], &Trust::Keys(BTreeMap::new())).is_err());
}

fn hex_of(keys: &BTreeMap<u32, impl AsRef<[u8]>>) -> String {
    let key = keys.values().next().expect("a key");
    key.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test]
async fn a_part_of_the_log_proves_itself_as_well() {
    let app = TestApp::new().await;
    let (acme, owner) = filled(&app).await;
    let filter = Filter {
        target: Some("person-3".to_owned()),
        ..Filter::default()
    };
    let text = exported(&app, &acme, &owner, filter, Format::Jsonl).await;
    let report = verified(&text);
    assert_eq!((report.findings, report.events), (Vec::new(), 1));
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.contains("person-3@example.com"))
        .collect();
    let finding = verified(&lines.join("\n")).findings.remove(0);
    assert_eq!(&*finding.kind, "file");
}

#[tokio::test]
async fn a_spreadsheet_runs_nothing() {
    let app = TestApp::new().await;
    let (acme, owner) = filled(&app).await;
    let evil = "update audit_events set target_label = '=HYPERLINK(\"http://evil.example\",\"x\")' where target_label like 'person-3%'";
    app.superuser().await.execute(evil, &[]).await.unwrap();
    let text = exported(&app, &acme, &owner, Filter::default(), Format::Csv).await;
    assert!(text.starts_with("\"time\",\"tenant\""));
    assert!(
        text.contains("\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\""),
        "{text}"
    );
    assert!(!text.contains("\"="), "{text}");
    assert!(text.lines().count() > 6);
}

#[tokio::test]
async fn an_export_is_recorded_and_ends_with_the_right_to_it() {
    let app = TestApp::new().await;
    let (acme, _) = filled(&app).await;
    let reader = acme.owner().await;
    let export = Export::new(Filter::default(), Format::Jsonl);
    let mut exporter = app.in_tenant(&reader, &acme.by_id(), export).await.unwrap();
    let recorded =
        "select count(*) from audit_events where operation = 'audit.export' and actor_label = $1 and tenant_id = $2";
    let row = app
        .superuser()
        .await
        .query_one(recorded, &[&reader.email, &acme.id.0])
        .await
        .unwrap();
    assert_eq!(row.get::<_, i64>(0), 1);
    assert!(exporter.next(&app, &reader).await.unwrap().is_some());
    let out = "update memberships set state = 'archived', version = version + 1 where id = $1";
    app.superuser()
        .await
        .execute(out, &[&reader.membership.unwrap().0])
        .await
        .unwrap();
    assert!(exporter.next(&app, &reader).await.is_err());
    // Nor does anybody else go on with it.
    let stranger = app.stranger().await;
    assert!(exporter.next(&app, &stranger).await.is_err());
}
