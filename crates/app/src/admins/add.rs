//! Makes somebody a platform admin, from their very next request on: a user who is there already, or somebody new.

use async_trait::async_trait;
use std::sync::Arc;

use authz::{Action, Permission, Role};
use db::queries::{admins as sql, users};
use garde::Validate;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Admin, Way, WayIn, role_by_key,
    way_in::{Whose, check_temporary, new_link, set_temporary},
};
use crate::{
    AdminId, Error, Mode, Operation, Plane, Result, UserId,
    audit::Target,
    caller::Who,
    error::violated_constraint,
    gate::{Act, Done, Granted, Platform, Tx},
    instance::InstanceSettings,
    mail_server,
    mails::Letter,
    names,
};

#[derive(Clone, Debug, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewAdmin, examples(json!({
    "email": "somebody@example.com", "name": "Some Body", "role": "support", "title": "Night shift", "way": "link", "approval": false, "reason": "Joins the team."
})))]
pub struct NewAdmin {
    #[garde(custom(names::email))]
    #[schema(format = Email, max_length = 254)]
    pub email: String,
    /// Of somebody who has no account yet, which is then made. Left out, the account must be there.
    #[serde(default)]
    #[garde(inner(custom(names::name)))]
    #[schema(max_length = 120)]
    pub name: Option<String>,
    /// The role's key.
    #[garde(length(max = 40))]
    #[schema(max_length = 40)]
    pub role: String,
    /// Says who they are, and decides nothing.
    #[serde(default)]
    #[garde(custom(names::optional_name))]
    #[schema(max_length = 120)]
    pub title: String,
    /// How somebody new gets in: `mail` (an invitation), `link` (to hand over) or `password` (changed at the first sign-in).
    #[serde(default = "mail")]
    #[garde(skip)]
    pub way: String,
    /// Left blank, a link is made instead.
    #[serde(default)]
    #[garde(skip)]
    #[schema(value_type = Option<String>, format = Password)]
    pub password: Option<SecretString>,
    /// Whether another admin has to approve before it holds.
    #[serde(default)]
    #[garde(skip)]
    pub approval: bool,
    /// Why; kept in the audit log.
    #[garde(skip)]
    #[schema(min_length = 3, max_length = 500)]
    pub reason: String,
}

fn mail() -> String {
    "mail".to_owned()
}

#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = AddedAdmin)]
pub struct Added {
    pub admin: Admin,
    /// Of somebody new.
    pub way_in: Option<WayIn>,
}

pub struct Add(pub NewAdmin);

/// What the request comes to, as things are.
struct Plan {
    role: Arc<Role>,
    /// Missing for somebody new.
    user: Option<Uuid>,
    way: Way,
}

async fn plan(new: &NewAdmin, tx: &Tx<Platform>) -> Result<Plan> {
    new.validate()?;
    let way = Way::parse(&new.way, new.password.as_ref())?;
    let role = role_by_key(tx, &new.role).await?;
    let found = sql::person().bind(tx.db(), &new.email).opt().await?;
    match (&found, &new.name) {
        (None, None) => {
            return Err(Error::conflict(
                "user_not_found",
                "User not found. Check the address, or create a new user with a name.",
            ));
        }
        (None, Some(name)) => check_temporary(&way, &new.email, name)?,
        (Some(_), Some(_)) => {
            return Err(Error::invalid(
                "email",
                "This address has an account already. Choose it instead of creating a new user.",
            ));
        }
        (Some(person), None) if person.state != "active" => {
            return Err(Error::conflict(
                "user_suspended",
                "This account is suspended. Lift the suspension first.",
            ));
        }
        (Some(person), None) => {
            if let Some(open) = sql::of_user().bind(tx.db(), &person.id).opt().await? {
                return Err(already(&open.state));
            }
            if !person.proved && mail_server::is_there(tx).await? {
                return Err(Error::conflict(
                    "address_not_proved",
                    "Nobody has shown yet that this address is theirs: whoever invited them saw the link that their account began with. \
                     Mail them a password link, at All users. Once they have used it, add them.",
                ));
            }
            refuse_member(tx, person.id).await?;
        }
    }
    Ok(Plan {
        role,
        user: found.map(|person| person.id),
        way,
    })
}

/// What the database would refuse (D2), for those who ask beforehand.
async fn refuse_member(tx: &Tx<Platform>, user: Uuid) -> Result<()> {
    let separate = InstanceSettings::load(tx).await?.separate_admin_accounts;
    if separate && sql::is_in_a_tenant().bind(tx.db(), &user).one().await? {
        return Err(Error::conflict(
            "separate_accounts",
            "This account is a member of a tenant, and here such an account is no platform admin's. Use another e-mail address for the \
             platform, or have every membership of the account archived first.",
        ));
    }
    Ok(())
}

