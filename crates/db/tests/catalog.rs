//! What the catalog says of the control plane: every table is behind row-level security, and no runtime role gets round it.
// covers: S0-39, S0-40, G11, A2, A11

use testkit::TestDatabase;
use tokio_postgres::{Client, error::SqlState};
use uuid::Uuid;

const RUNTIME_ROLES: [&str; 3] = ["bailiwick_identity", "bailiwick_tenant", "bailiwick_platform"];

/// Tables whose `tenant_id` says what a row is about, not whose it is: the platform and people have rows there too.
const SHARED: [&str; 5] = ["api_tokens", "jobs", "mails", "audit_events", "sessions"];

async fn texts(client: &Client, sql: &str) -> Vec<String> {
    let rows = client
        .query(sql, &[])
        .await
        .unwrap_or_else(|error| panic!("{sql}: {error:?}"));
    rows.iter().map(|row| row.get(0)).collect()
}

/// The tables of tenants: those with a `tenant_id` that is never null.
async fn tenant_tables(client: &Client) -> Vec<String> {
    texts(
        client,
        "select c.relname::text from pg_class c join pg_attribute a on a.attrelid = c.oid
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
           and a.attname = 'tenant_id' and a.attnotnull
         order by 1",
    )
    .await
}

async fn none(client: &Client, what: &str, sql: &str) {
    assert_eq!(texts(client, sql).await, Vec::<String>::new(), "{what}");
}

#[tokio::test]
async fn every_table_forces_row_level_security() {
    let database = TestDatabase::new().await;
    let client = database.superuser().await;
    none(
        &client,
        "tables without forced row-level security",
        "select relname::text from pg_class
         where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> 'refinery_schema_history'
           and not (relrowsecurity and relforcerowsecurity)",
    )
    .await;
    none(
        &client,
        "views and foreign tables, which row-level security does not reach, unless it is that of whoever asks",
        "select relname::text from pg_class
         where relnamespace = 'public'::regnamespace
           and (relkind in ('m', 'f') or relkind = 'v' and not coalesce(reloptions @> array['security_invoker=true'], false))",
    )
    .await;
}

#[tokio::test]
async fn a_column_that_names_a_tenant_is_either_that_tenants_or_listed_here() {
    let database = TestDatabase::new().await;
    let client = database.superuser().await;
    let named = texts(
        &client,
        "select c.relname::text from pg_class c join pg_attribute a on a.attrelid = c.oid
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
           and a.attname = 'tenant_id' and not a.attnotnull
         order by 1",
    )
    .await;
    let mut shared = SHARED;
    shared.sort_unstable();
    assert_eq!(named, shared);
    assert!(tenant_tables(&client).await.len() >= 4);
}

#[tokio::test]
async fn every_tenant_table_is_held_to_the_current_tenant() {
    let database = TestDatabase::new().await;
    let client = database.superuser().await;
    let own = tenant_tables(&client).await;
    for table in own.iter().map(String::as_str).chain(SHARED) {
        let policies = client
            .query(
                "select policyname::text, cmd, qual, with_check from pg_policies
                 where schemaname = 'public' and tablename = $1 and 'bailiwick_tenant' = any (roles)",
                &[&table],
            )
            .await
            .unwrap();
        assert!(
            !policies.is_empty() || SHARED.contains(&table),
            "{table} has no policy for the tenant role"
        );
        // Once for each statement, not once for each row; and without more, such as an `or`.
        let by_tenant = Some("(tenant_id = ( SELECT current_tenant() AS current_tenant))");
        // The log of a tenant is generated from its `tenant_id`.
        let by_chain = Some("(chain = ( SELECT current_tenant() AS current_tenant))");
        for policy in policies {
            let (name, command): (&str, &str) = (policy.get(0), policy.get(1));
            let both: (Option<&str>, Option<&str>) = (policy.get(2), policy.get(3));
            let wanted = match command {
                "SELECT" if table == "audit_events" => (by_chain, None),
                "SELECT" | "DELETE" => (by_tenant, None),
                "INSERT" => (None, by_tenant),
                _ => (by_tenant, by_tenant),
            };
            assert_eq!(both, wanted, "{table}.{name}");
        }
        let everybody = client
            .query(
                "select policyname::text from pg_policies where schemaname = 'public' and tablename = $1 and 'public' = any (roles)",
                &[&table],
            )
            .await
            .unwrap();
        assert!(everybody.is_empty(), "{table} has a policy for everybody");
    }
}

