//! The work behind every change of somebody's passkeys: they are told by mail, so that they notice what they did not do.

use db::queries::users;

use crate::{
    App, Result, UserId,
    gate::{Platform, Tx},
    mails::Letter,
};

pub(crate) async fn tell(app: &App, user: UserId, passkey: &str, added: bool) -> Result<()> {
    let tx = Tx::<Platform>::background(app).await?;
    if let Some(person) = users::get().bind(tx.db(), &user.0).opt().await? {
        let letter = Letter::passkey(&person.email, &person.name, passkey, added)?;
        tx.mail(&letter).await?;
    }
    tx.done().await
}
