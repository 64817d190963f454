//! All e-mail domains of a tenant, by name: there are 100 at most.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::email_domains as sql;

use super::EmailDomain;
use crate::{
    Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

pub struct List;

#[async_trait]
impl Operation for List {
    type Plane = Tenant;
    const NAME: &'static str = "email_domains.list";
    const PERMISSION: Permission<'static> = Permission::new("tenant", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Vec<EmailDomain>;

    fn target(&self) -> Target {
        Target::new("email_domain", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Vec<EmailDomain>>> {
        let rows = sql::list().bind(tx.db(), &tx.tenant()?.0).all().await?;
        Ok(Done::new(rows.into_iter().map(EmailDomain::from).collect()))
    }
}
