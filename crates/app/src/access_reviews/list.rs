//! The access reviews, newest first.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::access_reviews as sql;
use uuid::Uuid;

use super::AccessReview;
use crate::{
    AccessReviewId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    search,
};

pub type Page = crate::Page<AccessReview>;

#[derive(Default)]
pub struct List {
    pub after: Option<String>,
    pub limit: Option<u16>,
}

#[async_trait]
impl Operation for List {
    type Plane = Platform;
    const NAME: &'static str = "access_reviews.list";
    const PERMISSION: Permission<'static> = Permission::new("admins", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Page;

    fn target(&self) -> Target {
        Target::new("access_review", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Page>> {
        let limit = search::limit(self.limit)?;
        let before = search::before::<AccessReviewId>(self.after.as_deref())?.map_or(Uuid::max(), |id| id.0);
        let rows = sql::list().bind(tx.db(), &before, &(limit + 1)).all().await?;
        let key = |row: &sql::ReviewRow| AccessReviewId(row.id).to_string();
        Page::cut(rows, limit, key, |row| Ok(row.into())).map(Done::new)
    }
}
