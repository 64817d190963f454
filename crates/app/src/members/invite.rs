//! Invites somebody by e-mail with a role.

use async_trait::async_trait;
use authz::{Action, Permission};
use db::queries::members as sql;
use garde::Validate;
use serde::Deserialize;
use utoipa::ToSchema;

use crate::{
    Error, InvitationId, Mode, Operation, Result,
    audit::Target,
    caller::Who,
    gate::{Act, Done, Granted, Tenant, Tx},
    invitations::{Insert, NewLink, insert_link},
    names, roles,
};

#[derive(Clone, Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(examples(json!({ "email": "ada@example.com", "name": "Ada Byron", "role": "member" })))]
pub struct NewMember {
    #[garde(custom(names::email))]
    #[schema(format = Email, max_length = 254)]
    pub email: String,
    /// How the person is called; they may change it.
    #[serde(default)]
    #[garde(custom(names::optional_name))]
    #[schema(max_length = 120)]
    pub name: String,
    /// The role's key, such as `staff`.
    #[garde(length(max = 40))]
    #[schema(max_length = 40)]
    pub role: String,
}

pub struct Invite(pub NewMember);

#[async_trait]
impl Operation for Invite {
    type Plane = Tenant;
    const NAME: &'static str = "members.invite";
    const PERMISSION: Permission<'static> = Permission::new("members", Action::Create);
    const MODE: Mode = Mode::Write;
    type Output = NewLink;

    fn target(&self) -> Target {
        Target::new("invitation", "", &self.0.email)
    }

    async fn acts(&self, _: &Who, tx: &Tx<Tenant>) -> Result<Vec<Act>> {
        self.0.validate()?;
        let (_, role) = roles::by_key(tx, tx.tenant()?, &self.0.role).await?;
        let proof = roles::proof_for([&*role]);
        let given = Act::OnPerson {
            themself: false,
            present: None,
            new: Some(role),
        };
        Ok([given].into_iter().chain(proof).collect())
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Tenant>) -> Result<Done<NewLink>> {
        let tenant = tx.tenant()?;
        if sql::is_active().bind(tx.db(), &tenant.0, &self.0.email).one().await? {
            return Err(Error::invalid("email", "This person is a member already."));
        }
        let (role, named) = roles::by_key(tx, tenant, &self.0.role).await?;
        let who = granted.who();
        let link = insert_link(
            tx,
            who,
            &Insert {
                id: InvitationId::new(),
                tenant,
                tenant_name: who.tenant.as_ref().map_or("", |tenant| &tenant.name),
                email: &self.0.email,
                name: &self.0.name,
                role,
                role_name: &named.key,
                by_platform: false,
            },
        )
        .await?;
        let seen = serde_json::json!({ "email": self.0.email, "role": self.0.role });
        let id = link.id;
        Done::new(link).target("invitation", id, &self.0.email).after(seen)
    }
}
