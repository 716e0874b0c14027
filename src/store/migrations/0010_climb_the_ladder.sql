set local lock_timeout = '5s';
set local statement_timeout = '60s';

-- When the next rung of the ladder is due, for scanning; the truth is derived from the history.
alter table case_clock add column next_step_at timestamptz;
-- Clocks that run already get their time when the city's ladder is remembered for the first time, at this very start.
-- squawk-ignore require-concurrent-index-creation
create index case_clock_step on case_clock (next_step_at, case_id) where next_step_at is not null;
-- What the heads of the city read: how far up a case has come.
-- squawk-ignore require-concurrent-index-creation
create index case_file_escalated on case_file (escalated desc, service_due_at, id) where is_open and escalated > 0;
