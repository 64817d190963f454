//! Access reviews for those who are asked about them.

use app::{AccessReviewId, AdminId, Caller, ReviewItemId, access_reviews};
use serde_json::json;

use super::callers::World;

impl World<'_> {
    /// One is open at a time.
    pub(super) async fn no_open_review(&self) {
        let close = "update access_reviews set closed_at = now() where closed_at is null";
        let client = self.app.superuser().await;
        client.execute(close, &[]).await.expect("no review");
    }

    /// The one that is open. A new one for each question would take down all who were made for the others.
    pub(super) async fn access_review(&self) -> AccessReviewId {
        if let Some(open) = self.review_where("closed_at is null").await {
            return open;
        }
        let new = json!({ "title": "For the matrix" });
        let start = access_reviews::Start(serde_json::from_value(new).expect("a review"));
        self.app.on_platform(&Caller::cli(), start).await.expect("a review").id
    }

    pub(super) async fn closed_review(&self) -> AccessReviewId {
        self.access_review().await;
        self.no_open_review().await;
        self.review_where("closed_at is not null").await.expect("a review")
    }

    pub(super) async fn review_where(&self, condition: &str) -> Option<AccessReviewId> {
        let sql = format!("select id from access_reviews where {condition} limit 1");
        let row = self.app.superuser().await.query_opt(&sql, &[]).await;
        Some(AccessReviewId(row.expect("reviews")?.get(0)))
    }

    /// As if they had been an admin when the review began.
    pub(super) async fn review_item(&self, review: AccessReviewId, admin: AdminId) -> ReviewItemId {
        let sql = "insert into access_review_items (review_id, id, platform_admin_id, user_id, email, name, role_key, role_name, title, \
                       state, can_sign_in)
                   select $1, gen_random_uuid(), p.id, u.id, u.email, u.name, r.key, r.name, p.title, p.state, true
                   from platform_admins p join users u on u.id = p.user_id join platform_roles r on r.id = p.role_id
                   where p.id = $2
                   returning id";
        let row = self.app.superuser().await.query_one(sql, &[&review.0, &admin.0]).await;
        ReviewItemId(row.expect("an item").get(0))
    }
}
