//! Looking after an installation: what is wrong is found and told, looking changes nothing, and the database is brought up to date.

use std::{
    fs::{self, Permissions},
    io::{BufRead, BufReader, Write},
    net::{Ipv4Addr, TcpListener},
    os::unix::fs::PermissionsExt,
};

use serde_json::Value;

use crate::site::{Ended, Site, as_superuser, ask_superuser, free_port};

const PASSWORD: &str = "brass lantern harbour 42";

fn result<'a>(found: &'a Value, check: &str) -> &'a str {
    let mut lines = found.as_array().unwrap().iter();
    let line = lines.find(|it| it["check"] == check);
    line.unwrap_or_else(|| panic!("{check} is not in {found}"))["result"]
        .as_str()
        .unwrap()
}

#[test]
fn what_was_configured_is_checked_before_anything_is_made() {
    let site = Site::new();
    let fresh = site.run(&["config", "check", "--json"]).json();
    for check in ["settings", "addresses", "data directory", "keys", "database"] {
        assert_eq!(result(&fresh, check), "ok", "{fresh}");
    }
    assert!(!site.data_dir.exists(), "looking makes nothing");
    let told = site.run(&["config", "check"]);
    assert!(
        told.out.contains("is made by the first start") && told.out.contains("5 ok"),
        "{told:?}"
    );

    // What is called like a setting and is none: named, with the one that was meant, and whatever it holds is told nowhere.
    let mut slip = site.program(&["config", "check", "--json"]);
    slip.env("BAILIWICK_SMTP_PASWORD", "s3cret");
    let slip = Ended::of(slip, "");
    assert_eq!(result(&slip.json(), "settings"), "warning", "{slip:?}");
    for told in [&slip.out, &slip.err] {
        assert!(
            told.contains("BAILIWICK_SMTP_PASWORD") && told.contains("BAILIWICK_SMTP_PASSWORD"),
            "{slip:?}"
        );
        assert!(!told.contains("s3cret"), "{slip:?}");
    }

    let failed = |command: &mut dyn FnMut(&mut std::process::Command), check: &str, words: &str| {
        let mut program = site.program(&["config", "check", "--json"]);
        command(&mut program);
        let ended = Ended::of(program, "");
        assert_eq!(ended.status.code(), Some(1), "{ended:?}");
        assert_eq!(result(&ended.found(), check), "failed", "{ended:?}");
        assert!(ended.out.contains(words) && !ended.out.contains("s3cret"), "{ended:?}");
    };
    failed(
        &mut |it| _ = it.env("BAILIWICK_LISTEN", "nowhere"),
        "settings",
        "BAILIWICK_LISTEN",
    );
    failed(
        &mut |it| _ = it.env("BAILIWICK_POSTGRES_BINARIES", "/"),
        "database",
        "holds no PostgreSQL",
    );
    let away = "postgres://own:s3cret@127.0.0.1:1/ours";
    failed(
        &mut |it| _ = it.env("DATABASE_URL", away),
        "database",
        "cannot reach PostgreSQL",
    );
    fs::create_dir(&site.data_dir).unwrap();
    fs::set_permissions(&site.data_dir, Permissions::from_mode(0o777)).unwrap();
    failed(&mut |_| (), "data directory", "can be written by others");
    fs::set_permissions(&site.data_dir, Permissions::from_mode(0o700)).unwrap();
    let keys = site.data_dir.join("keys.json");
    fs::write(&keys, "{}").unwrap();
    fs::set_permissions(&keys, Permissions::from_mode(0o644)).unwrap();
    failed(&mut |_| (), "keys", "can be read by others");
    fs::set_permissions(&keys, Permissions::from_mode(0o600)).unwrap();
    failed(&mut |_| (), "keys", "damaged");
    let doctor = site.run(&["doctor", "--json"]);
    assert_eq!(doctor.status.code(), Some(1), "{doctor:?}");
    assert_eq!(result(&doctor.found(), "keys"), "failed");
    assert_eq!(result(&doctor.found(), "database"), "failed");
}

