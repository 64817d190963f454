//! The tenants of a person with what they are there (S1-41), by slug.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::users as sql;
use serde::Serialize;
use utoipa::ToSchema;

use super::listed;
use crate::{
    Error, MembershipId, Mode, Operation, Result, TenantId, UserId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    members::MembershipState,
    search,
    tenants::TenantState,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TenantOfUser {
    /// The membership's.
    pub id: MembershipId,
    pub tenant_id: TenantId,
    pub slug: String,
    pub name: String,
    pub tenant_state: TenantState,
    /// The role's key; missing: without a role.
    pub role: Option<String>,
    pub role_name: Option<String>,
    pub state: MembershipState,
    pub version: i32,
}

impl TryFrom<sql::TenantOfUser> for TenantOfUser {
    type Error = Error;

    fn try_from(row: sql::TenantOfUser) -> Result<Self> {
        Ok(Self {
            id: MembershipId(row.id),
            tenant_id: TenantId(row.tenant_id),
            slug: row.slug,
            name: row.name,
            tenant_state: row.tenant_state.parse()?,
            role: row.role_key,
            role_name: row.role_name,
            state: row.state.parse()?,
            version: row.version,
        })
    }
}

pub type TenantsPage = crate::Page<TenantOfUser>;

pub struct ListTenants {
    pub user: UserId,
    pub after: Option<String>,
    pub limit: Option<u16>,
}

#[async_trait]
impl Operation for ListTenants {
    type Plane = Platform;
    const NAME: &'static str = "users.list_tenants";
    const PERMISSION: Permission<'static> = Permission::new("users", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = TenantsPage;

    fn target(&self) -> Target {
        Target::new("user", self.user, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<TenantsPage>> {
        let limit = search::limit(self.limit)?;
        let after = search::text(self.after.as_deref());
        listed(tx, self.user).await?;
        let rows = sql::tenants_of()
            .bind(tx.db(), &self.user.0, &after, &(limit + 1))
            .all()
            .await?;
        TenantsPage::cut(rows, limit, |row| row.slug.clone(), TryInto::try_into).map(Done::new)
    }
}
