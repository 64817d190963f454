//! One's own saved views of a log, and those that others share.

use async_trait::async_trait;
use std::marker::PhantomData;

use authz::{Action, Permission};
use db::queries::audit_views as sql;
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;

use super::log;
use crate::{
    AuditViewId, Error, Mode, Operation, Result, UserId,
    audit::{Filter, Target},
    caller::Who,
    gate::{Act, DecidedPlane, Done, Granted, Tx},
};

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = AuditView)]
pub struct View {
    pub id: AuditViewId,
    pub name: String,
    pub filter: Filter,
    /// Whether everybody who reads the log sees it.
    pub shared: bool,
    pub owner_id: UserId,
    /// The owner's name; missing where they are nobody here any more.
    pub owner: Option<String>,
    pub created_at: Timestamp,
}

impl TryFrom<sql::ViewRow> for View {
    type Error = Error;

    fn try_from(row: sql::ViewRow) -> Result<Self> {
        Ok(Self {
            id: AuditViewId(row.id),
            name: row.name,
            filter: serde_json::from_value(row.filter).map_err(|error| Error::Internal(error.to_string()))?,
            shared: row.shared,
            owner_id: UserId(row.owner_id),
            owner: row.owner_name,
            created_at: row.created_at,
        })
    }
}

pub struct List<P>(PhantomData<fn() -> P>);

impl<P> Default for List<P> {
    fn default() -> Self {
        Self(PhantomData)
    }
}

/// So many that a menu holds them.
const AT_MOST: i64 = 200;

#[async_trait]
impl<P: DecidedPlane> Operation for List<P> {
    type Plane = P;
    const NAME: &'static str = "audit_views.list";
    const PERMISSION: Permission<'static> = Permission::new("audit", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Vec<View>;

    fn target(&self) -> Target {
        Target::new("audit_view", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<P>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<P>) -> Result<Done<Vec<View>>> {
        // The command line is no person and has none of its own.
        let user = granted.who().person().map_or(uuid::Uuid::nil(), |person| person.id.0);
        let rows = sql::list().bind(tx.db(), &log(tx), &user, &AT_MOST).all().await?;
        let views = rows.into_iter().map(TryInto::try_into).collect::<Result<_>>()?;
        Ok(Done::new(views))
    }
}
