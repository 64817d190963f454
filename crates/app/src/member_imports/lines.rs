//! The lines of an import, each with what becomes of it.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::member_imports as sql;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Outcome, find};
use crate::{
    Error, MemberImportId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    search,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = MemberImportLine)]
pub struct Line {
    /// In the table, whose first line names the columns.
    pub line: i32,
    pub email: String,
    pub name: String,
    /// The role's key.
    pub role: String,
    pub outcome: Outcome,
    /// Why it was refused, in a sentence.
    pub message: Option<String>,
}

pub type LinesPage = crate::Page<Line>;

pub struct Lines {
    pub import: MemberImportId,
    /// Only those with this [`Outcome`].
    pub outcome: Option<String>,
    pub after: Option<String>,
    pub limit: Option<u16>,
}

#[async_trait]
impl Operation for Lines {
    type Plane = Tenant;
    const NAME: &'static str = "member_imports.lines";
    const PERMISSION: Permission<'static> = Permission::new("members", Action::Create);
    const MODE: Mode = Mode::Read;
    type Output = LinesPage;

    fn target(&self) -> Target {
        Target::new("member_import", self.import, "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<LinesPage>> {
        let limit = search::limit(self.limit)?;
        let outcome = self.outcome.as_deref().filter(|text| !text.is_empty());
        let outcome = outcome.map(str::parse::<Outcome>).transpose();
        let outcome = outcome.map_err(|_| Error::invalid("outcome", "Write one of ready, refused and invited."))?;
        let after = self.after.as_deref().filter(|text| !text.is_empty());
        let after = after.map_or(Ok(0), str::parse::<i32>);
        let after = after.map_err(|_| Error::invalid("after", "Give `next` of the page before."))?;
        find(tx, self.import).await?;
        let rows = sql::lines()
            .bind(
                tx.db(),
                &tx.tenant()?.0,
                &self.import.0,
                &outcome.map_or("", Outcome::as_str),
                &after,
                &(limit + 1),
            )
            .all()
            .await?;
        let line = |row: sql::ImportLine| {
            Ok(Line {
                line: row.line,
                email: row.email,
                name: row.name,
                role: row.role,
                outcome: row.outcome.parse()?,
                message: Some(row.message).filter(|text| !text.is_empty()),
            })
        };
        LinesPage::cut(rows, limit, |row| row.line.to_string(), line).map(Done::new)
    }
}
