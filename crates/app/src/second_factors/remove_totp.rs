//! Takes the authenticator app away, and with the last second factor the recovery codes.

use async_trait::async_trait;
use db::queries::second_factors as sql;

use super::hold_changing;
use crate::{
    AccountOperation, Error, Mode, Result,
    account::SecurityChange,
    audit::Target,
    caller::Who,
    gate::{Done, Door},
    jobs::Work,
};

pub struct RemoveTotp;

#[async_trait]
impl AccountOperation for RemoveTotp {
    const NAME: &'static str = "second_factors.remove_totp";
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self, who: &Who) -> Target {
        who.as_target()
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<()>> {
        let user = who.person()?.id;
        let tx = door.tx().await?;
        hold_changing(tx, who).await?;
        if sql::remove_totp().bind(tx.db(), &user.0).await? == 0 {
            return Err(Error::conflict("no_totp", "There is no authenticator app to remove."));
        }
        if sql::kinds().bind(tx.db(), &user.0).one().await?.is_empty() {
            sql::remove_recovery_codes().bind(tx.db(), &user.0).await?;
        }
        tx.enqueue(&Work::TellOfChange {
            user,
            change: SecurityChange::TotpRemoved,
        })
        .await?;
        Done::new(()).before(serde_json::json!({ "totp": true }))
    }
}
