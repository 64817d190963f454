//! Changes one's own name.

use db::queries::users;

use crate::{
    AccountOperation, Error, Mode, Result,
    audit::Target,
    caller::Who,
    gate::{Done, Door},
    names,
};

pub struct Rename {
    pub name: String,
}

impl AccountOperation for Rename {
    const NAME: &'static str = "account.rename";
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self, who: &Who) -> Target {
        who.as_target()
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<()>> {
        let person = who.person()?;
        names::name(&self.name, &()).map_err(|error| Error::invalid("name", format!("{error}.")))?;
        users::rename()
            .bind(door.tx().await?.db(), &self.name, &person.id.0)
            .await?;
        Done::new(())
            .before(serde_json::json!({ "name": person.name }))?
            .after(serde_json::json!({ "name": self.name }))
    }
}
