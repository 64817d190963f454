//! Closes an access review: what was decided stays as it is from then on, and what was not stays undecided, which takes a reason.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::{access_reviews as sql, audit};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{AccessReview, closed, find};
use crate::{
    AccessReviewId, Error, Mode, Operation, Result,
    audit::{Checkpoint, Target},
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ClosingOfReview, examples(json!({ "reason": "The others are on leave until spring." })))]
pub struct Closing {
    /// Why, where somebody is still undecided.
    #[schema(max_length = 500)]
    pub reason: Option<String>,
}

pub struct Close {
    pub review: AccessReviewId,
    pub version: i32,
    pub closing: Closing,
}

#[async_trait]
impl Operation for Close {
    type Plane = Platform;
    const NAME: &'static str = "access_reviews.close";
    // Whoever may begin one answers for how it ends.
    const PERMISSION: Permission<'static> = Permission::new("admins", Action::Manage);
    const MODE: Mode = Mode::Write;
    type Output = AccessReview;

    fn target(&self) -> Target {
        Target::new("access_review", self.review, "")
    }

    fn justification(&self) -> Option<&str> {
        let reason = self.closing.reason.as_deref();
        reason.filter(|reason| !reason.trim().is_empty())
    }

    async fn acts(&self, _: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        let open = sql::hold().bind(tx.db(), &self.review.0).opt().await?;
        let open = open.ok_or(Error::NotFound)?;
        let review = find(tx, self.review).await?;
        tx.found("access_review", self.review, &review.title);
        if !open {
            return Err(closed());
        }
        if review.version != self.version {
            return Err(Error::stale());
        }
        Ok(vec![Act::Sensitive])
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<AccessReview>> {
        sql::keep_removals().bind(tx.db(), &self.review.0).await?;
        let before = find(tx, self.review).await?;
        let reason = self.justification().map(str::trim);
        let undecided = before.admins - before.decided;
        if undecided > 0 && reason.is_none() {
            return Err(Error::conflict(
                "undecided",
                format!(
                    "{undecided} of {} are undecided. Decide them, or say why you close it now.",
                    before.admins
                ),
            ));
        }
        let by = granted.who().user();
        let head = audit::last_head().bind(tx.db(), &Uuid::nil()).opt().await?;
        let head = head.map(|head| format!("{}:{}", head.number, hex::encode(head.hash)));
        let checkpoint = audit::last_checkpoint().bind(tx.db()).opt().await?;
        let checkpoint = checkpoint.map(|row| Checkpoint::from(&row).to_string());
        sql::close()
            .bind(tx.db(), &tx.now(), &by, &reason, &head, &checkpoint, &self.review.0)
            .await?;
        let after = find(tx, self.review).await?;
        Done::new(after.clone())
            .target("access_review", self.review, &after.title)
            .before(serde_json::json!({ "state": "open", "decided": before.decided }))?
            .after(serde_json::json!({ "state": "closed", "decided": after.decided, "undecided": undecided }))
    }
}
