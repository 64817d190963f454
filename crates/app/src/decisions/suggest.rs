//! The smallest changes that would turn a no into a yes, found and tried by the engine, in words. Whether somebody may make one is decided when they do.

use std::collections::BTreeSet;

use authz::{Access, Ask, Offer, Offered, Permission, Step, Way};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    known::{ask, permissions_of},
    reasons::{About, Somebody, verb},
};
use crate::{GroupId, words::words};

words!(
    StepKind as SuggestedStepKind {
        /// Only the platform does it.
        LiftSuspension "lift_suspension",
        Reactivate "reactivate",
        SwitchModuleOn "switch_module_on",
        ChangeRole "change_role",
        JoinGroup "join_group",
        AddToRole "add_to_role",
        AddToGroup "add_to_group",
        SetTableRight "set_table_right",
    }
);

/// Steps that allow it together, none of them for nothing.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Suggestion {
    pub steps: Vec<SuggestedStep>,
    /// The permissions that they would get besides.
    pub gives: Vec<String>,
    /// How many rights on tables they would get besides: reading, writing and deleting count one each.
    pub gives_on_tables: usize,
    /// The permissions that they would hold no more.
    pub takes: Vec<String>,
    pub takes_on_tables: usize,
    /// How many other people would get it as well; of a role 10,001 are counted at most, of a group 1,001.
    pub others: u64,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct SuggestedStep {
    pub kind: StepKind,
    /// What to do, for people.
    pub sentence: String,
    /// The role's key.
    pub role: Option<String>,
    pub group: Option<GroupId>,
    /// The module's key.
    pub module: Option<String>,
    pub permission: Option<String>,
    pub table: Option<String>,
}

/// More than anybody reads.
const AT_MOST: usize = 5;
/// More tables tell apart no two changes.
const TABLES_AT_MOST: usize = 50;

pub(super) fn suggestions(somebody: &Somebody<'_>, about: About<'_>, refused: bool) -> Vec<Suggestion> {
    if !refused {
        return Vec::new();
    }
    let landscape = somebody.landscape;
    let texts: Vec<String> = landscape.modules.iter().flat_map(permissions_of).collect();
    let permissions = texts.iter().filter_map(|text| Permission::parse(text).ok());
    // Each table that a role has a line for, and all the others as one.
    let named = landscape.roles.iter().flat_map(|role| role.it.tables.named());
    let tables: BTreeSet<&str> = named.take(TABLES_AT_MOST).chain([""]).collect();
    let on_table = |table| Access::ALL.map(|access| Ask::Table { table, access });
    let known: Vec<Ask<'_>> = permissions
        .map(|permission| ask(permission, somebody.who.modules()))
        .chain(tables.into_iter().flat_map(on_table))
        .collect();
    let roles: Vec<Offer<_>> = landscape.roles.iter().map(|role| role.offer()).collect();
    let groups: Vec<Offer<_>> = landscape.groups.iter().map(|group| group.offer()).collect();
    let offered = Offered {
        roles: &roles,
        groups: &groups,
        module: match about {
            About::Permission(permission) => landscape.module(permission.module).is_some_and(|it| it.within_plan),
            About::Table { .. } => false,
        },
        known: &known,
    };
    let ways = authz::ways(&somebody.who.facts(somebody.now), somebody.ask(about), offered);
    let ways = ways.into_iter().take(AT_MOST);
    ways.map(|way| suggestion(somebody, about, &known, way)).collect()
}

fn suggestion(somebody: &Somebody<'_>, about: About<'_>, known: &[Ask<'_>], way: Way) -> Suggestion {
    let told = |places: &[usize]| {
        let permissions = places.iter().filter_map(|at| match known[*at] {
            Ask::Tenant { permission, .. } | Ask::Application { permission, .. } => Some(permission.to_string()),
            _ => None,
        });
        let permissions: Vec<String> = permissions.collect();
        let on_tables = places.len() - permissions.len();
        (permissions, on_tables)
    };
    let (gives, gives_on_tables) = told(&way.gained);
    let (takes, takes_on_tables) = told(&way.lost);
    Suggestion {
        steps: way.steps.iter().map(|step| suggested(somebody, about, *step)).collect(),
        gives,
        gives_on_tables,
        takes,
        takes_on_tables,
        others: way.others,
    }
}

fn suggested(somebody: &Somebody<'_>, about: About<'_>, step: Step) -> SuggestedStep {
    let landscape = somebody.landscape;
    let role = |id| landscape.role(id);
    let role_name = |id| role(id).map_or("", |role| &role.name);
    let group_name = |id| landscape.group(id).map_or("", |group| &group.name);
    let permission = about.permission();
    let (kind, sentence) = match step {
        Step::LiftSuspension => (
            StepKind::LiftSuspension,
            "Have whoever runs this service lift the suspension of their account.".to_owned(),
        ),
        Step::Reactivate => (StepKind::Reactivate, "Reactivate their membership.".to_owned()),
        Step::SwitchOn => {
            let label = landscape.module(permission.module).map_or("", |it| &it.module.label);
            (StepKind::SwitchModuleOn, format!("Switch the module {label} on."))
        }
        Step::Hold(id) => {
            let sentence = match somebody.who.tenant_role() {
                Some(present) => format!("Change their role from {} to {}.", role_name(present.id), role_name(id)),
                None => format!("Give them the role {}.", role_name(id)),
            };
            (StepKind::ChangeRole, sentence)
        }
        Step::Join(id) => (
            StepKind::JoinGroup,
            format!("Put them into the group {}.", group_name(id)),
        ),
        Step::AddToRole(id) => (
            StepKind::AddToRole,
            format!("Add {permission} to the role {}.", role_name(id)),
        ),
        Step::AddToGroup(id) => (
            StepKind::AddToGroup,
            format!("Add {permission} to the group {}, which they are in.", group_name(id)),
        ),
        Step::SetTable(id) => {
            let (verb, table) = match about {
                About::Table { table, access } => (verb(access), table),
                About::Permission(_) => ("read", ""),
            };
            let sentence = format!("Let the role {} {verb} the table {table}.", role_name(id));
            (StepKind::SetTableRight, sentence)
        }
    };
    let (in_role, in_group) = match step {
        Step::Hold(id) | Step::AddToRole(id) | Step::SetTable(id) => (Some(id), None),
        Step::Join(id) | Step::AddToGroup(id) => (None, Some(id)),
        Step::LiftSuspension | Step::Reactivate | Step::SwitchOn => (None, None),
    };
    SuggestedStep {
        kind,
        sentence,
        role: in_role.and_then(role).map(|role| role.it.key.to_string()),
        group: in_group
            .and_then(|id| landscape.group(id))
            .map(|group| GroupId(group.id)),
        module: matches!(step, Step::SwitchOn).then(|| permission.module.to_owned()),
        permission: matches!(step, Step::AddToRole(_) | Step::AddToGroup(_)).then(|| permission.to_string()),
        table: match (step, about) {
            (Step::SetTable(_), About::Table { table, .. }) => Some(table.to_owned()),
            _ => None,
        },
    }
}
