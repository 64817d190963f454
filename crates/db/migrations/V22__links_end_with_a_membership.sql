-- Whoever is at home in a tenant is let in by what only they know. A link that was made before, and may be in somebody else's hands,
-- ends when its owner becomes a member or is one again (D1).

create function end_links_of_member() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    -- Whoever makes a link holds the person first, so that one of both sees the other.
    perform 1 from public.users u where u.id = new.user_id for no key update;
    update public.one_time_links l set used_at = now() where l.user_id = new.user_id and l.used_at is null;
    return null;
end
$$;

revoke all on function end_links_of_member from public;
create trigger memberships_end_links after insert on memberships
    for each row when (new.state = 'active') execute function end_links_of_member();
create trigger memberships_end_links_again after update of state on memberships
    for each row when (new.state = 'active' and old.state <> 'active') execute function end_links_of_member();

-- Who is signed out of the platform is out of what an access grant let them into as well.
grant select (access_grant_id) on sessions to bailiwick_platform;
grant select (access_grant_id) on api_tokens to bailiwick_platform;

-- Whether somebody has shown that their address is theirs: by a link that went there and to nobody else (purpose reset).
alter table users add column email_proved_at timestamptz;
grant update (email_proved_at) on users to bailiwick_identity, bailiwick_platform;
