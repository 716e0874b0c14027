import type { PoolClient } from 'pg';
import type { CaseState } from '#domain/case.ts';
import { replay } from '#domain/decide.ts';
import type { CaseEvent } from '#domain/event.ts';
import { canonicalJson, CHAIN_START, commitTo, hashEvent, sameHash, type EventData } from './chain.ts';
import { transaction, type Database } from './database.ts';
import { judgeContact, readContacts, type ContactJudgement, type KeptContact } from './verify-contact.ts';

/**
 * What can be wrong with a history. `gap`: a number is missing. `brokenLink`: an event does not follow the one before.
 * `changedEvent`: its content is not what was written. `changedActor`: the columns name somebody else than the content.
 * `wrongEnd`: the case ends with another hash, so events were cut off. `snapshotDiffers`: the case is not what its
 * history tells. `changedText`, `strangeText`: words that are not, or never were, bound to the history. `unreadable`:
 * the rules cannot tell the history at all. `changedContact`, `lostContact`, `strangeContact`: contact data that were
 * changed, taken away or slipped in without their reporter.
 */
type HistoryFaultKind =
  | 'gap'
  | 'brokenLink'
  | 'changedEvent'
  | 'changedActor'
  | 'wrongEnd'
  | 'snapshotDiffers'
  | 'changedText'
  | 'strangeText'
  | 'unreadable'
  | Exclude<ContactJudgement, 'kept' | 'corrected' | 'forgotten' | 'none'>;

export interface HistoryFault {
  /** number of the case, as people say it */
  number: string;
  seq: number | null;
  kind: HistoryFaultKind;
}

/** What was found. Words that were redacted or forgotten are counted, they are no fault. */
export interface HistorySummary {
  cases: number;
  events: number;
  texts: number;
  redacted: number;
  forgotten: number;
  /** contact data that their reporter corrected since filing */
  contactsChanged: number;
  faultCount: number;
  /** the first hundred */
  faults: readonly HistoryFault[];
}

const BATCH = 200;
const SHOWN = 100;

interface CaseRow {
  id: string;
  number: string;
  state: CaseState;
  last_hash: Buffer;
}

interface EventRow {
  case_id: string;
  seq: number;
  at: Date;
  action: CaseEvent['action'];
  by_role: string;
  by_position: string | null;
  by_account: string | null;
  by_report: string | null;
  data: EventData;
  previous_hash: Buffer;
  hash: Buffer;
}

interface TextRow {
  case_id: string;
  seq: number;
  field: string;
  body: string;
  salt: Buffer;
  redacted_at: Date | null;
}

interface Batch {
  cases: readonly CaseRow[];
  events: readonly EventRow[];
  texts: readonly TextRow[];
  contacts: readonly KeptContact[];
}

interface Tally extends HistorySummary {
  faults: HistoryFault[];
}

/**
 * Recomputes the history of every case: hashes, numbers, snapshot and words. Reads in batches by key, each from one
 * moment, so it may run while people work. Changes nothing.
 */
export async function verifyHistory(db: Database, batchSize: number = BATCH): Promise<HistorySummary> {
  const tally: Tally = {
    cases: 0, events: 0, texts: 0, redacted: 0, forgotten: 0, contactsChanged: 0, faultCount: 0, faults: [],
  }; // prettier-ignore
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const batch = await readBatch(db, after, batchSize);
    const last = batch.cases.at(-1);
    if (!last) return tally;
    verifyBatch(batch, tally);
    after = last.id;
  }
}

function readBatch(db: Database, after: string, size: number): Promise<Batch> {
  return transaction(db, async (client) => {
    await client.query('set transaction isolation level repeatable read, read only');
    const cases = await client.query<CaseRow>({
      name: 'verify-cases',
      text: 'select id, number, state, last_hash from case_file where id > $1 order by id limit $2',
      values: [after, size],
    });
    const ids = cases.rows.map((row) => row.id);
    return { cases: cases.rows, ...(await readHistory(client, ids)) };
  });
}

async function readHistory(client: PoolClient, ids: readonly string[]): Promise<Omit<Batch, 'cases'>> {
  const events = await client.query<EventRow>({
    name: 'verify-events',
    text: 'select * from event where case_id = any($1::uuid[]) order by case_id, seq',
    values: [ids],
  });
  const texts = await client.query<TextRow>({
    name: 'verify-texts',
    text: 'select case_id, seq, field, body, salt, redacted_at from message where case_id = any($1::uuid[])',
    values: [ids],
  });
  return { events: events.rows, texts: texts.rows, contacts: await readContacts(client, ids) };
}

