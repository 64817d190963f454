//! A way into an account that somebody else prepares: a link that works once, mailed or handed over, or a password that has to be
//! changed at the first sign-in (D10). A blank password is never an unknown one: it is a link.

use db::queries::{admins as sql, one_time_links, users};
use jiff::{SignedDuration, Timestamp};
use secrecy::SecretString;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    App, Error, Plane, Result, SecretToken,
    gate::{Platform, Tx},
    mails::Letter,
    passwords,
};

/// A link that was asked for is used at once, or never.
const RESET_LASTS: SignedDuration = SignedDuration::from_mins(30);
/// A first one may wait over a weekend.
const WELCOME_LASTS: SignedDuration = SignedDuration::from_hours(24 * 3);

/// How the person gets in.
#[derive(Clone, Debug)]
pub enum Way {
    /// A mail with a link.
    Mail,
    /// A link to hand over: it is shown to whoever asks.
    Link,
    /// A password to hand over.
    Password(SecretString),
}

impl Way {
    /// As a request names it. A password that is left blank becomes a link.
    pub(super) fn parse(way: &str, password: Option<&SecretString>) -> Result<Self> {
        let password = password.filter(|text| !secrecy::ExposeSecret::expose_secret(*text).is_empty());
        match (way, password) {
            ("mail", None) => Ok(Self::Mail),
            ("link" | "password", None) => Ok(Self::Link),
            ("password", Some(password)) => Ok(Self::Password(password.clone())),
            ("mail" | "link", Some(_)) => Err(Error::invalid(
                "password",
                "Leave the password out, or choose `password` as the way in.",
            )),
            _ => Err(Error::invalid("way", "Choose `mail`, `link` or `password`.")),
        }
    }
}

/// What came of it.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub struct WayIn {
    /// To hand over: shown this once.
    pub link: Option<String>,
    pub expires_at: Option<Timestamp>,
    /// Whether a mail is on its way.
    pub mailed: bool,
}

/// Whose account it is.
pub(crate) struct Whose<'a> {
    pub user: Uuid,
    pub email: &'a str,
    pub name: &'a str,
    pub plane: Plane,
}

/// A link to choose a password with: `reset` where it is mailed and shown to nobody, `recover` where it is shown, `welcome` for the first
/// password. Those before it for the same purpose stop working. Those for another go on: whoever asks for a reset in
/// somebody's name must not end the first link that they wait for. The first that is used ends them all.
pub(crate) async fn new_link(tx: &Tx<Platform>, whose: &Whose<'_>, purpose: &str) -> Result<(String, Timestamp)> {
    let token = SecretToken::new();
    let lasts = if purpose == "welcome" {
        WELCOME_LASTS
    } else {
        RESET_LASTS
    };
    let expires_at = tx.now() + lasts;
    one_time_links::expire_of_purpose()
        .bind(tx.db(), &tx.now(), &whose.user, &purpose)
        .await?;
    one_time_links::insert()
        .bind(
            tx.db(),
            &Uuid::now_v7(),
            &token.hash().as_slice(),
            &purpose,
            &Some(whose.user),
            &tx.now(),
            &expires_at,
        )
        .await?;
    let settings = tx.app().settings();
    let base = match whose.plane {
        Plane::Root => format!("{}/root", settings.root_url),
        Plane::App => settings.base_url.clone(),
    };
    Ok((format!("{base}/reset-password/{}", token.expose()), expires_at))
}

/// Mails a link to whoever has an account.
pub(crate) async fn mail_reset(tx: &Tx<Platform>, whose: &Whose<'_>) -> Result<Timestamp> {
    let (link, expires_at) = new_link(tx, whose, "reset").await?;
    tx.mail(&Letter::reset(whose.email, whose.name, &link, expires_at)?)
        .await?;
    Ok(expires_at)
}

/// A password is judged before anything is changed, and hashed after the commit: hashing is slow.
pub(super) fn check_temporary(way: &Way, email: &str, name: &str) -> Result<()> {
    match way {
        Way::Password(password) => passwords::check_strength("password", password, &[email, name]),
        _ => Ok(()),
    }
}

/// Sets it, unless somebody was quicker.
pub(super) async fn set_temporary(app: &App, user: Uuid, version: i32, password: &SecretString) -> Result<()> {
    let hash = app.passwords().hash(password).await?;
    let tx = Tx::<Platform>::background(app).await?;
    let set = users::set_temporary_password()
        .bind(tx.db(), &hash, &tx.now(), &user, &version)
        .await?;
    tx.done().await?;
    if set == 0 { Err(Error::stale()) } else { Ok(()) }
}

/// A way into an account leads wherever its owner is at home; so nobody else is given one into a member's (D1). `instead` says what to do.
pub(crate) async fn refuse_members(tx: &Tx<Platform>, user: Uuid, instead: &str) -> Result<()> {
    sql::hold_person().bind(tx.db(), &user).opt().await?;
    if sql::is_member().bind(tx.db(), &user).one().await? {
        let why = "This person belongs to a tenant, so nobody but them may hold a way into their account.";
        return Err(Error::conflict("is_member", format!("{why} {instead}")));
    }
    Ok(())
}
