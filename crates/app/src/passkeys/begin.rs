//! Asks the browser of the person who asks to make a passkey. Nothing comes of it until [`super::Add`] has the answer.

use async_trait::async_trait;
use db::queries::passkeys as sql;

use super::{Ceremony, Purpose, ceremony::begin, refuse_too_many, relying_party::RelyingParty};
use crate::{
    AccountOperation, Mode, Result,
    audit::Target,
    caller::Who,
    gate::{Done, Door},
    second_factors::hold_changing,
};

pub struct Begin;

#[async_trait]
impl AccountOperation for Begin {
    const NAME: &'static str = "passkeys.begin";
    /// What is begun changes nothing; what ends it leaves the event.
    const MODE: Mode = Mode::Read;
    type Output = Ceremony;

    fn target(&self, who: &Who) -> Target {
        who.as_target()
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<Ceremony>> {
        let person = who.person()?;
        let plane = door.caller().plane();
        let tx = door.tx().await?;
        let party = RelyingParty::of(tx, plane).await?;
        let session = hold_changing(tx, who).await?.session;
        refuse_too_many(tx, person.id).await?;
        let known = sql::credentials().bind(tx.db(), &person.id.0, &party.id).all().await?;
        let (options, state) = party.ask_for_new(person, known)?;
        let begun = begin(tx, plane, Purpose::Add(person.id, session), options, state).await?;
        Ok(Done::new(begun))
    }
}
