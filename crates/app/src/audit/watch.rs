//! What was added to a log since one last looked: for a page that shows it live. Decided anew each time.

use async_trait::async_trait;
use std::marker::PhantomData;

use authz::{Action, Permission};
use db::queries::audit as sql;
use uuid::Uuid;

use super::{Event, Filter, Target, filter::Search, walk::Place};
use crate::{
    Mode, Operation, Result,
    caller::Who,
    gate::{Act, DecidedPlane, Done, Granted, Plane, Tx},
};

pub struct Watch<P> {
    filter: Filter,
    /// Up to where one looked last; none at the first look, which finds nothing but the end of the log.
    seen: Option<Place>,
    plane: PhantomData<fn() -> P>,
}

impl<P> Watch<P> {
    pub const fn new(filter: Filter, seen: Option<Place>) -> Self {
        Self {
            filter,
            seen,
            plane: PhantomData,
        }
    }
}

pub struct Watched {
    /// Oldest first, no more than a page holds; each with its place, from which one goes on after it.
    pub events: Vec<(Place, Event)>,
    /// Where the next look goes on.
    pub seen: Place,
    /// Whether there was more than one look takes.
    pub more: bool,
}

const AT_MOST: usize = 50;
/// How many events one look reads, whether or not they match.
const LOOKED_AT: i64 = 400;

#[async_trait]
impl<P: DecidedPlane> Operation for Watch<P> {
    type Plane = P;
    const NAME: &'static str = "audit.watch";
    const PERMISSION: Permission<'static> = Permission::new("audit", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Watched;

    fn target(&self) -> Target {
        Target::new("audit_event", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<P>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<P>) -> Result<Done<Watched>> {
        let search = self.filter.prepare(tx, tx.tenant().ok()).await?;
        let end = (search.end, Uuid::nil());
        let Some(mut seen) = self.seen else {
            return Ok(Done::new(Watched {
                events: Vec::new(),
                seen: end,
                more: false,
            }));
        };
        let rows = added(tx, &search, seen).await?;
        let mut more = i64::try_from(rows.len()).is_ok_and(|found| found == LOOKED_AT);
        let mut events = Vec::new();
        for row in rows {
            if events.len() == AT_MOST {
                more = true;
                break;
            }
            seen = (row.position, row.id);
            if search.matches(&row) {
                events.push((seen, row.into()));
            }
        }
        if !more {
            seen = seen.max(end);
        }
        Ok(Done::new(Watched { events, seen, more }))
    }
}

/// What one look reads, oldest first.
async fn added<P: Plane>(tx: &Tx<P>, search: &Search, (position, id): Place) -> Result<Vec<sql::EventRow>> {
    let (db, p, i, u, l) = (tx.db(), &position, &id, &search.end, &LOOKED_AT);
    Ok(match &search.chain {
        Some(log) => sql::added_to_log().bind(db, log, p, i, u, l).all().await?,
        None => sql::added_to_all_logs().bind(db, p, i, u, l).all().await?,
    })
}
