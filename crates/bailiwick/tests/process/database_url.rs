//! On a PostgreSQL that somebody else runs: what it must be, and that none of our own is started then.

use std::fs;

use embedded_postgres::{DataDir, Postgres, Settings};

use crate::site::{Ended, Site, block_on, processes_on};

/// A PostgreSQL that is not Bailiwick's, for as long as the work takes.
async fn with_postgres(work: impl AsyncFnOnce(u16, &db::Client)) {
    let site = Site::new();
    let settings = Settings {
        port: None,
        binaries: std::env::var_os("BAILIWICK_TEST_POSTGRES_PROGRAMS").map(Into::into),
    };
    let postgres = Postgres::start(&DataDir::lock(&site.data_dir).unwrap(), &settings)
        .await
        .unwrap();
    let mut config = db::Config::new();
    config
        .host_path(postgres.socket_dir())
        .port(postgres.port())
        .user(postgres.superuser())
        .dbname("postgres");
    let client = db::connect(&config).await.unwrap();
    work(postgres.port(), &client).await;
    drop(client);
    postgres.stop().await.unwrap();
}

#[test]
fn a_database_that_was_given_is_looked_at_and_then_used() {
    block_on(with_postgres(async |port, superuser| {
        let sql = async |text: &str| superuser.batch_execute(text).await.unwrap();
        sql("create role plain login password 'x'").await;
        sql("create role own login createrole password 's3cret-word'").await;
        sql("create database theirs").await;
        sql("create database ours owner own").await;
        sql("create database used owner own").await;
        let url = |user: &str, password: &str, database: &str| {
            format!("postgres://{user}:{password}@127.0.0.1:{port}/{database}")
        };
        {
            let mut config: db::Config = url("own", "s3cret-word", "used").parse().unwrap();
            let client = db::connect(config.application_name("test")).await.unwrap();
            client.batch_execute("create table invoices (id int)").await.unwrap();
        }
        let site = Site::new();
        let serve = |url: &str| {
            let mut command = site.program(&["serve"]);
            command.env("DATABASE_URL", url);
            Ended::of(command, "")
        };
        let refused = |url: &str, words: &[&str]| {
            let ended = serve(url);
            ended.refused(1, words);
            assert!(!ended.err.contains("s3cret-word"), "{ended:?}");
        };
        refused("s3cret-word", &["the database address cannot be read", "postgres://"]);
        refused(
            &url("own", "s3cret-word2", "ours"),
            &["refuses the login", "own@127.0.0.1"],
        );
        refused(&url("own", "s3cret-word", "nowhere"), &["refuses the login", "nowhere"]);
        refused(
            "postgres://own:s3cret-word@127.0.0.1:1/ours",
            &["cannot reach", "127.0.0.1:1", "refused"],
        );
        refused(
            &url("plain", "x", "ours"),
            &["plain may not create roles", "ALTER ROLE plain CREATEROLE"],
        );
        refused(
            &url("own", "s3cret-word", "theirs"),
            &["does not own the database theirs"],
        );
        refused(
            &url("own", "s3cret-word", "used"),
            &["holds public.invoices", "is not Bailiwick's"],
        );
        sql("create database bare owner own").await;
        sql("revoke create on database bare from own").await;
        refused(
            &url("own", "s3cret-word", "bare"),
            &["may not create the extension pg_trgm", "in the database bare"],
        );

        let given = url("own", "s3cret-word", "ours");
        let mut serving = site.serve_with(|command| {
            command.env("DATABASE_URL", &given);
        });
        assert_eq!(serving.get("/readyz").status, 200);
        assert!(!site.data_dir.join("postgres").exists(), "none of our own is started");
        let visit = |site: &Site, arguments: &[&str]| {
            let mut command = site.program(arguments);
            command.env("DATABASE_URL", &given);
            Ended::of(command, "")
        };
        assert_eq!(visit(&site, &["admin", "list", "--json"]).json(), serde_json::json!([]));
        site.run(&["admin", "bootstrap", "--help"]);
        // From elsewhere, with other keys, it would shut the running one out.
        let elsewhere = Site::new();
        visit(&elsewhere, &["admin", "list"]).refused(1, &["is in use with a key file", "keys.json is missing"]);
        let keys = site.data_dir.join("keys.json");
        let kept = fs::read(&keys).unwrap();
        visit(&site, &["keys", "rotate"])
            .refused(1, &["connections of servers that run", "stop every `bailiwick serve`"]);
        assert_eq!(fs::read(&keys).unwrap(), kept);
        visit(&site, &["doctor", "--json"]).json();
        serving.signal("INT");
        assert_eq!(serving.end().code(), Some(0), "{}", serving.log());
        assert!(!serving.log().contains("s3cret-word"));
        assert_eq!(
            visit(&site, &["keys", "rotate", "--json"]).json()["rotated"]["sign_key"],
            2
        );
        let checked = visit(&site, &["config", "check"]);
        assert!(checked.out.contains("holds an installation"), "{checked:?}");
        assert_eq!(
            visit(&site, &["migrate", "--check", "--json"]).json()["pending"],
            serde_json::json!([])
        );
        assert!(processes_on(&site.data_dir).is_empty());
        assert!(fs::metadata(site.data_dir.join("keys.json")).is_ok());
    }));
}
