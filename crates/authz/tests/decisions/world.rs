//! Small tenants that change only by what an engine grants: who is in them, what each deed asks for, and what it does. What must hold
//! afterwards is in `outcome.rs`.

use std::collections::BTreeMap;
use std::sync::Arc;

use authz::{
    AccessGrant, Act, Admission, Ask, Decision, Facts, Group, GroupId, InGroup, Membership, Permission, PermissionSet,
    Person, Rank, Role, RoleId, TableRights, TenantState,
};

/// What decides: the real one, or one that is broken on purpose.
pub type Engine = fn(&Facts<'_>, Ask<'_>) -> Decision;

#[derive(Clone, Debug)]
pub struct World {
    pub tenants: Vec<Tenant>,
    pub tokens: Vec<Token>,
    /// Somebody is inside the first tenant by an access grant, to write or only to read.
    pub visitor: Option<bool>,
}

#[derive(Clone, Debug)]
pub struct Tenant {
    /// The first is the top role. A deleted one leaves its place.
    pub roles: Vec<Option<Role>>,
    /// By person.
    pub members: Vec<Option<Member>>,
    pub groups: Vec<Option<Grouping>>,
    pub peers_allowed: bool,
}

#[derive(Clone, Debug)]
pub struct Member {
    pub role: Option<usize>,
    pub active: bool,
}

/// A group and who is in it: whether they manage it, by person.
#[derive(Clone, Debug, Default)]
pub struct Grouping {
    pub permissions: PermissionSet,
    pub members: BTreeMap<usize, bool>,
}

#[derive(Clone, Debug)]
pub struct Token {
    pub owner: usize,
    pub tenant: usize,
    pub scope: PermissionSet,
}

/// People come first, by their sessions, then the tokens, then the visitor.
pub type Credential = usize;

#[derive(Clone, Debug)]
pub enum Deed {
    Assign {
        target: usize,
        role: usize,
    },
    Archive {
        target: usize,
    },
    Reactivate {
        target: usize,
    },
    CreateRole {
        rank: Rank,
        permissions: PermissionSet,
    },
    EditRole {
        role: usize,
        rank: Rank,
        permissions: PermissionSet,
    },
    /// Its holders get the replacement, or are left without a role.
    DeleteRole {
        role: usize,
        replacement: Option<usize>,
    },
    SetTables {
        role: usize,
        tables: TableRights,
    },
    CreateGroup(PermissionSet),
    EditGroup {
        group: usize,
        permissions: PermissionSet,
    },
    DeleteGroup {
        group: usize,
    },
    Join {
        group: usize,
        target: usize,
    },
    Leave {
        group: usize,
        target: usize,
    },
    Manage {
        group: usize,
        target: usize,
    },
    /// Sets the target's password, say: from then on the actor can be the target.
    TakeOver {
        target: usize,
    },
    MakeToken(PermissionSet),
}

/// What deeds among people demand.
const NEEDED: Permission<'static> = Permission::new("members", authz::Action::Manage);
const EDITS_ROLES: Permission<'static> = Permission::new("roles", authz::Action::Edit);
const SEES_GROUPS: Permission<'static> = Permission::new("groups", authz::Action::View);
const EDITS_GROUPS: Permission<'static> = Permission::new("groups", authz::Action::Edit);

impl World {
    /// Does the deed if the engine grants it, and says whether it did, or in which way that was wrong.
    pub fn step(&mut self, engine: Engine, by: Credential, tenant: usize, deed: &Deed) -> Result<bool, String> {
        let Some(after) = self.after(engine, by, tenant, deed) else {
            return Ok(false);
        };
        self.compare(&self.measure(), &after, &after.measure(), (by, tenant, deed))?;
        *self = after;
        Ok(true)
    }

    /// The world after the deed, if the engine grants it.
    pub fn after(&self, engine: Engine, by: Credential, tenant: usize, deed: &Deed) -> Option<Self> {
        let granted = self.is_possible(tenant, deed) && self.allows(engine, by, tenant, deed);
        granted.then(|| {
            let mut after = self.clone();
            after.apply(by, tenant, deed);
            after
        })
    }

    pub fn people(&self) -> usize {
        self.tenants[0].members.len()
    }

