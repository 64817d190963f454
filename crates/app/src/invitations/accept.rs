//! Accepts an invitation: the account is made or proved, the membership begins, the link is used up, all at once or not at all.

use authz::{Ask, Permission};
use db::queries::{invitations as sql, members, users};
use secrecy::SecretString;

use super::open::find;
use crate::{
    Error, MembershipId, Mode, Plane, PublicOperation, Result, RoleId, TenantId, UserId,
    audit::Target,
    caller::{Who, WhoPerson},
    facts::{Question, Subject, TenantKey},
    gate::{Done, Door},
    names, passwords,
    sessions::{NewSession, open_session},
};

pub struct Accept {
    pub token: SecretString,
    /// How the person wants to be called; read for a new account only.
    pub name: String,
    /// A new password, or the one of the account that the address has.
    pub password: SecretString,
}

pub struct Accepted {
    pub session: NewSession,
    pub tenant: String,
}

impl PublicOperation for Accept {
    const NAME: &'static str = "invitations.accept";
    const MODE: Mode = Mode::Write;
    type Output = Accepted;

    fn target(&self) -> Target {
        Target::new("invitation", "", "")
    }

    async fn run(&self, door: &mut Door<'_>) -> Result<Done<Accepted>> {
        let tx = door.tx().await?;
        let invitation = find(tx, &self.token).await?;
        let account = users::by_email().bind(tx.db(), &invitation.email).opt().await?;
        door.release().await?;

        // Slow work, and reading what the inviter may do now, holds no transaction.
        let (user, name, new_hash) = match account {
            Some(account) => {
                let right = door
                    .app()
                    .passwords()
                    .verify(&self.password, account.password_hash)
                    .await?;
                if !right || account.state != "active" {
                    return Err(Error::invalid(
                        "password",
                        "This is not the password of the account that this address has.",
                    ));
                }
                (UserId(account.id), account.name, None)
            }
            None => {
                names::name(&self.name, &()).map_err(|error| Error::invalid("name", format!("{error}.")))?;
                passwords::check_strength("password", &self.password, &[&invitation.email, &self.name])?;
                let hash = door.app().passwords().hash(&self.password).await?;
                (UserId::new(), self.name.clone(), Some(hash))
            }
        };
        self.still_allowed(door, &invitation).await?;

        let tx = door.tx().await?;
        let (client, now) = (tx.db(), tx.now());
        // One statement takes the link, so of many at the same time one gets it.
        if sql::accept()
            .bind(client, &now, &invitation.tenant_id, &invitation.id)
            .await?
            == 0
        {
            return Err(Error::conflict(
                "invite_invalid",
                "This invitation was just used or taken back.",
            ));
        }
        if let Some(hash) = new_hash {
            users::insert()
                .bind(client, &user.0, &invitation.email, &name, &Some(hash), &Some(now), &now)
                .await?;
        }
        let membership = MembershipId::new();
        let admitted = members::admit()
            .bind(
                client,
                &invitation.tenant_id,
                &membership.0,
                &user.0,
                &invitation.role_id,
                &now,
            )
            .await?;
        if admitted == 0 {
            return Err(Error::conflict(
                "already_member",
                "You are a member of this tenant already. Sign in instead.",
            ));
        }
        let origin = door.caller().origin.clone();
        let session = open_session(door.tx().await?, user, Plane::App, &["pwd"], &origin).await?;
        door.acting(Who::signed_in(WhoPerson {
            id: user,
            email: invitation.email.clone(),
            name,
            active: true,
        }));
        Done::new(Accepted {
            session,
            tenant: invitation.tenant_slug,
        })
        .target("membership", membership, &invitation.email)
        .in_tenant(TenantId(invitation.tenant_id))
        .after(serde_json::json!({ "email": invitation.email, "role": invitation.role_name }))
    }
}

impl Accept {
    /// Whether the inviter could still give this role now: an invitation is no way around what was taken from them since.
    async fn still_allowed(&self, door: &Door<'_>, invitation: &sql::OpenInvitation) -> Result<()> {
        let Some(inviter) = invitation.invited_by_id else {
            // The command line invited, which can do what it likes.
            return Ok(());
        };
        let tenant = TenantId(invitation.tenant_id);
        let question = Question {
            subject: Subject::User(UserId(inviter)),
            tenant: Some(TenantKey::Id(tenant)),
        };
        let inviter = door.app().fact_reader().read(question).await?;
        let facts = inviter.facts(door.app().now());
        let decision = if invitation.by_platform {
            let permission = Permission::new("tenants", authz::Action::Create);
            authz::decide(
                &facts,
                Ask::Platform {
                    permission,
                    act: authz::Act::Plain,
                },
            )
        } else {
            let role = door.app().role(tenant, RoleId(invitation.role_id)).await?;
            let act = authz::Act::OnPerson {
                themself: false,
                present: None,
                new: Some(&role),
            };
            let permission = Permission::new("members", authz::Action::Create);
            authz::decide(&facts, Ask::Tenant { permission, act })
        };
        decision.map(drop).map_err(|_| {
            Error::conflict(
                "invite_invalid",
                "Whoever invited you may no longer give this role. Ask for a new invitation.",
            )
        })
    }
}
