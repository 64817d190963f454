//! The tenants of the person who asks: by slug, or those where they were last first.

use async_trait::async_trait;
use db::queries::tenants as sql;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::TenantState;
use crate::{
    AccountOperation, Error, Mode, Result, TenantId,
    audit::Target,
    caller::Who,
    gate::{Done, Door},
    search,
    words::words,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MyTenant {
    pub id: TenantId,
    pub slug: String,
    pub name: String,
    /// `active`, or `provisioning` for one that the person founded just now.
    pub state: TenantState,
    pub role: Option<String>,
    pub role_name: Option<String>,
    /// When the person was last there, to the minute.
    pub last_seen_at: Option<Timestamp>,
}

pub type MyPage = crate::Page<MyTenant>;

words!(
    /// What the list is ordered by.
    MySort {
        Slug "slug",
        /// Where the person was last comes first.
        LastSeen "last_seen",
    }
);

#[derive(Clone, Debug, Default)]
pub struct Mine {
    /// Part of the slug or the name.
    pub search: Option<String>,
    /// A [`MySort`]; by slug if left out.
    pub sort: Option<String>,
    pub after: Option<String>,
    pub limit: Option<u16>,
}

#[async_trait]
impl AccountOperation for Mine {
    const NAME: &'static str = "tenants.mine";
    const MODE: Mode = Mode::Read;
    type Output = MyPage;

    fn target(&self, who: &Who) -> Target {
        who.as_target()
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<MyPage>> {
        let person = who.person()?.id.0;
        let limit = search::limit(self.limit)?;
        let asked = self.sort.as_deref().filter(|sort| !sort.is_empty());
        let sort = asked.map(str::parse).transpose();
        let sort = sort.map_err(|_| Error::invalid("sort", "Sort by `slug` or `last_seen`."))?;
        let after = search::text(self.after.as_deref());
        let text = search::text(self.search.as_deref());
        let (pattern, most) = (search::contains(&text), limit + 1);
        let by_last_seen = sort == Some(MySort::LastSeen);
        let tx = door.tx().await?;
        let rows = if by_last_seen {
            let (at, before) = search::moment::<TenantId>(&after)?;
            let before = before.map_or(Uuid::max(), |id| id.0);
            sql::of_user_by_last_seen()
                .bind(tx.db(), &person, &at, &before, &text, &pattern, &most)
                .all()
                .await?
        } else {
            sql::of_user()
                .bind(tx.db(), &person, &after, &text, &pattern, &most)
                .all()
                .await?
        };
        let key = |row: &sql::MyTenantRow| {
            if by_last_seen {
                let at = row.last_seen_at.unwrap_or(Timestamp::UNIX_EPOCH);
                format!("{}~{at}", TenantId(row.id))
            } else {
                row.slug.clone()
            }
        };
        let tenant = |row: sql::MyTenantRow| {
            Ok(MyTenant {
                id: TenantId(row.id),
                slug: row.slug,
                name: row.name,
                state: row.state.parse()?,
                role: row.role_key,
                role_name: row.role_name,
                last_seen_at: row.last_seen_at,
            })
        };
        MyPage::cut(rows, limit, key, tenant).map(Done::new)
    }
}
