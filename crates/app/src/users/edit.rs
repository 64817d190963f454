//! Corrects somebody's name or address. Whoever has the address can make a new password, so a change of it decides over the person's way in.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::users as sql;
use garde::Validate;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{User, end_everything, hold, listed};
use crate::{
    Error, Mode, Operation, Result, UserId,
    admins::refuse_members,
    audit::Target,
    caller::Who,
    error::violated_constraint,
    gate::{Act, Done, Granted, Platform, Tx},
    mails::Letter,
    names,
};

#[derive(Clone, Debug, Default, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "name": "Ada King", "email": "ada.king@example.com", "reason": "Married." })))]
pub struct Change {
    /// Left as it is if missing.
    #[garde(inner(custom(names::name)))]
    #[schema(max_length = 120)]
    pub name: Option<String>,
    /// Left as it is if missing. Another one needs a reason and a recent proof of who you are; the old address is told, and every session ends.
    #[garde(inner(custom(names::email)))]
    #[schema(format = Email, max_length = 254)]
    pub email: Option<String>,
    /// Why the address changes; kept in the audit log.
    #[serde(default)]
    #[garde(skip)]
    #[schema(max_length = 500)]
    pub reason: String,
}

pub struct Edit {
    pub user: UserId,
    /// The user's version as it was read.
    pub version: i32,
    pub change: Change,
}

impl Edit {
    /// The address that is new and not only spelt as it was.
    fn new_address(&self, before: &User) -> Option<&String> {
        self.change.email.as_ref().filter(|email| **email != before.email)
    }
}

#[async_trait]
impl Operation for Edit {
    type Plane = Platform;
    const NAME: &'static str = "users.edit";
    const PERMISSION: Permission<'static> = Permission::new("users", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = User;

    fn target(&self) -> Target {
        Target::new("user", self.user, "")
    }

    fn justification(&self) -> Option<&str> {
        Some(self.change.reason.as_str()).filter(|reason| !reason.trim().is_empty())
    }

    async fn acts(&self, who: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        self.change.validate()?;
        if self.change.name.is_none() && self.change.email.is_none() {
            return Err(Error::invalid("name", "Say what to change: the name or the address."));
        }
        let held = hold(tx, who, self.user).await?.of_version(self.version)?;
        let before = listed(tx, self.user).await?;
        if self.new_address(&before).is_none() {
            return Ok(held.acts());
        }
        names::reason(&self.change.reason)?;
        // Whoever may set the address that a new password is mailed to could get in as them.
        refuse_members(
            tx,
            self.user.0,
            "An owner of the tenant can invite the new address instead.",
        )
        .await?;
        Ok(held.acts_on_way_in())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<User>> {
        let before = listed(tx, self.user).await?;
        let name = self.change.name.as_ref().unwrap_or(&before.name);
        let address = self.new_address(&before);
        let edited = sql::edit()
            .bind(tx.db(), address.unwrap_or(&before.email), name, &self.user.0)
            .await;
        if let Err(error) = edited {
            return Err(match violated_constraint(&error) {
                Some("users_email") => Error::invalid("email", "Another user has this address."),
                _ => error.into(),
            });
        }
        let mut after = serde_json::json!({ "name": name });
        if let Some(address) = address {
            // Whoever had the old address may have come in by it, and may have a link or a token from there.
            end_everything(tx, self.user).await?;
            tx.mail(&Letter::address_changed(&before.email, &before.name, address)?)
                .await?;
            after["email"] = address.as_str().into();
        }
        let user = listed(tx, self.user).await?;
        Done::new(user)
            .target("user", self.user, &before.email)
            .before(serde_json::json!({ "name": before.name, "email": before.email }))?
            .after(after)
    }
}
