//! What is in an export, file by file, each read by the operation of its own room.

use serde_json::json;

use super::archive::Archive;
use crate::{
    App, Caller, Result, TenantRef, access_grants,
    audit::{self, Format},
    groups, invitations, members, role_file, tables, tenant_settings, variables,
};

const AT_ONCE: Option<u16> = Some(200);

const ABOUT: &str = "All that is kept of this tenant.

tenant.json          its settings, and when this file was made
roles.yaml           roles, groups and table grants; `bailiwick roles apply` reads it
members.jsonl        its people
invitations.jsonl    who is invited and has not come yet
groups.jsonl         who is in which group
variables.jsonl      the application's variables; what is secret is left out
access_grants.jsonl  the platform's visits
audit.jsonl          its audit log; `bailiwick audit verify --export` checks it
tables/*.csv         every row of every table, as PostgreSQL writes it. They are data and no
                     spreadsheets: a value may begin as a formula does

The files .jsonl hold one JSON object on each line, as the API gives it.
";

pub(super) async fn write(app: &App, caller: &Caller, tenant: &TenantRef, archive: &mut Archive) -> Result<()> {
    archive.begin("README.txt")?;
    archive.write(ABOUT.as_bytes()).await?;
    let settings = app.in_tenant(caller, tenant, tenant_settings::Show).await?;
    archive.begin("tenant.json")?;
    let about = json!({ "made_at": app.now(), "settings": settings });
    archive.lines(&[about]).await?;
    let roles = app.in_tenant(caller, tenant, role_file::Export).await?;
    archive.begin("roles.yaml")?;
    archive.write(roles.to_yaml()?.as_bytes()).await?;
    people(app, caller, tenant, archive).await?;
    let list = |after| {
        let list = variables::List {
            environment: None,
            search: None,
            after,
            limit: AT_ONCE,
        };
        app.in_tenant(caller, tenant, list)
    };
    archive.pages("variables.jsonl", list).await?;
    let list = |after| {
        let list = access_grants::List { after, limit: AT_ONCE };
        app.in_tenant(caller, tenant, list)
    };
    archive.pages("access_grants.jsonl", list).await?;
    log(app, caller, tenant, archive).await?;
    rows(app, caller, tenant, archive).await
}

async fn people(app: &App, caller: &Caller, tenant: &TenantRef, archive: &mut Archive) -> Result<()> {
    let list = |after| {
        let list = members::List {
            after,
            limit: AT_ONCE,
            ..members::List::default()
        };
        app.in_tenant(caller, tenant, list)
    };
    archive.pages("members.jsonl", list).await?;
    let list = |after| {
        let list = invitations::List { after, limit: AT_ONCE };
        app.in_tenant(caller, tenant, list)
    };
    archive.pages("invitations.jsonl", list).await?;
    archive.begin("groups.jsonl")?;
    for group in app.in_tenant(caller, tenant, groups::List).await? {
        let mut after = None;
        loop {
            let list = groups::ListMembers {
                group: group.id,
                after,
                limit: AT_ONCE,
            };
            let page = app.in_tenant(caller, tenant, list).await?;
            let members = page.items.iter();
            let lines: Vec<_> = members
                .map(|member| json!({ "group": group.name, "member": member }))
                .collect();
            archive.lines(&lines).await?;
            after = page.next;
            if after.is_none() {
                break;
            }
        }
    }
    Ok(())
}

async fn log(app: &App, caller: &Caller, tenant: &TenantRef, archive: &mut Archive) -> Result<()> {
    let everything = audit::Export::new(audit::Filter::default(), Format::Jsonl);
    let mut log = app.in_tenant(caller, tenant, everything).await?;
    archive.begin("audit.jsonl")?;
    while let Some(piece) = log.next(app, caller).await? {
        archive.write(piece.as_bytes()).await?;
    }
    Ok(())
}

async fn rows(app: &App, caller: &Caller, tenant: &TenantRef, archive: &mut Archive) -> Result<()> {
    let list = tables::List { count_rows: false };
    for table in app.in_tenant(caller, tenant, list).await? {
        let export = tables::Export {
            table: table.name.clone(),
        };
        let mut rows = app.in_tenant(caller, tenant, export).await?;
        archive.begin(&format!("tables/{}.csv", file_name(&table.name)))?;
        while let Some(piece) = rows.next().await? {
            archive.write(&piece).await?;
        }
        rows.end(app).await?;
    }
    Ok(())
}

/// A table is called what its owner likes, and a name of a file must lead nowhere else (attacks A12). Two tables keep two names.
fn file_name(table: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ');
    table
        .chars()
        .map(|c| {
            if plain(c) {
                c.to_string()
            } else {
                format!("%{:04X}", u32::from(c))
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn no_table_leads_out_of_the_archive() {
        assert_eq!(file_name("order lines"), "order lines");
        assert_eq!(
            file_name("../../etc/passwd"),
            "%002E%002E%002F%002E%002E%002Fetc%002Fpasswd"
        );
        assert_ne!(file_name("a%002Eb"), file_name("a.b"));
    }
}
