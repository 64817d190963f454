//! Removes an e-mail domain, and its proof with it: whoever adds it again gets another record to publish.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::email_domains as sql;

use super::find;
use crate::{
    EmailDomainId, Error, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

pub struct Remove {
    pub domain: EmailDomainId,
}

#[async_trait]
impl Operation for Remove {
    type Plane = Tenant;
    const NAME: &'static str = "email_domains.remove";
    const PERMISSION: Permission<'static> = Permission::new("tenant", Action::Manage);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("email_domain", self.domain, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(vec![Act::Sensitive])
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<()>> {
        let before = find(tx, self.domain).await?;
        let tenant = tx.tenant()?.0;
        sql::hold_all().bind(tx.db(), &tenant).one().await?;
        // Or anybody could be invited from then on, without a word.
        if sql::is_last().bind(tx.db(), &tenant).one().await? {
            return Err(Error::conflict(
                "limits_invitations",
                "This is the last one, and only people at the tenant’s e-mail domains may be invited. Switch that off first, or add another domain.",
            ));
        }
        let removed = sql::remove().bind(tx.db(), &tenant, &self.domain.0).await?;
        if removed == 0 {
            return Err(Error::NotFound);
        }
        Done::new(())
            .target("email_domain", self.domain, &before.domain)
            .before(serde_json::json!({ "domain": before.domain, "state": before.state }))
    }
}
