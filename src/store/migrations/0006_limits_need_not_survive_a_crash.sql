set local lock_timeout = '5s';
set local statement_timeout = '60s';

-- A turn of a rate limit is worth nothing after a crash, and writing it must not wait for the disk.
alter table turn set unlogged;
