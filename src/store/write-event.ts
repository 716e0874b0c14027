import type { PoolClient } from 'pg';
import type { CaseState } from '#domain/case.ts';
import type { City } from '#domain/city.ts';
import { advanceClocks, type Clocks } from '#domain/clocks.ts';
import type { Decision } from '#domain/decide.ts';
import { FIELD_NAMES, kindOf, type FieldName } from '#domain/field.ts';
import { maskText } from '#domain/privacy.ts';
import { clockRows, columnsOf } from './case-row.ts';
import { commitTo, hashEvent, newSalt, type EventData } from './chain.ts';
import { outboxRows } from './outbox-row.ts';

/** The case as it was read and locked before the event. */
export interface LockedCase {
  id: string;
  number: string;
  state: CaseState;
  clocks: Clocks;
  lastHash: Buffer;
}

interface MessageRow {
  field: FieldName;
  audience: string;
  body: string;
  public_body: string | null;
  salt: string;
}

/** Everything that one event writes, ready for one statement. */
export interface EventWrite {
  caseId: string;
  event: Decision['event'];
  data: EventData;
  previousHash: Buffer;
  hash: Buffer;
  state: CaseState;
  clocks: Clocks;
  columns: ReturnType<typeof columnsOf>;
  messages: MessageRow[];
  outbox: ReturnType<typeof outboxRows>;
  clockRows: ReturnType<typeof clockRows>;
}

function messageRows(words: Decision['words']): MessageRow[] {
  return FIELD_NAMES.flatMap((field) => {
    const body = words[field];
    const kind = kindOf(field);
    if (body === undefined || kind.kind !== 'text') return [];
    const public_body = kind.audience === 'public' ? maskText(body).text : null;
    return [{ field, audience: kind.audience, body, public_body, salt: newSalt().toString('hex') }];
  });
}

const commitmentsOf = (rows: readonly MessageRow[]): Record<string, string> =>
  Object.fromEntries(rows.map((row) => [row.field, commitTo(Buffer.from(row.salt, 'hex'), row.body)]));

/**
 * Prepares what an event writes: commitments for its texts, the link of the chain, the new snapshot, clocks and
 * notices. `commitments` binds what is kept elsewhere (contact data, the text of a report).
 */
export function prepareEvent(
  locked: Omit<LockedCase, 'number'>,
  decision: Decision,
  city: City,
  commitments: Readonly<Record<string, string>> = {},
): EventWrite {
  const { event, next } = decision;
  const messages = messageRows(decision.words);
  const clocks = advanceClocks(locked.clocks, event, locked.state, next, city);
  const words = { ...commitments, ...commitmentsOf(messages) };
  const data: EventData = { by: event.by, given: event.given, extra: event.extra, words };
  return {
    caseId: locked.id,
    event,
    data,
    previousHash: locked.lastHash,
    hash: hashEvent(locked.lastHash, locked.id, event, data),
    state: next,
    clocks,
    columns: columnsOf(next, clocks, city),
    messages,
    outbox: outboxRows(event, locked.state, next, city),
    clockRows: clockRows(locked, { state: next, clocks }, city),
  };
}

/** The parts of the statement that every event writes; `file-report.ts` puts them behind its own inserts. */
export const EVENT_PARTS = `
  new_event as (
    insert into event (case_id, seq, at, action, by_role, by_position, by_account, by_report, data, previous_hash, hash)
    select ($1::jsonb->>'case_id')::uuid, e.seq, e.at, e.action, e.by_role, e.by_position, e.by_account, e.by_report,
           e.data, decode(e.previous_hash, 'hex'), decode(e.hash, 'hex')
    from jsonb_to_record($1::jsonb->'event') as e(seq integer, at timestamptz, action text, by_role text,
         by_position text, by_account uuid, by_report uuid, data jsonb, previous_hash text, hash text)
  ),
  new_messages as (
    insert into message (case_id, seq, field, audience, body, public_body, salt)
    select ($1::jsonb->>'case_id')::uuid, ($1::jsonb->'event'->>'seq')::integer, m.field, m.audience, m.body,
           m.public_body, decode(m.salt, 'hex')
    from jsonb_to_recordset($1::jsonb->'messages')
      as m(field text, audience text, body text, public_body text, salt text)
  ),
  new_outbox as (
    insert into outbox (case_id, seq, audience, notice, agency, data, created_at)
    select ($1::jsonb->>'case_id')::uuid, ($1::jsonb->'event'->>'seq')::integer, o.audience, o.notice, o.agency,
           o.data, ($1::jsonb->'event'->>'at')::timestamptz
    from jsonb_to_recordset($1::jsonb->'outbox') as o(audience text, notice text, agency text, data jsonb)
  ),
  new_clocks as (
    insert into case_clock (case_id, clock, due_at, running, stopped_at, reminded, next_step_at)
    select ($1::jsonb->>'case_id')::uuid, c.clock, c.due_at, c.running, c.stopped_at, 0, c.next_step_at
    from jsonb_to_recordset($1::jsonb->'clock_rows')
      as c(clock text, due_at timestamptz, running boolean, stopped_at timestamptz, next_step_at timestamptz)
    on conflict (case_id, clock) do update
      set due_at = excluded.due_at, running = excluded.running, stopped_at = excluded.stopped_at,
          next_step_at = excluded.next_step_at,
          reminded = case when excluded.due_at is distinct from case_clock.due_at then 0 else case_clock.reminded end
  ),
  gone_assignments as (
    delete from assignment a
    where a.case_id = ($1::jsonb->>'case_id')::uuid
      and not exists (
        select 1 from jsonb_to_recordset($1::jsonb->'assignments') as n(agency text, role text)
        where n.agency = a.agency and n.role = a.role)
  ),
  new_assignments as (
    insert into assignment (case_id, agency, role, state, unit, officer, changed_at)
    select distinct on (n.agency, n.role) ($1::jsonb->>'case_id')::uuid, n.agency, n.role, n.state, n.unit, n.officer,
           ($1::jsonb->'event'->>'at')::timestamptz
    from jsonb_to_recordset($1::jsonb->'assignments')
      as n(agency text, role text, state text, unit text, officer text, place integer)
    order by n.agency, n.role, n.place desc
    on conflict (case_id, agency, role) do update
      set state = excluded.state, unit = excluded.unit, officer = excluded.officer, changed_at = excluded.changed_at
  ),
  used_attachments as (
    update attachment set case_id = ($1::jsonb->>'case_id')::uuid, seq = ($1::jsonb->'event'->>'seq')::integer,
           report_id = coalesce(($1::jsonb->'report'->>'id')::uuid, ($1::jsonb->'event'->>'by_report')::uuid),
           field = f.field, audience = f.audience
    from jsonb_to_recordset($1::jsonb->'attachments') as f(id uuid, field text, audience text)
    where attachment.id = f.id and attachment.case_id is null
      and attachment.uploaded_by = coalesce($1::jsonb->>'uploader', attachment.uploaded_by)
    returning attachment.id
  )`;