#[tokio::test]
async fn the_tenant_comes_first_in_every_key_of_a_tenant_table() {
    let database = TestDatabase::new().await;
    let client = database.superuser().await;
    // Looked up before a tenant is known: by the token of a link, and by the person. And what the platform counts over
    // all tenants, or holds to be one tenant's.
    let by_identity = [
        "access_grants_not_over",
        "email_domains_due",
        "email_domains_proved",
        "invitations_ending",
        "invitations_token_hash_key",
        "memberships_user",
        "member_activity_tenants",
        "access_grants_handover_hash_key",
    ];
    for table in tenant_tables(&client).await {
        let indexes = client
            .query(
                "select i.relname::text, x.indisprimary, a.attname::text
                 from pg_index x
                 join pg_class i on i.oid = x.indexrelid
                 join pg_attribute a on a.attrelid = x.indrelid and a.attnum = x.indkey[0]
                 where x.indrelid = $1::text::regclass",
                &[&table],
            )
            .await
            .unwrap();
        assert!(indexes.iter().any(|row| row.get(1)), "{table} has no primary key");
        for row in indexes {
            let (index, first): (&str, &str) = (row.get(0), row.get(2));
            let fine = first == "tenant_id" || by_identity.contains(&index);
            assert!(fine, "{index} on {table} begins with {first}");
        }
    }
}

#[tokio::test]
async fn references_between_tenant_tables_name_the_tenant() {
    let database = TestDatabase::new().await;
    let client = database.superuser().await;
    none(
        &client,
        "foreign keys between tenant tables that could reach another tenant's row",
        "select k.conname::text from pg_constraint k
         where k.contype = 'f' and k.connamespace = 'public'::regnamespace
           and exists (select from pg_attribute a where a.attrelid = k.confrelid and a.attname = 'tenant_id' and a.attnotnull)
           and not exists (
               select from unnest(k.conkey, k.confkey) as pair (here, there)
               join pg_attribute h on h.attrelid = k.conrelid and h.attnum = pair.here and h.attname = 'tenant_id'
               join pg_attribute t on t.attrelid = k.confrelid and t.attnum = pair.there and t.attname = 'tenant_id')",
    )
    .await;
}

#[tokio::test]
async fn runtime_roles_are_plain() {
    let database = TestDatabase::new().await;
    let client = database.superuser().await;
    let roles: Vec<&str> = RUNTIME_ROLES.to_vec();
    let row = client
        .query_one(
            "select count(*), bool_or(rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolinherit)
             from pg_roles where rolname = any ($1)",
            &[&roles],
        )
        .await
        .unwrap();
    assert_eq!(row.get::<_, i64>(0), 3);
    assert!(!row.get::<_, bool>(1));
    let owned = client
        .query(
            "select pg_describe_object(d.classid, d.objid, 0) from pg_shdepend d
             where d.deptype = 'o' and d.refclassid = 'pg_authid'::regclass
               and d.refobjid in (select oid from pg_roles where rolname = any ($1))",
            &[&roles],
        )
        .await
        .unwrap();
    assert!(owned.is_empty(), "a runtime role owns something");
    let member = client
        .query(
            "select 1 from pg_auth_members where member in (select oid from pg_roles where rolname = any ($1))",
            &[&roles],
        )
        .await
        .unwrap();
    assert!(member.is_empty(), "a runtime role is a member of another role");
}

