//! New recovery codes in the place of those there are.

use async_trait::async_trait;
use serde::Serialize;
use utoipa::ToSchema;

use super::{codes, hold_changing};
use crate::{
    AccountOperation, Error, Mode, Result,
    account::SecurityChange,
    audit::Target,
    caller::Who,
    gate::{Done, Door},
    jobs::Work,
};

/// Shown this once.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct RecoveryCodes {
    /// Each signs in once, in place of a code of the app. None where those that there are stay good.
    pub codes: Vec<String>,
}

pub struct MakeRecoveryCodes;

#[async_trait]
impl AccountOperation for MakeRecoveryCodes {
    const NAME: &'static str = "second_factors.make_recovery_codes";
    const MODE: Mode = Mode::Write;
    type Output = RecoveryCodes;

    fn target(&self, who: &Who) -> Target {
        who.as_target()
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<RecoveryCodes>> {
        let person = who.person()?;
        let tx = door.tx().await?;
        if hold_changing(tx, who).await?.first {
            return Err(Error::conflict(
                "no_second_factor",
                "Recovery codes stand in for a second factor. Set one up first.",
            ));
        }
        let codes = codes::renew_recovery_codes(tx, person.id).await?;
        tx.enqueue(&Work::TellOfChange {
            user: person.id,
            change: SecurityChange::RecoveryCodesMade,
        })
        .await?;
        Done::new(RecoveryCodes { codes }).after(serde_json::json!({ "recovery_codes": true }))
    }
}
