//! The running program, and attempts on it: by the API, by a page and by the command line, each as its user makes it, all at once.

use std::{
    collections::BTreeMap,
    sync::{Arc, Barrier},
};

use app::Plane;
use serde_json::Value;
use testkit::{Person, TestApp, write_key_file};

use crate::site::{Ended, Serving, Site, request};

/// `serve` and every command on one database, in which the test puts people and tenants.
pub struct World {
    serving: Serving,
    site: Site,
    url: String,
    pub app: TestApp,
}

pub enum Attempt {
    Http {
        way: &'static str,
        method: &'static str,
        path: String,
        headers: Vec<(String, String)>,
        body: String,
    },
    Command {
        arguments: Vec<String>,
        input: String,
    },
}

/// What came of an attempt: by which way, and the status and code that it was told.
#[derive(Debug)]
pub struct Made {
    pub way: &'static str,
    pub told: String,
}

fn cookie(person: &Person) -> (String, String) {
    let app::Credential::Session(plane, _) = &person.caller.credential else {
        panic!("this person has no session");
    };
    let name = match plane {
        Plane::App => "__Host-bailiwick",
        Plane::Root => "__Host-bailiwick-root",
    };
    ("Cookie".into(), format!("{name}={}", person.token))
}

/// A request to the API; what is edited is at its first version.
pub fn api(person: &Person, method: &'static str, path: &str, body: &Value) -> Attempt {
    Attempt::Http {
        way: "api",
        method,
        path: format!("/api/v1{path}"),
        headers: vec![
            cookie(person),
            ("Content-Type".into(), "application/json".into()),
            ("If-Match".into(), "\"1\"".into()),
        ],
        body: if body.is_null() {
            String::new()
        } else {
            body.to_string()
        },
    }
}

/// A form that is sent from a page.
pub fn page(person: &Person, path: &str, fields: &[(&str, &str)]) -> Attempt {
    let escape = |text: &str| text.bytes().map(|byte| format!("%{byte:02x}")).collect::<String>();
    let fields: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{name}={}", escape(value)))
        .collect();
    Attempt::Http {
        way: "page",
        method: "POST",
        path: path.into(),
        headers: vec![
            cookie(person),
            ("Content-Type".into(), "application/x-www-form-urlencoded".into()),
        ],
        body: fields.join("&"),
    }
}

/// A page that is looked at.
pub fn look(person: &Person, path: &str) -> Attempt {
    Attempt::Http {
        way: "page",
        method: "GET",
        path: path.into(),
        headers: vec![cookie(person)],
        body: String::new(),
    }
}

pub fn command(arguments: &[&str]) -> Attempt {
    command_with(arguments, "")
}

pub fn command_with(arguments: &[&str], input: &str) -> Attempt {
    Attempt::Command {
        arguments: arguments.iter().map(|&it| it.to_owned()).collect(),
        input: input.to_owned(),
    }
}

impl World {
    pub async fn new() -> Self {
        Self::with(&[]).await
    }

    /// With settings of the test's own, as variables.
    pub async fn with(variables: &[(&str, &str)]) -> Self {
        let app = TestApp::new().await;
        let site = Site::new();
        std::fs::create_dir_all(&site.data_dir).expect("a data directory");
        write_key_file(&site.data_dir.join("keys.json"));
        let owner = app.database().owner();
        let url = format!(
            "postgres://{}:{}@127.0.0.1:{}/{}",
            owner.get_user().expect("a user"),
            String::from_utf8_lossy(owner.get_password().expect("a password")).replace(' ', "%20"),
            testkit::local_server().port,
            app.database().name(),
        );
        let serving = site.serve_with(|command| {
            command.env("DATABASE_URL", &url).envs(variables.iter().copied());
        });
        Self {
            serving,
            site,
            url,
            app,
        }
    }

    /// All of them, each from when the last is ready; none may end in a fault of the program's.
    pub async fn at_once(&self, attempts: Vec<Attempt>) -> Vec<Made> {
        assert!(attempts.len() >= 50, "{} are too few", attempts.len());
        let start = Arc::new(Barrier::new(attempts.len()));
        let port = self.site.port;
        let threads: Vec<_> = attempts
            .into_iter()
            .map(|attempt| {
                let start = start.clone();
                let program = self.site.program(&[]);
                let url = self.url.clone();
                std::thread::spawn(move || {
                    start.wait();
                    make(attempt, port, program, &url)
                })
            })
            .collect();
        let joined =
            tokio::task::spawn_blocking(|| threads.into_iter().map(|it| it.join().expect("an answer")).collect());
        let made: Vec<Made> = joined.await.expect("answers");
        for one in &made {
            assert!(
                !one.told.starts_with("500") && !one.told.contains("panicked"),
                "{one:?}\n{}",
                self.serving.log()
            );
        }
        made
    }

    /// A number that the database knows.
    pub async fn count(&self, sql: &str) -> i64 {
        self.app
            .superuser()
            .await
            .query_one(sql, &[])
            .await
            .expect("a count")
            .get(0)
    }

    pub async fn set(&self, sql: &str) {
        self.app.superuser().await.batch_execute(sql).await.expect("it is set");
    }

    /// The id of somebody's row among the platform admins.
    pub async fn row(&self, person: &Person) -> String {
        let sql = "select id from platform_admins where user_id = $1 and closed_at is null";
        let row = self
            .app
            .superuser()
            .await
            .query_one(sql, &[&person.user.0])
            .await
            .expect("an admin");
        app::AdminId(row.get(0)).to_string()
    }
}

fn make(attempt: Attempt, port: u16, mut program: std::process::Command, url: &str) -> Made {
    match attempt {
        Attempt::Http {
            way,
            method,
            path,
            headers,
            body,
        } => {
            let answer = request(port, method, &path, &headers, &body);
            assert_ne!(answer.status, 0, "{method} {path} was not answered");
            let code = serde_json::from_str::<Value>(&answer.body).unwrap_or_default();
            let code = code["code"].as_str().unwrap_or_default().to_owned();
            let to = answer.head.lines().find_map(|line| line.strip_prefix("location: "));
            let told = format!("{} {}", answer.status, to.unwrap_or(&code));
            Made {
                way,
                told: told.trim().to_owned(),
            }
        }
        Attempt::Command { arguments, input } => {
            program.args(arguments).env("DATABASE_URL", url);
            let ended = Ended::of(program, &input);
            let code = ended.status.code().unwrap_or(-1);
            assert_ne!(code, 2, "there is no such command: {}", ended.err);
            let told = format!("{code} {}", ended.err.trim());
            Made {
                way: "command",
                told: told.trim().to_owned(),
            }
        }
    }
}

/// How often each way was told what.
pub fn told(made: &[Made]) -> BTreeMap<(&'static str, &str), usize> {
    let mut counts = BTreeMap::new();
    for one in made {
        *counts.entry((one.way, one.told.as_str())).or_default() += 1;
    }
    counts
}
