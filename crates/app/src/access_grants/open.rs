//! Opens a way into a tenant, or asks its owners for one where the tenant wants that. Owners are told either way.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::access_grants as sql;
use garde::Validate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{AccessGrant, AccessMode, AccessState, LAPSES_AFTER, MINUTES_AT_MOST, Way, enter, get};
use crate::{
    AccessGrantId, Error, Mode, Operation, Result, TenantId, TenantRef,
    audit::Target,
    caller::{OnPlatform, Who, WhoAdmin, WhoPerson},
    error::violated_constraint,
    gate::{Act, Done, Granted, Platform, Tx},
    mails::Letter,
    names, tenants,
};

/// An hour is long enough for most of what is looked into, and `MINUTES_AT_MOST` for the rest.
const MINUTES: i32 = 60;

#[derive(Clone, Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "mode": "read", "reason": "Ticket 4711: orders are missing.", "minutes": 60 })))]
pub struct NewAccessGrant {
    /// `read` or `write`.
    #[garde(custom(is_mode))]
    pub mode: String,
    /// Why; the tenant's owners see it. May be left out where the installation lets platform admins into any tenant at once.
    #[serde(default)]
    #[garde(skip)]
    #[schema(max_length = 500)]
    pub reason: String,
    /// 1 to 480; 60 if left out.
    #[serde(default = "usual")]
    #[garde(range(min = 1, max = MINUTES_AT_MOST))]
    #[schema(minimum = 1, maximum = 480)]
    pub minutes: i32,
}

fn is_mode(value: &str, (): &()) -> garde::Result {
    match value.parse::<AccessMode>() {
        Ok(_) => Ok(()),
        Err(_) => Err(garde::Error::new("Choose read or write")),
    }
}

const fn usual() -> i32 {
    MINUTES
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Opened {
    #[serde(flatten)]
    pub grant: AccessGrant,
    /// A bearer token that is good for this tenant for as long as the access grant: shown this once. Missing where an owner is asked first.
    pub token: Option<String>,
}

pub struct Open {
    pub tenant: TenantRef,
    pub new: NewAccessGrant,
    /// What is given to come in with, if it is open at once.
    pub way: Way,
}

#[async_trait]
impl Operation for Open {
    type Plane = Platform;
    const NAME: &'static str = "access_grants.open";
    const PERMISSION: Permission<'static> = Permission::new("access_grants", Action::Create);
    const MODE: Mode = Mode::Write;
    type Output = Opened;

    fn target(&self) -> Target {
        Target::new("tenant", &self.tenant, "")
    }

    fn justification(&self) -> Option<&str> {
        Some(self.new.reason.as_str()).filter(|reason| !reason.trim().is_empty())
    }

    async fn acts(&self, _: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        // Nobody is asked to prove who they are for what would not be done in any case.
        let (_, open) = asked_for(tx, &self.tenant).await?;
        self.new.validate()?;
        if !open {
            names::reason(&self.new.reason)?;
        }
        Ok(vec![Act::Sensitive])
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Opened>> {
        let who = granted.who();
        let (tenant, _) = asked_for(tx, &self.tenant).await?;
        let admin = admin(who)?;
        let settings = offered(tx, tenant.id).await?;
        let id = AccessGrantId::new();
        let lapsed = tx.now() - LAPSES_AFTER;
        sql::close_over()
            .bind(tx.db(), &tx.now(), &tenant.id.0, &admin.id.0, &lapsed)
            .await?;
        let person = who.person()?;
        sql::insert()
            .bind(
                tx.db(),
                &tenant.id.0,
                &id.0,
                &admin.id.0,
                &person.id.0,
                &person.email,
                &person.name,
                &self.new.mode,
                &self.new.reason.trim(),
                &self.new.minutes,
                &tx.now(),
                &settings.require_owner_approval,
            )
            .await
            .map_err(|error| match violated_constraint(&error) {
                Some("access_grants_open") => Error::conflict(
                    "access_grant_open",
                    "You have an access grant for this tenant already. Use it, or end it first.",
                ),
                _ => error.into(),
            })?;
        if !settings.require_owner_approval {
            start(tx, tenant.id, id, admin).await?;
        }
        let grant = get(tx, tenant.id, id).await?;
        tell_owners(tx, &tenant, person, &grant).await?;
        let token = match grant.state {
            AccessState::Active => Some(enter::give(tx, who, &tenant, &grant, self.way).await?),
            _ => None,
        };
        let seen = serde_json::json!({
            "mode": grant.mode, "minutes": grant.minutes, "state": grant.state, "ends_at": grant.ends_at
        });
        Done::new(Opened { grant, token })
            .target("access_grant", id, &person.email)
            .in_tenant(tenant.id)
            .of_access_grant(id)
            .after(seen)
    }
}

/// The tenant, and whether the installation lets anybody in at once. Where it lets nobody in there is no such thing as an access grant.
pub(super) async fn asked_for(tx: &Tx<Platform>, tenant: &TenantRef) -> Result<(tenants::Tenant, bool)> {
    let tenant = tenants::find(tx, tenant).await?;
    let settings = offered(tx, tenant.id).await?;
    if tenant.state != tenants::TenantState::Active {
        return Err(Error::conflict(
            "tenant_closed",
            "This tenant is not open. Nobody gets in until it is.",
        ));
    }
    Ok((tenant, settings.tenant_access == "open"))
}

pub(super) async fn offered(tx: &Tx<Platform>, tenant: TenantId) -> Result<sql::AccessSettings> {
    let settings = sql::settings().bind(tx.db(), &tenant.0).one().await?;
    if settings.tenant_access == "membership_only" {
        return Err(Error::NotFound);
    }
    Ok(settings)
}

/// A way in belongs to a platform admin's row; the command line holds none.
pub(super) fn admin(who: &Who) -> Result<&WhoAdmin> {
    match &who.on_platform {
        OnPlatform::Admin(admin) => Ok(admin),
        OnPlatform::Nobody | OnPlatform::Trusted(_) => Err(Error::NotFound),
    }
}

pub(super) async fn start(tx: &Tx<Platform>, tenant: TenantId, grant: AccessGrantId, admin: &WhoAdmin) -> Result<u64> {
    let lapsed = tx.now() - LAPSES_AFTER;
    Ok(sql::start()
        .bind(tx.db(), &tx.now(), &tenant.0, &grant.0, &admin.id.0, &lapsed)
        .await?)
}

async fn tell_owners(
    tx: &Tx<Platform>,
    tenant: &tenants::Tenant,
    admin: &WhoPerson,
    grant: &AccessGrant,
) -> Result<()> {
    let page = format!("{}/t/{}/access", tx.app().settings().base_url, tenant.slug);
    let owners = sql::owners().bind(tx.db(), &tenant.id.0).all().await?;
    let letter = |owner: &String| Letter::access(owner, &tenant.name, &admin.name, &admin.email, grant, &page);
    let letters: Vec<Letter> = owners.iter().map(letter).collect::<Result<_>>()?;
    tx.mail_all(&letters).await
}
