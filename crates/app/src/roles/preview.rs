//! What saving changes of several roles would mean: how many people gain and lose which permission. It changes nothing, and is refused to
//! whoever would be refused the change.

use async_trait::async_trait;
use std::collections::BTreeMap;

use authz::{Action, Permission};
use serde::Serialize;
use utoipa::ToSchema;

use super::save::{Changed, PermissionChanges, changed};
use crate::{
    Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

/// What becomes of one permission.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct Effect {
    pub permission: String,
    /// Active members who get it by their role; of each role 10,001 are counted at most.
    pub gain: i64,
    /// Active members whose role has it no longer.
    pub lose: i64,
    /// The keys of the roles that get it.
    pub added_to: Vec<String>,
    pub removed_from: Vec<String>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Preview {
    /// In the order of their names; none where nothing changes.
    pub permissions: Vec<Effect>,
}

pub struct PreviewSave(pub PermissionChanges);

#[async_trait]
impl Operation for PreviewSave {
    type Plane = Tenant;
    const NAME: &'static str = "roles.preview";
    const PERMISSION: Permission<'static> = Permission::new("roles", Action::Edit);
    const MODE: Mode = Mode::Read;
    type Output = Preview;

    fn target(&self) -> Target {
        Target::new("role", "", "")
    }

    async fn acts(&self, who: &Who, tx: &Tx<Tenant>) -> Result<Vec<Act>> {
        let acts = Changed::acts(&changed(tx, &self.0, None).await?, who);
        // Looking asks for no proof.
        Ok(acts.into_iter().filter(|act| !matches!(act, Act::Sensitive)).collect())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Preview>> {
        let mut effects: BTreeMap<String, Effect> = BTreeMap::new();
        for role in &changed(tx, &self.0, None).await? {
            let (before, after) = (&role.before.permissions, &role.after.permissions);
            for added in after.iter().filter(|it| !before.contains(*it)) {
                let effect = effects.entry(added.to_string()).or_default();
                effect.gain += role.row.holders;
                effect.added_to.push(role.row.key.clone());
            }
            for removed in before.iter().filter(|it| !after.contains(*it)) {
                let effect = effects.entry(removed.to_string()).or_default();
                effect.lose += role.row.holders;
                effect.removed_from.push(role.row.key.clone());
            }
        }
        let named = |(permission, effect)| Effect { permission, ..effect };
        Ok(Done::new(Preview {
            permissions: effects.into_iter().map(named).collect(),
        }))
    }
}
