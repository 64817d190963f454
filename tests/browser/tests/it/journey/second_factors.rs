//! An authenticator app, on the pages of either plane: `base` is the person's own page there.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use browser::Browser;
use totp_rs::{Builder, Secret};

use crate::people::Person;

/// A recovery code comes of it.
pub async fn an_app_is_set_up(browser: &Browser, base: &str) -> Result<String> {
    browser.open(&format!("{base}/authenticator")).await?;
    browser.poses("authenticator-begin").await?;
    browser.go("Set up").await?;
    browser.sees("1. Scan this with the app").await?;
    let secret = browser.copied_by("Copy the key").await?;
    browser.fill("Code", "000000").await?;
    browser.go("Confirm").await?;
    browser.sees("This is not the code").await?;
    browser.poses("authenticator").await?;
    browser.fill("Code", &shown_by_the_app(&secret)?).await?;
    browser.go("Confirm").await?;
    browser.is_at(&format!("{base}/recovery-codes")).await?;
    let codes = browser.copied_by("Copy all codes").await?;
    browser.go("I have kept them").await?;
    browser.sees("A code of it is asked for beside your password.").await?;
    let first = codes.lines().next().context("there are no codes")?;
    Ok(first.to_owned())
}

/// At the door, on the way to `path`.
pub async fn a_password_asks_for_more(browser: &Browser, person: &Person, code: &str, path: &str) -> Result<()> {
    browser.fill("E-mail address", person.email).await?;
    browser.fill("Password", person.password).await?;
    browser.go("Sign in").await?;
    browser.sees("type the code").await?;
    browser.fill("Code", "123456").await?;
    browser.go("Sign in").await?;
    browser.sees("This is not the code").await?;
    browser.poses("second-factor-by-code").await?;
    browser.fill("Code", code).await?;
    browser.go("Sign in").await?;
    browser.is_at(path).await
}

pub async fn the_app_is_removed(browser: &Browser, base: &str) -> Result<()> {
    browser.open(base).await?;
    browser.sees("9 left").await?;
    browser.poses("account-with-app").await?;
    browser.press("Remove…").await?;
    browser.is_accessible().await?;
    browser.go("Remove").await?;
    browser.sees("The authenticator app is removed.").await
}

fn shown_by_the_app(secret: &str) -> Result<String> {
    let secret = Secret::try_from_base32(secret)?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    Ok(Builder::new()
        .with_secret(secret)
        .build_noncompliant()
        .generate(now)
        .to_string())
}
