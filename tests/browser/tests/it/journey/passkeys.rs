//! Passkeys, on the pages of either plane: `base` is the person's own page there.

use anyhow::{Result, ensure};
use browser::{Browser, named};

use super::place::Place;
use crate::people::Person;

pub async fn one_is_added(browser: &Browser, base: &str) -> Result<()> {
    browser.gets_an_authenticator().await?;
    browser.open(base).await?;
    browser.sees("No passkey yet").await?;
    browser.go("Add a passkey").await?;
    browser.fill("Name", "Laptop").await?;
    browser.poses("passkey-new").await?;
    browser.go("Create passkey").await?;
    browser.is_at(&format!("{base}/recovery-codes")).await?;
    browser.sees("Keep these codes safe").await?;
    browser.poses("recovery-codes").await?;
    browser.go("I have kept them").await?;
    browser.is_at(base).await?;
    browser.sees("10 left").await?;
    browser.sees("not used yet").await?;
    browser.poses("account-with-passkey").await?;
    // The device has one already.
    browser.go("Add a passkey").await?;
    browser.fill("Name", "The same laptop").await?;
    browser.press("Create passkey").await?;
    browser
        .sees("This device has a passkey for your account already.")
        .await?;
    browser.is_accessible().await?;
    browser.go(named("Cancel")).await?;
    browser.is_at(base).await
}

/// At the door, on the way to `path`; nobody types anything.
pub async fn somebody_signs_in_by_it(browser: &Browser, path: &str) -> Result<()> {
    browser.go("Sign in with a passkey").await?;
    browser.is_at(path).await
}

/// At the door again, with the password first.
pub async fn it_is_the_second_step(browser: &Browser, person: &Person, path: &str) -> Result<()> {
    browser.fill("E-mail address", person.email).await?;
    browser.fill("Password", person.password).await?;
    browser.go("Sign in").await?;
    browser.sees("Show a passkey, or type the code").await?;
    browser.poses("second-factor").await?;
    browser.go("Use a passkey").await?;
    browser.is_at(path).await
}

pub async fn it_proves_once_more(browser: &Browser, base: &str, place: &Place) -> Result<()> {
    browser.open(base).await?;
    browser.sees("last used").await?;
    place.proofs_grow_old()?;
    browser.go("Add a passkey").await?;
    browser.sees("Confirm that it is you").await?;
    browser.poses("step-up-with-passkey").await?;
    browser.go("Use a passkey").await?;
    browser.sees("It never leaves there.").await?;
    browser.go(named("Cancel")).await
}

pub async fn it_is_renamed_and_removed(browser: &Browser, base: &str) -> Result<()> {
    browser.open(base).await?;
    browser.press("Rename Laptop").await?;
    browser.fill("Name", "Old laptop").await?;
    browser.go("Rename passkey").await?;
    browser.sees("The passkey has another name.").await?;
    browser.press("Remove Old laptop").await?;
    browser.is_accessible().await?;
    browser.go("Remove passkey").await?;
    browser.sees("The passkey is removed").await?;
    browser.sees("No passkey yet").await?;
    ensure!(!browser.offers("Remove Old laptop").await?, "it is still listed");
    Ok(())
}
