//! Seals everything that is stored sealed with the newest key. The older keys stay in the file, so that what is not sealed anew yet, such as after a
//! crash, opens all the same.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::{keys as sql, mail_server as mail_server_sql};
use serde::Serialize;
use uuid::Uuid;

use crate::{
    Credential, Error, MailId, Mode, Operation, Result, TenantId, UnsealError, UserId, VariableId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    mail_server, mails, second_factors, tenants, variables,
};

const AT_ONCE: i64 = 500;

/// Which keys are used from now on, and how much was sealed anew.
#[derive(Clone, Debug, Serialize)]
pub struct Rotated {
    pub seal_key: u32,
    pub sign_key: u32,
    /// What shows from now on that the audit log is signed by this installation.
    pub public_key: String,
    pub secrets: u64,
}

pub struct Rotate;

#[async_trait]
impl Operation for Rotate {
    type Plane = Platform;
    const NAME: &'static str = "keys.rotate";
    const PERMISSION: Permission<'static> = Permission::new("settings", Action::Manage);
    const MODE: Mode = Mode::Write;
    type Output = Rotated;

    fn target(&self) -> Target {
        Target::new("instance", "", "")
    }

    async fn acts(&self, who: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        // Only who is on the server has put new keys there before.
        if who.credential != Credential::Cli {
            return Err(Error::NotFound);
        }
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Rotated>> {
        let secrets = servers(tx).await?
            + mail_server(tx).await?
            + mails(tx).await?
            + authenticator_apps(tx).await?
            + secrets_of_tenants(tx).await?;
        let (seal_key, sign_key, public_key) = tx.app().keys().newest();
        let rotated = Rotated {
            seal_key,
            sign_key,
            public_key: hex::encode(public_key.as_bytes()),
            secrets,
        };
        Done::new(rotated.clone()).after(rotated)
    }
}

/// The same value, sealed with the newest key.
fn anew(tx: &Tx<Platform>, what: &str, place: &str, sealed: &[u8]) -> Result<Vec<u8>> {
    let keys = tx.app().keys();
    let plain = keys.open(place, sealed).map_err(|error: UnsealError| {
        Error::conflict("sealed", format!("{what}: {error}. Nothing was sealed anew."))
    })?;
    Ok(keys.seal(place, &plain))
}

async fn servers(tx: &Tx<Platform>) -> Result<u64> {
    let mut count = 0;
    for row in sql::of_servers().bind(tx.db()).all().await? {
        let what = format!("The password of the database server {}", row.name);
        let new = anew(tx, &what, &tenants::password_place(row.id), &row.password_sealed)?;
        count += sql::set_of_server()
            .bind(tx.db(), &new, &row.id, &row.password_sealed)
            .await?;
    }
    Ok(count)
}

async fn mail_server(tx: &Tx<Platform>) -> Result<u64> {
    let row = mail_server_sql::get().bind(tx.db()).one().await?;
    let (Some(host), Some(sealed)) = (row.host, row.password_sealed) else {
        return Ok(0);
    };
    let place = mail_server::password_place(&host, row.port);
    let new = anew(tx, "The password of the mail server", &place, &sealed)?;
    Ok(sql::set_of_mail_server().bind(tx.db(), &new, &sealed).await?)
}

/// Those that wait: what was sent is not kept.
async fn mails(tx: &Tx<Platform>) -> Result<u64> {
    let (mut count, mut after) = (0, Uuid::nil());
    loop {
        let rows = sql::of_mails().bind(tx.db(), &after, &AT_ONCE).all().await?;
        let Some(last) = rows.last() else { return Ok(count) };
        after = last.id;
        for row in rows {
            let id = MailId(row.id);
            let new = anew(tx, &format!("The mail {id}"), &mails::place(id), &row.body_sealed)?;
            count += sql::set_of_mail()
                .bind(tx.db(), &new, &row.id, &row.body_sealed)
                .await?;
        }
    }
}

async fn authenticator_apps(tx: &Tx<Platform>) -> Result<u64> {
    let (mut count, mut after) = (0, Uuid::nil());
    loop {
        let rows = sql::of_totp().bind(tx.db(), &after, &AT_ONCE).all().await?;
        let Some(last) = rows.last() else { return Ok(count) };
        after = last.user_id;
        for row in rows {
            let user = UserId(row.user_id);
            let new = anew(
                tx,
                &format!("The authenticator app of {user}"),
                &second_factors::place(user),
                &row.secret_sealed,
            )?;
            count += sql::set_of_totp()
                .bind(tx.db(), &new, &row.user_id, &row.secret_sealed)
                .await?;
        }
    }
}

async fn secrets_of_tenants(tx: &Tx<Platform>) -> Result<u64> {
    let (mut count, mut after) = (0, (Uuid::nil(), Uuid::nil()));
    loop {
        let rows = sql::of_variables()
            .bind(tx.db(), &after.0, &after.1, &AT_ONCE)
            .all()
            .await?;
        let Some(last) = rows.last() else { return Ok(count) };
        after = (last.tenant_id, last.id);
        for row in rows {
            let id = VariableId(row.id);
            let new = anew(
                tx,
                &format!("The variable {id}"),
                &variables::place(TenantId(row.tenant_id), id),
                &row.value_sealed,
            )?;
            count += sql::set_of_variable()
                .bind(tx.db(), &new, &row.tenant_id, &row.id, &row.value_sealed)
                .await?;
        }
    }
}
