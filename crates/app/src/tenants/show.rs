//! One tenant with how far its provisioning is.

use authz::{Action, Permission};
use db::queries::{access_grants, jobs, tenants as sql};
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
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Details {
    #[serde(flatten)]
    pub tenant: Tenant,
    pub has_owner: bool,
    /// The owner who was invited and has not accepted yet.
    pub owner_invitation: Option<PendingOwner>,
    /// The last provisioning or deprovisioning.
    pub progress: Option<Progress>,
    /// Whether platform admins may open access grants for it.
    pub access_grants: bool,
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
        Ok(Done::new(Details {
            owner_invitation: invited.map(|row| PendingOwner {
                email: row.email,
                expires_at: row.expires_at,
                mail: row.mail_id.map(MailId),
            }),
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
    let id = find(tx, tenant).await?.id;
    sql::hold().bind(tx.db(), &id.0).opt().await?;
    let tenant = find(tx, &TenantRef::Id(id)).await?;
    tx.found("tenant", id, &tenant.slug);
    Ok(tenant)
}

pub(crate) async fn find(tx: &Tx<Platform>, tenant: &TenantRef) -> Result<Tenant> {
    let (id, slug) = match tenant {
        TenantRef::Id(id) => (id.0, String::new()),
        TenantRef::Slug(slug) => (uuid::Uuid::nil(), slug.replace('\0', "")),
    };
    let row = sql::get().bind(tx.db(), &id, &slug).opt().await?;
    row.ok_or(Error::NotFound)?.try_into()
}
