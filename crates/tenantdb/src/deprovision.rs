//! Taking a tenant off its server, in an order in which the tenant itself can prevent nothing. What goes from its schema is in
//! `remove`; here is what it may have left elsewhere.

use std::collections::BTreeSet;
use std::time::Duration;

use tokio_postgres::types::{ToSql, Type};

use crate::catalog::Observer;
use crate::connect::{AdminClient, ServerAddress, connect, connect_patiently};
use crate::desired::{Desired, Isolation};
use crate::error::{ConnectError, Error};
use crate::logins::shut_out;
use crate::names::{Login, quote_ident};
use crate::observe::observe;
use crate::plan::{Change, Target, another_tenant_in_place, refuse_roles_of_another_tenant, with_rights_of};
use crate::provision::finish;
use crate::remove::plan_removal;

/// Dropping a tenant with thousands of tables takes its time.
const PATIENCE: Duration = Duration::from_mins(10);

/// The databases in which something belongs or is granted to one of the roles.
const HOLDING: &str = "SELECT DISTINCT d.datname::text FROM pg_catalog.pg_shdepend s \
    JOIN pg_catalog.pg_database d ON d.oid = s.dbid JOIN pg_catalog.pg_roles r ON r.oid = s.refobjid \
    WHERE s.refclassid = 'pg_catalog.pg_authid'::regclass AND r.rolname = ANY ($1::name[]) AND d.datallowconn";

/// Roles of tenants who granted something of theirs, in this database, to one of the roles. Anybody may grant to anybody.
const GRANTORS: &str = "SELECT DISTINCT o.rolname::text FROM pg_catalog.pg_shdepend s \
    JOIN pg_catalog.pg_roles r ON r.oid = s.refobjid \
    LEFT JOIN pg_catalog.pg_policy p ON s.classid = 'pg_catalog.pg_policy'::regclass AND p.oid = s.objid \
    LEFT JOIN pg_catalog.pg_class c ON c.oid = p.polrelid \
        OR s.classid = 'pg_catalog.pg_class'::regclass AND c.oid = s.objid \
    LEFT JOIN pg_catalog.pg_namespace n ON s.classid = 'pg_catalog.pg_namespace'::regclass AND n.oid = s.objid \
    LEFT JOIN pg_catalog.pg_proc f ON s.classid = 'pg_catalog.pg_proc'::regclass AND f.oid = s.objid \
    LEFT JOIN pg_catalog.pg_type t ON s.classid = 'pg_catalog.pg_type'::regclass AND t.oid = s.objid \
    LEFT JOIN pg_catalog.pg_default_acl a ON s.classid = 'pg_catalog.pg_default_acl'::regclass AND a.oid = s.objid \
    LEFT JOIN pg_catalog.pg_largeobject_metadata l \
        ON s.classid = 'pg_catalog.pg_largeobject'::regclass AND l.oid = s.objid \
    JOIN pg_catalog.pg_roles o ON o.oid = coalesce(c.relowner, n.nspowner, f.proowner, t.typowner, a.defaclrole, l.lomowner) \
    WHERE s.dbid = (SELECT d.oid FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database()) \
        AND s.refclassid = 'pg_catalog.pg_authid'::regclass AND r.rolname = ANY ($1::name[]) \
        AND o.rolname ~ '^bw_[0-9a-f]{12}_' AND o.rolname <> ALL ($1::name[])";

/// Tables that belong to one of the roles.
const TABLES: &str = "SELECT pg_catalog.concat(n.nspname, '.', c.relname) FROM pg_catalog.pg_class c \
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace JOIN pg_catalog.pg_roles r ON r.oid = c.relowner \
    WHERE r.rolname = ANY ($1::name[]) AND c.relkind IN ('r', 'p', 'm', 'f') AND c.relpersistence <> 't' ORDER BY 1 LIMIT 20";

