//! A real PostgreSQL that is started, used, stopped and started again, and what keeps it from starting. How it dies
//! is in `death.rs`.

#![allow(clippy::doc_markdown, reason = "PostgreSQL is a name, not code")]

mod support;

use std::fs::{self, Permissions};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;
use std::time::Duration;

use embedded_postgres::{DataDir, Error, Postgres, Settings, find_binaries};
use nix::unistd::geteuid;
use support::{Site, children, eventually, is_alive, psql, query, settings};

#[tokio::test]
async fn a_new_cluster_is_made_and_guarded() {
    let site = Site::new();
    let postgres = site.start().await;

    let version: u32 = query(&postgres, "show server_version_num").unwrap().parse().unwrap();
    assert_eq!(version / 10_000, postgres.major_version());
    for (setting, value) in [
        ("server_encoding", "UTF8"),
        ("data_checksums", "on"),
        ("fsync", "on"),
        ("full_page_writes", "on"),
        ("password_encryption", "scram-sha-256"),
        ("max_connections", "200"),
        ("timezone", "UTC"),
        ("port", &postgres.port().to_string()),
    ] {
        assert_eq!(
            query(&postgres, &format!("show {setting}")).unwrap(),
            value,
            "{setting}"
        );
    }
    assert_eq!(query(&postgres, "select upper('ä')").unwrap(), "Ä");

    query(&postgres, "create role app login password 'right'").unwrap();
    let tcp = |user, password| psql("127.0.0.1", postgres.port(), user, password, "select 1");
    assert_eq!(tcp("app", "right").unwrap(), "1");
    assert!(
        tcp("app", "wrong")
            .unwrap_err()
            .contains("password authentication failed")
    );
    assert!(tcp("app", "").unwrap_err().contains("no password supplied"));
    assert!(tcp("postgres", "").unwrap_err().contains("no password supplied"));
    assert!(
        tcp("postgres", "guess")
            .unwrap_err()
            .contains("password authentication failed")
    );
    let socket = postgres.socket_dir().to_str().unwrap();
    let over_socket = psql(socket, postgres.port(), "app", "", "select 1");
    assert!(over_socket.unwrap_err().contains("no password supplied"));
    let trusting = "select count(*) from pg_hba_file_rules where auth_method = 'trust'";
    assert_eq!(query(&postgres, trusting).unwrap(), "0");

    postgres.stop().await.unwrap();
}

#[tokio::test]
async fn stop_leaves_no_process_and_start_finds_the_data_and_the_port() {
    let site = Site::new();
    let data_dir = site.lock();
    let postgres = Postgres::start(&data_dir, &settings()).await.unwrap();
    query(&postgres, "create table kept as select 42 as answer").unwrap();
    let port = postgres.port();
    let server = site.server().unwrap();
    let mut processes = children(server);
    processes.push(server);
    assert!(processes.len() > 4, "{processes:?}");
    postgres.stop().await.unwrap();
    assert!(!is_alive(server));
    eventually("all processes have ended", || {
        !processes.iter().any(|pid| is_alive(*pid))
    });

    let postgres = Postgres::start(&data_dir, &settings()).await.unwrap();
    assert_eq!(postgres.port(), port);
    assert_eq!(query(&postgres, "select answer from kept").unwrap(), "42");
    postgres.stop().await.unwrap();

    // Unless another program took it.
    let _other = TcpListener::bind(("127.0.0.1", port)).unwrap();
    let postgres = Postgres::start(&data_dir, &settings()).await.unwrap();
    assert_ne!(postgres.port(), port);
    assert_eq!(query(&postgres, "select answer from kept").unwrap(), "42");
    postgres.stop().await.unwrap();
}

#[tokio::test]
async fn a_data_directory_is_used_by_one_at_a_time() {
    let site = Site::new();
    let data_dir = site.lock();
    let postgres = Postgres::start(&data_dir, &settings()).await.unwrap();
    match DataDir::lock(&site.data_dir) {
        Err(Error::InUse { path, pid }) => {
            assert_eq!(path, data_dir.path());
            assert_eq!(pid, Some(std::process::id()));
        }
        other => panic!("{other:?}"),
    }

    drop(data_dir);
    // The server still holds it.
    assert!(matches!(DataDir::lock(&site.data_dir), Err(Error::InUse { .. })));
    postgres.stop().await.unwrap();
    DataDir::lock(&site.data_dir).unwrap();
}

#[tokio::test]
async fn a_start_that_is_abandoned_leaves_nothing_behind() {
    let site = Site::new();
    let locked = site.lock();
    let chosen = settings();
    let start = Postgres::start(&locked, &chosen);
    assert!(tokio::time::timeout(Duration::from_millis(20), start).await.is_err());
    drop(locked);
    eventually("the data directory is free", || DataDir::lock(&site.data_dir).is_ok());
    assert_eq!(site.server(), None);
    site.start().await.stop().await.unwrap();
}

