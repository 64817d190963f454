//! The members: searched by substring of address or name, narrowed by state, role and when they were last here, in one of three orders.

use async_trait::async_trait;
use std::collections::HashMap;

use authz::{Action, Permission};
use db::queries::{members as sql, roles};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::MembershipState;
use crate::{
    Error, GroupId, MembershipId, Mode, Operation, Result, UserId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    search,
    words::words,
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
    /// Anywhere in the installation.
    pub last_sign_in_at: Option<Timestamp>,
    /// When they were last in this tenant, to the minute.
    pub last_seen_at: Option<Timestamp>,
    /// The kinds of second factors that they have set up.
    pub second_factors: Vec<String>,
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
            last_seen_at: row.last_seen_at,
            second_factors: row.second_factors,
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

words!(
    /// What the list is ordered by.
    Sort as MemberSort {
        Email "email",
        /// Whoever came last first.
        Joined "joined",
        /// Whoever was here last first.
        LastSeen "last_seen",
    }
);

/// In the place of a role's key: members without one.
pub const NO_ROLE: &str = "-";

/// Which members.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// What is found is in the order of addresses.
    pub search: Option<String>,
    pub state: Option<String>,
    /// A role's key, or [`NO_ROLE`].
    pub role: Option<String>,
    pub seen_since: Option<Timestamp>,
    /// Whoever was never here as well.
    pub not_seen_since: Option<Timestamp>,
}

#[derive(Clone, Debug, Default)]
pub struct List {
    pub filter: Filter,
    /// A [`Sort`]; by e-mail address if left out.
    pub sort: Option<String>,
    pub after: Option<String>,
    pub limit: Option<u16>,
}

impl Filter {
    fn state(&self) -> Result<&'static str> {
        let state = self.state.as_deref().filter(|text| !text.is_empty());
        let state = state.map(str::parse::<MembershipState>).transpose();
        let state = state.map_err(|_| Error::invalid("state", "Write one of active and archived."))?;
        Ok(state.map_or("", MembershipState::as_str))
    }

    /// The role's id as the queries take it; none where the tenant has no such role, so nobody holds it.
    async fn role(&self, tx: &Tx<Tenant>) -> Result<Option<Uuid>> {
        match &*search::text(self.role.as_deref()) {
            "" => Ok(Some(Uuid::nil())),
            NO_ROLE => Ok(Some(Uuid::max())),
            key => Ok(roles::by_key()
                .bind(tx.db(), &tx.tenant()?.0, &key)
                .opt()
                .await?
                .map(|role| role.id)),
        }
    }

    /// As the event of an export says it.
    pub(super) fn said(&self) -> Result<serde_json::Value> {
        let text = |asked: &Option<String>| asked.as_deref().map(|asked| search::text(Some(asked)));
        Ok(serde_json::json!({
            "search": text(&self.search), "state": self.state()?, "role": text(&self.role),
            "seen_since": self.seen_since, "not_seen_since": self.not_seen_since,
        }))
    }
}

#[async_trait]
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
        let sort = self.sort()?;
        let state = self.filter.state()?;
        let text = search::text(self.filter.search.as_deref());
        let Some(role) = self.filter.role(tx).await? else {
            return Ok(Done::new(Page {
                items: Vec::new(),
                next: None,
            }));
        };
        let (db, tenant, most) = (tx.db(), &tx.tenant()?.0, limit + 1);
        let [since, not_since] = [self.filter.seen_since, self.filter.not_seen_since]
            .map(|at| at.map(|at| at.clamp(Timestamp::UNIX_EPOCH, search::FAR)));
        let after = search::text(self.after.as_deref());
        // What is found is in the order of addresses.
        let sort = if text.is_empty() { sort } else { Sort::Email };
        let rows = match sort {
            Sort::Email if text.is_empty() => {
                sql::list()
                    .bind(db, tenant, &after, &state, &role, &since, &not_since, &most)
                    .all()
                    .await?
            }
            Sort::Email => {
                sql::search()
                    .bind(
                        db,
                        &search::contains(&text),
                        &after,
                        &most,
                        &state,
                        &role,
                        &since,
                        &not_since,
                        tenant,
                    )
                    .all()
                    .await?
            }
            Sort::Joined => {
                let before = search::before::<MembershipId>(Some(&after))?.map_or(Uuid::max(), |id| id.0);
                sql::list_by_joining()
                    .bind(db, tenant, &before, &state, &role, &since, &not_since, &most)
                    .all()
                    .await?
            }
            Sort::LastSeen => {
                let (at, before) = search::moment::<MembershipId>(&after)?;
                let before = before.map_or(Uuid::max(), |id| id.0);
                sql::list_by_last_seen()
                    .bind(db, tenant, &at, &before, &state, &role, &since, &not_since, &most)
                    .all()
                    .await?
            }
        };
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let mut groups = groups_of(tx, &ids).await?;
        let member = |row: sql::MemberRow| {
            let groups = groups.remove(&row.id).unwrap_or_default();
            Member::new(row, groups, granted.who())
        };
        Page::cut(rows, limit, key(sort), member).map(Done::new)
    }
}

impl List {
    fn sort(&self) -> Result<Sort> {
        let asked = self.sort.as_deref().filter(|text| !text.is_empty());
        let sort = asked.map(str::parse).transpose();
        let sort = sort.map_err(|_| Error::invalid("sort", "Sort by `email`, `joined` or `last_seen`."))?;
        Ok(sort.unwrap_or(Sort::Email))
    }
}

/// Where the next page begins, in each order.
fn key(sort: Sort) -> impl Fn(&sql::MemberRow) -> String {
    move |row| {
        let id = MembershipId(row.id);
        match sort {
            Sort::Email => row.email.to_lowercase(),
            Sort::Joined => id.to_string(),
            Sort::LastSeen => format!("{id}~{}", row.last_seen_at.unwrap_or(Timestamp::UNIX_EPOCH)),
        }
    }
}
