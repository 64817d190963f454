//! What would become of each line of a table: the rules of an invitation, asked beforehand. Whoever is invited is judged once more then.

use std::collections::HashMap;

use garde::Validate;

use super::{Outcome, Row};
use crate::{Error, error::sentence, instance::InstanceSettings, members::NewMember};

/// A line with what is to be said of it.
pub(super) struct Judged {
    pub row: Row,
    pub outcome: Outcome,
    pub message: String,
}

/// What is known of the tenant.
pub(super) struct Known {
    /// By small letters: whether the address is invited, or else a member's.
    pub addresses: HashMap<String, bool>,
    /// By key.
    pub roles: HashMap<String, RoleOf>,
    /// How many more the plan lets become admins; `None`: it does not say.
    pub admins_left: Option<i64>,
}

pub(super) struct RoleOf {
    /// By whoever asks (D6).
    pub may_give: bool,
    /// The plan counts its holders.
    pub counted: bool,
}

pub(super) fn judge(rows: Vec<Row>, known: &Known, settings: &InstanceSettings) -> Vec<Judged> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    let mut admins_left = known.admins_left;
    rows.into_iter()
        .enumerate()
        .map(|(at, row)| {
            let why = refusal(&row, at, known, settings, &mut seen, &mut admins_left);
            Judged {
                row,
                outcome: if why.is_some() {
                    Outcome::Refused
                } else {
                    Outcome::Ready
                },
                message: why.unwrap_or_default(),
            }
        })
        .collect()
}

fn refusal(
    row: &Row,
    at: usize,
    known: &Known,
    settings: &InstanceSettings,
    seen: &mut HashMap<String, usize>,
    admins_left: &mut Option<i64>,
) -> Option<String> {
    let new = NewMember {
        email: row.email.clone(),
        name: row.name.clone(),
        role: row.role.clone(),
    };
    if let Err(report) = new.validate() {
        return report.iter().next().map(|(_, error)| sentence(error.message()));
    }
    let key = row.email.to_lowercase();
    if let Some(earlier) = seen.insert(key.clone(), at) {
        seen.insert(key, earlier);
        return Some(format!("Line {} has this address already.", earlier + FIRST_LINE));
    }
    match known.addresses.get(&key) {
        Some(true) => return Some("This person is invited already.".to_owned()),
        Some(false) => return Some("This person is a member already.".to_owned()),
        None => {}
    }
    if let Err(error) = settings.admit(&row.email) {
        return Some(error.to_string());
    }
    match known.roles.get(&row.role) {
        None => return Some("There is no such role. Write the key of one of the tenant’s roles.".to_owned()),
        Some(RoleOf { may_give: false, .. }) => {
            return Some("You cannot give this role: it is not below your own, or holds what you do not.".to_owned());
        }
        Some(RoleOf { counted, .. }) => {
            if let Some(left) = admins_left.as_mut().filter(|_| *counted) {
                if *left <= 0 {
                    return Some("The plan allows no further admin.".to_owned());
                }
                *left -= 1;
            }
        }
    }
    None
}

/// Above it stand the names of the columns.
pub(super) const FIRST_LINE: usize = 2;

/// A table that is none.
pub(super) fn wrong(sentence: impl Into<String>) -> Error {
    Error::invalid("rows", sentence)
}
