//! The settings of a tenant as an owner changes them, and the ends: somebody leaves, the tenant is handed over, and is given up.

use anyhow::{Result, ensure};
use browser::{Browser, World};

// covers: S1-08, S1-15, S1-27, S2-25
#[tokio::test(flavor = "multi_thread")]
async fn an_owner_sets_the_tenant_and_ends_it() -> Result<()> {
    let world = World::with_demo("settings")?;
    let owner = world.browser("owner").await?;
    let account = world.person("northwind-bikes", "owner")?;
    owner.sign_in("/sign-in", &account.email, &account.password).await?;
    owner.open("/t/northwind-bikes").await?;
    the_settings_are_changed(&owner).await?;

    let member = world.browser("member").await?;
    let other = world.person("northwind-bikes", "member")?;
    member.sign_in("/sign-in", &other.email, &other.password).await?;
    member.open("/t/northwind-bikes").await?;
    member.press("Leave this tenant…").await?;
    member.is_accessible().await?;
    member.poses("leave-tenant").await?;
    member.go("Leave").await?;
    member.sees("You left the tenant.").await?;

    owner.open("/t/northwind-bikes").await?;
    owner.press("Leave this tenant…").await?;
    owner.go("Leave").await?;
    owner.sees("At least one must remain").await?;

    the_tenant_is_given_up(&owner).await
}

async fn the_settings_are_changed(owner: &Browser) -> Result<()> {
    owner.menu("Settings").await?;
    owner.is_accessible().await?;
    owner.poses("tenant-settings").await?;
    owner.fill("Name", "Northwind Bikes & Daughters").await?;
    owner.fill("Only from these networks", "203.0.113.0/24").await?;
    owner.go("Save settings").await?;
    owner.sees("you would lock yourself out").await?;
    owner.poses("tenant-settings-refused").await?;
    owner.fill("Only from these networks", "127.0.0.0/8").await?;
    owner.tick("Admins act on each other").await?;
    owner.fill("An invitation is good for", "3").await?;
    owner.go("Save settings").await?;
    owner.sees("Saved. It holds from the next request on.").await?;
    ensure!(
        owner.value("Name").await? == "Northwind Bikes & Daughters",
        "another name"
    );
    ensure!(
        owner.value("Only from these networks").await? == "127.0.0.0/8",
        "another network"
    );
    ensure!(
        owner.is_ticked("Admins act on each other").await?,
        "peers are not allowed"
    );
    owner.fill("Only from these networks", "").await?;
    owner.go("Save settings").await?;
    a_domain_is_to_be_proved(owner).await
}

async fn a_domain_is_to_be_proved(owner: &Browser) -> Result<()> {
    owner.fill("Another domain", "localhost").await?;
    owner.go("Add domain").await?;
    owner.sees("Write a domain as it stands behind the @").await?;
    owner.fill("Another domain", "northwind.example").await?;
    owner.go("Add domain").await?;
    owner.sees("Publish its record, then have it checked.").await?;
    let name = owner
        .copied_by("Copy the name of the record of northwind.example")
        .await?;
    ensure!(name == "_bailiwick-challenge.northwind.example", "{name}");
    owner.poses("tenant-email-domains").await?;
    owner.go("Check now northwind.example").await?;
    owner.sees("The record of northwind.example was not found.").await?;
    owner.press("Remove… northwind.example").await?;
    owner.is_accessible().await?;
    owner.go("Remove domain").await?;
    owner.sees("The domain is removed.").await
}

async fn the_tenant_is_given_up(owner: &Browser) -> Result<()> {
    owner.menu("Settings").await?;
    owner.press("Delete tenant…").await?;
    owner.is_accessible().await?;
    owner.poses("tenant-give-up").await?;
    owner.fill("Reason", "We closed the shop.").await?;
    owner.fill("Type northwind-bikes to confirm", "northwind-bikes").await?;
    owner.go("Delete tenant").await?;
    owner.sees("The tenant is closed, and deleted in 30 days.").await?;
    owner
        .open_in_vain_with("/t/northwind-bikes", "403", "This tenant is to be deleted")
        .await
}