#[tokio::test]
async fn functions_that_run_as_the_owner_are_not_for_calling() {
    let database = TestDatabase::new().await;
    let client = database.superuser().await;
    none(
        &client,
        "functions of the owner's that a runtime role may call, or whose search path is the caller's",
        "select p.oid::regprocedure::text from pg_proc p
         where p.pronamespace = 'public'::regnamespace and p.prosecdef
           and p.proname <> 'remove_audit_events' -- removes what is due by the settings and nothing else: see V25
           and p.proname <> 'found_tenant' -- makes what is new and empty, of whoever may have it: see V20
           and not (p.proname = 'leave_tenant' and not has_function_privilege('bailiwick_tenant', p.oid, 'execute') and not has_function_privilege('bailiwick_platform', p.oid, 'execute')) -- see V30
           and not (p.proname in ('give_up_tenant', 'member_is_platform_admin', 'hold_access_grant', 'members_matching', 'admins_inside', 'erase_user', 'forget_second_factors') and not has_function_privilege('bailiwick_identity', p.oid, 'execute'))
           and (has_function_privilege('bailiwick_identity', p.oid, 'execute')
             or has_function_privilege('bailiwick_tenant', p.oid, 'execute')
             or has_function_privilege('bailiwick_platform', p.oid, 'execute')
             or not coalesce(p.proconfig::text, '') like '%search_path=pg_catalog, pg_temp%')",
    )
    .await;
    none(
        &client,
        "runtime roles that may create something",
        "select r from unnest(array['bailiwick_identity', 'bailiwick_tenant', 'bailiwick_platform']) r
         where has_schema_privilege(r, 'public', 'create') or has_database_privilege(r, current_database(), 'create, temporary')",
    )
    .await;
}

#[tokio::test]
async fn the_audit_log_is_only_added_to() {
    // covers: S0-28, S3-81
    let database = TestDatabase::new().await;
    let client = database.superuser().await;
    none(
        &client,
        "roles that may change or remove what is recorded",
        "select r || ' on ' || c.relname
         from unnest(array['bailiwick_identity', 'bailiwick_tenant', 'bailiwick_platform']) r, pg_class c
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
           and (c.relname like 'audit\\_events%' or c.relname in ('audit_heads', 'audit_removals', 'audit_retention'))
           and (has_table_privilege(r, c.oid, 'delete, truncate, references, trigger') or has_any_column_privilege(r, c.oid, 'update'))",
    )
    .await;
    // A partition that could be written to by itself would be a way round the policies of the whole.
    none(
        &client,
        "roles that reach a partition by itself",
        "select r || ' on ' || c.relname
         from unnest(array['bailiwick_identity', 'bailiwick_tenant', 'bailiwick_platform']) r, pg_class c
         where c.relispartition and has_table_privilege(r, c.oid, 'select, insert, update, delete')",
    )
    .await;
}

