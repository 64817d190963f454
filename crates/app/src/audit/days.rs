//! Counts what each day held, once it is sealed: for the charts, and to find a day in the log without walking there.

use db::queries::audit as sql;
use jiff::{SignedDuration, Timestamp};

use super::filter::day;
use crate::{
    App, Result,
    gate::{Platform, Tx},
};

/// Counts what was sealed since it was last counted.
pub async fn count_days(app: &App) -> Result<()> {
    let tx = Tx::<Platform>::background(app).await?;
    if let Some(state) = sql::uncounted().bind(tx.db()).opt().await? {
        let (since, until) = (state.counted_until, state.sealed_until);
        // What is counted twice or not at all would stay wrong: all or nothing.
        sql::count_days().bind(tx.db(), &since, &until).await?;
        sql::count_outcomes().bind(tx.db(), &since, &until).await?;
        sql::counted().bind(tx.db(), &until).await?;
    }
    tx.done().await
}

/// How many days a chart shows.
const SHOWN: i64 = 30;

/// Those days, oldest first, today last.
pub(super) fn last_days(now: Timestamp) -> Vec<Timestamp> {
    let ago = |days: i64| day(now) - SignedDuration::from_hours(24 * days);
    (0..SHOWN).rev().map(ago).collect()
}
