//! Walks the log backwards along one index, as far as a page may, and keeps what matches.

use db::queries::audit as sql;
use uuid::Uuid;

use super::filter::{Search, Way};
use crate::{
    Result,
    gate::{Plane, Tx},
};

/// An event's place in the order of the log: its position and id. A page begins before one, and whoever follows goes on behind one.
pub type Place = (i64, Uuid);

/// How many events one page looks at, at most. What lies further back is on the next.
const LOOKED_AT: usize = 4_000;
const AT_ONCE: i64 = 400;

pub(super) struct Walked {
    pub rows: Vec<sql::EventRow>,
    /// Where to go on; missing at the end.
    pub next: Option<Place>,
}

/// Has the statements of this transaction planned once and not for each page. Each way through the log is one of its own along an index of its own,
/// whatever is asked, and planning it takes ten times as long as walking it does.
pub(super) async fn plan_once<P: Plane>(tx: &Tx<P>) -> Result<()> {
    Ok(tx
        .db()
        .batch_execute("set local plan_cache_mode = force_generic_plan")
        .await?)
}

/// Up to `limit` events that match, newest first. Fewer, and still a place to go on from, where many had to be looked at.
pub(super) async fn walk<P: Plane>(tx: &Tx<P>, search: &Search, before: Place, limit: usize) -> Result<Walked> {
    let mut place = before.min((search.end, Uuid::nil()));
    let mut rows = Vec::new();
    if search.is_hopeless() {
        return Ok(Walked { rows, next: None });
    }
    let batch = if search.is_exact() {
        i64::try_from(limit + 1).unwrap_or(AT_ONCE)
    } else {
        AT_ONCE
    };
    let mut looked_at = 0;
    loop {
        let found = fetch(tx, search, place, batch).await?;
        let last = i64::try_from(found.len()).is_ok_and(|found| found < batch);
        looked_at += found.len();
        for row in found {
            if search.matches(&row) {
                if rows.len() == limit {
                    return Ok(Walked {
                        rows,
                        next: Some(place),
                    });
                }
                place = (row.position, row.id);
                rows.push(row);
            } else {
                place = (row.position, row.id);
            }
        }
        if last {
            return Ok(Walked { rows, next: None });
        }
        if looked_at >= LOOKED_AT {
            return Ok(Walked {
                rows,
                next: Some(place),
            });
        }
    }
}

async fn fetch<P: Plane>(tx: &Tx<P>, search: &Search, (position, id): Place, limit: i64) -> Result<Vec<sql::EventRow>> {
    let (db, p, i, l) = (tx.db(), &position, &id, &limit);
    let f = &search.first;
    Ok(match (&search.way, &search.chain) {
        (Way::Log, Some(log)) => sql::in_log().bind(db, log, p, i, f, l).all().await?,
        (Way::Log, None) => sql::in_all_logs().bind(db, p, i, f, l).all().await?,
        (Way::Kind(kind), Some(log)) => sql::of_kind_in_log().bind(db, log, kind, p, i, f, l).all().await?,
        (Way::Kind(kind), None) => sql::of_kind().bind(db, kind, p, i, f, l).all().await?,
        (Way::Operation(name), Some(log)) => sql::of_operation_in_log().bind(db, log, name, p, i, f, l).all().await?,
        (Way::Operation(name), None) => sql::of_operation().bind(db, name, p, i, f, l).all().await?,
        (Way::Target(target), Some(log)) => sql::of_target_in_log().bind(db, log, target, p, i, f, l).all().await?,
        (Way::Target(target), None) => sql::of_target().bind(db, target, p, i, f, l).all().await?,
        (Way::AccessGrant(grant), Some(log)) => {
            sql::of_access_grant_in_log()
                .bind(db, log, grant, p, i, f, l)
                .all()
                .await?
        }
        (Way::AccessGrant(grant), None) => sql::of_access_grant().bind(db, grant, p, i, f, l).all().await?,
        (Way::People(people), Some(log)) => sql::of_people_in_log().bind(db, people, log, p, i, f, l).all().await?,
        (Way::People(people), None) => sql::of_people().bind(db, people, p, i, f, l).all().await?,
        (Way::Nobody(kind), _) => sql::of_nobody().bind(db, kind, p, i, f, l).all().await?,
        (Way::Address(address), _) => sql::of_address().bind(db, address, p, i, f, l).all().await?,
    })
}
