//! People, put into the database as operations would have, without the time that hashing takes.

use std::ops::Deref;

use app::{AdminId, Caller, Credential, MembershipId, Origin, Plane, SecretToken, SessionId, TenantId, UserId};
use jiff::{SignedDuration, Timestamp};
use tokio_postgres::Client;

/// Everybody's password.
pub const PASSWORD: &str = "brass lantern harbour 42";
const PASSWORD_HASH: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$GSeQ/bEXL1OC6j5dEwprbw$UPA8G8rAKvNgsHHx4F5IYFAtMnnGTlHf0DpfvGkwEaA";

/// Somebody who is signed in; derefs to the caller that they are.
#[derive(Clone, Debug)]
pub struct Person {
    pub user: UserId,
    pub email: String,
    pub caller: Caller,
    /// What the browser holds.
    pub token: String,
    /// Where the person was made as a member of a tenant.
    pub membership: Option<MembershipId>,
}

impl Deref for Person {
    type Target = Caller;

    fn deref(&self) -> &Caller {
        &self.caller
    }
}

/// A person with a session of this plane, which stands for a second factor as well: what lacks one signs in.
pub async fn insert(client: &Client, name: &str, plane: Plane, now: Timestamp) -> Person {
    let user = UserId::new();
    let email = format!("{name}@example.com");
    client
        .execute(
            "insert into users (id, email, name, password_hash, password_changed_at, created_at) values ($1, $2, $3, $4, $5, $5)",
            &[&user.0, &email, &name, &PASSWORD_HASH, &now],
        )
        .await
        .expect("a user");
    let token = open_session(client, user, plane, now).await;
    Person {
        user,
        email,
        caller: Caller::new(Credential::Session(plane, token.hash()), Origin::default()),
        token: token.expose().to_owned(),
        membership: None,
    }
}

async fn open_session(client: &Client, user: UserId, plane: Plane, now: Timestamp) -> SecretToken {
    let token = SecretToken::new();
    client
        .execute(
            "insert into sessions (id, token_hash, user_id, plane, methods, proved_at, created_at, seen_at, expires_at)
             values ($1, $2, $3, $4, '{mfa,otp,pwd}', $5, $5, $5, $6)",
            &[
                &SessionId::new().0,
                &token.hash().as_slice(),
                &user.0,
                &plane.as_str(),
                &now,
                &(now + SignedDuration::from_hours(24 * 14)),
            ],
        )
        .await
        .expect("a session");
    token
}

pub async fn make_admin(client: &Client, user: UserId, role: &str, now: Timestamp) {
    let made = client
        .execute(
            "insert into platform_admins (id, user_id, role_id, created_at) select $1, $2, id, $3 from platform_roles where key = $4",
            &[&AdminId::new().0, &user.0, &now, &role],
        )
        .await
        .expect("a platform admin");
    assert_eq!(made, 1, "there is no platform role {role}");
}

pub async fn make_member(client: &Client, tenant: TenantId, user: UserId, role: &str, now: Timestamp) -> MembershipId {
    let id = MembershipId::new();
    let made = client
        .execute(
            "insert into memberships (tenant_id, id, user_id, role_id, created_at)
             select $1, $2, $3, id, $4 from roles where tenant_id = $1 and key = $5",
            &[&tenant.0, &id.0, &user.0, &now, &role],
        )
        .await
        .expect("a member");
    assert_eq!(made, 1, "there is no role {role}");
    id
}
