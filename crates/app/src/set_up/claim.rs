//! Makes the first Super Admin, from none to one.

use async_trait::async_trait;
use db::queries::{admins, one_time_links, users};
use garde::Validate;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;

use crate::{
    AdminId, Credential, Error, Mode, PublicOperation, Result, UserId,
    audit::Target,
    gate::{Done, Door},
    hash_token, names,
};

/// Who the first Super Admin is.
#[derive(Clone, Debug, Deserialize, Validate)]
#[serde(deny_unknown_fields)]
pub struct NewAdmin {
    #[garde(custom(names::name))]
    pub name: String,
    #[garde(custom(names::email))]
    pub email: String,
    #[garde(skip)]
    pub password: SecretString,
}

/// What shows that whoever asks may.
#[derive(Clone, Debug)]
pub enum Proof {
    /// The token of the printed link.
    Link(SecretString),
    /// The command line on the server.
    CommandLine,
}

pub struct Claim {
    pub proof: Proof,
    pub admin: NewAdmin,
}

#[async_trait]
impl PublicOperation for Claim {
    const NAME: &'static str = "set_up.claim";
    const MODE: Mode = Mode::Write;
    type Output = UserId;

    fn target(&self) -> Target {
        Target::new("platform_admin", &self.admin.email, &self.admin.email)
    }

    async fn run(&self, door: &mut Door<'_>) -> Result<Done<UserId>> {
        let token = match &self.proof {
            Proof::Link(token) => Some(hash_token(token.expose_secret())),
            Proof::CommandLine if door.caller().credential == Credential::Cli => None,
            Proof::CommandLine => return Err(Error::NotFound),
        };
        let now = door.tx().await?.now();
        // A wrong or used link learns nothing, and costs no hash.
        if let Some(token) = &token
            && !one_time_links::is_open()
                .bind(door.tx().await?.db(), &token.as_slice(), &"set_up", &now)
                .one()
                .await?
        {
            return Err(Error::NotFound);
        }
        self.admin.validate()?;
        door.release().await?;
        let own_words = [self.admin.email.as_str(), &self.admin.name];
        let hash = door
            .app()
            .passwords()
            .hash_new("password", &self.admin.password, &own_words)
            .await?;

        let tx = door.tx().await?;
        let (client, now) = (tx.db(), tx.now());
        admins::lock_super_admin_role().bind(client).one().await?;
        if admins::super_admin_exists().bind(client).one().await? {
            return Err(Error::conflict(
                "already_set_up",
                "This installation has a Super Admin already. Sign in instead.",
            ));
        }
        if let Some(token) = token
            && one_time_links::consume()
                .bind(client, &now, &token.as_slice(), &"set_up")
                .await?
                == 0
        {
            return Err(Error::NotFound);
        }
        one_time_links::expire_all().bind(client, &now, &"set_up").await?;
        let user = UserId::new();
        users::insert()
            .bind(
                client,
                &user.0,
                &self.admin.email,
                &self.admin.name,
                &Some(hash),
                &Some(now),
                &now,
            )
            .await?;
        let admin = AdminId::new();
        admins::insert()
            .bind(client, &admin.0, &user.0, &"", &now, &"super_admin")
            .await?;
        Done::new(user)
            .target("platform_admin", admin, &self.admin.email)
            .after(serde_json::json!({ "email": self.admin.email, "name": self.admin.name, "role": "super_admin" }))
    }
}