/// Two tenants, each with a row in every tenant table; as the superuser, whom no policy binds.
async fn two_tenants(client: &Client) -> [Uuid; 2] {
    let (tenants, server) = ([Uuid::now_v7(), Uuid::now_v7()], Uuid::now_v7());
    client
        .execute(
            "insert into database_servers (id, name, host, port, database, username, password_sealed, tls_mode, created_at)
             values ($1, 'one', 'localhost', 5432, 'postgres', 'postgres', '', 'disable', now())",
            &[&server],
        )
        .await
        .unwrap();
    for (at, tenant) in tenants.iter().enumerate() {
        let (slug, user, role, admin) = (format!("tenant-{at}"), Uuid::now_v7(), Uuid::now_v7(), Uuid::now_v7());
        client
            .execute(
                "insert into tenants (id, slug, name, state, isolation, server_id, database_name, schema_name, created_at)
                 values ($1, $2, $2, 'active', 'schema', $3, 'd', $2, now())",
                &[tenant, &slug, &server],
            )
            .await
            .unwrap();
        let email = format!("{slug}@example.com");
        let person = "insert into users (id, email, name, password_hash, created_at) values ($1, $2, 'X', 'x', now())";
        client.execute(person, &[&user, &email]).await.unwrap();
        client
            .execute(
                "insert into roles (tenant_id, id, key, name, rank, builtin, permissions, default_rights, full_rights)
                 values ($1, $2, 'owner', 'Owner', 100, true, '{*}', 7, true)",
                &[tenant, &role],
            )
            .await
            .unwrap();
        for insert in [
            "insert into table_grants (tenant_id, role_id, table_name, rights) values ($1, $2, 'orders', 1)",
            "insert into variables (tenant_id, id, environment, key, value, created_at, updated_at) values ($1, $2, 'e', 'K', '', now(), now())",
            "insert into email_domains (tenant_id, id, domain, token, added_at) values ($1, $2, 'acme.example', md5(''), now())",
            "insert into tenant_security_dismissals values ($1, 'hidden_admin', $2, 'We know.', now(), null, now())",
            "insert into tenant_audit_days select $1::uuid, now(), 1, 0 where $2::uuid is not null",
            "insert into member_imports (tenant_id, id, lines, refused, created_at) values ($1, $2, 1, 0, now())",
            "insert into member_import_lines values ($1, $2, 2, 'x@example.com', '', 'owner', 'ready', '')",
        ] {
            client.execute(insert, &[tenant, &role]).await.unwrap();
        }
        let member =
            "insert into memberships (tenant_id, id, user_id, role_id, created_at) values ($1, $2, $3, $4, now())";
        client
            .execute(member, &[tenant, &Uuid::now_v7(), &user, &role])
            .await
            .unwrap();
        client
            .execute(
                "insert into invitations (tenant_id, id, email, role_id, token_hash, created_at, expires_at)
                 values ($1, $2, 'x@example.com', $3, decode(repeat($4, 32), 'hex'), now(), now())",
                &[tenant, &Uuid::now_v7(), &role, &format!("0{at}")],
            )
            .await
            .unwrap();
        let group = "with made as (insert into groups (tenant_id, id, name, permissions, created_at) values ($1, $2, 'Desk', '{}', now()))
            insert into group_members (tenant_id, membership_id, group_id) select $1, id, $2 from memberships where tenant_id = $1";
        client.execute(group, &[tenant, &role]).await.unwrap();
        let platform = "insert into platform_admins (id, user_id, role_id, created_at) select $1, $2, id, now() from platform_roles where key = 'super_admin'";
        client.execute(platform, &[&admin, &user]).await.unwrap();
        client
            .execute(
                "insert into access_grants (tenant_id, id, platform_admin_id, user_id, admin_email, admin_name, mode, reason, minutes, requested_at, needs_approval)
                 values ($1, $2, $3, $4, 'x@example.com', 'X', 'read', 'Ticket 4711', 60, now(), false)",
                &[tenant, &Uuid::now_v7(), &admin, &user],
            )
            .await
            .unwrap();
    }
    tenants
}

/// A session of a runtime role, by its own password as the product has it.
async fn as_role(database: &TestDatabase, role: db::RuntimeRole) -> Client {
    let mut config = database.owner();
    config
        .user(role.name())
        .password(testkit::keys().role_passwords().of(role));
    db::connect(&config).await.unwrap()
}

fn refused(result: Result<u64, tokio_postgres::Error>, what: &str) {
    let error = result.expect_err(what);
    let code = error.code().unwrap_or_else(|| panic!("{what}: {error:?}"));
    // Row-level security's WITH CHECK and missing privileges have the same code.
    assert_eq!(code, &SqlState::INSUFFICIENT_PRIVILEGE, "{what}: {error:?}");
}

#[tokio::test]
async fn without_a_tenant_nothing_is_answered() {
    let database = TestDatabase::new().await;
    let superuser = database.superuser().await;
    two_tenants(&superuser).await;
    let client = as_role(&database, db::RuntimeRole::Tenant).await;
    for table in tenant_tables(&superuser).await {
        for unset in ["reset bailiwick.tenant_id", "set bailiwick.tenant_id = ''"] {
            client.batch_execute(unset).await.unwrap();
            let error = client
                .query(&format!("select count(*) from {table}"), &[])
                .await
                .expect_err(&table);
            let code = error.code().unwrap();
            assert!(
                [&SqlState::UNDEFINED_OBJECT, &SqlState::INVALID_TEXT_REPRESENTATION].contains(&code),
                "{table} after {unset}: {error:?}"
            );
        }
    }
}

