//! What a role may do to a tenant's tables: the same wish that the tenant's database is made to enforce.

use std::collections::BTreeMap;

use crate::names::ByName;

/// One kind of access to a table's rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Access {
    Read,
    Write,
    Delete,
}

impl Access {
    pub const ALL: [Self; 3] = [Self::Read, Self::Write, Self::Delete];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
            Self::Delete => "delete",
        }
    }

    /// The access of that name, or `None`.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|access| access.as_str() == name)
    }
}

/// Read, write and delete on one table.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[allow(clippy::struct_excessive_bools)] // each is an independent right, as in the grid
pub struct Rights {
    pub read: bool,
    pub write: bool,
    pub delete: bool,
    /// Limited to the rows that the person owns.
    pub own_rows: bool,
}

impl Rights {
    /// The same and this access.
    pub(crate) const fn with(self, access: Access) -> Self {
        match access {
            Access::Read => Self { read: true, ..self },
            Access::Write => Self { write: true, ..self },
            Access::Delete => Self { delete: true, ..self },
        }
    }

    pub const NONE: Self = Self::new(false, false, false);
    pub const READ: Self = Self::new(true, false, false);
    pub const FULL: Self = Self::new(true, true, true);

    pub const fn new(read: bool, write: bool, delete: bool) -> Self {
        Self {
            read,
            write,
            delete,
            own_rows: false,
        }
    }

    pub const fn allows(self, access: Access) -> bool {
        match access {
            Access::Read => self.read,
            Access::Write => self.write,
            Access::Delete => self.delete,
        }
    }

    /// Whether whoever holds `other` has all of `self` already.
    pub fn is_within(self, other: Self) -> bool {
        Access::ALL
            .into_iter()
            .all(|access| !self.allows(access) || other.allows(access))
            && (!other.own_rows || self.own_rows || self == Self::NONE)
    }
}

/// The rights of a role on every table of its tenant.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableRights {
    /// For tables without a line of their own, new ones above all.
    default: Rights,
    tables: ByName<Rights>,
}

impl TableRights {
    /// Full rights on every table, as Owner and Admin have (S2-34).
    pub fn full() -> Self {
        Self {
            default: Rights::FULL,
            tables: ByName::default(),
        }
    }

    /// The last entry wins where a table is named twice.
    pub fn new<'a>(default: Rights, tables: impl IntoIterator<Item = (&'a str, Rights)>) -> Self {
        let tables: BTreeMap<&str, Rights> = tables.into_iter().collect();
        Self {
            default,
            tables: ByName::new(&tables),
        }
    }

    /// The rights on tables without an entry.
    pub fn of_new_tables(&self) -> Rights {
        self.default
    }

    pub fn of(&self, table: &str) -> Rights {
        self.tables.get(table).unwrap_or(self.default)
    }

    /// The tables that have a line of their own.
    pub fn named(&self) -> impl Iterator<Item = &str> {
        self.tables.iter().map(|(table, _)| table)
    }

    /// The same with a line for this table.
    pub(crate) fn with(&self, table: &str, rights: Rights) -> Self {
        Self::new(self.default, self.tables.iter().chain([(table, rights)]))
    }

    /// Whether there may be a table with this access.
    pub(crate) fn anywhere(&self, access: Access) -> bool {
        self.default.allows(access) || self.tables.values().any(|rights| rights.allows(access))
    }

    /// Whether whoever holds `other` has all of `self` already, on every table there is or will be.
    pub fn is_within(&self, other: &Self) -> bool {
        let named = self.tables.iter().chain(other.tables.iter());
        self.default.is_within(other.default)
            && named
                .map(|(table, _)| table)
                .all(|table| self.of(table).is_within(other.of(table)))
    }
}
