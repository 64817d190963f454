//! A data directory for one test, the programs that run on it, and a little HTTP. Whatever a test leaves running is ended
//! when the test ends, well or in a panic.

use std::{
    fs::{self, File, Permissions},
    io::{Read, Write},
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Child, Command, ExitStatus, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use serde_json::Value;
use tempfile::TempDir;

/// Longer than anything takes on a busy machine: only what hangs reaches it.
const LONG: Duration = Duration::from_mins(3);

pub struct Site {
    pub directory: TempDir,
    pub data_dir: PathBuf,
    pub port: u16,
}

impl Site {
    pub fn new() -> Self {
        let directory = tempfile::Builder::new()
            .prefix("bailiwick-process-")
            // As root, PostgreSQL runs as another user, who must get through.
            .permissions(Permissions::from_mode(0o755))
            .tempdir()
            .unwrap();
        Self {
            data_dir: directory.path().join("data"),
            port: free_port(),
            directory,
        }
    }

    /// The program, knowing nothing of the settings of whoever runs the tests.
    pub fn program(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bailiwick"));
        let ours = std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("BAILIWICK_"));
        for (name, _) in ours {
            command.env_remove(name);
        }
        if let Some(programs) = std::env::var_os("BAILIWICK_TEST_POSTGRES_PROGRAMS") {
            command.env("BAILIWICK_POSTGRES_BINARIES", programs);
        }
        command
            .env_remove("DATABASE_URL")
            .env_remove("RUST_LOG")
            .env("BAILIWICK_DATA_DIR", &self.data_dir)
            .env("BAILIWICK_LISTEN", format!("127.0.0.1:{}", self.port))
            .current_dir(self.directory.path())
            .stdin(Stdio::null())
            .args(arguments);
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Ended {
        Ended::of(self.program(arguments), "")
    }

    pub fn run_with_input(&self, arguments: &[&str], input: &str) -> Ended {
        Ended::of(self.program(arguments), input)
    }

    /// Serves and waits for the banner.
    pub fn serve(&self) -> Serving {
        self.serve_with(|_| {})
    }

    pub fn serve_with(&self, change: impl FnOnce(&mut Command)) -> Serving {
        let (out, log) = (self.directory.path().join("out"), self.directory.path().join("log"));
        let mut command = self.program(&["serve", "--json"]);
        command
            .stdout(File::create(&out).unwrap())
            .stderr(File::options().create(true).append(true).open(&log).unwrap());
        change(&mut command);
        let mut child = command.spawn().unwrap();
        let mut banner = Value::Null;
        until("the banner", || {
            if let Some(status) = child.try_wait().unwrap() {
                panic!("serve ended with {status}: {}", fs::read_to_string(&log).unwrap());
            }
            banner = serde_json::from_str(&fs::read_to_string(&out).unwrap()).unwrap_or_default();
            banner.is_object()
        });
        Serving {
            child,
            banner,
            port: self.port,
            data_dir: self.data_dir.clone(),
            log,
        }
    }
}

/// Where nobody listens now.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    listener.local_addr().unwrap().port()
}

pub fn until(what: &str, mut reached: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !reached() {
        assert!(begun.elapsed() < LONG, "waited too long for {what}");
        sleep(Duration::from_millis(20));
    }
}

/// A program that has ended.
#[derive(Debug)]
pub struct Ended {
    pub status: ExitStatus,
    pub out: String,
    pub err: String,
}

impl Ended {
    pub fn of(mut command: Command, input: &str) -> Self {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        // One that refuses does not read it.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        let (mut out, mut err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
        let out = std::thread::spawn(move || text(&mut out));
        let err = std::thread::spawn(move || text(&mut err));
        let status = wait(&mut child);
        Self {
            status,
            out: out.join().unwrap(),
            err: err.join().unwrap(),
        }
    }

    pub fn json(&self) -> Value {
        assert!(self.status.success(), "{self:?}");
        self.found()
    }

    /// What it printed, whether or not all is well with it.
    pub fn found(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// It refused with this exit code, in one sentence on one line that holds these words and is no dump.
    pub fn refused(&self, code: i32, words: &[&str]) {
        assert_eq!(self.status.code(), Some(code), "{self:?}");
        assert_eq!(self.out, "", "{self:?}");
        let sentence = self.err.trim_end();
        assert_eq!(sentence.lines().count(), 1, "{self:?}");
        assert!(sentence.starts_with("bailiwick: "), "{self:?}");
        for word in words {
            assert!(sentence.contains(word), "{word:?} is not in {sentence:?}");
        }
        for noise in ["backtrace", "Error {", "Some(", "panicked"] {
            assert!(!sentence.contains(noise), "{noise:?} is in {sentence:?}");
        }
    }
}

fn text(from: &mut impl Read) -> String {
    let mut text = String::new();
    from.read_to_string(&mut text).unwrap();
    text
}

fn wait(child: &mut Child) -> ExitStatus {
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status;
        }
        if begun.elapsed() > LONG {
            let _ = child.kill();
            panic!("the program does not end");
        }
        sleep(Duration::from_millis(10));
    }
}

/// `serve`, running.
pub struct Serving {
    child: Child,
    pub banner: Value,
    port: u16,
    data_dir: PathBuf,
    log: PathBuf,
}

