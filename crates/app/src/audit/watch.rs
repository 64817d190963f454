//! What was added to a log since one last looked: for a page that shows it live. Decided anew each time.

use async_trait::async_trait;
use std::marker::PhantomData;

use authz::{Action, Permission};

use super::{Event, Filter, Target, walk::walk};
use crate::{
    Mode, Operation, Result,
    caller::Who,
    gate::{Act, DecidedPlane, Done, Granted, Tx},
};

pub struct Watch<P> {
    filter: Filter,
    /// The end of the log when one last looked; none at the first look, which finds nothing but that end.
    seen: Option<i64>,
    plane: PhantomData<fn() -> P>,
}

impl<P> Watch<P> {
    pub const fn new(filter: Filter, seen: Option<i64>) -> Self {
        Self {
            filter,
            seen,
            plane: PhantomData,
        }
    }
}

pub struct Watched {
    /// Newest first, no more than a page holds.
    pub events: Vec<Event>,
    pub seen: i64,
}

const AT_MOST: usize = 50;

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
        let end = search.end;
        let Some(seen) = self.seen else {
            return Ok(Done::new(Watched {
                events: Vec::new(),
                seen: end,
            }));
        };
        let walked = walk(tx, &search.from(seen), (i64::MAX, uuid::Uuid::max()), AT_MOST).await?;
        Ok(Done::new(Watched {
            events: walked.rows.into_iter().map(Into::into).collect(),
            seen: end.max(seen),
        }))
    }
}
