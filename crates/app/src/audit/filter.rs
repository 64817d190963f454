//! What to look for in the log, and how it is looked for: people by their ids, days by their positions.

use std::net::IpAddr;

use db::queries::audit as sql;
use ipnet::IpNet;
use jiff::{Timestamp, tz::TimeZone};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::walk::plan_once;
use crate::{
    AccessGrantId, Error, Result, TenantId, TenantRef, UserId,
    gate::{Plane, Tx},
    names, search,
};

/// What to look for; what is left out matches everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
#[schema(as = EventFilter)]
pub struct Filter {
    /// The kind of the target, such as `membership`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The target's id, or part of what it is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// The id of the person who acted, or part of their e-mail address or name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor: Option<String>,
    /// `user`, `token`, `anonymous`, `cli` or `system`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actor_kind: Option<String>,
    /// Noun and verb, such as `members.invite`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<String>,
    /// `done`, `refused` or `failed`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
    /// An address such as `192.0.2.7`, or a network such as `192.0.2.0/24`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The tenant whose log it is in, by id or slug, or `platform` for the platform's own. Only where all logs are read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tenant: Option<String>,
    /// The access grant by which a platform admin was in the tenant.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_grant: Option<AccessGrantId>,
    /// From this moment on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Timestamp>,
    /// Before this moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Timestamp>,
}

impl Filter {
    /// Without NUL, which is in nothing that is stored, and which the record of an export could not hold.
    pub(super) fn storable(self) -> Self {
        let clean = |asked: Option<String>| asked.map(|text| search::text(Some(&text)));
        Self {
            kind: clean(self.kind),
            target: clean(self.target),
            actor: clean(self.actor),
            actor_kind: clean(self.actor_kind),
            operation: clean(self.operation),
            outcome: clean(self.outcome),
            address: clean(self.address),
            tenant: clean(self.tenant),
            ..self
        }
    }
}

/// The index that is walked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Log,
    Kind(String),
    Operation(String),
    Target(String),
    AccessGrant(Uuid),
    People(Vec<Uuid>),
    Nobody(String),
    Address(IpAddr),
}

/// A filter whose people and days are known.
#[derive(Clone, Debug)]
pub(super) struct Search {
    /// The log; `None`: all of them.
    pub chain: Option<Uuid>,
    pub way: Way,
    /// Where in the log it can be: from here on, and before there.
    pub first: i64,
    pub end: i64,
    /// What is looked at in what the index gives.
    wanted: Wanted,
}

#[derive(Clone, Debug, Default)]
struct Wanted {
    kind: String,
    operation: String,
    outcome: String,
    actor_kind: String,
    people: Option<Vec<Uuid>>,
    target_id: Option<String>,
    access_grant: Option<Uuid>,
    /// In small letters.
    target_part: String,
    network: Option<IpNet>,
    since: Option<Timestamp>,
    until: Option<Timestamp>,
}

/// How many people one filter may mean.
const PEOPLE_AT_MOST: usize = 20;

impl Filter {
    /// Whether it can be looked for.
    pub(crate) async fn check<P: Plane>(&self, tx: &Tx<P>) -> Result<()> {
        self.prepare(tx, tx.tenant().ok()).await.map(drop)
    }

    /// `tenant`: whose log it is; `None`: all of them.
    pub(super) async fn prepare<P: Plane>(&self, tx: &Tx<P>, tenant: Option<TenantId>) -> Result<Search> {
        let text = |asked: &Option<String>| search::text(asked.as_deref()).trim().to_owned();
        let chain = match (tenant, text(&self.tenant).as_str()) {
            (None, "") => None,
            (Some(tenant), "") => Some(tenant.0),
            (None, "platform") => Some(Uuid::nil()),
            (None, named) => Some(of_tenant(tx, named).await?),
            (Some(_), _) => {
                return Err(Error::invalid(
                    "tenant",
                    "This log is of one tenant. Leave the tenant out.",
                ));
            }
        };
        let target = text(&self.target);
        let is_id = is_id(&target);
        let wanted = Wanted {
            kind: text(&self.kind),
            operation: text(&self.operation),
            outcome: text(&self.outcome),
            actor_kind: text(&self.actor_kind),
            people: people(tx, tenant, &text(&self.actor)).await?,
            target_part: if is_id { String::new() } else { target.to_lowercase() },
            target_id: is_id.then_some(target),
            access_grant: self.access_grant.map(|grant| grant.0),
            network: network(&text(&self.address))?,
            since: self.since,
            until: self.until,
        };
        let horizon = async { Ok(sql::horizon().bind(tx.db()).one().await?) };
        let ((), horizon) = tokio::try_join!(plan_once(tx), horizon)?;
        let (first, end) = self.positions(tx).await?;
        Ok(Search {
            way: wanted.way(chain),
            chain,
            first,
            end: end.min(horizon),
            wanted,
        })
    }

