//! Roles of a tenant: the application's module is declared and switched on, a role is cloned, the matrix is compared, changed and reviewed, a file is applied,
//! and the role goes.

use anyhow::{Result, ensure};
use browser::{Browser, World};

// covers: S4-15, S4-16, S4-18, S4-19, S4-20, S4-21, S4-33, S3-11
#[tokio::test(flavor = "multi_thread")]
async fn an_owner_makes_a_role_and_goes_through_the_matrix() -> Result<()> {
    let world = World::with_demo("roles")?;
    let root = world.browser("root").await?;
    let account = world.person("", "super_admin")?;
    root.sign_in("/root/sign-in", &account.email, &account.password).await?;
    a_module_is_declared(&root).await?;

    let owner = world.browser("owner").await?;
    let account = world.person("northwind-bikes", "owner")?;
    owner.sign_in("/sign-in", &account.email, &account.password).await?;
    the_module_is_switched_on(&owner).await?;
    a_role_is_cloned(&owner).await?;
    the_matrix_is_changed_after_a_review(&owner).await?;
    two_roles_stand_side_by_side(&owner).await?;
    a_file_is_applied_after_a_review(&owner).await?;
    the_role_goes(&owner).await
}

async fn a_module_is_declared(root: &Browser) -> Result<()> {
    root.menu("Modules").await?;
    root.sees("No module is declared").await?;
    root.poses("modules-none").await?;
    root.fill("Name", "Invoices").await?;
    root.fill("Key", "members").await?;
    root.go("Declare").await?;
    root.sees("Bailiwick has a module of this name itself").await?;
    root.fill("Key", "invoices").await?;
    root.go("Declare").await?;
    root.sees("The module Invoices is declared.").await?;
    root.press("Delete…").await?;
    root.is_accessible().await?;
    root.press("Cancel").await?;
    root.poses("modules").await
}

async fn the_module_is_switched_on(owner: &Browser) -> Result<()> {
    owner.menu("Roles").await?;
    owner.poses("roles").await?;
    owner.go("Modules").await?;
    owner.go("Switch on Invoices").await?;
    owner.sees("The module is on.").await?;
    owner.poses("tenant-modules").await
}

async fn a_role_is_cloned(owner: &Browser) -> Result<()> {
    owner.menu("Roles").await?;
    owner.go("Clone Member").await?;
    owner.fill("Name", "Bookkeeper").await?;
    owner.fill("Key", "Book Keeper").await?;
    owner.tick("View Invoices").await?;
    owner.poses("role-new").await?;
    owner.fill("Key", "bookkeeper").await?;
    owner.go("Create role").await?;
    owner.sees("The role Bookkeeper is made.").await
}

async fn the_matrix_is_changed_after_a_review(owner: &Browser) -> Result<()> {
    owner.go("Matrix").await?;
    owner.poses("matrix").await?;
    owner.fill("Filter permissions", "invoices").await?;
    owner.does_not_see("members.view").await?;
    owner.tick("invoices.delete Bookkeeper").await?;
    owner.tick("invoices.view Staff").await?;
    owner.sees("2 unsaved changes").await?;
    owner.poses("matrix-changed").await?;
    owner.go("Review").await?;
    owner.sees("0 people gain it: Bookkeeper.").await?;
    owner.sees("gain it: Staff.").await?;
    owner.poses("matrix-review").await?;
    owner.go("Save permissions").await?;
    owner.sees("The permissions are saved").await?;
    ensure!(owner.is_ticked("invoices.view Staff").await?, "what was saved is there");
    Ok(())
}

async fn two_roles_stand_side_by_side(owner: &Browser) -> Result<()> {
    owner.press("Compare roles").await?;
    owner.tick("Staff").await?;
    owner.tick("Bookkeeper").await?;
    owner.tick("Only what differs").await?;
    owner.go("Compare").await?;
    owner.sees("members.view").await?;
    owner.does_not_see("tables.view").await?;
    owner.poses("matrix-compared").await
}

const FILE: &str = "version: 1
roles:
  - key: bookkeeper
    description: Keeps the books.
    tables: { lines: { orders: [read, write] } }
groups:
  - name: Counters
    permissions: [tables.view]
";

async fn a_file_is_applied_after_a_review(owner: &Browser) -> Result<()> {
    owner.menu("Roles").await?;
    owner.go("Apply a file…").await?;
    owner.poses("role-file").await?;
    owner.fill("Or the text itself", "version: 1\nrolls: []\n").await?;
    owner.go("Show the changes").await?;
    owner.sees("rolls").await?;
    owner.sees("line 2").await?;
    owner.fill("Or the text itself", FILE).await?;
    owner.go("Show the changes").await?;
    owner.sees("Keeps the books.").await?;
    owner.sees("tables.lines.orders").await?;
    owner.sees("Counters").await?;
    owner.poses("role-file-review").await?;
    owner.go("Apply the file").await?;
    owner.sees("The file is applied.").await?;
    owner.sees("Keeps the books.").await?;
    owner.go("Apply a file…").await?;
    owner.fill("Or the text itself", FILE).await?;
    owner.go("Show the changes").await?;
    owner.sees("Nothing changes").await?;
    owner.poses("role-file-same").await
}

async fn the_role_goes(owner: &Browser) -> Result<()> {
    owner.menu("Roles").await?;
    owner.go("Bookkeeper").await?;
    owner.poses("role").await?;
    owner.press("Delete role…").await?;
    owner.is_accessible().await?;
    owner.go("Delete role").await?;
    owner.sees("The role is deleted.").await?;
    owner.does_not_see("Bookkeeper").await
}
