//! The signed report of a closed access review, for whoever audits; and how it is checked without a database.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::access_reviews as sql;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{AccessReview, ReviewItem, items};
use crate::{
    AccessReviewId, Error, Mode, Operation, Result,
    audit::{DocumentError, Target, Trust, sign, verify_document},
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

/// What the signature is good for.
const KIND: &str = "access review";
const AT_ONCE: i64 = 200;

#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = AccessReviewReport)]
pub struct ReviewReport {
    pub review: AccessReview,
    pub admins: Vec<ReviewItem>,
    /// The number and the hash of the newest head of the platform's audit log when it was closed; missing before anything was sealed.
    pub audit_head: Option<String>,
    /// The newest checkpoint over all audit logs then: `bailiwick audit verify --expect` says whether it still stands.
    pub audit_checkpoint: Option<String>,
}

/// As the API's document knows it: the report, the key that it is signed with, and the signature.
#[derive(ToSchema)]
#[schema(as = SignedAccessReviewReport)]
#[allow(dead_code)] // made for the document, never in code
pub struct SignedReport {
    report: ReviewReport,
    signature: String,
}

/// The report of one, which must be closed.
pub struct Report {
    pub review: AccessReviewId,
}

#[async_trait]
impl Operation for Report {
    type Plane = Platform;
    const NAME: &'static str = "access_reviews.report";
    const PERMISSION: Permission<'static> = Permission::new("admins", Action::View);
    const MODE: Mode = Mode::Read;
    /// Read, and as the signed file.
    type Output = (ReviewReport, String);

    fn target(&self) -> Target {
        Target::new("access_review", self.review, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Self::Output>> {
        let row = sql::get().bind(tx.db(), &self.review.0).opt().await?;
        let row = row.ok_or(Error::NotFound)?;
        if row.closed_at.is_none() {
            return Err(Error::conflict(
                "review_open",
                "This access review is still open. Its report is made when it is closed.",
            ));
        }
        let (mut admins, mut after) = (Vec::new(), None);
        loop {
            let page = items::page(tx, self.review, false, after.as_deref(), AT_ONCE).await?;
            admins.extend(page.items);
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        let report = ReviewReport {
            audit_head: row.audit_head.clone(),
            audit_checkpoint: row.audit_checkpoint.clone(),
            review: row.into(),
            admins,
        };
        let file = sign(tx.app().keys(), KIND, &report)?;
        Ok(Done::new((report, file)))
    }
}

/// What a file says that is as it was signed.
///
/// # Errors
/// What is no signed report, one of another installation, or one that was changed.
pub fn verify_report(text: &str, trust: &Trust) -> std::result::Result<ReviewReport, DocumentError> {
    let content = verify_document(text, KIND, trust)?;
    serde_json::from_value(content).map_err(|_| DocumentError::Unreadable)
}
