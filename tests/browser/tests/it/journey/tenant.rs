//! The steps of the owner and the member of the attached tenant.

use anyhow::{Context, Result, ensure};
use browser::{Browser, World, named};

use super::{place::Place, sign_out as press_sign_out};
use crate::people::{MILO, OLIVIA, Person};

pub async fn an_invitation_is_accepted(browser: &Browser, link: &str, person: &Person) -> Result<()> {
    browser.open(link).await?;
    browser.sees("Join Chinook Records").await?;
    browser.poses("invitation").await?;
    browser.fill("Your name", person.name).await?;
    browser.fill("Choose a password", person.password).await?;
    browser.go("Accept and open Chinook Records").await?;
    browser.is_at("/t/chinook").await?;
    browser.poses("home").await?;
    // The link is used up, which is said kindly.
    browser
        .open_in_vain_with(link, "410", "This invitation is no longer good")
        .await?;
    browser.picture("invitation-used").await?;
    browser.open("/t/chinook").await
}

/// Each table by its name with what its row of the list says.
async fn tables(browser: &Browser) -> Result<Vec<Vec<String>>> {
    browser.menu("Tables").await?;
    let rows = browser.table("Tables").await?;
    Ok(rows.into_iter().skip(1).collect())
}

pub async fn the_owner_sees_every_table(olivia: &Browser, place: &Place) -> Result<()> {
    let fixture = &place.fixture;
    let listed = tables(olivia).await?;
    let expected: Vec<Vec<String>> = fixture
        .tables
        .iter()
        .map(|(table, columns, rows)| {
            vec![
                format!("{table} {columns} columns of {table}"),
                grouped(*rows),
                "read write delete".to_owned(),
            ]
        })
        .collect();
    ensure!(listed == expected, "the tables are {listed:?}");
    let all: usize = listed
        .iter()
        .map(|row| row[1].replace(',', "").parse::<usize>().unwrap_or_default())
        .sum();
    ensure!(all == fixture.rows(), "there are {all} rows");

    let shown = &fixture.shown;
    olivia
        .press(format!("{} columns of {}", shown.columns.len(), shown.table).as_str())
        .await?;
    for column in shown.columns {
        olivia.sees(column).await?;
    }
    olivia.poses("tables").await?;
    olivia.go(shown.table).await?;
    let rows = olivia.table(&format!("Rows of {}", shown.table)).await?;
    ensure!(rows[0].len() == shown.columns.len(), "the head is {:?}", rows[0]);
    ensure!(
        rows[1].iter().any(|cell| cell == shown.cell),
        "the first row is {:?}",
        rows[1]
    );
    olivia.go("Next").await?;
    olivia.go("First page").await?;
    olivia.poses("table").await
}

/// 1234 as 1,234.
fn grouped(number: usize) -> String {
    match number / 1000 {
        0 => number.to_string(),
        thousands => format!("{thousands},{:03}", number % 1000),
    }
}

pub async fn the_owner_invites_a_member(olivia: &Browser, person: &Person) -> Result<String> {
    olivia.menu("Members").await?;
    olivia.poses("members").await?;
    let card = |field: &str| named(field).in_section("Invite someone");
    olivia.fill(card("E-mail address"), "nobody at all").await?;
    olivia.fill(card("E-mail address"), person.email).await?;
    olivia.choose(card("Role"), "Member").await?;
    olivia.go(card("Invite")).await?;
    olivia.sees("it works once and is not shown again").await?;
    olivia.poses("members-invited").await?;
    olivia.copied_by("Copy link").await
}

async fn permissions_of_members(olivia: &Browser) -> Result<()> {
    olivia.menu("Permissions").await?;
    olivia.go("Member").await?;
    olivia.sees("1 person has it").await
}

pub async fn somebody_elses_save_loses_no_tick(olivia: &Browser, place: &Place) -> Result<()> {
    let (mine, theirs) = (place.fixture.tables[0].0, place.fixture.tables[1].0);
    let (my_tick, their_tick) = (format!("delete {mine}"), format!("delete {theirs}"));
    permissions_of_members(olivia).await?;
    let quicker = "const form = document.querySelector('form[data-grid]');
        const sent = new URLSearchParams(new FormData(form));
        sent.append('delete', arguments[0]);
        return fetch(form.action, { method: 'POST', body: sent }).then((answer) => answer.status);";
    olivia.run(quicker, vec![theirs.into()]).await?;
    olivia.tick(my_tick.as_str()).await?;
    olivia.go("Save").await?;
    olivia.sees("changed these rights while you had them open").await?;
    olivia.sees("1 unsaved change").await?;
    ensure!(olivia.is_ticked(my_tick.as_str()).await?, "what was ticked is lost");
    ensure!(olivia.is_ticked(their_tick.as_str()).await?, "what they gave is hidden");
    olivia.poses("permissions-stale").await?;
    olivia.go("Save").await?;
    olivia.sees("Saved.").await?;
    for tick in [my_tick, their_tick] {
        ensure!(olivia.is_ticked(tick.as_str()).await?, "{tick} is not saved");
        olivia.tick(tick.as_str()).await?;
    }
    olivia.go("Save").await?;
    olivia.sees("Saved.").await
}

