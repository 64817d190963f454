//! Makes a platform role of the installation's own, from nothing or after the pattern of another.

use async_trait::async_trait;
use std::sync::Arc;

use authz::{Action, Permission};
use db::queries::platform_roles as sql;
use garde::Validate;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{PlatformRole, RANKS, role_of, summary};
use crate::{
    Error, Mode, Operation, Result, RoleId,
    audit::Target,
    caller::Who,
    error::violated_constraint,
    gate::{Act, Done, Granted, Platform, Tx},
    modules::permission_set,
    names,
};

#[derive(Clone, Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({
    "key": "night_shift", "name": "Night Shift", "description": "", "rank": 30, "permissions": ["tenants.view"], "reason": "A tier of its own."
})))]
pub struct NewPlatformRole {
    /// 1 to 30 small letters, digits and underscores, beginning with a letter. It never changes.
    #[garde(custom(names::key))]
    #[schema(pattern = "^[a-z][a-z0-9_]{0,29}$")]
    pub key: String,
    #[garde(custom(names::name), length(chars, max = 60))]
    #[schema(max_length = 60)]
    pub name: String,
    #[serde(default)]
    #[garde(custom(names::optional_name))]
    #[schema(max_length = 120)]
    pub description: String,
    /// Whoever holds it acts on those below.
    #[garde(range(min = RANKS.0, max = RANKS.1))]
    #[schema(minimum = 1, maximum = 99)]
    pub rank: i16,
    /// As `module.action`; none that you do not hold yourself.
    #[garde(length(max = 200))]
    pub permissions: Vec<String>,
    /// Why; kept in the audit log.
    #[garde(skip)]
    #[schema(min_length = 3, max_length = 500)]
    pub reason: String,
}

pub struct Create(pub NewPlatformRole);

#[async_trait]
impl Operation for Create {
    type Plane = Platform;
    const NAME: &'static str = "platform_roles.create";
    const PERMISSION: Permission<'static> = Permission::new("roles", Action::Create);
    const MODE: Mode = Mode::Write;
    type Output = PlatformRole;

    fn target(&self) -> Target {
        Target::new("platform_role", "", &self.0.name)
    }

    fn justification(&self) -> Option<&str> {
        Some(&self.0.reason)
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        let new = &self.0;
        new.validate()?;
        // Whoever makes a role can give it, so it is as if it were given.
        let given = Act::OnPerson {
            themself: false,
            present: None,
            new: Some(Arc::new(role_of(&new.key, new.rank, &new.permissions)?)),
        };
        Ok(vec![given, Act::Sensitive])
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<PlatformRole>> {
        let new = &self.0;
        let id = RoleId::new();
        let permissions = permission_set(&new.permissions)?.to_texts();
        sql::insert()
            .bind(
                tx.db(),
                &id.0,
                &new.key,
                &new.name,
                &new.description,
                &new.rank,
                &permissions,
            )
            .await
            .map_err(|error| match violated_constraint(&error) {
                Some("platform_roles_key") => {
                    Error::invalid("key", "There is a role with this key already. Choose another.")
                }
                _ => error.into(),
            })?;
        let role = summary(tx, granted, &new.key).await?;
        let seen = serde_json::json!({ "key": role.key, "name": role.name, "rank": role.rank, "permissions": role.permissions });
        Done::new(role).target("platform_role", id, &new.name).after(seen)
    }
}
