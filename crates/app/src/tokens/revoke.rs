//! Ends an API token of the person who asks, on its very next use.

use crate::{
    AccountOperation, Error, Mode, Result, TokenId,
    audit::Target,
    caller::Who,
    gate::{Done, Door},
};
use async_trait::async_trait;

pub struct Revoke {
    pub token: TokenId,
}

#[async_trait]
impl AccountOperation for Revoke {
    const NAME: &'static str = "tokens.revoke";
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self, _: &Who) -> Target {
        Target::new("api_token", self.token, "")
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<()>> {
        let person = who.person()?.id;
        let tx = door.tx().await?;
        match db::queries::tokens::revoke()
            .bind(tx.db(), &tx.now(), &self.token.0, &person.0)
            .await?
        {
            0 => Err(Error::NotFound),
            _ => Ok(Done::new(())),
        }
    }
}
