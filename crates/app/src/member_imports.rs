//! Tables of people to invite into a tenant: looked through first, line by line, and then invited in the background by the rights that whoever said so has
//! when each line's turn comes. For platform admins see `admins/import`.

mod apply;
mod check;
mod invite;
mod lines;
mod look;
mod show;
mod work;

pub use apply::Apply;
pub use check::{Check, NewImport, Row};
use db::queries::member_imports as sql;
use jiff::Timestamp;
pub use lines::{Line, Lines, LinesPage};
use serde::Serialize;
pub use show::Show;
use utoipa::ToSchema;
pub(crate) use work::perform;

use crate::{
    Error, MemberImportId, Result,
    gate::{Tenant, Tx},
    words::words,
};

words!(
    /// How far an import is.
    ImportState {
        /// Looked through; nobody is invited yet.
        Checked "checked",
        Running "running",
        Done "done",
    }
);

words!(
    /// What becomes, or became, of a line.
    Outcome {
        /// The person would be invited, or will be when the line's turn comes.
        Ready "ready",
        Refused "refused",
        Invited "invited",
    }
);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
#[schema(as = MemberImport)]
pub struct Import {
    pub id: MemberImportId,
    pub state: ImportState,
    pub lines: i32,
    pub invited: i32,
    pub refused: i32,
    pub created_at: Timestamp,
    /// The tenant has invited as many people as it may in a day; then it goes on by itself.
    pub waits_until: Option<Timestamp>,
    pub finished_at: Option<Timestamp>,
}

impl TryFrom<sql::ImportRow> for Import {
    type Error = Error;

    fn try_from(row: sql::ImportRow) -> Result<Self> {
        Ok(Self {
            id: MemberImportId(row.id),
            state: row.state.parse()?,
            lines: row.lines,
            invited: row.invited,
            refused: row.refused,
            created_at: row.created_at,
            waits_until: row.waits_until,
            finished_at: row.finished_at,
        })
    }
}

async fn find(tx: &Tx<Tenant>, import: MemberImportId) -> Result<sql::ImportRow> {
    sql::get()
        .bind(tx.db(), &tx.tenant()?.0, &import.0)
        .opt()
        .await?
        .ok_or(Error::NotFound)
}
