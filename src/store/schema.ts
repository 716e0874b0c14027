import type { ColumnType, Generated } from 'kysely';
import type { CaseState } from '#domain/case.ts';
import type { Clocks } from '#domain/clocks.ts';

/** The tables as the queries see them. `jsonb` is written as text and read as parsed values. */
type Json<T> = ColumnType<T, string, string>;

interface SettingTable {
  kind: string;
  code: string;
  valid_from: Date;
  valid_to: Date | null;
  body: Json<unknown>;
}

interface AccountTable {
  id: string;
  name: string;
  email: string;
  password_hash: string | null;
  totp_secret: string | null;
  totp_last_step: number | null;
  language: Generated<string>;
  is_demo: Generated<boolean>;
  disabled_at: Date | null;
  created_at: Date;
}

interface HolderTable {
  id: string;
  position: string;
  account_id: string;
  kind: 'holder' | 'acting';
  held_from: Date;
  held_to: Date | null;
  note: string | null;
}

interface SessionTable {
  token_hash: Buffer;
  account_id: string;
  position: string | null;
  created_at: Date;
  seen_at: Date;
  ends_at: Date;
  second_factor: boolean;
  agent: string | null;
}

interface AccountLinkTable {
  token_hash: Buffer;
  account_id: string;
  created_at: Date;
  ends_at: Date;
  used_at: Date | null;
}

interface RecoveryCodeTable {
  account_id: string;
  code_hash: string;
  used_at: Date | null;
}

interface TurnTable {
  name: string;
  subject: string;
  free_at: Date;
}

interface CaseFileTable {
  id: string;
  number: string;
  version: number;
  status: string;
  stage: string | null;
  outcome: string | null;
  category: string | null;
  classification: string;
  lead_agency: string | null;
  unit: string | null;
  officer: string | null;
  area: string | null;
  lon: number | null;
  lat: number | null;
  h9: string | number | bigint | null;
  street: string | null;
  landmark: string | null;
  public_text: string;
  is_open: boolean;
  is_private: boolean;
  is_sealed: boolean;
  is_hidden: boolean;
  is_public: boolean;
  is_safety: boolean;
  route_to_confirm: boolean;
  deferral_to_approve: boolean;
  reports: number;
  disputes: number;
  escalated: number;
  photo: string | null;
  due_at: Date | null;
  due_clock: string | null;
  service_due_at: Date | null;
  filed_at: Date;
  changed_at: Date;
  answered_at: Date | null;
  done_at: Date | null;
  verified_at: Date | null;
  ended_at: Date | null;
  state: Json<CaseState>;
  clocks: Json<Clocks>;
  last_hash: Buffer;
}

interface ReportTable {
  id: string;
  case_id: string;
  filed_case_id: string;
  ticket: string;
  code_hash: string;
  channel: string;
  language: string;
  text: string;
  public_text: string;
  area: string | null;
  lon: number | null;
  lat: number | null;
  street: string | null;
  landmark: string | null;
  question_answer: string | null;
  is_anonymous: boolean;
  is_private: boolean;
  consents: Json<Record<string, boolean>>;
  rating: number | null;
  filed_at: Date;
  filed_by: string | null;
}

interface ContactTable {
  report_id: string;
  name_sealed: string | null;
  email_sealed: string | null;
  phone_sealed: string | null;
  email_hash: string | null;
  phone_hash: string | null;
  salt: Buffer;
  email_verified_at: Date | null;
  unsubscribed_at: Date | null;
  created_at: Date;
}

interface AssignmentTable {
  case_id: string;
  agency: string;
  role: 'lead' | 'support';
  state: string;
  unit: string | null;
  officer: string | null;
  changed_at: Date;
}

interface EventTable {
  case_id: string;
  seq: number;
  at: Date;
  action: string;
  by_role: string;
  by_position: string | null;
  by_account: string | null;
  by_report: string | null;
  data: Json<unknown>;
  previous_hash: Buffer;
  hash: Buffer;
}

interface MessageTable {
  case_id: string;
  seq: number;
  field: string;
  audience: 'public' | 'reporter' | 'internal';
  body: string;
  public_body: string | null;
  salt: Buffer;
  redacted_at: Date | null;
}

interface AttachmentTable {
  id: string;
  case_id: string | null;
  report_id: string | null;
  seq: number | null;
  field: string | null;
  audience: 'public' | 'reporter' | 'internal';
  sha256: string;
  thumb_sha256: string;
  type: string;
  width: number;
  height: number;
  bytes: number;
  lon: number | null;
  lat: number | null;
  taken_at: Date | null;
  software: string | null;
  has_exif: boolean;
  perceptual_hash: string | null;
  uploaded_by: string;
  created_at: Date;
  hidden_at: Date | null;
}

interface OutboxTable {
  id: Generated<number>;
  case_id: string | null;
  seq: number | null;
  audience: string;
  notice: string;
  report_id: string | null;
  agency: string | null;
  data: Json<Record<string, unknown>>;
  created_at: Date;
  expanded_at: Date | null;
}

interface DeliveryTable {
  id: string;
  outbox_id: number;
  recipient: string;
  channel: string;
  report_id: string | null;
  account_id: string | null;
  status: 'waiting' | 'sending' | 'sent' | 'dead' | 'skipped';
  tries: Generated<number>;
  next_try_at: Date | null;
  claimed_until: Date | null;
  sent_at: Date | null;
  failure: string | null;
  created_at: Date;
}

interface IdempotencyKeyTable {
  scope: string;
  key: string;
  request_hash: Buffer;
  answer: Json<unknown> | null;
  created_at: Date;
}

interface CaseClockTable {
  case_id: string;
  clock: string;
  due_at: Date | null;
  running: boolean;
  stopped_at: Date | null;
  reminded: Generated<number>;
  next_step_at: Date | null;
}

interface CaseSeenTable {
  account_id: string;
  case_id: string;
  version: number;
  seen_at: Date;
}

interface AuditTable {
  id: Generated<number>;
  at: Date;
  deed: string;
  account_id: string | null;
  position: string | null;
  subject: string | null;
  data: Json<Record<string, unknown>>;
}

interface WorkerBeatTable {
  worker: string;
  at: Date;
}

export interface Schema {
  setting: SettingTable;
  account: AccountTable;
  holder: HolderTable;
  session: SessionTable;
  account_link: AccountLinkTable;
  recovery_code: RecoveryCodeTable;
  turn: TurnTable;
  case_file: CaseFileTable;
  report: ReportTable;
  contact: ContactTable;
  assignment: AssignmentTable;
  event: EventTable;
  message: MessageTable;
  attachment: AttachmentTable;
  outbox: OutboxTable;
  delivery: DeliveryTable;
  idempotency_key: IdempotencyKeyTable;
  case_clock: CaseClockTable;
  case_seen: CaseSeenTable;
  audit: AuditTable;
  worker_beat: WorkerBeatTable;
}
