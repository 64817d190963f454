//! What must hold of each change of a world, whoever decided on it: measured from outside, by the real engine's answers before and after.

use authz::{Access, Act, Ask, Permission, Rank, decide};

use crate::generate::PERMISSIONS;
use crate::world::{Credential, Deed, Tenant, World};

const TABLES: [&str; 3] = ["notes", "orders", "tomorrow"];

/// What each credential can do in each tenant, as bits.
pub struct Measured(Vec<Vec<Bits>>);

struct Bits {
    /// By asking.
    usable: u64,
    /// By the role's rights on tables alone, as whoever asks the database itself.
    tables: u64,
}

impl World {
    pub fn measure(&self) -> Measured {
        let of = |at| {
            let credentials = 0..self.credentials();
            let bits = credentials.map(|credential| Bits {
                usable: self.usable(credential, at),
                tables: self.table_bits(credential, at, |_, _| true),
            });
            bits.collect()
        };
        Measured((0..self.tenants.len()).map(of).collect())
    }

    /// Whoever has more than before has it from somebody who had it; nobody at or above the actor was touched, nor the actor themself;
    /// an owner remains; and nothing happened in any other tenant.
    pub fn compare(
        &self,
        had: &Measured,
        after: &Self,
        has: &Measured,
        (by, at, deed): (Credential, usize, &Deed),
    ) -> Result<(), String> {
        let holds = |held: bool, what: &str| {
            if held {
                Ok(())
            } else {
                Err(format!("{what}: {by} did {deed:?} in {at}\nbefore {self:#?}"))
            }
        };
        // The rights on tables of a person count with or without the permission, since the person's application uses them in the database
        // itself; a token's by asking alone.
        let all = |bits: &Bits, credential: Credential| {
            bits.usable | if credential < self.people() { bits.tables } else { 0 }
        };
        for tenant in 0..self.tenants.len() {
            let gift = if tenant == at { had.0[at][by].usable } else { 0 };
            for credential in 0..after.credentials() {
                // A token is given no more rights on tables than its owner has; a permission may wake those that slept.
                let before = self.as_it_was(after, credential).map(|old| &had.0[tenant][old]);
                let before = before.map_or(0, |bits| bits.usable | bits.tables);
                let beyond = all(&has.0[tenant][credential], credential) & !(before | gift);
                holds(beyond == 0, &format!("{credential} has more than was given"))?;
            }
            holds(
                !self.tenants[tenant].has_owner() || after.tenants[tenant].has_owner(),
                "no owner is left",
            )?;
        }
        let stays = matches!(deed, Deed::MakeToken(_) | Deed::TakeOver { .. });
        holds(!stays || self.owner(by).is_some(), "a visitor made a way in that stays")?;
        if let Deed::TakeOver { target } = deed {
            let won = all(&had.0[at][*target], *target) & !had.0[at][by].usable;
            holds(won == 0, "the actor became somebody who can do more")?;
        }
        for person in 0..self.people() {
            let state = |tenant: &Tenant| {
                let member = tenant.members[person].as_ref();
                (tenant.role_of(person), member.is_some_and(|member| member.active))
            };
            let (old, new) = (state(&self.tenants[at]), state(&after.tenants[at]));
            if old == new {
                continue;
            }
            holds(Some(person) != self.owner(by), "the actor changed themself")?;
            let ranks = [old.0, new.0].into_iter().flatten().map(|role| role.rank);
            for rank in ranks {
                holds(self.reaches(by, at, rank), &format!("{person} is not below the actor"))?;
            }
        }
        Ok(())
    }

    /// The credential's number before the deed.
    fn as_it_was(&self, after: &Self, credential: Credential) -> Option<Credential> {
        let made = after.tokens.len() - self.tokens.len();
        let first_made = self.people() + self.tokens.len();
        match credential {
            old if old < first_made => Some(old),
            new if new < first_made + made => None,
            visitor => Some(visitor - made),
        }
    }

    fn reaches(&self, by: Credential, at: usize, other: Rank) -> bool {
        let tenant = &self.tenants[at];
        let rank = match self.owner(by) {
            Some(person) => tenant.role_of(person).map(|role| role.rank),
            None => Some(Rank::TOP),
        };
        let Some(rank) = rank else { return false };
        let peers = rank.is_top() || (tenant.peers_allowed && rank >= Rank::ADMIN);
        rank > other || (peers && rank == other)
    }

    /// One bit for each permission, and for each access to own rows and to those of others.
    fn usable(&self, by: Credential, at: usize) -> u64 {
        let ask = |ask: Ask<'_>| self.ask(decide, by, at, ask);
        let mut bits = self.table_bits(by, at, |table, access| ask(Ask::Table { table, access }));
        for (place, text) in PERMISSIONS.iter().chain(&["tomorrow.view"]).enumerate() {
            let permission = Permission::parse(text).expect("a permission");
            let act = Act::Plain;
            if ask(Ask::Tenant { permission, act }) {
                bits |= 1 << (32 + place);
            }
        }
        bits
    }

    fn table_bits(&self, credential: Credential, at: usize, counts: impl Fn(&str, Access) -> bool) -> u64 {
        let tenant = &self.tenants[at];
        let role = match self.owner(credential) {
            Some(person) => {
                let member = tenant.members[person].as_ref().filter(|member| member.active);
                member.and_then(|member| tenant.roles[member.role?].as_ref())
            }
            None => tenant.roles[0].as_ref().filter(|_| at == 0),
        };
        let Some(role) = role else { return 0 };
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

impl Tenant {
    pub fn has_owner(&self) -> bool {
        let held = self.members.iter().flatten().filter(|member| member.active);
        let mut roles = held.filter_map(|member| self.roles[member.role?].as_ref());
        roles.any(|role| role.rank.is_top())
    }
}
