//! What a file would change: compared with what is there, without asking anybody. Each change is the very operation that somebody would ask for alone.

#[cfg(test)]
mod tests;
mod told;

use std::{collections::HashSet, time::Duration};

use authz::Rank;
use db::queries::role_file as sql;
use serde::Serialize;
use tokio::{sync::Semaphore, time::timeout};
use utoipa::ToSchema;

use super::{
    document::{FileGroup, FileRight, FileRole, FileTables, RoleFile},
    state::{State, in_order, words_of},
};
use crate::{
    Error, GroupId, Result,
    gate::{Granted, Tenant, Tx, Way},
    grants::{self, GrantChange, Rights},
    groups::{self, GroupDetails},
    modules::permission_set,
    roles::{self, Deletion, NewRole, RoleChanges},
    words::words,
};
use told::Lines;

words!(
    FileDeed {
        Create "create",
        Change "change",
        Delete "delete",
    }
);

words!(
    ChangedKind {
        Role "role",
        Group "group",
    }
);

/// What becomes of one role or group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FileChange {
    pub deed: FileDeed,
    pub kind: ChangedKind,
    /// The role's key, or the group's name.
    pub name: String,
    /// None where it is deleted.
    pub lines: Vec<FileChangeLine>,
}

/// What changes of it. Each permission has a line of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub struct FileChangeLine {
    /// `name`, `description`, `rank`, `permissions`, `tables.default`, or `tables.lines.` and a table's name.
    pub field: String,
    pub removed: Option<String>,
    pub added: Option<String>,
}

/// A change, and how it is made.
pub(super) struct Planned {
    pub change: FileChange,
    /// Where the file asks for it, such as `roles[2]`.
    at: String,
    steps: Vec<Step>,
}

enum Step {
    CreateRole(roles::Create),
    EditRole(roles::Edit),
    SaveGrants(grants::Save),
    DeleteRole(roles::Delete),
    CreateGroup(groups::Create),
    EditGroup(groups::Edit),
    DeleteGroup(groups::Delete),
}

/// As many as a tenant has, the built-in ones among them.
const ROLES_AT_MOST: usize = 106;
const GROUPS_AT_MOST: usize = 200;
/// Of one change of a role's grants.
const LINES_AT_ONCE: usize = 2000;

/// What is deleted comes first, for there may be as many as there can be.
pub(super) fn of(file: &RoleFile, state: &State, prune: bool) -> Result<Vec<Planned>> {
    check(file)?;
    let mut planned = Vec::new();
    if prune {
        planned.extend(unnamed(file, state));
    }
    for (at, wish) in file.roles.iter().flatten().enumerate() {
        let at = format!("roles[{at}]");
        planned.extend(match state.role(&wish.key) {
            Some(present) => role(at, wish, present, state)?,
            None => Some(new_role(at, wish)?),
        });
    }
    for (at, wish) in file.groups.iter().flatten().enumerate() {
        planned.extend(group(format!("groups[{at}]"), wish, state)?);
    }
    Ok(planned)
}

/// What is wrong whatever there is.
fn check(file: &RoleFile) -> Result<()> {
    if file.version != 1 {
        return Err(Error::invalid("version", "Write version 1: there is no other yet."));
    }
    let (roles, groups) = (file.roles.iter().flatten(), file.groups.iter().flatten());
    if roles.clone().count() > ROLES_AT_MOST || groups.clone().count() > GROUPS_AT_MOST {
        let sentence = "A tenant has at most 100 roles of its own and 200 groups.";
        return Err(Error::invalid("file", sentence));
    }
    let (mut keys, mut names) = (HashSet::new(), HashSet::new());
    if let Some(at) = roles.clone().position(|role| !keys.insert(&role.key)) {
        return Err(Error::invalid(format!("roles[{at}].key"), "This role is named twice."));
    }
    if let Some(at) = groups
        .clone()
        .position(|group| !names.insert(group.name.to_lowercase()))
    {
        return Err(Error::invalid(
            format!("groups[{at}].name"),
            "This group is named twice.",
        ));
    }
    Ok(())
}

/// What is there and not in the file's lists. Whoever holds such a role needs another first, which is for somebody to say.
fn unnamed(file: &RoleFile, state: &State) -> Vec<Planned> {
    let deleted = |kind, name: &str, step| Planned {
        change: FileChange {
            deed: FileDeed::Delete,
            kind,
            name: name.to_owned(),
            lines: Vec::new(),
        },
        at: "prune".to_owned(),
        steps: vec![step],
    };
    let mut planned = Vec::new();
    if let Some(roles) = &file.roles {
        let own = state.roles.iter().filter(|role| !role.builtin);
        for gone in own.filter(|there| roles.iter().all(|role| role.key != there.key)) {
            let step = Step::DeleteRole(roles::Delete {
                role: gone.key.clone(),
                version: gone.version,
                deletion: Deletion::default(),
            });
            planned.push(deleted(ChangedKind::Role, &gone.key, step));
        }
    }
    if let Some(groups) = &file.groups {
        let named: HashSet<String> = groups.iter().map(|group| group.name.to_lowercase()).collect();
        let gone = state.groups.iter();
        for gone in gone.filter(|there| !named.contains(&there.name.to_lowercase())) {
            let step = Step::DeleteGroup(groups::Delete {
                group: GroupId(gone.id),
                version: gone.version,
            });
            planned.push(deleted(ChangedKind::Group, &gone.name, step));
        }
    }
    planned
}

