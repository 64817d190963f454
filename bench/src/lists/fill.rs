//! Fills the database with as many rows as are measured.

use db::Client;
use testkit::TestTenant;

use super::Amounts;

pub async fn all(client: &Client, large: &TestTenant<'_>, amounts: &Amounts) -> anyhow::Result<()> {
    let Amounts {
        users: people,
        tenants,
        events,
    } = *amounts;
    // Each row's own work is what the triggers do for one; a million at once need none of it.
    client.batch_execute("set session_replication_role = replica").await?;
    client
        .execute(
            "insert into users (id, email, name, password_hash, created_at)
             select gen_random_uuid(), format('user-%s@example.com', lpad(n::text, 7, '0')), 'Person ' || md5(n::text), 'none', now()
             from generate_series(1, $1::int) n",
            &[&people],
        )
        .await?;
    client
        .execute(
            "insert into tenants (id, slug, name, state, isolation, server_id, database_name, schema_name, created_at)
             select gen_random_uuid(), 't-' || n, 'Tenant ' || md5(n::text), 'active', 'schema', t.server_id, t.database_name, 'bench_' || n, now()
             from generate_series(1, $2::int) n, tenants t where t.id = $1",
            &[&large.id.0, &tenants],
        )
        .await?;
    client
        .batch_execute(
            "insert into roles (tenant_id, id, key, name, rank, builtin, permissions, default_rights, full_rights)
             select id, gen_random_uuid(), 'member', 'Member', 20, true, '{}', 0, false from tenants where slug like 't-%'",
        )
        .await?;
    // Everybody in the large tenant, and everybody in one other.
    client
        .execute(
            "insert into memberships (tenant_id, id, user_id, role_id, email_key, created_at)
             select r.tenant_id, gen_random_uuid(), u.id, r.id, u.email, now() from users u, roles r
             where u.email like 'user-%' and r.tenant_id = $1 and r.key = 'member'",
            &[&large.id.0],
        )
        .await?;
    client
        .execute(
            "insert into memberships (tenant_id, id, user_id, role_id, email_key, created_at)
             select t.id, gen_random_uuid(), u.id, r.id, u.email, now()
             from users u join tenants t on t.slug = 't-' || (substr(u.email, 6, 7)::int % $1 + 1)
             join roles r on r.tenant_id = t.id
             where u.email like 'user-%'",
            &[&tenants],
        )
        .await?;
    // A few who left: who looks for them finds few in many.
    client
        .batch_execute("update memberships set state = 'archived' where email_key like 'user-00000%'")
        .await?;
    client
        .batch_execute(
            "insert into member_activity (tenant_id, membership_id, user_id) select tenant_id, id, user_id from memberships
             on conflict do nothing",
        )
        .await?;
    usage(client).await?;
    audit(client, large, events).await?;
    client.batch_execute("reset session_replication_role").await?;
    // Each by itself: several statements in one message are a transaction, in which nothing is vacuumed.
    for table in [
        "users",
        "memberships",
        "member_activity",
        "tenants",
        "tenant_usage",
        "audit_events",
    ] {
        client.batch_execute(&format!("vacuum analyze {table}")).await?;
    }
    Ok(())
}

/// What the triggers would have counted.
async fn usage(client: &Client) -> anyhow::Result<()> {
    let count = "insert into tenant_usage (id, members, admins)
        select t.id, (select count(*) from memberships m where m.tenant_id = t.id), 0 from tenants t
        on conflict (id) do update set members = excluded.members";
    client.batch_execute(count).await?;
    Ok(())
}

/// Of half a year, by some hundred people in some hundred tenants. A tenth is the large tenant's, and one in a hundred was refused.
async fn audit(client: &Client, large: &TestTenant<'_>, events: i32) -> anyhow::Result<()> {
    client
        .execute(
            "insert into audit_events (id, occurred_at, position, tenant_id, actor_kind, actor_id, actor_label, operation, target_kind, target_id,
                target_label, outcome, address)
             select gen_random_uuid(), now() - interval '180 days' * (1 - n::float8 / $2), n,
                case when n % 10 = 0 then $1 when n % 10 < 8 then t.ids[n % 100 + 1] end, 'user', u.ids[n % 97 + 1], u.emails[n % 97 + 1],
                (array['members.invite', 'members.change_role', 'grants.save', 'sessions.sign_in', 'tables.rows'])[n % 5 + 1],
                (array['invitation', 'membership', 'role', 'user', 'table'])[n % 5 + 1], 'mem_' || lpad(to_hex(n % 50000), 32, '0'), 'Thing ' || n % 50000,
                case when n % 100 = 0 then 'refused' else 'done' end, ('10.0.' || n % 7 || '.' || n % 200)::inet
             from generate_series(1, $2::int) n,
                (select array(select id from tenants where slug like 't-%' order by slug limit 100) as ids) t,
                (select array(select id from users where email like 'user-%' order by email limit 97) as ids,
                    array(select email from users where email like 'user-%' order by email limit 97) as emails) u",
            &[&large.id.0, &events],
        )
        .await?;
    // Everything so far is behind every transaction that is still to come.
    client
        .execute(
            "update audit_state set base = base + $1::int, sealed_until = sealed_until + $1::int",
            &[&events],
        )
        .await?;
    client
        .batch_execute(
            "insert into audit_days (day, first_position, last_position, events, sign_ins, failed_sign_ins)
             select date_trunc('day', occurred_at, 'UTC'), min(position), max(position), count(*), 0, 0 from audit_events group by 1
             on conflict (day) do nothing",
        )
        .await?;
    Ok(())
}
