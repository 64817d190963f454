//! Gives the application's login a new password, shown this once; the old one and what is connected with it end at once.

use authz::{Action, Permission};
use secrecy::SecretString;
use serde::Serialize;
use tenantdb::Login;
use utoipa::ToSchema;

use crate::{
    Mode, Operation, Result, SecretToken,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tenant, Tx},
    tenants::Home,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NewPassword {
    pub username: String,
    pub password: String,
}

pub struct RotatePassword;

impl Operation for RotatePassword {
    type Plane = Tenant;
    const NAME: &'static str = "connection.rotate_password";
    const PERMISSION: Permission<'static> = Permission::new("connection", Action::Manage);
    const MODE: Mode = Mode::Write;
    type Output = NewPassword;

    fn target(&self) -> Target {
        Target::new("connection", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<NewPassword>> {
        let home = Home::load(tx.db(), tx.app(), tx.tenant()?).await?;
        let username = home.names().login(Login::App);
        let target = username.clone();
        let done = Done::after_commit(async move |app| {
            let wish = Tx::<Platform>::background(&app).await?;
            let desired = home.desired(wish.db()).await?;
            wish.done().await?;
            let password = SecretToken::new().expose().to_owned();
            let secret = SecretString::from(password.clone());
            tenantdb::replace_password(&home.admin().await?, &desired, Login::App, &secret).await?;
            Ok(NewPassword { username, password })
        });
        Ok(done.target("connection", &target, target.clone()))
    }
}
