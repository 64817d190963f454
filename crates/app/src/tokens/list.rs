//! The API tokens of the person who asks, newest first; never the tokens themselves.

use async_trait::async_trait;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    AccountOperation, Mode, Result, TokenId,
    audit::Target,
    caller::Who,
    gate::{Done, Door},
    search,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Token {
    pub id: TokenId,
    pub name: String,
    /// The tenant's slug; missing: the platform.
    pub tenant: Option<String>,
    pub permissions: Vec<String>,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
}

pub type Page = crate::Page<Token>;

#[derive(Default)]
pub struct List {
    pub after: Option<String>,
    pub limit: Option<u16>,
}

#[async_trait]
impl AccountOperation for List {
    const NAME: &'static str = "tokens.list";
    const MODE: Mode = Mode::Read;
    type Output = Page;

    fn target(&self, who: &Who) -> Target {
        who.as_target()
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<Page>> {
        let person = who.person()?.id;
        let limit = search::limit(self.limit)?;
        let before = search::before::<TokenId>(self.after.as_deref())?.map_or(Uuid::max(), |id| id.0);
        let tx = door.tx().await?;
        let rows = db::queries::tokens::list_of_user()
            .bind(tx.db(), &person.0, &before, &(limit + 1))
            .all()
            .await?;
        let page = Page::cut(
            rows,
            limit,
            |row| TokenId(row.id).to_string(),
            |row| {
                Ok(Token {
                    id: TokenId(row.id),
                    name: row.name,
                    tenant: row.tenant_slug,
                    permissions: row.permissions,
                    created_at: row.created_at,
                    expires_at: row.expires_at,
                })
            },
        )?;
        Ok(Done::new(page))
    }
}
