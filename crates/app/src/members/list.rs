//! The members, by e-mail address, searched by substring of address or name.

use std::collections::HashMap;

use authz::{Action, Permission};
use db::queries::members as sql;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::MembershipState;
use crate::{
    GroupId, MembershipId, Mode, Operation, Result, UserId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    search,
};

/// A group that a member is in.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct MemberGroup {
    pub id: GroupId,
    pub name: String,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Member {
    pub id: MembershipId,
    pub user_id: UserId,
    pub email: String,
    pub name: String,
    /// The role's key; missing: without a role, so without any permission.
    pub role: Option<String>,
    pub role_name: Option<String>,
    /// What adds to the role, by name.
    pub groups: Vec<MemberGroup>,
    pub state: MembershipState,
    pub last_sign_in_at: Option<Timestamp>,
    pub version: i32,
    pub created_at: Timestamp,
    /// The asker.
    pub themself: bool,
}

impl Member {
    pub(super) fn new(row: sql::MemberRow, groups: Vec<MemberGroup>, who: &Who) -> Result<Self> {
        Ok(Self {
            themself: who.is(row.user_id),
            id: MembershipId(row.id),
            user_id: UserId(row.user_id),
            email: row.email,
            name: row.name,
            role: row.role_key,
            role_name: row.role_name,
            groups,
            state: row.state.parse()?,
            last_sign_in_at: row.last_sign_in_at,
            version: row.version,
            created_at: row.created_at,
        })
    }
}

/// The groups of each of these members who is in one.
pub(super) async fn groups_of(tx: &Tx<Tenant>, members: &[Uuid]) -> Result<HashMap<Uuid, Vec<MemberGroup>>> {
    let mut groups: HashMap<Uuid, Vec<MemberGroup>> = HashMap::new();
    let rows = db::queries::groups::of_members()
        .bind(tx.db(), &tx.tenant()?.0, &members)
        .all()
        .await?;
    for row in rows {
        groups.entry(row.membership_id).or_default().push(MemberGroup {
            id: GroupId(row.id),
            name: row.name,
        });
    }
    Ok(groups)
}

pub type Page = crate::Page<Member>;

#[derive(Default)]
pub struct List {
    pub search: Option<String>,
    pub after: Option<String>,
    pub limit: Option<u16>,
}

impl Operation for List {
    type Plane = Tenant;
    const NAME: &'static str = "members.list";
    const PERMISSION: Permission<'static> = Permission::new("members", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Page;

    fn target(&self) -> Target {
        Target::new("membership", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Page>> {
        let limit = search::limit(self.limit)?;
        let after = search::text(self.after.as_deref());
        let text = search::text(self.search.as_deref());
        let tenant = tx.tenant()?.0;
        let rows = if text.is_empty() {
            sql::list().bind(tx.db(), &tenant, &after, &(limit + 1)).all().await?
        } else {
            sql::search()
                .bind(tx.db(), &search::contains(&text), &after, &(limit + 1), &tenant)
                .all()
                .await?
        };
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let mut groups = groups_of(tx, &ids).await?;
        Page::cut(
            rows,
            limit,
            |row| row.email.to_lowercase(),
            |row| {
                let groups = groups.remove(&row.id).unwrap_or_default();
                Member::new(row, groups, granted.who())
            },
        )
        .map(Done::new)
    }
}
