import type { Pool, PoolClient } from 'pg';
import type { Officer } from '#domain/actor.ts';
import type { City } from '#domain/city.ts';
import { decideFiling, NO_CASE } from '#domain/decide.ts';
import type { Filing } from '#domain/event.ts';
import type { Given } from '#domain/field.ts';
import { maskText } from '#domain/privacy.ts';
import type { Refusal, Result } from '#domain/refusal.ts';
import { TICKET_DIGITS } from '#domain/ticket-number.ts';
import { localDate } from '#domain/local-time.ts';
import { isId, newId } from '#platform/identity.ts';
import { canonicalJson, CHAIN_START, commitTo, newSalt } from './chain.ts';
import { transaction, type Database } from './database.ts';
import { hashOfRequest, isKeyTaken, usedKey, type RequestKey } from './idempotency.ts';
import { Refused, unlessRefused } from './refused.ts';
import type { SealedContact } from './seal-contact.ts';
import { EVENT_PARTS, eventPayload, prepareEvent } from './write-event.ts';

/** A complaint that has been read, checked and placed; photos are attachment ids already uploaded. */
export interface Draft {
  /** made by the caller, because contact data is sealed to it */
  reportId: string;
  text: string;
  category: string | null;
  questionAnswer: string | null;
  language: 'id' | 'en';
  channel: string;
  place: {
    area: string | null;
    lon: number | null;
    lat: number | null;
    /** H3 cell of resolution 9, as a decimal string, when there is a point */
    h9: string | null;
    street: string | null;
    landmark: string | null;
  };
  photos: readonly string[];
  anonymous: boolean;
  private: boolean;
  sealed: boolean;
  emergency: boolean;
  consents: Readonly<Record<string, boolean>>;
  contact: SealedContact | null;
}

export interface FilingContext {
  city: City;
  now: Date;
  /** hash of the secret code; the code itself is never stored */
  codeHash: string;
  /** where photos of this filing were uploaded from: only these may be used */
  uploader: string;
  /** key of the form; the same key gives the same ticket */
  request: RequestKey | null;
}

/** What the reporter gets at once. `again` is true when the same form had been sent before. */
export interface Filed {
  reportId: string;
  caseId: string;
  ticket: string;
  again: boolean;
}

