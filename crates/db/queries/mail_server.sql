-- The mail server that is set in the panel.

--! get : MailServerRow(host?, username?, password_sealed?)
select version, host, port, tls, username, password_sealed, sender from mail_settings;

--! set (host?, username?, password_sealed?)
update mail_settings
set host = :host, port = :port, tls = :tls, username = :username, password_sealed = :password_sealed, sender = :sender, version = version + 1
where version = :version;

--! is_set
-- For those who write mails, and need not know where they go.
select host is not null as is_set from mail_settings;
