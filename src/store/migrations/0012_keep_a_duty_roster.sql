set local lock_timeout = '5s';
set local statement_timeout = '60s';

-- Who keeps watch when the desk is closed (piket). One officer at a time, so that "who is on now" has one answer. A shift
-- that is taken away is deleted here and stays in the audit.
create table duty_shift (
  id uuid not null,
  account_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  made_by uuid not null,
  made_at timestamptz not null,
  -- whose shift it was before somebody else took it over
  swapped_from uuid,
  -- a colleague who is asked to take it over
  offered_to uuid,
  constraint duty_shift_pk primary key (id),
  constraint duty_shift_account foreign key (account_id) references account (id),
  constraint duty_shift_maker foreign key (made_by) references account (id),
  constraint duty_shift_giver foreign key (swapped_from) references account (id),
  constraint duty_shift_taker foreign key (offered_to) references account (id),
  constraint duty_shift_ends_after_start check (ends_at > starts_at),
  constraint duty_shift_one_at_a_time exclude using gist (tstzrange(starts_at, ends_at) with &&)
);
create index duty_shift_by_account on duty_shift (account_id, ends_at);

-- What one officer on duty leaves for the next.
create table duty_note (
  id uuid not null,
  written_by uuid not null,
  written_at timestamptz not null,
  body text not null,
  read_by uuid,
  read_at timestamptz,
  constraint duty_note_pk primary key (id),
  constraint duty_note_writer foreign key (written_by) references account (id),
  constraint duty_note_reader foreign key (read_by) references account (id),
  constraint duty_note_read_by_somebody check ((read_by is null) = (read_at is null))
);
create index duty_note_by_time on duty_note (written_at desc);
create index duty_note_unread on duty_note (written_at) where read_at is null;
comment on column duty_note.body is 'internal: may name people, is shown to the desk only';

-- A case that needs the officer on duty. Open as long as the case waits, also after somebody has answered: so it is called
-- about once, until it has gone and come back.
create table duty_call (
  id uuid not null,
  case_id uuid not null,
  reason text not null,
  opened_at timestamptz not null,
  answered_by uuid,
  answered_at timestamptz,
  ended_at timestamptz,
  constraint duty_call_pk primary key (id),
  constraint duty_call_case foreign key (case_id) references case_file (id),
  constraint duty_call_answerer foreign key (answered_by) references account (id),
  constraint duty_call_reason check (reason in ('nobodySure', 'emergency')),
  constraint duty_call_answered_by_somebody check ((answered_by is null) = (answered_at is null))
);
create unique index duty_call_open on duty_call (case_id) where ended_at is null;
create index duty_call_by_case on duty_call (case_id);

-- Who was called, in order. The key keeps a crash or a second worker from calling twice.
create table duty_page (
  call_id uuid not null,
  step bigint not null,
  stage text not null,
  accounts uuid[] not null,
  at timestamptz not null,
  -- who passed the call on; null: the clock
  passed_by uuid,
  constraint duty_page_pk primary key (call_id, step),
  constraint duty_page_call foreign key (call_id) references duty_call (id),
  constraint duty_page_passer foreign key (passed_by) references account (id),
  constraint duty_page_step check (step >= 1),
  constraint duty_page_calls_somebody check (cardinality(accounts) > 0)
);
