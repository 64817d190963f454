//! The pages of those who run the platform, one after the other, on an installation with people in it.

use anyhow::Result;
use browser::{Browser, World, named};

// covers: S3-22, S3-23, S3-24, S3-28, S3-40, S3-49, S3-50, S0-17, S0-19, S0-49, S0-50, S0-51, S1-36, S1-37, S1-38
#[tokio::test(flavor = "multi_thread")]
async fn a_super_admin_goes_through_every_page() -> Result<()> {
    let world = World::with_demo("platform")?;
    let imogen = world.browser("imogen").await?;
    let account = world.person("", "super_admin")?;
    imogen
        .sign_in("/root/sign-in", &account.email, &account.password)
        .await?;
    imogen.is_at("/root").await?;
    for (entry, name) in [
        ("Dashboard", "dashboard"),
        ("Plans", "plans"),
        ("All users", "users"),
        ("Security", "security"),
        ("Jobs", "jobs"),
        ("Mail outbox", "mails"),
        ("Audit log", "audit"),
        ("Settings", "settings"),
    ] {
        imogen.menu(entry).await?;
        imogen.poses(name).await?;
    }
    somebody_is_made_an_admin(&imogen).await?;
    the_admins_of_a_tenant_are_found(&imogen).await?;
    the_admins_are_reviewed(&imogen).await?;
    the_admin_is_removed(&imogen).await?;
    roles_plans_and_settings_are_looked_at(&imogen).await?;
    somebodys_tenants_are_looked_at(&imogen).await
}

async fn roles_plans_and_settings_are_looked_at(imogen: &Browser) -> Result<()> {
    for (from, link, name) in [
        ("Platform admins", "Roles", "platform-roles"),
        ("Platform admins", "Register", "admins-register"),
        ("Platform admins", "Import", "admins-import"),
        ("Plans", "New plan", "plan-new"),
        ("Settings", "Branding", "branding"),
        ("Settings", "Mail server", "mail-server"),
        ("Database servers", "local", "server-local"),
        ("Tenants", "Northwind Bikes", "tenant-open"),
        ("Tenants", "Access grants", "access-grants"),
    ] {
        imogen.menu(from).await?;
        imogen.go(link).await?;
        imogen.poses(name).await?;
    }
    imogen.menu("Platform admins").await?;
    imogen.go("Roles").await?;
    imogen.go("Operator").await?;
    imogen.sees("What it gives").await?;
    imogen.poses("platform-role-built-in").await?;
    imogen.menu("Platform admins").await?;
    imogen.go("Roles").await?;
    imogen.go("New role").await?;
    imogen.poses("platform-role-new").await
}

async fn somebodys_tenants_are_looked_at(imogen: &Browser) -> Result<()> {
    imogen.menu("All users").await?;
    imogen.fill("Name or e-mail", "nadia").await?;
    imogen.go("Show").await?;
    imogen.sees("Nadia Brunner").await?;
    imogen.poses("users-found").await?;
    imogen.go("Edit nadia.brunner@example.com").await?;
    imogen.poses("user").await?;
    imogen.press("Sign out everywhere…").await?;
    imogen.sees("Sign Nadia Brunner out everywhere?").await?;
    imogen.is_accessible().await?;
    imogen.press("Cancel").await
}

async fn somebody_is_made_an_admin(imogen: &Browser) -> Result<()> {
    imogen.menu("Platform admins").await?;
    imogen.poses("admins").await?;
    imogen.go("Add admin").await?;
    imogen.fill("Search User by E-mail", "nadia.brunner").await?;
    imogen.sees("User not found").await?;
    imogen.go("Create new user").await?;
    imogen.fill("E-mail address", "nadia.brunner@example.com").await?;
    imogen.fill("First name", "Nadia").await?;
    imogen.fill("Last name", "Brunner").await?;
    imogen.tick("Copy a link").await?;
    imogen.choose("Role", "Support").await?;
    imogen.fill("Reason", "The night shift needs two").await?;
    imogen.poses("admin-new").await?;
    imogen.go("Add admin").await?;
    imogen.sees("/root/reset-password/").await?;
    imogen.poses("admin").await?;
    imogen.menu("Platform admins").await?;
    imogen.poses("admins-invited").await?;
    imogen.press("Resend to Nadia Brunner").await?;
    imogen.fill("Reason", "The first one got lost").await?;
    imogen.go("Resend").await?;
    imogen.sees("/root/reset-password/").await
}

async fn the_admins_of_a_tenant_are_found(imogen: &Browser) -> Result<()> {
    imogen.menu("Platform admins").await?;
    imogen.go(named("Tenant admins").in_section("Section")).await?;
    imogen.fill("Search tenants by name or slug", "northwind").await?;
    imogen.does_not_see("Alder Clinic").await?;
    imogen.poses("tenant-admins").await?;
    imogen.go("Choose Northwind Bikes").await?;
    imogen.sees("3 owners and admins").await?;
    imogen.poses("tenant-admins-chosen").await?;
    imogen.fill("Search by name or e-mail", "nobody-of-that-name").await?;
    imogen.sees("Nobody matches").await
}

async fn the_admins_are_reviewed(imogen: &Browser) -> Result<()> {
    imogen.menu("Access reviews").await?;
    imogen.sees("No review yet").await?;
    imogen.poses("reviews-empty").await?;
    imogen.go("Start a review").await?;
    imogen.poses("review-new").await?;
    imogen.fill("Title", "Autumn review").await?;
    imogen.go("Start the review").await?;
    imogen.sees("nadia.brunner@example.com").await?;
    imogen.poses("review").await
}

async fn the_admin_is_removed(imogen: &Browser) -> Result<()> {
    imogen.menu("Platform admins").await?;
    imogen.press("Remove Nadia Brunner").await?;
    imogen.is_accessible().await?;
    imogen.fill("Reason", "She left").await?;
    imogen.go("Remove").await?;
    imogen.does_not_see("nadia.brunner@example.com").await
}
