//! Changes some of a tenant's settings. Each bites on the very next request.

use async_trait::async_trait;
use std::{net::IpAddr, ops::RangeInclusive};

use authz::{Action, Permission};
use db::queries::tenant_settings as sql;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{TenantSettings, load};
use crate::{
    Error, FieldError, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    names, roles,
};

/// What changes; what is left out stays.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({
    "name": "Acme", "peers_allowed": false, "proof_lasts_minutes": 0, "networks": [], "invitation_days": 7, "only_email_domains": false,
    "second_factor_required": false, "second_factor_grace_days": 7,
})))]
pub struct TenantSettingsChange {
    #[schema(max_length = 120)]
    pub name: Option<String>,
    pub peers_allowed: Option<bool>,
    /// 0: as old as the session; else 5 at least.
    #[schema(minimum = 0, maximum = 129600)]
    pub proof_lasts_minutes: Option<i32>,
    /// Addresses such as `192.0.2.7` and networks such as `192.0.2.0/24`. Your own address has to be among them.
    #[schema(max_items = 100)]
    pub networks: Option<Vec<String>>,
    #[schema(minimum = 1, maximum = 30)]
    pub invitation_days: Option<i32>,
    /// Whether whom one invites is limited to the tenant's e-mail domains, if it has any.
    pub only_email_domains: Option<bool>,
    pub second_factor_required: Option<bool>,
    #[schema(minimum = 0, maximum = 30)]
    pub second_factor_grace_days: Option<i32>,
}

/// Ninety days.
const PROOF_LASTS: RangeInclusive<i32> = 5..=129_600;
const INVITATION_DAYS: RangeInclusive<i32> = 1..=30;
const GRACE_DAYS: RangeInclusive<i32> = 0..=30;
const NETWORKS_AT_MOST: usize = 100;

pub struct Change {
    /// The settings' version as it was read.
    pub version: i32,
    pub change: TenantSettingsChange,
    /// From where whoever asks comes: they do not lock themself out.
    pub from: Option<IpAddr>,
}

#[async_trait]
impl Operation for Change {
    type Plane = Tenant;
    const NAME: &'static str = "tenant_settings.change";
    const PERMISSION: Permission<'static> = Permission::new("tenant", Action::Manage);
    const MODE: Mode = Mode::Write;
    type Output = TenantSettings;

    fn target(&self) -> Target {
        Target::new("tenant_settings", "", "")
    }

    /// A stolen session must not open the tenant, nor lock its people out. How people come in and act on each other binds the owners, or widens what
    /// whoever asks may do, so it is done to the highest.
    async fn acts(&self, _: &Who, tx: &Tx<Tenant>) -> Result<Vec<Act>> {
        let before = load(tx).await?;
        let after = self.applied(before.clone())?;
        let mut acts = vec![Act::Sensitive];
        let rules = |it: &TenantSettings| {
            let second_factor = (it.second_factor_required, it.second_factor_grace_days);
            (
                it.peers_allowed,
                it.proof_lasts_minutes,
                it.networks.clone(),
                second_factor,
            )
        };
        if rules(&before) != rules(&after) {
            let (_, top) = roles::by_key(tx, tx.tenant()?, "owner").await?;
            acts.push(Act::OnPerson {
                themself: false,
                present: Some(top),
                new: None,
            });
        }
        Ok(acts)
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<TenantSettings>> {
        let before = load(tx).await?;
        let new = self.applied(before.clone())?;
        let tenant = tx.tenant()?;
        let proof_lasts = Some(new.proof_lasts_minutes).filter(|minutes| *minutes > 0);
        let changed = sql::change()
            .bind(
                tx.db(),
                &new.name,
                &new.peers_allowed,
                &proof_lasts,
                &new.networks,
                &new.invitation_days,
                &new.only_email_domains,
                &new.second_factor_required,
                &tx.now(),
                &new.second_factor_grace_days,
                &tenant.0,
                &self.version,
            )
            .await?;
        if changed == 0 {
            return Err(Error::stale());
        }
        let after = load(tx).await?;
        let name = after.name.clone();
        Done::new(after.clone())
            .target("tenant_settings", tenant, name)
            .before(before)?
            .after(after)
    }
}

impl Change {
    /// The settings with the change in them, or what is wrong with it.
    fn applied(&self, mut settings: TenantSettings) -> Result<TenantSettings> {
        let change = self.change.clone();
        if change == TenantSettingsChange::default() {
            return Err(Error::invalid("", "Say what to change."));
        }
        let mut wrong = Vec::new();
        let mut refuse = |field: &str, message: String| {
            let field = field.to_owned();
            wrong.push(FieldError { field, message });
        };
        if let Some(name) = change.name {
            if let Err(error) = names::name(&name, &()) {
                refuse("name", format!("{error}."));
            }
            settings.name = name;
        }
        if let Some(allowed) = change.peers_allowed {
            settings.peers_allowed = allowed;
        }
        if let Some(minutes) = change.proof_lasts_minutes {
            if minutes != 0 && !PROOF_LASTS.contains(&minutes) {
                let sentence =
                    "Choose 5 minutes at least and 129600 at most, or 0 to let a proof last as long as the session.";
                refuse("proof_lasts_minutes", sentence.to_owned());
            }
            settings.proof_lasts_minutes = minutes;
        }
        if let Some(days) = change.invitation_days {
            if !INVITATION_DAYS.contains(&days) {
                refuse("invitation_days", "Choose 1 day at least and 30 at most.".to_owned());
            }
            settings.invitation_days = days;
        }
        if let Some(required) = change.second_factor_required {
            settings.second_factor_required = required;
        }
        if let Some(days) = change.second_factor_grace_days {
            if !GRACE_DAYS.contains(&days) {
                refuse(
                    "second_factor_grace_days",
                    "Choose 30 days at most, or 0 to require it at once.".to_owned(),
                );
            }
            settings.second_factor_grace_days = days;
        }
        if let Some(networks) = change.networks {
            match self.networks(&networks) {
                Ok(networks) => settings.networks = networks,
                Err((field, message)) => refuse(&field, message),
            }
        }
        if let Some(only) = change.only_email_domains {
            settings.only_email_domains = only;
        }
        if wrong.is_empty() {
            Ok(settings)
        } else {
            Err(Error::Invalid(wrong))
        }
    }

    /// As they are kept: in order, each once. Or which of them is wrong, and why.
    fn networks(&self, asked: &[String]) -> std::result::Result<Vec<String>, (String, String)> {
        let refuse = |field: String, message: String| Err((field, message));
        if asked.len() > NETWORKS_AT_MOST {
            return refuse(
                "networks".to_owned(),
                format!("Name at most {NETWORKS_AT_MOST} networks."),
            );
        }
        let mut networks = Vec::with_capacity(asked.len());
        for (at, text) in asked.iter().enumerate() {
            match names::network(text) {
                Some(network) => networks.push(network),
                None => {
                    let sentence = "Write an address such as 192.0.2.7, or a network such as 192.0.2.0/24.";
                    return refuse(format!("networks[{at}]"), sentence.to_owned());
                }
            }
        }
        networks.sort();
        networks.dedup();
        if let Some(address) = self.from.map(|address| address.to_canonical())
            && !networks.is_empty()
            && !networks.iter().any(|network| network.contains(&address))
        {
            let sentence = format!(
                "You come from {address}, which is in none of these networks: you would lock yourself out. Add it."
            );
            return refuse("networks".to_owned(), sentence);
        }
        Ok(networks.iter().map(ToString::to_string).collect())
    }
}
