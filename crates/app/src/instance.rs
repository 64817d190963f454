//! What Super Admins set for the whole installation while it runs. What the binary was told at its start is in `settings.rs`.

mod change;
mod migrate;
mod show;

pub use change::{Change, SettingsChange};
use db::queries::instance as sql;
use jiff::{SignedDuration, Timestamp};
pub use migrate::Migrate;
use serde::Serialize;
pub use show::Show;
use utoipa::ToSchema;

use crate::{
    Error, Plane, Result,
    gate::{self, Platform, Tx},
    names,
    words::words,
};

words!(
    /// What a platform admin needs to get inside a tenant (D1).
    TenantAccess {
        /// To be a member of it.
        MembershipOnly "membership_only",
        /// An access grant, with a reason and an end.
        JustInTime "just_in_time",
        /// Nothing more.
        Open "open",
    }
);

words!(
    /// Who creates tenants (D13).
    TenantCreation {
        /// The platform alone.
        Platform "platform",
        /// Whoever is a member of one as well, up to three.
        Members "members",
    }
);

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct InstanceSettings {
    pub tenant_access: TenantAccess,
    /// Whether a platform admin is kept from being a member anywhere, and a member from becoming a platform admin (D2).
    pub separate_admin_accounts: bool,
    /// How long a session of the root panel lasts without being used.
    pub root_idle_minutes: i32,
    /// How long it lasts at most.
    pub root_lasts_minutes: i32,
    /// How long a session of the tenant panel lasts without being used.
    pub app_idle_minutes: i32,
    /// How long it lasts at most.
    pub app_lasts_minutes: i32,
    /// Only people with an address there can be invited; empty: anybody.
    pub email_domains: Vec<String>,
    pub tenant_creation: TenantCreation,
    /// Whether whoever joins their first tenant gets one of their own besides, once in their life.
    pub allow_personal_workspace: bool,
    /// How many days the audit log keeps changes, which is whatever is of no other class; 0: for ever.
    pub keep_changes_days: i32,
    /// How many days it keeps sign-ins and what was refused; 0: for ever.
    pub keep_sign_ins_days: i32,
    /// How many days it keeps what platform admins looked at inside a tenant by an access grant; 0: for ever.
    pub keep_reads_days: i32,
    pub version: i32,
}

/// The settings with what does not fit them.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct InstanceDetails {
    #[serde(flatten)]
    pub settings: InstanceSettings,
    /// Platform admins who are members of a tenant as well. Separate accounts leave them both; the security page names them.
    pub admins_who_are_members: i64,
    /// When a shorter time for the audit log begins to count. Until then the longer one does that was set before.
    pub shorter_log_from: Option<Timestamp>,
    /// The address that every link into a tenant and the API begins with. It is set in the configuration, where Bailiwick is started.
    pub base_url: String,
    /// The same of the root panel.
    pub platform_base_url: String,
}

impl InstanceDetails {
    async fn load(tx: &Tx<Platform>) -> Result<Self> {
        let told = tx.app().settings();
        Ok(Self {
            base_url: told.base_url.clone(),
            platform_base_url: told.root_url.clone(),
            settings: InstanceSettings::load(tx).await?,
            admins_who_are_members: sql::admins_who_are_members().bind(tx.db()).one().await?,
            shorter_log_from: sql::shorter_from().bind(tx.db()).one().await?,
        })
    }
}

impl TryFrom<sql::SettingsRow> for InstanceSettings {
    type Error = Error;

    fn try_from(row: sql::SettingsRow) -> Result<Self> {
        Ok(Self {
            tenant_access: row.tenant_access.parse()?,
            separate_admin_accounts: row.separate_admin_accounts,
            root_idle_minutes: row.root_idle_minutes,
            root_lasts_minutes: row.root_lasts_minutes,
            app_idle_minutes: row.app_idle_minutes,
            app_lasts_minutes: row.app_lasts_minutes,
            email_domains: row.email_domains,
            tenant_creation: row.tenant_creation.parse()?,
            allow_personal_workspace: row.allow_personal_workspace,
            keep_changes_days: row.keep_changes_days,
            keep_sign_ins_days: row.keep_sign_ins_days,
            keep_reads_days: row.keep_reads_days,
            version: row.version,
        })
    }
}

impl InstanceSettings {
    /// As they are in the transaction that goes by them.
    pub(crate) async fn load<P: gate::Plane>(tx: &Tx<P>) -> Result<Self> {
        sql::settings().bind(tx.db()).one().await?.try_into()
    }

    /// After how long a session that begins now ends, however much it is used.
    pub(crate) fn session_lasts(&self, plane: Plane) -> SignedDuration {
        let minutes = match plane {
            Plane::Root => self.root_lasts_minutes,
            Plane::App => self.app_lasts_minutes,
        };
        SignedDuration::from_mins(minutes.into())
    }

    /// Refuses an address that nobody may be invited by.
    pub(crate) fn admit(&self, email: &str) -> Result<()> {
        names::refuse_elsewhere(email, &self.email_domains)
    }
}
