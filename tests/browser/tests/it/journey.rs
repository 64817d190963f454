//! The main job, from the set-up link to the deleted tenant, as the people concerned do it, in one go.

mod audit;
mod groups;
mod passkeys;
mod place;
mod platform;
mod second_factors;
mod tenant;

use anyhow::Result;
use browser::{Browser, World, fixture};

use crate::people::{ADA, MILO, OLIVIA};
use place::Place;

// covers: S0-01, S0-13, S2-01, S2-02, S2-06, S2-07, S2-08, S2-32, S2-35, S2-36, S2-37, S2-43, G11, G13, S3-61, S3-62, S3-63, S3-68, S3-111
#[tokio::test(flavor = "multi_thread")]
async fn from_the_set_up_link_to_the_deleted_tenant() -> Result<()> {
    let world = World::empty("journey")?;
    let place = Place::prepare(&world, fixture())?;
    let (ada, olivia, milo) = (
        world.browser("ada").await?,
        world.browser("olivia").await?,
        world.browser("milo").await?,
    );

    platform::the_set_up_page_refuses_a_weak_password(&ada, world.server.set_up_link()?).await?;
    platform::the_first_super_admin_is_made(&ada).await?;
    platform::a_server_with_a_wrong_password_is_told_so(&ada, &place).await?;
    platform::the_server_is_added(&ada).await?;
    platform::a_tenant_is_created_and_watched_until_it_is_open(&ada, &place).await?;
    platform::the_existing_schema_is_attached(&ada, &place).await?;

    platform::the_palette_finds_pages_and_tenants(&ada).await?;
    let link = platform::the_owners_link_is_in_the_outbox(&ada).await?;
    tenant::an_invitation_is_accepted(&olivia, &link, &OLIVIA).await?;
    tenant::the_owner_sees_every_table(&olivia, &place).await?;
    let link = tenant::the_owner_invites_a_member(&olivia, &MILO).await?;
    tenant::an_invitation_is_accepted(&milo, &link, &MILO).await?;

    tenant::somebody_elses_save_loses_no_tick(&olivia, &place).await?;
    tenant::the_owner_gives_members_a_right(&olivia, &place).await?;
    tenant::the_member_sees_the_table_and_its_rows(&milo, &place).await?;
    tenant::the_owner_takes_it_away(&olivia, &place).await?;
    tenant::the_members_next_click_finds_nothing(&milo, &place).await?;

    groups::the_owner_makes_a_group(&olivia).await?;
    groups::the_owner_puts_the_member_into_it(&olivia).await?;
    groups::the_member_sees_who_is_here(&milo).await?;
    groups::the_owner_takes_the_member_out_again(&olivia).await?;
    groups::the_members_next_click_leads_home(&milo).await?;

    audit::the_owner_finds_each_step(&olivia).await?;
    audit::the_owner_hears_of_the_members_next_step(&olivia, &milo).await?;
    audit::the_owner_pauses_while_she_reads(&olivia, &milo).await?;
    audit::the_platform_finds_each_step_and_verifies_them(&ada).await?;
    audit::the_command_line_verifies_them_as_well(&world)?;

    tenant::every_other_session_is_signed_out(&world, &olivia).await?;
    tenant::the_owner_makes_a_token(&olivia, &place).await?;
    passkeys::one_is_added(&olivia, "/account").await?;
    tenant::somebody_signs_out(&olivia).await?;
    passkeys::somebody_signs_in_by_it(&olivia, "/t/chinook/tables").await?;
    tenant::somebody_signs_out(&olivia).await?;
    passkeys::it_is_the_second_step(&olivia, &OLIVIA, "/t/chinook/tables").await?;
    passkeys::it_is_renamed_and_removed(&olivia, "/account").await?;
    let code = second_factors::an_app_is_set_up(&olivia, "/account").await?;
    tenant::somebody_signs_out(&olivia).await?;
    second_factors::a_password_asks_for_more(&olivia, &OLIVIA, &code, "/t/chinook/tables").await?;
    second_factors::the_app_is_removed(&olivia, "/account").await?;
    tenant::somebody_signs_out(&olivia).await?;
    tenant::somebody_signs_out(&milo).await?;
    platform::the_attached_tenant_is_deleted_by_its_slug(&ada, &place).await?;
    passkeys::one_is_added(&ada, "/root/account").await?;
    platform::somebody_signs_out(&ada).await?;
    passkeys::somebody_signs_in_by_it(&ada, "/root/tenants").await?;
    passkeys::it_proves_once_more(&ada, "/root/account", &place).await?;
    passkeys::it_is_renamed_and_removed(&ada, "/root/account").await?;
    platform::somebody_signs_out(&ada).await?;
    place.is_as_it_was_found()
}

/// By the sidebar.
async fn sign_out(browser: &Browser, name: &str) -> Result<()> {
    browser.press(format!("Your menu: {name}").as_str()).await?;
    browser.is_accessible().await?;
    browser.go("Sign out").await
}

/// What Ada does on the platform carries her name.
const BY: &str = ADA.email;
