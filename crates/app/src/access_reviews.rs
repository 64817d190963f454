//! Access reviews: every few months somebody looks at each platform admin and says whether they stay (S3-77). One is open at a time; one that is
//! closed stays as it is, and its report is signed.

mod close;
mod decide;
mod items;
mod list;
mod report;
mod show;
mod start;

use db::queries::access_reviews as sql;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use close::{Close, Closing};
pub use decide::{Decide, NewDecision, ReviewDecision};
pub use items::{Items, ItemsPage};
pub use list::{List, Page};
pub use report::{Report, ReviewReport, SignedReport, verify_report};
pub use show::Show;
pub use start::{NewReview, Start};

use crate::{
    AccessReviewId, AdminId, Error, Result, ReviewItemId, UserId,
    admins::AdminState,
    gate::{Platform, Tx},
    words::words,
};

words!(
    /// What became of an admin in a review.
    ReviewOutcome {
        Undecided "undecided",
        Confirmed "confirmed",
        /// By the review.
        Removed "removed",
        /// While the review was open, and not by it.
        RemovedMeanwhile "removed_meanwhile",
    }
);

#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct AccessReview {
    pub id: AccessReviewId,
    pub title: String,
    pub note: String,
    /// Passing it ends nothing; what is undecided then is overdue.
    pub deadline: Timestamp,
    pub opened_at: Timestamp,
    /// The e-mail address of whoever started it, or `command line`.
    pub opened_by: String,
    /// Missing while it is open.
    pub closed_at: Option<Timestamp>,
    pub closed_by: Option<String>,
    /// Why it was closed before all was decided.
    pub closing_reason: Option<String>,
    /// How many platform admins it is about.
    pub admins: i64,
    /// How many of them are decided, or were removed meanwhile.
    pub decided: i64,
    pub version: i32,
}

impl From<sql::ReviewRow> for AccessReview {
    fn from(row: sql::ReviewRow) -> Self {
        Self {
            id: AccessReviewId(row.id),
            title: row.title,
            note: row.note,
            deadline: row.deadline,
            opened_at: row.opened_at,
            opened_by: by(row.opened_by),
            closed_by: row.closed_at.map(|_| by(row.closed_by)),
            closed_at: row.closed_at,
            closing_reason: row.closing_reason,
            admins: row.items,
            decided: row.decided,
            version: row.version,
        }
    }
}

/// Whoever is no person is the command line.
fn by(email: Option<String>) -> String {
    email.unwrap_or_else(|| "command line".to_owned())
}

/// A platform admin as they were when the review began, and what was decided.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub struct ReviewItem {
    pub id: ReviewItemId,
    pub admin_id: AdminId,
    pub user_id: UserId,
    pub email: String,
    pub name: String,
    /// The role's key.
    pub role: String,
    pub role_name: String,
    pub title: String,
    pub state: AdminState,
    pub can_sign_in: bool,
    pub last_sign_in_at: Option<Timestamp>,
    /// When a mail server refused their address for good; missing where none did.
    pub mail_bounced_at: Option<Timestamp>,
    pub outcome: ReviewOutcome,
    pub decided_at: Option<Timestamp>,
    pub decided_by: Option<String>,
    /// Why, as whoever decided wrote; empty where a confirmation says none.
    pub reason: String,
    /// Since when they are no platform admin, however that came.
    pub removed_at: Option<Timestamp>,
    pub version: i32,
}

impl ReviewItem {
    fn new(row: sql::ItemRow) -> Result<Self> {
        Ok(Self {
            outcome: outcome(&row),
            id: ReviewItemId(row.id),
            admin_id: AdminId(row.platform_admin_id),
            user_id: UserId(row.user_id),
            email: row.email,
            name: row.name,
            role: row.role_key,
            role_name: row.role_name,
            title: row.title,
            state: row.state.parse()?,
            can_sign_in: row.can_sign_in,
            last_sign_in_at: row.last_sign_in_at,
            mail_bounced_at: row.mail_bounced_at,
            decided_by: row.decided_at.map(|_| by(row.decided_by)),
            decided_at: row.decided_at,
            reason: row.reason,
            removed_at: row.removed_at,
            version: row.version,
        })
    }
}

fn outcome(row: &sql::ItemRow) -> ReviewOutcome {
    match (row.decision.as_deref(), row.removed_at) {
        (Some("removed"), _) => ReviewOutcome::Removed,
        (_, Some(_)) => ReviewOutcome::RemovedMeanwhile,
        (Some(_), None) => ReviewOutcome::Confirmed,
        (None, None) => ReviewOutcome::Undecided,
    }
}

async fn find(tx: &Tx<Platform>, review: AccessReviewId) -> Result<AccessReview> {
    let row = sql::get().bind(tx.db(), &review.0).opt().await?;
    Ok(row.ok_or(Error::NotFound)?.into())
}

async fn find_item(tx: &Tx<Platform>, review: AccessReviewId, item: ReviewItemId) -> Result<ReviewItem> {
    let row = sql::item().bind(tx.db(), &review.0, &item.0).opt().await?;
    ReviewItem::new(row.ok_or(Error::NotFound)?)
}

fn closed() -> Error {
    Error::conflict(
        "review_closed",
        "This access review is closed and stays as it is. Start another one.",
    )
}
