//! A tenant's owners and admins, searched and in one of several orders: whom the platform turns to. What they may do inside is theirs to see (D1).

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::tenants as sql;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::show;
use crate::{
    Error, MembershipId, Mode, Operation, Result, TenantRef, UserId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    members::MembershipState,
    search,
    words::words,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TenantAdmin {
    /// The membership's.
    pub id: MembershipId,
    pub user_id: UserId,
    pub email: String,
    pub name: String,
    /// The role's key.
    pub role: String,
    pub role_name: String,
    pub state: MembershipState,
    /// The kinds of second factors that they have set up.
    pub second_factors: Vec<String>,
    pub last_sign_in_at: Option<Timestamp>,
    /// The membership's.
    pub version: i32,
}

impl TryFrom<sql::TenantAdminRow> for TenantAdmin {
    type Error = Error;

    fn try_from(row: sql::TenantAdminRow) -> Result<Self> {
        Ok(Self {
            id: MembershipId(row.id),
            user_id: UserId(row.user_id),
            email: row.email,
            name: row.name,
            role: row.role_key,
            role_name: row.role_name,
            state: row.state.parse()?,
            second_factors: row.second_factors,
            last_sign_in_at: row.last_sign_in_at,
            version: row.version,
        })
    }
}

words!(
    /// What the owners and admins of a tenant are ordered by.
    AdminSort as TenantAdminSort {
        Email "email",
        Name "name",
        /// The highest first.
        Role "role",
        State "state",
        /// Those who never did first.
        LastSignIn "last_sign_in",
    }
);

pub type AdminsPage = crate::Page<TenantAdmin>;

/// Those who hold a role of the rank of admin or above there.
pub struct ListAdmins {
    pub tenant: TenantRef,
    /// Part of the address or the name.
    pub search: Option<String>,
    /// Only holders of the role with this key.
    pub role: Option<String>,
    /// An [`AdminSort`], the other way round with `-` before it; by e-mail address if left out.
    pub sort: Option<String>,
    pub after: Option<String>,
    pub limit: Option<u16>,
}

#[async_trait]
impl Operation for ListAdmins {
    type Plane = Platform;
    const NAME: &'static str = "tenants.list_admins";
    const PERMISSION: Permission<'static> = Permission::new("users", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = AdminsPage;

    fn target(&self) -> Target {
        Target::new("tenant", &self.tenant, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<AdminsPage>> {
        let limit = search::limit(self.limit)?;
        let words = "`email`, `name`, `role`, `state` or `last_sign_in`";
        let (sort, turned) = search::sorted("sort", self.sort.as_deref(), AdminSort::Email, words)?;
        let (key, id) = search::keyed(self.after.as_deref())?;
        let text = search::text(self.search.as_deref());
        let tenant = show::find(tx, &self.tenant).await?;
        let rows = sql::admins()
            .bind(
                tx.db(),
                &sort.as_str(),
                &tenant.id.0,
                &turned,
                &key,
                &id,
                &text,
                &search::contains(&text),
                &search::text(self.role.as_deref()),
                &(limit + 1),
            )
            .all()
            .await?;
        let key = |row: &sql::TenantAdminRow| format!("{}.{}", row.id.simple(), row.sort_key);
        AdminsPage::cut(rows, limit, key, TryInto::try_into).map(Done::new)
    }
}
