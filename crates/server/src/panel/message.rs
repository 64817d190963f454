//! One thing said on a page of its own.

use askama::Template;

use super::page::Page;

#[derive(Template)]
#[template(path = "message.html")]
pub struct Message {
    pub page: Page,
    /// "good", "warn" or "info".
    pub kind: &'static str,
    pub heading: String,
    pub text: String,
    pub link: Option<MessageLink>,
}

pub struct MessageLink {
    pub href: String,
    pub label: String,
}