const UPDATE_CASE = `
  with ${EVENT_PARTS}
  update case_file set
    version = n.version, status = n.status, stage = n.stage, outcome = n.outcome, category = n.category,
    classification = n.classification, lead_agency = n.lead_agency, unit = n.unit, officer = n.officer,
    is_open = n.is_open, is_private = n.is_private, is_sealed = n.is_sealed, is_hidden = n.is_hidden,
    is_public = n.is_public, is_safety = n.is_safety, route_to_confirm = n.route_to_confirm,
    deferral_to_approve = n.deferral_to_approve, reports = n.reports, disputes = n.disputes,
    escalated = n.escalated, due_at = n.due_at, due_clock = n.due_clock, service_due_at = n.service_due_at,
    filed_at = n.filed_at, answered_at = n.answered_at, done_at = n.done_at, verified_at = n.verified_at,
    ended_at = n.ended_at, changed_at = ($1::jsonb->'event'->>'at')::timestamptz,
    public_text = coalesce($1::jsonb->>'public_text', public_text),
    state = $1::jsonb->'state', clocks = $1::jsonb->'clocks',
    last_hash = decode($1::jsonb->'event'->>'hash', 'hex')
  from jsonb_to_record($1::jsonb->'columns') as n(version integer, status text, stage text, outcome text,
    category text, classification text, lead_agency text, unit text, officer text, is_open boolean,
    is_private boolean, is_sealed boolean, is_hidden boolean, is_public boolean, is_safety boolean,
    route_to_confirm boolean, deferral_to_approve boolean, reports integer, disputes integer, escalated integer,
    due_at timestamptz, due_clock text, service_due_at timestamptz, filed_at timestamptz, answered_at timestamptz,
    done_at timestamptz, verified_at timestamptz, ended_at timestamptz)
  where case_file.id = ($1::jsonb->>'case_id')::uuid`;

/** The one parameter of the statement: everything an event writes, as JSON. */
export function eventPayload(write: EventWrite): Record<string, unknown> {
  const { event } = write;
  return {
    case_id: write.caseId,
    event: {
      seq: event.seq,
      at: event.at,
      action: event.action,
      by_role: event.by.role,
      by_position: 'position' in event.by ? event.by.position : null,
      by_account: 'accountId' in event.by ? event.by.accountId : null,
      by_report: 'reportId' in event.by ? event.by.reportId : null,
      data: write.data,
      previous_hash: write.previousHash.toString('hex'),
      hash: write.hash.toString('hex'),
    },
    messages: write.messages,
    outbox: write.outbox,
    clock_rows: write.clockRows,
    assignments: write.state.assignments.map((a, place) => ({ ...a, place })),
    attachments: attachmentsOf(write),
    columns: write.columns,
    public_text: write.messages.find((m) => m.field === 'publicText')?.public_body ?? null,
    state: write.state,
    clocks: write.clocks,
  };
}

function attachmentsOf(write: EventWrite): { id: string; field: string; audience: string }[] {
  return FIELD_NAMES.flatMap((field) => {
    const kind = kindOf(field);
    const ids = write.event.given[field];
    if (kind.kind !== 'photos' || typeof ids !== 'object') return [];
    return ids.map((id) => ({ id, field, audience: betweenTwo(write.event) ? 'reporter' : kind.audience }));
  });
}

/** What goes between a reporter and the city after filing is theirs: nobody publishes it by attaching it. */
const betweenTwo = (event: Decision['event']): boolean =>
  event.action === 'message' || (event.by.role === 'reporter' && event.action !== 'submit');

/** Writes one event of a locked case: history, texts, clocks, notices and the new snapshot in one statement. */
export async function writeEvent(client: PoolClient, write: EventWrite): Promise<void> {
  await client.query({
    name: 'write-event',
    text: UPDATE_CASE,
    values: [JSON.stringify(eventPayload(write))],
  });
}
