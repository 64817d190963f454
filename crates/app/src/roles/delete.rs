//! Deletes a role of the tenant's own; whoever holds it gets another in its place, or none, which is said explicitly (D16).

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::roles as sql;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{by_key, present, proof_for, stale};
use crate::{
    Error, Mode, Operation, Result, RoleId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    jobs::Work,
    members::holds,
};

#[derive(Clone, Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = RoleDeletion, examples(json!({ "replacement": "member" })))]
pub struct Deletion {
    /// The key of the role that its holders, and whoever is invited to it, get; not needed where there is nobody.
    pub replacement: Option<String>,
    /// Leaves its holders without a role, and so without any permission; open invitations to it are revoked.
    #[serde(default)]
    pub without_role: bool,
}

pub struct Delete {
    /// The role's key.
    pub role: String,
    pub version: i32,
    pub deletion: Deletion,
}

#[async_trait]
impl Operation for Delete {
    type Plane = Tenant;
    const NAME: &'static str = "roles.delete";
    const PERMISSION: Permission<'static> = Permission::new("roles", Action::Delete);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("role", &self.role, "")
    }

    async fn acts(&self, who: &Who, tx: &Tx<Tenant>) -> Result<Vec<Act>> {
        let (row, role) = present(tx, who, &self.role).await?;
        if row.builtin {
            return Err(Error::conflict("builtin_role", "Built-in roles are not deleted."));
        }
        let wrong = |sentence: &str| Error::invalid("replacement", sentence);
        let new = match self.deletion.replacement.as_deref() {
            Some(_) if self.deletion.without_role => {
                return Err(wrong("Choose a role, or leave the holders without one: not both."));
            }
            Some(key) if key == self.role => return Err(wrong("Choose another role than the one that goes.")),
            Some(key) => match by_key(tx, tx.tenant()?, key).await {
                Ok((_, role)) => Some(role),
                Err(Error::Invalid(_)) => {
                    return Err(wrong("There is no such role. Choose one of the tenant's roles."));
                }
                Err(error) => return Err(error),
            },
            None => None,
        };
        let proof = proof_for([&role].into_iter().chain(&new).map(|role| &**role));
        let on_holders = Act::OnPerson {
            themself: holds(who, role.id),
            present: Some(role),
            new,
        };
        Ok([on_holders].into_iter().chain(proof).collect())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<()>> {
        let tenant = tx.tenant()?;
        let (row, _) = present(tx, granted.who(), &self.role).await?;
        let replacement = match self.deletion.replacement.as_deref() {
            Some(key) => Some(by_key(tx, tenant, key).await?.0.0),
            None => None,
        };
        let mut moved = 0;
        if replacement.is_some() || self.deletion.without_role {
            moved = sql::replace().bind(tx.db(), &replacement, &tenant.0, &row.id).await?;
        }
        if let Some(role) = replacement {
            sql::replace_in_invitations()
                .bind(tx.db(), &role, &tenant.0, &row.id)
                .await?;
        } else if self.deletion.without_role {
            sql::revoke_invitations()
                .bind(tx.db(), &tx.now(), &tenant.0, &row.id)
                .await?;
        }
        if sql::is_in_use().bind(tx.db(), &tenant.0, &row.id).one().await? {
            return Err(Error::conflict(
                "replacement_required",
                "Somebody holds this role or is invited to it. Choose the role that they get in its place.",
            ));
        }
        if sql::delete().bind(tx.db(), &tenant.0, &row.id, &self.version).await? == 0 {
            return Err(stale(&row.name));
        }
        tx.enqueue(&Work::Reconcile { tenant }).await?;
        Done::new(())
            .target("role", RoleId(row.id), row.name)
            .before(serde_json::json!({ "key": row.key, "rank": row.rank, "permissions": row.permissions }))?
            .after(serde_json::json!({ "replacement": self.deletion.replacement, "moved": moved }))
    }
}