#[test]
fn an_installation_is_looked_after() {
    let site = Site::new();
    let mut serving = site.serve_with(|command| {
        command.env("BAILIWICK_LISTN", "s3cret");
    });
    let log = serving.log();
    assert!(
        log.contains("the variable BAILIWICK_LISTN sets nothing: write BAILIWICK_LISTEN") && !log.contains("s3cret"),
        "{log}"
    );
    let bootstrap = [
        "admin",
        "bootstrap",
        "--email",
        "amelia@example.com",
        "--name",
        "Amelia Hart",
        "--password-stdin",
    ];
    assert!(site.run_with_input(&bootstrap, PASSWORD).status.success());
    the_doctor_changes_nothing(&site);
    the_doctor_finds_what_is_wrong(&site);
    serving.signal("TERM");
    assert_eq!(serving.end().code(), Some(0), "{}", serving.log());
    // The embedded PostgreSQL is started for the moment.
    let alone = site.run(&["doctor", "--json"]).json();
    assert_eq!(result(&alone, "migrations"), "ok");
    assert_eq!(
        site.run(&["migrate", "--check", "--json"]).json()["pending"],
        serde_json::json!([])
    );
    let mut serving = site.serve();
    the_database_is_brought_up_to_date(&site);
    serving.signal("TERM");
    serving.end();
}

/// All that the control plane keeps, but for what sealing adds by itself.
fn all_rows(site: &Site) -> Vec<String> {
    let tables = [
        "audit_events",
        "database_servers",
        "jobs",
        "mails",
        "platform_admins",
        "one_time_links",
        "tenants",
        "instance_settings",
    ];
    let rows = tables.map(|table| format!("select '{table} ' || t::text from {table} t"));
    ask_superuser(&site.data_dir, &format!("{} order by 1", rows.join(" union all ")))
}

fn the_doctor_changes_nothing(site: &Site) {
    site.run(&["audit", "verify", "--json"]).json();
    let before = all_rows(site);
    let found = site.run(&["doctor", "--json"]).json();
    for check in [
        "settings",
        "keys",
        "database",
        "migrations",
        "runtime roles",
        "clock",
        "server local",
        "jobs",
        "audit log",
    ] {
        assert_eq!(result(&found, check), "ok", "{found}");
    }
    for check in ["mail", "Super Admins"] {
        assert_eq!(result(&found, check), "warning", "{found}");
    }
    site.run(&["config", "check", "--json"]).json();
    assert_eq!(all_rows(site), before);
    let told = site.run(&["doctor"]);
    assert!(
        told.out.contains("→ make a second one") && told.out.contains("0 failed."),
        "{told:?}"
    );
}

fn the_doctor_finds_what_is_wrong(site: &Site) {
    let look = |change: &mut dyn FnMut(&mut std::process::Command)| {
        let mut program = site.program(&["doctor", "--json"]);
        change(&mut program);
        let ended = Ended::of(program, "");
        assert_eq!(ended.status.code(), Some(1), "{ended:?}");
        ended.found()
    };
    let found = look(&mut |it| {
        it.env("BAILIWICK_SMTP_HOST", "127.0.0.1")
            .env("BAILIWICK_SMTP_PORT", free_port().to_string())
            .env("BAILIWICK_SMTP_FROM", "no-reply@example.com");
    });
    assert_eq!(result(&found, "mail"), "failed", "{found}");
    let mut program = site.program(&["doctor", "--json"]);
    program
        .env("BAILIWICK_SMTP_HOST", "127.0.0.1")
        .env("BAILIWICK_SMTP_PORT", mail_server().to_string())
        .env("BAILIWICK_SMTP_TLS", "none")
        .env("BAILIWICK_SMTP_FROM", "no-reply@example.com");
    let found = Ended::of(program, "").json();
    assert_eq!(result(&found, "mail"), "ok", "{found}");

    as_superuser(
        &site.data_dir,
        "update database_servers set host = '127.0.0.2', port = 1;
         insert into jobs (id, kind, payload, state, attempts, error, run_at, created_at, finished_at)
             values (gen_random_uuid(), 'reconcile', '{}', 'failed', 8, 'it hurts', now(), now(), now())",
    );
    let found = look(&mut |_| ());
    assert_eq!(result(&found, "server local"), "failed", "{found}");
    assert!(found.to_string().contains("127.0.0.2:1: "), "{found}");
    assert_eq!(result(&found, "jobs"), "warning", "{found}");
    assert!(found.to_string().contains("it hurts"), "{found}");
    let undo = "update database_servers set host = '127.0.0.1', port = current_setting('port')::int; delete from jobs where error = 'it hurts'";
    as_superuser(&site.data_dir, undo);

    let kept = site.data_dir.join("audit-checkpoint");
    let newest = fs::read_to_string(&kept).unwrap();
    let (number, hash) = newest.trim().split_once(':').unwrap();
    fs::write(&kept, format!("{}:{hash}\n", number.parse::<u64>().unwrap() + 1000)).unwrap();
    assert_eq!(result(&look(&mut |_| ()), "audit log"), "failed");
    fs::write(&kept, newest).unwrap();

    as_superuser(&site.data_dir, "alter role bailiwick_tenant bypassrls");
    assert_eq!(result(&look(&mut |_| ()), "runtime roles"), "failed");
    as_superuser(&site.data_dir, "alter role bailiwick_tenant nobypassrls");
}

