//! Takes a table of people and says of each line what would become of it. Nobody is invited by that.

use async_trait::async_trait;
use authz::{Action, Permission, Rank};
use db::queries::{member_imports as sql, tenants};
use jiff::SignedDuration;
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    Import, Outcome, find,
    look::{FIRST_LINE, Judged, Known, RoleOf, judge, wrong},
};
use crate::{
    Error, MemberImportId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    instance::InstanceSettings,
    roles::{self, RoleSummary},
};

/// Somebody to invite.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = MemberImportRow)]
pub struct Row {
    #[schema(format = Email, max_length = 254)]
    pub email: String,
    /// How the person is called; they may change it.
    #[serde(default)]
    #[schema(max_length = 120)]
    pub name: String,
    /// The role's key, such as `staff`.
    #[schema(max_length = 40)]
    pub role: String,
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewMemberImport, examples(json!({ "rows": [{ "email": "ada@example.com", "name": "Ada Byron", "role": "member" }] })))]
pub struct NewImport {
    /// 1 to 10,000.
    pub rows: Vec<Row>,
}

pub struct Check(pub NewImport);

const ROWS_AT_MOST: usize = 10_000;
/// Of those that are not under way.
const KEPT: i64 = 5;
const KEPT_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);

#[async_trait]
impl Operation for Check {
    type Plane = Tenant;
    const NAME: &'static str = "member_imports.check";
    const PERMISSION: Permission<'static> = Permission::new("members", Action::Create);
    const MODE: Mode = Mode::Write;
    type Output = Import;

    fn target(&self) -> Target {
        Target::new("member_import", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Import>> {
        let rows = &self.0.rows;
        if rows.is_empty() || rows.len() > ROWS_AT_MOST {
            return Err(wrong("Give 1 to 10,000 people at a time."));
        }
        if let Some(at) = rows.iter().position(|row| !storable(row)) {
            return Err(wrong(format!(
                "Line {} holds what is no text, or too much of it.",
                at + FIRST_LINE
            )));
        }
        let settings = InstanceSettings::load(tx).await?;
        let judged = judge(rows.clone(), &known(tx, granted, rows).await?, &settings);
        let refused = judged.iter().filter(|line| line.outcome == Outcome::Refused).count();
        let (tenant, id) = (tx.tenant()?.0, MemberImportId::new());
        sql::forget()
            .bind(tx.db(), &tenant, &(tx.now() - KEPT_FOR), &(KEPT - 1))
            .await?;
        sql::insert()
            .bind(
                tx.db(),
                &tenant,
                &id.0,
                &count(rows.len())?,
                &count(refused)?,
                &tx.now(),
            )
            .await?;
        let numbers: Vec<i32> = (FIRST_LINE..FIRST_LINE + rows.len())
            .map(count)
            .collect::<Result<_>>()?;
        let texts = |text: fn(&Judged) -> String| judged.iter().map(text).collect::<Vec<_>>();
        sql::insert_lines()
            .bind(
                tx.db(),
                &tenant,
                &id.0,
                &numbers,
                &texts(|line| line.row.email.clone()),
                &texts(|line| line.row.name.clone()),
                &texts(|line| line.row.role.clone()),
                &texts(|line| line.outcome.to_string()),
                &texts(|line| line.message.clone()),
            )
            .await?;
        let import = Import::try_from(find(tx, id).await?)?;
        let after = serde_json::json!({ "lines": import.lines, "refused": import.refused });
        Done::new(import).target("member_import", id, "").after(after)
    }
}

/// What the table holds as it was written. The rules for each field are the line's own affair.
fn storable(row: &Row) -> bool {
    let fits = |text: &str, most| text.chars().count() <= most && !text.contains('\0');
    fits(&row.email, 254) && fits(&row.name, 120) && fits(&row.role, 60)
}

fn count(number: usize) -> Result<i32> {
    i32::try_from(number).map_err(|error| Error::Internal(error.to_string()))
}

async fn known(tx: &Tx<Tenant>, granted: &Granted<Check>, rows: &[Row]) -> Result<Known> {
    let tenant = tx.tenant()?;
    let emails: Vec<String> = rows.iter().map(|row| row.email.to_lowercase()).collect();
    let addresses = sql::known_addresses().bind(tx.db(), &tenant.0, &emails).all().await?;
    let roles = roles::all(tx, granted)
        .await?
        .into_iter()
        .filter(|role| role.key != "anon");
    let of_role = |role: RoleSummary| RoleOf {
        may_give: role.assignable,
        counted: role.rank >= Rank::ADMIN.0,
    };
    let usage = tenants::usage().bind(tx.db(), &tenant.0).one().await?;
    Ok(Known {
        addresses: addresses.into_iter().map(|it| (it.email, it.invited)).collect(),
        roles: roles.map(|role| (role.key.clone(), of_role(role))).collect(),
        admins_left: usage.max_admins.map(|most| i64::from(most - usage.admins)),
    })
}
