//! What the role that signs people in may do, row by row: no more than its operations do, whatever SQL somebody gets it to run.
// covers: A1, A10, A17, D9

use db::RuntimeRole;
use testkit::TestDatabase;
use tokio_postgres::{Client, error::SqlState};
use uuid::Uuid;

async fn as_role(database: &TestDatabase, role: RuntimeRole) -> Client {
    let mut config = database.owner();
    config
        .user(role.name())
        .password(testkit::keys().role_passwords().of(role));
    db::connect(&config).await.unwrap()
}

/// A tenant with a role and an open invitation, and two people: one invited, one not.
struct World {
    database: TestDatabase,
    superuser: Client,
    identity: Client,
    tenant: Uuid,
    role: Uuid,
    invitation: Uuid,
    invited: Uuid,
    stranger: Uuid,
}

impl World {
    async fn new() -> Self {
        let database = TestDatabase::new().await;
        let superuser = database.superuser().await;
        let ids: Vec<Uuid> = (0..6).map(|_| Uuid::now_v7()).collect();
        let [server, tenant, role, invitation, invited, stranger] = ids[..] else {
            unreachable!("six of them")
        };
        let everything = format!(
            "insert into database_servers (id, name, host, port, database, username, password_sealed, tls_mode, created_at)
                 values ('{server}', 'one', 'localhost', 5432, 'postgres', 'postgres', '', 'disable', now());
             insert into tenants (id, slug, name, state, isolation, server_id, database_name, schema_name, created_at)
                 values ('{tenant}', 'acme', 'Acme', 'active', 'schema', '{server}', 'd', 'acme', now());
             insert into roles (tenant_id, id, key, name, rank, builtin, permissions, default_rights, full_rights)
                 values ('{tenant}', '{role}', 'staff', 'Staff', 40, true, '{{}}', 7, true);
             insert into users (id, email, name, password_hash, created_at) values
                 ('{invited}', 'Invited@example.com', 'Invited', 'x', now()), ('{stranger}', 'stranger@example.com', 'Stranger', 'x', now());
             insert into invitations (tenant_id, id, email, role_id, token_hash, created_at, expires_at)
                 values ('{tenant}', '{invitation}', 'invited@example.com', '{role}', decode(repeat('01', 32), 'hex'), now(), now());"
        );
        superuser.batch_execute(&everything).await.unwrap();
        Self {
            identity: as_role(&database, RuntimeRole::Identity).await,
            database,
            superuser,
            tenant,
            role,
            invitation,
            invited,
            stranger,
        }
    }

    fn admit(&self, person: Uuid) -> String {
        format!(
            "insert into memberships (tenant_id, id, user_id, role_id, created_at)
             values ('{}', gen_random_uuid(), '{person}', '{}', now())
             on conflict (tenant_id, user_id) do update set role_id = excluded.role_id, state = 'active'
             where memberships.state = 'archived'",
            self.tenant, self.role
        )
    }

    fn accept(&self) -> String {
        format!(
            "update invitations set accepted_at = now() where id = '{}'",
            self.invitation
        )
    }
}

async fn refused(client: &Client, sql: &str) {
    let error = client.batch_execute(sql).await.expect_err(sql);
    assert_eq!(
        error.code(),
        Some(&SqlState::INSUFFICIENT_PRIVILEGE),
        "{sql}: {error:?}"
    );
    // In a transaction of its own; what was open is over.
    client.batch_execute("rollback").await.unwrap();
}

#[tokio::test]
async fn nobody_is_admitted_but_by_the_invitation_of_this_transaction() {
    let world = World::new().await;
    let identity = &world.identity;
    refused(identity, &world.admit(world.invited)).await;
    refused(
        identity,
        &format!("begin; {}; {}", world.accept(), world.admit(world.stranger)),
    )
    .await;
    // An invitation that was accepted before is none.
    identity.batch_execute(&world.accept()).await.unwrap();
    refused(identity, &world.admit(world.invited)).await;
    world
        .superuser
        .batch_execute("update invitations set accepted_at = null")
        .await
        .unwrap();
    let together = format!("begin; {}; {}; commit", world.accept(), world.admit(world.invited));
    identity.batch_execute(&together).await.unwrap();
    // Nor is a membership changed by anything else, up or down.
    for change in ["state = 'archived'", "version = 7"] {
        let changed = identity.execute(&format!("update memberships set {change}"), &[]).await;
        assert_eq!(changed.unwrap(), 0, "{change}");
    }
    world
        .superuser
        .batch_execute("update memberships set state = 'archived'")
        .await
        .unwrap();
    refused(identity, "update memberships set state = 'active'").await;
    refused(identity, &world.admit(world.invited)).await;
    // An archived member comes back by another invitation.
    world
        .superuser
        .batch_execute("update invitations set accepted_at = null")
        .await
        .unwrap();
    identity.batch_execute(&together).await.unwrap();
}

