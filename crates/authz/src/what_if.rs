//! What would have to be different for a no to become a yes. Each way is tried: the facts are made as they would be, and [`decide`] is asked. Who may go
//! that way, and how many rows stand in it, is not here.

use std::borrow::Cow;
use std::sync::Arc;

use crate::holder::permission_for;
use crate::{Access, Ask, Facts, Group, GroupId, InGroup, Membership, Permission, Person, Rank, Role, RoleId, decide};

/// One thing that is different.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// The person's account is suspended no more.
    LiftSuspension,
    /// The membership is in force again.
    Reactivate,
    /// The tenant has the module.
    SwitchOn,
    /// They hold this role, and no other.
    Hold(RoleId),
    /// They are in this group as well.
    Join(GroupId),
    /// This role, which they hold or would, gives the permission: to all who hold it.
    AddToRole(RoleId),
    /// This group, which they are in, gives the permission: to all who are in it.
    AddToGroup(GroupId),
    /// This role, which they hold or would, has the right on the table.
    SetTable(RoleId),
}

/// A role that somebody could hold, or a group that they could be in.
#[derive(Clone, Debug)]
pub struct Offer<T> {
    pub it: Arc<T>,
    /// How many people hold it or are in it: who gains what is added to it.
    pub people: u64,
}

/// What there is to choose from.
#[derive(Clone, Copy, Debug)]
pub struct Offered<'a> {
    pub roles: &'a [Offer<Role>],
    pub groups: &'a [Offer<Group>],
    /// Whether the tenant could have the module that is asked about.
    pub module: bool,
    /// All that is worth knowing of what else somebody would come to do.
    pub known: &'a [Ask<'a>],
}

/// Steps that lead to a yes when all of them are taken, and none of them for nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    pub steps: Vec<Step>,
    /// Which of [`Offered::known`] they would be allowed as well, by place.
    pub gained: Vec<usize>,
    /// Which they would be allowed no more.
    pub lost: Vec<usize>,
    /// How many other people would gain something, at most.
    pub others: u64,
    /// It makes them one of the tenant's top.
    pub to_the_top: bool,
}

/// The ways from a no to a yes, the smallest first: by how much else it gives to how many people, then by its steps. One that takes something away is
/// named where every one does, and one that makes an owner where nothing else helps. None where it is a yes, or nothing that is offered and tried makes it one.
pub fn ways(facts: &Facts<'_>, ask: Ask<'_>, offered: Offered<'_>) -> Vec<Way> {
    let Some((start, needed)) = Hypothesis::of(facts, ask).zip(needed(ask)) else {
        return Vec::new();
    };
    let try_out = Trial {
        start,
        needed,
        ask,
        offered,
    };
    let before: Vec<bool> = offered.known.iter().map(|it| try_out.start.allows(*it)).collect();
    let mut ways: Vec<(Size, Way)> = try_out
        .candidates()
        .into_iter()
        .filter(|steps| try_out.leads_there(steps))
        .map(|steps| try_out.way(steps, &before))
        .collect();
    for is_worse in [|way: &Way| way.to_the_top, |way: &Way| !way.lost.is_empty()] {
        if ways.iter().any(|(_, way)| !is_worse(way)) {
            ways.retain(|(_, way)| !is_worse(way));
        }
    }
    ways.sort_by_key(|(size, _)| *size);
    ways.into_iter().map(|(_, way)| way).collect()
}

/// Of more, those with the fewest steps are tried.
const TRIED_AT_MOST: usize = 300;

/// How much else is given, how much is taken, in how many steps, and how high they stand then.
type Size = (u64, usize, usize, Option<Rank>);

/// The permission that stands behind a question about somebody in a tenant; the platform's are not theirs to change.
fn needed<'a>(ask: Ask<'a>) -> Option<Permission<'a>> {
    match ask {
        Ask::Tenant { permission, .. } | Ask::Application { permission, .. } => Some(permission),
        Ask::Table { access, .. } => Some(permission_for(access)),
        Ask::Platform { .. } | Ask::Themself => None,
    }
}

/// Facts as they would be.
#[derive(Clone)]
struct Hypothesis<'a> {
    facts: Facts<'a>,
    active: bool,
    role: Option<Cow<'a, Role>>,
    groups: Vec<InGroup>,
    /// The module that is asked about, where the tenant would have it and has not.
    module: Option<&'a str>,
}

