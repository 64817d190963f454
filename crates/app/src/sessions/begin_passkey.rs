//! Asks a browser for a passkey: of anybody, to sign in; of whoever gave their password; or of the person whose session it is, to prove once more
//! who they are.

use async_trait::async_trait;
use secrecy::SecretString;

use super::{Throttle, second_factor::open, throttle::passkeys_key};
use crate::{
    AccountOperation, Error, Mode, Origin, Plane, PublicOperation, Result, UserId,
    audit::Target,
    caller::Who,
    gate::{Done, Door, Identity, Tx},
    passkeys::{Ceremony, Purpose, ask},
};

pub struct BeginPasskey {
    pub plane: Plane,
}

/// Each is kept for five minutes, so that strangers must not begin too many. Nothing is guessed by it, so nobody waits for long.
const OF_ADDRESS: Throttle = Throttle {
    free: 60,
    most_seconds: 60,
};

#[async_trait]
impl PublicOperation for BeginPasskey {
    const NAME: &'static str = "sessions.begin_passkey";
    /// What is begun changes nothing; what ends it leaves the event.
    const MODE: Mode = Mode::Read;
    type Output = Ceremony;

    fn target(&self) -> Target {
        Target::new("user", "", "")
    }

    async fn run(&self, door: &mut Door<'_>) -> Result<Done<Ceremony>> {
        let origin = door.caller().origin.clone();
        let tx = door.tx().await?;
        count(tx, self.plane, &origin).await?;
        ask(tx, self.plane, Purpose::SignIn).await.map(Done::new)
    }
}

/// After the password: of the person whose it was.
pub struct BeginPasskeyStep {
    pub plane: Plane,
    /// Of the first step.
    pub flow: SecretString,
}

#[async_trait]
impl PublicOperation for BeginPasskeyStep {
    const NAME: &'static str = "sessions.begin_passkey_step";
    /// Likewise.
    const MODE: Mode = Mode::Read;
    type Output = Ceremony;

    fn target(&self) -> Target {
        Target::new("user", "", "")
    }

    async fn run(&self, door: &mut Door<'_>) -> Result<Done<Ceremony>> {
        let origin = door.caller().origin.clone();
        let tx = door.tx().await?;
        count(tx, self.plane, &origin).await?;
        let flow = open(tx, self.plane, &self.flow).await?;
        let purpose = Purpose::SecondFactor(UserId(flow.user_id), flow.id);
        ask(tx, self.plane, purpose).await.map(Done::new)
    }
}

async fn count(tx: &Tx<Identity>, plane: Plane, origin: &Origin) -> Result<()> {
    match passkeys_key(plane, origin) {
        Some(key) => OF_ADDRESS.count(tx, &key).await.map(drop),
        None => Ok(()),
    }
}

pub struct BeginPasskeyProof;

#[async_trait]
impl AccountOperation for BeginPasskeyProof {
    const NAME: &'static str = "sessions.begin_passkey_proof";
    /// Likewise.
    const MODE: Mode = Mode::Read;
    type Output = Ceremony;

    fn target(&self, who: &Who) -> Target {
        who.as_target()
    }

    async fn run(&self, who: &Who, door: &mut Door<'_>) -> Result<Done<Ceremony>> {
        let person = who.person()?.id;
        let session = who.session.ok_or(Error::NotFound)?;
        let plane = door.caller().plane();
        let tx = door.tx().await?;
        ask(tx, plane, Purpose::Prove(person, session)).await.map(Done::new)
    }
}
