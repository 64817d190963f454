//! Reminds the Super Admins that the day has come on which an inactive platform admin wanted to be back: once for each such day (S3-18, S3-101).

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::admins as sql;
use jiff::tz::TimeZone;

use super::find;
use crate::{
    AdminId, App, Caller, Error, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    mails::Letter,
};

struct Remind(AdminId);

#[async_trait]
impl Operation for Remind {
    type Plane = Platform;
    const NAME: &'static str = "admins.remind";
    const PERMISSION: Permission<'static> = Permission::new("mails", Action::Edit);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("platform_admin", self.0, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<()>> {
        let today = tx.now().to_zoned(TimeZone::UTC).date();
        // Whoever is second, on whatever replica, finds nothing to do.
        if sql::reminded().bind(tx.db(), &self.0.0, &today).await? == 0 {
            return Err(Error::conflict("unchanged", "Somebody was reminded of it already."));
        }
        let row = find(tx, self.0).await?;
        let page = format!("{}/root/admins/{}", tx.app().settings().root_url, self.0);
        let supers = sql::super_admins().bind(tx.db()).all().await?;
        let since = row.returns_on.map(|day| day.to_string()).unwrap_or_default();
        let reason = row.state_reason.as_deref().unwrap_or_default();
        let letters = supers
            .iter()
            .map(|to| Letter::return_due(&to.email, (&row.name, &row.email), &since, reason, &page));
        tx.mail_all(&letters.collect::<Result<Vec<_>>>()?).await?;
        Done::new(())
            .target("platform_admin", self.0, row.email)
            .after(serde_json::json!({ "returns_on": row.returns_on, "mails": supers.len() }))
    }
}

/// Reminds of everybody whose day has come.
pub async fn remind_of_returns(app: &App) -> Result<()> {
    loop {
        let tx = Tx::<Platform>::background(app).await?;
        let today = tx.now().to_zoned(TimeZone::UTC).date();
        let next = sql::returning().bind(tx.db(), &today).opt().await?;
        tx.done().await?;
        let Some(id) = next else { return Ok(()) };
        match app.on_platform(&Caller::system("reminder"), Remind(AdminId(id))).await {
            // Another replica was quicker.
            Ok(()) | Err(Error::Conflict { code: "unchanged", .. }) => {}
            Err(error) => return Err(error),
        }
    }
}
