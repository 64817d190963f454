-- Tables of people to invite; everything runs as tenant.

--: ImportRow(applied_by?, waits_until?, finished_at?)

--! insert
insert into member_imports (tenant_id, id, lines, refused, created_at) values (:tenant_id, :id, :lines, :refused, :now);

--! insert_lines
insert into member_import_lines (tenant_id, import_id, line, email, name, role, outcome, message)
select :tenant_id, :import_id, q.line, q.email, q.name, q.role, q.outcome, q.message
from unnest(:lines::integer[], :emails::text[], :names::text[], :roles::text[], :outcomes::text[], :messages::text[])
    as q (line, email, name, role, outcome, message);

--! forget
-- What is old, and more than a few, goes when another comes. What is under way stays.
delete from member_imports i
where i.tenant_id = :tenant_id and i.state <> 'running' and (
    i.created_at < :before or i.id not in (select k.id from member_imports k where k.tenant_id = :tenant_id order by k.id desc limit :keep)
);

--! hold
select id from member_imports where tenant_id = :tenant_id and id = :id for no key update;

--! get : ImportRow
select i.id, i.state, i.lines, i.refused, i.invited, i.created_at, i.applied_by, i.waits_until, i.finished_at
from member_imports i where i.tenant_id = :tenant_id and i.id = :id;

--! apply
update member_imports set state = 'running', applied_by = :applied_by where tenant_id = :tenant_id and id = :id and state = 'checked';

--! lines : ImportLine()
select l.line, l.email, l.name, l.role, l.outcome, l.message from member_import_lines l
where l.tenant_id = :tenant_id and l.import_id = :import_id and (:outcome = '' or l.outcome = :outcome) and l.line > :after
order by l.line
limit :limit;

--! line : ImportLine()
select l.line, l.email, l.name, l.role, l.outcome, l.message from member_import_lines l
where l.tenant_id = :tenant_id and l.import_id = :import_id and l.line = :line
for no key update;

--! settle
with settled as (
    update member_import_lines set outcome = :outcome, message = :message
    where tenant_id = :tenant_id and import_id = :import_id and line = :line and outcome = 'ready'
    returning outcome
)
update member_imports i set invited = i.invited + (s.outcome = 'invited')::integer, refused = i.refused + (s.outcome = 'refused')::integer,
    waits_until = null
from settled s where i.tenant_id = :tenant_id and i.id = :import_id;

--! wait
update member_imports set waits_until = :until where tenant_id = :tenant_id and id = :id and state = 'running';

--! finish
update member_imports set state = 'done', waits_until = null, finished_at = :now where tenant_id = :tenant_id and id = :id and state = 'running';

--! known_addresses : KnownAddress()
-- Which of these addresses belong to active members, or are invited already.
select lower(u.email) as email, false as invited from memberships m join users u on u.id = m.user_id
where m.tenant_id = :tenant_id and m.state = 'active' and m.email_key = any (:emails::text[])
union all
select lower(i.email), true from invitations i
where i.tenant_id = :tenant_id and i.accepted_at is null and i.revoked_at is null and lower(i.email) = any (:emails::text[]);
