//! One platform admin.

use async_trait::async_trait;
use authz::{Action, Permission};

use super::Admin;
use crate::{
    AdminId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

pub struct Show {
    pub admin: AdminId,
}

#[async_trait]
impl Operation for Show {
    type Plane = Platform;
    const NAME: &'static str = "admins.show";
    const PERMISSION: Permission<'static> = Permission::new("admins", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Admin;

    fn target(&self) -> Target {
        Target::new("platform_admin", self.admin, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Admin>> {
        Admin::read(tx, self.admin, granted.who()).await.map(Done::new)
    }
}
