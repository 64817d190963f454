//! Adds an e-mail domain, with the record that is to prove it. Nothing is asked of the DNS yet: the record has to be published first.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::email_domains as sql;
use garde::Validate;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{EmailDomain, UNPROVED_EVERY, find};
use crate::{
    EmailDomainId, Error, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    keys::random_bytes,
    names,
};

#[derive(Clone, Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "domain": "example.com" })))]
pub struct NewEmailDomain {
    /// As it stands behind the @. What is not ASCII is written as the DNS has it, such as `xn--bcher-kva.example`.
    #[garde(custom(names::email_domain))]
    #[schema(max_length = 253)]
    pub domain: String,
}

pub struct Add(pub NewEmailDomain);

const AT_MOST: i64 = 100;

#[async_trait]
impl Operation for Add {
    type Plane = Tenant;
    const NAME: &'static str = "email_domains.add";
    const PERMISSION: Permission<'static> = Permission::new("tenant", Action::Manage);
    const MODE: Mode = Mode::Write;
    type Output = EmailDomain;

    fn target(&self) -> Target {
        Target::new("email_domain", "", &self.0.domain)
    }

    /// A stolen session must not say whose people may be invited.
    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(vec![Act::Sensitive])
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<EmailDomain>> {
        self.0.validate()?;
        let (tenant, id) = (tx.tenant()?.0, EmailDomainId::new());
        let domain = self.0.domain.to_ascii_lowercase();
        sql::hold_all().bind(tx.db(), &tenant).one().await?;
        if sql::count().bind(tx.db(), &tenant).one().await? >= AT_MOST {
            let sentence = format!("There are {AT_MOST} domains already. Remove one that is not needed.");
            return Err(Error::conflict("limit_reached", sentence));
        }
        let token = hex::encode(random_bytes::<16>());
        let check_at = tx.now() + UNPROVED_EVERY;
        let added = sql::insert()
            .bind(tx.db(), &tenant, &id.0, &domain, &token, &tx.now(), &check_at)
            .await?;
        if added == 0 {
            return Err(Error::invalid("domain", "This domain is in the list already."));
        }
        Done::new(find(tx, id).await?)
            .target("email_domain", id, &domain)
            .after(serde_json::json!({ "domain": domain }))
    }
}
