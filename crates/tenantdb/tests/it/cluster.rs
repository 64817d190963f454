//! The PostgreSQL that the tests run on: the one that `BAILIWICK_TEST_POSTGRES` names, or a throw-away cluster of this run.
//! A given one is named by its superuser's connection string and must ask all other roles for their password.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use tokio_postgres::Config;
use tokio_postgres::config::Host;

pub struct Cluster {
    pub superuser: Config,
    pub host: String,
    pub port: u16,
    /// The server's log, if it can be read.
    pub log: Option<PathBuf>,
    /// The shell that minds our own cluster ends it when this pipe closes, however this process ends.
    _minder: Option<Child>,
}

pub fn cluster() -> &'static Cluster {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    CLUSTER.get_or_init(|| match std::env::var("BAILIWICK_TEST_POSTGRES") {
        Ok(url) => given(&url),
        Err(_) => start(None).expect("PostgreSQL's binaries, on PATH or in /usr/lib/postgresql"),
    })
}

fn given(url: &str) -> Cluster {
    let superuser: Config = url.parse().expect("BAILIWICK_TEST_POSTGRES");
    let host = match superuser.get_hosts() {
        [Host::Tcp(name), ..] => name.clone(),
        [Host::Unix(path), ..] => path.display().to_string(),
        [] => panic!("BAILIWICK_TEST_POSTGRES names no host"),
    };
    let port = superuser.get_ports().first().copied().unwrap_or(5432);
    Cluster {
        superuser,
        host,
        port,
        log: None,
        _minder: None,
    }
}

/// A cluster of its own, with the files `cert` and `key` of a directory. None where PostgreSQL is not installed or was built
/// without TLS.
pub fn start_with_tls(files: &Path) -> Option<Cluster> {
    start(Some(files))
}

/// Starts a cluster. It is gone when this process is.
fn start(tls: Option<&Path>) -> Option<Cluster> {
    let binaries = binaries()?;
    let port = std::net::TcpListener::bind("127.0.0.1:0")
        .and_then(|listener| listener.local_addr())
        .expect("a free port")
        .port();
    // Given by content, since the server's user may not enter the directory.
    let read = |name| match tls {
        Some(files) => std::fs::read_to_string(files.join(name)).expect("a file for TLS"),
        None => String::new(),
    };
    let mut shell = if is_root() {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups", "sh", "-c"]);
        command
    } else {
        let mut command = Command::new("sh");
        command.arg("-c");
        command
    };
    let mut child = shell
        .arg(SCRIPT)
        .current_dir("/")
        .env("BIN", binaries)
        .env("PORT", port.to_string())
        .env("CERT", read("cert"))
        .env("KEY", read("key"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("a shell that starts PostgreSQL");
    let mut line = String::new();
    let stdout = child.stdout.take().expect("the shell's output");
    BufReader::new(stdout).read_line(&mut line).expect("the shell's answer");
    if line.trim() == "no tls" {
        child.wait().expect("the shell's end");
        return None;
    }
    let directory = line.trim().strip_prefix("ready ").expect("PostgreSQL started");
    let mut superuser = Config::new();
    superuser
        .host_path(directory)
        .port(port)
        .user("postgres")
        .dbname("postgres");
    Some(Cluster {
        superuser,
        host: "127.0.0.1".to_owned(),
        port,
        log: Some(Path::new(directory).join("log")),
        _minder: Some(child),
    })
}

/// Waits on standard input, which closes when the tests end, and then removes all of it.
const SCRIPT: &str = r#"
set -eu
umask 077
dir=$(mktemp -d /tmp/bailiwick-test.XXXXXX)
trap '"$BIN/pg_ctl" -D "$dir/data" -m immediate stop >/dev/null 2>&1 || true; rm -rf "$dir"' EXIT
"$BIN/initdb" -D "$dir/data" -U postgres --no-sync --no-locale -E UTF8 -A trust >"$dir/log" 2>&1 || { cat "$dir/log" >&2; exit 1; }
printf '%s\n' 'local all postgres trust' 'hostssl all tls_only 127.0.0.1/32 scram-sha-256' 'hostnossl all tls_only 127.0.0.1/32 reject' \
    'host all all 127.0.0.1/32 scram-sha-256' >"$dir/data/pg_hba.conf"
printf '%s\n' "port = $PORT" "listen_addresses = '127.0.0.1'" "unix_socket_directories = '$dir'" 'fsync = off' 'full_page_writes = off' \
    'max_connections = 100' 'log_statement = all' "log_destination = 'stderr'" >>"$dir/data/postgresql.conf"
if [ -n "$CERT" ]; then
    printf '%s\n' "$CERT" >"$dir/data/server.crt"
    printf '%s\n' "$KEY" >"$dir/data/server.key"
    echo 'ssl = on' >>"$dir/data/postgresql.conf"
fi
"$BIN/pg_ctl" -D "$dir/data" -l "$dir/log" -w start >/dev/null 2>&1 </dev/null || {
    grep -q 'SSL is not supported by this build' "$dir/log" && echo 'no tls'
    cat "$dir/log" >&2
    exit 1
}
echo "ready $dir"
cat >/dev/null || true
"#;

fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output().expect("id");
    output.stdout.trim_ascii() == b"0"
}

fn binaries() -> Option<PathBuf> {
    let on_path = std::env::var_os("PATH")
        .and_then(|path| std::env::split_paths(&path).find(|directory| directory.join("initdb").is_file()));
    let debian = || {
        let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
        let directories = versions.flatten().map(|entry| entry.path().join("bin"));
        directories
            .filter(|directory: &PathBuf| Path::is_file(&directory.join("initdb")))
            .max()
    };
    on_path.or_else(debian)
}
