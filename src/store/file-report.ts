import type { PoolClient } from 'pg';
import type { Officer } from '#domain/actor.ts';
import type { City } from '#domain/city.ts';
import { decideFiling, NO_CASE } from '#domain/decide.ts';
import type { Filing } from '#domain/event.ts';
import type { Given } from '#domain/field.ts';
import { maskText } from '#domain/privacy.ts';
import type { Result } from '#domain/refusal.ts';
import { formatTicket } from '#domain/ticket-number.ts';
import { localDate } from '#domain/local-time.ts';
import { newId } from '#platform/identity.ts';
import { canonicalJson, CHAIN_START, commitTo, newSalt } from './chain.ts';
import { transaction, type Database } from './database.ts';
import { keepAnswer, takeKey, type RequestKey } from './idempotency.ts';
import { refuseForeignPhotos } from './own-photos.ts';
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
  with new_case as (
    insert into case_file (id, number, version, status, stage, outcome, category, classification, lead_agency, unit,
      officer, area, lon, lat, h9, street, landmark, public_text, is_open, is_private, is_sealed, is_hidden, is_public,
      is_safety, route_to_confirm, deferral_to_approve, reports, disputes, escalated, due_at, due_clock,
      service_due_at, filed_at, changed_at, state, clocks, last_hash)
    select ($1::jsonb->>'case_id')::uuid, $1::jsonb->>'ticket', n.version, n.status, n.stage, n.outcome, n.category,
      n.classification, n.lead_agency, n.unit, n.officer, p.area, p.lon, p.lat, p.h9, p.street, p.landmark,
      $1::jsonb->'report'->>'public_text', n.is_open, n.is_private, n.is_sealed, n.is_hidden, n.is_public, n.is_safety,
      n.route_to_confirm, n.deferral_to_approve, n.reports, n.disputes, n.escalated, n.due_at, n.due_clock,
      n.service_due_at, n.filed_at, n.filed_at, $1::jsonb->'state', $1::jsonb->'clocks',
      decode($1::jsonb->'event'->>'hash', 'hex')
    from jsonb_to_record($1::jsonb->'columns') as n(version integer, status text, stage text, outcome text,
        category text, classification text, lead_agency text, unit text, officer text, is_open boolean,
        is_private boolean, is_sealed boolean, is_hidden boolean, is_public boolean, is_safety boolean,
        route_to_confirm boolean, deferral_to_approve boolean, reports integer, disputes integer, escalated integer,
        due_at timestamptz, due_clock text, service_due_at timestamptz, filed_at timestamptz),
      jsonb_to_record($1::jsonb->'place') as p(area text, lon double precision, lat double precision, h9 bigint,
        street text, landmark text)
  ),
  new_report as (
    insert into report (id, case_id, filed_case_id, ticket, code_hash, channel, language, text, public_text, area, lon,
      lat, street, landmark, question_answer, is_anonymous, is_private, consents, filed_at, filed_by)
    select r.id, ($1::jsonb->>'case_id')::uuid, ($1::jsonb->>'case_id')::uuid, $1::jsonb->>'ticket',
      r.code_hash, r.channel, r.language, r.text, r.public_text, p.area, p.lon, p.lat, r.street,
      r.landmark, r.question_answer, r.is_anonymous, r.is_private, r.consents, r.filed_at, r.filed_by
    from jsonb_to_record($1::jsonb->'report') as r(id uuid, code_hash text, channel text, language text, text text,
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
  select 1`;

/** Who files: the reporter, whose report is only now made, or the desk on behalf of a caller or visitor. */
export type Filer = { role: 'reporter' } | Officer;

/**
 * Files a complaint: case, report, contact, first event, clocks and notices in one statement, one transaction.
 * Answers the ticket. The same form key answers the first ticket again; photos of somebody else are refused.
 */
export async function fileReport(
  db: Database,
  draft: Draft,
  by: Filer,
  context: FilingContext,
): Promise<Result<Filed>> {
  return unlessRefused(() =>
    transaction(db, async (client) => {
      const { request, now } = context;
      if (request) {
        const use = await takeKey(client, request, now);
        if (use.kind === 'seen' && isFiled(use.answer)) return { ...use.answer, again: true };
        if (use.kind !== 'new') throw new Refused({ kind: 'alreadySent' });
      }
      await refuseForeignPhotos(client, draft.photos, context.uploader);
      const filed = await insert(client, draft, by, context);
      if (request) await keepAnswer(client, request, filed);
      return filed;
    }),
  );
}

function isFiled(value: unknown): value is Filed {
  return typeof value === 'object' && value !== null && 'ticket' in value && 'reportId' in value;
}

async function nextTicket(client: PoolClient, city: City, now: Date): Promise<string> {
  const next = await client.query<{ n: string }>({
    name: 'next-ticket',
    text: `select nextval('ticket_number') as n`,
  });
  return formatTicket(Number(localDate(city.zone, now).slice(0, 4)), Number(next.rows[0]?.n));
}

async function insert(client: PoolClient, draft: Draft, by: Filer, context: FilingContext): Promise<Filed> {
  const { city, now } = context;
  const ticket = await nextTicket(client, city, now);
  const { reportId } = draft;
  const caseId = newId(now);
  const actor = by.role === 'reporter' ? { role: by.role, reportId } : by;
  const decided = decideFiling(actor, givenOf(draft), filingOf(draft, reportId, city), { city, now, caseId });
  if (!decided.ok) throw new Refused(decided.refusal);
  const contact = contactRow(draft.contact);
  const fresh = { id: caseId, number: ticket, state: NO_CASE, clocks: {}, lastHash: CHAIN_START };
  const write = prepareEvent(fresh, decided.value, city, contact ? { contact: contact.commitment } : {});
  const payload = {
    ...eventPayload(write),
    ticket,
    place: maskedPlace(draft.place),
    report: reportRow(draft, reportId, by, context),
    contacts: contact ? [contact.row] : [],
  };
  await client.query({ name: 'file-report', text: FILE_REPORT, values: [JSON.stringify(payload)] });
  return { reportId, caseId, ticket, again: false };
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
