//! Confirms a platform admin in an access review, or removes them: by the rules and the code of any other removal, in the same transaction.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::access_reviews as sql;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{ReviewItem, ReviewOutcome, closed, find_item};
use crate::{
    AccessReviewId, Error, Mode, Operation, Result, ReviewItemId, admins,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    words::words,
};

words!(
    /// What is decided about a platform admin.
    ReviewDecision {
        /// They keep their role.
        Confirm "confirm",
        /// They lose the platform at once.
        Remove "remove",
    }
);

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewReviewDecision, examples(json!({ "decision": "confirm", "reason": "Still runs the night shift." })))]
pub struct NewDecision {
    pub decision: ReviewDecision,
    /// Why; kept in the review and in the audit log. A removal needs one.
    #[serde(default)]
    #[schema(max_length = 500)]
    pub reason: String,
}

pub struct Decide {
    pub review: AccessReviewId,
    pub item: ReviewItemId,
    /// The item's.
    pub version: i32,
    pub new: NewDecision,
}

#[async_trait]
impl Operation for Decide {
    type Plane = Platform;
    const NAME: &'static str = "access_reviews.decide";
    // Whoever could remove them anyway.
    const PERMISSION: Permission<'static> = Permission::new("admins", Action::Delete);
    const MODE: Mode = Mode::Write;
    type Output = ReviewItem;

    fn target(&self) -> Target {
        Target::new("access_review", self.review, "")
    }

    fn justification(&self) -> Option<&str> {
        let may_be_missing = self.new.decision == ReviewDecision::Confirm && self.new.reason.trim().is_empty();
        (!may_be_missing).then_some(&self.new.reason)
    }

    async fn acts(&self, who: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        let before = self.hold(tx).await?;
        let admin = admins::hold(tx, who, before.admin_id).await?;
        admins::acts_on(tx, who, &admin, None).await
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<ReviewItem>> {
        let before = find_item(tx, self.review, self.item).await?;
        let decision = match self.new.decision {
            ReviewDecision::Confirm => "confirmed",
            ReviewDecision::Remove => {
                let admin = admins::hold(tx, granted.who(), before.admin_id).await?;
                admins::take_away(tx, before.admin_id, admin.version).await?;
                "removed"
            }
        };
        let by = granted.who().user();
        let reason = self.new.reason.trim();
        sql::decide()
            .bind(
                tx.db(),
                &decision,
                &tx.now(),
                &by,
                &reason,
                &self.review.0,
                &self.item.0,
            )
            .await?;
        let after = find_item(tx, self.review, self.item).await?;
        // Of the admin, whose page tells what was done to them.
        Done::new(after.clone())
            .target("platform_admin", before.admin_id, &before.email)
            .before(serde_json::json!({ "outcome": before.outcome, "state": before.state, "role": before.role }))?
            .after(serde_json::json!({ "outcome": after.outcome, "review": self.review }))
    }
}

impl Decide {
    /// The item, which nobody else decides, in a review that nobody closes until the transaction ends.
    async fn hold(&self, tx: &Tx<Platform>) -> Result<ReviewItem> {
        let open = sql::share().bind(tx.db(), &self.review.0).opt().await?;
        let open = open.ok_or(Error::NotFound)?;
        sql::hold_item()
            .bind(tx.db(), &self.review.0, &self.item.0)
            .opt()
            .await?;
        let item = find_item(tx, self.review, self.item).await?;
        tx.found("platform_admin", item.admin_id, &item.email);
        if !open {
            return Err(closed());
        }
        if item.version != self.version {
            return Err(Error::stale());
        }
        match (item.outcome, self.new.decision) {
            (ReviewOutcome::Removed | ReviewOutcome::RemovedMeanwhile, _) => Err(Error::conflict(
                "removed_already",
                "They are no platform admin any more. If they should be one, add them again.",
            )),
            (ReviewOutcome::Confirmed, ReviewDecision::Confirm) => {
                Err(Error::conflict("unchanged", "They are confirmed already."))
            }
            _ => Ok(item),
        }
    }
}
