//! What is wrong from the start is told in one sentence, before anything is made. No PostgreSQL is started here.

use std::{
    fs::{self, Permissions},
    os::unix::{fs::PermissionsExt, process::CommandExt},
    process::Command,
};

use crate::site::{Ended, Site};

/// Whether these tests are run by root, whom no mode of a file keeps out.
fn root() -> bool {
    nix::unistd::geteuid().is_root()
}

#[test]
fn a_broken_settings_file_is_named_with_its_key_and_what_is_expected() {
    let site = Site::new();
    let path = site.directory.path().join("bailiwick.toml");
    let name = path.to_str().unwrap();
    for (text, words) in [
        ("listen = \"8080\"", ["`listen`", "127.0.0.1:8080"]),
        ("lisen = \"127.0.0.1:8080\"", ["`lisen`", "expected one of"]),
        ("listen = 127.0.0.1", ["line 1", "column"]),
        ("[smtp]\nhost = \"mail.example.com\"", ["`smtp.from`", "missing"]),
        (
            "[smtp]\nhost = \"x\"\nfrom = \"a@b\"\ntls = \"yes\"",
            ["`smtp.tls`", "starttls, implicit or none"],
        ),
        ("[postgres]\nport = 70000", ["`postgres.port`", "a port, 1 to 65535"]),
        ("[postgres]\nprt = 1", ["`postgres.prt`", "port, binaries"]),
        (
            "base_url = \"https://example.com/admin\"",
            ["`base_url`", "https://admin.example.com"],
        ),
    ] {
        fs::write(&path, text).unwrap();
        let mut command = site.program(&["serve"]);
        command.env_remove("BAILIWICK_LISTEN");
        Ended::of(command, "").refused(1, &[name, words[0], words[1]]);
    }
    fs::write(&path, "").unwrap();
    let mut command = site.program(&["serve"]);
    command.env("BAILIWICK_SMTP_PORT", "smtp");
    Ended::of(command, "").refused(1, &["the variable BAILIWICK_SMTP_PORT", "`smtp.port`"]);
    site.run(&["serve", "--listen", "nowhere"])
        .refused(1, &["--listen", "`listen`", "\"nowhere\""]);
    site.run(&["serve", "--config", "none.toml"])
        .refused(1, &["none.toml", "No such file"]);
    assert!(!site.data_dir.exists());
}

/// For a program, with the same exit codes.
#[test]
fn an_error_is_json_where_json_was_asked_for() {
    let site = Site::new();
    let told = |arguments: &[&str], code: i32| {
        let ended = site.run(arguments);
        assert_eq!(ended.status.code(), Some(code), "{ended:?}");
        assert_eq!(ended.out, "", "{ended:?}");
        let line = ended.err.lines().last().unwrap_or_default();
        serde_json::from_str::<serde_json::Value>(line).unwrap_or_else(|error| panic!("{error}: {ended:?}"))
    };
    let failed = told(&["config", "show", "--config", "none.toml", "--json"], 1);
    assert_eq!(failed["code"], "failed", "{failed}");
    assert!(
        failed["detail"].as_str().is_some_and(|it| it.contains("none.toml")),
        "{failed}"
    );
    let wrong = told(&["config", "shew", "--json"], 2);
    assert_eq!(wrong["code"], "arguments", "{wrong}");
    assert!(
        wrong["detail"].as_str().is_some_and(|it| it.contains("shew")),
        "{wrong}"
    );
}

