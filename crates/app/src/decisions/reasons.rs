//! Why somebody may do something or may not, in words: what gives it, or what stands in the way.

use authz::{Access, Ask, Grant, Refusal, permission_for};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::{inside::Visit, known::ask, landscape::Landscape};
use crate::{
    AccessGrantId, GroupId, RoleId,
    caller::{InTenant, Who},
    words::words,
};

words!(
    /// What kind of thing gives a permission.
    SourceKind as DecisionSourceKind {
        /// The role of the tenant's top, which holds everything.
        Owner "owner",
        Role "role",
        Group "group",
        /// They say who is in the group, and so see groups.
        ManagedGroup "managed_group",
        /// They are inside by an access grant besides.
        AccessGrant "access_grant",
    }
);

/// Something that gives a permission, enough by itself.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = DecisionSource)]
pub struct Source {
    pub kind: SourceKind,
    /// What people call it.
    pub name: String,
    pub role: Option<RoleId>,
    /// The role's key.
    pub role_key: Option<String>,
    pub group: Option<GroupId>,
    pub access_grant: Option<AccessGrantId>,
}

impl Source {
    fn of(kind: SourceKind, name: &str) -> Self {
        Self {
            kind,
            name: name.to_owned(),
            role: None,
            role_key: None,
            group: None,
            access_grant: None,
        }
    }

    /// In the middle of a sentence.
    fn said(&self) -> String {
        match self.kind {
            SourceKind::Owner | SourceKind::Role => format!("the role {}", self.name),
            SourceKind::Group => format!("the group {}", self.name),
            SourceKind::ManagedGroup => format!("managing the group {}", self.name),
            SourceKind::AccessGrant => "an access grant".to_owned(),
        }
    }
}

/// Somebody who is asked about.
pub(super) struct Somebody<'a> {
    pub who: &'a Who,
    pub now: Timestamp,
    pub landscape: &'a Landscape,
    /// The access grants by which they are inside besides.
    pub visits: &'a [Visit],
}

/// What is asked about.
#[derive(Clone, Copy)]
pub(super) enum About<'a> {
    Permission(authz::Permission<'a>),
    Table { table: &'a str, access: Access },
}

impl<'a> About<'a> {
    /// What is asked about, or what the access takes beside the right on the table.
    pub const fn permission(self) -> authz::Permission<'a> {
        match self {
            Self::Permission(permission) => permission,
            Self::Table { access, .. } => permission_for(access),
        }
    }
}

