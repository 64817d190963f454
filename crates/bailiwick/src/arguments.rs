//! The command line: every command with its flags. What a flag leaves out, `settings` takes from elsewhere.

use std::path::PathBuf;

use app::audit::Checkpoint;
use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;

/// Admin and access-control plane for multi-tenant software on PostgreSQL
#[derive(Debug, Parser)]
#[command(name = "bailiwick", version, max_term_width = 100, propagate_version = true)]
pub struct Arguments {
    #[command(flatten)]
    pub settings: Flags,
    /// Print JSON instead of text
    #[arg(long, global = true, help_heading = "Options")]
    pub json: bool,
    #[command(subcommand)]
    pub command: Command,
}

/// Settings that every command may need. Each is also a line of bailiwick.toml and a variable, BAILIWICK_…
#[derive(Clone, Debug, Default, Args)]
#[command(next_help_heading = "Settings")]
pub struct Flags {
    /// The settings file [default: ./bailiwick.toml, else /etc/bailiwick/bailiwick.toml, where there is one]
    #[arg(long, global = true, value_name = "FILE", env = "BAILIWICK_CONFIG", hide_env = true)]
    pub config: Option<PathBuf>,
    /// Where keys and the embedded PostgreSQL are kept [default: /var/lib/bailiwick for root, else ~/.local/share/bailiwick]
    #[arg(long, global = true, value_name = "DIRECTORY")]
    pub data_dir: Option<String>,
    /// A PostgreSQL of your own, postgres://USER:PASSWORD@HOST/DATABASE; none is then started. Better given as DATABASE_URL, which other users of the machine cannot see
    #[arg(long, global = true, value_name = "URL")]
    pub database_url: Option<String>,
    /// How log lines look on standard error: text or json [default: text]
    #[arg(long, global = true, value_name = "FORMAT")]
    pub log_format: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Run Bailiwick
    Serve(Serve),
    /// Platform admins
    #[command(subcommand)]
    Admin(Admin),
    /// Tenants
    #[command(subcommand)]
    Tenant(Tenant),
    /// A tenant's roles, groups and table grants as a file
    #[command(subcommand)]
    Roles(Roles),
    /// The audit log
    #[command(subcommand)]
    Audit(Audit),
    /// The settings
    #[command(subcommand)]
    Config(Config),
    /// The keys
    #[command(subcommand)]
    Keys(Keys),
    /// Look at all that an installation stands on, and say what to do about what is wrong. Exit code 1: something failed
    Doctor,
    /// Bring the database up to date, as the next `serve` would
    Migrate {
        /// Only say what is pending. Exit code 0: nothing; 1: something; 2: it could not be looked at
        #[arg(long)]
        check: bool,
    },
    /// Fill the installation with believable data to look around in
    Demo(Demo),
    /// Print the completions of a shell
    Completions { shell: Shell },
    /// Print the manual page, such as for `man -l -`
    Man {
        /// Write a page for each command into this directory instead, such as /usr/local/share/man/man1
        #[arg(long, value_name = "DIRECTORY")]
        directory: Option<PathBuf>,
    },
}

