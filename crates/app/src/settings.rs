//! What the installation was told: addresses and mail. Read once at start-up by the binary.

use std::{net::SocketAddr, path::PathBuf};

use secrecy::SecretString;

#[derive(Clone, Debug)]
pub struct Settings {
    /// Where people reach the tenant panel and the API, without a slash at the end. Every link is built from it, never from a request.
    pub base_url: String,
    /// Where platform admins reach the root panel; the same unless it has a listener of its own.
    pub root_url: String,
    /// The name of the control plane's own database, where no tenant may live.
    pub control_database: String,
    /// The name of the database in which tenants with a schema of their own live together, on each server.
    pub tenants_database: String,
    /// Where the newest checkpoint of the audit log is kept, out of reach of whoever owns the database. None: nowhere.
    pub checkpoint_file: Option<PathBuf>,
    /// What it says of the mail server; none: that is set in the panel.
    pub smtp: Option<Smtp>,
    /// Nothing is ever sent, whatever mail server is set: for people who are invented.
    pub keeps_mail: bool,
    /// The name server that is asked whose a domain is. None: those of the machine.
    pub dns_resolver: Option<SocketAddr>,
}

impl Settings {
    /// What [`Settings::tenants_database`] is unless there is a reason against it.
    pub const TENANTS_DATABASE: &'static str = "bailiwick_tenants";
}

#[derive(Clone, Debug)]
pub struct Smtp {
    pub host: String,
    pub port: u16,
    pub tls: SmtpTls,
    pub username: Option<String>,
    pub password: Option<SecretString>,
    /// The sender, such as `Bailiwick <no-reply@example.com>`.
    pub from: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SmtpTls {
    /// For a relay on this machine.
    None,
    StartTls,
    Implicit,
}
