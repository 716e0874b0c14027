set local lock_timeout = '5s';
set local statement_timeout = '60s';

-- What the city chooses: one row per thing and version. A version is never edited, only ended.
create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

create text search configuration sambat (copy = indonesian);
alter text search configuration sambat
  alter mapping for hword, hword_part, word with unaccent, indonesian_stem;

create table setting (
  kind text not null,
  code text not null,
  valid_from timestamptz not null,
  valid_to timestamptz,
  body jsonb not null,
  constraint setting_pk primary key (kind, code, valid_from),
  constraint setting_ends_after_start check (valid_to is null or valid_to > valid_from),
  constraint setting_one_version_at_a_time
    exclude using gist (kind with =, code with =, tstzrange(valid_from, valid_to) with &&)
);

-- People and positions. Rights belong to a position; a person holds it for a time.
create table account (
  id uuid not null,
  name text not null,
  email text not null,
  password_hash text,
  totp_secret text,
  totp_last_step bigint,
  language text not null default 'id',
  is_demo boolean not null default false,
  disabled_at timestamptz,
  created_at timestamptz not null,
  constraint account_pk primary key (id),
  constraint account_email_lower check (email = lower(email)),
  constraint account_email_unique unique (email)
);
comment on column account.email is 'personal';
comment on column account.totp_secret is 'secret; sealed with the key for contacts';

create table holder (
  id uuid not null,
  position text not null,
  account_id uuid not null,
  kind text not null,
  held_from timestamptz not null,
  held_to timestamptz,
  note text,
  constraint holder_pk primary key (id),
  constraint holder_account foreign key (account_id) references account (id),
  constraint holder_kind check (kind in ('holder', 'acting')),
  constraint holder_one_at_a_time
    exclude using gist (position with =, account_id with =, tstzrange(held_from, held_to) with &&)
);
create index holder_by_account on holder (account_id);
create index holder_by_position on holder (position);

create table session (
  token_hash bytea not null,
  account_id uuid not null,
  position text,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  second_factor boolean not null,
  agent text,
  constraint session_pk primary key (token_hash),
  constraint session_account foreign key (account_id) references account (id)
);
create index session_by_account on session (account_id);
comment on column session.token_hash is 'secret: SHA-256 of a random token of 256 bits';

-- One-time links by which a person sets the password of an account.
create table account_link (
  token_hash bytea not null,
  account_id uuid not null,
  created_at timestamptz not null,
  ends_at timestamptz not null,
  used_at timestamptz,
  constraint account_link_pk primary key (token_hash),
  constraint account_link_account foreign key (account_id) references account (id)
);
create index account_link_by_account on account_link (account_id);
comment on column account_link.token_hash is 'secret: SHA-256 of a random token of 128 bits';

-- For whoever has lost the telephone that shows the codes of the second step; each works once.
create table recovery_code (
  account_id uuid not null,
  code_hash text not null,
  used_at timestamptz,
  constraint recovery_code_pk primary key (account_id, code_hash),
  constraint recovery_code_account foreign key (account_id) references account (id)
);
comment on column recovery_code.code_hash is 'secret: keyed hash of the code';

-- How much of a limit somebody has used: the moment at which all of it is free again.
create table turn (
  name text not null,
  subject text not null,
  free_at timestamptz not null,
  constraint turn_pk primary key (name, subject)
);
create index turn_by_age on turn (free_at);
comment on column turn.subject is 'keyed hash of an address or account, never the address itself';

-- The case: its snapshot for the rules (state, clocks) and the columns that lists are made of.
create sequence ticket_number;

