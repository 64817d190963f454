//! A small tenant that changes only by what the engine grants. Each change is looked at from outside: whoever has more than
//! before has it from somebody who had it, and nobody at or above the actor was touched.

use authz::{
    Access, AccessGrant, Act, Ask, Facts, Membership, Permission, PermissionSet, Person, Rank, Role, TableRights,
    TenantState, decide,
};

use crate::generate::PERMISSIONS;

#[derive(Clone, Debug)]
pub struct World {
    pub roles: Vec<Role>,
    /// The role of each person.
    pub people: Vec<usize>,
    pub group: PermissionSet,
    /// Who is in the group.
    pub grouped: Vec<bool>,
    /// The owner and the scope of each token.
    pub tokens: Vec<(usize, PermissionSet)>,
    pub peers_allowed: bool,
}

/// People come first, by their sessions, then the tokens.
pub type Credential = usize;

#[derive(Clone, Debug)]
pub enum Deed {
    Assign {
        target: usize,
        role: usize,
    },
    EditRole {
        role: usize,
        rank: Rank,
        permissions: PermissionSet,
    },
    SetTables {
        role: usize,
        tables: TableRights,
    },
    GiveToGroup(PermissionSet),
    Join {
        target: usize,
    },
    /// Sets the target's password, say: from then on the actor can be the target.
    TakeOver {
        target: usize,
    },
    MakeToken(PermissionSet),
}

const TABLES: [&str; 3] = ["notes", "orders", "tomorrow"];
/// What every deed here demands.
const NEEDED: &str = "members.manage";

impl World {
    /// Does the deed if the engine grants it, and says whether it did.
    pub fn step(&mut self, by: Credential, deed: &Deed) -> bool {
        if !self.allows(by, deed) {
            return false;
        }
        let mut after = self.clone();
        after.apply(by, deed);
        self.compare(&after, by, deed);
        *self = after;
        true
    }

    pub fn credentials(&self) -> usize {
        self.people.len() + self.tokens.len()
    }

    fn owner(&self, credential: Credential) -> usize {
        match credential.checked_sub(self.people.len()) {
            None => credential,
            Some(token) => self.tokens[token].0,
        }
    }

    /// The role of a person with what their group adds.
    fn role_of(&self, person: usize) -> Role {
        let mut role = self.roles[self.people[person]].clone();
        if self.grouped[person] {
            role.permissions = union(&role.permissions, &self.group);
        }
        role
    }

    fn ask(&self, by: Credential, ask: Ask<'_>) -> bool {
        let role = self.role_of(self.owner(by));
        let token = by.checked_sub(self.people.len());
        let facts = Facts {
            person: Person::Active,
            tenant: TenantState::Active,
            membership: Some(Membership {
                active: true,
                role: Some(&role),
            }),
            access: None,
            peers_allowed: self.peers_allowed,
            platform: None,
            scope: token.map(|token| &self.tokens[token].1),
            proved_lately: false,
        };
        decide(&facts, ask).is_ok()
    }

    /// What a platform admin may who is inside by an access grant, and no member.
    pub fn visitor_may(&self, write: bool, permission: &str, act: Act<'_>) -> bool {
        let platform = Role {
            permissions: PermissionSet::Everything,
            ..self.roles[0].clone()
        };
        let facts = Facts {
            person: Person::Active,
            tenant: TenantState::Active,
            membership: None,
            access: Some(AccessGrant {
                write,
                role: &self.roles[0],
                platform: &platform,
            }),
            peers_allowed: self.peers_allowed,
            platform: Some(&platform),
            scope: None,
            proved_lately: true,
        };
        let permission = Permission::parse(permission).expect("a permission");
        decide(&facts, Ask::Tenant { permission, act }).is_ok()
    }

    /// Whether a visitor may give somebody a role.
    pub fn visitor_may_assign(&self, write: bool, target: usize, role: usize) -> bool {
        let present = self.role_of(target);
        let act = Act::OnPerson {
            themself: false,
            present: Some(&present),
            new: Some(&self.roles[role]),
        };
        self.visitor_may(write, "members.edit", act)
    }

    fn may(&self, by: Credential, act: Act<'_>) -> bool {
        let permission = Permission::parse(NEEDED).expect("a permission");
        self.ask(by, Ask::Tenant { permission, act })
    }