#[derive(Clone, Debug, Default, Args)]
pub struct Serve {
    /// Where to listen [default: 127.0.0.1:8080]
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub listen: Option<String>,
    /// Where to listen for the root panel and the platform API, so that a firewall can hide them [default: the same]
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub platform_listen: Option<String>,
    /// Where to listen for Prometheus, on /metrics and without a sign-in [default: nowhere]
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub metrics_listen: Option<String>,
    /// The address that people reach; links are built from it [default: http://localhost and the port]
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// The same for the root panel, if it has a listener of its own [default: http://localhost and its port]
    #[arg(long, value_name = "URL")]
    pub platform_base_url: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum Admin {
    /// Make the first Super Admin, while there is none
    Bootstrap(Bootstrap),
    /// List the platform admins
    List,
    /// Let a platform admin in again: lifts what keeps them out and prints a link that works once
    Recover { email: String },
    /// Put a platform admin to rest: out at once, until somebody lets them in again
    Deactivate {
        email: String,
        /// Why; kept in the audit log
        #[arg(long)]
        reason: String,
        /// Even the last Super Admin who can sign in. `admin recover` lets one in again
        #[arg(long)]
        force: bool,
    },
}

#[derive(Debug, Subcommand)]
pub enum Tenant {
    /// List the tenants
    List,
    /// Create a tenant and make its place
    Create(CreateTenant),
    /// Close a tenant's door: its people and its application are shut out, and nothing is lost
    Suspend {
        /// Its slug or id
        tenant: String,
        /// Why; kept in the audit log
        #[arg(long)]
        reason: String,
    },
    /// Write all that is kept of a tenant into a ZIP file: settings, people, rights, audit log and the rows of every table
    Export {
        /// Its slug or id
        tenant: String,
        /// A file that is not there yet [default: the tenant's slug, with .zip]
        #[arg(long, value_name = "FILE")]
        output: Option<PathBuf>,
    },
    /// Take a tenant back from the state that it is in to the one before: open, if it was suspended
    #[command(visible_alias = "resume")]
    Restore {
        /// Its slug or id
        tenant: String,
    },
}

#[derive(Debug, Args)]
pub struct CreateTenant {
    /// Part of its addresses: small letters, digits and hyphens
    pub slug: String,
    #[arg(long)]
    pub name: String,
    /// Who is invited as its first owner
    #[arg(long, value_name = "EMAIL")]
    pub owner: Option<String>,
    /// `schema`, in a database that tenants share, or `database`, one of its own
    #[arg(long, default_value = "schema")]
    pub isolation: String,
    /// The id or the name of a registered database server [default: the one that Bailiwick runs itself]
    #[arg(long)]
    pub server: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum Roles {
    /// Write the file to standard output
    Export {
        /// Whose, by slug or id
        #[arg(long)]
        tenant: String,
    },
    /// Say what applying a file would change, and change nothing
    Plan {
        #[command(flatten)]
        file: RoleFileArgs,
        /// Exit code 0: nothing would change; 1: something would; 2: it could not be looked at
        #[arg(long)]
        check: bool,
    },
    /// Make roles, groups and table grants as a file says: all of it or nothing
    Apply {
        #[command(flatten)]
        file: RoleFileArgs,
        /// Do not ask before
        #[arg(long)]
        yes: bool,
    },
}

#[derive(Debug, Args)]
pub struct RoleFileArgs {
    /// Whose, by slug or id
    #[arg(long)]
    pub tenant: String,
    /// The file, YAML or JSON; - for standard input
    pub file: PathBuf,
    /// Delete the roles and groups that the file does not name
    #[arg(long)]
    pub prune: bool,
}

#[derive(Debug, Args)]
pub struct Bootstrap {
    #[arg(long)]
    pub email: String,
    #[arg(long)]
    pub name: String,
    /// Read the password from the first line of standard input instead of asking for it
    #[arg(long)]
    pub password_stdin: bool,
}

#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Check that nothing sealed was changed, removed or inserted. Exit code 0: all is well; 1: something was found; 2: it could not be checked
    Verify {
        /// A checkpoint that an earlier run printed: it must still be there, or the end of the log was cut off
        #[arg(long, value_name = "CHECKPOINT", conflicts_with = "file")]
        expect: Option<Checkpoint>,
        /// Check an exported file (JSON lines) instead, without a database
        #[arg(long, value_name = "FILE", group = "file")]
        export: Option<PathBuf>,
        /// Check the signed report of an access review instead, without a database
        #[arg(long, value_name = "FILE", group = "file")]
        review: Option<PathBuf>,
        /// Believe this public key, in hexadecimal, instead of the keys of this installation; more than one if they were rotated
        #[arg(long, value_name = "HEX", requires = "file")]
        key: Vec<String>,
    },
    /// Write the audit log to a file or to standard output, newest first. That it was exported is in it from then on
    Export(Export),
}

#[derive(Debug, Args)]
pub struct Export {
    /// Only the log of this tenant, by slug or id, or `platform` for the platform's own [default: all logs]
    #[arg(long, value_name = "TENANT")]
    pub tenant: Option<String>,
    /// `jsonl`, which `audit verify --export` checks, or `csv` for a spreadsheet
    #[arg(long, default_value = "jsonl")]
    pub format: String,
    /// A file that is not there yet [default: standard output]
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum Config {
    /// Show the settings in effect and where each comes from; secrets are masked
    Show,
    /// Say whether what was configured can be used: settings, keys, database. Nothing is changed or started
    Check,
}

#[derive(Debug, Subcommand)]
pub enum Keys {
    /// Make new keys and seal everything that is stored with them. No `serve` may run; the old keys stay for what they once made
    Rotate,
}

#[derive(Debug, Args)]
pub struct Demo {
    /// Fill it although there are tenants that are not the demo's
    #[arg(long)]
    pub force: bool,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    const REFERENCE: &str = include_str!("../../../docs/reference/command-line.md");

    fn documented(path: &str, command: &clap::Command) {
        let name = format!("{path} {}", command.get_name());
        let name = name.trim();
        if command.get_subcommands().next().is_none() {
            assert!(REFERENCE.contains(&format!("`{name}")), "{name}");
        }
        for flag in command.get_arguments().filter_map(clap::Arg::get_long) {
            assert!(REFERENCE.contains(&format!("--{flag}")), "{name} --{flag}");
        }
        for below in command.get_subcommands() {
            documented(name, below);
        }
    }

    #[test]
    fn every_command_and_flag_is_documented() {
        Arguments::command().debug_assert();
        documented("", &Arguments::command());
    }
}