/// One that greets whoever comes first, and would not know what to do with a mail.
fn mail_server() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = listener.local_addr().unwrap().port();
    std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let lines = BufReader::new(stream.try_clone().unwrap()).lines();
        stream.write_all(b"220 mail.example.com\r\n").unwrap();
        for line in lines.map_while(Result::ok) {
            let answer = match &line[..4] {
                "EHLO" | "NOOP" => "250 mail.example.com",
                "QUIT" => "221 Bye",
                _ => "502 Only greetings",
            };
            stream.write_all(format!("{answer}\r\n").as_bytes()).unwrap();
        }
    });
    port
}

fn the_database_is_brought_up_to_date(site: &Site) {
    let current = site.run(&["migrate"]);
    assert!(
        current.status.success() && current.out.contains("is up to date"),
        "{current:?}"
    );
    // As a database is that was just created, beside the one who serves it.
    let empty = "drop schema public cascade; create schema public authorization bailiwick; grant usage on schema public to public";
    as_superuser(&site.data_dir, empty);
    let pending = site.run(&["migrate", "--check", "--json"]);
    assert_eq!(pending.status.code(), Some(1), "{pending:?}");
    let pending = pending.found()["pending"].clone();
    assert!(
        pending.as_array().unwrap().contains(&"V1__control_plane".into()),
        "{pending}"
    );
    let doctor = site.run(&["doctor", "--json"]);
    assert_eq!(result(&doctor.found(), "migrations"), "failed", "{doctor:?}");
    assert_eq!(site.run(&["migrate", "--json"]).json()["applied"], pending);
    assert_eq!(
        site.run(&["migrate", "--json"]).json()["applied"],
        serde_json::json!([])
    );
    assert!(site.run(&["migrate", "--check"]).status.success());
    let log = "select concat_ws(' ', actor_kind, outcome, after ->> 'applied') from audit_events where operation = 'instance.migrate'";
    let told = ask_superuser(&site.data_dir, log);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(
        told[0].starts_with("cli done") && told[0].contains("V1__control_plane"),
        "{told:?}"
    );

    as_superuser(
        &site.data_dir,
        "insert into refinery_schema_history select 9999, 'of_tomorrow', applied_on, checksum from refinery_schema_history where version = 1",
    );
    let newer = ["a newer version of Bailiwick", "V9999__of_tomorrow"];
    site.run(&["migrate"]).refused(1, &newer);
    site.run(&["migrate", "--check"]).refused(2, &newer);
    assert_eq!(result(&site.run(&["doctor", "--json"]).found(), "migrations"), "failed");
    as_superuser(
        &site.data_dir,
        "delete from refinery_schema_history where version = 9999",
    );
}