impl Somebody<'_> {
    pub fn ask<'a>(&'a self, about: About<'a>) -> Ask<'a> {
        match about {
            About::Permission(permission) => ask(permission, self.who.modules()),
            About::Table { table, access } => Ask::Table { table, access },
        }
    }

    /// All that gives it, or why nothing does.
    pub fn sources(&self, about: About<'_>) -> Result<Vec<Source>, Refusal> {
        let ask = self.ask(about);
        let visits = self.visits.iter().filter(|visit| visit.may(ask));
        let visits = visits.map(|visit| Source {
            access_grant: Some(visit.id),
            ..Source::of(SourceKind::AccessGrant, &visit.said())
        });
        match self.who.why(self.now, ask) {
            Ok(grants) => Ok(grants
                .into_iter()
                .map(|grant| self.source(grant, about))
                .chain(visits)
                .collect()),
            Err(refusal) => {
                let visits: Vec<Source> = visits.collect();
                if visits.is_empty() { Err(refusal) } else { Ok(visits) }
            }
        }
    }

    fn source(&self, grant: Grant, about: About<'_>) -> Source {
        match grant {
            Grant::Role(id) => {
                let named = self.landscape.role(id);
                let top = named.is_some_and(|role| role.it.rank.is_top());
                let kind = if top { SourceKind::Owner } else { SourceKind::Role };
                Source {
                    role: named.map(|role| RoleId(role.id)),
                    role_key: named.map(|role| role.it.key.to_string()),
                    ..Source::of(kind, named.map_or("", |role| &role.name))
                }
            }
            Grant::Group(id) => {
                let named = self.landscape.group(id);
                let gives = named.is_some_and(|group| group.it.permissions.contains(about.permission()));
                let kind = if gives {
                    SourceKind::Group
                } else {
                    SourceKind::ManagedGroup
                };
                Source {
                    group: named.map(|group| GroupId(group.id)),
                    ..Source::of(kind, named.map_or("", |group| &group.name))
                }
            }
        }
    }

    /// Whether a yes or a no, and why, as a sentence.
    pub fn sentence(&self, about: About<'_>, sources: &Result<Vec<Source>, Refusal>) -> String {
        match sources {
            Ok(sources) => self.because(about, sources),
            Err(refusal) => self.why_not(about, *refusal),
        }
    }

    fn because(&self, about: About<'_>, sources: &[Source]) -> String {
        let said: Vec<String> = sources.iter().map(Source::said).collect();
        let given = format!(
            "{} {} it",
            list(&said),
            if said.len() == 1 { "gives" } else { "each give" }
        );
        match about {
            About::Permission(_) => format!("Yes: {given}."),
            About::Table { table, access } => {
                let permission = permission_for(access);
                let role = self.role_name();
                format!(
                    "Yes: the role {role} may {} the table {table}, which takes the permission {permission}, and {given}.",
                    verb(access)
                )
            }
        }
    }

    fn role_name(&self) -> &str {
        let role = self.who.tenant_role().and_then(|role| self.landscape.role(role.id));
        role.map_or("", |role| &role.name)
    }

    fn why_not(&self, about: About<'_>, refusal: Refusal) -> String {
        let InTenant::Member(member) = &self.who.in_tenant else {
            return "No: they are no member of this tenant.".to_owned();
        };
        match refusal {
            Refusal::Suspended => "No: their account is suspended, so they may do nothing anywhere.".to_owned(),
            Refusal::NotFound if !member.active => {
                "No: their membership is archived, so they may do nothing here.".to_owned()
            }
            Refusal::Forbidden if member.role.is_none() => {
                "No: they have no role, so they may do nothing here, whatever groups they are in.".to_owned()
            }
            Refusal::ModuleDisabled => {
                "No: the tenant does not have the module, so its permissions count for nobody.".to_owned()
            }
            Refusal::Forbidden | Refusal::NotFound => self.not_given(about),
            other => format!("No: {}", crate::Error::Refused(other)),
        }
    }

    /// Neither the role nor a group gives it, or the role has not the right on the table.
    fn not_given(&self, about: About<'_>) -> String {
        let role = self.role_name();
        let nobody_gives = |permission: authz::Permission<'_>| match self.who.groups().len() {
            0 => format!("the role {role} does not give {permission}, and they are in no group"),
            1 => format!("neither the role {role} nor their group gives {permission}"),
            groups => format!("neither the role {role} nor one of their {groups} groups gives {permission}"),
        };
        match about {
            About::Permission(permission) => format!("No: {}.", nobody_gives(permission)),
            About::Table { table, access } => {
                let permission = permission_for(access);
                let held = self.who.decide(self.now, ask(permission, &[])).is_ok();
                let rights = self.who.tenant_role().map(|role| role.tables.of(table));
                let no_right = format!("the role {role} may not {} the table {table}", verb(access));
                match (held, rights.is_some_and(|rights| rights.allows(access))) {
                    (true, _) => format!("No: {no_right}."),
                    (false, true) => format!("No: {}.", nobody_gives(permission)),
                    (false, false) => format!("No: {}, and {no_right}.", nobody_gives(permission)),
                }
            }
        }
    }
}

/// What somebody does with a table.
pub(super) const fn verb(access: Access) -> &'static str {
    match access {
        Access::Read => "read",
        Access::Write => "write to",
        Access::Delete => "delete from",
    }
}

/// One, or several as they are read out.
fn list(said: &[String]) -> String {
    match said {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}
