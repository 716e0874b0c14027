set local lock_timeout = '5s';
set local statement_timeout = '60s';

-- What was learned from confirmed cases. Weights of hashed words: nothing that a citizen wrote can be read from them.
create table model (
  id uuid not null,
  state text not null,
  trained_at timestamptz not null,
  trained_by uuid,
  read_until timestamptz not null,
  examples bigint not null,
  counts jsonb not null,
  cards jsonb not null,
  rival_cards jsonb,
  agency_bytes bytea,
  category_bytes bytea,
  champion_at timestamptz,
  champion_by uuid,
  previous uuid,
  constraint model_pk primary key (id),
  constraint model_trained_by foreign key (trained_by) references account (id),
  constraint model_champion_by foreign key (champion_by) references account (id),
  constraint model_previous foreign key (previous) references model (id),
  constraint model_state check (state in ('challenger', 'champion', 'retired')),
  constraint model_champion_can_work
    check (state <> 'champion' or (agency_bytes is not null and champion_at is not null))
);
create unique index model_one_champion on model (state) where state = 'champion';
create index model_by_time on model (trained_at desc);
create index model_by_trainer on model (trained_by);
create index model_by_chooser on model (champion_by);
create index model_by_previous on model (previous);
comment on column model.rival_cards is 'how the champion of that time did on the same cases';

-- Who asked for a training (nobody: the clock) and what became of it. One is open at a time.
create table training (
  id uuid not null,
  asked_at timestamptz not null,
  asked_by uuid,
  started_at timestamptz,
  ended_at timestamptz,
  outcome text,
  cases bigint,
  newest timestamptz,
  constraint training_pk primary key (id),
  constraint training_asked_by foreign key (asked_by) references account (id),
  constraint training_outcome check (outcome in ('tooFew', 'champion', 'challenger', 'failed'))
);
create unique index training_one_open on training ((ended_at is null)) where ended_at is null;
create index training_by_time on training (asked_at desc);
create index training_by_asker on training (asked_by);

-- What went by itself since the champion began: for the page that compares it with what people made of it.
-- squawk-ignore require-concurrent-index-creation
create index event_passed_on on event (at) where action = 'autoDispatch';
