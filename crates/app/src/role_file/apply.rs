//! Makes what is there as a file says: all of it or nothing, each change with an event of its own. Done twice, the second time changes nothing.

use async_trait::async_trait;
use authz::{Action, Permission};

use super::{
    RoleFilePlan, Wish,
    changes::{FileChange, make, reach_the_database},
    state::State,
};
use crate::{
    Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx, Way},
    jobs::Work,
};

pub struct Apply(pub Wish);

#[async_trait]
impl Operation for Apply {
    type Plane = Tenant;
    const NAME: &'static str = "role_file.apply";
    const PERMISSION: Permission<'static> = Permission::new("roles", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = RoleFilePlan;

    fn target(&self) -> Target {
        Target::new("role_file", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<RoleFilePlan>> {
        let (_, planned) = self.0.plan(granted, tx).await?;
        if reach_the_database(&planned) {
            // A grant that is saved alone is enforced before the answer; so many may take longer than anybody waits.
            let tenant = tx.tenant()?;
            tx.enqueue(&Work::Reconcile { tenant }).await?;
        }
        make(&planned, granted, tx, Way::Done).await?;
        let done = RoleFilePlan {
            state: State::read(tx, |_| false).await?.fingerprint(),
            changes: planned.into_iter().map(|one| one.change).collect(),
        };
        // The events of the changes say what each was before.
        let told = |change: &FileChange| format!("{} {} {}", change.deed, change.kind, change.name);
        let changes: Vec<String> = done.changes.iter().map(told).collect();
        Done::new(done).after(serde_json::json!({ "changes": changes, "prune": self.0.prune }))
    }
}
