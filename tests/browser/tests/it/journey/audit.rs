//! What the audit logs say of the journey.

use anyhow::{Result, ensure};
use browser::{Browser, World, named};

use super::BY;
use crate::people::{MILO, OLIVIA};

/// Operation, target, actor and outcome of each, and how long ago it was.
async fn events(browser: &Browser) -> Result<Vec<Vec<String>>> {
    let script = "const parts = ['deed', 'target', 'actor', 'outcome', 'time'];
        return [...document.querySelectorAll('details.event > summary')]
            .map((one) => parts.map((part) => one.querySelector(`.event-${part}`).innerText.trim()));";
    Ok(serde_json::from_value(browser.run(script, vec![]).await?)?)
}

async fn has(browser: &Browser, operation: &str, target: &str, actor: &str, outcome: &str) -> Result<()> {
    let events = events(browser).await?;
    let found = events.iter().any(|event| {
        event[0] == operation && event[1].contains(target) && event[2].contains(actor) && event[3] == outcome
    });
    ensure!(
        found,
        "no {operation} of {target:?} by {actor:?}, {outcome}, among {events:#?}"
    );
    Ok(())
}

fn filter(field: &str) -> browser::Target {
    named(field).in_section("Filters")
}

pub async fn the_owner_finds_each_step(olivia: &Browser) -> Result<()> {
    olivia.menu("Audit log").await?;
    for (operation, target, actor, outcome) in [
        ("Accept an invitation", OLIVIA.email, OLIVIA.email, "allowed"),
        ("Invite a member", MILO.email, OLIVIA.email, "allowed"),
        ("Accept an invitation", MILO.email, MILO.email, "allowed"),
        ("Change the rights of a role", "member", OLIVIA.email, "allowed"),
        ("See members", "", MILO.email, "refused"),
    ] {
        has(olivia, operation, target, actor, outcome).await?;
    }
    olivia.poses("audit").await?;

    olivia.choose(filter("Resource type"), "Role and grants").await?;
    olivia.go(filter("Filter")).await?;
    let only = events(olivia).await?;
    ensure!(
        only.iter()
            .filter(|event| event[0] == "Change the rights of a role" && event[3] == "allowed")
            .count()
            == 5,
        "five saves are among {only:?}"
    );
    ensure!(
        !only.iter().any(|event| event[0] == "Invite a member"),
        "other types are left out of {only:?}"
    );
    // The last save, with what it changed.
    olivia.press(named(&only[0].join(" "))).await?;
    olivia.sees("Before").await?;
    olivia.poses("audit-event").await?;

    olivia.go("Clear").await?;
    olivia.fill(filter("Actor"), "BRANDT").await?;
    olivia.go(filter("Filter")).await?;
    let only = events(olivia).await?;
    ensure!(
        !only.is_empty() && only.iter().all(|event| event[2].contains(MILO.email)),
        "others than him: {only:?}"
    );

    let today = olivia
        .run("return new Date().toISOString().slice(0, 10);", vec![])
        .await?;
    let today = today.as_str().unwrap_or_default().to_owned();
    olivia.fill_date(filter("From"), &today).await?;
    olivia.go(filter("Filter")).await?;
    let since_today = events(olivia).await?;
    // How long ago it was changes while one looks.
    let told = |events: &[Vec<String>]| events.iter().map(|event| event[..4].to_vec()).collect::<Vec<_>>();
    ensure!(
        told(&since_today) == told(&only),
        "all of it was today: {since_today:?} and not {only:?}"
    );
    olivia.fill_date(filter("From"), "").await?;
    olivia.fill_date(filter("To"), "2020-01-31").await?;
    olivia.go(filter("Filter")).await?;
    olivia.sees("No event matches").await?;
    olivia.picture("audit-nothing").await?;
    olivia.go("Clear filters").await
}

/// What nothing matches yet is followed, and the first event that does takes the place of what said so.
pub async fn the_owner_hears_of_the_members_next_step(olivia: &Browser, milo: &Browser) -> Result<()> {
    let step = "See security suggestions of the tenant";
    olivia.choose(filter("Operation"), step).await?;
    olivia.go(filter("Filter")).await?;
    olivia.sees("No event matches").await?;
    olivia.press("Follow live").await?;
    olivia.sees("Following. New events appear on top.").await?;
    milo.open("/t/chinook/security").await?;
    milo.is_at("/t/chinook").await?;
    olivia.sees("1 new event since the last look.").await?;
    has(olivia, step, "", MILO.email, "refused").await?;
    olivia.does_not_see("No event matches").await?;
    olivia.picture("audit-live").await?;
    olivia.go("Clear").await
}

/// Paused, nothing moves under her eyes: what comes meanwhile is counted, and shown when she goes on.
pub async fn the_owner_pauses_while_she_reads(olivia: &Browser, milo: &Browser) -> Result<()> {
    let step = "See a tenant’s settings";
    olivia.choose(filter("Operation"), step).await?;
    olivia.go(filter("Filter")).await?;
    olivia.press("Follow live").await?;
    olivia.sees("Following. New events appear on top.").await?;
    let before = events(olivia).await?.len();
    olivia.press("Pause").await?;
    milo.open("/t/chinook/settings").await?;
    milo.is_at("/t/chinook").await?;
    olivia.sees("Paused. 1 new event.").await?;
    ensure!(events(olivia).await?.len() == before, "it moved while it was paused");
    olivia.press("Go on").await?;
    olivia.sees("1 new event shown.").await?;
    has(olivia, step, "", MILO.email, "refused").await?;
    ensure!(events(olivia).await?.len() == before + 1, "each is shown once");
    olivia.go("Clear").await
}

pub async fn the_platform_finds_each_step_and_verifies_them(ada: &Browser) -> Result<()> {
    ada.menu("Audit log").await?;
    for (kind, operation, target) in [
        ("Any", "Make the first Super Admin", ""),
        ("Database server", "Add a database server", "journey"),
        ("Tenant", "Create a tenant", "fjord-soner"),
        ("Tenant", "Attach a tenant", "chinook"),
        ("Tenant", "Open a tenant", "chinook"),
        ("Member", "Accept an invitation", OLIVIA.email),
        ("Invitation", "Invite a member", MILO.email),
        ("Role and grants", "Change the rights of a role", "member"),
    ] {
        ada.choose(filter("Resource type"), kind).await?;
        ada.choose(filter("Operation"), operation).await?;
        ada.go(filter("Filter")).await?;
        has(ada, operation, target, "", "allowed").await?;
    }
    ada.go("Clear").await?;
    ada.fill(filter("Actor"), BY).await?;
    ada.go(filter("Filter")).await?;
    has(ada, "Add a database server", "journey", BY, "allowed").await?;
    ada.poses("audit").await?;
    ada.go("Verify now").await?;
    ada.sees("verified").await?;
    ada.sees("are as they were sealed").await?;
    ada.poses("audit-verified").await
}

pub fn the_command_line_verifies_them_as_well(world: &World) -> Result<()> {
    let output = world.server.bailiwick(&["audit", "verify"])?;
    let told = String::from_utf8_lossy(&output.stdout);
    ensure!(
        output.status.success(),
        "{told}{}",
        String::from_utf8_lossy(&output.stderr)
    );
    ensure!(
        told.contains("Nothing that was sealed has been changed, removed or inserted."),
        "{told}"
    );
    Ok(())
}
