//! Who holds one permission: active members by e-mail address, each with all that gives it to them, and the platform admins who are inside by an access grant
//! that lets them.

use async_trait::async_trait;
use authz::Permission;
use db::queries::decisions as sql;
use futures_util::future::try_join_all;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    MAY_ASK, SEES_PEOPLE, facts_of, inside, known,
    landscape::Landscape,
    reasons::{About, Somebody, Source},
};
use crate::{
    AccessGrantId, MembershipId, Mode, Operation, Page, Result, UserId,
    access_grants::AccessMode,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    search,
};

/// A member who holds it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = PermissionHolder)]
pub struct Holder {
    pub member: MembershipId,
    pub user_id: UserId,
    pub email: String,
    pub name: String,
    /// All that gives it, each enough by itself.
    pub sources: Vec<Source>,
}

/// A platform admin who is inside and may do it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct VisitingHolder {
    pub access_grant: AccessGrantId,
    pub email: String,
    pub name: String,
    pub mode: AccessMode,
    pub ends_at: Timestamp,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = PermissionHolders)]
pub struct HoldersPage {
    pub items: Vec<Holder>,
    /// Give it as `after` to get the next page; missing on the last.
    pub next: Option<String>,
    /// On the first page only.
    pub visitors: Vec<VisitingHolder>,
    /// Whether the tenant has the module, so that the permission counts at all.
    pub enabled: bool,
}

#[derive(Default)]
pub struct Holders {
    /// `module.action`.
    pub permission: String,
    pub after: Option<String>,
    pub limit: Option<u16>,
}

#[async_trait]
impl Operation for Holders {
    type Plane = Tenant;
    const NAME: &'static str = "decisions.holders";
    const PERMISSION: Permission<'static> = MAY_ASK;
    const MODE: Mode = Mode::Read;
    type Output = HoldersPage;

    fn target(&self) -> Target {
        let permission = search::text(Some(&self.permission));
        Target::new("permission", &permission, &permission)
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<HoldersPage>> {
        granted.demand(SEES_PEOPLE)?;
        let limit = search::limit(self.limit)?;
        let after = search::text(self.after.as_deref());
        let landscape = Landscape::load(tx).await?;
        let permission = known::named(&landscape, "permission", &self.permission)?;
        let enabled = landscape.module(permission.module).is_some_and(|module| module.enabled);
        // What the tenant does not have is nobody's, so nobody is looked for.
        let rows = if enabled {
            candidates(tx, &landscape, permission, &after, limit + 1).await?
        } else {
            Vec::new()
        };
        let page = Page::cut(rows, limit, |row| row.email.to_lowercase(), Ok)?;
        let visits = match &*after {
            "" => inside::now(tx, granted, &landscape).await?,
            _ => Vec::new(),
        };
        let modules = granted.who().modules();
        Ok(Done::new(HoldersPage {
            items: decided(tx, &landscape, permission, page.items).await?,
            next: page.next,
            visitors: visits
                .into_iter()
                .filter(|visit| visit.may(known::ask(permission, modules)))
                .map(|visit| VisitingHolder {
                    access_grant: visit.id,
                    email: visit.email,
                    name: visit.name,
                    mode: visit.mode,
                    ends_at: visit.ends_at,
                })
                .collect(),
            enabled,
        }))
    }
}

/// Who may well hold it: by what their role and their groups list.
async fn candidates(
    tx: &Tx<Tenant>,
    landscape: &Landscape,
    permission: Permission<'_>,
    after: &str,
    most: i64,
) -> Result<Vec<sql::HolderRow>> {
    let roles = landscape.roles.iter();
    let roles = roles.filter(|role| role.it.permissions.contains(permission));
    let roles: Vec<Uuid> = roles.map(|role| role.id).collect();
    let groups = landscape.groups.iter();
    let groups = groups.filter(|group| group.it.permissions.contains(permission));
    let groups: Vec<Uuid> = groups.map(|group| group.id).collect();
    let managing = permission == crate::groups::SEES_GROUPS;
    Ok(sql::holders()
        .bind(tx.db(), &roles, &tx.tenant()?.0, &after, &most, &groups, &managing)
        .all()
        .await?)
}

/// Each as a decision about them would have them: all of them are read in one statement.
async fn decided(
    tx: &Tx<Tenant>,
    landscape: &Landscape,
    permission: Permission<'_>,
    rows: Vec<sql::HolderRow>,
) -> Result<Vec<Holder>> {
    let (tenant, now) = (tx.tenant()?, tx.now());
    let facts = rows.iter().map(|row| facts_of(tx, tenant, UserId(row.user_id)));
    let facts = try_join_all(facts.map(async |who| match who.await {
        // Gone since the page was read.
        Err(crate::Error::NotFound) => Ok(None),
        other => other.map(Some),
    }))
    .await?;
    let holder = |(row, who): (sql::HolderRow, Option<std::sync::Arc<Who>>)| {
        let somebody = Somebody {
            who: &*who?,
            now,
            landscape,
            visits: &[],
        };
        let sources = somebody.sources(About::Permission(permission)).ok()?;
        Some(Holder {
            member: MembershipId(row.id),
            user_id: UserId(row.user_id),
            email: row.email,
            name: row.name,
            sources,
        })
    };
    Ok(rows.into_iter().zip(facts).filter_map(holder).collect())
}