impl Serving {
    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    pub fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap()
    }

    pub fn get(&self, path: &str) -> Answer {
        get(self.port, path)
    }

    pub fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        post_as(self.port, "", path, form)
    }

    /// Signs in to the root panel.
    pub fn signed_in(&self, email: &str, password: &str) -> SignedIn {
        let entered = self.post("/root/sign-in", &[("email", email), ("password", password)]);
        assert_eq!(entered.status, 303, "{entered:?}");
        let cookie = entered.header("set-cookie").unwrap();
        SignedIn {
            port: self.port,
            cookie: cookie.split(';').next().unwrap().to_owned(),
        }
    }

    pub fn signal(&self, name: &str) {
        signal(self.child.id(), name);
    }

    /// Waits for the end, and for that of its PostgreSQL.
    pub fn end(&mut self) -> ExitStatus {
        let status = wait(&mut self.child);
        until("PostgreSQL to end", || processes_on(&self.data_dir).is_empty());
        status
    }
}

/// Somebody at the root panel.
pub struct SignedIn {
    port: u16,
    cookie: String,
}

impl SignedIn {
    pub fn get(&self, path: &str) -> Answer {
        get_as(self.port, &self.cookie, path)
    }

    pub fn post(&self, path: &str, form: &[(&str, &str)]) -> Answer {
        post_as(self.port, &self.cookie, path, form)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        if self.child.try_wait().is_ok_and(|status| status.is_none()) {
            self.signal("TERM");
            let begun = Instant::now();
            while begun.elapsed() < Duration::from_secs(30) {
                if self.child.try_wait().is_ok_and(|status| status.is_some()) {
                    return;
                }
                sleep(Duration::from_millis(20));
            }
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}

pub fn signal(pid: u32, name: &str) {
    let sent = Command::new("kill")
        .arg(format!("-{name}"))
        .arg(pid.to_string())
        .status()
        .unwrap();
    assert!(sent.success(), "kill -{name} {pid}");
}

/// The programs that have the directory in their arguments.
pub fn processes_on(data_dir: &Path) -> Vec<u32> {
    let named = data_dir.to_string_lossy().into_owned();
    let all = fs::read_dir("/proc").unwrap().flatten();
    all.filter_map(|entry| entry.file_name().to_str()?.parse().ok())
        .filter(|pid| {
            let line = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
            String::from_utf8_lossy(&line).contains(&named)
        })
        .collect()
}

/// What an HTTP server said.
#[derive(Debug, Default)]
pub struct Answer {
    /// 0: it did not answer.
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.head.lines().filter_map(|line| line.split_once(": "));
        headers
            .find(|(it, _)| it.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }
}

pub fn get(port: u16, path: &str) -> Answer {
    get_as(port, "", path)
}

fn get_as(port: u16, cookie: &str, path: &str) -> Answer {
    request(port, "GET", path, &[("Cookie".to_owned(), cookie.to_owned())], "")
}

/// With a body and headers of its own, from a page of ours.
pub fn request(port: u16, method: &str, path: &str, headers: &[(String, String)], body: &str) -> Answer {
    let headers: String = headers
        .iter()
        .map(|(name, value)| format!("{name}: {value}\r\n"))
        .collect();
    let request = format!(
        "{method} {path} HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: http://localhost:{port}\r\nSec-Fetch-Site: same-origin\r\n\
         {headers}Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    send(port, &request).unwrap_or_default()
}

/// As a form of a page of our own.
fn post_as(port: u16, cookie: &str, path: &str, form: &[(&str, &str)]) -> Answer {
    let escape = |text: &str| text.bytes().map(|byte| format!("%{byte:02x}")).collect::<String>();
    let fields: Vec<String> = form
        .iter()
        .map(|(name, value)| format!("{name}={}", escape(value)))
        .collect();
    let headers = [
        ("Cookie".to_owned(), cookie.to_owned()),
        (
            "Content-Type".to_owned(),
            "application/x-www-form-urlencoded".to_owned(),
        ),
    ];
    request(port, "POST", path, &headers, &fields.join("&"))
}

fn send(port: u16, request: &str) -> std::io::Result<Answer> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(5))?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    stream.write_all(request.as_bytes())?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes)?;
    let text = String::from_utf8_lossy(&bytes);
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or_default();
    Ok(Answer {
        status: head.split(' ').nth(1).and_then(|code| code.parse().ok()).unwrap_or(0),
        head: head.to_owned(),
        body: body.to_owned(),
    })
}

/// Runs SQL as the superuser of the embedded PostgreSQL that runs on the data directory.
pub fn as_superuser(data_dir: &Path, sql: &str) {
    with_superuser(data_dir, async |client| client.batch_execute(sql).await.unwrap());
}

/// What the superuser is answered: a text a row.
pub fn ask_superuser(data_dir: &Path, sql: &str) -> Vec<String> {
    with_superuser(data_dir, async |client| {
        let rows = client.query(sql, &[]).await.unwrap();
        rows.iter().map(|row| row.get(0)).collect()
    })
}

fn with_superuser<T>(data_dir: &Path, work: impl AsyncFnOnce(db::Client) -> T) -> T {
    let server = embedded_postgres::occupant(data_dir).unwrap().unwrap().server.unwrap();
    let mut config = db::Config::new();
    config
        .host_path(server.socket_dir)
        .port(server.port)
        .user("postgres")
        .dbname("bailiwick");
    block_on(async { work(db::connect(&config).await.unwrap()).await })
}

pub fn block_on<T>(work: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(work)
}
