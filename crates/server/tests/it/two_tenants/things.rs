//! What a tenant and its people have, for others to reach for.

use app::{AccessGrantId, Caller, GroupId, PasskeyId, access_grants, groups};
use testkit::{Person, TestApp, TestTenant};

/// A platform admin is in the tenant.
pub async fn visit(app: &TestApp, tenant: &TestTenant<'_>) -> AccessGrantId {
    let admin = app.platform("super_admin").await;
    let open = access_grants::Open {
        tenant: tenant.by_id(),
        new: access_grants::NewAccessGrant {
            mode: "read".into(),
            reason: "Ticket 4711".into(),
            minutes: 60,
        },
        way: access_grants::Way::Api,
    };
    app.on_platform(&admin, open).await.expect("an access grant").grant.id
}

pub async fn group_of(app: &TestApp, tenant: &TestTenant<'_>) -> GroupId {
    let create = groups::Create(groups::GroupDetails {
        name: "Beekeepers".into(),
        description: String::new(),
        permissions: vec!["tables.view".into()],
    });
    let group = app.in_tenant(&Caller::cli(), &tenant.by_id(), create).await;
    group.expect("a group").id
}

pub async fn passkey_of(app: &TestApp, person: &Person) -> PasskeyId {
    let id = PasskeyId::new();
    let passkey = "insert into passkeys (id, user_id, rp_id, credential_id, credential, name, created_at)
                   values ($1, $2, 'bailiwick.example', 'key', '{}', 'Laptop', now())";
    let superuser = app.superuser().await;
    superuser
        .execute(passkey, &[&id.0, &person.user.0])
        .await
        .expect("a passkey");
    id
}
