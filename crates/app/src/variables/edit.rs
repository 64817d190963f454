//! Gives a variable another value, or makes it secret. Its key and environment stay: what a secret is called decides who prints it.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::variables as sql;
use garde::Validate;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Variable, find, held, is_optional_value, stored};
use crate::{
    Error, Mode, Operation, Result, VariableId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

#[derive(Clone, Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "value": "postgres://db.example.com/shop", "secret": true })))]
pub struct VariableChange {
    /// Left out: it stays as it is. A secret becomes plain only with its value given anew.
    #[serde(default)]
    #[garde(custom(is_optional_value))]
    #[schema(value_type = Option<String>, max_length = 16384)]
    pub value: Option<SecretString>,
    #[garde(skip)]
    pub secret: bool,
}

pub struct Edit {
    pub variable: VariableId,
    pub version: i32,
    pub change: VariableChange,
}

#[async_trait]
impl Operation for Edit {
    type Plane = Tenant;
    const NAME: &'static str = "variables.edit";
    const PERMISSION: Permission<'static> = Permission::new("variables", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = Variable;

    fn target(&self) -> Target {
        Target::new("variable", self.variable, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Variable>> {
        self.change.validate()?;
        let before = held(tx, self.variable, self.version).await?;
        let given = self.change.value.as_ref().map(ExposeSecret::expose_secret);
        let value = match (given, &before.value) {
            (Some(value), _) => value,
            (None, Some(plain)) if self.change.secret => plain,
            (None, None) if !self.change.secret => {
                return Err(Error::invalid(
                    "value",
                    "Give the value anew: a secret is not shown by making it plain.",
                ));
            }
            (None, _) => {
                return Err(Error::conflict(
                    "unchanged",
                    "Nothing would change. Give another value.",
                ));
            }
        };
        let (plain, sealed) = stored(tx, self.variable, self.change.secret, value)?;
        sql::set_value()
            .bind(tx.db(), &plain, &sealed, &tx.now(), &tx.tenant()?.0, &self.variable.0)
            .await?;
        let after = find(tx, self.variable).await?;
        let said = after.said();
        Done::new(after)
            .target("variable", self.variable, before.name())
            .before(before.said())?
            .after(said)
    }
}
