//! The invitations that wait for an answer, newest first.

use async_trait::async_trait;
use authz::{Action, Permission};
use jiff::Timestamp;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    InvitationId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    search,
};

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Invitation {
    pub id: InvitationId,
    pub email: String,
    pub name: String,
    pub role: String,
    pub role_name: String,
    pub invited_by: Option<String>,
    pub created_at: Timestamp,
    pub expires_at: Timestamp,
    pub expired: bool,
}

pub type Page = crate::Page<Invitation>;

#[derive(Default)]
pub struct List {
    pub after: Option<String>,
    pub limit: Option<u16>,
}

#[async_trait]
impl Operation for List {
    type Plane = Tenant;
    const NAME: &'static str = "invitations.list";
    const PERMISSION: Permission<'static> = Permission::new("members", Action::View);
    const MODE: Mode = Mode::Read;
    type Output = Page;

    fn target(&self) -> Target {
        Target::new("invitation", "", "")
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<Page>> {
        let limit = search::limit(self.limit)?;
        let before = search::before::<InvitationId>(self.after.as_deref())?.map_or(Uuid::max(), |id| id.0);
        let rows = db::queries::invitations::list()
            .bind(tx.db(), &tx.tenant()?.0, &before, &(limit + 1))
            .all()
            .await?;
        let page = Page::cut(
            rows,
            limit,
            |row| InvitationId(row.id).to_string(),
            |row| {
                Ok(Invitation {
                    id: InvitationId(row.id),
                    email: row.email,
                    name: row.name,
                    role: row.role_key,
                    role_name: row.role_name,
                    invited_by: row.invited_by,
                    created_at: row.created_at,
                    expires_at: row.expires_at,
                    expired: row.expires_at <= tx.now(),
                })
            },
        )?;
        Ok(Done::new(page))
    }
}