#[tokio::test]
async fn dropping_the_handle_stops_the_server() {
    let site = Site::new();
    let postgres = site.start().await;
    let server = site.server().unwrap();
    drop(postgres);
    eventually("the server has ended", || !is_alive(server));
}

#[tokio::test]
async fn a_half_made_cluster_is_not_taken_for_a_whole_one() {
    let site = Site::new();
    let unfinished = site.home().join("unfinished-1");
    drop(site.lock());
    fs::create_dir(site.home()).unwrap();
    fs::create_dir(&unfinished).unwrap();
    fs::write(unfinished.join("PG_VERSION"), "15\n").unwrap();
    let postgres = site.start().await;
    assert_eq!(query(&postgres, "select 1").unwrap(), "1");
    assert!(!unfinished.exists());
    postgres.stop().await.unwrap();
}

#[tokio::test]
async fn a_data_directory_may_lie_deep_down_and_have_a_strange_name() {
    for (path, socket_is_inside) in [
        ("it's an \"odd\" \\ name".to_owned(), true),
        ("one, two".to_owned(), false),
        ("long/".repeat(30), false),
    ] {
        let site = Site::below(&path);
        let postgres = site.start().await;
        let socket_dir = postgres.socket_dir().to_owned();
        assert_eq!(socket_dir.starts_with(&site.data_dir), socket_is_inside);
        assert_eq!(query(&postgres, "select 1").unwrap(), "1");
        postgres.stop().await.unwrap();
        assert_eq!(socket_dir.exists(), socket_is_inside);
    }
}

#[tokio::test]
async fn a_port_in_use_is_an_error() {
    let site = Site::new();
    let other = TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = other.local_addr().unwrap().port();
    let chosen = Settings {
        port: Some(taken),
        ..settings()
    };
    match Postgres::start(&site.lock(), &chosen).await {
        Err(error @ Error::PortInUse { .. }) => {
            assert!(error.to_string().contains(&taken.to_string()));
        }
        other => panic!("{other:?}"),
    }
    drop(other);
    let postgres = Postgres::start(&site.lock(), &chosen).await.unwrap();
    assert_eq!(postgres.port(), taken);
    postgres.stop().await.unwrap();
}

#[tokio::test]
async fn a_directory_that_may_not_be_entered_is_an_error() {
    let site = Site::below("closed");
    let closed = site.data_dir.parent().unwrap();
    fs::create_dir(closed).unwrap();
    if geteuid().is_root() {
        // Root may do anything, but the user it runs PostgreSQL as may not.
        fs::set_permissions(closed, Permissions::from_mode(0o700)).unwrap();
        match Postgres::start(&site.lock(), &settings()).await {
            Err(Error::Unreachable { path, .. }) => assert_eq!(path, closed),
            other => panic!("{other:?}"),
        }
    } else {
        fs::set_permissions(closed, Permissions::from_mode(0o500)).unwrap();
        match DataDir::lock(&site.data_dir) {
            Err(Error::Denied { path, .. }) => assert_eq!(path, site.data_dir),
            other => panic!("{other:?}"),
        }
    }
    fs::set_permissions(closed, Permissions::from_mode(0o755)).unwrap();
}

#[tokio::test]
async fn a_cluster_of_another_version_is_an_error() {
    let site = Site::new();
    let old = site.home().join("9");
    fs::create_dir_all(&old).unwrap();
    fs::write(old.join("PG_VERSION"), "9\n").unwrap();
    match Postgres::start(&site.lock(), &settings()).await {
        Err(error @ Error::OtherMajor { major: 9, .. }) => {
            assert!(error.to_string().contains("pg_upgrade"), "{error}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_version_that_is_too_old_is_an_error() {
    let site = Site::new();
    let fake = site.data_dir.join("fake");
    fs::create_dir_all(&fake).unwrap();
    // Written by another process: a file that this one has open for writing while a test forks cannot be executed.
    let script = "printf '#!/bin/sh\necho \"postgres (PostgreSQL) 14.1\"\n' > postgres
                  chmod +x postgres
                  touch initdb";
    let made = Command::new("sh").args(["-c", script]).current_dir(&fake).status();
    assert!(made.unwrap().success());
    match find_binaries(Some(&fake), &site.data_dir) {
        Err(error @ Error::UnsupportedVersion { .. }) => {
            assert!(error.to_string().contains("14.1"), "{error}");
            assert!(error.to_string().contains("15 to 18"), "{error}");
        }
        other => panic!("{other:?}"),
    }
    assert!(matches!(
        find_binaries(Some(&site.home()), &site.data_dir),
        Err(Error::NotBinaries { .. })
    ));
}
