//! The access grants of all tenants that are open or wait for an owner, newest first.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::access_grants as sql;
use jiff::SignedDuration;
use uuid::Uuid;

use super::{AccessGrant, LAPSES_AFTER, MINUTES_AT_MOST, Page};
use crate::{
    AccessGrantId, Error, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    search,
};

#[derive(Default)]
pub struct ListAll {
    /// `waiting` or `open`; both if left out.
    pub state: Option<String>,
    pub after: Option<String>,
    pub limit: Option<u16>,
}

#[async_trait]
impl Operation for ListAll {
    type Plane = Platform;
    const NAME: &'static str = "access_grants.list_all";
    const PERMISSION: Permission<'static> = Permission::new("access_grants", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Page;

    fn target(&self) -> Target {
        Target::new("access_grant", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Page>> {
        let waiting = match self.state.as_deref().unwrap_or_default() {
            "" => None,
            "waiting" => Some(true),
            "open" => Some(false),
            _ => return Err(Error::invalid("state", "Choose waiting or open.")),
        };
        let limit = search::limit(self.limit)?;
        let before = search::before::<AccessGrantId>(self.after.as_deref())?.map_or(Uuid::max(), |id| id.0);
        let lapsed = tx.now() - LAPSES_AFTER;
        // Entered in the last moment, and used for as long as can be.
        let oldest = lapsed - SignedDuration::from_mins(MINUTES_AT_MOST.into());
        let rows = sql::list_all()
            .bind(tx.db(), &before, &oldest, &tx.now(), &lapsed, &waiting, &(limit + 1))
            .all()
            .await?;
        let key = |row: &sql::AccessGrantRow| AccessGrantId(row.id).to_string();
        Page::cut(rows, limit, key, |row| AccessGrant::new(row, tx.now())).map(Done::new)
    }
}
