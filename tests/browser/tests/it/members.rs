//! The people of a tenant, as an owner has them: found, changed together, removed, invited from a table; the suggestions about them; and the way from one tenant to another.

use anyhow::{Result, ensure};
use browser::{Browser, World, named};

// covers: S2-01, S2-03, S2-04, S2-06, S2-14, S4-01, S4-06, S4-07, S4-10, S4-11, S4-14, S1-19, S1-20, S1-21, S1-28
#[tokio::test(flavor = "multi_thread")]
async fn an_owner_goes_through_the_people_of_a_tenant() -> Result<()> {
    let world = World::with_demo("members")?;
    let owner = world.browser("owner").await?;
    let account = world.person("northwind-bikes", "owner")?;
    owner.sign_in("/sign-in", &account.email, &account.password).await?;
    owner.is_at("/t/northwind-bikes").await?;
    some_are_found_and_archived_together(&owner).await?;
    one_is_looked_at_and_removed(&owner).await?;
    many_are_invited_from_a_table(&owner).await?;
    what_stands_out_is_set_aside(&owner).await?;
    another_tenant_is_a_word_away(&owner).await?;

    // The same without a script: the switcher leads to a page.
    let plain = world.browser_without_scripts("plain").await?;
    plain.sign_in("/sign-in", &account.email, &account.password).await?;
    plain.open("/account/tenants?q=north").await?;
    plain.go("Northwind Bikes").await?;
    plain.is_at("/t/northwind-bikes").await?;

    let root = world.browser("root").await?;
    let account = world.person("", "super_admin")?;
    root.sign_in("/root/sign-in", &account.email, &account.password).await?;
    root.press("All tenants Go to a tenant").await?;
    root.sees("Fernhill School").await?;
    root.fill("Find a tenant", "alder").await?;
    root.does_not_see("Fernhill School").await?;
    root.sees("needs an access grant").await?;
    root.picture("switcher").await?;
    root.open("/root/switcher").await?;
    root.poses("switcher-page").await?;
    root.go("Alder Clinic").await?;
    root.is_at("/root/tenants/alder-clinic").await
}

async fn some_are_found_and_archived_together(owner: &Browser) -> Result<()> {
    owner.menu("Members").await?;
    owner.poses("members").await?;
    owner.choose(named("Role").in_section("Filters"), "Member").await?;
    owner.choose("State", "Active").await?;
    owner.go("Apply").await?;
    owner.does_not_see("Rohan Deshpande").await?;
    owner.tick("Choose Giulia Ferrante").await?;
    owner.tick("Choose Mateus Carvalho").await?;
    owner.choose("With the chosen", "Archive").await?;
    owner.poses("members-chosen").await?;
    owner.go("Change the chosen").await?;
    owner.sees("Archived 2 of 2.").await?;
    owner.poses("members-changed").await?;
    owner.go("giulia.ferrante@example.com").await
}

async fn one_is_looked_at_and_removed(owner: &Browser) -> Result<()> {
    owner.sees("Last seen here").await?;
    owner.poses("member").await?;
    owner.press("Remove…").await?;
    owner.is_accessible().await?;
    owner.go("Remove").await?;
    owner.sees("Only an invitation brings them back.").await?;
    owner.fill("Search", "giulia").await?;
    owner.sees("Nobody matches").await
}

async fn many_are_invited_from_a_table(owner: &Browser) -> Result<()> {
    owner.menu("Members").await?;
    owner.go("Import").await?;
    owner.poses("import").await?;
    let table = "email,name,role\ngiulia.ferrante@example.com,Giulia Ferrante,member\nnew.one@example.com,,staff\nnobody,,member\n";
    owner.fill("Or the table itself", table).await?;
    owner.go("Look through").await?;
    owner.sees("nobody is invited yet").await?;
    owner.poses("import-checked").await?;
    owner.press("Invite 2").await?;
    owner.is_accessible().await?;
    owner.go("Invite").await?;
    owner.sees("2 invited, 1 refused, of 3 lines.").await?;
    owner.sees("Done.").await?;
    owner.poses("import-done").await?;
    owner.menu("Members").await?;
    owner.sees("new.one@example.com").await
}

async fn what_stands_out_is_set_aside(owner: &Browser) -> Result<()> {
    owner.menu("Security").await?;
    owner.sees("Fewer than two owners").await?;
    owner.poses("security").await?;
    owner
        .press(named("Set aside").in_section("Fewer than two owners"))
        .await?;
    owner.is_accessible().await?;
    owner.fill("Reason", "The second one comes next week").await?;
    owner.go("Set aside").await?;
    owner.sees("The second one comes next week").await?;
    owner.poses("security-aside").await
}

async fn another_tenant_is_a_word_away(owner: &Browser) -> Result<()> {
    owner.press("Northwind Bikes Switch tenant").await?;
    owner.sees("northwind-bikes · Owner").await?;
    owner.picture("switcher").await?;
    owner.is_accessible().await?;
    owner.fill("Find a tenant", "nowhere").await?;
    owner.sees("No tenant matches").await?;
    owner.go("All your tenants").await?;
    owner.is_at("/account/tenants").await?;
    owner.poses("tenants").await?;
    ensure!(owner.offers("Northwind Bikes").await?, "one's own tenant is offered");
    owner.go("Northwind Bikes").await?;
    owner.is_at("/t/northwind-bikes").await
}
