//! The access grants of a tenant, newest first: for its owners, and for the platform.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::access_grants as sql;
use uuid::Uuid;

use super::{AccessGrant, open};
use crate::{
    AccessGrantId, Mode, Operation, Result, TenantId, TenantRef,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Plane, Platform, Tenant, Tx},
    search, tenants,
};

pub type Page = crate::Page<AccessGrant>;

/// As the tenant's people see them.
#[derive(Default)]
pub struct List {
    pub after: Option<String>,
    pub limit: Option<u16>,
}

#[async_trait]
impl Operation for List {
    type Plane = Tenant;
    const NAME: &'static str = "access_grants.list";
    const PERMISSION: Permission<'static> = Permission::new("access_grants", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Page;

    fn target(&self) -> Target {
        Target::new("access_grant", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Page>> {
        page(tx, tx.tenant()?, self.after.as_deref(), self.limit).await
    }
}

/// As the platform sees them.
pub struct ListOfTenant {
    pub tenant: TenantRef,
    pub after: Option<String>,
    pub limit: Option<u16>,
}

#[async_trait]
impl Operation for ListOfTenant {
    type Plane = Platform;
    const NAME: &'static str = "access_grants.list_of_tenant";
    const PERMISSION: Permission<'static> = Permission::new("access_grants", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Page;

    fn target(&self) -> Target {
        Target::new("tenant", &self.tenant, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Page>> {
        let tenant = tenants::find(tx, &self.tenant).await?.id;
        open::offered(tx, tenant).await?;
        page(tx, tenant, self.after.as_deref(), self.limit).await
    }
}

async fn page<P: Plane>(tx: &Tx<P>, tenant: TenantId, after: Option<&str>, limit: Option<u16>) -> Result<Done<Page>> {
    let limit = search::limit(limit)?;
    let before = search::before::<AccessGrantId>(after)?.map_or(Uuid::max(), |id| id.0);
    let rows = sql::list()
        .bind(tx.db(), &tenant.0, &before, &(limit + 1))
        .all()
        .await?;
    let key = |row: &sql::AccessGrantRow| AccessGrantId(row.id).to_string();
    Page::cut(rows, limit, key, |row| AccessGrant::new(row, tx.now())).map(Done::new)
}
