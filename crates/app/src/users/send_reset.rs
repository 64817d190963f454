//! Mails somebody a link to choose a new password with. It goes to them and to nobody else: whoever holds it is in (D1).

use async_trait::async_trait;
use authz::{Action, Permission};

use super::{UserState, hold, listed};
use crate::{
    Error, Mode, Operation, Plane, Result, UserId,
    admins::{WayIn, Whose, mail_reset},
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    mail_server,
};

pub struct SendReset {
    pub user: UserId,
    /// Why; kept in the audit log.
    pub reason: String,
}

#[async_trait]
impl Operation for SendReset {
    type Plane = Platform;
    const NAME: &'static str = "users.send_reset";
    const PERMISSION: Permission<'static> = Permission::new("users", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = WayIn;

    fn target(&self) -> Target {
        Target::new("user", self.user, "")
    }

    fn justification(&self) -> Option<&str> {
        Some(&self.reason)
    }

    async fn acts(&self, who: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(hold(tx, who, self.user).await?.acts())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<WayIn>> {
        let user = listed(tx, self.user).await?;
        if user.state != UserState::Active {
            return Err(Error::conflict(
                "wrong_state",
                "This account is closed, so no link would let anybody in. Open it again first.",
            ));
        }
        if !mail_server::is_there(tx).await? {
            return Err(Error::conflict(
                "mail_not_configured",
                "Mail is not configured, and the link may go to nobody but them. Set a mail server in the settings first.",
            ));
        }
        let whose = Whose {
            user: self.user.0,
            email: &user.email,
            name: &user.name,
            plane: Plane::App,
        };
        let expires_at = Some(mail_reset(tx, &whose).await?);
        let way_in = WayIn {
            link: None,
            expires_at,
            mailed: true,
        };
        Done::new(way_in)
            .target("user", self.user, user.email)
            .after(serde_json::json!({ "expires_at": expires_at }))
    }
}
