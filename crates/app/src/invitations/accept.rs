//! Accepts an invitation: the account is made or proved, the membership begins, the link is used up, all at once or not at all.

use async_trait::async_trait;
use authz::{Ask, Permission};
use db::queries::{invitations as sql, members, tenant_settings, users};
use secrecy::SecretString;

use super::open::find;
use crate::{
    Error, MembershipId, Mode, Plane, PublicOperation, Result, RoleId, TenantId, UserId,
    audit::Target,
    caller::Who,
    error::violated_constraint,
    facts::{Question, Subject, TenantKey},
    gate::{Done, Door},
    instance::InstanceSettings,
    jobs::Work,
    names, roles,
    sessions::{Entered, Proof, enter},
};

pub struct Accept {
    pub token: SecretString,
    /// How the person wants to be called; read for a new account only.
    pub name: String,
    /// A new password, or the one of the account that the address has; not needed by whoever is signed in as that address.
    pub password: Option<SecretString>,
}

pub struct Accepted {
    /// How far whoever had no session got.
    pub entered: Option<Entered>,
    pub tenant: String,
}

#[async_trait]
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
        door.release().await?;

        // Slow work, and reading what the inviter may do now, holds no transaction.
        let person = self.prove(door, &invitation).await?;
        self.still_allowed(door, &invitation).await?;

        let tx = door.tx().await?;
        let (client, now) = (tx.db(), tx.now());
        if let Some(proof) = &person.proof {
            proof.redeem(tx).await?;
        }
        // One statement takes the link, so of many at the same time one gets it.
        if sql::accept()
            .bind(client, &now, &invitation.tenant_id, &invitation.id)
            .await?
            == 0
        {
            return Err(Error::conflict(
                "invite_invalid",
                "This invitation was just used or taken back, or the tenant has an owner by now. Ask for a new one.",
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
                .await
                .map_err(|error| match violated_constraint(&error) {
                    Some("users_email") => sign_in_first(),
                    _ => error.into(),
                })?;
        }
        let membership = MembershipId::new();
        let admitted = members::admit()
            .bind(
                client,
                &invitation.tenant_id,
                &person.id.0,
                &membership.0,
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
        // Whoever joins their first tenant gets one of their own, where that is so (S1-46).
        if InstanceSettings::load(tx).await?.allow_personal_workspace
            && members::is_first()
                .bind(client, &person.id.0, &invitation.tenant_id)
                .one()
                .await?
        {
            tx.enqueue(&Work::FoundPersonal { user: person.id }).await?;
        }
        let origin = door.caller().origin.clone();
        let entered = if person.signed_in {
            None
        } else {
            Some(enter(door.tx().await?, person.id, Plane::App, &["pwd"], &origin).await?)
        };
        door.acting(Who::signed_in(person.id, invitation.email.clone(), person.name));
        Done::new(Accepted {
            entered,
            tenant: invitation.tenant_slug,
        })
        .target("membership", membership, &invitation.email)
        .in_tenant(TenantId(invitation.tenant_id))
        .after(serde_json::json!({ "email": invitation.email, "role": invitation.role_name }))
    }
}

/// Who accepts, once they have shown that they are whom the invitation is for.
struct Accepting {
    id: UserId,
    name: String,
    /// Of the password that the account begins with.
    new_hash: Option<String>,
    /// Missing for whoever is signed in, or has no account yet.
    proof: Option<Proof>,
    signed_in: bool,
}

fn sign_in_first() -> Error {
    Error::conflict(
        "sign_in_first",
        "This address has an account. Sign in with it, then open the link again.",
    )
}

impl Accept {
    /// By being signed in as the invited address, by its account's password, or, where there is no account, by the link alone.
    async fn prove(&self, door: &mut Door<'_>, invitation: &sql::OpenInvitation) -> Result<Accepting> {
        match &self.password {
            None => self.signed_in(door, invitation).await,
            Some(password) if invitation.has_account => {
                let proof = Proof::by_password(door, Plane::App, &invitation.email, password)
                    .await?
                    .ok_or_else(|| {
                        Error::invalid(
                            "password",
                            "This is not the password of the account that this address has.",
                        )
                    })?;
                Ok(Accepting {
                    id: UserId(proof.account.id),
                    name: proof.account.name.clone(),
                    new_hash: None,
                    proof: Some(proof),
                    signed_in: false,
                })
            }
            Some(password) => {
                names::name(&self.name, &()).map_err(|error| Error::invalid("name", format!("{error}.")))?;
                let own_words = [invitation.email.as_str(), &self.name];
                let hash = door
                    .app()
                    .passwords()
                    .hash_new("password", password, &own_words)
                    .await?;
                Ok(Accepting {
                    id: UserId::new(),
                    name: self.name.clone(),
                    new_hash: Some(hash),
                    proof: None,
                    signed_in: false,
                })
            }
        }
    }

    async fn signed_in(&self, door: &Door<'_>, invitation: &sql::OpenInvitation) -> Result<Accepting> {
        if !invitation.has_account {
            return Err(Error::invalid("password", "Choose a password."));
        }
        let who = door.app().facts(door.caller(), None).await?;
        let person = who.person().ok().filter(|_| who.token.is_none());
        let person = person
            .filter(|person| person.email.eq_ignore_ascii_case(&invitation.email))
            .ok_or_else(sign_in_first)?;
        Ok(Accepting {
            id: person.id,
            name: person.name.clone(),
            new_hash: None,
            proof: None,
            signed_in: true,
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
            // Whoever of the platform is inside the tenant right now is nobody on the platform there.
            tenant: (!invitation.by_platform).then_some(TenantKey::Id(tenant)),
        };
        let inviter = door.app().fact_reader().read(question).await?;
        let now = door.app().now();
        if !invitation.by_platform {
            let rules = tenant_settings::of_invitations();
            let rules = rules.bind(door.tx().await?.db(), &tenant.0).one().await?;
            names::refuse_elsewhere(&invitation.email, &rules.email_domains).map_err(|_| {
                Error::conflict(
                    "invite_invalid",
                    "This tenant lets in nobody with this address any more. Ask whoever invited you.",
                )
            })?;
        }
        let decision = if invitation.by_platform {
            let permission = Permission::new("tenants", authz::Action::Create);
            let act = authz::Act::Plain;
            inviter.decide(now, Ask::Platform { permission, act })
        } else {
            let role = roles::load(door.tx().await?, tenant, RoleId(invitation.role_id)).await?;
            let act = authz::Act::OnPerson {
                themself: false,
                present: None,
                new: Some(&role),
            };
            let permission = Permission::new("members", authz::Action::Create);
            inviter.decide(now, Ask::Tenant { permission, act })
        };
        decision.map(drop).map_err(|_| {
            Error::conflict(
                "invite_invalid",
                "Whoever invited you may no longer give this role. Ask for a new invitation.",
            )
        })
    }
}