#[test]
fn settings_are_shown_with_their_origin_and_without_secrets() {
    let site = Site::new();
    let file = "listen = \"127.0.0.1:1\"\nbase_url = \"https://file.example\"\n[smtp]\nhost = \"mail.example.com\"\n\
                from = \"Bailiwick <a@example.com>\"\nusername = \"u\"\npassword = \"smtp-secret\"\n";
    fs::write(site.directory.path().join("bailiwick.toml"), file).unwrap();
    let mut command = site.program(&["config", "show", "--json", "--log-format", "json"]);
    command
        .env("BAILIWICK_LISTEN", "127.0.0.1:2")
        .env("DATABASE_URL", "postgres://u:url-secret@db.example.com/x");
    let shown = Ended::of(command, "");
    assert!(!shown.out.contains("secret"), "{shown:?}");
    let shown = shown.json();
    assert_eq!(shown["listen"]["value"], "127.0.0.1:2");
    assert_eq!(shown["listen"]["from"], "the variable BAILIWICK_LISTEN");
    assert_eq!(shown["log_format"]["from"], "--log-format");
    assert_eq!(shown["base_url"]["value"], "https://file.example");
    assert!(shown["base_url"]["from"].as_str().unwrap().ends_with("/bailiwick.toml"));
    assert_eq!(shown["smtp.port"]["value"], 587);
    assert!(
        shown["database_url"]["value"]
            .as_str()
            .unwrap()
            .starts_with("u@db.example.com:5432/x")
    );
}

#[test]
fn what_cannot_be_used_is_told_before_anything_runs() {
    let site = Site::new();
    let programs = site.directory.path().join("old");
    fs::create_dir(&programs).unwrap();
    for name in ["postgres", "initdb"] {
        let path = programs.join(name);
        fs::write(&path, "#!/bin/sh\necho 'postgres (PostgreSQL) 14.1'\n").unwrap();
        fs::set_permissions(&path, Permissions::from_mode(0o755)).unwrap();
    }
    let mut command = site.program(&["serve"]);
    command.env("BAILIWICK_POSTGRES_BINARIES", &programs);
    Ended::of(command, "").refused(1, &["PostgreSQL 14.1", "not supported", "15 to 18"]);

    let mut command = site.program(&["serve"]);
    command.env("BAILIWICK_POSTGRES_BINARIES", site.directory.path());
    Ended::of(command, "").refused(1, &["holds no PostgreSQL"]);

    let nowhere = Site::new();
    nowhere
        .run(&["admin", "list"])
        .refused(1, &["there is no installation in"]);
    assert!(!nowhere.data_dir.exists(), "looking makes nothing");
    nowhere
        .run(&["audit", "verify"])
        .refused(2, &["there is no installation in"]);
}

#[test]
fn a_data_directory_that_may_not_be_written_is_told() {
    let site = Site::new();
    fs::create_dir(&site.data_dir).unwrap();
    fs::set_permissions(&site.data_dir, Permissions::from_mode(0o555)).unwrap();
    let mut command = site.program(&["serve"]);
    if root() {
        // Somebody else, then, if they can get at the program at all.
        let nobody = |command: &mut Command| {
            command.uid(65534).gid(65534);
        };
        let mut look = site.program(&["--version"]);
        nobody(&mut look);
        if look.status().is_err() {
            return;
        }
        nobody(&mut command);
    }
    Ended::of(command, "").refused(1, &["may not read and write", site.data_dir.to_str().unwrap()]);
}

#[test]
fn completions_are_printed() {
    let site = Site::new();
    for shell in ["bash", "zsh", "fish"] {
        let printed = site.run(&["completions", shell]);
        assert!(printed.status.success() && printed.out.contains("bootstrap"), "{shell}");
    }
}

#[test]
fn the_manual_is_printed_or_written_for_every_command() {
    let site = Site::new();
    let printed = site.run(&["man"]);
    assert!(
        printed.status.success() && printed.out.contains(".TH bailiwick 1"),
        "{printed:?}"
    );
    let directory = site.directory.path().join("man1");
    let written = site.run(&["man", "--directory", directory.to_str().unwrap()]);
    assert!(written.status.success(), "{written:?}");
    for page in ["bailiwick.1", "bailiwick-tenant-create.1", "bailiwick-audit-verify.1"] {
        assert!(directory.join(page).exists(), "{page}");
    }
}
