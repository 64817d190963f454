//! Variables as an owner works with them: adding, searching, revealing, changing and deleting.

use anyhow::{Result, ensure};
use browser::{Browser, World, named};

const SECRET: &str = "postgres://shop:two-tin-kettles@db.example.com/shop";

async fn add(owner: &Browser, key: &str, value: &str, secret: bool) -> Result<()> {
    let card = |field: &str| named(field).in_section("Add a variable");
    owner.fill(card("Key"), key).await?;
    owner.fill(card("Value"), value).await?;
    let tick = card("Secret: store it sealed, and show it only when somebody reveals it");
    if owner.is_ticked(tick.clone()).await? != secret {
        owner.tick(tick).await?;
    }
    owner.go(card("Add variable")).await
}

// covers: S1-11, S1-34
#[tokio::test(flavor = "multi_thread")]
async fn an_owner_keeps_what_the_application_is_told() -> Result<()> {
    let world = World::with_demo("variables")?;
    let owner = world.browser("owner").await?;
    let account = world.person("northwind-bikes", "owner")?;
    owner.sign_in("/sign-in", &account.email, &account.password).await?;
    owner.open("/t/northwind-bikes").await?;
    owner.go(named("Variables").in_section("Main")).await?;
    owner.sees("No variables in production").await?;
    owner.poses("variables-empty").await?;

    add(&owner, "DATABASE URL", SECRET, true).await?;
    owner.sees("Use 1 to 100 letters, digits and _").await?;
    let kept = owner.value(named("Value").in_section("Add a variable")).await?;
    ensure!(kept.is_empty(), "a secret comes back: {kept}");
    add(&owner, "DATABASE_URL", SECRET, true).await?;
    owner.sees("Added DATABASE_URL.").await?;
    owner.does_not_see("two-tin-kettles").await?;
    add(&owner, "COLOR", "blue", false).await?;
    owner.sees("blue").await?;
    owner.poses("variables").await?;
    owner.fill("Search by key", "data").await?;
    owner.does_not_see("blue").await?;

    owner.go("DATABASE_URL").await?;
    owner.does_not_see("two-tin-kettles").await?;
    owner.poses("variable").await?;
    owner.go("Reveal").await?;
    owner.sees("That you read it is in the audit log").await?;
    ensure!(owner.copied_by("Copy value").await? == SECRET, "another value");
    owner.poses("variable-revealed").await?;
    owner.fill("New value", "another").await?;
    owner.go("Save").await?;
    owner.sees("DATABASE_URL is saved.").await?;
    owner.press("Delete variable…").await?;
    owner.is_accessible().await?;
    owner.go("Delete variable").await?;
    owner.sees("The variable is deleted.").await?;
    owner.sees("1 variable").await?;
    owner.sees("COLOR").await
}
