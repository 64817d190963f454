//! Counts over the whole installation.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::{overview as sql, servers};
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use utoipa::ToSchema;

use super::attention::{Attention, Named, find};
use crate::{
    Mode, Operation, Result, ServerId,
    access_grants::LAPSES_AFTER,
    audit::{self, Target},
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    mail_server, security,
    tenants::ENDS_SOON,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Overview {
    /// All but purged ones; above 10,000 about as many.
    pub tenants: i64,
    /// Active ones; above 10,000 about as many, those who are not active included.
    pub users: i64,
    pub servers: i64,
    /// Of these, those that did not answer the last check.
    pub offline_servers: i64,
    /// Counted up to 10,001, as is everything that is counted below.
    pub open_jobs: i64,
    pub failed_jobs: i64,
    /// Mails that are kept, or about to be sent.
    pub waiting_mails: i64,
    /// Mails that were given up.
    pub failed_mails: i64,
    /// Access grants that wait for the answer of an owner.
    pub access_requests: i64,
    /// Open invitations that end within two days.
    pub expiring_invitations: i64,
    /// Since when the first of the jobs that are due waits for a worker.
    pub waiting_since: Option<Timestamp>,
    /// Whether that is so long that no worker seems to be there.
    pub is_behind: bool,
    /// Those who can sign in.
    pub super_admins: i64,
    /// Whether a mail server is configured.
    pub sends_mail: bool,
    /// What came on each of the last 30 days, today last.
    pub days: Vec<Day>,
    /// What somebody should look at, the worst first, as far as the caller may know of it.
    pub attention: Vec<Attention>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = OverviewDay)]
pub struct Day {
    /// Its beginning, in UTC.
    pub day: Timestamp,
    pub tenants: i64,
    pub users: i64,
}

const DAYS: i64 = 30;
const BEHIND_AFTER: SignedDuration = SignedDuration::from_mins(5);

/// How many servers that do not answer are named each; the others are counted.
const NAMED: i64 = 5;

pub struct Show;

/// The first servers that did not answer the last check.
async fn offline(tx: &Tx<Platform>) -> Result<Vec<Named>> {
    let rows = servers::list().bind(tx.db(), &"", &"offline", &NAMED).all().await?;
    let named = rows.into_iter().map(|row| Named {
        id: ServerId(row.id),
        name: row.name,
        error: row.check_error.unwrap_or_default(),
    });
    Ok(named.collect())
}

#[async_trait]
impl Operation for Show {
    type Plane = Platform;
    const NAME: &'static str = "overview.show";
    const PERMISSION: Permission<'static> = Permission::new("overview", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Overview;

    fn target(&self) -> Target {
        Target::new("overview", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Overview>> {
        let now = tx.now();
        let counts = sql::counts()
            .bind(tx.db(), &(now - LAPSES_AFTER), &now, &(now + ENDS_SOON))
            .one()
            .await?;
        let today = audit::day(now);
        let first = today - SignedDuration::from_hours(24 * (DAYS - 1));
        let days = sql::new_by_day().bind(tx.db(), &first, &today).all().await?;
        let mut overview = Overview {
            tenants: counts.tenants,
            users: counts.users,
            servers: counts.servers,
            offline_servers: counts.offline_servers,
            open_jobs: counts.open_jobs,
            failed_jobs: counts.failed_jobs,
            waiting_mails: counts.waiting_mails,
            failed_mails: counts.failed_mails,
            access_requests: counts.access_requests,
            expiring_invitations: counts.expiring_invitations,
            waiting_since: counts.waiting_since,
            is_behind: counts
                .waiting_since
                .is_some_and(|at| now.duration_since(at) >= BEHIND_AFTER),
            super_admins: counts.super_admins,
            sends_mail: mail_server::is_there(tx).await?,
            days: days
                .into_iter()
                .map(|row| Day {
                    day: row.day,
                    tenants: row.tenants,
                    users: row.users,
                })
                .collect(),
            attention: Vec::new(),
        };
        let may = |permission| granted.may(permission, &Act::Plain);
        let servers = match may(Permission::new("servers", Action::View)) && overview.offline_servers > 0 {
            true => offline(tx).await?,
            false => Vec::new(),
        };
        let suggestions = match may(Permission::new("admins", Action::View)) {
            true => security::posture(tx).await?.open.len(),
            false => 0,
        };
        let suggestions = i64::try_from(suggestions).unwrap_or(i64::MAX);
        overview.attention = find(&overview, servers, suggestions, may);
        Ok(Done::new(overview))
    }
}
