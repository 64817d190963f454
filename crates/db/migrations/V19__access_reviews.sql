-- Access reviews of the platform admins (S3-77): who was one when it began, and what was decided about each. A review that is closed stays as it is.

create table access_reviews (
    id uuid primary key,
    title text not null check (length(title) between 1 and 120),
    note text not null check (length(note) <= 500),
    deadline timestamptz not null,
    opened_at timestamptz not null,
    -- Null: the command line, here and below.
    opened_by uuid references users,
    version integer not null default 1,
    closed_at timestamptz,
    closed_by uuid references users,
    -- Why it was closed before all was decided.
    closing_reason text check (length(closing_reason) between 3 and 500),
    -- The newest head of the platform's own log, and the newest checkpoint over all logs, at that moment; null before anything was sealed.
    audit_head text,
    audit_checkpoint text,
    check (deadline > opened_at),
    check (closed_at is not null or num_nonnulls(closed_by, closing_reason, audit_head, audit_checkpoint) = 0)
);
create unique index access_reviews_one_open on access_reviews ((closed_at is null)) where closed_at is null;

create table access_review_items (
    review_id uuid not null references access_reviews,
    id uuid not null,
    platform_admin_id uuid not null references platform_admins,
    user_id uuid not null references users,
    -- As they were when the review began.
    email text not null,
    name text not null,
    role_key text not null,
    role_name text not null,
    title text not null,
    state text not null check (state in ('active', 'inactive')),
    can_sign_in boolean not null,
    last_sign_in_at timestamptz,
    mail_bounced_at timestamptz,
    decision text check (decision in ('confirmed', 'removed')),
    decided_at timestamptz,
    decided_by uuid references users,
    reason text not null default '' check (length(reason) <= 500),
    -- Since when they are no platform admin, as it was known when the review was closed.
    removed_at timestamptz,
    version integer not null default 1,
    primary key (review_id, id),
    unique (review_id, platform_admin_id),
    check ((decision is null) = (decided_at is null))
);
create index access_review_items_by_email on access_review_items (review_id, (lower(email) collate "C"), id);
create index access_review_items_user on access_review_items (user_id);

----------------------------------------------------------------------------------------------------------------------
-- What is closed stays closed, whoever asks

create function closed_access_reviews_stay() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    if old.closed_at is not null or tg_op = 'DELETE' then
        raise exception using errcode = 'BW004', message = 'a closed access review stays as it is';
    end if;
    return new;
end $$;
create trigger closed_access_reviews_stay before update or delete on access_reviews for each row execute function closed_access_reviews_stay();

create function items_of_closed_access_reviews_stay() returns trigger
    language plpgsql
    set search_path = pg_catalog, pg_temp
as $$
begin
    -- Shared with others who decide, so that nobody closes the review meanwhile.
    perform 1 from public.access_reviews r where r.id = coalesce(new.review_id, old.review_id) and r.closed_at is null for share;
    if not found then
        -- Whose account is erased keeps a pseudonym here as well.
        if tg_op = 'UPDATE' and to_jsonb(new) - array['email', 'name'] = to_jsonb(old) - array['email', 'name']
            and exists (select 1 from public.users u where u.id = old.user_id and u.erased_at is not null)
        then
            return new;
        end if;
        raise exception using errcode = 'BW004', message = 'a closed access review stays as it is';
    end if;
    if tg_op = 'DELETE' or tg_op = 'UPDATE' and (
        new.review_id <> old.review_id
        or old.decision = 'removed' and new.decision is distinct from 'removed'
        or old.decision = 'confirmed' and new.decision is null
    ) then
        raise exception using errcode = 'BW004', message = 'a decision of an access review is not taken back';
    end if;
    return new;
end $$;
create trigger items_of_closed_access_reviews_stay before insert or update or delete on access_review_items for each row
    execute function items_of_closed_access_reviews_stay();

-- By a trigger and not within erase_user, which then does not have to know of everything that holds a name.
create function erased_users_in_access_reviews() returns trigger
    language plpgsql security definer
    set search_path = pg_catalog, pg_temp
as $$
begin
    update public.access_review_items i set email = new.email, name = new.name where i.user_id = new.id;
    return null;
end $$;
create trigger erased_users_in_access_reviews after update of erased_at on users for each row
    when (old.erased_at is null and new.erased_at is not null) execute function erased_users_in_access_reviews();
revoke all on function closed_access_reviews_stay, items_of_closed_access_reviews_stay, erased_users_in_access_reviews from public;

----------------------------------------------------------------------------------------------------------------------
-- Whose it is

do $$
declare
    t text;
begin
    foreach t in array array['access_reviews', 'access_review_items'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force row level security', t);
        execute format('create policy owner_all on %I to current_user using (true) with check (true)', t);
        execute format('create policy platform_all on %I to bailiwick_platform using (true) with check (true)', t);
        execute format('grant select on %I to bailiwick_platform', t);
    end loop;
end $$;
grant insert (id, title, note, deadline, opened_at, opened_by),
    update (version, closed_at, closed_by, closing_reason, audit_head, audit_checkpoint) on access_reviews to bailiwick_platform;
grant insert (review_id, id, platform_admin_id, user_id, email, name, role_key, role_name, title, state, can_sign_in, last_sign_in_at, mail_bounced_at),
    update (decision, decided_at, decided_by, reason, removed_at, version) on access_review_items to bailiwick_platform;