function verifyBatch(batch: Batch, tally: Tally): void {
  const events = Map.groupBy(batch.events, (row) => row.case_id);
  const texts = Map.groupBy(batch.texts, (row) => row.case_id);
  const contacts = new Map(batch.contacts.map((row) => [row.report_id, row]));
  for (const one of batch.cases) {
    const own = events.get(one.id) ?? [];
    tally.cases += 1;
    tally.events += own.length;
    const say = (kind: HistoryFaultKind, seq: number | null): void => {
      tally.faultCount += 1;
      if (tally.faults.length < SHOWN) tally.faults.push({ number: one.number, seq, kind });
    };
    verifyChain(one, own, say);
    verifySnapshot(one, own, say);
    verifyTexts(own, texts.get(one.id) ?? [], tally, say);
    for (const row of own) verifyContact(row, contacts, tally, say);
  }
}

type Contacts = ReadonlyMap<string, KeptContact>;
type Say = (kind: HistoryFaultKind, seq: number | null) => void;

function verifyChain(one: CaseRow, events: readonly EventRow[], say: Say): void {
  let previous = CHAIN_START;
  events.forEach((row, i) => {
    if (row.seq !== (events[i - 1]?.seq ?? 0) + 1) say('gap', row.seq);
    if (!sameHash(row.previous_hash, previous)) say('brokenLink', row.seq);
    if (!sameHash(row.hash, hashOf(row))) say('changedEvent', row.seq);
    if (!namesItsActor(row)) say('changedActor', row.seq);
    previous = row.hash;
  });
  if (!sameHash(one.last_hash, previous)) say('wrongEnd', events.at(-1)?.seq ?? null);
}

const hashOf = (row: EventRow): Buffer => hashEvent(row.previous_hash, row.case_id, eventOf(row), row.data);

/** The columns that lists search by say the same as the content that is chained. */
function namesItsActor(row: EventRow): boolean {
  const { by } = row.data;
  const named = [
    by.role,
    'position' in by ? by.position : null,
    'accountId' in by ? by.accountId : null,
    'reportId' in by ? by.reportId : null,
  ];
  return (
    canonicalJson(named) === canonicalJson([row.by_role, row.by_position, row.by_account, row.by_report])
  );
}

function eventOf(row: EventRow): CaseEvent {
  const { by, given, extra } = row.data;
  return { seq: row.seq, at: row.at.toISOString(), action: row.action, by, given, extra };
}

function verifySnapshot(one: CaseRow, events: readonly EventRow[], say: Say): void {
  try {
    const told = replay(events.map(eventOf));
    if (canonicalJson(told) !== canonicalJson(one.state)) say('snapshotDiffers', null);
  } catch {
    // A history that was tampered with may hold what the rules never write.
    say('unreadable', null);
  }
}

const FORGOTTEN = 'forgotten';

function verifyTexts(events: readonly EventRow[], texts: readonly TextRow[], tally: Tally, say: Say): void {
  const known = new Map(texts.map((text) => [`${text.seq} ${text.field}`, text]));
  for (const { seq, data } of events) {
    for (const [field, commitment] of Object.entries(data.words)) {
      const text = known.get(`${seq} ${field}`);
      if (!known.delete(`${seq} ${field}`) && field === 'contact') continue;
      countText(judgeText(text, commitment), tally, () => say('changedText', seq));
    }
  }
  for (const text of known.values()) say('strangeText', text.seq);
}

type Judgement = 'kept' | 'redacted' | typeof FORGOTTEN | 'changed';

function judgeText(text: TextRow | undefined, commitment: string): Judgement {
  if (!text) return FORGOTTEN;
  if (text.redacted_at) return 'redacted';
  return commitTo(text.salt, text.body) === commitment ? 'kept' : 'changed';
}

function countText(judged: Judgement, tally: Tally, fault: () => void): void {
  if (judged === 'kept') tally.texts += 1;
  else if (judged === 'redacted') tally.redacted += 1;
  else if (judged === FORGOTTEN) tally.forgotten += 1;
  else fault();
}

function verifyContact({ seq, data }: EventRow, contacts: Contacts, tally: Tally, say: Say): void {
  const reportId = data.extra.filing?.reportId;
  if (reportId === undefined) return;
  const judged = judgeContact(data.words['contact'], contacts.get(reportId));
  if (judged === 'corrected') tally.contactsChanged += 1;
  else if (judged === FORGOTTEN) tally.forgotten += 1;
  else if (judged !== 'kept' && judged !== 'none') say(judged, seq);
}
