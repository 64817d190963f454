//! Writes the configuration of a cluster, anew at every start. It lies outside the cluster, where only we can write.

use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::Error;
use crate::account::{self, Account};
use crate::identity::Identity;
use crate::layout;
use crate::port;

/// The name of the one superuser.
pub(crate) const SUPERUSER: &str = "postgres";

/// What is told to a server.
#[derive(Debug)]
pub(crate) struct Configuration<'a> {
    pub(crate) home: &'a Path,
    pub(crate) cluster: &'a Path,
    pub(crate) identity: Identity,
    pub(crate) socket_dir: &'a Path,
    pub(crate) port: u16,
}

impl Configuration<'_> {
    /// Writes the files.
    pub(crate) fn write(&self, account: &Account) -> Result<(), Error> {
        write(&self.settings_file(), &self.settings())?;
        write(&self.access_file(), &access())?;
        write(&self.users_file(), &users(&account::me()?, account))
    }

    /// What must hold whatever stands in a file or was set by ALTER SYSTEM, for we rely on it.
    pub(crate) fn arguments(&self) -> Vec<OsString> {
        let addresses: Vec<_> = port::addresses().iter().map(ToString::to_string).collect();
        let setting = |name: &str, value: OsString| {
            let mut setting = OsString::from(name);
            setting.push("=");
            setting.push(value);
            ["-c".into(), setting]
        };
        [
            ["-D".into(), self.cluster.into()],
            setting("config_file", self.settings_file().into()),
            setting("hba_file", self.access_file().into()),
            setting("ident_file", self.users_file().into()),
            setting("listen_addresses", addresses.join(",").into()),
            setting("port", self.port.to_string().into()),
            setting("unix_socket_directories", list_item(self.socket_dir)),
            setting("cluster_name", self.identity.to_string().into()),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn settings_file(&self) -> PathBuf {
        self.home.join("postgresql.conf")
    }

    fn access_file(&self) -> PathBuf {
        self.home.join("pg_hba.conf")
    }

    fn users_file(&self) -> PathBuf {
        self.home.join("pg_ident.conf")
    }

    fn settings(&self) -> String {
        format!(
            "\
# Written by Bailiwick at every start: what is changed here is lost.
# ALTER SYSTEM wins over this file, which wins over the cluster's own postgresql.conf.
include = {cluster}
max_connections = 200
shared_buffers = '128MB'
password_encryption = 'scram-sha-256'
unix_socket_permissions = 0700
timezone = 'UTC'
log_timezone = 'UTC'
# One file for each day of the week, each begun anew when its day comes again.
logging_collector = on
log_destination = 'stderr'
log_directory = {log}
log_filename = 'postgres-%a.log'
log_rotation_age = '1d'
log_rotation_size = 0
log_truncate_on_rotation = on
log_line_prefix = '%m [%p] %q%u@%d '
",
            cluster = quoted(&self.cluster.join("postgresql.conf")),
            log = quoted(&layout::log(self.home)),
        )
    }
}

/// Who may log in. What no line matches, replication among it, is refused.
fn access() -> String {
    let mut access = format!(
        "\
# Written by Bailiwick at every start: what is changed here is lost.
local all {SUPERUSER} peer map=bailiwick
local all all scram-sha-256
"
    );
    for address in port::addresses() {
        let bits = if address.is_ipv4() { 32 } else { 128 };
        let _ = writeln!(access, "host all all {address}/{bits} scram-sha-256");
    }
    access
}

/// Which users of the operating system may be the superuser.
fn users(me: &Account, account: &Account) -> String {
    let mut users = "# Written by Bailiwick at every start: what is changed here is lost.\n".to_owned();
    let mut names = vec![&me.name, &account.name];
    names.dedup();
    for name in names {
        let _ = writeln!(users, "bailiwick \"{name}\" {SUPERUSER}");
    }
    users
}

/// A path as a value in `postgresql.conf`.
fn quoted(path: &Path) -> String {
    let path = path.to_string_lossy();
    format!("'{}'", path.replace('\\', "\\\\").replace('\'', "''"))
}

/// A path as one item of a list of them.
fn list_item(path: &Path) -> OsString {
    format!("\"{}\"", path.to_string_lossy().replace('"', "\"\"")).into()
}

/// The files hold no secret, and the user PostgreSQL runs as must read them.
fn write(path: &Path, text: &str) -> Result<(), Error> {
    fs::write(path, text).map_err(Error::io("write", path))?;
    fs::set_permissions(path, Permissions::from_mode(0o644)).map_err(Error::io("change the mode of", path))
}
