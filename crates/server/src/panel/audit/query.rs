//! The filters of the page: as its address holds them, as its form shows them, and each as a chip that takes it away.

use app::audit::Filter;
use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};
use serde::Deserialize;

use super::words;
use crate::panel::forms::{Errors, Field, Posted, Segment, address};

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct AuditQuery {
    #[serde(rename = "type")]
    kind: String,
    target: String,
    actor: String,
    #[serde(rename = "as")]
    actor_kind: String,
    operation: String,
    outcome: String,
    address: String,
    tenant: String,
    grant: String,
    /// A day, or a moment as the API takes one.
    from: String,
    /// A day, which is meant as well, or a moment, before which it was.
    to: String,
    pub after: String,
}

pub struct FilterForm {
    pub kind: Field,
    pub target: Field,
    pub actor: Field,
    pub actor_kind: Field,
    pub operation: Field,
    pub outcome: Field,
    pub address: Field,
    pub tenant: Field,
    pub grant: Field,
    pub from: Field,
    pub from_kind: &'static str,
    pub to: Field,
    pub to_kind: &'static str,
    pub active: bool,
}

/// One filter that is set, and the page without it.
pub struct Chip {
    pub name: &'static str,
    pub value: String,
    pub href: String,
}

impl AuditQuery {
    /// As a form that was posted carries them along.
    pub fn posted(posted: &Posted) -> Self {
        let text = |name: &str| posted.trimmed(name);
        Self {
            kind: text("type"),
            target: text("target"),
            actor: text("actor"),
            actor_kind: text("as"),
            operation: text("operation"),
            outcome: text("outcome"),
            address: text("address"),
            tenant: text("tenant"),
            grant: text("grant"),
            from: text("from"),
            to: text("to"),
            after: String::new(),
        }
    }

    /// The page that finds the same as a kept filter.
    pub fn of(filter: &Filter) -> Self {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        Self {
            kind: text(&filter.kind),
            target: text(&filter.target),
            actor: text(&filter.actor),
            actor_kind: text(&filter.actor_kind),
            operation: text(&filter.operation),
            outcome: text(&filter.outcome),
            address: text(&filter.address),
            tenant: text(&filter.tenant),
            grant: filter.access_grant.map(|id| id.to_string()).unwrap_or_default(),
            from: filter.since.map(|since| written(since, false)).unwrap_or_default(),
            to: filter.until.map(|until| written(until, true)).unwrap_or_default(),
            after: String::new(),
        }
    }

