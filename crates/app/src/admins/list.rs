//! The register of platform admins: searched, filtered and in one of several orders.

use std::slice;

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::admins as sql;
use jiff::{Timestamp, civil::Date};
use serde::Serialize;
use utoipa::ToSchema;

use super::{AdminState, find, locks::Locks};
use crate::{
    AdminId, Mode, Operation, Result, UserId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    search,
    words::words,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Admin {
    pub id: AdminId,
    pub user_id: UserId,
    pub email: String,
    pub name: String,
    /// The role's key.
    pub role: String,
    pub role_name: String,
    /// Says who somebody is, and decides nothing.
    pub title: String,
    pub state: AdminState,
    /// Why it is inactive.
    pub state_reason: Option<String>,
    /// When the person wants to be back. Super Admins are reminded of it; nobody comes back by itself.
    pub returns_on: Option<Date>,
    /// Who added them; missing where the command line did.
    pub requested_by: Option<String>,
    /// Until when an invited person's link works, or did; missing where there is none.
    pub link_expires_at: Option<Timestamp>,
    /// Whether the person has a password and their account is not suspended.
    pub can_sign_in: bool,
    /// The kinds of second factors that they have set up.
    pub second_factors: Vec<String>,
    pub passkeys: u32,
    pub last_sign_in_at: Option<Timestamp>,
    /// Too many wrong guesses: until then no attempt to sign in is looked at.
    pub locked_until: Option<Timestamp>,
    pub version: i32,
    pub created_at: Timestamp,
    /// The asker.
    pub themself: bool,
}

impl Admin {
    pub(super) async fn read(tx: &Tx<Platform>, admin: AdminId, who: &Who) -> Result<Self> {
        let row = find(tx, admin).await?;
        let locks = Locks::of(tx, slice::from_ref(&row)).await?;
        Self::new(row, who, &locks)
    }

    pub(super) fn new(row: sql::AdminRow, who: &Who, locks: &Locks) -> Result<Self> {
        Ok(Self {
            themself: who.is(row.user_id),
            locked_until: locks.until(&row.email),
            id: AdminId(row.id),
            user_id: UserId(row.user_id),
            email: row.email,
            name: row.name,
            role: row.role_key,
            role_name: row.role_name,
            title: row.title,
            state: row.standing.parse()?,
            state_reason: row.state_reason,
            returns_on: row.returns_on,
            requested_by: row.requested_by_name,
            link_expires_at: row.link_expires_at,
            can_sign_in: row.can_sign_in,
            second_factors: row.second_factors,
            passkeys: u32::try_from(row.passkeys).unwrap_or(u32::MAX),
            last_sign_in_at: row.last_sign_in_at,
            version: row.version,
            created_at: row.created_at,
        })
    }
}

words!(
    /// What the list is ordered by.
    Sort as AdminSort {
        Email "email",
        Name "name",
        Title "title",
        /// The highest first.
        Role "role",
        State "state",
        /// Those who never did first.
        LastSignIn "last_sign_in",
    }
);

pub type Page = crate::Page<Admin>;

#[derive(Clone, Debug, Default)]
pub struct List {
    /// Part of the address, the name or the title.
    pub search: Option<String>,
    /// Only holders of the role with this key.
    pub role: Option<String>,
    pub state: Option<String>,
    /// A [`Sort`], the other way round with `-` before it; by e-mail address if left out.
    pub sort: Option<String>,
    pub after: Option<String>,
    pub limit: Option<u16>,
}

#[async_trait]
impl Operation for List {
    type Plane = Platform;
    const NAME: &'static str = "admins.list";
    const PERMISSION: Permission<'static> = Permission::new("admins", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Page;

    fn target(&self) -> Target {
        Target::new("platform_admin", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Page>> {
        let limit = search::limit(self.limit)?;
        let words = "`email`, `name`, `title`, `role`, `state` or `last_sign_in`";
        let (sort, turned) = search::sorted("sort", self.sort.as_deref(), Sort::Email, words)?;
        let (key, id) = search::keyed(self.after.as_deref())?;
        let text = search::text(self.search.as_deref());
        let rows = sql::list()
            .bind(
                tx.db(),
                &sort.as_str(),
                &turned,
                &key,
                &id,
                &text,
                &search::contains(&text),
                &search::text(self.role.as_deref()),
                &search::text(self.state.as_deref()),
                &(limit + 1),
            )
            .all()
            .await?;
        let locks = Locks::of(tx, &rows).await?;
        let key = |row: &sql::AdminRow| format!("{}.{}", row.id.simple(), row.sort_key);
        Page::cut(rows, limit, key, |row| Admin::new(row, granted.who(), &locks)).map(Done::new)
    }
}
