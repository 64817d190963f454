//! Makes a plan.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::plans as sql;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Plan, find, max_admins, modules_of_plan, name};
use crate::{
    Error, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    error::violated_constraint,
    gate::{Act, Done, Granted, Platform, Tx},
};

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "key": "school", "name": "School", "max_admins": 20, "modules": ["*"] })))]
pub struct NewPlan {
    /// Small letters, digits and _; stays as it is.
    #[schema(pattern = "^[a-z][a-z0-9_]{0,29}$")]
    pub key: String,
    #[schema(max_length = 60)]
    pub name: String,
    /// How many active members of the rank of admin and above; left out: no limit.
    #[schema(minimum = 1, maximum = 1_000_000)]
    pub max_admins: Option<i32>,
    /// Keys of the modules that a tenant may have; `*` alone is every one.
    pub modules: Vec<String>,
}

impl NewPlan {
    fn validate(&self) -> Result<()> {
        let plain = |b: u8| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_');
        let begins = self.key.bytes().next().is_some_and(|b| b.is_ascii_lowercase());
        if self.key.len() > 30 || !begins || !self.key.bytes().all(plain) {
            return Err(Error::invalid(
                "key",
                "Use 1 to 30 small letters, digits and _, a letter first.",
            ));
        }
        name(&self.name)?;
        max_admins(self.max_admins)?;
        modules_of_plan(&self.modules)
    }
}

pub struct Create(pub NewPlan);

#[async_trait]
impl Operation for Create {
    type Plane = Platform;
    const NAME: &'static str = "plans.create";
    const PERMISSION: Permission<'static> = Permission::new("plans", Action::Create);
    const MODE: Mode = Mode::Write;
    type Output = Plan;

    fn target(&self) -> Target {
        Target::new("plan", &self.0.key, &self.0.name)
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Plan>> {
        let new = &self.0;
        new.validate()?;
        sql::insert()
            .bind(tx.db(), &new.key, &new.name, &new.max_admins, &new.modules)
            .await
            .map_err(|error| match violated_constraint(&error) {
                Some("plans_pkey") => Error::invalid("key", "Another plan has this key already."),
                _ => error.into(),
            })?;
        let plan = find(tx, &new.key).await?;
        Done::new(plan.clone())
            .target("plan", &plan.key, &plan.name)
            .after(&plan)
    }
}
