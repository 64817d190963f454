//! Changes some of the settings. Each bites on the very next request: whoever goes by one reads it in their own transaction.

use async_trait::async_trait;
use std::ops::RangeInclusive;

use authz::{Action, Permission};
use db::queries::instance as sql;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{InstanceDetails, InstanceSettings, TenantAccess, TenantCreation};
use crate::{
    Error, FieldError, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    names,
};

/// What changes; what is left out stays.
#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({
    "tenant_access": "just_in_time", "separate_admin_accounts": false, "root_idle_minutes": 720, "root_lasts_minutes": 720,
    "app_idle_minutes": 720, "app_lasts_minutes": 20160, "email_domains": ["example.com"],
    "tenant_creation": "platform", "allow_personal_workspace": false,
    "keep_changes_days": 0, "keep_sign_ins_days": 365, "keep_reads_days": 365,
})))]
pub struct SettingsChange {
    pub tenant_access: Option<TenantAccess>,
    pub separate_admin_accounts: Option<bool>,
    #[schema(minimum = 5, maximum = 43200)]
    pub root_idle_minutes: Option<i32>,
    #[schema(minimum = 5, maximum = 129600)]
    pub root_lasts_minutes: Option<i32>,
    #[schema(minimum = 5, maximum = 43200)]
    pub app_idle_minutes: Option<i32>,
    #[schema(minimum = 5, maximum = 129600)]
    pub app_lasts_minutes: Option<i32>,
    /// Such as `example.com`; none of them means anybody.
    #[schema(max_items = 100)]
    pub email_domains: Option<Vec<String>>,
    pub tenant_creation: Option<TenantCreation>,
    pub allow_personal_workspace: Option<bool>,
    /// 0: for ever; else 30 at least. What is shorter than before begins to count after seven days.
    #[schema(minimum = 0, maximum = 36500)]
    pub keep_changes_days: Option<i32>,
    #[schema(minimum = 0, maximum = 36500)]
    pub keep_sign_ins_days: Option<i32>,
    #[schema(minimum = 0, maximum = 36500)]
    pub keep_reads_days: Option<i32>,
}

/// Thirty days.
const IDLE: RangeInclusive<i32> = 5..=43_200;
/// Ninety days.
const LASTS: RangeInclusive<i32> = 5..=129_600;
/// How long the audit log is kept, where not for ever.
const KEPT: RangeInclusive<i32> = 30..=36_500;

pub struct Change {
    /// The settings' version as it was read.
    pub version: i32,
    pub change: SettingsChange,
}

#[async_trait]
impl Operation for Change {
    type Plane = Platform;
    const NAME: &'static str = "instance.change";
    const PERMISSION: Permission<'static> = Permission::new("settings", Action::Manage);
    const MODE: Mode = Mode::Write;
    type Output = InstanceDetails;

    fn target(&self) -> Target {
        Target::new("instance", "", "")
    }

    /// A stolen session must not open every tenant, nor make itself last.
    async fn acts(&self, _: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        self.applied(InstanceSettings::load(tx).await?)?;
        Ok(vec![Act::Sensitive])
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<InstanceDetails>> {
        let before = InstanceSettings::load(tx).await?;
        let new = self.applied(before.clone())?;
        let changed = sql::change()
            .bind(
                tx.db(),
                &new.tenant_access.as_str(),
                &new.separate_admin_accounts,
                &new.root_idle_minutes,
                &new.root_lasts_minutes,
                &new.app_idle_minutes,
                &new.app_lasts_minutes,
                &new.email_domains,
                &new.tenant_creation.as_str(),
                &new.allow_personal_workspace,
                &new.keep_changes_days,
                &new.keep_sign_ins_days,
                &new.keep_reads_days,
                &self.version,
            )
            .await?;
        if changed == 0 {
            return Err(Error::stale());
        }
        let after = InstanceDetails::load(tx).await?;
        let settings = after.settings.clone();
        Done::new(after).before(before)?.after(settings)
    }
}

impl Change {
    /// The settings with the change in them, or what is wrong with it.
    fn applied(&self, mut settings: InstanceSettings) -> Result<InstanceSettings> {
        let change = self.change.clone();
        let mut wrong = Vec::new();
        let mut refuse = |field: &str, message: String| {
            wrong.push(FieldError {
                field: field.to_owned(),
                message,
            });
        };
        let mut some = false;
        let mut minutes = |field: &str, range: RangeInclusive<i32>, asked: Option<i32>, place: &mut i32| {
            let Some(asked) = asked else { return };
            some = true;
            if range.contains(&asked) {
                *place = asked;
            } else {
                refuse(
                    field,
                    format!("Choose {} minutes at least and {} at most.", range.start(), range.end()),
                );
            }
        };
        minutes(
            "root_idle_minutes",
            IDLE,
            change.root_idle_minutes,
            &mut settings.root_idle_minutes,
        );
        minutes(
            "root_lasts_minutes",
            LASTS,
            change.root_lasts_minutes,
            &mut settings.root_lasts_minutes,
        );
        minutes(
            "app_idle_minutes",
            IDLE,
            change.app_idle_minutes,
            &mut settings.app_idle_minutes,
        );
        minutes(
            "app_lasts_minutes",
            LASTS,
            change.app_lasts_minutes,
            &mut settings.app_lasts_minutes,
        );
        for (field, idle, lasts) in [
            (
                "root_idle_minutes",
                settings.root_idle_minutes,
                settings.root_lasts_minutes,
            ),
            (
                "app_idle_minutes",
                settings.app_idle_minutes,
                settings.app_lasts_minutes,
            ),
        ] {
            if idle > lasts {
                refuse(
                    field,
                    "An unused session cannot last longer than a used one.".to_owned(),
                );
            }
        }
        for (field, asked, place) in [
            (
                "keep_changes_days",
                change.keep_changes_days,
                &mut settings.keep_changes_days,
            ),
            (
                "keep_sign_ins_days",
                change.keep_sign_ins_days,
                &mut settings.keep_sign_ins_days,
            ),
            ("keep_reads_days", change.keep_reads_days, &mut settings.keep_reads_days),
        ] {
            let Some(asked) = asked else { continue };
            some = true;
            if asked == 0 || KEPT.contains(&asked) {
                *place = asked;
            } else {
                refuse(
                    field,
                    format!("Choose {} days at least, or 0 to keep them for ever.", KEPT.start()),
                );
            }
        }
        if let Some(access) = change.tenant_access {
            some = true;
            settings.tenant_access = access;
        }
        if let Some(separate) = change.separate_admin_accounts {
            some = true;
            settings.separate_admin_accounts = separate;
        }
        if let Some(creation) = change.tenant_creation {
            some = true;
            settings.tenant_creation = creation;
        }
        if let Some(allow) = change.allow_personal_workspace {
            some = true;
            settings.allow_personal_workspace = allow;
        }
        if let Some(domains) = change.email_domains {
            some = true;
            match names::domains("email_domains", &domains) {
                Ok(domains) => settings.email_domains = domains,
                Err(error) => wrong.push(error),
            }
        }
        if !some {
            return Err(Error::invalid("", "Say what to change."));
        }
        if wrong.is_empty() {
            Ok(settings)
        } else {
            Err(Error::Invalid(wrong))
        }
    }
}
