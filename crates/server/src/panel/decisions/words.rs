//! Reasons as words that lead to where they come from, and suggestions that lead to where they are carried out, for whoever may open that page.

use app::{
    GroupId, MembershipId,
    decisions::{Source, SourceKind, StepKind, SuggestedStep, Suggestion},
};

use crate::panel::visitor::TenantVisitor;

/// Words, and the page that they lead to.
pub struct Link {
    pub text: String,
    pub href: Option<String>,
}

pub struct Words<'a>(pub &'a TenantVisitor);

impl Words<'_> {
    /// A page, for whoever may open it.
    fn page(&self, permission: &str, rest: &str) -> Option<String> {
        self.0.view.may(permission).then(|| self.0.path(rest))
    }

    pub fn role(&self, text: String, key: Option<&String>) -> Link {
        let href = key.and_then(|key| self.page("members.view", &format!("roles/{key}")));
        Link { text, href }
    }

    pub fn group(&self, text: String, group: Option<GroupId>) -> Link {
        let href = group.and_then(|group| self.page("groups.view", &format!("groups/{group}")));
        Link { text, href }
    }

    pub fn reasons(&self, sources: &[Source]) -> Vec<Link> {
        sources.iter().map(|source| self.reason(source)).collect()
    }

    fn reason(&self, source: &Source) -> Link {
        let name = &source.name;
        match source.kind {
            SourceKind::Owner | SourceKind::Role => self.role(format!("Role {name}"), source.role_key.as_ref()),
            SourceKind::Group => self.group(format!("Group {name}"), source.group),
            SourceKind::ManagedGroup => self.group(format!("Manages {name}"), source.group),
            SourceKind::AccessGrant => Link {
                text: name.clone(),
                href: self.page("access_grants.view", "access"),
            },
        }
    }

    pub fn suggestion(&self, member: MembershipId, suggestion: Suggestion) -> super::Suggestion {
        let mut notes = Vec::new();
        let rights = |count: usize| {
            if count == 1 {
                "1 right".to_owned()
            } else {
                format!("{count} rights")
            }
        };
        if suggestion.gives_on_tables > 0 {
            notes.push(format!(
                "Gives them {} on tables besides.",
                rights(suggestion.gives_on_tables)
            ));
        }
        if !suggestion.takes.is_empty() {
            notes.push(format!("Takes from them {}.", suggestion.takes.join(", ")));
        }
        if suggestion.takes_on_tables > 0 {
            notes.push(format!(
                "Takes from them {} on tables.",
                rights(suggestion.takes_on_tables)
            ));
        }
        notes.push(match suggestion.others {
            0 => "Nobody else gains anything.".to_owned(),
            1 => "1 other person gains it as well.".to_owned(),
            others => format!("{others} other people gain it as well."),
        });
        super::Suggestion {
            steps: suggestion
                .steps
                .into_iter()
                .map(|step| self.step(member, step))
                .collect(),
            gives: suggestion.gives,
            notes,
        }
    }

    fn step(&self, member: MembershipId, step: SuggestedStep) -> Link {
        let role = step.role.unwrap_or_default();
        let group = step.group.map(|group| group.to_string()).unwrap_or_default();
        let href = match step.kind {
            StepKind::LiftSuspension => None,
            StepKind::Reactivate | StepKind::ChangeRole => self.page("members.view", &format!("members/{member}")),
            StepKind::SwitchModuleOn => self.page("members.view", "modules"),
            StepKind::JoinGroup | StepKind::AddToGroup => self.page("groups.view", &format!("groups/{group}")),
            StepKind::AddToRole => self.page("members.view", &format!("roles/{role}")),
            StepKind::SetTableRight => self.page("tables.manage", &format!("permissions?role={role}")),
        };
        Link {
            text: step.sentence,
            href,
        }
    }
}

/// The action of `module.action`, as it begins a line.
pub fn action(permission: &str) -> String {
    let action = permission.rsplit_once('.').map_or(permission, |(_, action)| action);
    let mut letters = action.chars();
    let first = letters.next().map(char::to_uppercase).into_iter().flatten();
    first.chain(letters).collect()
}

/// A refusal's code in a word or two.
pub fn short(code: &str) -> &'static str {
    match code {
        "suspended" => "Account suspended",
        "not_found" => "Membership archived",
        "module_disabled" => "Module is off",
        _ => "Not given",
    }
}
