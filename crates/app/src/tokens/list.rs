//! The API tokens of the person who asks; never the tokens themselves.

use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    AccountOperation, Mode, Result, TokenId,
    audit::Target,
    caller::Who,
    gate::{Done, Door},
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

pub struct List;

impl AccountOperation for List {
    const NAME: &'static str = "tokens.list";
    const MODE: Mode = Mode::Read;
    type Output = Vec<Token>;

    fn target(&self, who: &Who) -> Target {
        who.as_target()
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<Vec<Token>>> {
        let person = who.person()?.id;
        let tx = door.tx().await?;
        let rows = db::queries::tokens::list_of_user()
            .bind(tx.db(), &person.0)
            .all()
            .await?;
        Ok(Done::new(
            rows.into_iter()
                .map(|row| Token {
                    id: TokenId(row.id),
                    name: row.name,
                    tenant: row.tenant_slug,
                    permissions: row.permissions,
                    created_at: row.created_at,
                    expires_at: row.expires_at,
                })
                .collect(),
        ))
    }
}
