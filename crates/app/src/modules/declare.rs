//! Declares a module of the application's: its name and what can be permitted in it. Declared anew it is what it was declared as last, so that
//! an application may say it each time it starts.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::modules as sql;
use garde::Validate;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{Module, find, is_own, ordered};
use crate::{
    Error, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    names,
};

#[derive(Clone, Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ModuleDeclaration, examples(json!({
    "label": "Invoices", "description": "Bills to customers.", "actions": ["view", "create", "edit", "delete"], "by_default": true
})))]
pub struct Declaration {
    #[garde(custom(names::name), length(chars, max = 60))]
    #[schema(max_length = 60)]
    pub label: String,
    #[serde(default)]
    #[garde(custom(names::optional_name))]
    #[schema(max_length = 120)]
    pub description: String,
    /// Of `view`, `create`, `edit`, `delete` and `manage`; one at least.
    #[garde(length(min = 1, max = 5), inner(custom(action)))]
    #[schema(min_items = 1, max_items = 5)]
    pub actions: Vec<String>,
    /// Whether new tenants have it without asking. Those that are there are left as they are.
    #[serde(default)]
    #[garde(skip)]
    pub by_default: bool,
}

/// What Bailiwick itself may call a module of its own one day.
const RESERVED: [&str; 12] = [
    "account", "apps", "backups", "branding", "jobs", "security", "sessions", "settings", "sso", "tenants", "tokens",
    "webhooks",
];

fn action(value: &str, (): &()) -> garde::Result {
    let known = Action::parse(value).map(|_| ());
    known.ok_or_else(|| garde::Error::new("Use view, create, edit, delete or manage"))
}

pub struct Declare {
    pub key: String,
    pub declaration: Declaration,
}

#[async_trait]
impl Operation for Declare {
    type Plane = Platform;
    const NAME: &'static str = "modules.declare";
    const PERMISSION: Permission<'static> = Permission::new("modules", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = Module;

    fn target(&self) -> Target {
        Target::new("module", &self.key, &self.declaration.label)
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        let (key, declaration) = (&self.key, &self.declaration);
        let plain = |b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-');
        if key.len() > 40 || !key.starts_with(|c: char| c.is_ascii_lowercase()) || !key.bytes().all(plain) {
            let sentence = "Use 1 to 40 small letters, digits, _ and -, beginning with a letter, such as invoices.";
            return Err(Error::invalid("key", sentence));
        }
        if is_own(key) || RESERVED.contains(&key.as_str()) {
            return Err(Error::invalid(
                "key",
                "Bailiwick has a module of this name itself. Choose another.",
            ));
        }
        declaration.validate()?;
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Module>> {
        let (key, declaration) = (&self.key, &self.declaration);
        let before = match find(tx, key).await {
            Ok(module) => Some(module),
            Err(Error::NotFound) => None,
            Err(error) => return Err(error),
        };
        let actions = ordered(&declaration.actions);
        sql::declare()
            .bind(
                tx.db(),
                key,
                &declaration.label,
                &declaration.description,
                &actions,
                &declaration.by_default,
            )
            .await?;
        let module = find(tx, key).await?;
        Done::new(module.clone())
            .target("module", key, &module.label)
            .before(before)?
            .after(module)
    }
}
