//! The steps of the Super Admin.

use anyhow::{Result, ensure};
use browser::{Browser, Key, named};

use super::{
    place::{DATABASE, LOGIN, PASSWORD, Place},
    sign_out,
};
use crate::people::{ADA, OLIVIA};

pub async fn the_set_up_page_refuses_a_weak_password(ada: &Browser, link: &str) -> Result<()> {
    ada.open(link).await?;
    ada.poses("set-up").await?;
    ada.fill("Your name", ADA.name).await?;
    ada.fill("E-mail address", ADA.email).await?;
    ada.fill("Password", "passwordpassword").await?;
    ada.go("Create Super Admin").await?;
    ada.sees("This password is too easy to guess.").await?;
    ensure!(
        ada.value("E-mail address").await? == ADA.email,
        "what was typed is kept"
    );
    ada.fill("Password", "short").await?;
    ada.sees("7 more characters.").await?;
    ada.go("Create Super Admin").await?;
    ada.sees("Use at least 12 characters. A few unrelated words make a good password.")
        .await?;
    ada.picture("set-up-refused").await
}

pub async fn the_first_super_admin_is_made(ada: &Browser) -> Result<()> {
    ada.fill("Password", ADA.password).await?;
    ada.go("Create Super Admin").await?;
    ada.is_at("/root").await?;
    ada.sees("The whole installation at a glance.").await?;
    ada.poses("dashboard-empty").await?;
    ada.menu("Tenants").await?;
    ada.sees("No tenant yet").await?;
    ada.poses("tenants-empty").await
}

pub async fn a_server_with_a_wrong_password_is_told_so(ada: &Browser, place: &Place) -> Result<()> {
    ada.menu("Database servers").await?;
    ada.poses("servers").await?;
    ada.go("Add server").await?;
    ada.fill("Name", "journey").await?;
    ada.fill("Host", "127.0.0.1").await?;
    ada.fill("Port", &place.superuser.port).await?;
    ada.fill("User", LOGIN).await?;
    ada.fill("Password", "not the password").await?;
    ada.fill("Database", "postgres").await?;
    ada.choose("TLS", "disable").await?;
    ada.press("Test connection").await?;
    ada.sees("The connection does not work").await?;
    ada.sees("password").await?;
    ada.is_accessible().await?;
    ada.poses("server-wrong").await?;
    ada.go("Add server").await?;
    ada.sees("Add a database server").await?;
    ensure!(ada.value("Host").await? == "127.0.0.1", "what was typed is kept");
    ada.picture("server-refused").await
}

pub async fn the_server_is_added(ada: &Browser) -> Result<()> {
    ada.fill("Password", PASSWORD).await?;
    ada.press("Test connection").await?;
    ada.sees("The connection works").await?;
    ada.picture("server-right").await?;
    ensure!(
        ada.value("Password").await? == PASSWORD,
        "the test leaves the password where it is"
    );
    ada.go("Add server").await?;
    ada.sees("Added journey.").await?;
    ada.sees("online").await?;
    ada.poses("server").await?;
    ada.go("Change").await?;
    ada.sees("Change “journey”").await?;
    ada.fill("Host", "localhost").await?;
    ada.go("Save server").await?;
    ada.sees("Write the password again").await?;
    ada.poses("server-change").await?;
    ada.fill("Host", "127.0.0.1").await?;
    ada.go("Save server").await?;
    ada.sees("Saved. The connection works.").await
}

pub async fn a_tenant_is_created_and_watched_until_it_is_open(ada: &Browser, place: &Place) -> Result<()> {
    // covers: S3-107
    ada.menu("Dashboard").await?;
    ada.go("New tenant").await?;
    ada.fill("Name", "Fjord & Söner").await?;
    ensure!(ada.value("Slug").await? == "fjord-soner", "a slug is suggested");
    ada.tick("Own schema").await?;
    ada.choose("Database server", "local").await?;
    ada.poses("tenant-new").await?;
    let held = place.hold("bailiwick_tenants")?;
    ada.go("Create tenant").await?;
    ada.is_at("/root/tenants/fjord-soner").await?;
    ada.sees("provisioning").await?;
    ada.sees("Tables and policies").await?;
    ada.picture("tenant-provisioning").await?;
    // The page turns by itself.
    ada.leaving(async || {
        drop(held);
        Ok(())
    })
    .await?;
    ada.sees("active").await?;
    ada.does_not_see("Tables and policies").await?;
    ada.sees("Invite an owner").await?;
    ada.poses("tenant").await
}

