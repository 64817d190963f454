//! The e-mail domains of a tenant, and the proof that they are its own: a TXT record that only whoever owns the domain can publish. Whom one invites is
//! limited to them where the tenant's settings say so, proved or not.

mod add;
mod check;
mod check_all;
mod list;
mod look_up;
mod prove;
mod remove;
mod withdraw;

pub use add::{Add, NewEmailDomain};
pub use check::Check;
pub use check_all::check_all;
use db::queries::email_domains as sql;
use jiff::{SignedDuration, Timestamp};
pub use list::List;
pub use remove::Remove;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    EmailDomainId, Error, Result,
    gate::{Tenant, Tx},
    words::words,
};

words!(
    /// What is known of whose a domain is.
    EmailDomainState {
        /// Nothing yet.
        Unproved "unproved",
        Proved "proved",
        /// It was proved, and its record has been missing for a week.
        Lost "lost",
    }
);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct EmailDomain {
    pub id: EmailDomainId,
    /// As it stands behind the @, in small letters.
    pub domain: String,
    pub state: EmailDomainState,
    /// What the TXT record is called that proves the domain.
    pub record_name: String,
    /// What that record says. It is no secret.
    pub record_value: String,
    pub added_at: Timestamp,
    /// When the DNS was asked last.
    pub checked_at: Option<Timestamp>,
    /// Why the last check did not prove it.
    pub problem: Option<String>,
    pub proved_at: Option<Timestamp>,
    /// Since when the record of a proof is missing: after seven days the proof is withdrawn.
    pub missing_since: Option<Timestamp>,
    /// When the proof was withdrawn.
    pub lost_at: Option<Timestamp>,
}

impl From<sql::EmailDomainRow> for EmailDomain {
    fn from(row: sql::EmailDomainRow) -> Self {
        Self {
            id: EmailDomainId(row.id),
            state: match (row.proved_at, row.lost_at) {
                (Some(_), _) => EmailDomainState::Proved,
                (None, Some(_)) => EmailDomainState::Lost,
                (None, None) => EmailDomainState::Unproved,
            },
            record_name: format!("_bailiwick-challenge.{}", row.domain),
            record_value: format!("bailiwick-domain={}", row.token),
            domain: row.domain,
            added_at: row.added_at,
            checked_at: row.checked_at,
            problem: row.problem,
            proved_at: row.proved_at,
            missing_since: row.missing_since,
            lost_at: row.lost_at,
        }
    }
}

const UNPROVED_EVERY: SignedDuration = SignedDuration::from_hours(1);
/// Whoever has not published the record by then asks for the check themself.
const UNPROVED_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);
const PROVED_EVERY: SignedDuration = SignedDuration::from_hours(24);
/// How long the record of a proof may be missing.
const MISSING_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);

impl EmailDomain {
    /// When the DNS is asked next, by itself.
    fn next_check(&self, now: Timestamp) -> Option<Timestamp> {
        if self.state == EmailDomainState::Proved {
            return Some(now + PROVED_EVERY);
        }
        let since = self.lost_at.unwrap_or(self.added_at);
        (now.duration_since(since) < UNPROVED_FOR).then(|| now + UNPROVED_EVERY)
    }
}

async fn find(tx: &Tx<Tenant>, id: EmailDomainId) -> Result<EmailDomain> {
    let row = sql::get().bind(tx.db(), &tx.tenant()?.0, &id.0).opt().await?;
    let domain: EmailDomain = row.ok_or(Error::NotFound)?.into();
    tx.found("email_domain", id, &domain.domain);
    Ok(domain)
}
