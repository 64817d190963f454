//! One tenant with how far its provisioning is.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::{access_grants, jobs, plans, tenant_settings, tenants as sql};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::Tenant;
use crate::{
    Error, JobId, MailId, Mode, Operation, Result, TenantRef,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    jobs::JobState,
    plans::allows,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Details {
    #[serde(flatten)]
    pub tenant: Tenant,
    /// Active ones, twenty at most.
    pub owners: Vec<Owner>,
    /// What the plan allows; missing: no limit.
    pub max_admins: Option<i32>,
    /// Keys of the modules that the plan does not have.
    pub modules_beyond_plan: Vec<String>,
    /// Slugs that it had before and that lead to it.
    pub former_slugs: Vec<String>,
    pub has_owner: bool,
    /// The owner who was invited and has not accepted yet.
    pub owner_invitation: Option<PendingOwner>,
    /// The last provisioning or deprovisioning.
    pub progress: Option<Progress>,
    /// From where its people come in; empty: from anywhere.
    pub networks: Vec<String>,
    /// Whether platform admins may open access grants for it.
    pub access_grants: bool,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = TenantOwner)]
pub struct Owner {
    pub email: String,
    pub name: String,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PendingOwner {
    pub email: String,
    pub expires_at: Timestamp,
    /// The mail that carries the link.
    pub mail: Option<MailId>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Progress {
    pub job: JobId,
    /// `provision` or `deprovision`.
    pub kind: String,
    pub state: JobState,
    pub steps: Vec<StepState>,
    pub error: Option<String>,
    pub attempts: i32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct StepState {
    pub name: String,
    /// `waiting`, `running` or `done`.
    pub state: String,
}

pub struct Show {
    pub tenant: TenantRef,
}

#[async_trait]
impl Operation for Show {
    type Plane = Platform;
    const NAME: &'static str = "tenants.show";
    const PERMISSION: Permission<'static> = Permission::new("tenants", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Details;

    fn target(&self) -> Target {
        Target::new("tenant", &self.tenant, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Details>> {
        let tenant = find(tx, &self.tenant).await?;
        let has_owner = sql::has_owner().bind(tx.db(), &tenant.id.0).one().await?;
        let job = jobs::latest_of_tenant().bind(tx.db(), &tenant.id.0).opt().await?;
        let progress = job.map(progress).transpose()?;
        let access = access_grants::settings().bind(tx.db(), &tenant.id.0).one().await?;
        let invited = sql::owner_invitation().bind(tx.db(), &tenant.id.0).opt().await?;
        let owners = sql::owners().bind(tx.db(), &tenant.id.0).all().await?;
        let plan = match &tenant.plan {
            Some(key) => plans::get().bind(tx.db(), key).opt().await?,
            None => None,
        };
        let beyond = |module: &&String| plan.as_ref().is_some_and(|plan| !allows(&plan.modules, module));
        Ok(Done::new(Details {
            owners: owners
                .into_iter()
                .map(|row| Owner {
                    email: row.email,
                    name: row.name,
                })
                .collect(),
            modules_beyond_plan: tenant.modules.iter().filter(beyond).cloned().collect(),
            max_admins: plan.as_ref().and_then(|plan| plan.max_admins),
            former_slugs: sql::former_slugs().bind(tx.db(), &tenant.id.0).all().await?,
            owner_invitation: invited.map(|row| PendingOwner {
                email: row.email,
                expires_at: row.expires_at,
                mail: row.mail_id.map(MailId),
            }),
            networks: tenant_settings::networks().bind(tx.db(), &tenant.id.0).one().await?,
            tenant,
            has_owner,
            progress,
            access_grants: access.tenant_access != "membership_only",
        }))
    }
}

pub(super) fn progress(job: jobs::JobRow) -> Result<Progress> {
    Ok(Progress {
        job: JobId(job.id),
        kind: job.kind,
        state: job.state.parse()?,
        steps: serde_json::from_value(job.progress).unwrap_or_default(),
        error: job.error,
        attempts: job.attempts,
    })
}

/// The tenant, which nobody else changes until the transaction ends.
pub(super) async fn hold(tx: &Tx<Platform>, tenant: &TenantRef) -> Result<Tenant> {
    let id = resolve(tx, tenant).await?;
    sql::hold().bind(tx.db(), &id).opt().await?;
    let tenant = read(tx, id).await?;
    tx.found("tenant", tenant.id, &tenant.slug);
    Ok(tenant)
}

pub(crate) async fn find(tx: &Tx<Platform>, tenant: &TenantRef) -> Result<Tenant> {
    read(tx, resolve(tx, tenant).await?).await
}

/// Whoever asks by a slug that the tenant had before is told the present one.
async fn resolve(tx: &Tx<Platform>, tenant: &TenantRef) -> Result<uuid::Uuid> {
    let (id, slug) = match tenant {
        TenantRef::Id(id) => (id.0, String::new()),
        TenantRef::Slug(slug) => (uuid::Uuid::nil(), slug.replace('\0', "")),
    };
    let found = sql::resolve()
        .bind(tx.db(), &slug, &id)
        .opt()
        .await?
        .ok_or(Error::NotFound)?;
    if slug.is_empty() || slug == found.slug {
        Ok(found.id)
    } else {
        Err(Error::Moved(found.slug))
    }
}

async fn read(tx: &Tx<Platform>, id: uuid::Uuid) -> Result<Tenant> {
    let row = sql::by_ids().bind(tx.db(), &[id].as_slice()).opt().await?;
    row.ok_or(Error::NotFound)?.try_into()
}
