//! Starts an access review: takes down who is a platform admin now, and writes to those who may decide.

use async_trait::async_trait;
use std::collections::BTreeMap;

use authz::{Action, Permission, PermissionSet};
use db::queries::{access_reviews as sql, facts};
use garde::Validate;
use jiff::SignedDuration;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{AccessReview, Decide, find};
use crate::{
    AccessReviewId, Error, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    error::violated_constraint,
    facts::platform_role,
    gate::{Act, Done, Granted, Platform, Tx},
    mails::Letter,
    names,
};

const DAYS: u16 = 14;

const fn days() -> u16 {
    DAYS
}

#[derive(Clone, Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewAccessReview, examples(json!({ "title": "Third quarter", "deadline_in_days": 14, "note": "Ask each team lead." })))]
pub struct NewReview {
    #[garde(custom(names::name))]
    #[schema(min_length = 1, max_length = 120)]
    pub title: String,
    /// How many days there are to decide; 14 if left out.
    #[serde(default = "days")]
    #[garde(range(min = 1, max = 90))]
    #[schema(minimum = 1, maximum = 90, default = 14)]
    pub deadline_in_days: u16,
    /// For whoever decides.
    #[serde(default)]
    #[garde(custom(names::note))]
    #[schema(max_length = 500)]
    pub note: String,
}

pub struct Start(pub NewReview);

#[async_trait]
impl Operation for Start {
    type Plane = Platform;
    const NAME: &'static str = "access_reviews.start";
    // As for letting an admin in again, the most that is done to one: a review is about everybody, the top included, so only the top begins one.
    const PERMISSION: Permission<'static> = Permission::new("admins", Action::Manage);
    const MODE: Mode = Mode::Write;
    type Output = AccessReview;

    fn target(&self) -> Target {
        Target::new("access_review", "", &self.0.title)
    }

    // It takes nothing from anybody, so that a token may begin one every quarter.
    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<AccessReview>> {
        let new = &self.0;
        new.validate()?;
        let id = AccessReviewId::new();
        let deadline = tx.now() + SignedDuration::from_hours(24 * i64::from(new.deadline_in_days));
        let by = granted.who().user();
        sql::insert()
            .bind(tx.db(), &id.0, &new.title, &new.note, &deadline, &tx.now(), &by)
            .await
            .map_err(|error| match violated_constraint(&error) {
                Some("access_reviews_one_open") => Error::conflict(
                    "review_open",
                    "Another access review is open. Close it first, then start this one.",
                ),
                _ => error.into(),
            })?;
        sql::take_down().bind(tx.db(), &id.0).await?;
        let review = find(tx, id).await?;
        tell_reviewers(tx, &review).await?;
        Done::new(review.clone())
            .target("access_review", id, &review.title)
            .after(serde_json::json!({ "title": review.title, "deadline": review.deadline, "admins": review.admins }))
    }
}

async fn tell_reviewers(tx: &Tx<Platform>, review: &AccessReview) -> Result<()> {
    let page = format!("{}/root/reviews/{}", tx.app().settings().root_url, review.id);
    let reviewers = sql::reviewers().bind(tx.db()).all().await?;
    let ids: Vec<Uuid> = reviewers.iter().map(|reviewer| reviewer.role_id).collect();
    let mut roles: BTreeMap<Uuid, PermissionSet> = BTreeMap::new();
    for row in facts::platform_role_snapshots().bind(tx.db(), &ids).all().await? {
        roles.insert(row.id, platform_role(row)?.permissions);
    }
    let decides = |role: &Uuid| roles.get(role).is_some_and(|may| may.contains(Decide::PERMISSION));
    let deciding = reviewers.iter().filter(|reviewer| decides(&reviewer.role_id));
    let letters = deciding.map(|reviewer| Letter::access_review(&reviewer.email, review, &page));
    tx.mail_all(&letters.collect::<Result<Vec<_>>>()?).await
}