/// Removes the tenant from the server: what Bailiwick made is dropped, what was attached is left as it was found. Can be
/// repeated after a crash. Before anything else the tenant's logins are shut out and their sessions ended.
pub async fn deprovision(server: &ServerAddress, desired: &Desired) -> Result<(), Error> {
    desired.check_names()?;
    let open = async |database| connect_patiently(server, database, PATIENCE).await;
    let mut maintenance = open(&server.maintenance_database).await?;
    let catalog = observe(&maintenance, desired).await?;
    refuse_roles_of_another_tenant(desired, &catalog)?;
    let roles: Vec<String> = catalog.roles.iter().map(|role| role.name.clone()).collect();
    let logins = Login::BOTH.map(|login| desired.names().login(login));
    let logins: Vec<String> = logins.into_iter().filter(|login| roles.contains(login)).collect();
    shut_out(&maintenance, &logins).await?;
    if desired.isolation == Isolation::Database {
        drop_database(server, &maintenance, desired).await?;
    } else {
        match open(&desired.place.database).await {
            Ok(mut client) => leave(&mut client, desired, &roles).await?,
            Err(ConnectError::NoSuchDatabase(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    if roles.is_empty() {
        return Ok(());
    }
    let mut databases: BTreeSet<String> = names(&maintenance, HOLDING, &roles).await?.into_iter().collect();
    // What is shared by all databases goes with any.
    databases.insert(server.maintenance_database.clone());
    for database in &databases {
        free(&mut open(database).await?, &catalog.observer, &roles).await?;
    }
    let mut changes = Vec::new();
    for role in roles {
        changes.push(Change {
            statements: vec![format!("DROP ROLE {}", quote_ident(&role)?)],
            target: Target::DroppedRole(role),
            cut: Vec::new(),
        });
    }
    finish(&mut maintenance, changes).await
}

/// Leaves a database that goes on without the tenant.
async fn leave(client: &mut AdminClient, desired: &Desired, roles: &[String]) -> Result<(), Error> {
    let catalog = observe(client, desired).await?;
    // It never got there.
    if another_tenant_in_place(desired, &catalog).is_none() {
        finish(client, plan_removal(desired, &catalog)?.changes).await?;
    }
    if desired.isolation == Isolation::Attached {
        let tables = names(client, TABLES, roles).await?;
        if !tables.is_empty() {
            return Err(Error::Conflict(format!(
                "In the attached database \"{}\", roles of the tenant own tables, which are not dropped: {}. Give them another \
                 owner or drop them, and try again.",
                desired.place.database,
                tables.join(", ")
            )));
        }
    }
    Ok(())
}

/// Drops what the roles own in this database, and takes away what anybody granted them.
async fn free(client: &mut AdminClient, observer: &Observer, roles: &[String]) -> Result<(), Error> {
    let grantors = names(client, GRANTORS, roles).await?;
    let quoted = roles
        .iter()
        .map(|role| quote_ident(role))
        .collect::<Result<Vec<_>, _>>()?;
    let drop = format!("DROP OWNED BY {} CASCADE", quoted.join(", "));
    // Whoever has the rights of the one and of the other can take back what the other granted.
    let all: Vec<&str> = roles.iter().chain(&grantors).map(String::as_str).collect();
    let change = Change {
        target: Target::DroppedRole(roles.join(", ")),
        statements: with_rights_of(observer, &all, drop)?,
        cut: Vec::new(),
    };
    finish(client, vec![change]).await
}

/// The names that one of the questions above gives for these roles.
async fn names(client: &AdminClient, question: &str, roles: &[String]) -> Result<Vec<String>, Error> {
    let params: [(&(dyn ToSql + Sync), Type); 1] = [(&roles, Type::TEXT_ARRAY)];
    let rows = client.0.within(client.0.client.query_typed(question, &params)).await?;
    Ok(rows.iter().map(|row| row.get(0)).collect())
}

/// Drops a database of the tenant's own, unless another tenant has come to live in it.
async fn drop_database(server: &ServerAddress, maintenance: &AdminClient, desired: &Desired) -> Result<(), Error> {
    let name = &desired.place.database;
    match connect(server, name).await {
        Ok(client) => {
            let catalog = observe(&client, desired).await?;
            if another_tenant_in_place(desired, &catalog).is_some() {
                // It never got there.
                return Ok(());
            }
            // Refuses a schema that is not the tenant's.
            plan_removal(desired, &catalog)?;
            let others = "SELECT n.nspname FROM pg_catalog.pg_namespace n \
                WHERE pg_catalog.pg_get_userbyid(n.nspowner)::text LIKE 'bw\\_%\\_owner' \
                AND pg_catalog.pg_get_userbyid(n.nspowner) <> $1 LIMIT 1";
            let owner = desired.names().owner();
            let params: [(&(dyn ToSql + Sync), Type); 1] = [(&owner, Type::TEXT)];
            let found = client.0.client.query_typed_opt(others, &params);
            if let Some(row) = client.0.within(found).await? {
                let schema: String = row.get(0);
                return Err(Error::Conflict(format!(
                    "Database \"{name}\" also holds schema \"{schema}\" of another tenant and is not dropped."
                )));
            }
        }
        Err(ConnectError::NoSuchDatabase(_)) => return Ok(()),
        Err(error) => return Err(error.into()),
    }
    let sql = format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", quote_ident(name)?);
    let dropped = maintenance.0.client.batch_execute(&sql);
    maintenance.0.within(dropped).await
}
