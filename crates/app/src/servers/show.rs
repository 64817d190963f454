//! One server.

use async_trait::async_trait;
use authz::{Action, Permission};

use super::Server;
use crate::{
    Error, Mode, Operation, Result, ServerId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub struct Show {
    pub server: ServerId,
}

#[async_trait]
impl Operation for Show {
    type Plane = Platform;
    const NAME: &'static str = "servers.show";
    const PERMISSION: Permission<'static> = Permission::new("servers", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Server;

    fn target(&self) -> Target {
        Target::new("database_server", self.server, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Server>> {
        let row = db::queries::servers::get().bind(tx.db(), &self.server.0).opt().await?;
        Ok(Done::new(row.ok_or(Error::NotFound)?.try_into()?))
    }
}