const FILE_REPORT = `
  with taken_key as (
    insert into idempotency_key (scope, key, request_hash, answer, created_at)
    select k.scope, k.key, decode(k.hash, 'hex'), k.answer, ($1::jsonb->'event'->>'at')::timestamptz
    from jsonb_to_recordset($1::jsonb->'requests') as k(scope text, key text, hash text, answer jsonb)
    returning 1
  ),
  -- only once the key is taken: a form that is sent twice uses up one number
  numbered as materialized (
    select ($1::jsonb->>'year') || '-' || lpad(n::text, greatest(${TICKET_DIGITS}, length(n::text)), '0') as ticket
    from (select nextval('ticket_number') as n from (select count(*) from taken_key) as first) as drawn
  ),
  new_case as (
    insert into case_file (id, number, version, status, stage, outcome, category, classification, lead_agency, unit,
      officer, area, lon, lat, h9, street, landmark, public_text, is_open, is_private, is_sealed, is_hidden, is_public,
      is_safety, route_to_confirm, deferral_to_approve, reports, disputes, escalated, due_at, due_clock,
      service_due_at, filed_at, changed_at, state, clocks, last_hash)
    select ($1::jsonb->>'case_id')::uuid, numbered.ticket, n.version, n.status, n.stage, n.outcome, n.category,
      n.classification, n.lead_agency, n.unit, n.officer, p.area, p.lon, p.lat, p.h9, p.street, p.landmark,
      $1::jsonb->'report'->>'public_text', n.is_open, n.is_private, n.is_sealed, n.is_hidden, n.is_public, n.is_safety,
      n.route_to_confirm, n.deferral_to_approve, n.reports, n.disputes, n.escalated, n.due_at, n.due_clock,
      n.service_due_at, n.filed_at, n.filed_at, $1::jsonb->'state', $1::jsonb->'clocks',
      decode($1::jsonb->'event'->>'hash', 'hex')
    from numbered, jsonb_to_record($1::jsonb->'columns') as n(version integer, status text, stage text,
        outcome text, category text, classification text, lead_agency text, unit text, officer text, is_open boolean,
        is_private boolean, is_sealed boolean, is_hidden boolean, is_public boolean, is_safety boolean,
        route_to_confirm boolean, deferral_to_approve boolean, reports integer, disputes integer, escalated integer,
        due_at timestamptz, due_clock text, service_due_at timestamptz, filed_at timestamptz),
      jsonb_to_record($1::jsonb->'place') as p(area text, lon double precision, lat double precision, h9 bigint,
        street text, landmark text)
  ),
  new_report as (
    insert into report (id, case_id, filed_case_id, ticket, code_hash, channel, language, text, public_text, area, lon,
      lat, street, landmark, question_answer, is_anonymous, is_private, consents, filed_at, filed_by)
    select r.id, ($1::jsonb->>'case_id')::uuid, ($1::jsonb->>'case_id')::uuid, numbered.ticket,
      r.code_hash, r.channel, r.language, r.text, r.public_text, p.area, p.lon, p.lat, r.street,
      r.landmark, r.question_answer, r.is_anonymous, r.is_private, r.consents, r.filed_at, r.filed_by
    from numbered, jsonb_to_record($1::jsonb->'report') as r(id uuid, code_hash text, channel text, language text, text text,
        public_text text, street text, landmark text, question_answer text, is_anonymous boolean, is_private boolean, consents jsonb,
        filed_at timestamptz, filed_by text),
      jsonb_to_record($1::jsonb->'place') as p(area text, lon double precision, lat double precision)
  ),
  new_contact as (
    insert into contact (report_id, name_sealed, email_sealed, phone_sealed, email_hash, phone_hash, salt, created_at)
    select ($1::jsonb->'report'->>'id')::uuid, c.name, c.email, c.phone, c.email_hash,
      c.phone_hash, decode(c.salt, 'hex'), ($1::jsonb->'event'->>'at')::timestamptz
    from jsonb_to_recordset($1::jsonb->'contacts') as c(name text, email text, phone text, email_hash text,
      phone_hash text, salt text)
  ),
  ${EVENT_PARTS}
  select numbered.ticket, (select count(*) from used_attachments) as photos from numbered`;

/** Who files: the reporter, whose report is only now made, or the desk on behalf of a caller or visitor. */
export type Filer = { role: 'reporter' } | Officer;

/**
 * Files a complaint: key, ticket, case, report, contact, first event, clocks and notices in one statement.
 * Answers the ticket. The same form key answers the first ticket again; photos of somebody else are refused.
 */
export async function fileReport(
  db: Database,
  draft: Draft,
  by: Filer,
  context: FilingContext,
): Promise<Result<Filed>> {
  return unlessRefused(async () => {
    try {
      return await write(db, draft, prepare(draft, by, context));
    } catch (error) {
      if (!context.request || !isKeyTaken(error)) throw error;
      return firstAnswer(db, context.request);
    }
  });
}

/** What is known of a filing before it has its number. */
interface Prepared {
  reportId: string;
  caseId: string;
  payload: string;
}

function prepare(draft: Draft, by: Filer, context: FilingContext): Prepared {
  const { city, now, request } = context;
  if (!draft.photos.every(isId)) throw new Refused(FOREIGN_PHOTOS);
  const { reportId } = draft;
  const caseId = newId(now);
  const actor = by.role === 'reporter' ? { role: by.role, reportId } : by;
  const decided = decideFiling(actor, givenOf(draft), filingOf(draft, reportId, city), { city, now, caseId });
  if (!decided.ok) throw new Refused(decided.refusal);
  const contact = contactRow(draft.contact);
  const fresh = { id: caseId, state: NO_CASE, clocks: {}, lastHash: CHAIN_START };
  const event = prepareEvent(fresh, decided.value, city, contact ? { contact: contact.commitment } : {});
  const payload = {
    ...eventPayload(event),
    year: localDate(city.zone, now).slice(0, 4),
    place: maskedPlace(draft.place),
    report: reportRow(draft, reportId, by, context),
    contacts: contact ? [contact.row] : [],
    uploader: context.uploader,
    requests: request ? [requestRow(request, { reportId, caseId })] : [],
  };
  return { reportId, caseId, payload: JSON.stringify(payload) };
}

