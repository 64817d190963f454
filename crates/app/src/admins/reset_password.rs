//! Lets a platform admin choose another password: by a link in a mail, by one that is handed over, or by a password for the first sign-in.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::{admins as sql, one_time_links, users};
use secrecy::SecretString;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    Way, WayIn, acts_on, find, hold, role,
    way_in::{Whose, check_temporary, mail_reset, new_link, refuse_members, set_temporary},
};
use crate::{
    AdminId, Error, Mode, Operation, Plane, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    mail_server,
};

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "way": "link", "reason": "Lost the phone with the password." })))]
pub struct PasswordReset {
    /// `mail`, `link` or `password`.
    pub way: String,
    /// For the first sign-in, where it must be changed. Left blank, a link is made instead.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Password)]
    pub password: Option<SecretString>,
    /// Why; kept in the audit log.
    #[schema(min_length = 3, max_length = 500)]
    pub reason: String,
}

pub struct ResetPassword {
    pub admin: AdminId,
    pub reset: PasswordReset,
}

impl ResetPassword {
    fn way(&self) -> Result<Way> {
        Way::parse(&self.reset.way, self.reset.password.as_ref())
    }
}

#[async_trait]
impl Operation for ResetPassword {
    type Plane = Platform;
    const NAME: &'static str = "admins.reset_password";
    const PERMISSION: Permission<'static> = Permission::new("admins", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = WayIn;

    fn target(&self) -> Target {
        Target::new("platform_admin", self.admin, "")
    }

    fn justification(&self) -> Option<&str> {
        Some(&self.reset.reason)
    }

    async fn acts(&self, who: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        let way = self.way()?;
        let row = hold(tx, who, self.admin).await?;
        check_temporary(&way, &row.email, &row.name)?;
        let shown = match way {
            Way::Mail if !mail_server::is_there(tx).await? => {
                return Err(Error::conflict(
                    "mail_not_configured",
                    "Mail is not configured, so none can be sent. Copy a link and hand it over instead.",
                ));
            }
            Way::Mail => None,
            // Whoever holds a way into the account can do all that its owner can.
            Way::Link | Way::Password(_) => {
                refuse_members(tx, row.user_id, "Send the link by mail.").await?;
                Some(role(tx, row.role_id).await?)
            }
        };
        acts_on(tx, who, &row, shown).await
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<WayIn>> {
        let row = find(tx, self.admin).await?;
        let user = row.user_id;
        let whose = Whose {
            user,
            email: &row.email,
            name: &row.name,
            plane: Plane::Root,
        };
        let way = self.way()?;
        let done = match &way {
            Way::Mail => Done::new(WayIn {
                link: None,
                expires_at: Some(mail_reset(tx, &whose).await?),
                mailed: true,
            }),
            Way::Link => {
                let (link, expires_at) = new_link(tx, &whose, "recover").await?;
                Done::new(WayIn {
                    link: Some(link),
                    expires_at: Some(expires_at),
                    mailed: false,
                })
            }
            Way::Password(password) => {
                sql::end_sessions().bind(tx.db(), &user, &true, &tx.now()).await?;
                one_time_links::expire_of_user().bind(tx.db(), &tx.now(), &user).await?;
                let version = users::get().bind(tx.db(), &user).one().await?.version;
                let password = password.clone();
                Done::after_commit(async move |app| {
                    set_temporary(&app, user, version, &password).await?;
                    Ok(WayIn::default())
                })
            }
        };
        done.target("platform_admin", self.admin, row.email)
            .after(serde_json::json!({ "way": self.reset.way }))
    }
}
