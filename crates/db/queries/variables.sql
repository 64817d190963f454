-- Variables of the current tenant; everything runs as tenant, under row-level security, except where said.

--: VariableRow(value?)

--! list (environment?) : VariableRow
-- By environment and key. What is sealed stays where it is.
select v.id, v.environment, v.key, v.value_sealed is not null as secret, v.value, v.version, v.updated_at
from variables v
where v.tenant_id = :tenant_id and (:environment::text is null or v.environment = :environment) and lower(v.key) like :pattern
    and (v.environment, v.key) > (:after_environment, :after_key)
order by v.environment, v.key
limit :limit;

--! get : VariableRow
select v.id, v.environment, v.key, v.value_sealed is not null as secret, v.value, v.version, v.updated_at
from variables v
where v.tenant_id = :tenant_id and v.id = :id;

--! get_by_key : VariableRow
select v.id, v.environment, v.key, v.value_sealed is not null as secret, v.value, v.version, v.updated_at
from variables v
where v.tenant_id = :tenant_id and v.environment = :environment and v.key = :key;

--! hold
-- Until the transaction ends nobody else changes it. Apart from reading it: a statement that waited for a lock has joined to what was there before.
select version from variables where tenant_id = :tenant_id and id = :id for no key update;

--! sealed
select value_sealed from variables where tenant_id = :tenant_id and id = :id and value_sealed is not null;

--! environments
select v.environment, count(*) as variables, count(v.value_sealed) as secrets
from variables v
where v.tenant_id = :tenant_id
group by v.environment
order by v.environment;

--! of_environment : EnvironmentRow(value?, value_sealed?)
select v.id, v.key, v.value, v.value_sealed
from variables v
where v.tenant_id = :tenant_id and v.environment = :environment
order by v.key;

--! hold_all
-- Of many that are made at once, each waits for the one before.
select pg_advisory_xact_lock(hashtextextended('bailiwick.variables ' || :tenant_id::uuid::text, 0))::text as held;

--! count : Count()
select count(*) as variables, count(distinct v.environment) as environments,
    coalesce(bool_or(v.environment = :environment), false) as known
from variables v
where v.tenant_id = :tenant_id;

--! insert (value?, value_sealed?)
insert into variables (tenant_id, id, environment, key, value, value_sealed, created_at, updated_at)
values (:tenant_id, :id, :environment, :key, :value, :value_sealed, :now, :now)
on conflict do nothing;

--! set_value (value?, value_sealed?)
update variables set value = :value, value_sealed = :value_sealed, version = version + 1, updated_at = :now
where tenant_id = :tenant_id and id = :id;

--! delete
delete from variables where tenant_id = :tenant_id and id = :id;

--! forget
-- As platform: what goes with a tenant.
delete from variables where tenant_id = :tenant_id;
