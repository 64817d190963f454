//! What is said of a server that can be used, and of each reason why one cannot.

use std::time::Duration;

use tenantdb::{ConnectError, Isolation, ServerAddress, Tls, test_connection};

use crate::cluster::{self, cluster};
use crate::world::{PASSWORD, World};

type Expected = fn(&ConnectError) -> bool;

#[tokio::test]
async fn a_good_server_is_described() {
    let world = World::new().await;
    let report = test_connection(&world.server).await.expect("a report");
    assert!((150_000..190_000).contains(&report.version_number), "{report:?}");
    assert!(
        report
            .version
            .starts_with(&(report.version_number / 10_000).to_string())
    );
    assert!(report.can_create_roles && report.can_create_databases && !report.superuser && !report.in_recovery);
    assert!(report.databases >= 2 && report.latency < Duration::from_secs(5) && report.max_connections > 0);
    // The same seen by a superuser is the same server.
    let superuser = World::with("SUPERUSER").await;
    let known = test_connection(&superuser.server).await.expect("a report");
    assert!(known.superuser && known.system_identifier.is_some());
    if let Some(identifier) = report.system_identifier {
        assert_eq!(Some(identifier), known.system_identifier);
    }
}

#[tokio::test]
async fn each_reason_is_one_clear_sentence() {
    let world = World::new().await;
    let server = |change: &dyn Fn(&mut ServerAddress)| {
        let mut server = world.server.clone();
        change(&mut server);
        server
    };
    let unused = std::net::TcpListener::bind("127.0.0.1:0")
        .expect("a port")
        .local_addr()
        .expect("an address")
        .port();
    let cases: [(ServerAddress, Expected); 8] = [
        (
            server(&|s| {
                s.host = "127.0.0.1".into();
                s.port = unused;
            }),
            |e| matches!(e, ConnectError::ConnectionRefused(_)),
        ),
        (server(&|s| s.host = "/nonexistent".into()), |e| {
            matches!(e, ConnectError::ConnectionRefused(_))
        }),
        (server(&|s| s.host = "nowhere.invalid".into()), |e| {
            matches!(e, ConnectError::UnknownHost(_))
        }),
        (server(&|s| s.password = Some("wrong".into())), |e| {
            matches!(e, ConnectError::WrongPassword(_))
        }),
        (server(&|s| s.password = None), |e| {
            matches!(e, ConnectError::PasswordMissing(_))
        }),
        (server(&|s| s.user = "nobody at all".into()), |e| {
            matches!(e, ConnectError::WrongPassword(_))
        }),
        (server(&|s| s.maintenance_database = "nothing".into()), |e| {
            matches!(e, ConnectError::NoSuchDatabase(_))
        }),
        (World::with("CREATEDB").await.server, |e| {
            matches!(e, ConnectError::CannotCreateRoles(_))
        }),
    ];
    for (server, expected) in cases {
        let error = test_connection(&server).await.expect_err("an error");
        assert!(expected(&error), "{error:?}");
        let sentence = error.to_string();
        assert!(
            sentence.ends_with(['.', ';']) && !sentence.contains(PASSWORD),
            "{sentence}"
        );
    }
}

#[tokio::test]
async fn a_host_that_never_answers_is_given_up() {
    // Accepts and says nothing.
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let world = World::new().await;
    let mut server = world.server.clone();
    server.host = "127.0.0.1".to_owned();
    server.port = listener.local_addr().expect("an address").port();
    let begin = std::time::Instant::now();
    let error = test_connection(&server).await.expect_err("an error");
    assert!(matches!(error, ConnectError::TimedOut(_)), "{error:?}");
    assert!(begin.elapsed() < Duration::from_secs(8));
}

#[tokio::test]
async fn what_is_not_postgresql_is_an_error() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let port = listener.local_addr().expect("an address").port();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            use tokio::io::AsyncWriteExt;
            let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\n\r\n").await;
        }
    });
    let world = World::new().await;
    for tls in [Tls::Disable, Tls::Require] {
        let mut server = world.server.clone();
        server.host = "127.0.0.1".to_owned();
        server.port = port;
        server.tls = tls;
        test_connection(&server).await.expect_err("an error");
    }
}

/// On a cluster of its own, with a certificate that no authority signed.
#[tokio::test]
async fn every_mode_of_tls() {
    let own = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    let directory = tempfile::tempdir().expect("a directory");
    std::fs::write(directory.path().join("cert"), own.cert.pem()).expect("written");
    std::fs::write(directory.path().join("key"), own.signing_key.serialize_pem()).expect("written");
    let Some(cluster) = cluster::start_with_tls(directory.path()) else {
        eprintln!("not tried: no PostgreSQL with TLS is installed here");
        return;
    };
    let superuser = crate::world::session(&cluster.superuser).await.expect("the superuser");
    let sql = format!(
        "CREATE ROLE plain LOGIN CREATEROLE PASSWORD '{PASSWORD}'; CREATE ROLE tls_only LOGIN CREATEROLE PASSWORD '{PASSWORD}'"
    );
    superuser.batch_execute(&sql).await.expect("logins");
    let server = |user: &str, tls| ServerAddress {
        host: cluster.host.clone(),
        port: cluster.port,
        maintenance_database: "postgres".to_owned(),
        user: user.to_owned(),
        password: Some(PASSWORD.into()),
        tls,
    };
    for user in ["plain", "tls_only"] {
        test_connection(&server(user, Tls::Require)).await.expect("encrypted");
        let unverified = test_connection(&server(user, Tls::VerifyFull)).await;
        assert!(matches!(unverified, Err(ConnectError::TlsFailed(_))), "{unverified:?}");
    }
    test_connection(&server("plain", Tls::Disable))
        .await
        .expect("in the clear");
    let refused = test_connection(&server("tls_only", Tls::Disable)).await;
    assert_eq!(refused, Err(ConnectError::TlsRequired));
}

#[tokio::test]
async fn a_server_without_tls_says_so() {
    let world = World::new().await;
    let superuser = &world.superuser;
    let ssl: String = superuser.query_one("SHOW ssl", &[]).await.expect("the setting").get(0);
    if ssl == "on" || world.server.host.starts_with('/') {
        return; // Only a server without TLS, reached by TCP, can say it has none.
    }
    let mut server = world.server.clone();
    server.tls = Tls::Require;
    assert_eq!(test_connection(&server).await, Err(ConnectError::TlsNotOffered));
}

#[tokio::test]
async fn no_log_and_no_debug_output_shows_a_password() {
    let world = World::new().await;
    let shop = world.shop(Isolation::Schema).await;
    let shown = format!("{:?} {:?}", world.server, shop.admin);
    assert!(!shown.contains(PASSWORD), "{shown}");
    let Some(log) = &cluster().log else { return };
    // The statements are logged (log_statement = all), so it would be there if it had been sent.
    let login = shop.names().login(tenantdb::Login::App);
    let log = std::fs::read_to_string(log).unwrap_or_default();
    let mut lines = log
        .lines()
        .filter(|line| line.contains(&login) && line.contains("PASSWORD"));
    assert!(lines.all(|line| !line.contains(PASSWORD)));
}
