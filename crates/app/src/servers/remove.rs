//! Takes a server off the list; refused while tenants live there.

use async_trait::async_trait;
use authz::{Action, Permission};

use crate::{
    Error, Mode, Operation, Result, ServerId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub struct Remove {
    pub server: ServerId,
    /// The server's version as it was read.
    pub version: i32,
}

#[async_trait]
impl Operation for Remove {
    type Plane = Platform;
    const NAME: &'static str = "servers.remove";
    const PERMISSION: Permission<'static> = Permission::new("servers", Action::Delete);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("database_server", self.server, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<()>> {
        let held = db::queries::servers::hold().bind(tx.db(), &self.server.0).opt().await?;
        if held.ok_or(Error::NotFound)? != self.version {
            return Err(Error::stale());
        }
        let server = db::queries::servers::get()
            .bind(tx.db(), &self.server.0)
            .opt()
            .await?
            .ok_or(Error::NotFound)?;
        if server.managed {
            return Err(Error::conflict(
                "managed_server",
                "Bailiwick runs this server itself; it cannot be removed.",
            ));
        }
        if server.tenants > 0 {
            return Err(Error::conflict(
                "in_use",
                "Tenants live on this server. Delete or move them first.",
            ));
        }
        db::queries::servers::remove()
            .bind(tx.db(), &tx.now(), &self.server.0)
            .await?;
        Done::new(())
            .target("database_server", self.server, &server.name)
            .before(serde_json::json!({ "name": server.name, "host": server.host }))
    }
}
