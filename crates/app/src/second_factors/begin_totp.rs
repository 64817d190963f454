//! Makes the secret that an authenticator app is set up with. It is no factor until a code of it is given.

use async_trait::async_trait;
use db::queries::{branding, second_factors as sql};
use serde::Serialize;
use utoipa::ToSchema;

use super::{codes, hold_changing};
use crate::{
    AccountOperation, Error, Mode, Result,
    audit::Target,
    caller::Who,
    gate::{Done, Door},
    keys::random_bytes,
};

/// Shown this once.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct BegunTotp {
    /// In base32 (RFC 4648 §6), for typing it in.
    pub secret: String,
    /// `otpauth://totp/…`, which is what a QR code of it holds.
    pub uri: String,
}

pub struct BeginTotp;

#[async_trait]
impl AccountOperation for BeginTotp {
    const NAME: &'static str = "second_factors.begin_totp";
    const MODE: Mode = Mode::Write;
    type Output = BegunTotp;

    fn target(&self, who: &Who) -> Target {
        who.as_target()
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<BegunTotp>> {
        let person = who.person()?;
        let secret = random_bytes::<{ codes::SECRET_BYTES }>();
        let sealed = door.app().keys().seal(&codes::place(person.id), &secret);
        let tx = door.tx().await?;
        hold_changing(tx, who).await?;
        let product = branding::product_name().bind(tx.db()).one().await?;
        let totp = codes::totp(secret.to_vec(), &product, &person.email)?;
        if sql::begin_totp()
            .bind(tx.db(), &person.id.0, &sealed, &tx.now())
            .await?
            == 0
        {
            return Err(Error::conflict(
                "totp_exists",
                "You have an authenticator app set up. Remove that one first.",
            ));
        }
        Ok(Done::new(BegunTotp {
            secret: totp.secret().to_base32(),
            uri: totp.to_url().map_err(|error| Error::Internal(error.to_string()))?,
        }))
    }
}
