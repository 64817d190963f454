//! Tries the connection of a registered server and writes down what came of it.

use async_trait::async_trait;
use authz::{Action, Permission};

use super::{Server, address_of, test::check};
use crate::{
    Mode, Operation, Result, ServerId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub struct Check {
    pub server: ServerId,
}

#[async_trait]
impl Operation for Check {
    type Plane = Platform;
    const NAME: &'static str = "servers.check";
    const PERMISSION: Permission<'static> = Permission::new("servers", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = Server;

    fn target(&self) -> Target {
        Target::new("database_server", self.server, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Server>> {
        let (name, address) = address_of(tx, self.server).await?;
        let id = self.server;
        let done = Done::after_commit(async move |app: crate::App| check(&app, id, &address).await);
        Ok(done.target("database_server", id, name))
    }
}