    /// Between which positions the asked days are. Without it a page of long ago would be walked to from the newest event.
    async fn positions<P: Plane>(&self, tx: &Tx<P>) -> Result<(i64, i64)> {
        if self.since.is_none() && self.until.is_none() {
            return Ok((i64::MIN, i64::MAX));
        }
        let since = self.since.unwrap_or(Timestamp::UNIX_EPOCH);
        let until = self.until.unwrap_or(Timestamp::UNIX_EPOCH);
        let found = sql::positions_between()
            .bind(tx.db(), &day(since), &day(until))
            .one()
            .await?;
        let first = if self.since.is_some() { found.first } else { i64::MIN };
        let end = if self.until.is_some() {
            found.end_of_it
        } else {
            i64::MAX
        };
        Ok((first, end))
    }
}

impl Wanted {
    /// The narrowest index there is. An address or what no person did is looked for across all logs only: in one, its own order leads there.
    fn way(&self, chain: Option<Uuid>) -> Way {
        let one = self
            .network
            .filter(|network| network.prefix_len() == network.max_prefix_len());
        if let Some(id) = &self.target_id {
            Way::Target(id.clone())
        } else if let Some(grant) = self.access_grant {
            Way::AccessGrant(grant)
        } else if let Some(people) = &self.people {
            Way::People(people.clone())
        } else if let (Some(network), None) = (one, chain) {
            Way::Address(network.addr())
        } else if chain.is_none() && matches!(self.actor_kind.as_str(), "cli" | "system" | "anonymous") {
            Way::Nobody(self.actor_kind.clone())
        } else if !self.operation.is_empty() {
            Way::Operation(self.operation.clone())
        } else if !self.kind.is_empty() {
            Way::Kind(self.kind.clone())
        } else {
            Way::Log
        }
    }
}

impl Search {
    /// Whether nothing can match.
    pub fn is_hopeless(&self) -> bool {
        self.wanted.people.as_ref().is_some_and(Vec::is_empty) || self.first >= self.end
    }

    /// Whether it is all that the log holds.
    pub fn is_everything(&self) -> bool {
        self.way == Way::Log && self.is_exact()
    }

    /// Whether everything that the index gives matches.
    pub fn is_exact(&self) -> bool {
        let wanted = &self.wanted;
        let by_way = usize::from(self.way != Way::Log);
        let filters = [
            !wanted.kind.is_empty(),
            !wanted.operation.is_empty(),
            !wanted.outcome.is_empty(),
            !wanted.actor_kind.is_empty(),
            wanted.people.is_some(),
            wanted.target_id.is_some(),
            wanted.access_grant.is_some(),
            !wanted.target_part.is_empty(),
            wanted.network.is_some(),
            wanted.since.is_some(),
            wanted.until.is_some(),
        ];
        filters.into_iter().filter(|set| *set).count() == by_way
    }

    pub fn matches(&self, row: &sql::EventRow) -> bool {
        let is = |wanted: &str, found: &str| wanted.is_empty() || wanted == found;
        let wanted = &self.wanted;
        is(&wanted.kind, &row.target_kind)
            && is(&wanted.operation, &row.operation)
            && is(&wanted.outcome, &row.outcome)
            && is(&wanted.actor_kind, &row.actor_kind)
            && (wanted.people.as_ref()).is_none_or(|people| row.actor_id.is_some_and(|id| people.contains(&id)))
            && (wanted.target_id.as_ref()).is_none_or(|id| *id == row.target_id)
            && (wanted.access_grant.is_none() || wanted.access_grant == row.access_grant_id)
            && (wanted.target_part.is_empty()
                || row.target_label.to_lowercase().contains(&wanted.target_part)
                || row.target_id.to_lowercase() == wanted.target_part)
            && (wanted.network.as_ref()).is_none_or(|network| {
                let address = row.address.as_deref().and_then(|text| text.parse::<IpAddr>().ok());
                address.is_some_and(|address| network.contains(&address))
            })
            && wanted.since.is_none_or(|since| row.occurred_at >= since)
            && wanted.until.is_none_or(|until| row.occurred_at < until)
            && self.chain.is_none_or(|chain| chain == row.chain)
    }
}