impl<'a> Hypothesis<'a> {
    fn of(facts: &Facts<'a>, ask: Ask<'_>) -> Option<Self> {
        let member = facts.membership.filter(|_| decide(facts, ask).is_err())?;
        Some(Self {
            facts: *facts,
            active: member.active,
            role: member.role.map(Cow::Borrowed),
            groups: member.groups.to_vec(),
            module: None,
        })
    }

    fn allows(&self, ask: Ask<'_>) -> bool {
        let facts = Facts {
            membership: Some(Membership {
                active: self.active,
                role: self.role.as_deref(),
                groups: &self.groups,
            }),
            ..self.facts
        };
        match (ask, self.module) {
            (Ask::Application { permission, .. }, Some(module)) if permission.module == module => {
                let modules = &[module.to_owned()];
                decide(&facts, Ask::Application { permission, modules }).is_ok()
            }
            _ => decide(&facts, ask).is_ok(),
        }
    }

    fn holds(&self, id: RoleId) -> bool {
        self.role.as_ref().is_some_and(|role| role.id == id)
    }
}

struct Trial<'a> {
    start: Hypothesis<'a>,
    needed: Permission<'a>,
    ask: Ask<'a>,
    offered: Offered<'a>,
}

impl<'a> Trial<'a> {
    /// Whatever may lead there. Each removes what stands in the way in one place: the account, the membership, the module, the role with its permission and its
    /// right on the table.
    fn candidates(&self) -> Vec<Vec<Step>> {
        let (start, offered) = (&self.start, self.offered);
        let mut always = Vec::new();
        always.extend((start.facts.person == Person::Suspended).then_some(Step::LiftSuspension));
        always.extend((!start.active).then_some(Step::Reactivate));
        if let Ask::Application { permission, modules } = self.ask {
            let lacks = !modules.iter().any(|it| it == permission.module);
            always.extend((lacks && offered.module).then_some(Step::SwitchOn));
        }
        let mut candidates = Vec::new();
        let mut with = |role: &Role, first: Option<Step>| {
            for permission in self.permission_for(role) {
                let table = self.table_for(role);
                let steps = always.iter().copied().chain(first).chain(permission).chain(table);
                candidates.push(steps.collect());
            }
        };
        if let Some(role) = start.role.as_deref() {
            with(role, None);
        }
        let others = offered.roles.iter().map(|offer| &*offer.it);
        for role in others.filter(|role| !start.holds(role.id) && self.brings_something(role)) {
            with(role, Some(Step::Hold(role.id)));
        }
        // Trying takes its time, and somebody waits.
        candidates.sort_by_key(Vec::len);
        candidates.truncate(TRIED_AT_MOST);
        candidates
    }

    /// Whoever has a role changes it for what it does not give them.
    fn brings_something(&self, role: &Role) -> bool {
        let present = self.start.role.as_deref();
        let more = |gives: &dyn Fn(&Role) -> bool| gives(role) && !present.is_some_and(gives);
        present.is_none()
            || more(&|role| role.permissions.contains(self.needed))
            || matches!(self.ask, Ask::Table { .. }) && more(&|role| self.table_for(role).is_none())
    }

    /// How somebody of this role may come to the permission.
    fn permission_for(&self, role: &Role) -> Vec<Option<Step>> {
        let gives = |group: &Group| group.permissions.contains(self.needed);
        let mine = &self.start.groups;
        if role.permissions.contains(self.needed) || mine.iter().any(|place| gives(&place.group)) {
            return vec![None];
        }
        let is_mine = |group: &Group| mine.iter().any(|place| place.group.id == group.id);
        let others = self.offered.groups.iter().map(|offer| &*offer.it);
        let join = others.filter(|group| gives(group) && !is_mine(group));
        let add = mine.iter().map(|place| Step::AddToGroup(place.group.id));
        // By managing a group, they may hold it already.
        [None, Some(Step::AddToRole(role.id))]
            .into_iter()
            .chain(join.map(|group| Some(Step::Join(group.id))))
            .chain(add.map(Some))
            .collect()
    }

    fn table_for(&self, role: &Role) -> Option<Step> {
        match self.ask {
            Ask::Table { table, access } if !role.tables.of(table).allows(access) => Some(Step::SetTable(role.id)),
            _ => None,
        }
    }

    /// With all of the steps it is a yes, and without any one of them a no.
    fn leads_there(&self, steps: &[Step]) -> bool {
        let all = || steps.iter().copied();
        let without = |left_out: usize| {
            all()
                .enumerate()
                .filter(move |(at, _)| *at != left_out)
                .map(|(_, step)| step)
        };
        self.after(all()).allows(self.ask) && (0..steps.len()).all(|at| !self.after(without(at)).allows(self.ask))
    }

