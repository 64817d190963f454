//! Invites a tenant's owner from the platform: only while it has none, so that nobody gets inside this way (D1).

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::tenants as sql;
use garde::Validate;
use serde::Deserialize;
use utoipa::ToSchema;

use super::show;
use crate::{
    Error, InvitationId, Mode, Operation, Result, RoleId, TenantId, TenantRef,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    invitations::{NewLink, insert_link},
    names,
};

#[derive(Clone, Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct InviteOwner {
    #[serde(skip, default = "nowhere")]
    #[garde(skip)]
    pub tenant: TenantRef,
    #[garde(custom(names::email))]
    pub email: String,
}

fn nowhere() -> TenantRef {
    TenantRef::Slug(String::new())
}

#[async_trait]
impl Operation for InviteOwner {
    type Plane = Platform;
    const NAME: &'static str = "tenants.invite_owner";
    const PERMISSION: Permission<'static> = Permission::new("tenants", Action::Create);
    const MODE: Mode = Mode::Write;
    type Output = NewLink;

    fn target(&self) -> Target {
        Target::new("tenant", &self.tenant, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<NewLink>> {
        self.validate()?;
        let tenant = show::hold(tx, &self.tenant).await?;
        if sql::has_owner().bind(tx.db(), &tenant.id.0).one().await? {
            return Err(Error::conflict(
                "has_owner",
                "This tenant has an owner, who invites its people.",
            ));
        }
        db::queries::invitations::revoke_owners()
            .bind(tx.db(), &tx.now(), &tenant.id.0)
            .await?;
        let link = invite(tx, granted.who(), tenant.id, &tenant.name, &self.email).await?;
        Done::new(link)
            .target("tenant", tenant.id, &tenant.slug)
            .after(serde_json::json!({ "owner_email": self.email }))
    }
}

pub(super) async fn invite(
    tx: &Tx<Platform>,
    who: &Who,
    tenant: TenantId,
    tenant_name: &str,
    email: &str,
) -> Result<NewLink> {
    // Else whoever may delete a tenant could attach its schema again and let somebody else in.
    let former = sql::former_owners().bind(tx.db(), &tenant.0).all().await?;
    if !former.is_empty() && !former.iter().any(|owner| owner.eq_ignore_ascii_case(email)) {
        return Err(Error::conflict(
            "former_owner",
            "This schema belonged to a tenant before. Only one of that tenant's owners can be its first owner.",
        ));
    }
    let role = sql::owner_role().bind(tx.db(), &tenant.0).one().await?;
    insert_link(
        tx,
        who,
        &crate::invitations::Insert {
            id: InvitationId::new(),
            tenant,
            tenant_name,
            email,
            name: "",
            role: RoleId(role),
            role_name: "Owner",
            by_platform: true,
        },
    )
    .await
}
