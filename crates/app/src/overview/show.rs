//! Counts over the whole installation.

use authz::{Action, Permission};
use serde::Serialize;
use utoipa::ToSchema;

use crate::{
    Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    mail_server,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Overview {
    /// All but purged ones; above 10,000 about as many.
    pub tenants: i64,
    /// Active ones; above 10,000 about as many, those who are not active included.
    pub users: i64,
    pub servers: i64,
    /// Counted up to 10,001, as are the next two.
    pub open_jobs: i64,
    pub failed_jobs: i64,
    /// Mails that wait in the outbox.
    pub waiting_mails: i64,
    pub super_admins: i64,
    /// Whether a mail server is configured.
    pub sends_mail: bool,
}

pub struct Show;

impl Operation for Show {
    type Plane = Platform;
    const NAME: &'static str = "overview.show";
    const PERMISSION: Permission<'static> = Permission::new("overview", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Overview;

    fn target(&self) -> Target {
        Target::new("overview", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Overview>> {
        let counts = db::queries::overview::counts().bind(tx.db()).one().await?;
        Ok(Done::new(Overview {
            tenants: counts.tenants,
            users: counts.users,
            servers: counts.servers,
            open_jobs: counts.open_jobs,
            failed_jobs: counts.failed_jobs,
            waiting_mails: counts.waiting_mails,
            super_admins: counts.super_admins,
            sends_mail: mail_server::is_there(tx).await?,
        }))
    }
}
