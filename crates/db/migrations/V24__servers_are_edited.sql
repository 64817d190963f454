-- What a registered server is called and how it is reached can be changed, and which PostgreSQL it is, is known: the same one that is
-- registered twice is said to be, and another one behind the same address is noticed.

alter table database_servers add column system_identifier text;
grant update (name, database, username, tls_mode, system_identifier) on database_servers to bailiwick_platform;
