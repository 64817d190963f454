//! All that one member may do, and why: each permission that there is, and each table that the asker may know of.

use async_trait::async_trait;
use std::sync::Arc;

use authz::{Access, Action, Ask, Permission};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    MAY_ASK, facts_of, inside,
    inside::Visit,
    is_own,
    known::permissions_of,
    landscape_for,
    reasons::{About, Somebody, Source},
};
use crate::{
    Error, MembershipId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    members::{self, Member},
    tenants,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MemberDecisions {
    pub member: Member,
    /// Their account is suspended, so they may do nothing anywhere.
    pub suspended: bool,
    /// Bailiwick's own modules, then the application's.
    pub modules: Vec<ModuleDecisions>,
    /// Those that you may know of; missing while the tenant's database does not answer.
    pub tables: Option<Vec<TableDecisions>>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ModuleDecisions {
    pub key: String,
    pub label: String,
    /// Whether the tenant has it, so that its permissions count.
    pub enabled: bool,
    pub permissions: Vec<PermissionDecision>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PermissionDecision {
    /// `module.action`.
    pub permission: String,
    pub allowed: bool,
    /// All that gives it, each enough by itself.
    pub sources: Vec<Source>,
    /// Where it is not allowed: the code of the refusal.
    pub refusal: Option<&'static str>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct TableDecisions {
    pub table: String,
    pub read: bool,
    pub write: bool,
    pub delete: bool,
}

pub struct OfMember {
    pub member: MembershipId,
}

#[async_trait]
impl Operation for OfMember {
    type Plane = Tenant;
    const NAME: &'static str = "decisions.of_member";
    const PERMISSION: Permission<'static> = MAY_ASK;
    const MODE: Mode = Mode::Read;
    type Output = MemberDecisions;

    fn target(&self) -> Target {
        Target::new("membership", self.member, "")
    }

    fn is_about(&self, who: &Who) -> bool {
        is_own(who, self.member)
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<MemberDecisions>> {
        let (tenant, now) = (tx.tenant()?, tx.now());
        let member = members::summary(tx, granted.who(), self.member).await?;
        tx.found("membership", self.member, &member.email);
        let who = facts_of(tx, tenant, member.user_id).await?;
        let landscape = landscape_for(tx, granted, &who, &member).await?;
        let mut visits = inside::now(tx, granted, &landscape).await?;
        visits.retain(|visit| visit.user == member.user_id);
        let somebody = Somebody {
            who: &who,
            now,
            landscape: &landscape,
            visits: &visits,
        };
        let asks_about_others = granted.may(MAY_ASK, &Act::Plain);
        let modules = landscape.modules.iter();
        let modules = modules
            // What the tenant does not have is nothing to whoever is only told about themself.
            .filter(|module| module.enabled || asks_about_others)
            .map(|module| ModuleDecisions {
                key: module.module.key.clone(),
                label: module.module.label.clone(),
                enabled: module.enabled,
                permissions: permissions_of(module)
                    .filter_map(|text| decide(&somebody, text))
                    .collect(),
            });
        let modules = modules.collect();
        let suspended = who.person.as_ref().is_some_and(|person| !person.active);
        let eyes = Eyes {
            asker: granted.who().clone(),
            sees_grid: granted.may(Permission::new("tables", Action::Manage), &Act::Plain),
            who,
            visits,
            now,
        };
        Ok(Done::after_commit(async move |app: crate::App| {
            let tables = async {
                let (home, admin) = tenants::caught_up(&app, tenant).await?;
                Ok::<_, Error>(tenantdb::list_tables(&admin, &home.place.schema).await?)
            };
            let tables = tables.await.inspect_err(|error| {
                tracing::warn!(%tenant, ?error, "what somebody may do is told without the tables");
            });
            Ok(MemberDecisions {
                member,
                suspended,
                modules,
                tables: tables
                    .ok()
                    .map(|tables| tables.into_iter().filter_map(|table| eyes.see(table.name)).collect()),
            })
        }))
    }
}

fn decide(somebody: &Somebody<'_>, permission: String) -> Option<PermissionDecision> {
    let sources = somebody.sources(About::Permission(Permission::parse(&permission).ok()?));
    Some(PermissionDecision {
        allowed: sources.is_ok(),
        refusal: sources.as_ref().err().map(|refusal| refusal.code()),
        sources: sources.unwrap_or_default(),
        permission,
    })
}

/// Who looks at whose tables.
struct Eyes {
    asker: Who,
    /// The asker sets rights on tables, and so sees all of them.
    sees_grid: bool,
    who: Arc<Who>,
    visits: Vec<Visit>,
    now: jiff::Timestamp,
}

impl Eyes {
    /// The rights on a table that the asker may know of.
    fn see(&self, table: String) -> Option<TableDecisions> {
        let ask = |access| Ask::Table { table: &table, access };
        if !self.sees_grid && self.asker.decide(self.now, ask(Access::Read)).is_err() {
            return None;
        }
        let may = |access| {
            let ask = ask(access);
            self.who.decide(self.now, ask).is_ok() || self.visits.iter().any(|visit| visit.may(ask))
        };
        let (read, write, delete) = (may(Access::Read), may(Access::Write), may(Access::Delete));
        Some(TableDecisions {
            table,
            read,
            write,
            delete,
        })
    }
}