    pub fn credentials(&self) -> usize {
        self.people() + self.tokens.len() + usize::from(self.visitor.is_some())
    }

    pub fn token(&self, by: Credential) -> Option<&Token> {
        self.tokens.get(by.checked_sub(self.people())?)
    }

    /// The person behind a credential, who is no visitor.
    pub fn owner(&self, by: Credential) -> Option<usize> {
        match self.token(by) {
            Some(token) => Some(token.owner),
            None => (by < self.people()).then_some(by),
        }
    }

    /// The answer to one question of a credential in a tenant, from what is so in this world.
    pub fn ask(&self, engine: Engine, by: Credential, at: usize, ask: Ask<'_>) -> bool {
        let tenant = &self.tenants[at];
        let token = self.token(by);
        let person = self.owner(by);
        let member = person.and_then(|person| tenant.members[person].as_ref());
        let groups: Vec<InGroup> = person.into_iter().flat_map(|person| tenant.places(person)).collect();
        let top = tenant.roles[0].as_ref().expect("the top role stays");
        // It holds all that a platform role can, access grants above all.
        let platform = top;
        let visit = self.visitor.filter(|_| person.is_none() && at == 0);
        let facts = Facts {
            person: Person::Active,
            tenant: TenantState::Active,
            membership: member
                .filter(|_| token.is_none_or(|token| token.tenant == at))
                .map(|member| Membership {
                    active: member.active,
                    role: member.role.and_then(|role| tenant.roles[role].as_ref()),
                    groups: &groups,
                }),
            access: visit.map(|write| AccessGrant {
                write,
                role: top,
                platform,
            }),
            admission: Admission::Met,
            platform_admission: Admission::Met,
            peers_allowed: tenant.peers_allowed,
            platform: visit.is_some().then_some(platform),
            scope: token.map(|token| &token.scope),
            proved_lately: false,
        };
        engine(&facts, ask).is_ok()
    }

    /// Whether what it names is there.
    fn is_possible(&self, at: usize, deed: &Deed) -> bool {
        let tenant = &self.tenants[at];
        let member = |target: &usize| tenant.members[*target].as_ref();
        let role = |role: &usize| tenant.roles.get(*role).is_some_and(Option::is_some);
        let group = |group: &usize| tenant.groups[*group].as_ref();
        match deed {
            Deed::Assign { target, role: new } => member(target).is_some_and(|it| it.active) && role(new),
            Deed::Archive { target } => member(target).is_some_and(|it| it.active),
            Deed::Reactivate { target } => member(target).is_some_and(|it| !it.active),
            Deed::TakeOver { target } => member(target).is_some(),
            Deed::EditRole { role: it, .. } | Deed::SetTables { role: it, .. } => role(it),
            // The top role is neither edited nor deleted (D5).
            Deed::DeleteRole { role: it, replacement } => {
                *it != 0 && role(it) && replacement.as_ref() != Some(it) && replacement.as_ref().is_none_or(role)
            }
            Deed::EditGroup { group: it, .. } | Deed::DeleteGroup { group: it } => group(it).is_some(),
            Deed::Join { group: it, target } => {
                member(target).is_some_and(|it| it.active)
                    && group(it).is_some_and(|it| !it.members.contains_key(target))
            }
            Deed::Leave { group: it, target } | Deed::Manage { group: it, target } => {
                group(it).is_some_and(|it| it.members.contains_key(target))
            }
            Deed::CreateRole { .. } => tenant.roles.iter().any(Option::is_none),
            Deed::CreateGroup(_) => tenant.groups.iter().any(Option::is_none),
            Deed::MakeToken(_) => true,
        }
    }

