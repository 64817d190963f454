//! Signs a person in by password. The answer and its time are the same whether or not the account exists.

use async_trait::async_trait;
use db::queries::{admins, sessions, users};
use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};

use super::proof::Proof;
use crate::{
    Caller, Error, Mode, Origin, Plane, PublicOperation, Result, SecretToken, SessionId, UserId,
    audit::Target,
    caller::{Credential, InTenant, OnPlatform, Who, WhoPerson},
    gate::{Done, Door, Identity, Tx},
    instance::InstanceSettings,
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
    type Output = NewSession;

    fn target(&self) -> Target {
        // The log keeps it for ever, and what is no address may be the password, typed into the wrong field.
        let email = self.email.trim();
        let known_as = if names::email(email, &()).is_ok() { email } else { "" };
        Target::new("user", known_as, known_as)
    }

    async fn run(&self, door: &mut Door<'_>) -> Result<Done<NewSession>> {
        sign_in(door, self, None).await
    }
}

#[async_trait]
impl PublicOperation for SignInChanging {
    const NAME: &'static str = "sessions.sign_in_changing";
    const MODE: Mode = Mode::Write;
    type Output = NewSession;

    fn target(&self) -> Target {
        self.sign_in.target()
    }

    async fn run(&self, door: &mut Door<'_>) -> Result<Done<NewSession>> {
        sign_in(door, &self.sign_in, Some(&self.new_password)).await
    }
}

async fn sign_in(
    door: &mut Door<'_>,
    sign_in: &SignIn,
    new_password: Option<&SecretString>,
) -> Result<Done<NewSession>> {
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
    let session = open_session(tx, UserId(user.id), sign_in.plane, &["pwd"], &origin).await?;
    door.acting(Who::signed_in(WhoPerson {
        id: UserId(user.id),
        email: user.email.clone(),
        name: user.name.clone(),
        active: true,
    }));
    let done = Done::new(session).target("user", UserId(user.id), &user.email);
    match changed {
        Some(_) => done.after(serde_json::json!({ "password_changed": true })),
        None => Ok(done),
    }
}

/// Whether this panel is for this person: the root panel only for platform admins, whatever any tenant says (S0-08).
pub(super) async fn may_enter(tx: &Tx<Identity>, plane: Plane, user: uuid::Uuid) -> Result<bool> {
    match plane {
        Plane::App => Ok(true),
        Plane::Root => Ok(admins::is_active().bind(tx.db(), &user).one().await?),
    }
}

/// Begins a session for a person whose identity was just proved by `methods` (RFC 8176 names).
pub(crate) async fn open_session(
    tx: &Tx<Identity>,
    user: UserId,
    plane: Plane,
    methods: &[&str],
    origin: &Origin,
) -> Result<NewSession> {
    let lasts = InstanceSettings::load(tx).await?.session_lasts(plane);
    let session = NewSession {
        id: SessionId::new(),
        user,
        token: SecretToken::new(),
        expires_at: tx.now() + lasts,
    };
    sessions::insert()
        .bind(
            tx.db(),
            &session.id.0,
            &session.token.hash().as_slice(),
            &user.0,
            &plane.as_str(),
            &methods,
            &tx.now(),
            &session.expires_at,
            &origin.address,
            &agent(origin),
        )
        .await?;
    users::signed_in().bind(tx.db(), &tx.now(), &user.0).await?;
    Ok(session)
}

/// What the browser calls itself, for the list of sessions.
pub(crate) fn agent(origin: &Origin) -> Option<String> {
    let text = origin.user_agent.as_deref()?;
    Some(text.chars().filter(|c| !c.is_control()).take(300).collect())
}

impl Who {
    /// Somebody of whom nothing is known yet but that they just proved who they are.
    pub(crate) fn signed_in(person: WhoPerson) -> Self {
        Self {
            credential: Credential::Anonymous,
            person: Some(person),
            session: None,
            token: None,
            proved_at: None,
            seen_at: None,
            scope: None,
            tenant: None,
            in_tenant: InTenant::Nobody,
            on_platform: OnPlatform::Nobody,
            from_its_networks: true,
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
