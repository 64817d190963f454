//! What is there now of what a file can say, as it is read: for files that are written, and to compare others with.

use std::collections::{BTreeMap, HashMap};

use authz::{PermissionSet, Rank};
use db::queries::role_file as sql;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::document::{FileGroup, FileRight, FileRole, FileTables, RoleFile};
use crate::{
    Error, Result,
    facts::rights,
    gate::{Tenant, Tx},
};

pub(super) struct State {
    pub roles: Vec<sql::Roles>,
    pub groups: Vec<sql::Groups>,
    /// The lines of the roles that were asked for, as bits.
    pub lines: HashMap<Uuid, BTreeMap<String, i16>>,
}

/// Of all roles together. A tenant with more of them keeps its grants elsewhere than in a file of 1 MiB.
const LINES_AT_MOST: usize = 10_000;

impl State {
    /// With the lines of some of the roles.
    pub async fn read(tx: &Tx<Tenant>, with_lines: impl Fn(&sql::Roles) -> bool) -> Result<Self> {
        let tenant = tx.tenant()?.0;
        let roles = sql::roles().bind(tx.db(), &tenant).all().await?;
        let groups = sql::groups().bind(tx.db(), &tenant).all().await?;
        let wanted = roles.iter().filter(|role| with_lines(role)).map(|role| role.id);
        let wanted: Vec<Uuid> = wanted.collect();
        let limit = i64::try_from(LINES_AT_MOST + 1).unwrap_or(i64::MAX);
        let found = sql::lines().bind(tx.db(), &tenant, &wanted, &limit).all().await?;
        if found.len() > LINES_AT_MOST {
            return Err(Error::conflict(
                "limit_reached",
                format!(
                    "These roles have more than {LINES_AT_MOST} lines of their own for tables: too many for a file."
                ),
            ));
        }
        let mut lines: HashMap<Uuid, BTreeMap<String, i16>> = HashMap::new();
        for line in found {
            lines
                .entry(line.role_id)
                .or_default()
                .insert(line.table_name, line.rights);
        }
        Ok(Self { roles, groups, lines })
    }

    pub fn role(&self, key: &str) -> Option<&sql::Roles> {
        self.roles.iter().find(|role| role.key == key)
    }

    /// Two groups whose names differ by the size of letters only cannot be.
    pub fn group(&self, name: &str) -> Option<&sql::Groups> {
        let name = name.to_lowercase();
        self.groups.iter().find(|group| group.name.to_lowercase() == name)
    }

    pub fn line(&self, role: Uuid, table: &str) -> Option<i16> {
        self.lines.get(&role)?.get(table).copied()
    }

    /// Another one whenever any role or group was made, changed or deleted.
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        let roles = self.roles.iter().map(|role| (role.id, role.version));
        for (id, version) in roles.chain(self.groups.iter().map(|group| (group.id, group.version))) {
            hash.update(id.as_bytes());
            hash.update(version.to_be_bytes());
        }
        hex::encode(&hash.finalize()[..16])
    }

    /// All that can be changed. The top role is not: it holds everything.
    pub fn file(&self) -> Result<RoleFile> {
        let roles = self.roles.iter().filter(|role| !Rank(role.rank).is_top());
        let groups = self.groups.iter().map(|group| {
            Ok(FileGroup {
                name: group.name.clone(),
                description: Some(group.description.clone()),
                permissions: Some(in_order(&group.permissions)?),
            })
        });
        Ok(RoleFile {
            version: 1,
            roles: Some(roles.map(|role| self.file_role(role)).collect::<Result<_>>()?),
            groups: Some(groups.collect::<Result<_>>()?),
        })
    }

    fn file_role(&self, role: &sql::Roles) -> Result<FileRole> {
        let own = |text: &String| Some(text.clone()).filter(|_| !role.builtin);
        let lines = self.lines.get(&role.id).into_iter().flatten();
        Ok(FileRole {
            key: role.key.clone(),
            name: own(&role.name),
            description: own(&role.description),
            rank: Some(role.rank).filter(|_| !role.builtin),
            // Anon holds none, whatever anybody sets.
            permissions: if role.key == "anon" {
                None
            } else {
                Some(in_order(&role.permissions)?)
            },
            // Whoever reaches every table anyhow has no lines that count.
            tables: (!role.full_rights).then(|| FileTables {
                default: Some(words_of(role.default_rights)),
                lines: lines.map(|(table, bits)| (table.clone(), words_of(*bits))).collect(),
            }),
        })
    }
}

/// In the order in which the operations keep them.
pub(super) fn in_order(permissions: &[String]) -> Result<Vec<String>> {
    let permissions = PermissionSet::parse(permissions.iter().map(String::as_str));
    let permissions = permissions.map_err(|error| Error::Internal(error.to_string()))?;
    Ok(permissions.to_texts())
}

pub(super) fn words_of(bits: i16) -> Vec<FileRight> {
    let rights = rights(bits);
    [
        (rights.read, FileRight::Read),
        (rights.write, FileRight::Write),
        (rights.delete, FileRight::Delete),
    ]
    .into_iter()
    .filter_map(|(has, right)| has.then_some(right))
    .collect()
}