create table case_file (
  id uuid not null,
  number text not null,
  version bigint not null,
  status text not null,
  stage text,
  outcome text,
  category text,
  classification text not null,
  lead_agency text,
  unit text,
  officer text,
  area text,
  lon double precision,
  lat double precision,
  pt point generated always as (
    case when lon is null then null else point(lon * cos(radians(lat)) * 111320, lat * 110574) end
  ) stored,
  h9 bigint,
  street text,
  landmark text,
  public_text text not null,
  search tsvector generated always as (
    setweight(to_tsvector('sambat', coalesce(street, '') || ' ' || coalesce(landmark, '')), 'B') ||
    setweight(to_tsvector('sambat', public_text), 'A')
  ) stored,
  is_open boolean not null,
  is_private boolean not null,
  is_sealed boolean not null,
  is_hidden boolean not null,
  is_public boolean not null,
  is_safety boolean not null,
  route_to_confirm boolean not null,
  deferral_to_approve boolean not null,
  reports bigint not null,
  disputes bigint not null,
  escalated bigint not null,
  photo text,
  due_at timestamptz,
  due_clock text,
  service_due_at timestamptz,
  filed_at timestamptz not null,
  changed_at timestamptz not null,
  answered_at timestamptz,
  done_at timestamptz,
  verified_at timestamptz,
  ended_at timestamptz,
  state jsonb not null,
  clocks jsonb not null,
  last_hash bytea not null,
  constraint case_file_pk primary key (id),
  constraint case_file_number_unique unique (number),
  constraint case_file_place check ((lon is null) = (lat is null)),
  constraint case_file_version check (version >= 1),
  constraint case_file_sealed_is_never_public check (not (is_public and (is_sealed or is_private or is_hidden)))
);
create index case_file_public on case_file (filed_at desc, id desc) where is_public;
create index case_file_public_area on case_file (area, filed_at desc, id desc) where is_public;
create index case_file_public_category on case_file (category, filed_at desc, id desc) where is_public;
create index case_file_public_status on case_file (status, filed_at desc, id desc) where is_public;
create index case_file_public_category_status on case_file (category, status, filed_at desc, id desc) where is_public;
create index case_file_public_open on case_file (area) where is_public and is_open;
create index case_file_queue on case_file (status, service_due_at, id) where is_open;
create index case_file_agency_queue on case_file (lead_agency, status, service_due_at, id) where is_open;
create index case_file_officer_queue on case_file (officer, service_due_at, id) where is_open;
create index case_file_promise on case_file (service_due_at, id) where is_open;
create index case_file_due on case_file (due_at, id) where is_open;
create index case_file_filed on case_file (filed_at desc, id desc);
create index case_file_agency on case_file (lead_agency, filed_at desc, id desc);
create index case_file_confirm on case_file (service_due_at, id) where route_to_confirm;
create index case_file_sealed on case_file (service_due_at, id) where is_sealed;
create index case_file_search on case_file using gin (search);
create index case_file_near on case_file using gist (pt);
create index case_file_cell on case_file (h9, filed_at desc);

create table report (
  id uuid not null,
  case_id uuid not null,
  filed_case_id uuid not null,
  ticket text not null,
  code_hash text not null,
  channel text not null,
  language text not null,
  text text not null,
  public_text text not null,
  area text,
  lon double precision,
  lat double precision,
  street text,
  landmark text,
  question_answer text,
  is_anonymous boolean not null,
  is_private boolean not null,
  consents jsonb not null,
  rating bigint,
  filed_at timestamptz not null,
  filed_by text,
  constraint report_pk primary key (id),
  constraint report_case foreign key (case_id) references case_file (id),
  constraint report_filed_case foreign key (filed_case_id) references case_file (id),
  constraint report_ticket_unique unique (ticket),
  constraint report_rating check (rating between 1 and 5)
);
create index report_by_case on report (case_id);
create index report_by_filed_case on report (filed_case_id);
comment on column report.text is 'personal: the words of the citizen, kept as sent';
comment on column report.code_hash is 'secret: HMAC-SHA-256 of the tracking code; the code has 80 bits, so a keyed hash is enough';

-- Contact data apart from everything else, sealed; deleted at the end of retention or on request.
create table contact (
  report_id uuid not null,
  name_sealed text,
  email_sealed text,
  phone_sealed text,
  email_hash text,
  phone_hash text,
  salt bytea not null,
  email_verified_at timestamptz,
  unsubscribed_at timestamptz,
  created_at timestamptz not null,
  constraint contact_pk primary key (report_id),
  constraint contact_report foreign key (report_id) references report (id)
);
create index contact_by_email on contact (email_hash);
create index contact_by_phone on contact (phone_hash);
comment on table contact is 'personal: sealed with AES-256-GCM, read only through a logged reveal';

create table assignment (
  case_id uuid not null,
  agency text not null,
  role text not null,
  state text not null,
  unit text,
  officer text,
  changed_at timestamptz not null,
  constraint assignment_pk primary key (case_id, agency, role),
  constraint assignment_case foreign key (case_id) references case_file (id),
  constraint assignment_role check (role in ('lead', 'support')),
  constraint assignment_state check (state in ('pending', 'accepted', 'done', 'returned', 'cancelled')),
  constraint assignment_one_lead exclude using gist (case_id with =)
    where (role = 'lead' and state in ('pending', 'accepted', 'done')) deferrable initially deferred
);
create index assignment_support on assignment (agency, state) where role = 'support';

-- History: appended, never edited. Each row holds the hash of its content and of the row before.
create table event (
  case_id uuid not null,
  seq bigint not null,
  at timestamptz not null,
  action text not null,
  by_role text not null,
  by_position text,
  by_account uuid,
  by_report uuid,
  data jsonb not null,
  previous_hash bytea not null,
  hash bytea not null,
  constraint event_pk primary key (case_id, seq),
  constraint event_case foreign key (case_id) references case_file (id),
  constraint event_account foreign key (by_account) references account (id),
  constraint event_report foreign key (by_report) references report (id)
);
create index event_by_account on event (by_account);
create index event_by_report on event (by_report);
create index event_by_time on event (at);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'history is appended, never edited (% on %)', tg_op, tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger event_is_append_only before update or delete on event
  for each row execute function refuse_change();
create trigger event_is_never_emptied before truncate on event
  for each statement execute function refuse_change();

