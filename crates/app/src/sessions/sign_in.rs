//! Signs a person in by password. The answer and its time are the same whether or not the account exists.

use async_trait::async_trait;
use db::queries::{admins, users};
use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};
use serde::Serialize;

use super::{
    enter::{Entered, enter},
    proof::Proof,
};
use crate::{
    Caller, Error, Mode, Origin, Plane, PublicOperation, Result, SecretToken, SessionId, UserId,
    audit::Target,
    caller::{Credential, InTenant, OnPlatform, Who, WhoPerson},
    gate::{Done, Door, Identity, Tx},
    names,
};

pub struct SignIn {
    pub plane: Plane,
    pub email: String,
    pub password: SecretString,
}

/// Where somebody else set the password, which opens nothing by itself: with one's own in its place.
pub struct SignInChanging {
    pub sign_in: SignIn,
    pub new_password: SecretString,
}

/// A session that has just begun; the token is in no other place.
pub struct NewSession {
    pub id: SessionId,
    pub user: UserId,
    pub token: SecretToken,
    pub expires_at: Timestamp,
}

#[async_trait]
impl PublicOperation for SignIn {
    const NAME: &'static str = "sessions.sign_in";
    const MODE: Mode = Mode::Write;
    type Output = Entered;

    fn target(&self) -> Target {
        // The log keeps it for ever, and what is no address may be the password, typed into the wrong field.
        let email = self.email.trim();
        let known_as = if names::email(email, &()).is_ok() { email } else { "" };
        Target::new("user", known_as, known_as)
    }

    async fn run(&self, door: &mut Door<'_>) -> Result<Done<Entered>> {
        sign_in(door, self, None).await
    }
}

#[async_trait]
impl PublicOperation for SignInChanging {
    const NAME: &'static str = "sessions.sign_in_changing";
    const MODE: Mode = Mode::Write;
    type Output = Entered;

    fn target(&self) -> Target {
        self.sign_in.target()
    }

    async fn run(&self, door: &mut Door<'_>) -> Result<Done<Entered>> {
        sign_in(door, &self.sign_in, Some(&self.new_password)).await
    }
}

async fn sign_in(door: &mut Door<'_>, sign_in: &SignIn, new_password: Option<&SecretString>) -> Result<Done<Entered>> {
    let proof = Proof::by_password(door, sign_in.plane, &sign_in.email, &sign_in.password)
        .await?
        .ok_or(Error::BadCredentials)?;
    let origin = door.caller().origin.clone();
    let user = &proof.account;
    if !may_enter(door.tx().await?, sign_in.plane, user.id).await? {
        return Err(Error::BadCredentials);
    }
    let changed = match new_password {
        Some(new) if user.password_must_change => {
            door.release().await?;
            if new.expose_secret() == sign_in.password.expose_secret() {
                return Err(Error::invalid(
                    "new_password",
                    "Choose another one than you were given.",
                ));
            }
            let own_words = [user.email.as_str(), &user.name];
            Some(door.app().passwords().hash_new("new_password", new, &own_words).await?)
        }
        _ => None,
    };
    let tx = door.tx().await?;
    match &changed {
        Some(hash) => {
            proof.redeem_to_change(tx).await?;
            users::set_password().bind(tx.db(), hash, &tx.now(), &user.id).await?;
            if !may_enter(tx, sign_in.plane, user.id).await? {
                return Err(Error::BadCredentials);
            }
        }
        None => proof.redeem(tx).await?,
    }
    let entered = enter(tx, UserId(user.id), sign_in.plane, &["pwd"], &origin).await?;
    door.acting(Who::signed_in(UserId(user.id), user.email.clone(), user.name.clone()));
    let said = Said {
        password_changed: changed.is_some(),
        waits_for: entered.waits_for(),
    };
    Done::new(entered)
        .target("user", UserId(user.id), &user.email)
        .after(said)
}

/// What the event says of how it went.
#[derive(Serialize)]
struct Said {
    password_changed: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    waits_for: Option<&'static str>,
}

/// Whether this panel is for this person: the root panel only for platform admins, whatever any tenant says (S0-08).
pub(super) async fn may_enter(tx: &Tx<Identity>, plane: Plane, user: uuid::Uuid) -> Result<bool> {
    match plane {
        Plane::App => Ok(true),
        Plane::Root => Ok(admins::is_active().bind(tx.db(), &user).one().await?),
    }
}

impl Who {
    /// Somebody of whom nothing is known yet but that they just proved who they are.
    pub(crate) fn signed_in(id: UserId, email: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            credential: Credential::Anonymous,
            person: Some(WhoPerson {
                id,
                email: email.into(),
                name: name.into(),
                active: true,
                second_factors: Vec::new(),
            }),
            session: None,
            token: None,
            proved_at: None,
            seen_at: None,
            scope: None,
            tenant: None,
            in_tenant: InTenant::Nobody,
            on_platform: OnPlatform::Nobody,
            from_its_networks: true,
            second_factor: false,
            access_grant: None,
            ends_at: Timestamp::MAX,
        }
    }
}

impl NewSession {
    /// The caller that this session makes.
    pub fn caller(&self, plane: Plane, origin: Origin) -> Caller {
        Caller::new(Credential::Session(plane, self.token.hash()), origin)
    }
}
