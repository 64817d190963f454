-- Invitations into a tenant.

--! list : InvitationRow(invited_by?)
select i.id, i.email, i.name, r.key as role_key, r.name as role_name, u.name as invited_by, i.created_at, i.expires_at
from invitations i
join roles r on r.tenant_id = i.tenant_id and r.id = i.role_id
left join users u on u.id = i.invited_by
where i.tenant_id = :tenant_id and i.accepted_at is null and i.revoked_at is null and i.id < :before
order by i.id desc
limit :limit;

--! get : PendingInvitation()
select i.id, i.email, i.name, i.role_id, i.expires_at from invitations i
where i.tenant_id = :tenant_id and i.id = :id and i.accepted_at is null and i.revoked_at is null;

--! insert (invited_by?)
insert into invitations (tenant_id, id, email, name, role_id, token_hash, invited_by, created_at, expires_at)
values (:tenant_id, :id, :email, :name, :role_id, :token_hash, :invited_by, :now, :expires_at);

--! insert_by_platform (invited_by?)
insert into invitations (tenant_id, id, email, name, role_id, token_hash, invited_by, by_platform, created_at, expires_at)
values (:tenant_id, :id, :email, :name, :role_id, :token_hash, :invited_by, true, :now, :expires_at);

--! renew
update invitations set token_hash = :token_hash, expires_at = :expires_at
where tenant_id = :tenant_id and id = :id and accepted_at is null and revoked_at is null;

--! revoke
update invitations set revoked_at = :now where tenant_id = :tenant_id and id = :id and accepted_at is null and revoked_at is null;

--! by_token : OpenInvitation(invited_by_id?, invited_by?)
-- As identity: the page behind the link.
select i.id, i.tenant_id, t.slug as tenant_slug, t.name as tenant_name, i.email, i.name, i.role_id, r.name as role_name,
    i.invited_by as invited_by_id, i.by_platform, u.name as invited_by, i.expires_at,
    exists (select 1 from users e where lower(e.email) = lower(i.email) and e.password_hash is not null) as has_account
from invitations i
join tenants t on t.id = i.tenant_id and t.state = 'active'
join roles r on r.tenant_id = i.tenant_id and r.id = i.role_id
left join users u on u.id = i.invited_by
where i.token_hash = :token_hash and i.accepted_at is null and i.revoked_at is null and i.expires_at > :now;

--! accept
-- The platform invites the first owner and nobody after them.
update invitations i set accepted_at = :now
where i.tenant_id = :tenant_id and i.id = :id and i.accepted_at is null and i.revoked_at is null and i.expires_at > :now
    and not (i.by_platform and exists (
        select 1 from memberships m join roles r on r.tenant_id = m.tenant_id and r.id = m.role_id
        where m.tenant_id = i.tenant_id and m.state = 'active' and r.rank >= 100
    ));

--! revoke_owners
-- As platform, while the tenant has no owner: the newest link is the only one.
update invitations set revoked_at = :now where tenant_id = :tenant_id and by_platform and accepted_at is null and revoked_at is null;