fn already(state: &str) -> Error {
    let what_next = match state {
        "inactive" => " They are inactive: reactivate them instead.",
        "pending" => " They wait for another admin's approval.",
        _ => "",
    };
    Error::conflict(
        "already_granted",
        format!("User is already a platform admin.{what_next}"),
    )
}

#[async_trait]
impl Operation for Add {
    type Plane = Platform;
    const NAME: &'static str = "admins.add";
    const PERMISSION: Permission<'static> = Permission::new("admins", Action::Create);
    const MODE: Mode = Mode::Write;
    type Output = Added;

    fn target(&self) -> Target {
        Target::new("platform_admin", "", &self.0.email)
    }

    fn justification(&self) -> Option<&str> {
        Some(&self.0.reason)
    }

    async fn acts(&self, who: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        acts(&self.0, who, tx).await
    }

    async fn run(&self, granted: &Granted<Self>, tx: &Tx<Platform>) -> Result<Done<Added>> {
        let plan = plan(&self.0, tx).await?;
        let (new, who) = (&self.0, granted.who());
        let user = match (plan.user, &new.name) {
            (Some(user), _) => user,
            (None, name) => {
                let user = UserId::new().0;
                let name = name.as_deref().unwrap_or_default();
                users::insert_by_platform()
                    .bind(tx.db(), &user, &new.email, &name, &tx.now())
                    .await
                    .map_err(|error| match violated_constraint(&error) {
                        Some("users_email") => Error::Collision,
                        _ => error.into(),
                    })?;
                user
            }
        };
        let id = AdminId::new();
        let state = if new.approval { "pending" } else { "active" };
        let role = Uuid::from_u128(plan.role.id.0);
        sql::add()
            .bind(tx.db(), &id.0, &user, &role, &new.title, &state, &who.user(), &tx.now())
            .await
            .map_err(|error| match violated_constraint(&error) {
                Some("platform_admins_open") => already("active"),
                _ => error.into(),
            })?;
        let admin = Admin::read(tx, id, who).await?;
        let seen = serde_json::json!({
            "email": admin.email, "role": admin.role, "title": admin.title, "state": admin.state,
            "new_user": plan.user.is_none() });
        let email = admin.email.clone();
        let done = match (plan.user, &plan.way) {
            (Some(_), _) => Done::new(Added { admin, way_in: None }),
            (None, Way::Password(password)) => {
                let (version, password) = (users::get().bind(tx.db(), &user).one().await?.version, password.clone());
                Done::after_commit(async move |app| {
                    set_temporary(&app, user, version, &password).await?;
                    let way_in = Some(WayIn::default());
                    Ok(Added { admin, way_in })
                })
            }
            (None, way) => {
                let mailed = matches!(way, Way::Mail);
                let way_in = Some(welcome(tx, who, user, &admin, mailed).await?);
                Done::new(Added { admin, way_in })
            }
        };
        done.target("platform_admin", id, email).after(seen)
    }
}

/// Says whether [`Add`] would be done, and does nothing.
pub struct Check(pub NewAdmin);

#[async_trait]
impl Operation for Check {
    type Plane = Platform;
    const NAME: &'static str = "admins.add_check";
    const PERMISSION: Permission<'static> = Add::PERMISSION;
    const MODE: Mode = Mode::Read;
    type Output = ();

    fn target(&self) -> Target {
        Target::new("platform_admin", "", &self.0.email)
    }

    fn justification(&self) -> Option<&str> {
        Some(&self.0.reason)
    }

    async fn acts(&self, who: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
        acts(&self.0, who, tx).await
    }

    async fn run(&self, _: &Granted<Self>, _: &Tx<Platform>) -> Result<Done<()>> {
        Ok(Done::new(()))
    }
}

async fn acts(new: &NewAdmin, who: &Who, tx: &Tx<Platform>) -> Result<Vec<Act>> {
    let plan = plan(new, tx).await?;
    let on_person = Act::OnPerson {
        themself: plan.user.is_some_and(|user| who.is(user)),
        present: None,
        new: Some(plan.role),
    };
    Ok(vec![on_person, Act::Sensitive])
}

/// The link is shown as well: whoever adds somebody may do all that they will be allowed to, and a mail may get lost.
pub(super) async fn welcome(tx: &Tx<Platform>, who: &Who, user: Uuid, admin: &Admin, mailed: bool) -> Result<WayIn> {
    let whose = Whose {
        user,
        email: &admin.email,
        name: &admin.name,
        plane: Plane::Root,
    };
    let (link, expires_at) = new_link(tx, &whose, "welcome").await?;
    let mailed = mailed && mail_server::is_there(tx).await?;
    if mailed {
        let inviter = who.person.as_ref().map(|person| person.name.as_str());
        let letter = Letter::welcome(&admin.email, &admin.name, inviter, &admin.role_name, &link, expires_at)?;
        tx.mail(&letter).await?;
    }
    Ok(WayIn {
        link: Some(link),
        expires_at: Some(expires_at),
        mailed,
    })
}
