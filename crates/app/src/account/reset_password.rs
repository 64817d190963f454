//! Chooses a password by a link that works once. Looking at the link uses nothing up, so a mail scanner may.

use async_trait::async_trait;
use db::queries::{one_time_links as sql, second_factors, sessions, sign_in_throttles as throttles, tokens, users};
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;
use uuid::Uuid;

use crate::{
    Error, Mode, PublicOperation, Result, UserId,
    audit::Target,
    caller::Who,
    gate::{Done, Door, Identity, Tx},
    hash_token,
    sessions::account_keys,
};

/// Whose password the link sets.
#[derive(Clone, Debug, Serialize)]
pub struct PasswordLink {
    pub email: String,
    pub name: String,
    /// The account never had a password.
    pub first: bool,
}

pub struct OpenReset {
    pub token: SecretString,
}

#[async_trait]
impl PublicOperation for OpenReset {
    const NAME: &'static str = "account.reset_password_open";
    const MODE: Mode = Mode::Read;
    type Output = PasswordLink;

    fn target(&self) -> Target {
        Target::new("user", "", "")
    }

    async fn run(&self, door: &mut Door<'_>) -> Result<Done<PasswordLink>> {
        let row = find(door.tx().await?, &self.token).await?;
        Ok(Done::new(PasswordLink {
            email: row.email,
            name: row.name,
            first: row.purpose == "welcome",
        }))
    }
}

pub struct ResetPassword {
    pub token: SecretString,
    pub password: SecretString,
    /// Whether the account's API tokens end as well.
    pub revoke_tokens: bool,
}

#[async_trait]
impl PublicOperation for ResetPassword {
    const NAME: &'static str = "account.reset_password";
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("user", "", "")
    }

    async fn run(&self, door: &mut Door<'_>) -> Result<Done<()>> {
        let account = find(door.tx().await?, &self.token).await?;
        // Hashing is slow, so no transaction waits for it.
        door.release().await?;
        let own_words = [account.email.as_str(), &account.name];
        let hash = door
            .app()
            .passwords()
            .hash_new("password", &self.password, &own_words)
            .await?;

        let tx = door.tx().await?;
        let (client, now, user) = (tx.db(), tx.now(), account.id);
        // One statement takes the link, so of many at the same time one gets it.
        let token = hash_token(self.token.expose_secret());
        if sql::consume_of_user()
            .bind(client, &now, &token.as_slice(), &user)
            .await?
            == 0
        {
            return Err(used());
        }
        // The account was closed since, or its password is another's to set no more.
        if users::set_password().bind(client, &hash, &now, &user).await? == 0 {
            return Err(used());
        }
        // It went to the address and to nobody else.
        if account.purpose == "reset" {
            users::prove_email().bind(client, &now, &user).await?;
        }
        // Made on the server for whoever lost every way in (D9).
        let recovered = account.purpose == "recover";
        if recovered {
            second_factors::forget_own().bind(client, &user).await?;
        }
        sql::expire_of_user().bind(client, &now, &user).await?;
        sessions::revoke_others()
            .bind(client, &now, &user, &Uuid::nil())
            .await?;
        let revoked_tokens = if self.revoke_tokens {
            tokens::revoke_all().bind(client, &now, &user).await?
        } else {
            0
        };
        let keys = account_keys(&account.email);
        throttles::lift().bind(client, &keys).await?;
        door.acting(Who::signed_in(UserId(user), account.email.clone(), account.name));
        Done::new(())
            .target("user", UserId(user), account.email)
            .after(serde_json::json!({ "revoked_tokens": revoked_tokens, "second_factors_reset": recovered }))
    }
}

async fn find(tx: &Tx<Identity>, token: &SecretString) -> Result<sql::PasswordLink> {
    sql::of_password()
        .bind(tx.db(), &hash_token(token.expose_secret()).as_slice(), &tx.now())
        .opt()
        .await?
        .ok_or_else(used)
}

fn used() -> Error {
    Error::conflict("link_invalid", "This link has expired or was used. Ask for a new one.")
}