#[tokio::test]
async fn a_tenant_neither_reads_nor_writes_anothers_row() {
    let database = TestDatabase::new().await;
    let superuser = database.superuser().await;
    let [own, other] = two_tenants(&superuser).await;
    let client = as_role(&database, db::RuntimeRole::Tenant).await;
    let set = format!("set bailiwick.tenant_id = '{own}'");
    client.batch_execute(&set).await.unwrap();

    for table in tenant_tables(&superuser).await {
        let count = |whose: Uuid| format!("select count(*) from {table} where tenant_id = '{whose}'");
        let there: i64 = superuser.query_one(&count(other), &[]).await.unwrap().get(0);
        assert!(there > 0, "{table} has no row to be kept from");
        let seen: i64 = client.query_one(&count(own), &[]).await.unwrap().get(0);
        assert!(seen > 0, "{table}: the tenant's own row is not seen");
        let all: i64 = client
            .query_one(&format!("select count(*) from {table}"), &[])
            .await
            .unwrap()
            .get(0);
        assert_eq!(all, seen, "{table}: another tenant's row is seen");

        // Where the role may change or remove rows at all, it changes none of another tenant's.
        for statement in [
            format!("update {table} set tenant_id = '{own}' where tenant_id = '{other}'"),
            format!("delete from {table} where tenant_id = '{other}'"),
        ] {
            match client.execute(&statement, &[]).await {
                Ok(rows) => assert_eq!(rows, 0, "{statement}"),
                Err(error) => refused(Err(error), &statement),
            }
        }
        // Nor does it hand its own rows over, or add one.
        refused(
            client
                .execute(
                    &format!("update {table} set tenant_id = '{other}' where tenant_id = '{own}'"),
                    &[],
                )
                .await,
            &format!("{table}: a row is handed over"),
        );
        let columns = texts(
            &superuser,
            &format!(
                "select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
                 where attrelid = '{table}'::regclass and attnum > 0 and not attisdropped and attname <> 'tenant_id'"
            ),
        )
        .await
        .remove(0);
        let copy = format!("insert into {table} (tenant_id, {columns}) select '{other}', {columns} from {table}");
        refused(client.execute(&copy, &[]).await, &copy);
        let kept: i64 = superuser.query_one(&count(other), &[]).await.unwrap().get(0);
        assert_eq!(kept, there, "{table}");
    }

    let tenants: i64 = client
        .query_one("select count(*) from tenants", &[])
        .await
        .unwrap()
        .get(0);
    assert_eq!(tenants, 1, "other tenants are seen");
    let people: i64 = client
        .query_one("select count(id) from users", &[])
        .await
        .unwrap()
        .get(0);
    assert_eq!(people, 1, "other tenants' people are seen");
    refused(
        client.execute("select password_hash from users", &[]).await,
        "a password's hash",
    );
    refused(client.execute("select 1 from sessions", &[]).await, "sessions");
}

#[tokio::test]
async fn events_are_written_to_ones_own_log_and_stay() {
    let database = TestDatabase::new().await;
    let superuser = database.superuser().await;
    let [own, other] = two_tenants(&superuser).await;
    let client = as_role(&database, db::RuntimeRole::Tenant).await;
    let set = format!("set bailiwick.tenant_id = '{own}'");
    client.batch_execute(&set).await.unwrap();
    let insert = "insert into audit_events (id, occurred_at, tenant_id, actor_kind, actor_label, operation, target_kind, target_id, target_label, outcome)
                  values (gen_random_uuid(), now(), $1, 'system', 'x', 'x', 'x', 'x', 'x', 'done')";
    client.execute(insert, &[&own]).await.unwrap();
    refused(client.execute(insert, &[&other]).await, "an event in another's log");
    refused(
        client.execute(insert, &[&None::<Uuid>]).await,
        "an event in the platform's log",
    );
    for role in db::RuntimeRole::ALL {
        let client = as_role(&database, role).await;
        client.batch_execute(&set).await.unwrap();
        for statement in [
            "update audit_events set outcome = 'done'",
            "delete from audit_events",
            "truncate audit_events",
        ] {
            refused(
                client.execute(statement, &[]).await,
                &format!("{statement} as {}", role.name()),
            );
        }
    }
}

#[tokio::test]
async fn the_owner_alone_says_that_the_last_admin_may_go() {
    // covers: D8, G1
    let database = TestDatabase::new().await;
    none(
        &database.superuser().await,
        "roles that may touch the exemptions",
        "select format('%s may %s', role, act)
         from unnest(array['bailiwick_identity', 'bailiwick_tenant', 'bailiwick_platform']) role, unnest(array['select', 'insert', 'update', 'references']) act
         where has_any_column_privilege(role, 'last_admin_exemptions', act) or has_table_privilege(role, 'last_admin_exemptions', 'delete')",
    )
    .await;
}
