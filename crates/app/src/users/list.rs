//! Everybody of the instance, filtered, in one of three orders and each the other way round; searched by substring of address or name.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::users as sql;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{UserOrder, UserState, UserType, erase::GRACE};
use crate::{
    Error, Mode, Operation, Result, UserId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    search,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct User {
    pub id: UserId,
    pub email: String,
    pub name: String,
    #[serde(rename = "type")]
    pub kind: UserType,
    /// The key of the platform role, for a platform admin.
    pub platform_role: Option<String>,
    pub state: UserState,
    /// Memberships, archived ones included.
    pub tenants: i64,
    /// The kinds of second factors that they have set up.
    pub second_factors: Vec<String>,
    pub last_sign_in_at: Option<Timestamp>,
    /// When a deleted user is erased.
    pub erased_after: Option<Timestamp>,
    pub version: i32,
    pub created_at: Timestamp,
}

impl TryFrom<sql::ListedRow> for User {
    type Error = Error;

    fn try_from(row: sql::ListedRow) -> Result<Self> {
        Ok(Self {
            id: UserId(row.id),
            email: row.email,
            name: row.name,
            kind: match row.platform_role {
                Some(_) => UserType::Instance,
                None => UserType::Workspace,
            },
            platform_role: row.platform_role,
            state: row.state.parse()?,
            tenants: row.tenants,
            second_factors: row.second_factors,
            last_sign_in_at: row.last_sign_in_at,
            erased_after: row.deleted_at.map(|at| at + GRACE),
            version: row.version,
            created_at: row.created_at,
        })
    }
}

pub type Page = crate::Page<User>;

/// Which users.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// At least two characters; what is found is in the order of addresses (D19).
    pub search: Option<String>,
    pub state: Option<String>,
    pub kind: Option<String>,
}

#[derive(Clone, Debug, Default)]
pub struct List {
    pub filter: Filter,
    pub order: Option<String>,
    pub after: Option<String>,
    pub limit: Option<u16>,
}

/// A filter as the query takes it: nothing, or one of its words.
fn word<T: std::str::FromStr>(field: &'static str, asked: Option<&str>, words: &str) -> Result<Option<T>> {
    let asked = asked.filter(|text| !text.is_empty()).map(str::parse);
    asked
        .transpose()
        .map_err(|_| Error::invalid(field, format!("Write one of {words}.")))
}

/// By address if left out; and whether the other way round.
pub(super) fn order_of(asked: Option<&str>) -> Result<(UserOrder, bool)> {
    search::sorted("order", asked, UserOrder::Email, "`email`, `name` or `last_sign_in`")
}

impl Filter {
    fn state(&self) -> Result<&'static str> {
        let state = word::<UserState>("state", self.state.as_deref(), "active, suspended and deleted")?;
        Ok(state.map_or("", UserState::as_str))
    }

    fn kind(&self) -> Result<&'static str> {
        let kind = word::<UserType>("type", self.kind.as_deref(), "instance and workspace")?;
        Ok(kind.map_or("", UserType::as_str))
    }

    fn search(&self) -> Result<Option<String>> {
        let text = search::text(self.search.as_deref());
        match text.trim() {
            "" => Ok(None),
            text if text.chars().count() < 2 => Err(Error::invalid("search", "Write at least 2 characters.")),
            text => Ok(Some(search::contains(text))),
        }
    }

    /// As an event of an export says it.
    pub(super) fn said(&self) -> Result<serde_json::Value> {
        self.search()?;
        Ok(
            serde_json::json!({ "search": self.search.as_deref().map(|asked| search::text(Some(asked))), "state": self.state()?, "type": self.kind()? }),
        )
    }
}

#[async_trait]
impl Operation for List {
    type Plane = Platform;
    const NAME: &'static str = "users.list";
    const PERMISSION: Permission<'static> = Permission::new("users", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Page;

    fn target(&self) -> Target {
        Target::new("user", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Page>> {
        let limit = search::limit(self.limit)?;
        let (order, turned) = order_of(self.order.as_deref())?;
        // By name turned round, a page begins below its place; in all other orders the first one needs none.
        let nobody = if turned { Uuid::max() } else { Uuid::nil() };
        let after = search::before::<UserId>(self.after.as_deref())?.map_or(nobody, |id| id.0);
        let (state, kind, most) = (self.filter.state()?, self.filter.kind()?, limit + 1);
        let db = tx.db();
        macro_rules! rows {
            ($query:ident) => {
                sql::$query().bind(db, &after, &state, &kind, &most).all().await?
            };
        }
        let rows = match (self.filter.search()?, order, turned) {
            (Some(pattern), ..) => {
                sql::search()
                    .bind(db, &after, &pattern, &state, &kind, &most)
                    .all()
                    .await?
            }
            (None, UserOrder::Email, false) => rows!(list_by_email),
            (None, UserOrder::Email, true) => rows!(list_by_email_turned),
            (None, UserOrder::Name, false) => rows!(list_by_name),
            (None, UserOrder::Name, true) => rows!(list_by_name_turned),
            (None, UserOrder::LastSignIn, false) => rows!(list_by_last_sign_in),
            (None, UserOrder::LastSignIn, true) => rows!(list_by_last_sign_in_turned),
        };
        Page::cut(rows, limit, |row| UserId(row.id).to_string(), TryInto::try_into).map(Done::new)
    }
}