    pub fn pairs(&self) -> [(&'static str, &str); 11] {
        [
            ("type", &self.kind),
            ("target", &self.target),
            ("actor", &self.actor),
            ("as", &self.actor_kind),
            ("operation", &self.operation),
            ("outcome", &self.outcome),
            ("address", &self.address),
            ("tenant", &self.tenant),
            ("grant", &self.grant),
            ("from", &self.from),
            ("to", &self.to),
        ]
    }

    pub fn href(&self, path: &str) -> String {
        address(path, &self.pairs())
    }

    /// What to look for. A time that is none is said at its field, and filters nothing.
    pub fn filter(&self) -> (Filter, [Option<String>; 2]) {
        let (since, from_error) = moment(&self.from, false);
        let (until, to_error) = moment(&self.to, true);
        let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let filter = Filter {
            kind: some(&self.kind),
            target: some(&self.target),
            actor: some(&self.actor),
            actor_kind: some(&self.actor_kind),
            operation: some(&self.operation),
            outcome: some(if self.outcome == "allowed" {
                "done"
            } else {
                &self.outcome
            }),
            address: some(&self.address),
            tenant: some(&self.tenant),
            // What is no id was done by nobody.
            access_grant: some(&self.grant).map(|text| text.parse().unwrap_or_default()),
            since,
            until,
        };
        (filter, [from_error, to_error])
    }

    pub fn form(&self, errors: &Errors, [from, to]: [Option<String>; 2]) -> FilterForm {
        let field = |name: &str, value: &str| Field {
            value: value.to_owned(),
            error: errors.of(name),
        };
        FilterForm {
            kind: field("kind", &self.kind),
            target: field("target", &self.target),
            actor: field("actor", &self.actor),
            actor_kind: field("actor_kind", &self.actor_kind),
            operation: field("operation", &self.operation),
            outcome: field(
                "outcome",
                if self.outcome == "done" {
                    "allowed"
                } else {
                    &self.outcome
                },
            ),
            address: field("address", &self.address),
            tenant: field("tenant", &self.tenant),
            grant: field("access_grant", &self.grant),
            from: Field {
                value: self.from.clone(),
                error: from,
            },
            from_kind: kind_of(&self.from),
            to: Field {
                value: self.to.clone(),
                error: to,
            },
            to_kind: kind_of(&self.to),
            active: self.pairs().iter().any(|(_, value)| !value.is_empty()),
        }
    }

    pub fn chips(&self, path: &str) -> Vec<Chip> {
        let pairs = self.pairs();
        let set = pairs.iter().filter(|(_, value)| !value.is_empty());
        set.map(|(key, value)| {
            let others: Vec<_> = pairs.iter().copied().filter(|(other, _)| other != key).collect();
            let (name, value) = match *key {
                "type" => ("Type", words::kind(value)),
                "target" => ("Target", *value),
                "actor" => ("Actor", *value),
                "as" => ("Acting as", words::actor_kind(value)),
                "operation" => ("Operation", words::operation(value)),
                "outcome" => ("Outcome", words::outcome(value)),
                "address" => ("Address", *value),
                "tenant" => ("Tenant", *value),
                "grant" => ("Access grant", *value),
                "from" => ("From", *value),
                _ => ("To", *value),
            };
            Chip {
                name,
                value: value.to_owned(),
                href: address(path, &others),
            }
        })
        .collect()
    }

    /// Ranges of dates that are asked for often.
    pub fn ranges(&self, path: &str, now: Timestamp) -> Vec<Segment> {
        let today = now.to_zoned(TimeZone::UTC).date();
        let since = |days: i32| (today - days.days()).to_string();
        let ranges = [
            ("Any time", String::new()),
            ("Today", since(0)),
            ("7 days", since(6)),
            ("30 days", since(29)),
        ];
        ranges
            .into_iter()
            .map(|(label, from)| Segment {
                label: label.to_owned(),
                active: self.to.is_empty() && self.from == from,
                href: Self {
                    from,
                    to: String::new(),
                    ..self.clone()
                }
                .href(path),
            })
            .collect()
    }
}

/// A moment, or the beginning of a day in UTC; where it is the last, its end.
fn moment(text: &str, last: bool) -> (Option<Timestamp>, Option<String>) {
    if text.is_empty() {
        return (None, None);
    }
    let day = || {
        let date = date(text)?;
        let begin = if last { date.tomorrow().ok()? } else { date };
        Some(begin.to_zoned(TimeZone::UTC).ok()?.timestamp())
    };
    match text.parse().ok().or_else(day) {
        Some(moment) => (Some(moment), None),
        None => (None, Some(NO_TIME.to_owned())),
    }
}

const NO_TIME: &str = "Write a date, such as 2026-05-31. With a time of day it is 2026-05-31T14:00:00Z.";

/// As a date input has it: what has a time of day as well is no whole day.
fn date(text: &str) -> Option<Date> {
    text.parse().ok().filter(|date: &Date| date.to_string() == text)
}

/// What `moment` reads as this: a day where one begins or ends, else the moment, as exact as whoever asked for it.
fn written(at: Timestamp, last: bool) -> String {
    let date = at.to_zoned(TimeZone::UTC).date();
    let shown = if last { date.yesterday().unwrap_or(date) } else { date };
    let day = shown.to_string();
    if moment(&day, last).0 == Some(at) {
        day
    } else {
        at.to_string()
    }
}

/// No date input shows what is no date, and none would carry it on.
fn kind_of(text: &str) -> &'static str {
    if text.is_empty() || date(text).is_some() {
        "date"
    } else {
        "text"
    }
}

#[cfg(test)]
mod tests {
    use app::audit::Filter;

    use super::AuditQuery;
    use crate::panel::forms::Errors;

    #[test]
    fn a_kept_filter_is_the_page_it_came_from() {
        let query = AuditQuery {
            actor: "ada".into(),
            outcome: "allowed".into(),
            from: "2026-05-01".into(),
            to: "2026-05-31".into(),
            ..AuditQuery::default()
        };
        let again = AuditQuery::of(&query.filter().0);
        assert_eq!(again.filter().0, query.filter().0);
        assert_eq!((again.from, again.to), (query.from, query.to));
    }

    #[test]
    fn a_time_of_day_is_kept_to_the_nanosecond() {
        for (since, until) in [
            ("2026-05-01T10:30:00Z", "2026-05-31T00:00:00.000001Z"),
            ("2026-05-01T00:00:00.000000001Z", "2026-05-31T23:59:59Z"),
            ("-009999-01-03T00:00:00Z", "9999-12-30T00:00:00Z"),
        ] {
            let filter = Filter {
                since: since.parse().ok(),
                until: until.parse().ok(),
                ..Filter::default()
            };
            assert!(filter.since.is_some() && filter.until.is_some());
            let query = AuditQuery::of(&filter);
            assert_eq!(query.filter().0, filter, "{} to {}", query.from, query.to);
        }
        let query = AuditQuery::of(&Filter {
            since: "2026-05-01T10:30:00Z".parse().ok(),
            until: "2026-06-01T00:00:00Z".parse().ok(),
            ..Filter::default()
        });
        assert_eq!((&*query.from, &*query.to), ("2026-05-01T10:30:00Z", "2026-05-31"));
        let form = query.form(&Errors::default(), [None, None]);
        assert_eq!((form.from_kind, form.to_kind), ("text", "date"));
        // Whose time it is must be said.
        let without_zone = AuditQuery {
            from: "2026-05-01T10:30:00".into(),
            ..AuditQuery::default()
        };
        assert!(without_zone.filter().1[0].is_some());
    }
}