    fn after(&self, steps: impl Iterator<Item = Step>) -> Hypothesis<'a> {
        let mut then = self.start.clone();
        for step in steps {
            self.take(&mut then, step);
        }
        then
    }

    fn take(&self, then: &mut Hypothesis<'a>, step: Step) {
        match step {
            Step::LiftSuspension => then.facts.person = Person::Active,
            Step::Reactivate => then.active = true,
            Step::SwitchOn => then.module = Some(self.needed.module),
            Step::Hold(id) => {
                if let Some(offer) = self.offered.roles.iter().find(|offer| offer.it.id == id) {
                    then.role = Some(Cow::Borrowed(&*offer.it));
                }
            }
            Step::Join(id) => {
                let found = self.offered.groups.iter().find(|offer| offer.it.id == id);
                then.groups.extend(found.map(|offer| InGroup {
                    group: offer.it.clone(),
                    manages: false,
                }));
            }
            Step::AddToRole(id) => {
                if let Some(role) = then.role.as_mut().filter(|role| role.id == id) {
                    role.to_mut().permissions = role.permissions.with(self.needed);
                }
            }
            Step::AddToGroup(id) => {
                for place in then.groups.iter_mut().filter(|place| place.group.id == id) {
                    place.group = Arc::new(Group {
                        id,
                        permissions: place.group.permissions.with(self.needed),
                    });
                }
            }
            Step::SetTable(id) => {
                if let Ask::Table { table, access } = self.ask
                    && let Some(role) = then.role.as_mut().filter(|role| role.id == id)
                {
                    let rights = role.tables.of(table).with(access);
                    role.to_mut().tables = role.tables.with(table, rights);
                }
            }
        }
    }

    /// What it comes to, and to how much: each thing that somebody gains who gained it not for being asked about.
    fn way(&self, steps: Vec<Step>, before: &[bool]) -> (Size, Way) {
        let after = self.after(steps.iter().copied());
        let mut way = Way {
            gained: Vec::new(),
            lost: Vec::new(),
            others: 0,
            to_the_top: steps.iter().any(|step| matches!(step, Step::Hold(_)))
                && after.role.as_ref().is_some_and(|role| role.rank.is_top()),
            steps,
        };
        for (at, (ask, was)) in self.offered.known.iter().zip(before).enumerate() {
            match (was, after.allows(*ask)) {
                (false, true) if !is_same(*ask, self.ask) => way.gained.push(at),
                (true, false) => way.lost.push(at),
                _ => {}
            }
        }
        let mut given = way.gained.len() as u64;
        for step in &way.steps {
            let others = self.others(*step);
            given = given.saturating_add(others);
            way.others = way.others.max(others);
        }
        let rank = after.role.map(|role| role.rank);
        ((given, way.lost.len(), way.steps.len(), rank), way)
    }

    /// Who else gains by it. Whoever is asked about is not counted among those who hold what they hold.
    fn others(&self, step: Step) -> u64 {
        let start = &self.start;
        let but_them = |people: u64, among: bool| people.saturating_sub(u64::from(among && start.active));
        match step {
            Step::AddToRole(id) | Step::SetTable(id) => {
                let offer = self.offered.roles.iter().find(|offer| offer.it.id == id);
                offer.map_or(0, |offer| but_them(offer.people, start.holds(id)))
            }
            Step::AddToGroup(id) => {
                let offer = self.offered.groups.iter().find(|offer| offer.it.id == id);
                offer.map_or(0, |offer| offer.people.saturating_sub(1))
            }
            Step::LiftSuspension | Step::Reactivate | Step::SwitchOn | Step::Hold(_) | Step::Join(_) => 0,
        }
    }
}

fn is_same(one: Ask<'_>, other: Ask<'_>) -> bool {
    let on = |ask| match ask {
        Ask::Table { table, access } => Some((table, access)),
        _ => None,
    };
    let of = |ask| match ask {
        Ask::Tenant { permission, .. } | Ask::Application { permission, .. } => Some(permission),
        _ => None,
    };
    fn both<T: PartialEq>(one: Option<T>, other: Option<T>) -> bool {
        one.is_some() && one == other
    }
    both::<(&str, Access)>(on(one), on(other)) || both(of(one), of(other))
}
