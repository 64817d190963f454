//! Counts what each day held, once it is sealed: for the chart of sign-ins, and to find a day in the log without walking there.

use db::queries::audit as sql;

use crate::{
    App, Result,
    gate::{Platform, Tx},
};

/// Counts what was sealed since it was last counted.
pub async fn count_days(app: &App) -> Result<()> {
    let tx = Tx::<Platform>::background(app).await?;
    if let Some(state) = sql::uncounted().bind(tx.db()).opt().await? {
        let (since, until) = (state.counted_until, state.sealed_until);
        // What is counted twice or not at all would stay wrong: both or neither.
        sql::count_days().bind(tx.db(), &since, &until).await?;
        sql::counted().bind(tx.db(), &until).await?;
    }
    tx.done().await
}
