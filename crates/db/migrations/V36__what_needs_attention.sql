-- What needs attention is found, and found out, without anybody looking for it.

-- Every registered server is tried once a minute, by one replica at a time.
insert into rounds values ('check_servers', 'epoch');
