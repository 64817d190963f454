//! What the holder of an access grant comes in with: a handover to the tenant's panel, or a token for the API. One that an owner approved begins now.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::access_grants as sql;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;

use super::{AccessGrant, AccessState, get, is_of, open, over};
use crate::{
    AccessGrantId, Error, Mode, Operation, Result, SecretToken, TenantRef, TokenId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    tenants::Tenant,
    tokens,
};

/// From one page to the next, by hand where there is no JavaScript.
const HANDOVER_LASTS: SignedDuration = SignedDuration::from_secs(60);

/// Where the holder goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Panel,
    Api,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Entered {
    /// Shown this once.
    pub token: String,
    pub ends_at: Option<Timestamp>,
}

pub struct Enter {
    pub tenant: TenantRef,
    pub grant: AccessGrantId,
    pub way: Way,
}

#[async_trait]
impl Operation for Enter {
    type Plane = Platform;
    const NAME: &'static str = "access_grants.enter";
    const PERMISSION: Permission<'static> = Permission::new("access_grants", Action::Create);
    const MODE: Mode = Mode::Write;
    type Output = Entered;

    fn target(&self) -> Target {
        Target::new("access_grant", self.grant, "")
    }

    async fn acts(&self, who: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        let (tenant, _) = open::asked_for(tx, &self.tenant).await?;
        if !is_of(tx, tenant.id, self.grant, open::admin(who)?.id).await? {
            return Err(Error::NotFound);
        }
        Ok(vec![Act::Sensitive])
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Entered>> {
        let who = granted.who();
        let (tenant, _) = open::asked_for(tx, &self.tenant).await?;
        let before = get(tx, tenant.id, self.grant).await?;
        match before.state {
            AccessState::Active => {}
            AccessState::Approved => {
                open::start(tx, tenant.id, self.grant, open::admin(who)?).await?;
            }
            AccessState::Requested => {
                return Err(Error::conflict(
                    "approval_required",
                    "An owner of the tenant has not approved it yet.",
                ));
            }
            AccessState::Refused | AccessState::Ended | AccessState::Expired => return Err(over()),
        }
        let grant = get(tx, tenant.id, self.grant).await?;
        let token = give(tx, who, &tenant, &grant, self.way).await?;
        Done::new(Entered {
            token,
            ends_at: grant.ends_at,
        })
        .target("access_grant", self.grant, &grant.admin_email)
        .in_tenant(tenant.id)
        .of_access_grant(self.grant)
        .before(serde_json::json!({ "state": before.state }))?
        .after(serde_json::json!({ "state": grant.state, "ends_at": grant.ends_at }))
    }
}

/// The secret to come in with; only its hash is kept.
pub(super) async fn give(
    tx: &Tx<Platform>,
    who: &Who,
    tenant: &Tenant,
    grant: &AccessGrant,
    way: Way,
) -> Result<String> {
    let secret = SecretToken::new();
    match way {
        Way::Panel => {
            let proved_at = who.proved_at.unwrap_or(Timestamp::UNIX_EPOCH);
            let until = tx.now() + HANDOVER_LASTS;
            let admin = open::admin(who)?;
            let stored = sql::hand_over()
                .bind(
                    tx.db(),
                    &secret.hash().as_slice(),
                    &until,
                    &proved_at,
                    &who.second_factor,
                    &tenant.id.0,
                    &grant.id.0,
                    &admin.id.0,
                    &tx.now(),
                )
                .await?;
            if stored == 0 {
                return Err(over());
            }
            Ok(secret.expose().to_owned())
        }
        Way::Api => {
            let token = format!("{}{}", tokens::PREFIX, secret.expose());
            sql::insert_token()
                .bind(
                    tx.db(),
                    &TokenId::new().0,
                    &crate::hash_token(&token).as_slice(),
                    &who.person()?.id.0,
                    &"Access grant",
                    &tenant.id.0,
                    &grant.id.0,
                    &tx.now(),
                    &grant.ends_at.ok_or_else(over)?,
                )
                .await?;
            Ok(token)
        }
    }
}