-- Free texts of an event, bound to it by a salted commitment: they can be redacted or forgotten, the chain stays whole.
create table message (
  case_id uuid not null,
  seq bigint not null,
  field text not null,
  audience text not null,
  body text not null,
  public_body text,
  salt bytea not null,
  redacted_at timestamptz,
  constraint message_pk primary key (case_id, seq, field),
  constraint message_event foreign key (case_id, seq) references event (case_id, seq) deferrable initially deferred,
  constraint message_audience check (audience in ('public', 'reporter', 'internal'))
);

create table attachment (
  id uuid not null,
  case_id uuid,
  report_id uuid,
  seq bigint,
  field text,
  audience text not null,
  sha256 text not null,
  thumb_sha256 text not null,
  type text not null,
  width bigint not null,
  height bigint not null,
  bytes bigint not null,
  lon double precision,
  lat double precision,
  taken_at timestamptz,
  software text,
  has_exif boolean not null,
  perceptual_hash text,
  uploaded_by text not null,
  created_at timestamptz not null,
  hidden_at timestamptz,
  constraint attachment_pk primary key (id),
  constraint attachment_case foreign key (case_id) references case_file (id),
  constraint attachment_report foreign key (report_id) references report (id),
  constraint attachment_audience check (audience in ('public', 'reporter', 'internal'))
);
create index attachment_by_case on attachment (case_id, seq);
create index attachment_by_report on attachment (report_id);
create index attachment_loose on attachment (created_at) where case_id is null;

-- What must be told, written in the transaction that made it necessary; a job drains it into deliveries.
create table outbox (
  id bigint generated always as identity,
  case_id uuid,
  seq bigint,
  audience text not null,
  notice text not null,
  report_id uuid,
  agency text,
  data jsonb not null,
  created_at timestamptz not null,
  expanded_at timestamptz,
  constraint outbox_pk primary key (id),
  constraint outbox_case foreign key (case_id) references case_file (id),
  constraint outbox_report foreign key (report_id) references report (id)
);
create index outbox_waiting on outbox (id) where expanded_at is null;
create index outbox_by_case on outbox (case_id);
create index outbox_by_report on outbox (report_id);
-- One summary per day and reader, however many workers write it.
create unique index outbox_digest on outbox ((coalesce(agency, '')), (data->>'date')) where notice = 'digest';

create table delivery (
  id uuid not null,
  outbox_id bigint not null,
  recipient text not null,
  channel text not null,
  report_id uuid,
  account_id uuid,
  status text not null,
  tries bigint not null default 0,
  next_try_at timestamptz,
  claimed_until timestamptz,
  sent_at timestamptz,
  failure text,
  created_at timestamptz not null,
  constraint delivery_pk primary key (id),
  constraint delivery_outbox foreign key (outbox_id) references outbox (id),
  constraint delivery_report foreign key (report_id) references report (id),
  constraint delivery_account foreign key (account_id) references account (id),
  constraint delivery_once unique (outbox_id, recipient, channel),
  constraint delivery_status check (status in ('waiting', 'sending', 'sent', 'dead', 'skipped'))
);
create index delivery_due on delivery (next_try_at) where status in ('waiting', 'sending');
create index delivery_dead on delivery (created_at desc) where status = 'dead';
create index delivery_by_report on delivery (report_id);
create index delivery_by_account on delivery (account_id);

-- The same key gives the same answer and never a second complaint.
create table idempotency_key (
  scope text not null,
  key text not null,
  request_hash bytea not null,
  answer jsonb,
  created_at timestamptz not null,
  constraint idempotency_key_pk primary key (scope, key)
);
create index idempotency_key_by_age on idempotency_key (created_at);

-- Next due times, for scanning only; the truth is derived from the history.
create table case_clock (
  case_id uuid not null,
  clock text not null,
  due_at timestamptz,
  running boolean not null,
  stopped_at timestamptz,
  reminded bigint not null default 0,
  constraint case_clock_pk primary key (case_id, clock),
  constraint case_clock_case foreign key (case_id) references case_file (id)
);
create index case_clock_due on case_clock (clock, due_at) where running;

-- Convenience of the staff, not history.
create table case_seen (
  account_id uuid not null,
  case_id uuid not null,
  version bigint not null,
  seen_at timestamptz not null,
  constraint case_seen_pk primary key (account_id, case_id),
  constraint case_seen_account foreign key (account_id) references account (id),
  constraint case_seen_case foreign key (case_id) references case_file (id)
);
create index case_seen_by_case on case_seen (case_id, seen_at);

-- Who looked at what must not be looked at lightly, and other deeds that are no change of a case.
create table audit (
  id bigint generated always as identity,
  at timestamptz not null,
  deed text not null,
  account_id uuid,
  position text,
  subject text,
  data jsonb not null,
  constraint audit_pk primary key (id),
  constraint audit_account foreign key (account_id) references account (id)
);
create index audit_by_account on audit (account_id);
create index audit_by_time on audit (at desc);
create trigger audit_is_append_only before update or delete on audit
  for each row execute function refuse_change();

create table worker_beat (
  worker text not null,
  at timestamptz not null,
  constraint worker_beat_pk primary key (worker)
);
