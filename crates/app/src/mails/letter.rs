//! What a mail says. Its text holds a link, so it is sealed at rest and forgotten once it is sent.

use askama::Template;
use jiff::{Timestamp, tz::TimeZone};

use crate::{Error, InvitationId, Keys, MailId, Result};

pub(crate) struct Letter {
    pub recipient: String,
    pub subject: String,
    /// Whose link it carries.
    pub invitation: Option<InvitationId>,
    body: String,
}

#[derive(Template)]
#[template(path = "mail/invitation.txt")]
struct Invitation<'a> {
    tenant: &'a str,
    inviter: Option<&'a str>,
    role: &'a str,
    link: &'a str,
    expires: String,
}

#[derive(Template)]
#[template(path = "mail/address_changed.txt")]
struct AddressChanged<'a> {
    name: &'a str,
    address: &'a str,
}

impl Letter {
    pub fn invitation(
        id: InvitationId,
        recipient: &str,
        tenant: &str,
        inviter: Option<&str>,
        role: &str,
        link: &str,
        expires_at: Timestamp,
    ) -> Result<Self> {
        let body = Invitation {
            tenant,
            inviter,
            role,
            link,
            expires: expires_at
                .to_zoned(TimeZone::UTC)
                .strftime("%-d %B %Y, %H:%M UTC")
                .to_string(),
        };
        Ok(Self {
            invitation: Some(id),
            recipient: recipient.to_owned(),
            subject: format!("Your invitation to {tenant}"),
            body: body.render().map_err(|error| Error::Internal(error.to_string()))?,
        })
    }

    /// To the old address of an account that has another one now.
    pub fn address_changed(recipient: &str, name: &str, address: &str) -> Result<Self> {
        let body = AddressChanged { name, address };
        Ok(Self {
            invitation: None,
            recipient: recipient.to_owned(),
            subject: "The address of your account was changed".to_owned(),
            body: body.render().map_err(|error| Error::Internal(error.to_string()))?,
        })
    }

    pub fn seal(&self, keys: &Keys, id: MailId) -> Vec<u8> {
        keys.seal(&place(id), self.body.as_bytes())
    }
}

fn place(id: MailId) -> String {
    format!("mails.body {}", id.0)
}

/// The text of a mail that waits.
pub(super) fn open(keys: &Keys, id: MailId, sealed: &[u8]) -> Result<String> {
    let plain = keys
        .open(&place(id), sealed)
        .map_err(|error| Error::Internal(error.to_string()))?;
    String::from_utf8(plain).map_err(|error| Error::Internal(error.to_string()))
}
