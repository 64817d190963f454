//! The roles, groups and modules of a tenant, as the engine takes them and as people call them.

use std::sync::Arc;

use authz::{Group, Offer, Role};
use db::queries::{groups as groups_sql, roles as roles_sql};
use uuid::Uuid;

use crate::{
    Result,
    caller::Who,
    gate::{Tenant, Tx},
    groups,
    members::Member,
    modules::{self, OfferedModule},
    roles,
};

pub(super) struct Landscape {
    /// Those that people can hold.
    pub roles: Vec<Named<Role>>,
    pub groups: Vec<Named<Group>>,
    pub modules: Vec<OfferedModule>,
}

pub(super) struct Named<T> {
    pub id: Uuid,
    pub name: String,
    pub it: Arc<T>,
    /// Who holds it or is in it, as far as they are counted.
    pub people: u64,
}

impl<T> Named<T> {
    pub fn offer(&self) -> Offer<T> {
        Offer {
            it: self.it.clone(),
            people: self.people,
        }
    }
}

impl Landscape {
    pub async fn load(tx: &Tx<Tenant>) -> Result<Self> {
        let tenant = tx.tenant()?;
        let rows = roles_sql::list().bind(tx.db(), &tenant.0).all().await?;
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let snapshots = roles::load_all(tx, tenant, &ids).await?;
        let roles = rows.into_iter().filter(|row| row.key != "anon").filter_map(|row| {
            let it = snapshots.iter().find(|role| role.id.0 == row.id.as_u128())?.clone();
            Some(Named {
                id: row.id,
                name: row.name,
                it,
                people: u64::try_from(row.holders).unwrap_or_default(),
            })
        });
        let groups = groups_sql::list().bind(tx.db(), &tenant.0).all().await?;
        let groups = groups.into_iter().map(|row| {
            Ok(Named {
                id: row.id,
                it: Arc::new(groups::snapshot(&row)?),
                name: row.name,
                people: u64::try_from(row.members).unwrap_or_default(),
            })
        });
        Ok(Self {
            roles: roles.collect(),
            groups: groups.collect::<Result<_>>()?,
            modules: modules::all(tx).await?,
        })
    }

    /// The role and the groups of one person, of whom the answer is.
    pub async fn of_their_own(tx: &Tx<Tenant>, who: &Who, member: &Member) -> Result<Self> {
        let roles = who.tenant_role().into_iter().map(|role| Named {
            id: Uuid::from_u128(role.id.0),
            name: member.role_name.clone().unwrap_or_default(),
            it: role.clone(),
            people: 0,
        });
        let groups = who.groups().iter().map(|place| {
            let id = Uuid::from_u128(place.group.id.0);
            let named = member.groups.iter().find(|group| group.id.0 == id);
            Named {
                id,
                name: named.map_or_else(String::new, |group| group.name.clone()),
                it: place.group.clone(),
                people: 0,
            }
        });
        Ok(Self {
            roles: roles.collect(),
            groups: groups.collect(),
            modules: modules::all(tx).await?,
        })
    }

    pub fn role(&self, id: authz::RoleId) -> Option<&Named<Role>> {
        self.roles.iter().find(|role| role.it.id == id)
    }

    pub fn group(&self, id: authz::GroupId) -> Option<&Named<Group>> {
        self.groups.iter().find(|group| group.it.id == id)
    }

    pub fn module(&self, key: &str) -> Option<&OfferedModule> {
        self.modules.iter().find(|module| module.module.key == key)
    }
}
