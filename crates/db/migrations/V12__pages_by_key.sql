-- Sessions, tokens and mails are listed by id, which is the order in which they were made.
create index sessions_of_user on sessions (user_id, id);
drop index sessions_user;
create index api_tokens_of_user on api_tokens (user_id, id);
drop index api_tokens_user;
drop index mails_created;
