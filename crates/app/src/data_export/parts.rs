//! What is in an export, file by file, each read by the operation of its own room.

use std::time::{Duration, Instant};

use serde::Serialize;
use serde_json::json;

use super::{archive::Archive, go_on::GoOn};
use crate::{
    App, Caller, Error, Page, Result, TenantRef, access_grants,
    audit::{self, Format},
    email_domains, groups, invitations, members, role_file,
    tables::{self, Table},
    tenant_settings, variables,
};

const AT_ONCE: Option<u16> = Some(200);

const ABOUT: &str = "All that is kept of this tenant.

tenant.json          its settings and e-mail domains, and when this file was made
roles.yaml           roles, groups and table grants; `bailiwick roles apply` reads it
members.jsonl        its people
invitations.jsonl    who is invited and has not come yet
groups.jsonl         who is in which group
variables.jsonl      the application's variables; what is secret is left out
access_grants.jsonl  the platform's visits
audit.jsonl          its audit log; `bailiwick audit verify --export` checks it
tables/*.csv         every row of every table, as PostgreSQL writes it. They are data and no
                     spreadsheets: a value may begin as a formula does
tables.jsonl         the tables, the file of each, and whether it was read to its end

The files .jsonl hold one JSON object on each line, as the API gives it.
";

pub(super) async fn write(app: &App, caller: &Caller, tenant: &TenantRef, archive: &mut Archive) -> Result<()> {
    archive.begin("README.txt")?;
    archive.write(ABOUT.as_bytes()).await?;
    let settings = app.in_tenant(caller, tenant, tenant_settings::Show).await?;
    let domains = app.in_tenant(caller, tenant, email_domains::List).await?;
    archive.begin("tenant.json")?;
    let about = json!({ "made_at": app.now(), "settings": settings, "email_domains": domains });
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
    archive.begin("variables.jsonl")?;
    archive.pages(list).await?;
    let list = |after| {
        let list = access_grants::List { after, limit: AT_ONCE };
        app.in_tenant(caller, tenant, list)
    };
    archive.begin("access_grants.jsonl")?;
    archive.pages(list).await?;
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
    archive.begin("members.jsonl")?;
    archive.pages(list).await?;
    let list = |after| {
        let list = invitations::List { after, limit: AT_ONCE };
        app.in_tenant(caller, tenant, list)
    };
    archive.begin("invitations.jsonl")?;
    archive.pages(list).await?;
    archive.begin("groups.jsonl")?;
    for group in app.in_tenant(caller, tenant, groups::List).await? {
        let list = async |after| {
            let list = groups::ListMembers {
                group: group.id,
                after,
                limit: AT_ONCE,
            };
            let page = app.in_tenant(caller, tenant, list).await?;
            let line = |member| json!({ "group": group.name, "member": member });
            Ok(Page {
                items: page.items.into_iter().map(line).collect(),
                next: page.next,
            })
        };
        archive.pages(list).await?;
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

/// A table, and what became of it in the file.
#[derive(Serialize)]
struct TableLine {
    #[serde(flatten)]
    table: Table,
    /// Which of the files its rows are in.
    file: String,
    /// Why not all of them are.
    error: Option<String>,
}

/// One table that cannot be read, for a policy of it fails or somebody holds it, keeps nobody from all the others.
async fn rows(app: &App, caller: &Caller, tenant: &TenantRef, archive: &mut Archive) -> Result<()> {
    let mut lines = Vec::new();
    let list = tables::List { count_rows: false };
    for (at, table) in app.in_tenant(caller, tenant, list).await?.into_iter().enumerate() {
        let file = file_name(at, &table.name);
        archive.begin(&file)?;
        let error = match rows_of(app, caller, tenant, archive, &table.name).await {
            Ok(()) => None,
            Err(Error::TenantDatabase(error)) => Some(error),
            Err(error) => return Err(error),
        };
        lines.push(TableLine { table, file, error });
    }
    archive.begin("tables.jsonl")?;
    archive.lines(&lines).await
}

/// How long a table is read on one decision.
const DECIDED_FOR: Duration = Duration::from_secs(5);

async fn rows_of(app: &App, caller: &Caller, tenant: &TenantRef, archive: &mut Archive, table: &str) -> Result<()> {
    let export = tables::Export {
        table: table.to_owned(),
    };
    let mut rows = app.in_tenant(caller, tenant, export).await?;
    let mut decided = Instant::now();
    while let Some(piece) = rows.next().await? {
        if decided.elapsed() > DECIDED_FOR {
            app.in_tenant(caller, tenant, GoOn).await?;
            decided = Instant::now();
        }
        archive.write(&piece).await?;
    }
    Ok(())
}

/// A table is called what its owner likes, and a name of a file must lead nowhere else (attacks A12); what is shortened or replaced is told apart by
/// the number.
fn file_name(at: usize, table: &str) -> String {
    let plain = |c: char| {
        if c.is_alphanumeric() || matches!(c, '_' | '-') {
            c
        } else {
            '_'
        }
    };
    let name: String = table.chars().take(40).map(plain).collect();
    format!("tables/{:04}_{name}.csv", at + 1)
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn no_table_leads_out_of_the_archive() {
        assert_eq!(file_name(0, "order lines"), "tables/0001_order_lines.csv");
        assert_eq!(file_name(9, "../../etc/passwd"), "tables/0010_______etc_passwd.csv");
    }
}
