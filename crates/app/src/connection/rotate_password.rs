//! Gives the application's login a new password, shown this once; the old one and what is connected with it end at once.

use async_trait::async_trait;
use authz::{Action, Permission};
use secrecy::SecretString;
use serde::Serialize;
use tenantdb::{Login, Names};
use utoipa::ToSchema;

use crate::{
    App, Mode, Operation, Result, SecretToken, TenantId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    tenants::Home,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct NewPassword {
    pub username: String,
    pub password: String,
}

pub struct RotatePassword;

#[async_trait]
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
        // It outlives the session, which may be in somebody else's hands.
        Ok(vec![Act::Sensitive])
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<NewPassword>> {
        let tenant = tx.tenant()?;
        let username = Names::new(tenant.0).login(Login::App);
        let done =
            Done::after_commit(async move |app: App| app.exclusively(tenant, replace(app.clone(), tenant)).await);
        Ok(done.target("connection", &username, username.clone()))
    }
}

async fn replace(app: App, tenant: TenantId) -> Result<NewPassword> {
    let (home, desired) = Home::with_wish(Tx::<Tenant>::afterwards(&app, tenant).await?, tenant).await?;
    let password = SecretToken::new().expose().to_owned();
    let secret = SecretString::from(password.clone());
    tenantdb::replace_password(&home.admin().await?, &desired, Login::App, &secret).await?;
    Ok(NewPassword {
        username: home.names().login(Login::App),
        password,
    })
}
