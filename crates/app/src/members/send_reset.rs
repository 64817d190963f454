//! Mails a member a link to choose a new password with. It goes to them and is shown to nobody: an account may be at home in other tenants too.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::members as sql;
use jiff::SignedDuration;

use super::{acts_on_any_but_admins, find, hold};
use crate::{
    Error, MembershipId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    jobs::Work,
    mail_server,
};

pub struct SendReset {
    pub member: MembershipId,
    pub version: i32,
}

/// Enough for whoever looks for the mail, and few for whoever fills somebody's mailbox.
const HOURLY: i64 = 3;

#[async_trait]
impl Operation for SendReset {
    type Plane = Tenant;
    const NAME: &'static str = "members.send_reset";
    const PERMISSION: Permission<'static> = Permission::new("members", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("membership", self.member, "")
    }

    async fn acts(&self, who: &Who, tx: &Tx<Tenant>) -> Result<Vec<Act>> {
        let row = hold(tx, who, self.member, self.version).await?;
        acts_on_any_but_admins(tx, who, &row, None).await
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<()>> {
        let member = find(tx, self.member).await?;
        if member.state != "active" {
            return Err(Error::conflict(
                "wrong_state",
                "This member is archived, so the link would lead nowhere here. Reactivate them first.",
            ));
        }
        if !mail_server::is_there(tx).await? {
            return Err(Error::conflict(
                "mail_not_configured",
                "Mail is not configured, and the link may go to nobody but them. Ask whoever runs this service.",
            ));
        }
        let sent = sql::resets_sent()
            .bind(
                tx.db(),
                &tx.tenant()?.0,
                &self.member.to_string(),
                &(tx.now() - SignedDuration::from_hours(1)),
            )
            .one()
            .await?;
        if sent >= HOURLY {
            return Err(Error::conflict(
                "limit_reached",
                "This member was sent three links within an hour. Wait before you send another.",
            ));
        }
        // By the same work as "forgotten password": a tenant makes no links itself.
        tx.enqueue(&Work::SendReset {
            email: member.email.clone(),
            root: false,
        })
        .await?;
        Ok(Done::new(()).target("membership", self.member, member.email))
    }
}
