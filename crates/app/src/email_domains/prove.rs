//! Writes down that a domain is a tenant's, whose record was found. One tenant's at a time.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::email_domains as sql;

use super::PROVED_EVERY;
use crate::{
    EmailDomainId, Error, Mode, Operation, Result, TenantId,
    audit::Target,
    caller::Who,
    error::violated_constraint,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub(super) struct Prove {
    pub tenant: TenantId,
    pub id: EmailDomainId,
}

#[async_trait]
impl Operation for Prove {
    type Plane = Platform;
    const NAME: &'static str = "email_domains.prove";
    const PERMISSION: Permission<'static> = Permission::new("tenants", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("email_domain", self.id, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<()>> {
        let check_at = tx.now() + PROVED_EVERY;
        let proved = sql::prove()
            .bind(tx.db(), &tx.now(), &check_at, &self.tenant.0, &self.id.0)
            .opt()
            .await
            .map_err(proved_elsewhere)?;
        let Some(domain) = proved else {
            return Err(Error::conflict("unchanged", "It is proved already, or was removed."));
        };
        Done::new(())
            .target("email_domain", self.id, domain)
            .in_tenant(self.tenant)
            .after(serde_json::json!({ "state": "proved" }))
    }
}

fn proved_elsewhere(error: db::Error) -> Error {
    match violated_constraint(&error) {
        Some("email_domains_proved") => Error::conflict(
            "proved_elsewhere",
            "The record is there, but another tenant of this service has proved this domain. Remove it there first, or ask whoever runs this service.",
        ),
        _ => error.into(),
    }
}
