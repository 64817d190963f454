//! What the address of the list of members says, and the choices that its form offers.

use app::{members, roles};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;

use crate::panel::forms::{Choice, Field};

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct MembersQuery {
    pub q: String,
    pub role: String,
    pub state: String,
    /// Days: seen within so many; below zero, not seen for so many.
    pub seen: String,
    pub sort: String,
    pub after: String,
    /// Where the page of invitations begins.
    pub waiting: String,
}

/// What the list is narrowed by, and what it could be.
pub struct Filters {
    pub q: String,
    pub role: Field,
    pub roles: Vec<Choice>,
    pub state: Field,
    pub states: Vec<Choice>,
    pub seen: Field,
    pub seens: Vec<Choice>,
    pub sort: Field,
    pub sorts: Vec<Choice>,
    pub narrowed: bool,
}

impl MembersQuery {
    /// Since when somebody was here, or was not.
    fn seen(&self, now: Timestamp) -> (Option<Timestamp>, Option<Timestamp>) {
        let since = |days: i64| Some(now - SignedDuration::from_hours(24 * days));
        match &*self.seen {
            "7" => (since(7), None),
            "30" => (since(30), None),
            "-30" => (None, since(30)),
            "-90" => (None, since(90)),
            _ => (None, None),
        }
    }

    pub fn list(&self, now: Timestamp) -> members::List {
        let (seen_since, not_seen_since) = self.seen(now);
        members::List {
            filter: members::Filter {
                search: Some(self.q.clone()),
                state: Some(self.state.clone()),
                role: Some(self.role.clone()),
                seen_since,
                not_seen_since,
            },
            sort: Some(self.sort.clone()),
            after: Some(self.after.clone()),
            limit: None,
        }
    }

    /// What the address of this list says besides where it begins.
    pub fn pairs(&self) -> [(&str, &str); 5] {
        [
            ("q", &self.q),
            ("role", &self.role),
            ("state", &self.state),
            ("seen", &self.seen),
            ("sort", &self.sort),
        ]
    }

    pub fn filters(&self, roles: &[roles::RoleSummary]) -> Filters {
        let choices = |pairs: &[(&str, &str)]| -> Vec<Choice> {
            pairs.iter().map(|(value, label)| Choice::new(*value, *label)).collect()
        };
        let mut held = choices(&[("", "Any")]);
        held.extend(
            roles
                .iter()
                .filter(|role| role.key != "anon")
                .map(|role| Choice::new(&*role.key, &*role.name)),
        );
        held.push(Choice::new(members::NO_ROLE, "Without role"));
        Filters {
            q: self.q.clone(),
            role: Field::new(&self.role),
            roles: held,
            state: Field::new(&self.state),
            states: choices(&[("", "Any"), ("active", "Active"), ("archived", "Archived")]),
            seen: Field::new(&self.seen),
            seens: choices(&[
                ("", "Any time"),
                ("7", "Within 7 days"),
                ("30", "Within 30 days"),
                ("-30", "Not for 30 days"),
                ("-90", "Not for 90 days"),
            ]),
            sort: Field::new(&self.sort),
            sorts: choices(&[("", "E-mail"), ("joined", "Newest first"), ("last_seen", "Last seen")]),
            narrowed: [&self.q, &self.role, &self.state, &self.seen]
                .iter()
                .any(|it| !it.is_empty()),
        }
    }
}
