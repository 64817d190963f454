//! One user, with what their page offers to do about them.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::users as sql;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::{User, listed};
use crate::{
    Mode, Operation, Result, UserId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    sessions::guess_keys,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = UserDetails)]
pub struct Details {
    #[serde(flatten)]
    pub user: User,
    /// Too many wrong guesses: until then no attempt to sign in is looked at.
    pub locked_until: Option<Timestamp>,
    /// The asker.
    pub themself: bool,
}

pub struct Show {
    pub user: UserId,
}

#[async_trait]
impl Operation for Show {
    type Plane = Platform;
    const NAME: &'static str = "users.show";
    const PERMISSION: Permission<'static> = Permission::new("users", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Details;

    fn target(&self) -> Target {
        Target::new("user", self.user, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Details>> {
        let user = listed(tx, self.user).await?;
        let until = sql::blocked_until()
            .bind(tx.db(), &guess_keys(&user.email))
            .one()
            .await?;
        let person = granted.who().person.as_ref();
        Ok(Done::new(Details {
            locked_until: until.filter(|until| *until > tx.now()),
            themself: person.is_some_and(|person| person.id == self.user),
            user,
        }))
    }
}
