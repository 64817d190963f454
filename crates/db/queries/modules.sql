-- Modules that the application declares, and which of them a tenant has.

--: ModuleRow()

--! list : ModuleRow
select m.key, m.label, m.description, m.actions, m.by_default, m.version,
    (select count(*) from tenants t where t.modules @> array[m.key] and t.state not in ('deleting', 'purged')) as tenants
from modules m order by m.key;

--! get : ModuleRow
select m.key, m.label, m.description, m.actions, m.by_default, m.version,
    (select count(*) from tenants t where t.modules @> array[m.key] and t.state not in ('deleting', 'purged')) as tenants
from modules m where m.key = :key;

--! declare
insert into modules (key, label, description, actions, by_default) values (:key, :label, :description, :actions, :by_default)
on conflict (key) do update
    set label = excluded.label, description = excluded.description, actions = excluded.actions, by_default = excluded.by_default,
        version = modules.version + 1;

--! delete
delete from modules where key = :key;

--! take_from_tenants
-- What comes back under the same key one day is another module.
update tenants set modules = array_remove(modules, :key), version = version + 1 where modules @> array[:key];

--! undeclared
-- The first of the keys that nobody declared.
select q.key from unnest(:keys::text[]) as q (key) where not exists (select 1 from modules m where m.key = q.key) order by q.key limit 1;

--! offered : OfferedRow()
-- As tenant: what its plan has, and what it has at all.
select m.key, m.label, m.description, m.actions, m.key = any(t.modules) as enabled,
    t.plan is null or exists (select 1 from plans p where p.key = t.plan and (p.modules @> '{*}' or m.key = any(p.modules))) as within_plan
from tenants t cross join modules m
where t.id = :tenant_id
order by m.label, m.key;

--! enable
-- As tenant.
update tenants t set modules = array_append(t.modules, m.key)
from modules m
where t.id = :tenant_id and m.key = :key and not m.key = any(t.modules)
    and (t.plan is null or exists (select 1 from plans p where p.key = t.plan and (p.modules @> '{*}' or m.key = any(p.modules))));

--! disable
update tenants set modules = array_remove(modules, :key) where id = :tenant_id and :key = any(modules);