/// The permissions that are asked for, as they would be kept.
fn wished(at: &str, permissions: Option<&Vec<String>>) -> Result<Option<Vec<String>>> {
    let Some(permissions) = permissions else {
        return Ok(None);
    };
    let wrong = |error: Error| Error::invalid(format!("{at}.permissions"), error.to_string());
    Ok(Some(permission_set(permissions).map_err(wrong)?.to_texts()))
}

fn new_role(at: String, wish: &FileRole) -> Result<Planned> {
    let missing = |field: &str| {
        let sentence = format!(
            "There is no role {} yet. Give it a {field}, so that it can be made.",
            wish.key
        );
        Error::invalid(format!("{at}.{field}"), sentence)
    };
    let new = NewRole {
        key: wish.key.clone(),
        name: wish.name.clone().ok_or_else(|| missing("name"))?,
        description: wish.description.clone().unwrap_or_default(),
        rank: wish.rank.ok_or_else(|| missing("rank"))?,
        permissions: wished(&at, wish.permissions.as_ref())?.unwrap_or_default(),
        like: None,
    };
    let mut lines = Lines::default();
    lines.text("name", "", &new.name);
    lines.text("description", "", &new.description);
    lines.text("rank", "", &new.rank.to_string());
    lines.set("permissions", &[], &new.permissions);
    let mut steps = vec![Step::CreateRole(roles::Create(new))];
    if let Some(tables) = &wish.tables {
        steps.extend(grants(&wish.key, 1, tables, 0, |_| None, &mut lines));
    }
    Ok(Planned {
        change: FileChange {
            deed: FileDeed::Create,
            kind: ChangedKind::Role,
            name: wish.key.clone(),
            lines: lines.0,
        },
        at,
        steps,
    })
}

fn role(at: String, wish: &FileRole, present: &sql::Roles, state: &State) -> Result<Option<Planned>> {
    if Rank(present.rank).is_top() {
        let sentence = format!("{} is never changed. Leave it out.", present.name);
        return Err(Error::invalid(format!("{at}.key"), sentence));
    }
    if present.full_rights && wish.tables.is_some() {
        let sentence = format!("{} reaches every table. Leave its tables out.", present.name);
        return Err(Error::invalid(format!("{at}.tables"), sentence));
    }
    let held = in_order(&present.permissions)?;
    let changes = RoleChanges {
        name: wish.name.clone().unwrap_or_else(|| present.name.clone()),
        description: wish.description.clone().unwrap_or_else(|| present.description.clone()),
        rank: wish.rank.unwrap_or(present.rank),
        permissions: wished(&at, wish.permissions.as_ref())?.unwrap_or_else(|| held.clone()),
    };
    let mut lines = Lines::default();
    lines.text("name", &present.name, &changes.name);
    lines.text("description", &present.description, &changes.description);
    lines.text("rank", &present.rank.to_string(), &changes.rank.to_string());
    lines.set("permissions", &held, &changes.permissions);
    let mut steps = Vec::new();
    let mut version = present.version;
    if !lines.0.is_empty() {
        steps.push(Step::EditRole(roles::Edit {
            role: present.key.clone(),
            version,
            changes,
        }));
        version += 1;
    }
    if let Some(tables) = &wish.tables {
        let own = |table: &str| state.line(present.id, table);
        let default = present.default_rights;
        steps.extend(grants(&present.key, version, tables, default, own, &mut lines));
    }
    let planned = Planned {
        change: FileChange {
            deed: FileDeed::Change,
            kind: ChangedKind::Role,
            name: present.key.clone(),
            lines: lines.0,
        },
        at,
        steps,
    };
    Ok(Some(planned).filter(|planned| !planned.steps.is_empty()))
}

/// What changes of a role's rights on tables. A line that says the same as the role's default is a line all the same: the default may change.
fn grants(
    role: &str,
    mut version: i32,
    wish: &FileTables,
    default: i16,
    own: impl Fn(&str) -> Option<i16>,
    lines: &mut Lines,
) -> Vec<Step> {
    let mut new_default = None;
    if let Some(rights) = &wish.default {
        lines.rights("tables.default", Some(&words_of(default)), rights);
        new_default = Some(of_words(rights)).filter(|_| words_of(default) != sorted(rights));
    }
    let mut changed = Vec::new();
    for (table, rights) in &wish.lines {
        let present = own(table).map(words_of);
        if present.as_ref() == Some(&sorted(rights)) {
            continue;
        }
        lines.rights(&format!("tables.lines.{table}"), present.as_deref(), rights);
        let Rights { read, write, delete } = of_words(rights);
        changed.push(GrantChange {
            table: table.clone(),
            read,
            write,
            delete,
        });
    }
    let mut steps = Vec::new();
    while new_default.is_some() || !changed.is_empty() {
        let rest = changed.split_off(changed.len().min(LINES_AT_ONCE));
        steps.push(Step::SaveGrants(grants::Save {
            role: role.to_owned(),
            version,
            default: new_default.take(),
            lines: std::mem::replace(&mut changed, rest),
        }));
        version += 1;
    }
    steps
}

