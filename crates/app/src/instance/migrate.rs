//! Writes down that the command line brought the database up to date. The database's owner did it, before there was a gate to go through.

use async_trait::async_trait;
use authz::{Action, Permission};

use crate::{
    Credential, Error, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub struct Migrate {
    /// The migrations.
    pub applied: Vec<String>,
}

#[async_trait]
impl Operation for Migrate {
    type Plane = Platform;
    const NAME: &'static str = "instance.migrate";
    const PERMISSION: Permission<'static> = Permission::new("settings", Action::Manage);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("instance", "", "")
    }

    async fn acts(&self, who: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        if who.credential != Credential::Cli {
            return Err(Error::NotFound);
        }
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, _: &Tx<Platform>) -> Result<Done<()>> {
        Done::new(()).after(serde_json::json!({ "applied": self.applied }))
    }
}
