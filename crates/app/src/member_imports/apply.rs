//! Has the people of a table that was looked through invited, in the background.

use async_trait::async_trait;
use authz::{Action, Permission, PermissionSet};
use db::queries::member_imports as sql;

use super::{Import, find};
use crate::{
    Error, MemberImportId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    error::violated_constraint,
    gate::{Act, Done, Granted, Tenant, Tx},
    jobs::Work,
};

pub struct Apply {
    pub import: MemberImportId,
}

#[async_trait]
impl Operation for Apply {
    type Plane = Tenant;
    const NAME: &'static str = "member_imports.apply";
    const PERMISSION: Permission<'static> = Permission::new("members", Action::Create);
    const MODE: Mode = Mode::Write;
    type Output = Import;

    fn target(&self) -> Target {
        Target::new("member_import", self.import, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        // What it gives is decided for each line when its turn comes. But it goes on when the credential has ended, by all that the person may.
        // Any line may make an admin, so it needs a proof of who asks.
        Ok(vec![Act::Delegate(PermissionSet::default()), Act::Sensitive])
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Import>> {
        let tenant = tx.tenant()?;
        let by = granted.who().person()?.id.0;
        sql::hold().bind(tx.db(), &tenant.0, &self.import.0).opt().await?;
        let found = find(tx, self.import).await?;
        if found.state != "checked" {
            return Err(Error::conflict("unchanged", "These people are being invited already."));
        }
        if found.refused == found.lines {
            return Err(Error::conflict(
                "nothing_to_do",
                "No line can be invited. Mend the table and look it through again.",
            ));
        }
        sql::apply()
            .bind(tx.db(), &by, &tenant.0, &self.import.0)
            .await
            .map_err(|error| match violated_constraint(&error) {
                Some("member_imports_running") => Error::conflict(
                    "in_progress",
                    "Another table is being worked through. Wait until it is done.",
                ),
                _ => error.into(),
            })?;
        tx.enqueue(&Work::ImportMembers {
            tenant,
            import: self.import,
        })
        .await?;
        let import = Import::try_from(find(tx, self.import).await?)?;
        let after = serde_json::json!({ "lines": import.lines, "refused": import.refused });
        Done::new(import).after(after)
    }
}
