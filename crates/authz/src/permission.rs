//! A permission is `module.action`; a set of them is what a role, a token or a group carries. Table rights are in `table.rs`.

use std::fmt;

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
    pub const ALL: [Self; 5] = [
        Self::View,
        Self::Create,
        Self::Edit,
        Self::Delete,
        Self::Manage,
    ];

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
    /// Sorted by module, one entry each, masks never empty.
    Only(Box<[(Box<str>, u8)]>),
}

impl Default for PermissionSet {
    fn default() -> Self {
        Self::Only(Box::default())
    }
}

impl PermissionSet {
    /// The mark under which `Everything` is stored beside plain permissions.
    pub const EVERYTHING: &'static str = "*";

    /// Reads stored texts: `module.action` each, or `*` for everything.
    pub fn parse<'a>(
        texts: impl IntoIterator<Item = &'a str>,
    ) -> Result<Self, ParsePermissionError> {
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
            Self::Only(entries) => entries
                .binary_search_by(|(module, _)| (**module).cmp(permission.module))
                .is_ok_and(|at| entries[at].1 & permission.action as u8 != 0),
        }
    }

    /// Whether everything in `self` is also in `other`.
    pub fn is_within(&self, other: &Self) -> bool {
        match (self, other) {
            (_, Self::Everything) => true,
            (Self::Everything, Self::Only(_)) => false,
            (Self::Only(_), Self::Only(_)) => self.iter().all(|p| other.contains(p)),
        }
    }

    /// The first permission of `self` that `other` lacks, to name it in a message. `None` when `self` is within `other`, and
    /// also for `Everything`, which names none: whether one may give is answered by [`PermissionSet::is_within`] alone.
    pub fn first_beyond<'a>(&'a self, other: &Self) -> Option<Permission<'a>> {
        self.iter().find(|p| !other.contains(*p))
    }

    /// The listed permissions in the order of module and action; nothing for `Everything`, which has no end.
    pub fn iter(&self) -> impl Iterator<Item = Permission<'_>> {
        let entries: &[(Box<str>, u8)] = match self {
            Self::Everything => &[],
            Self::Only(entries) => entries,
        };
        entries.iter().flat_map(|(module, mask)| {
            Action::ALL
                .into_iter()
                .filter(move |action| mask & *action as u8 != 0)
                .map(move |action| Permission::new(module, action))
        })
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
        let mut entries: Vec<(Box<str>, u8)> = permissions
            .into_iter()
            .map(|p| (Box::from(p.module), p.action as u8))
            .collect();
        entries.sort_unstable();
        entries.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 |= next.1;
            }
            same
        });
        Self::Only(entries.into_boxed_slice())
    }
}
