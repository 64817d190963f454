//! Signs a person in by a passkey, which takes the place of the password and of a second factor: their device has verified them. Whatever is
//! wrong, the answer is the same.

use async_trait::async_trait;

use super::{
    NewSession,
    enter::open_session,
    sign_in::may_enter,
    throttle::{OF_ADDRESS, address_key, give_back},
};
use crate::{
    Error, Mode, Plane, PublicOperation, Result,
    audit::Target,
    gate::{Done, Door},
    passkeys::{Answer, Purpose, shown},
};

pub struct SignInByPasskey {
    pub plane: Plane,
    pub answer: Answer,
}

#[async_trait]
impl PublicOperation for SignInByPasskey {
    const NAME: &'static str = "sessions.sign_in_by_passkey";
    const MODE: Mode = Mode::Write;
    type Output = NewSession;

    fn target(&self) -> Target {
        Target::new("user", "", "")
    }

    async fn run(&self, door: &mut Door<'_>) -> Result<Done<NewSession>> {
        let origin = door.caller().origin.clone();
        if let Some(key) = address_key(self.plane, &origin) {
            OF_ADDRESS.count(door.tx().await?, &key).await?;
        }
        let shown = shown(door, self.plane, Purpose::SignIn, &self.answer)
            .await?
            .ok_or(Error::BadPasskey)?;
        let (user, tx) = (shown.user, door.tx().await?);
        if !may_enter(tx, self.plane, user.0).await? {
            return Err(Error::BadPasskey);
        }
        let session = open_session(tx, user, self.plane, &shown.methods, &origin).await?;
        give_back(tx, self.plane, &origin).await?;
        let done = Done::new(session).target("user", user, shown.who.label());
        door.acting(shown.who);
        Ok(done)
    }
}
