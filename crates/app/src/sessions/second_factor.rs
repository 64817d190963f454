//! The second step of a sign-in: a code of the authenticator app, or one of the recovery codes. It is bound to the person, the plane and the
//! password that were proved in the first.

use async_trait::async_trait;
use db::queries::sign_in_flows as flows;
use secrecy::{ExposeSecret, SecretString};

use super::{
    enter::{BY_CODE, open_session},
    proof::use_code,
    sign_in::{NewSession, may_enter},
};
use crate::{
    Error, Mode, Plane, PublicOperation, Result, UserId,
    audit::Target,
    caller::Who,
    gate::{Done, Door, Identity, Tx},
    hash_token,
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
        let flow = self.open(door.tx().await?).await?;
        let person = UserId(flow.user_id);
        door.about(Target::new("user", person, &flow.email));
        let used = use_code(door, self.plane, person, &self.code).await?;
        let origin = door.caller().origin.clone();
        let tx = door.tx().await?;
        // As it was in the first step, and taken by one of those who come with it at once.
        let flow = self.open(tx).await?;
        if flows::consume().bind(tx.db(), &tx.now(), &flow.id).await? == 0
            || !may_enter(tx, self.plane, flow.user_id).await?
        {
            return Err(over());
        }
        let methods = flow.methods.iter().map(String::as_str).chain(BY_CODE);
        let methods: Vec<&str> = methods.collect();
        used.tell(tx, person).await?;
        let session = open_session(tx, person, self.plane, &methods, &origin).await?;
        door.acting(Who::signed_in(person, flow.email.clone(), flow.name));
        Done::new(session)
            .target("user", person, flow.email)
            .after(serde_json::json!({ "by": used }))
    }
}

impl SecondFactor {
    async fn open(&self, tx: &Tx<Identity>) -> Result<flows::Flow> {
        let hash = hash_token(self.flow.expose_secret());
        let found = flows::open()
            .bind(tx.db(), &hash.as_slice(), &self.plane.as_str(), &tx.now())
            .opt()
            .await?;
        found.ok_or_else(over)
    }
}

fn over() -> Error {
    Error::conflict(
        "sign_in_over",
        "This sign-in took too long, or was used. Begin it once more.",
    )
}
