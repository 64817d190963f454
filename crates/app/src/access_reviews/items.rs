//! The platform admins whom an access review is about, by e-mail address.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::access_reviews as sql;
use uuid::Uuid;

use super::{ReviewItem, find};
use crate::{
    AccessReviewId, Error, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    search,
};

pub type ItemsPage = crate::Page<ReviewItem>;

pub struct Items {
    pub review: AccessReviewId,
    /// Only those whom nothing is decided about.
    pub undecided: bool,
    pub after: Option<String>,
    pub limit: Option<u16>,
}

#[async_trait]
impl Operation for Items {
    type Plane = Platform;
    const NAME: &'static str = "access_reviews.items";
    const PERMISSION: Permission<'static> = Permission::new("admins", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = ItemsPage;

    fn target(&self) -> Target {
        Target::new("access_review", self.review, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<ItemsPage>> {
        let limit = search::limit(self.limit)?;
        let page = page(tx, self.review, self.undecided, self.after.as_deref(), limit).await?;
        find(tx, self.review).await?;
        Ok(Done::new(page))
    }
}

pub(super) async fn page(
    tx: &Tx<Platform>,
    review: AccessReviewId,
    undecided: bool,
    after: Option<&str>,
    limit: i64,
) -> Result<ItemsPage> {
    let (key, id) = match after {
        None | Some("") => (String::new(), Uuid::nil()),
        Some(text) => cursor(text)
            .ok_or_else(|| Error::invalid("after", "This is not where a page ended. Leave it out to begin again."))?,
    };
    let rows = sql::items()
        .bind(tx.db(), &review.0, &key, &id, &undecided, &(limit + 1))
        .all()
        .await?;
    let key = |row: &sql::ItemRow| format!("{}.{}", row.id.simple(), row.email.to_lowercase());
    ItemsPage::cut(rows, limit, key, ReviewItem::new)
}

/// The id and the address of the item before.
fn cursor(text: &str) -> Option<(String, Uuid)> {
    let (id, key) = text.split_once('.')?;
    Some((search::text(Some(key)), Uuid::try_parse(id).ok()?))
}
