//! Making and mending a tenant's place on a server, in steps that can each be repeated after a crash.
//! Every step but the first is a part of the same plan that attests and repairs.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use tokio_postgres::error::SqlState;

use crate::apply::{Outcome, apply};
use crate::connect::{AdminClient, ServerAddress, connect, connect_patiently};
use crate::desired::Desired;
use crate::error::{ConnectError, Error};
use crate::logins::shut_out;
use crate::names::{Login, quote_ident};
use crate::observe::observe;
use crate::plan::{Change, FindingKind, Plan, Target, plan};

/// A template is copied file by file.
const CREATION_PATIENCE: Duration = Duration::from_mins(2);

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

/// Provisioning of one tenant. Keeps its connection between steps, and what is left to do of what it saw first.
#[derive(Debug)]
pub struct Provisioning<'a> {
    server: &'a ServerAddress,
    desired: &'a Desired,
    client: Option<AdminClient>,
    left: Option<Plan>,
}

impl<'a> Provisioning<'a> {
    pub fn new(server: &'a ServerAddress, desired: &'a Desired) -> Self {
        Self {
            server,
            desired,
            client: None,
            left: None,
        }
    }

    /// Does one step. Doing it again is harmless and does nothing. The last step looks at everything once more, and fails
    /// unless it is as wished.
    pub async fn run(&mut self, step: Step) -> Result<(), Error> {
        let (server, desired) = (self.server, self.desired);
        desired.check_names()?;
        let mut client = match self.client.take().filter(|client| !client.is_closed()) {
            Some(client) => client,
            None if step == Step::Database => open_or_create(server, desired).await?,
            None => connect(server, &desired.place.database).await?,
        };
        if step != Step::Database {
            let mut plan = match self.left.take() {
                Some(plan) => plan,
                None => attest(&client, desired).await?,
            };
            if step >= Step::Schema {
                refuse_unusable_schema(desired, &plan)?;
            }
            let of_step = |change: &Change| Step::of(&change.target) == step;
            let (todo, later) = plan.changes.into_iter().partition(of_step);
            plan.changes = later;
            finish(&mut client, todo).await?;
            if step == Step::Tables {
                refuse_what_is_left(&attest(&client, desired).await?)?;
            } else {
                self.left = Some(plan);
            }
        }
        self.client = Some(client);
        Ok(())
    }
}

/// PostgreSQL only warns when a REVOKE or GRANT does nothing for want of the right to it.
fn refuse_what_is_left(plan: &Plan) -> Result<(), Error> {
    if plan.is_empty() {
        return Ok(());
    }
    let left = plan.changes.iter().map(|change| {
        let statements = change.statements.join("; ");
        format!("{}: this had no effect: {statements}", change.target)
    });
    Err(Error::Incomplete(left.collect()))
}

pub(crate) fn refuse_unusable_schema(desired: &Desired, plan: &Plan) -> Result<(), Error> {
    let kinds = [FindingKind::SchemaMissing, FindingKind::ForeignOwner];
    let unusable = plan.findings.iter().find(|finding| {
        let schema = finding.subject == desired.place.schema;
        schema && !finding.repaired && kinds.contains(&finding.kind)
    });
    match unusable {
        None => Ok(()),
        Some(finding) => Err(Error::Conflict(format!(
            "Schema \"{}\" cannot be used. {}",
            finding.subject, finding.detail
        ))),
    }
}

/// A session in the tenant's database, which is made if there is none.
async fn open_or_create(server: &ServerAddress, desired: &Desired) -> Result<AdminClient, Error> {
    let name = &desired.place.database;
    match connect(server, name).await {
        Err(ConnectError::NoSuchDatabase(_)) if desired.isolation.is_provisioned() => {}
        other => return Ok(other?),
    }
    let client = connect_patiently(server, &server.maintenance_database, CREATION_PATIENCE).await?;
    let session = &client.0;
    // From template0, since anything may have been put into template1.
    let sql = format!(
        "CREATE DATABASE {} TEMPLATE template0 ENCODING 'UTF8'",
        quote_ident(name)?
    );
    let faster = [SqlState::DUPLICATE_DATABASE, SqlState::UNIQUE_VIOLATION];
    match session.within(session.client.batch_execute(&sql)).await {
        // Another tenant of a shared database came first.
        Err(Error::Database { code, .. }) if faster.iter().any(|state| state.code() == code) => {}
        other => other?,
    }
    Ok(connect(server, name).await?)
}

/// Observes and plans, and changes nothing.
pub async fn attest(client: &AdminClient, desired: &Desired) -> Result<Plan, Error> {
    let catalog = observe(client, desired).await?;
    plan(desired, &catalog)
}

/// Observes, plans and applies: after a change of the wish, or to repair. Of a tenant that is closed the sessions end as well. Not to be run twice at once for one tenant.
pub async fn reconcile(client: &mut AdminClient, desired: &Desired) -> Result<(Plan, Vec<Outcome>), Error> {
    let plan = attest(client, desired).await?;
    let outcomes = apply(client, &plan).await?;
    if desired.closed {
        shut_out(client, &Login::BOTH.map(|login| desired.names().login(login))).await?;
    }
    Ok((plan, outcomes))
}

/// Applies changes of which every one must succeed.
pub(crate) async fn finish(client: &mut AdminClient, changes: Vec<Change>) -> Result<(), Error> {
    let plan = Plan {
        changes,
        findings: Vec::new(),
    };
    let outcomes = apply(client, &plan).await?;
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
