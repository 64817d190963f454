//! One mail. Its text is shown only where the platform itself wrote it: a link into a tenant is for its people alone (D1).

use async_trait::async_trait;
use authz::{Action, Permission};
use serde::Serialize;
use utoipa::ToSchema;

use super::{Mail, letter::open};
use crate::{
    Error, MailId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MailText {
    #[serde(flatten)]
    pub mail: Mail,
    /// Missing where it was sent, belongs to a tenant, or lets its recipient into their own account.
    pub body: Option<String>,
}

pub struct Show {
    pub mail: MailId,
}

#[async_trait]
impl Operation for Show {
    type Plane = Platform;
    const NAME: &'static str = "mails.show";
    const PERMISSION: Permission<'static> = Permission::new("mails", Action::View);
    const MODE: Mode = Mode::Read;
    /// Whoever has seen a link can use it.
    const RECORDED: bool = true;
    type Output = MailText;

    fn target(&self) -> Target {
        Target::new("mail", self.mail, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<MailText>> {
        let row = db::queries::mails::get()
            .bind(tx.db(), &self.mail.0)
            .opt()
            .await?
            .ok_or(Error::NotFound)?;
        // The link of a first owner's invitation opens a tenant, so whoever sees it must be allowed to invite one.
        let may_invite = granted.may(Permission::new("tenants", Action::Create), &Act::Plain);
        let body = match &row.body_sealed {
            Some(sealed) if row.tenant_id.is_none() && !row.personal && may_invite => {
                Some(open(tx.app().keys(), self.mail, sealed)?)
            }
            _ => None,
        };
        let (subject, shown) = (row.subject.clone(), body.is_some());
        Done::new(MailText { mail: row.into(), body })
            .target("mail", self.mail, subject)
            .after(serde_json::json!({ "shown": shown }))
    }
}
