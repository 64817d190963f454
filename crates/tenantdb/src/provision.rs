//! Making, mending and removing a tenant's place on a server, in steps that can each be repeated after a crash.
//! Every step but the first is a part of the same plan that attests and repairs.

use postgres_protocol::password::scram_sha_256;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use tokio_postgres::error::SqlState;
use tokio_postgres::types::Type;

use crate::apply::{Outcome, apply, transact};
use crate::connect::{AdminClient, ServerAddress, connect};
use crate::desired::{Desired, Isolation};
use crate::error::{ConnectError, Error};
use crate::names::{Login, Names, quote_ident, quote_literal};
use crate::observe::observe;
use crate::plan::{FindingKind, Plan, Target, drop_role, plan, refuse_what_is_another_tenants};
use crate::remove::plan_removal;

/// The steps of provisioning, in their order. A job records the last one done and goes on after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    Database,
    Roles,
    Schema,
    Isolation,
    Tables,
}

impl Step {
    pub const ALL: [Self; 5] = [Self::Database, Self::Roles, Self::Schema, Self::Isolation, Self::Tables];

    fn of(target: &Target) -> Self {
        match target {
            Target::Role(_) => Self::Roles,
            Target::Schema(_) => Self::Schema,
            Target::Database(_) => Self::Isolation,
            Target::Table(_) | Target::DroppedRole(_) => Self::Tables,
        }
    }
}

/// Provisioning of one tenant. Keeps its connection between steps.
#[derive(Debug)]
pub struct Provisioning<'a> {
    server: &'a ServerAddress,
    desired: &'a Desired,
    client: Option<AdminClient>,
}

impl<'a> Provisioning<'a> {
    pub fn new(server: &'a ServerAddress, desired: &'a Desired) -> Self {
        Self {
            server,
            desired,
            client: None,
        }
    }

    /// Does one step. Doing it again is harmless and does nothing. Fails unless the step is then done completely.
    pub async fn run(&mut self, step: Step) -> Result<(), Error> {
        let (server, desired) = (self.server, self.desired);
        desired.check_names()?;
        if step == Step::Database {
            return create_database(server, desired).await;
        }
        let client = match self.client.take().filter(|client| !client.is_closed()) {
            Some(client) => client,
            None => connect(server, &desired.place.database).await?,
        };
        let client = self.client.insert(client);
        let todo = plan_step(client, desired, step).await?;
        if todo.is_empty() {
            return Ok(());
        }
        finish(client, &todo).await?;
        // PostgreSQL only warns when a REVOKE or GRANT does nothing for want of the right to it.
        let left = plan_step(client, desired, step).await?.changes;
        if left.is_empty() {
            return Ok(());
        }
        let left = left.iter().map(|change| {
            let statements = change.statements.join("; ");
            format!("{}: this had no effect: {statements}", change.target)
        });
        Err(Error::Incomplete(left.collect()))
    }
}

/// The part of the plan that is one step's.
async fn plan_step(client: &AdminClient, desired: &Desired, step: Step) -> Result<Plan, Error> {
    let mut plan = attest(client, desired).await?;
    let place = [FindingKind::SchemaMissing, FindingKind::ForeignOwner];
    let blocked = plan.findings.iter().find(|finding| {
        let schema = finding.subject == desired.place.schema;
        schema && !finding.repaired && place.contains(&finding.kind)
    });
    if let Some(finding) = blocked.filter(|_| step >= Step::Schema) {
        return Err(Error::Conflict(format!(
            "Schema \"{}\" cannot be used. {}",
            finding.subject, finding.detail
        )));
    }
    plan.changes.retain(|change| Step::of(&change.target) == step);
    Ok(plan)
}

async fn create_database(server: &ServerAddress, desired: &Desired) -> Result<(), Error> {
    let name = &desired.place.database;
    let client = connect(server, &server.maintenance_database).await?;
    let session = &client.0;
    let sql = "SELECT 1 FROM pg_catalog.pg_database WHERE datname = $1";
    let params: [(&(dyn tokio_postgres::types::ToSql + Sync), Type); 1] = [(name, Type::TEXT)];
    let found = session.client.query_typed_opt(sql, &params);
    if session.within(found).await?.is_some() {
        return Ok(());
    }
    if !desired.isolation.is_provisioned() {
        return Err(ConnectError::NoSuchDatabase(name.clone()).into());
    }
    // From template0, since anything may have been put into template1.
    let sql = format!(
        "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'",
        quote_ident(name)?
    );
    let created = session.client.batch_execute(&sql);
    match session.within(created).await {
        // Somebody was faster: another tenant of a shared database.
        Err(Error::Database { code, .. })
            if code == SqlState::DUPLICATE_DATABASE.code() || code == SqlState::UNIQUE_VIOLATION.code() =>
        {
            Ok(())
        }
        other => other,
    }
}

