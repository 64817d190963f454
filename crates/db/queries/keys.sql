-- What is sealed with the keys of the installation, for sealing it anew with others. Each goes by what it replaces.

--! of_servers
-- Those that were removed too.
select id, name, password_sealed from database_servers order by id;

--! set_of_server
update database_servers set password_sealed = :new where id = :id and password_sealed = :old;

--! set_of_mail_server
update mail_settings set password_sealed = :new where password_sealed = :old;

--! of_mails
select id, body_sealed from mails where id > :after and body_sealed is not null order by id limit :limit;

--! set_of_mail
update mails set body_sealed = :new where id = :id and body_sealed = :old;

--! of_totp
select user_id, secret_sealed from totp_secrets where user_id > :after order by user_id limit :limit;

--! set_of_totp
update totp_secrets set secret_sealed = :new where user_id = :user_id and secret_sealed = :old;

--! of_variables
select tenant_id, id, value_sealed from variables
where (tenant_id, id) > (:after_tenant, :after) and value_sealed is not null
order by tenant_id, id
limit :limit;

--! set_of_variable
update variables set value_sealed = :new where tenant_id = :tenant_id and id = :id and value_sealed = :old;
