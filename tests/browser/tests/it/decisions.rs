//! Who can do what, as an owner asks it: about a person, why not, what would allow it, who holds a permission; and as a member asks about themself.

use anyhow::{Result, ensure};
use browser::{Browser, World};

#[tokio::test(flavor = "multi_thread")]
async fn an_owner_asks_who_can_do_what() -> Result<()> {
    let world = World::with_demo("decisions")?;
    let owner = world.browser("owner").await?;
    let account = world.person("northwind-bikes", "owner")?;
    owner.sign_in("/sign-in", &account.email, &account.password).await?;
    a_member_is_asked_about(&owner).await?;
    what_would_allow_it_is_done(&owner).await?;
    a_table_is_asked_about(&owner).await?;
    the_holders_are_listed(&owner).await?;

    // A member sees themself, without a script too.
    let member = world.browser_without_scripts("member").await?;
    let account = world.person("northwind-bikes", "member")?;
    member.sign_in("/sign-in", &account.email, &account.password).await?;
    member.menu("Who can do what").await?;
    member.sees("What you can do").await?;
    ensure!(!member.offers("By permission").await?, "they may ask about nobody else");
    member.poses("decisions-own").await?;
    member.go("Why not? audit.view").await?;
    member.sees("Ask an owner or an admin.").await
}

async fn a_member_is_asked_about(owner: &Browser) -> Result<()> {
    // What somebody is to be put into.
    owner.menu("Groups").await?;
    owner.go("New group").await?;
    owner.fill("Name", "Auditors").await?;
    owner.tick("View Audit log").await?;
    owner.go("Create group").await?;

    owner.menu("Who can do what").await?;
    owner.poses("decisions").await?;
    owner.fill("Name or e-mail", "giulia").await?;
    owner.does_not_see("Henrik").await?;
    owner.go("Giulia Ferrante giulia.ferrante@example.com").await?;
    owner.sees("Role Member").await?;
    owner.poses("decisions-member").await
}

async fn what_would_allow_it_is_done(owner: &Browser) -> Result<()> {
    owner.go("Why not? audit.view").await?;
    owner.sees("the role Member does not give audit.view").await?;
    owner.sees("Put them into the group Auditors.").await?;
    owner.sees("Nobody else gains anything.").await?;
    owner.poses("decisions-why").await?;
    owner.go("Put them into the group Auditors.").await?;
    owner
        .fill("E-mail address of a member", "giulia.ferrante@example.com")
        .await?;
    owner.go("Add").await?;
    owner.menu("Members").await?;
    owner.fill("Search", "giulia").await?;
    owner.does_not_see("Henrik").await?;
    owner.go("Giulia Ferrante giulia.ferrante@example.com").await?;
    owner.go("What they can do").await?;
    owner.sees("Group Auditors").await
}

async fn a_table_is_asked_about(owner: &Browser) -> Result<()> {
    owner.sees("Rights on tables of Giulia Ferrante").await?;
    owner.go("Why not? delete products").await?;
    owner.sees("may not delete from the table products").await?;
    owner.poses("decisions-table").await
}

async fn the_holders_are_listed(owner: &Browser) -> Result<()> {
    owner.menu("Who can do what").await?;
    owner.go("By permission").await?;
    owner.poses("decisions-none").await?;
    owner.choose("Permission", "Audit log: View").await?;
    owner.go("Show who holds it").await?;
    owner.sees("giulia.ferrante@example.com").await?;
    owner.sees("Group Auditors").await?;
    owner.poses("decisions-holders").await
}
