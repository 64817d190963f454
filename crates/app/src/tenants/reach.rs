//! Every tenant, with what it would take the platform admin who asks to get in (D1). It opens none of them.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::tenants as sql;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{List, TenantState};
use crate::{
    Mode, Operation, Result, TenantId,
    audit::Target,
    caller::{OnPlatform, Who},
    gate::{Act, Done, Granted, Platform, Tx},
    words::words,
};

words!(
    /// What a platform admin comes into a tenant by.
    Entry {
        /// They are a member, and sign in to the tenants' panel as any member does.
        Member "member",
        /// An access grant of theirs is in force.
        Granted "granted",
        /// They open an access grant, with a reason.
        AccessGrant "access_grant",
        /// They ask for one, and an owner of the tenant approves it.
        Approval "approval",
        /// The installation lets them in at once, and records it.
        Open "open",
        NotAllowed "not_allowed",
    }
);

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ReachableTenant {
    pub id: TenantId,
    pub slug: String,
    pub name: String,
    pub state: TenantState,
    pub entry: Entry,
}

pub type ReachPage = crate::Page<ReachableTenant>;

#[derive(Clone, Debug, Default)]
pub struct Reach {
    /// Part of the slug or the name.
    pub search: Option<String>,
    pub after: Option<String>,
    pub limit: Option<u16>,
}

#[async_trait]
impl Operation for Reach {
    type Plane = Platform;
    const NAME: &'static str = "tenants.reach";
    const PERMISSION: Permission<'static> = Permission::new("tenants", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = ReachPage;

    fn target(&self) -> Target {
        Target::new("tenant", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<ReachPage>> {
        let list = List {
            search: self.search.clone(),
            after: self.after.clone(),
            limit: self.limit,
            ..List::default()
        };
        let ids = list.ids(tx).await?;
        let who = granted.who();
        let admin = match &who.on_platform {
            OnPlatform::Admin(admin) => admin.id.0,
            OnPlatform::Nobody | OnPlatform::Trusted(_) => Uuid::nil(),
        };
        let may_open = !admin.is_nil() && granted.may(Permission::new("access_grants", Action::Create), &Act::Plain);
        let rows = sql::reach()
            .bind(
                tx.db(),
                &who.user().unwrap_or(Uuid::nil()),
                &admin,
                &tx.now(),
                &ids.items,
            )
            .all()
            .await?;
        let tenant = |row: sql::ReachableTenant| {
            let state: TenantState = row.state.parse()?;
            let entry = if state != TenantState::Active {
                Entry::NotAllowed
            } else if row.is_member {
                Entry::Member
            } else if !may_open || row.tenant_access == "membership_only" {
                Entry::NotAllowed
            } else if row.has_access_grant {
                Entry::Granted
            } else if row.require_owner_approval {
                Entry::Approval
            } else if row.tenant_access == "open" {
                Entry::Open
            } else {
                Entry::AccessGrant
            };
            Ok(ReachableTenant {
                id: TenantId(row.id),
                slug: row.slug,
                name: row.name,
                state,
                entry,
            })
        };
        Ok(Done::new(ReachPage {
            items: rows.into_iter().map(tenant).collect::<Result<_>>()?,
            next: ids.next,
        }))
    }
}