/// Whether it is written as the ids of targets are: a prefix of three letters, then 32 hexadecimal digits.
fn is_id(text: &str) -> bool {
    text.split_once('_').is_some_and(|(prefix, digits)| {
        prefix.len() == 3
            && prefix.bytes().all(|b| b.is_ascii_lowercase())
            && digits.len() == 32
            && digits.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
    })
}

/// A tenant of today, or one by id whose slug is another's by now.
async fn of_tenant<P: Plane>(tx: &Tx<P>, named: &str) -> Result<Uuid> {
    match TenantRef::parse(named) {
        TenantRef::Id(id) => Ok(id.0),
        TenantRef::Slug(slug) => sql::log_of_slug().bind(tx.db(), &slug).opt().await?.ok_or_else(|| {
            Error::invalid(
                "tenant",
                "There is no tenant of this name. Write a slug, an id or “platform”.",
            )
        }),
    }
}

async fn people<P: Plane>(tx: &Tx<P>, tenant: Option<TenantId>, actor: &str) -> Result<Option<Vec<Uuid>>> {
    if actor.is_empty() {
        return Ok(None);
    }
    if let Ok(id) = actor.parse::<UserId>() {
        return Ok(Some(vec![id.0]));
    }
    let pattern = search::contains(actor);
    let more = i64::try_from(PEOPLE_AT_MOST + 1).unwrap_or(i64::MAX);
    let found = match tenant {
        Some(tenant) => {
            sql::people_of_tenant_like()
                .bind(tx.db(), &pattern, &tenant.0, &more)
                .all()
                .await?
        }
        None => sql::people_like().bind(tx.db(), &pattern, &more).all().await?,
    };
    if found.len() > PEOPLE_AT_MOST {
        let message = format!("More than {PEOPLE_AT_MOST} people match. Write more of the name or the address.");
        return Err(Error::invalid("actor", message));
    }
    Ok(Some(found))
}

fn network(text: &str) -> Result<Option<IpNet>> {
    if text.is_empty() {
        return Ok(None);
    }
    names::network(text).map(Some).ok_or_else(|| {
        Error::invalid(
            "address",
            "This is no address. Write one such as 192.0.2.7, or a network such as 192.0.2.0/24.",
        )
    })
}

/// The beginning of the day (UTC) that a moment is in: no event is older than the first, and PostgreSQL's time ends later than the last.
pub(crate) fn day(moment: Timestamp) -> Timestamp {
    let moment = moment.max(Timestamp::UNIX_EPOCH);
    let day = moment.to_zoned(TimeZone::UTC).start_of_day();
    day.map_or(moment, |day| day.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_network_of_one() {
        let read = |text: &str| network(text).ok().flatten().map(|network| network.to_string());
        assert_eq!(read("192.0.2.7").as_deref(), Some("192.0.2.7/32"));
        assert_eq!(read("192.0.2.7/24").as_deref(), Some("192.0.2.0/24"));
        assert_eq!(read("2001:db8::/32").as_deref(), Some("2001:db8::/32"));
        assert_eq!(network("").ok().flatten(), None);
        for wrong in ["192.0.2", "192.0.2.0/33", "x", "::/129", "192.0.2.7 "] {
            assert!(network(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn the_narrowest_index_is_walked() {
        let log = Some(Uuid::nil());
        let wanted = Wanted {
            kind: "membership".into(),
            operation: "members.invite".into(),
            ..Wanted::default()
        };
        assert_eq!(wanted.way(log), Way::Operation("members.invite".into()));
        let by_system = Wanted {
            actor_kind: "system".into(),
            ..wanted.clone()
        };
        assert_eq!(by_system.way(None), Way::Nobody("system".into()));
        assert_eq!(by_system.way(log), wanted.way(log));
        let from = Wanted {
            network: network("192.0.2.7").expect("an address"),
            ..by_system
        };
        assert!(matches!(from.way(None), Way::Address(_)));
        let of = Wanted {
            people: Some(vec![Uuid::nil()]),
            ..from
        };
        assert!(matches!(of.way(None), Way::People(_)));
    }
}
