//! What the person has.

use async_trait::async_trait;
use db::queries::second_factors as sql;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    AccountOperation, Mode, Result,
    audit::Target,
    caller::Who,
    gate::{Done, Door},
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SecondFactors {
    /// `passkey`, and `totp`: an authenticator app.
    pub kinds: Vec<String>,
    /// Since when there is an authenticator app.
    pub totp_since: Option<Timestamp>,
    pub totp_used_at: Option<Timestamp>,
    /// How many recovery codes are left.
    pub recovery_codes: i64,
}

pub struct Show;

#[async_trait]
impl AccountOperation for Show {
    const NAME: &'static str = "second_factors.show";
    const MODE: Mode = Mode::Read;
    type Output = SecondFactors;

    fn target(&self, who: &Who) -> Target {
        who.as_target()
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<SecondFactors>> {
        let row = sql::show()
            .bind(door.tx().await?.db(), &who.person()?.id.0)
            .one()
            .await?;
        Ok(Done::new(SecondFactors {
            kinds: row.second_factors,
            totp_since: row.totp_since,
            totp_used_at: row.totp_used_at,
            recovery_codes: row.recovery_codes,
        }))
    }
}
