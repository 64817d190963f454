//! What happens when the server, or the process that runs it, is killed, and what the next start finds.

#![allow(clippy::doc_markdown, reason = "PostgreSQL is a name, not code")]

mod support;

use std::env;
use std::fs::{self, File};
use std::future::pending;
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::process::{Command, Stdio};
use std::time::Duration;

use embedded_postgres::{DataDir, Error, Postgres};
use nix::sys::signal::{Signal, kill};
use nix::unistd::{Pid, geteuid};
use support::{Killed, LONG, Site, eventually, is_alive, kill_hard, program, psql_command, query, settings};

#[tokio::test]
async fn a_server_that_is_killed_is_started_again() {
    let site = Site::new();
    let postgres = site.start().await;
    query(&postgres, "create table kept as select 42 as answer").unwrap();
    // A session that is too busy to notice that its server is gone, and would keep the next one from starting.
    let busy = psql_command(
        postgres.socket_dir().to_str().unwrap(),
        postgres.port(),
        "postgres",
        "",
        "do $$ begin loop end loop; end $$",
    )
    .stderr(Stdio::null())
    .spawn()
    .unwrap();
    let mut busy = Killed(busy);
    let find_busy = "select pid from pg_stat_activity where query like 'do %'";
    let mut session = String::new();
    eventually("the session is busy", || {
        session = query(&postgres, find_busy).unwrap();
        !session.is_empty()
    });

    let first = site.server().unwrap();
    kill_hard(first);
    eventually("another server accepts connections", || {
        site.server() != Some(first) && query(&postgres, "select 1").is_ok()
    });
    assert_eq!(query(&postgres, "select answer from kept").unwrap(), "42");
    assert!(!is_alive(session.parse().unwrap()));
    busy.0.wait().unwrap();
    assert!(
        tokio::time::timeout(Duration::from_millis(10), postgres.failed())
            .await
            .is_err()
    );
    postgres.stop().await.unwrap();
}

#[tokio::test]
async fn a_server_that_cannot_live_is_given_up() {
    let site = Site::new();
    let postgres = site.start().await;
    let control = site.cluster().unwrap().join("global/pg_control");
    fs::remove_file(control).unwrap();
    kill_hard(site.server().unwrap());
    let error = tokio::time::timeout(LONG, postgres.failed()).await.unwrap();
    assert!(matches!(error, Error::GaveUp { .. }), "{error:?}");
    assert!(error.to_string().contains("pg_control"), "{error}");
    postgres.stop().await.unwrap();
}

