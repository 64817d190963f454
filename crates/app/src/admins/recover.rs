//! Lets a platform admin in again from the server's command line: lifts what keeps them out and makes a link that works once (D9).

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::{admins as sql, users};
use jiff::Timestamp;
use serde::Serialize;

use super::{
    hold,
    way_in::{Whose, new_link},
};
use crate::{
    AdminId, Credential, Error, Mode, Operation, Plane, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    names,
    sessions::guess_keys,
};

#[derive(Clone, Debug, Serialize)]
pub struct Recovery {
    pub email: String,
    pub link: String,
    pub expires_at: Timestamp,
}

pub struct Recover {
    pub email: String,
}

#[async_trait]
impl Operation for Recover {
    type Plane = Platform;
    const NAME: &'static str = "admins.recover";
    const PERMISSION: Permission<'static> = Permission::new("admins", Action::Manage);
    const MODE: Mode = Mode::Write;
    type Output = Recovery;

    fn target(&self) -> Target {
        Target::new("platform_admin", "", &self.email)
    }

    async fn acts(&self, who: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        // Whoever is on the server has everything; from anywhere else this would be a way into any account.
        if who.credential != Credential::Cli {
            return Err(Error::NotFound);
        }
        names::email(&self.email, &()).map_err(|error| Error::invalid("email", format!("{error}.")))?;
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Recovery>> {
        let unknown = || {
            Error::conflict(
                "user_not_found",
                "There is no platform admin with this address. `bailiwick admin list` shows those there are.",
            )
        };
        let person = sql::person().bind(tx.db(), &self.email).opt().await?;
        let person = person.filter(|person| person.state != "deleted").ok_or_else(unknown)?;
        let open = sql::of_user()
            .bind(tx.db(), &person.id)
            .opt()
            .await?
            .ok_or_else(unknown)?;
        let admin = AdminId(open.id);
        let row = hold(tx, granted.who(), admin).await?;
        if row.user_state != "active" {
            users::lift_suspension().bind(tx.db(), &person.id).await?;
        }
        if row.state != "active" {
            sql::set_state()
                .bind(tx.db(), &"active", &None::<&str>, &None, &admin.0, &row.version)
                .await?;
        }
        let keys = guess_keys(&row.email);
        sql::lift_locks().bind(tx.db(), &keys).await?;
        let whose = Whose {
            user: person.id,
            email: &row.email,
            name: &row.name,
            plane: Plane::Root,
        };
        let (link, expires_at) = new_link(tx, &whose, "recover").await?;
        let recovery = Recovery {
            email: row.email.clone(),
            link,
            expires_at,
        };
        Done::new(recovery)
            .target("platform_admin", admin, row.email)
            .before(serde_json::json!({ "state": row.state, "account": row.user_state }))?
            .after(serde_json::json!({ "state": "active", "account": "active" }))
    }
}