    /// Each question that the deed asks is answered with yes.
    fn allows(&self, engine: Engine, by: Credential, at: usize, deed: &Deed) -> bool {
        let tenant = &self.tenants[at];
        let me = self.owner(by);
        let may =
            |permission: Permission<'static>, act: Act<'_>| self.ask(engine, by, at, Ask::Tenant { permission, act });
        let role = |role: usize| tenant.roles[role].as_ref().expect("a role that is there");
        let mine = me
            .and_then(|me| tenant.members[me].as_ref())
            .and_then(|member| member.role);
        let on_person = |target: usize, permission: Permission<'static>, new: Option<&Role>| {
            let member = tenant.members[target].as_ref().expect("a member");
            let act = Act::OnPerson {
                themself: me == Some(target),
                present: member.role.map(role),
                new,
            };
            may(permission, act)
        };
        // Whoever held nothing until now gets what their groups give as well.
        let wakes = |target: usize| {
            let member = tenant.members[target].as_ref().expect("a member");
            let held_nothing = member.role.is_none() || !member.active;
            !held_nothing || may(NEEDED, Act::Give(&tenant.by_groups(target)))
        };
        // What is done to a group is done to the highest of those who are in it.
        let on_its_members = |group: usize| {
            let members = &tenant.groups[group].as_ref().expect("a group").members;
            let roles = members
                .keys()
                .filter_map(|person| tenant.members[*person].as_ref()?.role);
            let everything = mine.is_some_and(|mine| role(mine).permissions == PermissionSet::Everything);
            let act = Act::OnPerson {
                themself: me.is_some_and(|me| members.contains_key(&me)) && !everything,
                present: roles.map(role).max_by_key(|role| role.rank),
                new: None,
            };
            may(EDITS_GROUPS, act)
        };
        match deed {
            Deed::Assign { target, role: new } => on_person(*target, NEEDED, Some(role(*new))) && wakes(*target),
            Deed::Archive { target } => on_person(*target, NEEDED, None),
            Deed::Reactivate { target } => {
                let back = tenant.members[*target].as_ref().and_then(|member| member.role);
                on_person(*target, NEEDED, back.map(role)) && (back.is_none() || wakes(*target))
            }
            Deed::CreateRole { rank, permissions } => {
                let new = custom(*rank, permissions);
                let act = Act::OnPerson {
                    themself: false,
                    present: None,
                    new: Some(&new),
                };
                may(EDITS_ROLES, act)
            }
            Deed::EditRole {
                role: edited,
                rank,
                permissions,
            } => {
                let new = Role {
                    rank: *rank,
                    permissions: permissions.clone(),
                    ..role(*edited).clone()
                };
                let act = Act::OnPerson {
                    themself: mine == Some(*edited),
                    present: Some(role(*edited)),
                    new: Some(&new),
                };
                may(EDITS_ROLES, act)
            }
            Deed::DeleteRole {
                role: deleted,
                replacement,
            } => {
                let act = Act::OnPerson {
                    themself: mine == Some(*deleted),
                    present: Some(role(*deleted)),
                    new: replacement.map(role),
                };
                may(EDITS_ROLES, act)
            }
            Deed::SetTables { role: edited, tables } => {
                let act = Act::SetTables {
                    role: role(*edited),
                    tables,
                    own: mine == Some(*edited),
                };
                may(EDITS_ROLES, act)
            }
            Deed::CreateGroup(permissions) => may(EDITS_GROUPS, Act::Give(permissions)),
            Deed::EditGroup { group, permissions } => {
                on_its_members(*group) && may(EDITS_GROUPS, Act::Give(permissions))
            }
            Deed::DeleteGroup { group } => on_its_members(*group),
            Deed::Join { group, target } => {
                let given = &tenant.groups[*group].as_ref().expect("a group").permissions;
                may(SEES_GROUPS, Act::FillGroup(GroupId(*group as u128)))
                    && on_person(*target, SEES_GROUPS, None)
                    && may(SEES_GROUPS, Act::Give(given))
            }
            Deed::Leave { group, target } => {
                may(SEES_GROUPS, Act::FillGroup(GroupId(*group as u128))) && on_person(*target, SEES_GROUPS, None)
            }
            Deed::Manage { group, target } => {
                let given = &tenant.groups[*group].as_ref().expect("a group").permissions;
                let sees: PermissionSet = [SEES_GROUPS].into_iter().collect();
                on_person(*target, EDITS_GROUPS, None)
                    && may(EDITS_GROUPS, Act::Give(given))
                    && may(EDITS_GROUPS, Act::Give(&sees))
            }
            Deed::TakeOver { target } => {
                let places = tenant.places(*target);
                let mut managed = places.iter().filter(|place| place.manages);
                tenant.role_of(*target).is_some_and(|all| {
                    on_person(*target, NEEDED, Some(&all))
                        && may(NEEDED, Act::OwnPeople)
                        // Managing is no permission of a role, and whoever becomes them has it as well.
                        && managed.all(|place| may(SEES_GROUPS, Act::FillGroup(place.group.id)))
                })
            }
            Deed::MakeToken(scope) => may(NEEDED, Act::Delegate(scope)),
        }
    }

    fn apply(&mut self, by: Credential, at: usize, deed: &Deed) {
        let owner = self.owner(by);
        let tenant = &mut self.tenants[at];
        match deed {
            Deed::Assign { target, role } => tenant.member(*target).role = Some(*role),
            Deed::Archive { target } => tenant.member(*target).active = false,
            Deed::Reactivate { target } => tenant.member(*target).active = true,
            Deed::CreateRole { rank, permissions } => {
                let place = tenant.roles.iter().position(Option::is_none).expect("room");
                tenant.roles[place] = Some(custom(*rank, permissions));
            }
            Deed::EditRole {
                role,
                rank,
                permissions,
            } => {
                let role = tenant.roles[*role].as_mut().expect("a role");
                role.rank = *rank;
                role.permissions = permissions.clone();
            }
            Deed::DeleteRole { role, replacement } => {
                for member in tenant.members.iter_mut().flatten().filter(|it| it.role == Some(*role)) {
                    member.role = *replacement;
                }
                tenant.roles[*role] = None;
            }
            Deed::SetTables { role, tables } => {
                tenant.roles[*role].as_mut().expect("a role").tables = tables.clone();
            }
            Deed::CreateGroup(permissions) => {
                let place = tenant.groups.iter().position(Option::is_none).expect("room");
                tenant.groups[place] = Some(Grouping {
                    permissions: permissions.clone(),
                    members: BTreeMap::new(),
                });
            }
            Deed::EditGroup { group, permissions } => tenant.group(*group).permissions = permissions.clone(),
            Deed::DeleteGroup { group } => tenant.groups[*group] = None,
            Deed::Join { group, target } => {
                tenant.group(*group).members.insert(*target, false);
            }
            Deed::Leave { group, target } => {
                tenant.group(*group).members.remove(target);
            }
            Deed::Manage { group, target } => {
                tenant.group(*group).members.insert(*target, true);
            }
            Deed::TakeOver { .. } => {}
            Deed::MakeToken(scope) => self.tokens.extend(owner.map(|owner| Token {
                owner,
                tenant: at,
                scope: scope.clone(),
            })),
        }
    }
}

