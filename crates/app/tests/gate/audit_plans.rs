//! How PostgreSQL does the log's statements on a table that is worth an index: each by its own, in the order of the log, and none by reading it all.
// covers: A15

use db::Client;
use testkit::TestApp;

const QUERIES: &str = include_str!("../../../db/queries/audit.sql");

/// A statement by its name, with `$1`… for its parameters, and these in their order.
fn statement(name: &str) -> (String, Vec<String>) {
    let begin = format!("--! {name} : EventRow\n");
    let (_, rest) = QUERIES
        .split_once(&begin)
        .unwrap_or_else(|| panic!("there is no {name}"));
    let text: String = rest
        .lines()
        .take_while(|line| !line.starts_with("--!"))
        .filter(|line| !line.starts_with("--"))
        .fold(String::new(), |text, line| text + line + "\n");
    let (mut sql, mut names) = (String::new(), Vec::<String>::new());
    let mut rest = text.trim().trim_end_matches(';');
    while let Some(at) = rest.find(':') {
        sql.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some(cast) = rest.strip_prefix("::") {
            sql.push_str("::");
            rest = cast;
            continue;
        }
        let length = rest[1..]
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .unwrap_or(rest.len() - 1);
        let name = rest[1..=length].to_owned();
        let number = names.iter().position(|known| *known == name).unwrap_or_else(|| {
            names.push(name);
            names.len() - 1
        });
        sql.push_str(&format!("${}", number + 1));
        rest = &rest[length + 1..];
    }
    sql.push_str(rest);
    (sql, names)
}

const ACME: &str = "00000000-0000-0000-0000-00000000000a";

fn value(name: &str) -> String {
    match name {
        "chain" => format!("'{ACME}'"),
        "target_kind" => "'kind 3'".into(),
        "operation" => "'x.3'".into(),
        "target_id" => "'thing 7'".into(),
        "actor_kind" => "'cli'".into(),
        "address" => "'10.0.0.7'".into(),
        "access_grant_id" => "'00000000-0000-0000-0000-000000000010'".into(),
        "people" => {
            "array['00000000-0000-0000-0000-000000000007', '00000000-0000-0000-0000-000000000008']::uuid[]".into()
        }
        "before_position" => "9000000000".into(),
        "before_id" => "'ffffffff-ffff-ffff-ffff-ffffffffffff'".into(),
        "after_position" => "50000".into(),
        "after_id" => "'00000000-0000-0000-0000-000000000000'".into(),
        "until" => "9000000000".into(),
        "first" => "0".into(),
        "limit" => "50".into(),
        other => panic!("{other} has no value here"),
    }
}

async fn plan(client: &Client, name: &str) -> String {
    let (sql, names) = statement(name);
    client
        .batch_execute(&format!("deallocate all; prepare asked as {sql}"))
        .await
        .unwrap();
    let values: Vec<String> = names.iter().map(|name| value(name)).collect();
    let explain = format!("explain (costs off) execute asked({})", values.join(", "));
    let rows = client.query(&explain, &[]).await.unwrap();
    rows.iter()
        .map(|row| format!("{}\n", row.get::<_, String>(0)))
        .collect()
}

#[tokio::test]
async fn no_filter_reads_the_whole_log() {
    let app = TestApp::new().await;
    let client = app.superuser().await;
    let fill = "insert into audit_events (id, occurred_at, position, tenant_id, actor_kind, actor_id, actor_label, operation, target_kind, target_id,
            target_label, outcome, address, access_grant_id)
         select gen_random_uuid(), now(), n, case when n % 40 <> 0 then lpad(to_hex(n % 40), 32, '0')::uuid end,
            case when n % 50 = 0 then 'cli' else 'user' end, case when n % 50 <> 0 then lpad(to_hex(n % 15), 32, '0')::uuid end, 'x',
            'x.' || n / 40 % 10, 'kind ' || n / 40 % 10,
            'thing ' || n / 40 % 15, 'x', 'done', ('10.0.0.' || n % 30)::inet,
            case when n % 3 = 1 then lpad(to_hex(n % 30), 32, '0')::uuid end
         from generate_series(1, 60000) n;
         analyze audit_events;
         -- Of a month without events the planner has nothing to go by.
         do $$ declare month regclass; events bigint; begin
             for month in select inhrelid::regclass from pg_inherits where inhparent = 'audit_events'::regclass loop
                 execute format('select count(*) from %s', month) into events;
                 if events = 0 then execute format('drop table %s', month); end if;
             end loop;
         end $$";
    client.batch_execute(fill).await.unwrap();
    for (role, names) in [
        (
            "bailiwick_tenant",
            &[
                "in_log",
                "of_kind_in_log",
                "of_operation_in_log",
                "of_target_in_log",
                "of_access_grant_in_log",
                "of_people_in_log",
                "added_to_log",
            ][..],
        ),
        (
            "bailiwick_platform",
            &[
                "in_log",
                "in_all_logs",
                "of_kind_in_log",
                "of_kind",
                "of_operation_in_log",
                "of_operation",
                "of_target_in_log",
                "of_target",
                "of_access_grant_in_log",
                "of_access_grant",
                "of_people_in_log",
                "of_people",
                "of_nobody",
                "of_address",
                "added_to_log",
                "added_to_all_logs",
            ][..],
        ),
    ] {
        let own =
            format!("set role {role}; set bailiwick.tenant_id = '{ACME}'; set plan_cache_mode = force_generic_plan");
        client.batch_execute(&own).await.unwrap();
        for name in names {
            let plan = plan(client, name).await;
            assert!(!plan.contains("Seq Scan on audit_events"), "{name} by {role}:\n{plan}");
            let in_order = [
                "in_log",
                "in_all_logs",
                "of_kind",
                "of_operation",
                "of_target",
                "added_to_log",
                "added_to_all_logs",
            ]
            .contains(name);
            assert!(
                !in_order || !plan.lines().any(|line| line.trim_end().ends_with("Sort")),
                "{name} by {role} is not in the index's order:\n{plan}"
            );
            // The index itself knows what is asked for: nothing is thrown away on the way but what row-level security is told as well.
            for column in [
                "chain",
                "actor_id",
                "actor_kind",
                "operation",
                "target_id",
                "target_kind",
                "access_grant_id",
                "address",
            ] {
                let thrown_away = plan
                    .lines()
                    .any(|line| line.trim().starts_with("Filter:") && line.contains(&format!("{column} =")));
                assert!(!thrown_away, "{name} by {role} filters by {column}:\n{plan}");
            }
        }
        client.batch_execute("reset role").await.unwrap();
    }
}