/// Observes and plans, and changes nothing.
pub async fn attest(client: &AdminClient, desired: &Desired) -> Result<Plan, Error> {
    let catalog = observe(client, &desired.names(), &desired.place.schema).await?;
    plan(desired, &catalog)
}

/// Observes, plans and applies: after a change of the wish, or to repair. Not to be run twice at once for one tenant.
pub async fn reconcile(client: &mut AdminClient, desired: &Desired) -> Result<(Plan, Vec<Outcome>), Error> {
    let plan = attest(client, desired).await?;
    let outcomes = apply(client, &plan).await?;
    Ok((plan, outcomes))
}

/// Removes the tenant from the server: what Bailiwick made is dropped, what was attached is left as it was found. Can be
/// repeated after a crash. Sessions of the tenant's logins are ended first.
pub async fn deprovision(server: &ServerAddress, desired: &Desired) -> Result<(), Error> {
    desired.check_names()?;
    let maintenance = connect(server, &server.maintenance_database).await?;
    shut_out(&maintenance, desired).await?;
    if desired.isolation == Isolation::Database {
        drop_database(server, &maintenance, desired).await?;
    } else {
        match connect(server, &desired.place.database).await {
            Ok(mut client) => {
                let names = desired.names();
                let catalog = observe(&client, &names, &desired.place.schema).await?;
                finish(&mut client, &plan_removal(desired, &catalog)?).await?;
            }
            Err(ConnectError::NoSuchDatabase(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    // With its database gone, roles have nothing to hold on to any more.
    let mut maintenance = maintenance;
    let catalog = observe(&maintenance, &desired.names(), &desired.place.schema).await?;
    let mut rest = Plan::default();
    for role in &catalog.roles {
        rest.changes.push(drop_role(&role.name)?);
    }
    finish(&mut maintenance, &rest).await
}

/// Applies a plan of which everything must succeed.
async fn finish(client: &mut AdminClient, plan: &Plan) -> Result<(), Error> {
    let outcomes = apply(client, plan).await?;
    let failed = outcomes.into_iter().filter_map(|outcome| {
        let error = outcome.error?;
        Some(format!("{}: {error}", outcome.target))
    });
    let failed: Vec<String> = failed.collect();
    if failed.is_empty() {
        Ok(())
    } else {
        Err(Error::Incomplete(failed))
    }
}

/// Lets the tenant's logins in no more and ends their sessions.
async fn shut_out(client: &AdminClient, desired: &Desired) -> Result<(), Error> {
    let names = desired.names();
    let catalog = observe(client, &names, &desired.place.schema).await?;
    refuse_what_is_another_tenants(desired, &catalog)?;
    for login in [Login::App, Login::Panel] {
        let name = names.login(login);
        if !catalog.roles.iter().any(|role| role.name == name) {
            continue;
        }
        let (role, text) = (quote_ident(&name)?, quote_literal(&name)?);
        // Ending sessions takes their own role's rights, which whoever administers the role need not have.
        let statements = [
            format!("ALTER ROLE {role} NOLOGIN"),
            format!("SET LOCAL ROLE {role}"),
            format!(
                "SELECT pg_catalog.pg_terminate_backend(a.pid, 5000) FROM pg_catalog.pg_stat_activity a WHERE a.usename = {text}"
            ),
        ];
        transact(&client.0, &statements).await?;
    }
    Ok(())
}

/// Drops a database of the tenant's own, unless another tenant has come to live in it.
async fn drop_database(server: &ServerAddress, maintenance: &AdminClient, desired: &Desired) -> Result<(), Error> {
    let name = &desired.place.database;
    match connect(server, name).await {
        Ok(client) => {
            let catalog = observe(&client, &desired.names(), &desired.place.schema).await?;
            plan_removal(desired, &catalog)?;
            let others = "SELECT n.nspname FROM pg_catalog.pg_namespace n \
                WHERE pg_catalog.pg_get_userbyid(n.nspowner)::text LIKE 'bw\\_%\\_owner' \
                AND pg_catalog.pg_get_userbyid(n.nspowner) <> $1 LIMIT 1";
            let owner = desired.names().owner();
            let params: [(&(dyn tokio_postgres::types::ToSql + Sync), Type); 1] = [(&owner, Type::TEXT)];
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

/// Sets the password of one of the tenant's logins. Only a SCRAM verifier is sent, so that no log sees the password.
pub async fn set_password(
    client: &AdminClient,
    names: &Names,
    login: Login,
    password: &SecretString,
) -> Result<(), Error> {
    let role = quote_ident(&names.login(login))?;
    let verifier = quote_literal(&scram_sha_256(password.expose_secret().as_bytes()))?;
    let sql = format!("ALTER ROLE {role} PASSWORD {verifier}");
    let session = &client.0;
    session.within(session.client.batch_execute(&sql)).await
}
