//! The second step of a sign-in: a passkey, a code of the authenticator app, or one of the recovery codes. It is bound to the person, the plane
//! and the password that were proved in the first.

use async_trait::async_trait;
use db::queries::sign_in_flows as flows;
use secrecy::{ExposeSecret, SecretString};

use super::{
    enter::{BY_CODE, open_session},
    proof::use_code,
    sign_in::{NewSession, may_enter},
    throttle::{OF_ADDRESS, address_key, give_back},
};
use crate::{
    Error, Mode, Origin, Plane, PublicOperation, Result, UserId,
    audit::Target,
    caller::Who,
    gate::{Done, Door, Identity, Tx},
    hash_token,
    passkeys::{Answer, Purpose, shown},
};

pub struct SecondFactor {
    pub plane: Plane,
    /// Of the first step.
    pub flow: SecretString,
    pub code: SecretString,
}

#[async_trait]
impl PublicOperation for SecondFactor {
    const NAME: &'static str = "sessions.second_factor";
    const MODE: Mode = Mode::Write;
    type Output = NewSession;

    fn target(&self) -> Target {
        Target::new("user", "", "")
    }

    async fn run(&self, door: &mut Door<'_>) -> Result<Done<NewSession>> {
        let flow = open(door.tx().await?, self.plane, &self.flow).await?;
        let person = UserId(flow.user_id);
        door.about(Target::new("user", person, &flow.email));
        let used = use_code(door, self.plane, (person, &flow.email), &self.code).await?;
        let origin = door.caller().origin.clone();
        let tx = door.tx().await?;
        let session = complete(tx, self.plane, &self.flow, &BY_CODE, &origin).await?;
        used.tell(tx, person).await?;
        door.acting(Who::signed_in(person, flow.email.clone(), flow.name));
        Done::new(session)
            .target("user", person, flow.email)
            .after(serde_json::json!({ "by": used }))
    }
}

/// By a passkey of that very person.
pub struct SecondFactorByPasskey {
    pub plane: Plane,
    /// Of the first step.
    pub flow: SecretString,
    pub answer: Answer,
}

#[async_trait]
impl PublicOperation for SecondFactorByPasskey {
    const NAME: &'static str = "sessions.second_factor_by_passkey";
    const MODE: Mode = Mode::Write;
    type Output = NewSession;

    fn target(&self) -> Target {
        Target::new("user", "", "")
    }

    async fn run(&self, door: &mut Door<'_>) -> Result<Done<NewSession>> {
        let flow = open(door.tx().await?, self.plane, &self.flow).await?;
        let person = UserId(flow.user_id);
        door.about(Target::new("user", person, &flow.email));
        let origin = door.caller().origin.clone();
        if let Some(key) = address_key(self.plane, &origin) {
            OF_ADDRESS.count(door.tx().await?, &key).await?;
        }
        let purpose = Purpose::SecondFactor(person, flow.id);
        let shown = shown(door, self.plane, purpose, &self.answer)
            .await?
            .ok_or(Error::BadPasskey)?;
        let tx = door.tx().await?;
        let session = complete(tx, self.plane, &self.flow, &shown.methods, &origin).await?;
        give_back(tx, self.plane, &origin).await?;
        door.acting(shown.who);
        Done::new(session)
            .target("user", person, flow.email)
            .after(serde_json::json!({ "by": "passkey" }))
    }
}

/// The sign-in under way that this token is of.
pub(super) async fn open(tx: &Tx<Identity>, plane: Plane, token: &SecretString) -> Result<flows::Flow> {
    let hash = hash_token(token.expose_secret());
    let found = flows::open()
        .bind(tx.db(), &hash.as_slice(), &plane.as_str(), &tx.now())
        .opt()
        .await?;
    found.ok_or_else(over)
}

/// Ends the sign-in, as it was in the first step: of those who come with it at once one begins the session.
async fn complete(
    tx: &Tx<Identity>,
    plane: Plane,
    token: &SecretString,
    by: &[&str],
    origin: &Origin,
) -> Result<NewSession> {
    let flow = open(tx, plane, token).await?;
    if flows::consume().bind(tx.db(), &tx.now(), &flow.id).await? == 0 || !may_enter(tx, plane, flow.user_id).await? {
        return Err(over());
    }
    let proved = flow.methods.iter().map(String::as_str);
    let methods: Vec<&str> = proved.chain(by.iter().copied()).collect();
    open_session(tx, UserId(flow.user_id), plane, &methods, origin).await
}

fn over() -> Error {
    Error::conflict(
        "sign_in_over",
        "This sign-in took too long, or was used. Begin it once more.",
    )
}
