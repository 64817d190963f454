//! What `serve` says on standard output once it serves: where the panels are, what to do first, where the data is.

use std::{fmt::Write, path::Path};

use serde::Serialize;

#[derive(Serialize)]
pub struct Banner<'a> {
    /// The panel of the tenants, and of the platform where that has no address of its own.
    pub url: &'a str,
    pub root_url: String,
    /// Only while there is no Super Admin.
    pub set_up_link: Option<String>,
    pub data_dir: &'a Path,
    pub database: String,
    pub sends_mail: bool,
    pub pid: u32,
}

impl Banner<'_> {
    pub fn text(&self) -> String {
        let mut text = String::from("\nBailiwick is ready.\n\n");
        let mut line = |name: &str, value: &str| {
            let _ = writeln!(text, "  {name:<12}{value}");
        };
        match &self.set_up_link {
            Some(link) => {
                line("Begin here", link);
                line("", "The link makes the first Super Admin. It works once, for 24 hours.");
            }
            None => line("Root panel", &self.root_url),
        }
        line("Panel", self.url);
        line("API", &format!("{}/api/docs", self.url));
        line("Data", &self.data_dir.display().to_string());
        line("PostgreSQL", &self.database);
        if !self.sends_mail {
            line("Mail", "waits in the outbox on the root panel: no mail server is set");
        }
        text.push_str("\nCtrl-C stops it.\n");
        text
    }
}
