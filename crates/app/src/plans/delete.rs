//! Deletes a plan; its tenants get another in the same moment.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::plans as sql;

use super::held;
use crate::{
    Error, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub struct Delete {
    /// The plan's key.
    pub plan: String,
    pub version: i32,
    /// The key of the plan that its tenants get; needed if there are any.
    pub replacement: Option<String>,
}

#[async_trait]
impl Operation for Delete {
    type Plane = Platform;
    const NAME: &'static str = "plans.delete";
    const PERMISSION: Permission<'static> = Permission::new("plans", Action::Delete);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("plan", &self.plan, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<()>> {
        let before = held(tx, &self.plan, self.version).await?;
        match &self.replacement {
            Some(replacement) if *replacement == before.key => {
                return Err(Error::invalid(
                    "replacement",
                    "Choose another plan than the one that goes.",
                ));
            }
            Some(replacement) => {
                let unknown = || Error::invalid("replacement", "There is no such plan.");
                if replacement.contains('\0') {
                    return Err(unknown());
                }
                sql::hold_for_tenant()
                    .bind(tx.db(), replacement)
                    .opt()
                    .await?
                    .ok_or_else(unknown)?;
                sql::move_tenants().bind(tx.db(), replacement, &before.key).await?;
            }
            None if before.tenants > 0 => {
                let sentence = format!(
                    "Tenants have this plan: {} of them. Name the plan that they get instead.",
                    before.tenants
                );
                return Err(Error::conflict("in_use", sentence));
            }
            None => {
                sql::forget().bind(tx.db(), &before.key).await?;
            }
        }
        sql::delete().bind(tx.db(), &before.key).await?;
        Done::new(())
            .target("plan", &before.key, &before.name)
            .before(&before)?
            .after(serde_json::json!({ "replacement": self.replacement }))
    }
}
