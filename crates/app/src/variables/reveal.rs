//! Reveals the value of a variable, a secret's above all. Each time leaves an event, which names the variable and never the value.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::variables as sql;
use serde::Serialize;
use utoipa::ToSchema;

use super::{find, open, revealing};
use crate::{
    Error, Mode, Operation, Result, VariableId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Revealed {
    pub value: String,
}

pub struct Reveal {
    pub variable: VariableId,
}

#[async_trait]
impl Operation for Reveal {
    type Plane = Tenant;
    const NAME: &'static str = "variables.reveal";
    const PERMISSION: Permission<'static> = Permission::new("variables", Action::Manage);
    const MODE: Mode = Mode::Read;
    const RECORDED: bool = true;
    type Output = Revealed;

    fn target(&self) -> Target {
        Target::new("variable", self.variable, "")
    }

    async fn acts(&self, who: &Who, tx: &Tx<Tenant>) -> Result<Vec<Act>> {
        // Nobody is asked to prove who they are for what is not there.
        find(tx, self.variable).await?;
        Ok(vec![revealing(who)])
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Revealed>> {
        let variable = find(tx, self.variable).await?;
        let (id, name) = (variable.id, variable.name());
        let value = match variable.value {
            Some(plain) => plain,
            None => {
                let sealed = sql::sealed().bind(tx.db(), &tx.tenant()?.0, &id.0).opt().await?;
                open(tx, id, &sealed.ok_or(Error::NotFound)?)?
            }
        };
        Ok(Done::new(Revealed { value }).target("variable", id, name))
    }
}
