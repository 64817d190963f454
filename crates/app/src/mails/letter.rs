//! What a mail says. Its text holds a link, so it is sealed at rest and forgotten once it is sent.

use askama::Template;
use jiff::{Timestamp, tz::TimeZone};

use crate::{
    Error, InvitationId, Keys, MailId, Result,
    access_grants::{AccessGrant, AccessState},
    access_reviews,
};

pub(crate) struct Letter {
    pub recipient: String,
    pub subject: String,
    /// Whose link it carries.
    pub invitation: Option<InvitationId>,
    /// It lets the recipient into their own account, so nobody else reads it.
    pub personal: bool,
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
#[template(path = "mail/reset.txt")]
struct Reset<'a> {
    name: &'a str,
    link: &'a str,
    expires: String,
}

#[derive(Template)]
#[template(path = "mail/welcome.txt")]
struct Welcome<'a> {
    name: &'a str,
    inviter: Option<&'a str>,
    role: &'a str,
    link: &'a str,
    expires: String,
}

fn until(moment: Timestamp) -> String {
    let moment = moment.to_zoned(TimeZone::UTC);
    moment.strftime("%-d %B %Y, %H:%M UTC").to_string()
}

#[derive(Template)]
#[template(path = "mail/access.txt")]
struct Access<'a> {
    tenant: &'a str,
    admin: &'a str,
    email: &'a str,
    /// Whether an owner has to answer first.
    asks: bool,
    mode: &'a str,
    minutes: i32,
    reason: &'a str,
    page: &'a str,
}

#[derive(Template)]
#[template(path = "mail/address_changed.txt")]
struct AddressChanged<'a> {
    name: &'a str,
    address: &'a str,
}

#[derive(Template)]
#[template(path = "mail/security_change.txt")]
struct SecurityChange<'a> {
    name: &'a str,
    change: &'a str,
}

#[derive(Template)]
#[template(path = "mail/access_review.txt")]
struct AccessReview<'a> {
    title: &'a str,
    opened_by: &'a str,
    admins: i64,
    note: &'a str,
    deadline: String,
    page: &'a str,
}

#[derive(Template)]
#[template(path = "mail/return_due.txt")]
struct ReturnDue<'a> {
    name: &'a str,
    email: &'a str,
    day: &'a str,
    reason: &'a str,
    page: &'a str,
}

#[derive(Template)]
#[template(path = "mail/domain_lost.txt")]
struct DomainLost<'a> {
    tenant: &'a str,
    domain: &'a str,
    page: &'a str,
}

impl Letter {
    /// To whoever may decide in it. It holds no secret.
    pub fn access_review(recipient: &str, review: &access_reviews::AccessReview, page: &str) -> Result<Self> {
        let body = AccessReview {
            title: &review.title,
            opened_by: &review.opened_by,
            admins: review.admins,
            note: &review.note,
            deadline: until(review.deadline),
            page,
        };
        Ok(Self {
            personal: false,
            invitation: None,
            recipient: recipient.to_owned(),
            subject: format!("Access review: {}", review.title),
            body: body.render().map_err(|error| Error::Internal(error.to_string()))?,
        })
    }

    /// To a Super Admin: the day has come on which somebody wanted to be back. It holds no secret.
    pub fn return_due(
        recipient: &str,
        (name, email): (&str, &str),
        day: &str,
        reason: &str,
        page: &str,
    ) -> Result<Self> {
        let body = ReturnDue {
            name,
            email,
            day,
            reason,
            page,
        };
        Ok(Self {
            personal: false,
            invitation: None,
            recipient: recipient.to_owned(),
            subject: format!("{name} wanted to be back by now"),
            body: body.render().map_err(|error| Error::Internal(error.to_string()))?,
        })
    }

