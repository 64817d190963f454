//! Makes a variable in an environment.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::variables as sql;
use garde::Validate;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Variable, find, is_environment, is_key, is_value, stored};
use crate::{
    Error, Mode, Operation, Result, VariableId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
};

#[derive(Clone, Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({
    "environment": "production", "key": "DATABASE_URL", "value": "postgres://db.example.com/shop", "secret": true,
})))]
pub struct NewVariable {
    /// Such as `production`, `staging` or `development`; it is there as long as it has a variable.
    #[garde(custom(is_environment))]
    #[schema(pattern = "^[a-z][a-z0-9_-]{0,39}$")]
    pub environment: String,
    #[garde(custom(is_key))]
    #[schema(pattern = "^[A-Za-z_][A-Za-z0-9_]{0,99}$")]
    pub key: String,
    #[garde(custom(is_value))]
    #[schema(value_type = String, max_length = 16384)]
    pub value: SecretString,
    /// Whether it is stored sealed, and shown only when it is revealed.
    #[garde(skip)]
    pub secret: bool,
}

pub struct Create(pub NewVariable);

/// Of one tenant: more than any application reads.
const AT_MOST: i64 = 1_000;
/// So many that a page shows them beside each other.
const ENVIRONMENTS_AT_MOST: i64 = 20;

#[async_trait]
impl Operation for Create {
    type Plane = Tenant;
    const NAME: &'static str = "variables.create";
    const PERMISSION: Permission<'static> = Permission::new("variables", Action::Create);
    const MODE: Mode = Mode::Write;
    type Output = Variable;

    fn target(&self) -> Target {
        Target::new("variable", "", format!("{}/{}", self.0.environment, self.0.key))
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Variable>> {
        self.0.validate()?;
        let variable = insert(tx, &self.0).await?;
        let said = variable.said();
        let (id, name) = (variable.id, variable.name());
        Done::new(variable).target("variable", id, name).after(said)
    }
}

/// What was looked at before: of many who make one at once, each is counted with those before.
async fn insert(tx: &Tx<Tenant>, new: &NewVariable) -> Result<Variable> {
    let (tenant, id) = (tx.tenant()?.0, VariableId::new());
    sql::hold_all().bind(tx.db(), &tenant).one().await?;
    let count = sql::count().bind(tx.db(), &new.environment, &tenant).one().await?;
    if count.variables >= AT_MOST {
        let sentence = format!("There are {AT_MOST} variables already. Delete one that is not needed.");
        return Err(Error::conflict("limit_reached", sentence));
    }
    if !count.known && count.environments >= ENVIRONMENTS_AT_MOST {
        let sentence = format!("There are {ENVIRONMENTS_AT_MOST} environments already. Choose one of them.");
        return Err(Error::conflict("limit_reached", sentence));
    }
    let (value, sealed) = stored(tx, id, new.secret, new.value.expose_secret())?;
    let made = sql::insert()
        .bind(
            tx.db(),
            &tenant,
            &id.0,
            &new.environment,
            &new.key,
            &value,
            &sealed,
            &tx.now(),
        )
        .await?;
    if made == 0 {
        return Err(Error::invalid(
            "key",
            "This environment has a variable of this key. Change that one, or choose another key.",
        ));
    }
    find(tx, id).await
}
