-- Plans: how many admins a tenant may have, and which modules.

--: PlanRow(max_admins?)

--! list : PlanRow
select p.key, p.name, p.max_admins, p.modules, p.builtin, p.version,
    (select count(*) from tenants t where t.plan = p.key and t.state <> 'purged') as tenants
from plans p
where p.key > :after
order by p.key
limit :limit;

--! get : PlanRow
select p.key, p.name, p.max_admins, p.modules, p.builtin, p.version,
    (select count(*) from tenants t where t.plan = p.key and t.state <> 'purged') as tenants
from plans p
where p.key = :key;

--! hold
-- Nobody is given the plan meanwhile, and nobody else changes it. Apart from reading it: a statement that waited for a lock has joined to what was there before.
select version from plans where key = :key for update;

--! hold_for_tenant
select modules from plans where key = :key for share;

--! insert (max_admins?)
insert into plans (key, name, max_admins, modules) values (:key, :name, :max_admins, :modules);

--! edit (max_admins?)
update plans set name = :name, max_admins = :max_admins, modules = :modules, version = version + 1 where key = :key;

--! move_tenants
update tenants set plan = :replacement, version = version + 1 where plan = :key;

--! forget
-- Purged tenants keep their row and need no plan.
update tenants set plan = null where plan = :key and state = 'purged';

--! delete
delete from plans where key = :key;
