set local lock_timeout = '5s';
set local statement_timeout = '60s';

-- The board asks for the oldest open cases and for those that ended today: without these it reads every case.
-- squawk-ignore require-concurrent-index-creation
create index case_file_open_age on case_file (filed_at, id) where is_open;
-- squawk-ignore require-concurrent-index-creation
create index case_file_ended on case_file (ended_at) where ended_at is not null;
