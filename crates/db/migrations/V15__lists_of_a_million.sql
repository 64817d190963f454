-- Lists and searches that cost the same with a million people as with ten.

-- Searching by substring. An extension that whoever owns the database may create; start-up says so where it is missing.
create extension if not exists pg_trgm;

-- One text for all that is searched: a line break, which nobody can type into a name, keeps the parts apart. Stored, because to look through many
-- texts is cheap and to put each into small letters first is not.
alter table users add column search text not null generated always as (lower(email || E'\n' || name)) stored;
alter table tenants add column search text not null generated always as (lower(slug || E'\n' || name)) stored;
create index users_search on users using gin (search gin_trgm_ops);
create index tenants_search on tenants using gin (search gin_trgm_ops) where state <> 'purged';

-- A tenant's list of members is in the order of their addresses, which are in another table: with the address beside the membership a page
-- is one stretch of an index, however many members there are and however many people there are besides.
alter table memberships add column email_key text;

create function memberships_email_key() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    new.email_key := (select lower(u.email) from public.users u where u.id = new.user_id);
    return new;
end $$;
create trigger memberships_email_key before insert or update of user_id, email_key on memberships for each row
    execute function memberships_email_key();

create function users_email_key() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    -- The trigger above knows what to.
    update public.memberships m set email_key = null where m.user_id = new.id;
    return null;
end $$;
create trigger users_email_key after update of email on users for each row
    when (lower(old.email) <> lower(new.email))
    execute function users_email_key();

update memberships set email_key = null;
alter table memberships alter column email_key set not null;
-- With the state, so that active members are counted from the index alone.
create index memberships_email on memberships (tenant_id, email_key) include (state);
grant select (email_key) on memberships to bailiwick_tenant;

-- Members of the current tenant whose address or name holds a part, in the order of addresses. As the owner, because under row-level security
-- no index serves LIKE: it is not known to keep to itself what it is shown. The tenant is the current one and no argument.
-- A frequent part is found by going through the next members; only one that is rare among these is looked up, and then it gives few.
create function members_matching(pattern text, after text, at_most bigint) returns table (id uuid, email_key text)
    language plpgsql stable security definer
    set search_path = pg_catalog, pg_temp
    set plan_cache_mode = force_custom_plan
as $$
declare
    tenant uuid := public.current_tenant();
begin
    return query
        with near as materialized (
            select m.id, m.email_key, (select u.search like pattern from public.users u where u.id = m.user_id) as hit
            from public.memberships m
            where m.tenant_id = tenant and m.email_key > after
            order by m.email_key
            limit 1000
        ), rare as materialized (
            select u.id from public.users u
            where (select count(*) from near n where n.hit) < at_most and (select count(*) from near) = 1000 and u.search like pattern
        )
        select n.id, n.email_key from near n where n.hit
        union all
        select m.id, m.email_key from rare join public.memberships m on m.user_id = rare.id and m.tenant_id = tenant
        where m.email_key > (select max(n.email_key) from near n)
        order by 2
        limit at_most;
end $$;
revoke all on function memberships_email_key, users_email_key, members_matching from public;
grant execute on function members_matching to bailiwick_tenant;

-- Sorting all users.
create index users_name on users (lower(name), id);
create index users_signed_in on users (coalesce(last_sign_in_at, timestamptz '1970-01-01 00:00:00+00') desc, id desc);
-- The few who are not active.
create index users_inactive on users (state, lower(email)) where state <> 'active';

-- What is looked for in queues and outboxes is the small part that is not done.
create index jobs_unfinished on jobs (state, id desc) where state <> 'done';
create index mails_unsent on mails (state, id desc) where state <> 'sent';