pub async fn the_existing_schema_is_attached(ada: &Browser, place: &Place) -> Result<()> {
    ada.menu("Tenants").await?;
    ada.go("Attach").await?;
    ada.choose("Database server", "journey").await?;
    ada.fill("Database", DATABASE).await?;
    ada.fill("Schema", "public").await?;
    ada.fill("Tenant’s name", "Chinook Records").await?;
    ada.fill("Slug", "chinook").await?;
    ada.fill("Owner’s e-mail address", OLIVIA.email).await?;
    ada.fill("Schema", "nowhere").await?;
    ada.press("Look at the schema").await?;
    ada.sees("There is no such schema to attach.").await?;
    ada.fill("Schema", "public").await?;
    ada.press("Look at the schema").await?;
    ada.sees("It can be attached").await?;
    ada.poses("tenant-attach").await?;
    let held = place.hold(DATABASE)?;
    ada.go("Attach schema").await?;
    ada.sees("Tables and policies").await?;
    ada.leaving(async || {
        drop(held);
        Ok(())
    })
    .await?;
    ada.sees("active").await?;
    ada.sees("Owner invited").await?;
    ada.poses("tenant-attached").await
}

/// By keys alone.
pub async fn the_palette_finds_pages_and_tenants(ada: &Browser) -> Result<()> {
    ada.keys(None, "?").await?;
    ada.sees("Keyboard shortcuts").await?;
    ada.poses("shortcuts").await?;
    ada.key(Key::Escape).await?;
    ada.keys(Some(Key::Control), "k").await?;
    ada.keys(None, "o").await?;
    ada.sees("Fjord & Söner").await?;
    ada.is_accessible().await?;
    ada.poses("palette").await?;
    ada.keys(None, "utbox").await?;
    ada.does_not_see("Jobs Go to").await?;
    ada.leaving(async || ada.key(Key::Enter).await).await?;
    ada.is_at("/root/mails").await?;
    ada.keys(Some(Key::Control), "k").await?;
    ada.keys(None, "chin").await?;
    ada.sees("Chinook Records Tenant").await?;
    ada.leaving(async || ada.key(Key::Enter).await).await?;
    ada.is_at("/root/tenants/chinook").await
}

pub async fn the_owners_link_is_in_the_outbox(ada: &Browser) -> Result<String> {
    ada.menu("Mail outbox").await?;
    ada.sees("Mail is not configured").await?;
    ada.poses("mails").await?;
    let mails = ada.table("Mails").await?;
    let subject = mails
        .iter()
        .find(|mail| mail[1] == OLIVIA.email)
        .map(|mail| mail[0].clone());
    ada.go(subject.unwrap_or_default().as_str()).await?;
    ada.sees(OLIVIA.email).await?;
    ada.poses("mail").await?;
    ada.copied_by("Copy link").await
}

pub async fn the_attached_tenant_is_deleted_by_its_slug(ada: &Browser, place: &Place) -> Result<()> {
    ada.menu("Tenants").await?;
    ada.fill("Search", "chin").await?;
    ada.does_not_see("Fjord & Söner").await?;
    ada.poses("tenants").await?;
    ada.go("Chinook Records").await?;
    ada.press("Delete at once…").await?;
    ada.is_accessible().await?;
    ada.picture("tenant-delete").await?;
    ada.fill("Reason", "The journey is over").await?;
    let confirm = "Type chinook to confirm";
    ada.fill(confirm, "chin").await?;
    ensure!(
        !ada.is_enabled(named("Delete for good")).await?,
        "half a slug deletes nothing"
    );
    ada.fill(confirm, "chinook").await?;
    let held = place.hold(DATABASE)?;
    place.proofs_grow_old()?;
    ada.go("Delete for good").await?;
    ada.sees("Confirm that it is you").await?;
    ada.poses("step-up").await?;
    ada.fill("Password", "not her password at all").await?;
    ada.go("Delete chinook at once").await?;
    ada.sees("This is not your password.").await?;
    ada.is_accessible().await?;
    ada.picture("step-up-refused").await?;
    ada.fill("Password", ADA.password).await?;
    ada.go("Delete chinook at once").await?;
    ada.sees("deleting").await?;
    ada.picture("tenant-deleting").await?;
    ada.leaving(async || {
        drop(held);
        Ok(())
    })
    .await?;
    // What the page was about is gone, so it leads to the list.
    ada.is_at("/root/tenants").await?;
    ada.sees("The tenant is gone.").await?;
    ada.sees("Fjord & Söner").await?;
    ada.poses("tenant-gone").await?;
    ada.does_not_see("Chinook Records").await
}

pub async fn somebody_signs_out(ada: &Browser) -> Result<()> {
    sign_out(ada, ADA.name).await?;
    ada.is_at("/root/sign-in").await?;
    ada.poses("root-sign-in").await?;
    ada.open("/root/tenants").await?;
    ada.is_at("/root/sign-in?next=%2Froot%2Ftenants").await
}
