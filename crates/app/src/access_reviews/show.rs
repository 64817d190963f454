//! One access review, and how far it is.

use async_trait::async_trait;
use authz::{Action, Permission};

use super::{AccessReview, find};
use crate::{
    AccessReviewId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub struct Show {
    pub review: AccessReviewId,
}

#[async_trait]
impl Operation for Show {
    type Plane = Platform;
    const NAME: &'static str = "access_reviews.show";
    const PERMISSION: Permission<'static> = Permission::new("admins", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = AccessReview;

    fn target(&self) -> Target {
        Target::new("access_review", self.review, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<AccessReview>> {
        Ok(Done::new(find(tx, self.review).await?))
    }
}
