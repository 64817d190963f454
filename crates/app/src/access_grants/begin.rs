//! Takes what the root panel handed over, and begins a session in the tenant's panel that is bound to the access grant.

use async_trait::async_trait;
use db::queries::{access_grants as sql, sessions};

use crate::{
    Error, Mode, PublicOperation, Result, SecretToken, SessionId, TenantId, UserId,
    audit::Target,
    caller::Who,
    gate::{Done, Door},
    ids::AccessGrantId,
    sessions::NewSession,
};

pub struct Begin {
    pub handover: String,
}

/// Inside.
pub struct Begun {
    pub session: NewSession,
    /// The tenant's slug.
    pub slug: String,
}

#[async_trait]
impl PublicOperation for Begin {
    const NAME: &'static str = "access_grants.begin";
    const MODE: Mode = Mode::Write;
    type Output = Begun;

    fn target(&self) -> Target {
        Target::new("access_grant", "", "")
    }

    async fn run(&self, door: &mut Door<'_>) -> Result<Done<Begun>> {
        let origin = door.caller().origin.clone();
        let tx = door.tx().await?;
        let taken = sql::take_over()
            .bind(tx.db(), &crate::hash_token(&self.handover).as_slice(), &tx.now())
            .opt()
            .await?
            .ok_or(Error::NotFound)?;
        let session = NewSession {
            id: SessionId::new(),
            user: UserId(taken.user_id),
            token: SecretToken::new(),
            expires_at: taken.ends_at,
        };
        sessions::insert_inside()
            .bind(
                tx.db(),
                &session.id.0,
                &session.token.hash().as_slice(),
                &session.user.0,
                &if taken.second_factor { &["mfa"][..] } else { &[] },
                &taken.proved_at,
                &tx.now(),
                &session.expires_at,
                &origin.address,
                &crate::sessions::agent(&origin),
                &taken.tenant_id,
                &taken.id,
            )
            .await?;
        let grant = AccessGrantId(taken.id);
        door.acting(Who {
            access_grant: Some(grant),
            ..Who::signed_in(session.user, taken.email.clone(), taken.name)
        });
        let begun = Begun {
            session,
            slug: taken.slug,
        };
        Done::new(begun)
            .target("access_grant", grant, taken.email)
            .in_tenant(TenantId(taken.tenant_id))
            .after(serde_json::json!({ "mode": taken.mode, "ends_at": taken.ends_at }))
    }
}