pub async fn the_owner_gives_members_a_right(olivia: &Browser, place: &Place) -> Result<()> {
    let table = place.fixture.shown.table;
    let (read, write) = (format!("read {table}"), format!("write {table}"));
    permissions_of_members(olivia).await?;
    ensure!(
        olivia.is_ticked(read.as_str()).await?,
        "members read, from the beginning"
    );
    ensure!(!olivia.is_ticked(write.as_str()).await?, "and do not write");
    olivia.tick(write.as_str()).await?;
    olivia.sees("1 unsaved change").await?;
    olivia.poses("permissions-staged").await?;
    // Nothing is saved until somebody says so.
    olivia.press("Discard").await?;
    olivia.does_not_see("1 unsaved change").await?;
    ensure!(!olivia.is_ticked(write.as_str()).await?, "discarded");
    olivia.tick(write.as_str()).await?;
    olivia.go("Save").await?;
    olivia.sees("Saved").await?;
    ensure!(olivia.is_ticked(write.as_str()).await?, "saved");
    olivia.poses("permissions-saved").await
}

pub async fn the_member_sees_the_table_and_its_rows(milo: &Browser, place: &Place) -> Result<()> {
    let shown = &place.fixture.shown;
    let listed = tables(milo).await?;
    let row = listed
        .iter()
        .find(|row| row[0].starts_with(shown.table))
        .context("the table is listed")?;
    ensure!(row[2] == "read write", "the member may {}", row[2]);
    milo.poses("tables").await?;
    milo.go(shown.table).await?;
    milo.sees(shown.cell).await?;
    // What is for owners and admins is neither shown nor to be had: it leads home with a word.
    for entry in ["Members", "Permissions", "Audit log"] {
        ensure!(
            !milo.offers(named(entry).in_section("Main")).await?,
            "{entry} is offered"
        );
    }
    for path in ["members", "permissions", "audit", "connect"] {
        milo.open(&format!("/t/chinook/{path}")).await?;
        milo.is_at("/t/chinook").await?;
    }
    milo.picture("sent-home").await?;
    tables(milo).await.map(drop)
}

pub async fn the_owner_takes_it_away(olivia: &Browser, place: &Place) -> Result<()> {
    let table = place.fixture.shown.table;
    permissions_of_members(olivia).await?;
    olivia.tick(format!("read {table}").as_str()).await?;
    olivia.tick(format!("write {table}").as_str()).await?;
    olivia.sees("2 unsaved changes").await?;
    olivia.go("Save").await?;
    olivia.sees("Saved").await
}

pub async fn the_members_next_click_finds_nothing(milo: &Browser, place: &Place) -> Result<()> {
    let table = place.fixture.shown.table;
    milo.go_in_vain(table).await?;
    milo.poses("table-gone").await?;
    milo.go("Go to the start").await?;
    let listed = tables(milo).await?;
    ensure!(
        listed.len() == place.fixture.tables.len() - 1,
        "{} tables are left",
        listed.len()
    );
    ensure!(!milo.offers(table).await?, "the table is still listed");
    Ok(())
}

pub async fn every_other_session_is_signed_out(world: &World, olivia: &Browser) -> Result<()> {
    let elsewhere = world.browser("olivia-elsewhere").await?;
    elsewhere.open("/sign-in").await?;
    elsewhere.poses("sign-in").await?;
    elsewhere.fill("E-mail address", OLIVIA.email).await?;
    elsewhere.fill("Password", "not her password at all").await?;
    elsewhere.go("Sign in").await?;
    elsewhere.sees("The e-mail address or the password is wrong.").await?;
    elsewhere.fill("Password", OLIVIA.password).await?;
    elsewhere.go("Sign in").await?;
    elsewhere.is_at("/t/chinook").await?;

    olivia.press(format!("Your menu: {}", OLIVIA.name).as_str()).await?;
    olivia.go("Your account").await?;
    olivia.poses("account").await?;
    olivia.go("Sign out all others").await?;
    olivia.sees("All your other sessions have ended.").await?;
    ensure!(!olivia.offers("Sign out all others").await?, "there are no others");

    elsewhere.go(named("Tables").in_section("Main")).await?;
    elsewhere.is_at("/sign-in?next=%2Ft%2Fchinook%2Ftables").await
}

pub async fn the_owner_makes_a_token(olivia: &Browser, place: &Place) -> Result<()> {
    olivia.menu("API tokens").await?;
    olivia.fill("Name", "Nightly export").await?;
    olivia.tick("View Members").await?;
    olivia.tick("View Tables").await?;
    olivia.poses("token-new").await?;
    place.proofs_grow_old()?;
    olivia.go("Create token").await?;
    olivia.sees("Confirm that it is you").await?;
    olivia.poses("step-up").await?;
    olivia.fill("Password", OLIVIA.password).await?;
    olivia.go("Create token").await?;
    olivia.sees("Copy it now").await?;
    olivia.sees("2 permissions").await?;
    olivia.poses("token-made").await?;
    olivia.menu("Profile and security").await
}

pub async fn somebody_signs_out(browser: &Browser) -> Result<()> {
    let name = if browser.text().await?.contains(OLIVIA.name) {
        OLIVIA.name
    } else {
        MILO.name
    };
    press_sign_out(browser, name).await?;
    browser.is_at("/sign-in").await?;
    browser.open("/t/chinook/tables").await?;
    browser.is_at("/sign-in?next=%2Ft%2Fchinook%2Ftables").await
}
