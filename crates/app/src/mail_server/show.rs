//! The mail server as it is set.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::mail_server as sql;

use super::MailServer;
use crate::{
    Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub struct Show;

#[async_trait]
impl Operation for Show {
    type Plane = Platform;
    const NAME: &'static str = "mail_server.show";
    const PERMISSION: Permission<'static> = Permission::new("settings", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = MailServer;

    fn target(&self) -> Target {
        Target::new("mail_server", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<MailServer>> {
        let row = sql::get().bind(tx.db()).one().await?;
        MailServer::new(tx.app(), row).map(Done::new)
    }
}