fn of_words(rights: &[FileRight]) -> Rights {
    Rights {
        read: rights.contains(&FileRight::Read),
        write: rights.contains(&FileRight::Write),
        delete: rights.contains(&FileRight::Delete),
    }
}

/// Each once, in the order in which they are written.
fn sorted(rights: &[FileRight]) -> Vec<FileRight> {
    words_of(crate::facts::bits(of_words(rights).into()))
}

fn group(at: String, wish: &FileGroup, state: &State) -> Result<Option<Planned>> {
    let permissions = wished(&at, wish.permissions.as_ref())?;
    let mut lines = Lines::default();
    let (deed, step) = match state.group(&wish.name) {
        Some(present) => {
            let held = in_order(&present.permissions)?;
            let details = GroupDetails {
                name: wish.name.clone(),
                description: wish.description.clone().unwrap_or_else(|| present.description.clone()),
                permissions: permissions.unwrap_or_else(|| held.clone()),
            };
            lines.text("name", &present.name, &details.name);
            lines.text("description", &present.description, &details.description);
            lines.set("permissions", &held, &details.permissions);
            if lines.0.is_empty() {
                return Ok(None);
            }
            let edit = groups::Edit {
                group: GroupId(present.id),
                version: present.version,
                details,
            };
            (FileDeed::Change, Step::EditGroup(edit))
        }
        None => {
            let details = GroupDetails {
                name: wish.name.clone(),
                description: wish.description.clone().unwrap_or_default(),
                permissions: permissions.unwrap_or_default(),
            };
            lines.text("description", "", &details.description);
            lines.set("permissions", &[], &details.permissions);
            (FileDeed::Create, Step::CreateGroup(groups::Create(details)))
        }
    };
    Ok(Some(Planned {
        change: FileChange {
            deed,
            kind: ChangedKind::Group,
            name: wish.name.clone(),
            lines: lines.0,
        },
        at,
        steps: vec![step],
    }))
}

/// How many files are worked through at once: each has its transaction for as long as it takes, and all tenants share their number.
static AT_ONCE: Semaphore = Semaphore::const_new(4);
/// Longer than a file that means something takes.
const MADE_WITHIN: Duration = Duration::from_secs(10);

/// Makes the changes, or tries them: each as if it were asked for alone.
pub(super) async fn make<Op: crate::Operation<Plane = Tenant>>(
    planned: &[Planned],
    granted: &Granted<Op>,
    tx: &Tx<Tenant>,
    way: Way,
) -> Result<()> {
    let _turn = AT_ONCE.try_acquire().map_err(|_| Error::Busy)?;
    timeout(MADE_WITHIN, make_all(planned, granted, tx, way)).await?
}

async fn make_all<Op: crate::Operation<Plane = Tenant>>(
    planned: &[Planned],
    granted: &Granted<Op>,
    tx: &Tx<Tenant>,
    way: Way,
) -> Result<()> {
    let of_roles = planned.iter().filter(|one| one.change.kind == ChangedKind::Role);
    let keys: Vec<&str> = of_roles.map(|one| one.change.name.as_str()).collect();
    // A key that PostgreSQL cannot hold is refused below, by what would make the role.
    if !keys.iter().any(|key| key.contains('\0')) {
        roles::hold(tx, granted.who(), &keys).await?;
    }
    for one in planned {
        for step in &one.steps {
            step.make(granted, tx, way).await.map_err(|error| one.told(error))?;
        }
    }
    Ok(())
}

impl Step {
    async fn make<Op: crate::Operation<Plane = Tenant>>(
        &self,
        granted: &Granted<Op>,
        tx: &Tx<Tenant>,
        way: Way,
    ) -> Result<()> {
        match self {
            Self::CreateRole(part) => granted.part(tx, part, way).await,
            Self::EditRole(part) => granted.part(tx, part, way).await,
            Self::SaveGrants(part) => granted.part(tx, part, way).await,
            Self::DeleteRole(part) => granted.part(tx, part, way).await,
            Self::CreateGroup(part) => granted.part(tx, part, way).await,
            Self::EditGroup(part) => granted.part(tx, part, way).await,
            Self::DeleteGroup(part) => granted.part(tx, part, way).await,
        }
    }
}

/// Whether the tenant's own database has to be told.
pub(super) fn reach_the_database(planned: &[Planned]) -> bool {
    let mut steps = planned.iter().flat_map(|one| &one.steps);
    steps.any(|step| matches!(step, Step::CreateRole(_) | Step::SaveGrants(_) | Step::DeleteRole(_)))
}
