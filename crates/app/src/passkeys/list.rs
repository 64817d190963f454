//! The passkeys of the person who asks, in the order in which they were added.

use async_trait::async_trait;
use db::queries::passkeys as sql;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::relying_party::host;
use crate::{
    AccountOperation, Error, Mode, PasskeyId, Plane, Result,
    audit::Target,
    caller::Who,
    gate::{Done, Door, Identity, Tx},
    search,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Passkey {
    pub id: PasskeyId,
    pub name: String,
    /// The host that it was made for: it opens what is reached by that name, and nothing else.
    pub host: String,
    /// Whether it opens the panel that asks.
    pub here: bool,
    pub created_at: Timestamp,
    pub used_at: Option<Timestamp>,
    pub version: i32,
}

impl Passkey {
    fn new(row: sql::PasskeyRow, here: Option<&str>) -> Self {
        Self {
            id: PasskeyId(row.id),
            name: row.name,
            here: here == Some(&*row.rp_id),
            host: row.rp_id,
            created_at: row.created_at,
            used_at: row.used_at,
            version: row.version,
        }
    }
}

/// One of the asker's own.
pub(super) async fn find(tx: &Tx<Identity>, who: &Who, passkey: PasskeyId, plane: Plane) -> Result<Passkey> {
    let row = sql::get()
        .bind(tx.db(), &passkey.0, &who.person()?.id.0)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    Ok(Passkey::new(row, host(tx.app().settings(), plane).as_deref()))
}

pub type Page = crate::Page<Passkey>;

#[derive(Default)]
pub struct List {
    pub after: Option<String>,
    pub limit: Option<u16>,
}

#[async_trait]
impl AccountOperation for List {
    const NAME: &'static str = "passkeys.list";
    const MODE: Mode = Mode::Read;
    type Output = Page;

    fn target(&self, who: &Who) -> Target {
        who.as_target()
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<Page>> {
        let person = who.person()?.id;
        let limit = search::limit(self.limit)?;
        let after = search::before::<PasskeyId>(self.after.as_deref())?.map_or(Uuid::nil(), |id| id.0);
        let here = host(door.app().settings(), door.caller().plane());
        let tx = door.tx().await?;
        let rows = sql::list_of_user()
            .bind(tx.db(), &person.0, &after, &(limit + 1))
            .all()
            .await?;
        let page = Page::cut(
            rows,
            limit,
            |row| PasskeyId(row.id).to_string(),
            |row| Ok(Passkey::new(row, here.as_deref())),
        )?;
        Ok(Done::new(page))
    }
}
