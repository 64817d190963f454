//! Tries the connection of a registered server and writes nothing down.

use async_trait::async_trait;
use authz::{Action, Permission};

use super::{TestReport, address_of, test::try_connection};
use crate::{
    Mode, Operation, Result, ServerId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub struct Probe {
    pub server: ServerId,
}

#[async_trait]
impl Operation for Probe {
    type Plane = Platform;
    const NAME: &'static str = "servers.probe";
    const PERMISSION: Permission<'static> = Permission::new("servers", Action::Edit);
    const MODE: Mode = Mode::Read;
    type Output = TestReport;

    fn target(&self) -> Target {
        Target::new("database_server", self.server, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<TestReport>> {
        let (name, address) = address_of(tx, self.server).await?;
        let id = self.server;
        let done = Done::after_commit(async move |app| try_connection(&app, id, &address).await.map(Into::into));
        Ok(done.target("database_server", id, name))
    }
}