    fn allows(&self, by: Credential, deed: &Deed) -> bool {
        let me = self.owner(by);
        let on = |target: usize, new: &Role| {
            let act = Act::OnPerson {
                themself: target == me,
                present: Some(&self.role_of(target)),
                new: Some(new),
            };
            self.may(by, act)
        };
        match deed {
            Deed::Assign { target, role } => on(*target, &self.roles[*role]),
            Deed::EditRole { role, .. } => {
                let mut after = self.clone();
                after.apply(by, deed);
                let act = Act::OnPerson {
                    themself: self.people[me] == *role,
                    present: Some(&self.roles[*role]),
                    new: Some(&after.roles[*role]),
                };
                self.may(by, act)
            }
            Deed::SetTables { role, tables } => {
                let act = Act::SetTables {
                    role: &self.roles[*role],
                    tables,
                    own: self.people[me] == *role,
                };
                self.may(by, act)
            }
            Deed::GiveToGroup(set) => self.may(by, Act::Give(set)),
            Deed::Join { target } => {
                let mut after = self.clone();
                after.apply(by, deed);
                on(*target, &after.role_of(*target))
            }
            Deed::TakeOver { target } => on(*target, &self.role_of(*target)),
            Deed::MakeToken(scope) => self.may(by, Act::Delegate(scope)),
        }
    }

    fn apply(&mut self, by: Credential, deed: &Deed) {
        match deed {
            Deed::Assign { target, role } => self.people[*target] = *role,
            Deed::EditRole {
                role,
                rank,
                permissions,
            } => {
                self.roles[*role].rank = *rank;
                self.roles[*role].permissions = permissions.clone();
            }
            Deed::SetTables { role, tables } => self.roles[*role].tables = tables.clone(),
            Deed::GiveToGroup(set) => self.group = union(&self.group, set),
            Deed::Join { target } => self.grouped[*target] = true,
            Deed::TakeOver { .. } => {}
            Deed::MakeToken(scope) => {
                let me = self.owner(by);
                self.tokens.push((me, scope.clone()));
            }
        }
    }

    fn compare(&self, after: &Self, by: Credential, deed: &Deed) {
        let story = || format!("{by} did {deed:?}\nbefore {self:#?}");
        let gift = self.usable(by);
        for credential in 0..after.credentials() {
            let had = if credential < self.credentials() {
                // A token is given no more rights on tables than its owner has; a permission may wake those that slept.
                self.effective(credential) | self.table_bits(credential, |_, _| true)
            } else {
                0
            };
            let beyond = after.effective(credential) & !(had | gift);
            assert_eq!(beyond, 0, "{credential} has more than was given: {}", story());
        }
        if let Deed::TakeOver { target } = deed {
            let won = self.effective(*target) & !gift;
            assert_eq!(won, 0, "the actor became somebody who can do more: {}", story());
        }
        let me = self.owner(by);
        for person in 0..self.people.len() {
            let (old, new) = (self.role_of(person), after.role_of(person));
            let group_only = matches!(deed, Deed::GiveToGroup(_));
            if old == new || (group_only && self.effective(person) & !after.effective(person) == 0) {
                continue;
            }
            assert_ne!(person, me, "the actor changed themself: {}", story());
            assert!(
                self.reaches(me, old.rank) && self.reaches(me, new.rank),
                "{person} is not below the actor: {}",
                story()
            );
        }
    }

    fn reaches(&self, me: usize, other: Rank) -> bool {
        let rank = self.role_of(me).rank;
        let peers = rank.is_top() || (self.peers_allowed && rank >= Rank::ADMIN);
        rank > other || (peers && rank == other)
    }

    /// One bit for each permission, and for each access to own rows and to those of others. The rights on tables of a person
    /// count with or without the permission, since the person's application uses them in the database itself.
    fn effective(&self, credential: Credential) -> u64 {
        let mut bits = self.usable(credential);
        if credential < self.people.len() {
            bits |= self.table_bits(credential, |_, _| true);
        }
        bits
    }

    /// What the credential can do here by asking.
    fn usable(&self, by: Credential) -> u64 {
        let mut bits = self.table_bits(by, |table, access| self.ask(by, Ask::Table { table, access }));
        for (at, text) in PERMISSIONS.iter().chain(&["tomorrow.view"]).enumerate() {
            let permission = Permission::parse(text).expect("a permission");
            let act = Act::Plain;
            if self.ask(by, Ask::Tenant { permission, act }) {
                bits |= 1 << (32 + at);
            }
        }
        bits
    }

    fn table_bits(&self, credential: Credential, counts: impl Fn(&str, Access) -> bool) -> u64 {
        let role = &self.roles[self.people[self.owner(credential)]];
        let mut bits = 0;
        for (t, table) in TABLES.into_iter().enumerate() {
            for (a, access) in Access::ALL.into_iter().enumerate() {
                let rights = role.tables.of(table);
                if rights.allows(access) && counts(table, access) {
                    let rows = if rights.own_rows { 0b01 } else { 0b11 };
                    bits |= rows << (6 * t + 2 * a);
                }
            }
        }
        bits
    }
}

fn union(a: &PermissionSet, b: &PermissionSet) -> PermissionSet {
    if [a, b].contains(&&PermissionSet::Everything) {
        PermissionSet::Everything
    } else {
        a.iter().chain(b.iter()).collect()
    }
}
