//! Who is signed in.

use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    AccountOperation, Mode, Result, UserId,
    audit::Target,
    caller::Who,
    gate::{Done, Door},
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Account {
    pub id: UserId,
    pub email: String,
    pub name: String,
    /// The key of the platform role, for a platform admin.
    pub platform_role: Option<String>,
}

pub struct Show;

impl AccountOperation for Show {
    const NAME: &'static str = "account.show";
    const MODE: Mode = Mode::Read;
    const BY_TOKEN: bool = true;
    type Output = Account;

    fn target(&self, who: &Who) -> Target {
        who.as_target()
    }

    async fn run(&self, who: &Who, _: &mut Door<'_>) -> Result<Done<Account>> {
        let person = who.person()?;
        Ok(Done::new(Account {
            id: person.id,
            email: person.email.clone(),
            name: person.name.clone(),
            platform_role: who.admin.as_ref().map(|admin| admin.role.key.to_string()),
        }))
    }
}
