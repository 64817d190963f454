//! Looks at a schema before it is attached, and changes nothing: whether it can be, what is in it, and what stays as it is.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::servers;
use garde::Validate;
use serde::{Deserialize, Serialize};
use tenantdb::{ConnectError, Desired, Place};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    Error, Mode, Operation, Result, ServerId,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Platform, Tx},
    names,
    servers::{address_of, refuse_control_database},
};

/// Findings that are told of. Of a schema with more, that there are more.
const FINDINGS: usize = 50;

#[derive(Clone, Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "server": null, "database": "books", "schema": "public" })))]
pub struct AttachmentPlace {
    /// Left out: the server that Bailiwick runs itself.
    #[garde(skip)]
    pub server: Option<ServerId>,
    #[garde(custom(names::database_object))]
    #[schema(min_length = 1, max_length = 63)]
    pub database: String,
    #[garde(custom(names::schema))]
    #[schema(min_length = 1, max_length = 63)]
    pub schema: String,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct AttachmentReport {
    pub tables: Vec<FoundTable>,
    /// What is there and stays as it is, for whoever attaches it to know: a sentence each.
    pub advice: Vec<String>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct FoundTable {
    pub name: String,
    /// PostgreSQL's own estimate; missing if it never counted.
    pub estimated_rows: Option<i64>,
}

pub struct TestAttachment(pub AttachmentPlace);

#[async_trait]
impl Operation for TestAttachment {
    type Plane = Platform;
    const NAME: &'static str = "tenants.test_attachment";
    const PERMISSION: Permission<'static> = Permission::new("tenants", Action::Create);
    const MODE: Mode = Mode::Write;
    type Output = AttachmentReport;

    fn target(&self) -> Target {
        Target::new("tenant", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Platform>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<AttachmentReport>> {
        let asked = &self.0;
        asked.validate()?;
        refuse_control_database(tx.app(), &asked.database)?;
        let server = match asked.server {
            Some(id) => Some(id),
            None => servers::managed_id()
                .bind(tx.db())
                .opt()
                .await?
                .map(|row| ServerId(row.id)),
        };
        let unknown = || Error::invalid("server", "There is no such server. Add one first, or choose another.");
        let (_, server) = match server {
            Some(id) => address_of(tx, id).await.map_err(|error| match error {
                Error::NotFound => unknown(),
                other => other,
            })?,
            None => return Err(unknown()),
        };
        // As of a tenant that is nobody yet.
        let wish = Desired {
            tenant: Uuid::now_v7(),
            place: Place {
                database: asked.database.clone(),
                schema: asked.schema.clone(),
            },
            isolation: tenantdb::Isolation::Attached,
            closed: false,
            roles: Vec::new(),
        };
        let done = Done::after_commit(async move |_| {
            tenantdb::inspect(&server, &wish)
                .await
                .map(Into::into)
                .map_err(at_field)
        });
        done.after(serde_json::json!({ "database": asked.database, "schema": asked.schema }))
    }
}

impl From<tenantdb::Inspection> for AttachmentReport {
    fn from(found: tenantdb::Inspection) -> Self {
        let more = found.findings.len().saturating_sub(FINDINGS);
        let told = found.findings.into_iter().take(FINDINGS);
        let mut advice: Vec<String> = told
            .map(|finding| format!("{}: {}", finding.subject, finding.detail))
            .collect();
        if more > 0 {
            advice.push(format!("And {more} more of the kind."));
        }
        let tables = found.tables.into_iter().map(|table| FoundTable {
            name: table.name,
            estimated_rows: table.estimated_rows,
        });
        Self {
            tables: tables.collect(),
            advice,
        }
    }
}

/// At the field that is wrong, in words for whoever types it.
fn at_field(error: tenantdb::Error) -> Error {
    let field = match &error {
        tenantdb::Error::Connect(ConnectError::NoSuchDatabase(_)) => "database",
        tenantdb::Error::Connect(_) => "server",
        tenantdb::Error::Conflict(_) | tenantdb::Error::Name(_) => "schema",
        _ => return error.into(),
    };
    Error::invalid(field, error.to_string())
}
