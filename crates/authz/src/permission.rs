//! A permission is `module.action`; a set of them is what a role, a token or a group carries. Table rights are in `table.rs`.

use std::collections::BTreeMap;
use std::fmt;

use crate::names::ByName;

/// What may be done in a module (S4-22 to S4-26).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Action {
    /// Read and list data.
    View = 1,
    /// Create new entries.
    Create = 2,
    /// Modify existing entries.
    Edit = 4,
    /// Remove entries.
    Delete = 8,
    /// Settings and configuration of the module.
    Manage = 16,
}

impl Action {
    pub const ALL: [Self; 5] = [Self::View, Self::Create, Self::Edit, Self::Delete, Self::Manage];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::View => "view",
            Self::Create => "create",
            Self::Edit => "edit",
            Self::Delete => "delete",
            Self::Manage => "manage",
        }
    }

    /// The action of that name, or `None`.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|action| action.as_str() == name)
    }
}

/// One permission, as an operation demands it or a caller asks about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Permission<'a> {
    pub module: &'a str,
    pub action: Action,
}

/// A text that is not `module.action`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParsePermissionError(pub String);

impl fmt::Display for ParsePermissionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "`{}` is not a permission: write module.action, where action is view, create, edit, delete or manage",
            self.0
        )
    }
}

impl std::error::Error for ParsePermissionError {}

impl<'a> Permission<'a> {
    pub const fn new(module: &'a str, action: Action) -> Self {
        Self { module, action }
    }

    /// Reads `module.action`. A module is 1 to 40 of `a-z`, `0-9`, `_` and `-`.
    pub fn parse(text: &'a str) -> Result<Self, ParsePermissionError> {
        let wrong = || ParsePermissionError(text.chars().take(80).collect());
        let (module, action) = text.rsplit_once('.').ok_or_else(wrong)?;
        let named = (1..=40).contains(&module.len())
            && module
                .bytes()
                .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-'));
        let action = Action::parse(action).filter(|_| named).ok_or_else(wrong)?;
        Ok(Self { module, action })
    }
}

impl fmt::Display for Permission<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.module, self.action.as_str())
    }
}

/// A set of permissions. `Everything` also holds what modules declared later will add.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PermissionSet {
    Everything,
    Only(Listed),
}

/// The actions of each module as a mask that is never empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed(ByName<u8>);

impl Default for PermissionSet {
    fn default() -> Self {
        Self::Only(Listed::default())
    }
}

impl PermissionSet {
    /// The mark under which `Everything` is stored beside plain permissions.
    pub const EVERYTHING: &'static str = "*";

    /// Reads stored texts: `module.action` each, or `*` for everything.
    pub fn parse<'a>(texts: impl IntoIterator<Item = &'a str>) -> Result<Self, ParsePermissionError> {
        let mut everything = false;
        let mut permissions = Vec::new();
        for text in texts {
            if text == Self::EVERYTHING {
                everything = true;
            } else {
                permissions.push(Permission::parse(text)?);
            }
        }
        Ok(if everything {
            Self::Everything
        } else {
            permissions.into_iter().collect()
        })
    }

    pub fn contains(&self, permission: Permission<'_>) -> bool {
        match self {
            Self::Everything => true,
            Self::Only(Listed(modules)) => modules
                .get(permission.module)
                .is_some_and(|mask| mask & permission.action as u8 != 0),
        }
    }

    /// The listed permissions in the order of module and action; nothing for `Everything`, which has no end.
    pub fn iter(&self) -> impl Iterator<Item = Permission<'_>> {
        let modules = match self {
            Self::Everything => None,
            Self::Only(Listed(modules)) => Some(modules),
        };
        let masks = modules.into_iter().flat_map(ByName::iter);
        masks.flat_map(|(module, mask)| {
            Action::ALL
                .into_iter()
                .filter(move |action| mask & *action as u8 != 0)
                .map(move |action| Permission::new(module, action))
        })
    }

    /// The same and this one.
    pub(crate) fn with(&self, permission: Permission<'_>) -> Self {
        match self {
            Self::Everything => Self::Everything,
            Self::Only(_) => self.iter().chain([permission]).collect(),
        }
    }

    /// The texts that [`PermissionSet::parse`] reads back.
    pub fn to_texts(&self) -> Vec<String> {
        match self {
            Self::Everything => vec![Self::EVERYTHING.to_owned()],
            Self::Only(_) => self.iter().map(|p| p.to_string()).collect(),
        }
    }
}

impl<'a> FromIterator<Permission<'a>> for PermissionSet {
    fn from_iter<I: IntoIterator<Item = Permission<'a>>>(permissions: I) -> Self {
        let mut masks = BTreeMap::new();
        for permission in permissions {
            *masks.entry(permission.module).or_default() |= permission.action as u8;
        }
        Self::Only(Listed(ByName::new(&masks)))
    }
}
