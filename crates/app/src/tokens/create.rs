//! Makes an API token. It is shown once; what it may do never exceeds what its owner may do at the moment of use.

use async_trait::async_trait;
use authz::{Act, Ask, PermissionSet, Refusal};
use garde::Validate;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    AccountOperation, Error, Mode, Result, TenantRef, TokenId,
    audit::Target,
    caller::Who,
    gate::{Done, Door},
    names,
    secret_token::SecretToken,
};

/// What API tokens begin with, so that one is recognised wherever it turns up.
pub const PREFIX: &str = "bwt_";

/// Open ones of one person: more than anybody has programs, and few enough to look through.
const AT_MOST: i64 = 100;

#[derive(Clone, Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "name": "Nightly export", "tenant": "acme", "permissions": ["tables.view"], "expires_in_days": 90 })))]
pub struct NewToken {
    /// What it is for.
    #[garde(custom(names::name), length(chars, max = 60))]
    #[schema(max_length = 60)]
    pub name: String,
    /// The tenant, by id or slug; left out: the platform.
    #[garde(skip)]
    pub tenant: Option<String>,
    /// The permissions it carries, as `module.action`.
    #[garde(custom(some_and_not_too_many))]
    pub permissions: Vec<String>,
    /// Days until it ends, 1 to 366.
    #[garde(range(min = 1, max = 366))]
    #[schema(minimum = 1, maximum = 366)]
    pub expires_in_days: i64,
}

fn some_and_not_too_many(value: &[String], (): &()) -> garde::Result {
    if (1..=200).contains(&value.len()) {
        Ok(())
    } else {
        Err(garde::Error::new("Choose at least one permission, and at most 200"))
    }
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Created {
    pub id: TokenId,
    /// Shown this once.
    pub token: String,
    pub expires_at: Timestamp,
}

pub struct Create(pub NewToken);

#[async_trait]
impl AccountOperation for Create {
    const NAME: &'static str = "tokens.create";
    const MODE: Mode = Mode::Write;
    type Output = Created;

    fn target(&self, _: &Who) -> Target {
        Target::new("api_token", "", &self.0.name)
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<Created>> {
        self.0.validate()?;
        let person = who.person()?.id;
        let permissions = PermissionSet::parse(self.0.permissions.iter().map(String::as_str))
            .map_err(|error| Error::invalid("permissions", format!("{error}.")))?;
        if permissions == PermissionSet::Everything {
            return Err(Error::invalid(
                "permissions",
                "Name each permission; a token for everything cannot be made.",
            ));
        }
        let place = self.0.tenant.as_deref().map(TenantRef::parse);
        let holder = door.app().facts(door.caller(), place.as_ref()).await?;
        let now = door.app().now();
        // Nobody is asked to prove who they are for what they may not give in any case.
        for act in [Act::Delegate(&permissions), Act::Sensitive] {
            for permission in permissions.iter() {
                let ask = match place {
                    Some(_) => Ask::Tenant { permission, act },
                    None => Ask::Platform { permission, act },
                };
                holder.decide(now, ask)?;
            }
        }
        let id = TokenId::new();
        let secret = SecretToken::new();
        let token = format!("{PREFIX}{}", secret.expose());
        let tx = door.tx().await?;
        // A session that was just ended leaves no token behind.
        let session = who.session.ok_or(Error::NotFound)?;
        db::queries::sessions::hold()
            .bind(tx.db(), &session.0)
            .opt()
            .await?
            .ok_or(Refusal::Unauthenticated)?;
        if db::queries::tokens::count_open()
            .bind(tx.db(), &person.0, &tx.now())
            .one()
            .await?
            >= AT_MOST
        {
            let sentence = format!(
                "You have {AT_MOST} API tokens, which is as many as one person may. Revoke what is no longer used."
            );
            return Err(Error::conflict("limit_reached", sentence));
        }
        let expires_at = tx.now() + SignedDuration::from_hours(24 * self.0.expires_in_days);
        db::queries::tokens::insert()
            .bind(
                tx.db(),
                &id.0,
                &crate::hash_token(&token).as_slice(),
                &person.0,
                &self.0.name,
                &place.and(holder.tenant.as_ref()).map(|tenant| tenant.id.0),
                &permissions.to_texts(),
                &tx.now(),
                &expires_at,
            )
            .await?;
        let seen =
            serde_json::json!({ "name": self.0.name, "permissions": permissions.to_texts(), "expires_at": expires_at });
        Done::new(Created { id, token, expires_at })
            .target("api_token", id, &self.0.name)
            .after(seen)
    }
}
