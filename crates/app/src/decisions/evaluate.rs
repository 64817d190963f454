//! One access evaluation (AuthZEN 1.0 §6), from facts read for this request, the asker's and the subject's in the same statement.
//! It opens no transaction and leaves no event: it is asked thousands of times a second and changes nothing.

use authz::{Access, Ask, Grant, Permission, Refusal};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;
use uuid::Uuid;

use super::MAY_ASK;
use super::known;
use crate::{
    App, Caller, Error, GroupId, Result, RoleId, TenantRef, UserId,
    caller::InTenant,
    facts::{Question, Subject as Asked},
};

#[derive(Clone, Debug, Deserialize, ToSchema)]
#[schema(examples(json!({
    "subject": { "type": "user", "id": "usr_00000000000070008000000000000000" },
    "action": { "name": "tables.view" },
    "resource": { "type": "tenant", "id": "acme" },
})))]
pub struct Evaluate {
    pub subject: Subject,
    pub action: NamedAction,
    pub resource: Resource,
    /// Taken and not read: nothing here is decided by it.
    #[serde(default)]
    pub context: Option<Map<String, Value>>,
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct Subject {
    /// `user`.
    #[serde(rename = "type")]
    pub kind: String,
    /// A user's id.
    pub id: String,
    #[serde(default)]
    pub properties: Option<Map<String, Value>>,
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct NamedAction {
    /// On a tenant a permission, such as `members.view`; on a table `read`, `write` or `delete`.
    pub name: String,
    #[serde(default)]
    pub properties: Option<Map<String, Value>>,
}

#[derive(Clone, Debug, Deserialize, ToSchema)]
pub struct Resource {
    /// `tenant` or `table`.
    #[serde(rename = "type")]
    pub kind: String,
    /// A tenant's id or slug; a table's name.
    pub id: String,
    /// For a table: `tenant`, the id or slug of the one whose table it is.
    #[serde(default)]
    pub properties: Option<Map<String, Value>>,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Decision {
    pub decision: bool,
    pub context: Context,
}

#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Context {
    /// `role` or `group` where the subject's role or a group of theirs allows it, `access_grant` where a platform admin is inside by one that does,
    /// otherwise the code of the refusal.
    pub reason: &'static str,
    /// The id of the role that allows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<RoleId>,
    /// The id of the group that allows it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupId>,
}

impl Evaluate {
    fn tenant(&self) -> Result<TenantRef> {
        let named = match self.resource.kind.as_str() {
            "tenant" => Some(self.resource.id.as_str()),
            "table" => self
                .resource
                .properties
                .as_ref()
                .and_then(|p| p.get("tenant"))
                .and_then(Value::as_str),
            _ => return Err(Error::invalid("resource.type", "Use tenant or table.")),
        };
        named.map(TenantRef::parse).ok_or_else(|| {
            Error::invalid(
                "resource.properties.tenant",
                "Say whose table it is: the tenant's id or slug.",
            )
        })
    }

    fn subject(&self) -> Result<UserId> {
        if self.subject.kind != "user" {
            return Err(Error::invalid("subject.type", "Use user."));
        }
        self.subject
            .id
            .parse()
            .map_err(|error| Error::invalid("subject.id", format!("{error}.")))
    }

    /// The question, in a tenant that has these of the application's modules.
    fn ask<'a>(&'a self, modules: &'a [String]) -> Result<Ask<'a>> {
        let name = &self.action.name;
        if self.resource.kind == "table" {
            let access = Access::parse(name)
                .ok_or_else(|| Error::invalid("action.name", "Use read, write or delete on a table."))?;
            return Ok(Ask::Table {
                table: &self.resource.id,
                access,
            });
        }
        let permission = Permission::parse(name).map_err(|error| Error::invalid("action.name", format!("{error}.")))?;
        Ok(known::ask(permission, modules))
    }
}

impl App {
    /// Decides from facts that were read after this call began.
    pub async fn evaluate(&self, caller: &Caller, evaluate: &Evaluate) -> Result<Decision> {
        let (tenant, user) = (evaluate.tenant()?, evaluate.subject()?);
        // What is no question is none in any tenant.
        evaluate.ask(&[])?;
        let about = Question {
            subject: Asked::User(user),
            tenant: Some((&tenant).into()),
        };
        // Both questions are in the reader's inbox before it looks, so one statement answers them.
        let (asker, subject) = tokio::try_join!(self.facts(caller, Some(&tenant)), self.fact_reader().read(about))?;
        let now = self.now();
        // A decision leaves no event, so nobody gets one by an access grant, not even about themself.
        let themself = asker.person()?.id == user && asker.token.is_none() && asker.access_grant.is_none();
        if themself {
            // How they come in decides first, as at every door of the tenant.
            if let Err(refusal @ (Refusal::StepUpRequired | Refusal::SecondFactorRequired | Refusal::WrongNetwork)) =
                asker.decide(now, Ask::Themself)
            {
                return Err(refusal.into());
            }
        } else {
            let may_ask = Ask::Tenant {
                permission: MAY_ASK,
                act: authz::Act::Plain,
            };
            asker.decide(now, may_ask)?;
        }
        let granted = subject.decide(now, evaluate.ask(subject.modules())?);
        let inside = matches!(subject.in_tenant, InTenant::AccessGrant(_));
        let (role, group) = match granted {
            Ok(Grant::Role(_)) if inside => (None, None),
            Ok(Grant::Role(role)) => (Some(RoleId(Uuid::from_u128(role.0))), None),
            Ok(Grant::Group(group)) => (None, Some(GroupId(Uuid::from_u128(group.0)))),
            Err(_) => (None, None),
        };
        Ok(Decision {
            decision: granted.is_ok(),
            context: Context {
                reason: match granted {
                    Ok(_) if inside => "access_grant",
                    Ok(Grant::Role(_)) => "role",
                    Ok(Grant::Group(_)) => "group",
                    // Whoever is not of this tenant is nobody here: neither one who should sign in nor one who is suspended.
                    Err(Refusal::Unauthenticated) => "not_found",
                    Err(Refusal::Suspended) if subject.known_tenant().is_none() => "not_found",
                    Err(refusal) => refusal.code(),
                },
                role,
                group,
            },
        })
    }
}
