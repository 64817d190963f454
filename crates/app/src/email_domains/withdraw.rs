//! Withdraws the proof of a domain whose record has been missing for too long, and tells the owners.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::{access_grants, email_domains as sql};

use super::{MISSING_FOR, UNPROVED_EVERY};
use crate::{
    EmailDomainId, Error, Mode, Operation, Result, TenantId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    mails::Letter,
};

pub(super) struct Withdraw {
    pub tenant: TenantId,
    pub id: EmailDomainId,
    /// What the last check found instead.
    pub problem: String,
}

#[async_trait]
impl Operation for Withdraw {
    type Plane = Platform;
    const NAME: &'static str = "email_domains.withdraw";
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
        let (check_at, missing_before) = (tx.now() + UNPROVED_EVERY, tx.now() - MISSING_FOR);
        let withdrawn = sql::withdraw()
            .bind(
                tx.db(),
                &tx.now(),
                &check_at,
                &self.problem,
                &self.tenant.0,
                &self.id.0,
                &missing_before,
            )
            .opt()
            .await?;
        let Some(lost) = withdrawn else {
            let sentence = "The record was found meanwhile, or the domain was removed.";
            return Err(Error::conflict("unchanged", sentence));
        };
        let page = format!("{}/t/{}/settings", tx.app().settings().base_url, lost.slug);
        let owners = access_grants::owners().bind(tx.db(), &self.tenant.0).all().await?;
        let letter = |owner: &String| Letter::domain_lost(owner, &lost.name, &lost.domain, &page);
        let letters: Vec<Letter> = owners.iter().map(letter).collect::<Result<_>>()?;
        tx.mail_all(&letters).await?;
        Done::new(())
            .target("email_domain", self.id, lost.domain)
            .in_tenant(self.tenant)
            .before(serde_json::json!({ "state": "proved" }))?
            .after(serde_json::json!({ "state": "lost", "mails": letters.len() }))
    }
}
