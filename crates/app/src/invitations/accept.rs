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
    names, passwords, roles,
    sessions::{NewSession, open_session},
};

pub struct Accept {
    pub token: SecretString,
    /// How the person wants to be called; read for a new account only.
    pub name: String,
    /// A new password, or the one of the account that the address has; not needed by whoever is signed in as that address.
    pub password: Option<SecretString>,
}

pub struct Accepted {
    /// A session for whoever had none.
    pub session: Option<NewSession>,
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
        let person = self.prove(door, &invitation, account).await?;
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
        if let Some(hash) = person.new_hash {
            users::insert()
                .bind(
                    client,
                    &person.id.0,
                    &invitation.email,
                    &person.name,
                    &Some(hash),
                    &Some(now),
                    &now,
                )
                .await?;
        }
        let membership = MembershipId::new();
        let admitted = members::admit()
            .bind(
                client,
                &invitation.tenant_id,
                &membership.0,
                &person.id.0,
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
        let session = if person.signed_in {
            None
        } else {
            Some(open_session(door.tx().await?, person.id, Plane::App, &["pwd"], &origin).await?)
        };
        door.acting(Who::signed_in(WhoPerson {
            id: person.id,
            email: invitation.email.clone(),
            name: person.name,
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

/// Who accepts, once they have shown that they are whom the invitation is for.
struct Proved {
    id: UserId,
    name: String,
    /// Of the password that the account begins with.
    new_hash: Option<String>,
    signed_in: bool,
}

impl Accept {
    /// By being signed in as the invited address, by its account's password, or, where it has none, by the link alone.
    async fn prove(
        &self,
        door: &Door<'_>,
        invitation: &sql::OpenInvitation,
        account: Option<users::UserCredentials>,
    ) -> Result<Proved> {
        let Some(account) = account else {
            let password = self
                .password
                .as_ref()
                .ok_or_else(|| Error::invalid("password", "Choose a password."))?;
            names::name(&self.name, &()).map_err(|error| Error::invalid("name", format!("{error}.")))?;
            passwords::check_strength("password", password, &[&invitation.email, &self.name])?;
            return Ok(Proved {
                id: UserId::new(),
                name: self.name.clone(),
                new_hash: Some(door.app().passwords().hash(password).await?),
                signed_in: false,
            });
        };
        let signed_in = match &self.password {
            None => {
                let who = door.app().facts(door.caller(), None).await?;
                if !who.person().is_ok_and(|person| person.id.0 == account.id) || who.token.is_some() {
                    return Err(Error::conflict(
                        "sign_in_first",
                        "This address has an account. Sign in with it, then accept.",
                    ));
                }
                true
            }
            Some(password) => {
                let right = door.app().passwords().verify(password, account.password_hash).await?;
                if !right || account.state != "active" {
                    return Err(Error::invalid(
                        "password",
                        "This is not the password of the account that this address has.",
                    ));
                }
                false
            }
        };
        Ok(Proved {
            id: UserId(account.id),
            name: account.name,
            new_hash: None,
            signed_in,
        })
    }

    /// Whether the inviter could still give this role now: an invitation is no way around what was taken from them since.
    async fn still_allowed(&self, door: &mut Door<'_>, invitation: &sql::OpenInvitation) -> Result<()> {
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
            let role = roles::load(door.tx().await?, tenant, RoleId(invitation.role_id)).await?;
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
