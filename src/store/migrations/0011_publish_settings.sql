set local lock_timeout = '5s';
set local statement_timeout = '60s';

-- What staff write instead of a file of settings: a draft until it is published, and never changed after.
create table city_version (
  id bigint generated always as identity,
  kind text not null,
  body jsonb not null,
  -- the version that it was written against; null: the files
  based_on bigint,
  -- why, as everybody may read it
  reason text not null,
  drafted_at timestamptz not null,
  drafted_by uuid not null,
  drafted_position text not null,
  -- everybody whose hand is in it, through the drafts that it took the place of
  authors uuid[] not null,
  effective_from timestamptz,
  published_at timestamptz,
  published_by uuid,
  published_position text,
  discarded_at timestamptz,
  constraint city_version_pk primary key (id),
  constraint city_version_drafter foreign key (drafted_by) references account (id),
  constraint city_version_publisher foreign key (published_by) references account (id),
  constraint city_version_base foreign key (based_on) references city_version (id),
  constraint city_version_published_whole check (
    (published_at is null) = (published_by is null) and (published_at is null) = (effective_from is null)),
  constraint city_version_one_end check (published_at is null or discarded_at is null)
);
create index city_version_newest on city_version (kind, id desc) where published_at is not null;

create trigger city_version_stays before update or delete on city_version
  for each row when (old.published_at is not null) execute function refuse_change();
create trigger city_version_is_never_emptied before truncate on city_version
  for each statement execute function refuse_change();

-- The city works at other times: the promises of every open case are counted anew, once.
create table recount (
  id bigint generated always as identity,
  at timestamptz not null,
  -- the published version that the hours come from; null: the files
  version bigint,
  -- of which hours: a process that still has others must not count for it
  city_hash text not null,
  -- something could not be counted: not again before this
  next_try_at timestamptz,
  done_at timestamptz,
  moved bigint,
  constraint recount_pk primary key (id),
  constraint recount_version foreign key (version) references city_version (id)
);
create index recount_waiting on recount (id) where done_at is null;
create index recount_by_version on recount (version, id);
