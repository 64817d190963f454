//! Sends a mail that says nothing, now, and tells what the mail server answered.

use async_trait::async_trait;
use authz::{Action, Permission};
use serde::Serialize;
use utoipa::ToSchema;

use super::{current, hand_over};
use crate::{
    App, Error, MailId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    names,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = MailServerTestReport)]
pub struct TestReport {
    pub ok: bool,
    /// What the mail server said, or why it could not be asked.
    pub answer: String,
}

pub struct Test {
    pub recipient: String,
}

#[async_trait]
impl Operation for Test {
    type Plane = Platform;
    const NAME: &'static str = "mail_server.test";
    const PERMISSION: Permission<'static> = Permission::new("settings", Action::Manage);
    const MODE: Mode = Mode::Write;
    type Output = TestReport;

    fn target(&self) -> Target {
        Target::new("mail_server", "", &self.recipient)
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, _: &Tx<Platform>) -> Result<Done<TestReport>> {
        names::email(&self.recipient, &()).map_err(|error| Error::invalid("recipient", format!("{error}.")))?;
        let recipient = self.recipient.clone();
        Ok(Done::after_commit(async move |app: App| {
            let Some(smtp) = current(&app).await? else {
                return Err(no_server());
            };
            let body = "This mail was sent to see whether mail arrives. It did.\n".to_owned();
            let sent = hand_over(&smtp, MailId::new(), &recipient, "A test", body).await;
            Ok(match sent {
                Ok(answer) => TestReport { ok: true, answer },
                Err(undelivered) => TestReport {
                    ok: false,
                    answer: undelivered.answer,
                },
            })
        }))
    }
}

pub(crate) fn no_server() -> Error {
    Error::conflict(
        "no_mail_server",
        "There is no mail server. Set one in the settings first.",
    )
}