    /// To an owner: somebody of the platform comes in, or asks to. It holds no secret.
    pub fn access(
        recipient: &str,
        tenant: &str,
        admin: &str,
        email: &str,
        grant: &AccessGrant,
        page: &str,
    ) -> Result<Self> {
        let asks = grant.state == AccessState::Requested;
        let body = Access {
            tenant,
            admin,
            email,
            asks,
            mode: grant.mode.as_str(),
            minutes: grant.minutes,
            reason: &grant.reason,
            page,
        };
        let subject = if asks {
            format!("{admin} asks to come into {tenant}")
        } else {
            format!("{admin} has come into {tenant}")
        };
        Ok(Self {
            personal: false,
            invitation: None,
            recipient: recipient.to_owned(),
            subject,
            body: body.render().map_err(|error| Error::Internal(error.to_string()))?,
        })
    }

    /// To an owner: the proof of a domain was withdrawn. It holds no secret.
    pub fn domain_lost(recipient: &str, tenant: &str, domain: &str, page: &str) -> Result<Self> {
        let body = DomainLost { tenant, domain, page };
        Ok(Self {
            invitation: None,
            personal: false,
            recipient: recipient.to_owned(),
            subject: format!("{domain} is not proved any more"),
            body: body.render().map_err(|error| Error::Internal(error.to_string()))?,
        })
    }

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
            expires: until(expires_at),
        };
        Ok(Self {
            invitation: Some(id),
            personal: false,
            recipient: recipient.to_owned(),
            subject: format!("Your invitation to {tenant}"),
            body: body.render().map_err(|error| Error::Internal(error.to_string()))?,
        })
    }

    /// A link by which an account gets another password.
    pub fn reset(recipient: &str, name: &str, link: &str, expires_at: Timestamp) -> Result<Self> {
        let expires = until(expires_at);
        Self::personal(recipient, "Choose a new password", &Reset { name, link, expires })
    }

    /// A link by which an account that somebody made gets its first password.
    pub fn welcome(
        recipient: &str,
        name: &str,
        inviter: Option<&str>,
        role: &str,
        link: &str,
        expires_at: Timestamp,
    ) -> Result<Self> {
        let letter = Welcome {
            name,
            inviter,
            role,
            link,
            expires: until(expires_at),
        };
        Self::personal(recipient, "Your account on the platform", &letter)
    }

    fn personal(recipient: &str, subject: &str, letter: &impl Template) -> Result<Self> {
        Ok(Self {
            invitation: None,
            personal: true,
            recipient: recipient.to_owned(),
            subject: subject.to_owned(),
            body: letter.render().map_err(|error| Error::Internal(error.to_string()))?,
        })
    }

    /// To the old address of an account that has another one now.
    pub fn address_changed(recipient: &str, name: &str, address: &str) -> Result<Self> {
        let body = AddressChanged { name, address };
        Ok(Self {
            invitation: None,
            personal: false,
            recipient: recipient.to_owned(),
            subject: "The address of your account was changed".to_owned(),
            body: body.render().map_err(|error| Error::Internal(error.to_string()))?,
        })
    }

    /// To whom it concerns. It holds no secret.
    pub fn security_change(recipient: &str, name: &str, change: &str) -> Result<Self> {
        let body = SecurityChange { name, change };
        Ok(Self {
            invitation: None,
            personal: false,
            recipient: recipient.to_owned(),
            subject: change.to_owned(),
            body: body.render().map_err(|error| Error::Internal(error.to_string()))?,
        })
    }

    /// Signed with the product's name.
    pub fn seal(&self, keys: &Keys, id: MailId, product_name: &str) -> Vec<u8> {
        let signed = format!("{}\n\n-- \n{product_name}\n", self.body.trim_end());
        keys.seal(&place(id), signed.as_bytes())
    }
}

/// Where its text is sealed to.
pub(crate) fn place(id: MailId) -> String {
    format!("mails.body {}", id.0)
}

/// The text of a mail that waits.
pub(super) fn open(keys: &Keys, id: MailId, sealed: &[u8]) -> Result<String> {
    let plain = keys
        .open(&place(id), sealed)
        .map_err(|error| Error::Internal(error.to_string()))?;
    String::from_utf8(plain).map_err(|error| Error::Internal(error.to_string()))
}