impl Tenant {
    fn member(&mut self, person: usize) -> &mut Member {
        self.members[person].as_mut().expect("a member")
    }

    fn group(&mut self, group: usize) -> &mut Grouping {
        self.groups[group].as_mut().expect("a group")
    }

    fn places(&self, person: usize) -> Vec<InGroup> {
        let groups = (0..)
            .zip(&self.groups)
            .filter_map(|(id, group)| Some((id, group.as_ref()?)));
        groups
            .filter_map(|(id, group)| {
                let manages = *group.members.get(&person)?;
                let permissions = group.permissions.clone();
                Some(InGroup {
                    group: Arc::new(Group {
                        id: GroupId(id),
                        permissions,
                    }),
                    manages,
                })
            })
            .collect()
    }

    /// All that the groups of a person give.
    fn by_groups(&self, person: usize) -> PermissionSet {
        let groups = self.groups.iter().flatten();
        let mine = groups.filter(|group| group.members.contains_key(&person));
        mine.fold(PermissionSet::default(), |all, group| union(&all, &group.permissions))
    }

    /// The role of a person with what their groups add.
    pub fn role_of(&self, person: usize) -> Option<Role> {
        let mut role = self.roles[self.members[person].as_ref()?.role?].clone()?;
        role.permissions = union(&role.permissions, &self.by_groups(person));
        Some(role)
    }
}

fn custom(rank: Rank, permissions: &PermissionSet) -> Role {
    Role {
        id: RoleId(1000),
        key: "custom".into(),
        rank,
        permissions: permissions.clone(),
        tables: TableRights::default(),
    }
}

fn union(a: &PermissionSet, b: &PermissionSet) -> PermissionSet {
    if [a, b].contains(&&PermissionSet::Everything) {
        PermissionSet::Everything
    } else {
        a.iter().chain(b.iter()).collect()
    }
}
