//! Speaks to the mail server as if there were a mail, and sends none.

use async_trait::async_trait;
use authz::{Action, Permission};
use serde::Serialize;

use super::{current, host};
use crate::{
    App, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

/// What came of it.
#[derive(Clone, Debug, Serialize)]
pub struct ProbeReport {
    pub host: String,
    pub port: u16,
    /// Why it would take no mail; none: it would.
    pub error: Option<String>,
}

pub struct Probe;

#[async_trait]
impl Operation for Probe {
    type Plane = Platform;
    const NAME: &'static str = "mail_server.probe";
    const PERMISSION: Permission<'static> = Permission::new("settings", Action::Manage);
    const MODE: Mode = Mode::Read;
    /// None where there is no mail server.
    type Output = Option<ProbeReport>;

    fn target(&self) -> Target {
        Target::new("mail_server", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, _: &Tx<Platform>) -> Result<Done<Option<ProbeReport>>> {
        Ok(Done::after_commit(async move |app: App| {
            let Some(smtp) = current(&app).await? else {
                return Ok(None);
            };
            let greeted = host::greet(&smtp).await;
            Ok(Some(ProbeReport {
                host: smtp.host,
                port: smtp.port,
                error: greeted.err().map(|undelivered| undelivered.answer),
            }))
        }))
    }
}
