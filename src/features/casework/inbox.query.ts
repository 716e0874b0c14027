import type { Officer } from '#domain/actor.ts';
import type { Stage, Status } from '#domain/status.ts';
import { readTicket } from '#domain/ticket-number.ts';
import type { ClockName } from '#domain/city.ts';
import { briefly } from '#platform/briefly.ts';
import type { App } from '#store/app.ts';
import { named, prepared, type Named } from './named-sql.ts';
import {
  COUNTS_KEPT_MS,
  QUEUES,
  queuesOf,
  scopeOfOfficer,
  scopesOfOfficer,
  sightOf,
  type QueueName,
} from './queues.ts';

/** What the clerk asks for: one queue, narrowed. */
export interface InboxQuestion {
  queue: QueueName;
  /** words or a ticket number */
  words: string;
  category: string;
  area: string;
  /** where the next page begins */
  after: Place | null;
}

/** A place in the order of a queue; cases without a running clock (null) come last. */
export interface Place {
  due: string | null;
  id: string;
}

export interface InboxRow {
  id: string;
  number: string;
  status: Status;
  stage: Stage | null;
  category: string | null;
  area: string | null;
  street: string | null;
  text: string;
  leadAgency: string | null;
  officer: string | null;
  dueAt: Date | null;
  dueClock: ClockName | null;
  filedAt: Date;
  reports: number;
  safety: boolean;
  private: boolean;
  sealed: boolean;
  toConfirm: boolean;
  disputes: number;
  escalated: number;
  unread: boolean;
}

const PAGE = 50;

const COLUMNS = `case_file.id, number, status, stage, category, area, street, left(public_text, 240) as text,
  lead_agency as "leadAgency", officer, service_due_at as "dueAt", due_clock as "dueClock", filed_at as "filedAt",
  reports, is_safety as safety, is_private as private, is_sealed as sealed, route_to_confirm as "toConfirm", disputes,
  escalated, coalesce(seen.version < case_file.version, true) as unread`;

const isSearch = ({ words }: InboxQuestion): boolean => words.trim() !== '';

function conditionsOf(question: InboxQuestion): string[] {
  const ticket = readTicket(question.words);
  const searching = isSearch(question);
  return [
    searching ? '' : 'is_open',
    searching ? '' : QUEUES[question.queue],
    question.category === '' ? '' : 'category = $category',
    question.area === '' ? '' : 'area = $area',
    searching ? wanted(ticket.ok) : '',
    question.after ? behind(question.after) : '',
  ].filter((condition) => condition !== '');
}

/** A ticket that went along with a merge leads to the case that took it in. */
const wanted = (byTicket: boolean): string =>
  byTicket
    ? `case_file.id in (select id from case_file where number = $ticket
        union select case_id from report where ticket = $ticket)`
    : "search @@ websearch_to_tsquery('sambat', $words)";

const behind = (place: Place): string =>
  place.due === null
    ? '(service_due_at is null and case_file.id > $afterId)'
    : '((service_due_at, case_file.id) > ($afterDue::timestamptz, $afterId::uuid) or service_due_at is null)';

const pageOf = (conditions: readonly string[]): string => `select ${COLUMNS} from case_file
  left join case_seen seen on seen.case_id = case_file.id and seen.account_id = $account
  where ${conditions.join(' and ')} order by service_due_at, case_file.id limit $limit`;

/**
 * One page of a queue, nearest promise first, and only what this position may see. With words it searches every case in
 * sight, ended ones too; a ticket number finds its case.
 */
export async function listInbox(
  app: App,
  officer: Officer,
  question: InboxQuestion,
  most = PAGE,
): Promise<{ rows: InboxRow[]; next: Place | null }> {
  const pages = scopesOfOfficer(officer).map((scope) => pageOf([scope, ...conditionsOf(question)]));
  const text =
    pages.length === 1
      ? pages.join('')
      : `select * from (${pages.map((page) => `(${page})`).join(' union all ')}) as found
         order by "dueAt", id limit $limit`;
  const values = { ...valuesOf(question), ...whoAsks(app, officer), limit: most + 1 };
  // the best way to a word depends on how common it is
  const query = isSearch(question) ? named(text, values) : prepared(text, values);
  const found = await app.db.pool.query<InboxRow>(query);
  const rows = found.rows.slice(0, most);
  return { rows, next: found.rows.length > most ? placeOf(rows.at(-1)) : null };
}

const placeOf = (row: InboxRow | undefined): Place | null =>
  row ? { due: row.dueAt?.toISOString() ?? null, id: row.id } : null;

function valuesOf({ words, category, area, after }: InboxQuestion): Named {
  const ticket = readTicket(words);
  return {
    words,
    category,
    area,
    ticket: ticket.ok ? ticket.ticket : '',
    afterDue: after?.due ?? null,
    afterId: after?.id ?? null,
  };
}

const whoAsks = (app: App, officer: Officer): Named => ({
  agency: officer.agency,
  position: officer.position,
  account: officer.accountId,
  now: app.now(),
});

const NOTHING: Omit<InboxQuestion, 'queue'> = { words: '', category: '', area: '', after: null };

/** The case that waits first in a queue beside the one just done, or null when the queue is empty. */
export async function nextInQueue(
  app: App,
  officer: Officer,
  queue: QueueName,
  done: string,
): Promise<string | null> {
  const { rows } = await listInbox(app, officer, { ...NOTHING, queue }, 2);
  return rows.find(({ number }) => number !== done)?.number ?? null;
}

export type QueueCounts = Partial<Record<QueueName, number>>;

const keepCounts = briefly<QueueCounts>(COUNTS_KEPT_MS);

/** How many cases lie in each queue of a position. Shared for a few seconds among people who see the same. */
export function countQueues(app: App, officer: Officer): Promise<QueueCounts> {
  return keepCounts(app, sightOf(officer), app.now(), () => readCounts(app, officer));
}

async function readCounts(app: App, officer: Officer): Promise<QueueCounts> {
  const queues = queuesOf(officer);
  const columns = queues.map((queue) => `count(*) filter (where ${QUEUES[queue]}) as "${queue}"`);
  const query = named(
    `select ${columns.join(', ')} from case_file where is_open and ${scopeOfOfficer(officer)}`,
    {
      agency: officer.agency,
      position: officer.position,
      now: app.now(),
    },
  );
  const found = await app.db.pool.query<QueueCounts>(query);
  return found.rows[0] ?? {};
}
