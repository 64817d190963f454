//! Invites the person of one line, by the rights that whoever applied the import has at this moment: they are read and held still like a caller's own.

use async_trait::async_trait;
use authz::{Action, Ask, Permission};
use db::queries::{member_imports as sql, members};

use super::find;
use crate::{
    Error, InvitationId, MemberImportId, Mode, Operation, Result, UserId,
    audit::Target,
    caller::Who,
    facts::{Question, Subject, TenantKey},
    gate::{Act, DecidedPlane, Done, Granted, Tenant, Tx},
    invitations::{Insert, insert_link},
    roles,
};

pub(super) struct Invite {
    pub import: MemberImportId,
    pub line: i32,
    pub email: String,
}

#[async_trait]
impl Operation for Invite {
    type Plane = Tenant;
    const NAME: &'static str = "member_imports.invite";
    const PERMISSION: Permission<'static> = Permission::new("members", Action::Create);
    const MODE: Mode = Mode::Write;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("invitation", "", &self.email)
    }

    async fn acts(&self, _: &Who, _: &Tx<Tenant>) -> Result<Vec<Act>> {
        Ok(Vec::new())
    }

    async fn run(&self, _: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<()>> {
        let tenant = tx.tenant()?;
        let import = find(tx, self.import).await?;
        let applied_by = import.applied_by.map(UserId).ok_or(Error::NotFound)?;
        let line = sql::line()
            .bind(tx.db(), &tenant.0, &self.import.0, &self.line)
            .opt()
            .await?
            .ok_or(Error::NotFound)?;
        if line.outcome != "ready" {
            // Another worker was here.
            return Err(Error::conflict("unchanged", "This line is settled already."));
        }
        let asker = tx
            .app()
            .fact_reader()
            .read(Question {
                subject: Subject::User(applied_by),
                tenant: Some(TenantKey::Id(tenant)),
            })
            .await?;
        let (role, named) = roles::by_key(tx, tenant, &line.role).await?;
        let act = Act::OnPerson {
            themself: false,
            present: None,
            new: Some(named.clone()),
        };
        let ask: Ask<'_> = Tenant::ask(Self::PERMISSION, &act);
        asker.decide(tx.now(), ask)?;
        Tenant::hold_still(tx.db(), &asker, tx.now()).await?;
        if members::is_active().bind(tx.db(), &tenant.0, &line.email).one().await? {
            return Err(Error::invalid("email", "This person is a member already."));
        }
        let link = insert_link(
            tx,
            &asker,
            &Insert {
                id: InvitationId::new(),
                tenant,
                tenant_name: asker.tenant.as_ref().map_or("", |tenant| &tenant.name),
                email: &line.email,
                name: &line.name,
                role,
                role_name: &named.key,
                by_platform: false,
            },
        )
        .await?;
        sql::settle()
            .bind(tx.db(), &"invited", &"", &tenant.0, &self.import.0, &self.line)
            .await?;
        Done::new(())
            .target("invitation", link.id, &line.email)
            .on_behalf_of(applied_by)
            .after(serde_json::json!({ "email": line.email, "role": line.role, "import": self.import }))
    }
}
