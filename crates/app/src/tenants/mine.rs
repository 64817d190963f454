//! The tenants of the person who asks.

use db::queries::tenants as sql;
use serde::Serialize;
use utoipa::ToSchema;

use super::TenantState;
use crate::{
    AccountOperation, Mode, Result, TenantId,
    audit::Target,
    caller::Who,
    gate::{Done, Door},
    search,
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
}

pub type MyPage = crate::Page<MyTenant>;

#[derive(Default)]
pub struct Mine {
    pub after: Option<String>,
    pub limit: Option<u16>,
}

impl AccountOperation for Mine {
    const NAME: &'static str = "tenants.mine";
    const MODE: Mode = Mode::Read;
    type Output = MyPage;

    fn target(&self, who: &Who) -> Target {
        who.as_target()
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<MyPage>> {
        let person = who.person()?.id;
        let limit = search::limit(self.limit)?;
        let after = search::text(self.after.as_deref());
        let tx = door.tx().await?;
        let rows = sql::of_user()
            .bind(tx.db(), &person.0, &after, &(limit + 1))
            .all()
            .await?;
        let page = MyPage::cut(
            rows,
            limit,
            |row| row.slug.clone(),
            |row| {
                Ok(MyTenant {
                    id: TenantId(row.id),
                    slug: row.slug,
                    name: row.name,
                    state: row.state.parse()?,
                    role: row.role_key,
                    role_name: row.role_name,
                })
            },
        )?;
        Ok(Done::new(page))
    }
}
