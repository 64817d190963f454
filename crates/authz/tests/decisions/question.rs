//! A question in plain words: what a case file holds, what the generator makes up, what engine and oracle both answer.

use std::collections::BTreeMap;

use serde::Deserialize;

/// A member who holds no role any more.
pub const WITHOUT_ROLE: &str = "without a role";

pub type Roles = BTreeMap<String, RoleWords>;

/// The role that an access grant is measured by.
pub const TOP_ROLE: &str = "owner";

/// Rights by table, such as `read write`; `own` limits them to own rows, and the table `*` is every other one.
pub type TableWords = BTreeMap<String, String>;

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RoleWords {
    pub rank: i16,
    #[serde(default)]
    pub permissions: Vec<String>,
    #[serde(default)]
    pub tables: TableWords,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupWords {
    #[serde(default)]
    pub permissions: Vec<String>,
    #[serde(default)]
    pub manages: bool,
}

/// Roles are meant by their names in [`Roles`].
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    #[serde(default)]
    pub person: PersonWord,
    #[serde(default)]
    pub tenant: TenantWord,
    /// The role of the caller's membership, or [`WITHOUT_ROLE`]; nothing for no member.
    pub member: Option<String>,
    #[serde(default)]
    pub archived: bool,
    /// The groups that the membership is in.
    #[serde(default)]
    pub groups: Vec<GroupWords>,
    /// Whether they come as the tenant wants its people to.
    #[serde(default)]
    pub admission: AdmissionWord,
    /// Likewise the platform and its admins.
    #[serde(default)]
    pub platform_admission: AdmissionWord,
    #[serde(default)]
    pub peers_allowed: bool,
    /// What the access grant is for by which the caller is inside, if one is.
    pub access: Option<AccessWord>,
    /// The caller's platform role.
    pub platform: Option<String>,
    /// The scope of the API token, if one is used.
    pub token: Option<Vec<String>>,
    #[serde(default)]
    pub proved_lately: bool,
    pub asks: AskWords,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonWord {
    Anonymous,
    #[default]
    Active,
    Suspended,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TenantWord {
    Unknown,
    #[default]
    Open,
    Suspended,
    Archived,
    PendingDeletion,
    Closed,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AdmissionWord {
    #[default]
    Met,
    WithoutSecondFactor,
    ProofTooOld,
    WrongNetwork,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccessWord {
    Read,
    Write,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum AskWords {
    Tenant {
        permission: String,
        #[serde(default)]
        act: ActWords,
    },
    Application {
        permission: String,
        modules: Vec<String>,
    },
    Platform {
        permission: String,
        #[serde(default)]
        act: ActWords,
    },
    Table {
        name: String,
        access: String,
    },
    Themself,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
pub enum ActWords {
    #[default]
    Plain,
    OnPerson {
        #[serde(default)]
        themself: bool,
        present: Option<String>,
        new: Option<String>,
    },
    OnPlatformAdmin,
    SetTables {
        role: String,
        tables: TableWords,
        #[serde(default)]
        own: bool,
    },
    Give(Vec<String>),
    /// By its place among the caller's groups; beyond them it is one that they are not in.
    FillGroup(usize),
    Delegate(Vec<String>),
    Sensitive,
    OwnPeople,
}

impl AskWords {
    pub fn is_about_themself(&self) -> bool {
        matches!(self, Self::Themself)
    }

    pub fn act(&mut self) -> Option<&mut ActWords> {
        match self {
            Self::Tenant { act, .. } | Self::Platform { act, .. } => Some(act),
            Self::Application { .. } | Self::Table { .. } | Self::Themself => None,
        }
    }
}
