//! A group is made, somebody is put into it, may at once what it adds, and may it no more once they are out.

use anyhow::{Result, ensure};
use browser::{Browser, named};

use crate::people::{MILO, OLIVIA};

pub async fn the_owner_makes_a_group(olivia: &Browser) -> Result<()> {
    olivia.menu("Groups").await?;
    olivia.sees("No group yet").await?;
    olivia.poses("groups-none").await?;
    olivia.go("New group").await?;
    olivia.fill("Name", "Front desk").await?;
    olivia.fill("Description", "Whoever answers the telephone.").await?;
    olivia.tick("View Members").await?;
    olivia.poses("group-new").await?;
    olivia.go("Create group").await?;
    olivia.sees("The group Front desk is made.").await?;
    olivia.sees("Nobody is in it yet").await
}

pub async fn the_owner_puts_the_member_into_it(olivia: &Browser) -> Result<()> {
    olivia.fill("E-mail address of a member", "nobody@example.com").await?;
    olivia.go("Add").await?;
    olivia.sees("There is no member with this address.").await?;
    olivia.fill("E-mail address of a member", MILO.email).await?;
    olivia.go("Add").await?;
    olivia.sees(&format!("{} is in the group", MILO.name)).await?;
    ensure!(
        !olivia.offers("Let them manage it Olivia Reyes").await?,
        "only who is in it can manage it"
    );
    olivia.poses("group").await?;
    olivia.menu("Groups").await?;
    olivia.sees("members.view").await?;
    olivia.poses("groups").await
}

/// By the next click.
pub async fn the_member_sees_who_is_here(milo: &Browser) -> Result<()> {
    milo.open("/t/chinook").await?;
    milo.menu("Members").await?;
    milo.sees(OLIVIA.email).await?;
    milo.sees("Front desk").await?;
    milo.poses("members-by-group").await
}

pub async fn the_owner_takes_the_member_out_again(olivia: &Browser) -> Result<()> {
    olivia.menu("Groups").await?;
    olivia.go("Front desk").await?;
    olivia.go(format!("Let them manage it {}", MILO.name).as_str()).await?;
    olivia.sees("says who is in the group from now on").await?;
    olivia.poses("group-managed").await?;
    olivia.go(format!("Remove {}", MILO.name).as_str()).await?;
    olivia.sees("They are out of the group at once.").await?;
    olivia.press("Delete group…").await?;
    olivia.is_accessible().await?;
    olivia.go("Delete group").await?;
    olivia.sees("No group yet").await
}

pub async fn the_members_next_click_leads_home(milo: &Browser) -> Result<()> {
    milo.menu("Members").await?;
    milo.is_at("/t/chinook").await?;
    ensure!(
        !milo.offers(named("Members").in_section("Main")).await?,
        "the members are still offered"
    );
    Ok(())
}
