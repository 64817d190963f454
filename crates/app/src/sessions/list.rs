//! The sessions of the person who asks, newest first.

use async_trait::async_trait;
use db::queries::sessions;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    AccountOperation, Mode, Result, SessionId,
    audit::Target,
    caller::Who,
    gate::{Done, Door},
    search,
};

/// A place where somebody is signed in.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Session {
    pub id: SessionId,
    /// `root` or `app`: the panel it is good for.
    pub plane: String,
    /// How the person proved who they are (RFC 8176): `pwd`; or by a passkey, `hwk` or `swk` with `user` and `mfa`.
    pub methods: Vec<String>,
    pub address: Option<String>,
    pub user_agent: Option<String>,
    pub created_at: Timestamp,
    pub seen_at: Timestamp,
    pub expires_at: Timestamp,
    /// The session that asks.
    pub current: bool,
}

pub type Page = crate::Page<Session>;

#[derive(Default)]
pub struct List {
    pub after: Option<String>,
    pub limit: Option<u16>,
}

#[async_trait]
impl AccountOperation for List {
    const NAME: &'static str = "sessions.list";
    const MODE: Mode = Mode::Read;
    type Output = Page;

    fn target(&self, who: &Who) -> Target {
        who.as_target()
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<Page>> {
        let person = who.person()?.id;
        let limit = search::limit(self.limit)?;
        let before = search::before::<SessionId>(self.after.as_deref())?.map_or(Uuid::max(), |id| id.0);
        let tx = door.tx().await?;
        let rows = sessions::list_of_user()
            .bind(tx.db(), &person.0, &tx.now(), &before, &(limit + 1))
            .all()
            .await?;
        let page = Page::cut(
            rows,
            limit,
            |row| SessionId(row.id).to_string(),
            |row| {
                Ok(Session {
                    id: SessionId(row.id),
                    plane: row.plane,
                    methods: row.methods,
                    address: row.address,
                    user_agent: row.user_agent,
                    created_at: row.created_at,
                    seen_at: row.seen_at,
                    expires_at: row.expires_at,
                    current: who.session == Some(SessionId(row.id)),
                })
            },
        )?;
        Ok(Done::new(page))
    }
}
