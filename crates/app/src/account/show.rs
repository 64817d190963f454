//! Who is signed in.

use async_trait::async_trait;
use db::queries::users;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    AccountOperation, Error, Mode, Result, UserId,
    audit::Target,
    caller::Who,
    gate::{Done, Door, Identity, Tx},
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Account {
    pub id: UserId,
    pub email: String,
    pub name: String,
    /// The key of the platform role, for a platform admin.
    pub platform_role: Option<String>,
    pub version: i32,
}

pub struct Show;

#[async_trait]
impl AccountOperation for Show {
    const NAME: &'static str = "account.show";
    const MODE: Mode = Mode::Read;
    const BY_TOKEN: bool = true;
    type Output = Account;

    fn target(&self, who: &Who) -> Target {
        who.as_target()
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<Account>> {
        Ok(Done::new(load(door.tx().await?, who).await?))
    }
}

/// As it is in the transaction: what is read with a version is of that version.
pub(super) async fn load(tx: &Tx<Identity>, who: &Who) -> Result<Account> {
    let row = users::get().bind(tx.db(), &who.person()?.id.0).opt().await?;
    let row = row.ok_or(Error::NotFound)?;
    Ok(Account {
        id: UserId(row.id),
        email: row.email,
        name: row.name,
        platform_role: who.platform_role().map(|role| role.key.to_string()),
        version: row.version,
    })
}
