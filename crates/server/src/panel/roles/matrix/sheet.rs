//! A grid as it was sent: which columns and rows it showed and which cells were ticked; and the changes that come of it, on their way through
//! the page on which they are reviewed. Cells are named by two small numbers, for a large grid has thousands of them.

use std::collections::{HashMap, HashSet};

use app::roles::{PermissionChange, PermissionChanges, RoleSummary};

use super::Posted;

#[derive(Default)]
pub struct Sheet {
    /// Of each role that could be changed: its place and the version that was shown.
    columns: HashMap<String, (usize, i32)>,
    rows: HashMap<String, usize>,
    ticked: HashSet<(usize, usize)>,
}

impl Sheet {
    pub fn read(posted: &Posted) -> Self {
        let column = |(at, text): (usize, &str)| {
            let (key, version) = text.rsplit_once(' ')?;
            Some((key.to_owned(), (at, version.parse().ok()?)))
        };
        let cell = |text: &str| {
            let (column, row) = text.split_once('.')?;
            Some((column.parse().ok()?, row.parse().ok()?))
        };
        Self {
            columns: posted.all("column").enumerate().filter_map(column).collect(),
            rows: posted
                .all("row")
                .enumerate()
                .map(|(at, text)| (text.to_owned(), at))
                .collect(),
            ticked: posted.all("cell").filter_map(cell).collect(),
        }
    }

    /// Whether the cell was ticked; `None` where the grid did not have it.
    pub fn ticked(&self, role: &str, permission: &str) -> Option<bool> {
        let (column, _) = self.columns.get(role)?;
        let row = self.rows.get(permission)?;
        Some(self.ticked.contains(&(*column, *row)))
    }

    /// What differs from how the roles are, among permissions that there are. A role that is another by now is refused by its version when it
    /// is saved.
    pub fn changes(&self, roles: &[RoleSummary], permissions: &[String]) -> PermissionChanges {
        let change = |role: &RoleSummary| {
            let (_, version) = *self.columns.get(&role.key)?;
            let held: HashSet<&String> = role.permissions.iter().collect();
            let differs = |it: &&String| {
                self.ticked(&role.key, it)
                    .is_some_and(|ticked| ticked != held.contains(it))
            };
            let differing = permissions.iter().filter(differs).cloned();
            let (remove, add): (Vec<String>, Vec<String>) = differing.partition(|it| held.contains(it));
            (!add.is_empty() || !remove.is_empty()).then(|| PermissionChange {
                role: role.key.clone(),
                version,
                add,
                remove,
            })
        };
        PermissionChanges {
            roles: roles.iter().filter_map(change).collect(),
        }
    }
}

/// The changes as fields of the form that saves them: `staff 3 + audit.view`.
pub fn fields(changes: &PermissionChanges) -> Vec<(&'static str, String)> {
    let of = |change: &PermissionChange| {
        let line = |sign, permission| {
            (
                "change",
                format!("{} {} {sign} {permission}", change.role, change.version),
            )
        };
        let added = change.add.iter().map(move |it| line('+', it));
        added
            .chain(change.remove.iter().map(move |it| line('-', it)))
            .collect::<Vec<_>>()
    };
    changes.roles.iter().flat_map(of).collect()
}

/// What [`fields`] wrote. Whatever else is sent is no change, or one that the operation refuses.
pub fn reviewed(posted: &Posted) -> PermissionChanges {
    let mut roles: Vec<PermissionChange> = Vec::new();
    for line in posted.all("change") {
        let parts: Vec<&str> = line.split(' ').collect();
        let [role, version, sign, permission] = *parts else {
            continue;
        };
        let Ok(version) = version.parse() else { continue };
        if roles.last().is_none_or(|last| last.role != role) {
            roles.push(PermissionChange {
                role: role.to_owned(),
                version,
                add: Vec::new(),
                remove: Vec::new(),
            });
        }
        let Some(change) = roles.last_mut() else { continue };
        let list = if sign == "+" {
            &mut change.add
        } else {
            &mut change.remove
        };
        list.push(permission.to_owned());
    }
    PermissionChanges { roles }
}