#[tokio::test]
async fn platform_admins_come_from_none_to_one_and_no_further() {
    let world = World::new().await;
    let identity = &world.identity;
    let add = |person: Uuid, role: &str| {
        format!(
            "insert into platform_admins (id, user_id, role_id, title, created_at)
             select gen_random_uuid(), '{person}', id, '', now() from platform_roles where key = '{role}'"
        )
    };
    let link = |purpose: &str, user: &str| {
        format!(
            "insert into one_time_links (id, token_hash, purpose, user_id, created_at, expires_at)
             values (gen_random_uuid(), decode(md5(random()::text) || md5(random()::text), 'hex'), '{purpose}', {user}, now(), now())"
        )
    };
    refused(identity, &add(world.stranger, "operator")).await;
    let user = format!("'{}'", world.stranger);
    for purpose in ["recover", "reset", "welcome"] {
        refused(identity, &link(purpose, &user)).await;
    }
    identity.batch_execute(&link("set_up", "null")).await.unwrap();
    identity
        .batch_execute(&add(world.invited, "super_admin"))
        .await
        .unwrap();
    for role in ["super_admin", "operator"] {
        refused(identity, &add(world.stranger, role)).await;
    }
    refused(identity, &link("set_up", "null")).await;
    let changed = identity.execute("update platform_admins set version = 2", &[]).await;
    assert_eq!(changed.unwrap_err().code(), Some(&SqlState::INSUFFICIENT_PRIVILEGE));
}

#[tokio::test]
async fn what_has_ended_stays_ended() {
    let world = World::new().await;
    let sql = format!(
        "insert into sessions (id, token_hash, user_id, plane, methods, proved_at, created_at, seen_at, expires_at, revoked_at)
             values (gen_random_uuid(), decode(repeat('02', 32), 'hex'), '{0}', 'app', '{{pwd}}', now(), now(), now(), now(), now());
         insert into api_tokens (id, token_hash, user_id, name, permissions, created_at, expires_at, revoked_at)
             values (gen_random_uuid(), decode(repeat('03', 32), 'hex'), '{0}', 'x', '{{}}', now(), now(), now());
         update invitations set revoked_at = now()",
        world.stranger
    );
    world.superuser.batch_execute(&sql).await.unwrap();
    for revival in [
        "update sessions set revoked_at = null",
        "update api_tokens set revoked_at = null",
        "update invitations set accepted_at = now()",
    ] {
        let revived = world.identity.execute(revival, &[]).await;
        assert_eq!(revived.unwrap(), 0, "{revival}");
    }
}

#[tokio::test]
async fn each_plane_invites_as_itself() {
    let world = World::new().await;
    let insert = |columns: &str, values: &str, token: &str| {
        format!(
            "begin; select set_config('bailiwick.tenant_id', '{0}', true);
             insert into invitations (tenant_id, id, email, role_id, token_hash, created_at, expires_at{columns})
             values ('{0}', gen_random_uuid(), '{token}@example.com', '{1}', decode(repeat('{token}', 32), 'hex'), now(), now(){values}); commit",
            world.tenant, world.role
        )
    };
    let tenant = as_role(&world.database, RuntimeRole::Tenant).await;
    refused(&tenant, &insert(", by_platform", ", true", "04")).await;
    tenant.batch_execute(&insert("", "", "05")).await.unwrap();
    let platform = as_role(&world.database, RuntimeRole::Platform).await;
    refused(&platform, &insert("", "", "06")).await;
    platform
        .batch_execute(&insert(", by_platform", ", true", "07"))
        .await
        .unwrap();
}

#[tokio::test]
async fn the_platform_prepares_ways_in_and_knows_no_lasting_password() {
    // covers: D10, S3-93
    let world = World::new().await;
    let platform = as_role(&world.database, RuntimeRole::Platform).await;
    for sql in [
        "update users set password_hash = 'known to whoever set it'",
        "insert into users (id, email, name, password_hash, created_at) values (gen_random_uuid(), 'a@example.com', 'A', 'x', now())",
        "update platform_roles set permissions = '{*}' where key = 'support'",
        "update platform_roles set deleted_at = now() where key = 'support'",
    ] {
        let code = platform.batch_execute(sql).await.expect_err(sql).code().cloned();
        assert!(
            code.as_ref().is_some_and(|code| code.code().starts_with("BW")),
            "{sql}: {code:?}"
        );
    }
    let temporary = "update users set password_hash = 'y', password_must_change = true";
    platform.batch_execute(temporary).await.unwrap();
    let lasting = platform
        .batch_execute("update users set password_must_change = false")
        .await;
    assert_eq!(lasting.unwrap_err().code().unwrap().code(), "BW003");
}
