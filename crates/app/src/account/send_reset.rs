//! The work behind "forgotten password": mails a link to the account of that address, if there is one that may sign in there.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::admins as sql;

use crate::{
    App, Caller, Error, Mode, Operation, Plane, Result, UserId,
    admins::{Whose, mail_reset},
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

struct SendReset {
    plane: Plane,
    email: String,
}

/// Done as well where nobody has that address.
pub(crate) async fn send_reset(app: &App, email: &str, plane: Plane) -> Result<()> {
    let operation = SendReset {
        plane,
        email: email.to_owned(),
    };
    match app.on_platform(&Caller::system("forgotten passwords"), operation).await {
        Err(Error::NotFound) => Ok(()),
        done => done,
    }
}

#[async_trait]
impl Operation for SendReset {
    type Plane = Platform;
    const NAME: &'static str = "account.send_reset";
    const PERMISSION: Permission<'static> = Permission::new("users", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("user", "", &self.email)
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<()>> {
        let person = sql::person().bind(tx.db(), &self.email).opt().await?;
        // Whoever is out gets no link (G20).
        let person = person
            .filter(|person| person.state == "active")
            .ok_or(Error::NotFound)?;
        if self.plane == Plane::Root && !sql::is_active().bind(tx.db(), &person.id).one().await? {
            return Err(Error::NotFound);
        }
        let whose = Whose {
            user: person.id,
            email: &person.email,
            name: &person.name,
            plane: self.plane,
        };
        let expires_at = mail_reset(tx, &whose).await?;
        Done::new(())
            .target("user", UserId(person.id), &person.email)
            .after(serde_json::json!({ "expires_at": expires_at }))
    }
}