const requestRow = (request: RequestKey, answer: unknown) => ({
  scope: request.scope,
  key: request.key,
  hash: hashOfRequest(request).toString('hex'),
  answer,
});

const FOREIGN_PHOTOS: Refusal = { kind: 'unknownValue', fields: ['photos'] };

/** One statement is a transaction of its own; with photos another follows it, which may undo it. */
function write(db: Database, draft: Draft, prepared: Prepared): Promise<Filed> {
  return draft.photos.length === 0
    ? insert(db.pool, draft, prepared)
    : transaction(db, (client) => insert(client, draft, prepared));
}

/** Photos that somebody else uploaded, or that were used before, are not taken along: then nothing is filed. */
async function insert(client: Pool | PoolClient, draft: Draft, prepared: Prepared): Promise<Filed> {
  const { reportId, caseId, payload } = prepared;
  const { rows } = await client.query<{ ticket: string; photos: number }>({
    name: 'file-report',
    text: FILE_REPORT,
    values: [payload],
  });
  const [written] = rows;
  if (!written) throw new Error('a filing got no ticket');
  if (written.photos !== new Set(draft.photos).size) throw new Refused(FOREIGN_PHOTOS);
  return { reportId, caseId, ticket: written.ticket, again: false };
}

/** The ticket that the same form got before. Refuses (alreadySent) a key that was used for something else. */
async function firstAnswer(db: Database, request: RequestKey): Promise<Filed> {
  const use = await usedKey(db.pool, request);
  if (use.kind !== 'seen' || !isAnswer(use.answer)) throw new Refused({ kind: 'alreadySent' });
  const { reportId, caseId } = use.answer;
  const { rows } = await db.pool.query<{ ticket: string }>({
    name: 'ticket-of-report',
    text: 'select ticket from report where id = $1',
    values: [reportId],
  });
  const [report] = rows;
  if (!report) throw new Error('a kept answer names a report that is not there');
  return { reportId, caseId, ticket: report.ticket, again: true };
}

function isAnswer(value: unknown): value is { reportId: string; caseId: string } {
  return typeof value === 'object' && value !== null && 'caseId' in value && 'reportId' in value;
}

/** The case is for others to read and to search: a number to call in "landmark" is masked like one in the text. */
function maskedPlace(place: Draft['place']): Draft['place'] {
  const masked = (words: string | null): string | null => words && maskText(words).text;
  return { ...place, street: masked(place.street), landmark: masked(place.landmark) };
}

const givenOf = (draft: Draft): Given => ({
  text: draft.text,
  ...(draft.category ? { category: draft.category } : {}),
  ...(draft.photos.length > 0 ? { photos: draft.photos } : {}),
});

function filingOf(draft: Draft, reportId: string, city: City): Filing {
  const category = city.categories.find((c) => c.code === draft.category);
  return {
    reportId,
    channel: draft.channel,
    safety: category?.safety ?? false,
    private: draft.private || (category?.alwaysPrivate ?? false),
    sealed: draft.sealed,
    emergency: draft.emergency,
    classification: category?.classification ?? 'ordinary',
    inspectorate: city.inspectorateAgency,
  };
}

function reportRow(draft: Draft, id: string, by: Filer, context: FilingContext): Record<string, unknown> {
  return {
    id,
    code_hash: context.codeHash,
    channel: draft.channel,
    language: draft.language,
    text: draft.text,
    public_text: maskText(draft.text).text,
    street: draft.place.street,
    landmark: draft.place.landmark,
    question_answer: draft.questionAnswer,
    is_anonymous: draft.anonymous,
    is_private: draft.private || draft.sealed,
    consents: draft.consents,
    filed_at: context.now.toISOString(),
    filed_by: by.role === 'reporter' ? null : by.position,
  };
}

function contactRow(
  contact: SealedContact | null,
): { row: Record<string, unknown>; commitment: string } | null {
  if (!contact) return null;
  const salt = newSalt();
  const { name, email, phone } = contact;
  return {
    row: {
      name,
      email,
      phone,
      email_hash: contact.emailHash,
      phone_hash: contact.phoneHash,
      salt: salt.toString('hex'),
    },
    commitment: commitTo(salt, canonicalJson({ name, email, phone })),
  };
}
