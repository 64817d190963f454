//! What a tenant's owners set for it: how its people come in, what its admins may do to each other, whom one invites. Who of the platform comes in is
//! in `access_grants`; the domains are in `email_domains`; what Super Admins set for all tenants is in `instance`.

mod change;
mod show;

pub use change::{Change, TenantSettingsChange};
use db::queries::tenant_settings as sql;
use serde::Serialize;
pub use show::Show;
use utoipa::ToSchema;

use crate::{
    Result,
    gate::{Tenant, Tx},
};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct TenantSettings {
    /// What the tenant is called. Its addresses are the platform's to change.
    pub name: String,
    /// Whether admins act on each other, as owners do (D6).
    pub peers_allowed: bool,
    /// How old a person's last proof of identity may be in this tenant; 0: as old as their session.
    pub proof_lasts_minutes: i32,
    /// From where members come in, and their API tokens; empty: from anywhere. Platform admins with an access grant come from anywhere.
    pub networks: Vec<String>,
    /// How long an invitation is good for.
    pub invitation_days: i32,
    /// Only people with an address at one of the tenant's e-mail domains can be invited; where there is none, anybody whom the installation lets be
    /// invited.
    pub only_email_domains: bool,
    /// Whether its people need a second factor to come in.
    pub second_factor_required: bool,
    /// How many days whoever is there, or comes, has to set one up.
    pub second_factor_grace_days: i32,
    pub version: i32,
}

impl From<sql::TenantSettingsRow> for TenantSettings {
    fn from(row: sql::TenantSettingsRow) -> Self {
        Self {
            name: row.name,
            peers_allowed: row.peers_allowed,
            proof_lasts_minutes: row.proof_lasts_minutes.unwrap_or_default(),
            networks: row.networks,
            invitation_days: row.invitation_days,
            only_email_domains: row.only_email_domains,
            second_factor_required: row.second_factor_required,
            second_factor_grace_days: row.second_factor_grace_days,
            version: row.version,
        }
    }
}

async fn load(tx: &Tx<Tenant>) -> Result<TenantSettings> {
    let row = sql::get().bind(tx.db(), &tx.tenant()?.0).one().await?;
    Ok(row.into())
}
