//! Whether the installation still waits for its first Super Admin, and the link that lets one in.

use async_trait::async_trait;
use db::queries::{admins, one_time_links};
use jiff::SignedDuration;
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use crate::{
    App, Mode, PublicOperation, Result, SecretToken,
    audit::Target,
    gate::{Done, Door, Identity, Tx},
    hash_token,
};

/// Long enough to be used the same day; each start prints a new one.
const LINK_LASTS: SignedDuration = SignedDuration::from_hours(24);

/// Whether this link may still be used. Looking does not use it.
pub struct IsOpen {
    pub token: SecretString,
}

#[async_trait]
impl PublicOperation for IsOpen {
    const NAME: &'static str = "set_up.open";
    const MODE: Mode = Mode::Read;
    type Output = bool;

    fn target(&self) -> Target {
        Target::new("set_up", "", "")
    }

    async fn run(&self, door: &mut Door<'_>) -> Result<Done<bool>> {
        let token = hash_token(self.token.expose_secret());
        let tx = door.tx().await?;
        let open = one_time_links::is_open()
            .bind(tx.db(), &token.as_slice(), &"set_up", &tx.now())
            .one()
            .await?;
        Ok(Done::new(open))
    }
}

/// The address to open in a browser, if there is no Super Admin yet. Links offered before stop working.
pub async fn offer_link(app: &App) -> Result<Option<String>> {
    let tx = Tx::<Identity>::bookkeeping(app).await?;
    if admins::super_admin_exists().bind(tx.db()).one().await? {
        return Ok(None);
    }
    let token = SecretToken::new();
    one_time_links::expire_all().bind(tx.db(), &tx.now(), &"set_up").await?;
    one_time_links::insert()
        .bind(
            tx.db(),
            &Uuid::now_v7(),
            &token.hash().as_slice(),
            &"set_up",
            &None,
            &tx.now(),
            &(tx.now() + LINK_LASTS),
        )
        .await?;
    tx.done().await?;
    Ok(Some(format!(
        "{}/root/set-up/{}",
        app.settings().root_url,
        token.expose()
    )))
}