#[tokio::test]
async fn a_server_that_cannot_start_says_why() {
    let site = Site::new();
    let data_dir = site.lock();
    let postgres = Postgres::start(&data_dir, &settings()).await.unwrap();
    query(&postgres, "alter system set max_connections = 7").unwrap();
    query(&postgres, "alter system set superuser_reserved_connections = 8").unwrap();
    postgres.stop().await.unwrap();
    match Postgres::start(&data_dir, &settings()).await {
        Err(Error::StartFailed { log }) => {
            assert!(log.contains("superuser_reserved_connections"), "{log}");
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_orphan_is_stopped_and_replaced() {
    let site = Site::new();
    site.start().await.stop().await.unwrap();
    let cluster = site.cluster().unwrap();
    let owner = fs::metadata(&cluster).unwrap();
    let mut command = Command::new(program("postgres"));
    command
        .arg("-D")
        .arg(&cluster)
        .args(["-c", "listen_addresses="])
        .arg("-c")
        .arg(format!("unix_socket_directories={}", cluster.display()))
        .current_dir("/")
        .stdin(Stdio::null())
        .stderr(File::create(site.data_dir.join("orphan.log")).unwrap());
    if geteuid().is_root() {
        command.uid(owner.uid()).gid(owner.gid());
    }
    let mut orphan = Killed(command.spawn().unwrap());
    eventually("the orphan runs", || site.is_ready());

    let postgres = site.start().await;
    assert_eq!(query(&postgres, "select 1").unwrap(), "1");
    let status = orphan.0.try_wait().unwrap().expect("the orphan has ended");
    assert!(status.success(), "{status}");
    postgres.stop().await.unwrap();
}

#[tokio::test]
async fn a_stranger_whose_number_stands_in_the_pid_file_is_left_alone() {
    let site = Site::new();
    let postgres = site.start().await;
    let socket_lock = postgres.socket_dir().join(format!(".s.PGSQL.{}.lock", postgres.port()));
    postgres.stop().await.unwrap();
    let cluster = site.cluster().unwrap();
    let owner = fs::metadata(&cluster).unwrap();
    // It even calls itself PostgreSQL, and waits for a line that never comes.
    let mut command = Command::new("sh");
    command
        .arg0("postgres")
        .args(["-c", "read line", "sh", "-D", "/"])
        .current_dir("/")
        .stdin(Stdio::piped());
    if geteuid().is_root() {
        command.uid(owner.uid()).gid(owner.gid());
    }
    let mut stranger = Killed(command.spawn().unwrap());
    let stale = format!("{}\n{}\n1\n1\n\n\n\nready\n", stranger.0.id(), cluster.display());
    fs::write(cluster.join("postmaster.pid"), &stale).unwrap();
    fs::write(socket_lock, stale).unwrap();

    let postgres = site.start().await;
    assert_eq!(query(&postgres, "select 1").unwrap(), "1");
    assert_eq!(stranger.0.try_wait().unwrap(), None);
    postgres.stop().await.unwrap();
}

#[tokio::test]
async fn the_server_ends_when_we_are_killed() {
    let site = Site::new();
    let mut child = start_in_a_child(&site);
    let server = site.server().unwrap();
    match DataDir::lock(&site.data_dir) {
        Err(Error::InUse { pid, .. }) => assert_eq!(pid, Some(child.0.id())),
        other => panic!("{other:?}"),
    }

    child.0.kill().unwrap();
    child.0.wait().unwrap();
    eventually("the server has ended by itself", || !is_alive(server));
    let control = Command::new(program("pg_controldata"))
        .arg("-D")
        .arg(site.cluster().unwrap())
        .env("LC_ALL", "C")
        .output()
        .unwrap();
    let control = String::from_utf8(control.stdout).unwrap();
    let state = control
        .lines()
        .find(|line| line.starts_with("Database cluster state"))
        .unwrap();
    assert!(state.ends_with(" shut down"), "{state}");

    let postgres = site.start().await;
    assert_eq!(query(&postgres, "select 1").unwrap(), "1");
    postgres.stop().await.unwrap();
}

#[tokio::test]
async fn a_start_right_after_we_are_killed_waits_for_the_old_server() {
    let site = Site::new();
    let mut child = start_in_a_child(&site);
    let server = site.server().unwrap();
    child.0.kill().unwrap();
    child.0.wait().unwrap();

    let postgres = site.start().await;
    assert!(!is_alive(server));
    assert_eq!(query(&postgres, "select 1").unwrap(), "1");
    postgres.stop().await.unwrap();
}

#[tokio::test]
async fn a_start_after_both_were_killed_recovers() {
    let site = Site::new();
    let mut child = start_in_a_child(&site);
    let server = site.server().unwrap();
    // The child first, or it would start another server.
    child.0.kill().unwrap();
    // It ends by itself now, and may already have.
    let _ = kill(Pid::from_raw(server), Signal::SIGKILL);
    child.0.wait().unwrap();

    let postgres = site.start().await;
    assert_eq!(query(&postgres, "select 1").unwrap(), "1");
    postgres.stop().await.unwrap();
}

fn start_in_a_child(site: &Site) -> Killed {
    let child = Command::new(env::current_exe().unwrap())
        .args(["--exact", "the_process_that_is_killed"])
        .env("BAILIWICK_TEST_DATA_DIR", &site.data_dir)
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let child = Killed(child);
    eventually("the child runs a server", || site.is_ready());
    child
}

/// Not a test but what the tests above start and kill; by itself it does nothing.
#[tokio::test]
async fn the_process_that_is_killed() {
    let Some(path) = env::var_os("BAILIWICK_TEST_DATA_DIR") else {
        return;
    };
    let data_dir = DataDir::lock(path.as_ref()).unwrap();
    let _postgres = Postgres::start(&data_dir, &settings()).await.unwrap();
    pending::<()>().await;
}
