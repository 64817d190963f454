-- API tokens of a person.

--! list_of_user : TokenRow(tenant_id?, tenant_slug?)
select a.id, a.name, a.tenant_id, t.slug as tenant_slug, a.permissions, a.created_at, a.expires_at
from api_tokens a left join tenants t on t.id = a.tenant_id
where a.user_id = :user_id and a.revoked_at is null and a.id < :before
order by a.id desc
limit :limit;

--! insert (tenant_id?)
insert into api_tokens (id, token_hash, user_id, name, tenant_id, permissions, created_at, expires_at)
values (:id, :token_hash, :user_id, :name, :tenant_id, :permissions, :now, :expires_at);

--! revoke
update api_tokens set revoked_at = :now where id = :id and user_id = :user_id and revoked_at is null;

--! revoke_all
update api_tokens set revoked_at = :now where user_id = :user_id and revoked_at is null;

--! count_open
select count(*) from api_tokens where user_id = :user_id and revoked_at is null and expires_at > :now;
