import type { Outcome, Stage, Status } from '#domain/status.ts';
import { readTicket } from '#domain/ticket-number.ts';
import type { App } from '#store/app.ts';
import { categoriesOf, type PublicQuestion } from './question.ts';
import { statusesOf } from './status-groups.ts';
import type { Cursor } from './cursor.ts';

/** A case as everybody may see it in a list. `text` is masked and may be cut. */
export interface PublicItem {
  id: string;
  number: string;
  status: Status;
  stage: Stage | null;
  outcome: Outcome | null;
  category: string | null;
  area: string | null;
  street: string | null;
  text: string;
  reports: number;
  filed_at: Date;
  /** the city's next promise, when it is the city's turn */
  due: Date | null;
}

export interface PublicList {
  items: readonly PublicItem[];
  newer: Cursor | null;
  older: Cursor | null;
}

/** Longer than any excerpt: the rest of a long text stays in the database. */
const COLUMNS = `id, number, status, stage, outcome, category, area, street, left(public_text, 240) as text, reports,
  filed_at, case when is_open and status not in ('needs_reporter', 'resolved') then service_due_at end as due`;

interface Statement {
  name?: string;
  text: string;
  values: unknown[];
}

/** The values of a statement under construction: `put(value)` gives the place of a value. */
function values(): { list: unknown[]; put: (value: unknown) => string } {
  const list: unknown[] = [];
  return { list, put: (value) => `$${list.push(value)}` };
}

/** How a page lies in the order: what comes after (or before) its edge, and in which direction it is read. */
function pageOf(
  { from, size }: PublicQuestion,
  put: (value: unknown) => string,
): { edge: string; by: string; order: string } {
  const newer = from?.side === 'newer';
  const edge = from
    ? `and (filed_at, id) ${newer ? '>' : '<'} (${put(from.filedAt)}, ${put(from.id)}::uuid)`
    : '';
  const by = `order by filed_at ${newer ? '' : 'desc'}, id ${newer ? '' : 'desc'}`;
  // a number that PostgreSQL knows when it plans, so that it need not plan anew
  const limit = `limit ${size + 1}`;
  return { edge, by, order: `${by} ${limit}` };
}

/** So many of the newest are looked through before the index of words is asked. */
const LOOKED_THROUGH = 300;
const MONTH_MS = 30 * 24 * 3_600_000;

/** The month of a time and the one that lies next in the direction of reading, as the index of words knows them. */
function monthsAt(time: Date, newer: boolean): string {
  const month = Math.floor(time.getTime() / MONTH_MS);
  return `'@${month}' | '@${newer ? month + 1 : month - 1}'`;
}

/**
 * Words. A common one is met soon enough on the way through the newest; one less common in the words of two months, by
 * their index; only when neither fills the page, the index finds all there are and sorts them. PostgreSQL cannot choose by
 * itself: it takes words that go together for rare.
 */
function searchStatement(question: PublicQuestion, { city, now }: Pick<App, 'city' | 'now'>): Statement {
  const { list, put } = values();
  const months = put(monthsAt(question.from?.filedAt ?? now(), question.from?.side === 'newer'));
  // read once, not for each case; words of which nothing is left would be every case of these months
  const text = `with words as materialized (select websearch_to_tsquery('sambat', ${put(question.words)}) as query),
    words_of_months as materialized (
      select case when numnode(query) = 0 then query else query && ${months}::tsquery end as query from words),`;
  const { area, categories, statuses } = filtersOf(question, city);
  const filters = `${area ? `and area = ${put(area)}` : ''} ${categories ? `and category = any(${put(categories)})` : ''}
    ${statuses ? `and status = any(${put(statuses)})` : ''}`;
  const { edge, order, by } = pageOf(question, put);
  // the offset keeps the sorting out of the way in: these come from the index of words
  const foundBy = (words: string, unless: string) => `select ${COLUMNS} from (
      select * from case_file where is_public and search @@ (select query from ${words}) ${filters} ${edge} offset 0) as found
    where not (select is_full from ${unless}) ${order}`;
  const isFull = (found: string) => `(select count(*) > ${question.size} as is_full from ${found})`;
  return {
    name: `${nameOf(question)}-words`,
    text: `${text}
    newest as materialized (
      select ${COLUMNS} from (
        select * from case_file where is_public ${edge} ${by} limit ${LOOKED_THROUGH}) as looked_through
      where search @@ (select query from words) ${filters} ${order}),
    enough as materialized ${isFull('newest')},
    recent as materialized (${foundBy('words_of_months', 'enough')}),
    enough_recent as materialized (
      select e.is_full or r.is_full as is_full from enough e, ${isFull('recent')} r),
    every_one as (${foundBy('words', 'enough_recent')})
    select * from newest where (select is_full from enough)
    union all select * from recent where (select is_full from enough_recent)
    union all select * from every_one ${order}`,
    values: list,
  };
}

/** A ticket number leads to its case and nowhere else. */
function ticketStatement(ticket: string): Statement {
  const text = `select ${COLUMNS} from case_file where is_public and number = $1`;
  return { name: 'public-list-ticket', text, values: [ticket] };
}

const filtersOf = (question: PublicQuestion, city: App['city']) => ({
  area: question.area === '' ? null : question.area,
  categories: categoriesOf(question.category, city),
  statuses: statusesOf(question.status),
});

/** Everything, or one ward: a walk along one index; in a ward the other filters drop what does not fit. */
function walkStatement(question: PublicQuestion, city: App['city']): Statement {
  const { list, put } = values();
  const { area, categories, statuses } = filtersOf(question, city);
  const { edge, order } = pageOf(question, put);
  const text = `select ${COLUMNS} from case_file where is_public
    ${area ? `and area = ${put(area)}` : ''} ${categories ? `and category = any(${put(categories)})` : ''}
    ${statuses ? `and status = any(${put(statuses)})` : ''} ${edge} ${order}`;
  return { name: nameOf(question), text, values: list };
}

/** Categories and statuses: the newest of each from its own index, then the newest of these. */
function gatherStatement(question: PublicQuestion, city: App['city']): Statement {
  const { list, put } = values();
  const { categories, statuses } = filtersOf(question, city);
  const { edge, order } = pageOf(question, put);
  const text = `select found.* from
    ${[
      ...(categories ? [`unnest(${put(categories)}::text[]) as wanted_category`] : []),
      ...(statuses ? [`unnest(${put(statuses)}::text[]) as wanted_status`] : []),
    ].join(' cross join ')}
    cross join lateral (
      select ${COLUMNS} from case_file where is_public
        ${categories ? 'and category = wanted_category' : ''} ${statuses ? 'and status = wanted_status' : ''}
        ${edge} ${order}) as found
    ${order}`;
  return { name: nameOf(question), text, values: list };
}

/** One prepared statement for each shape of a question. */
function nameOf({ area, category, status, from, size }: PublicQuestion): string {
  const shape = [area !== '' && 'area', category !== '' && 'category', status !== '' && 'status', from?.side];
  return ['public-list', size, ...shape.filter(Boolean)].join('-');
}

function statementFor(question: PublicQuestion, app: Pick<App, 'city' | 'now'>): Statement {
  const { city } = app;
  const ticket = readTicket(question.words);
  if (ticket.ok) return ticketStatement(ticket.ticket);
  if (question.words !== '') return searchStatement(question, app);
  const narrowed = question.category !== '' || question.status !== '';
  return question.area === '' && narrowed ? gatherStatement(question, city) : walkStatement(question, city);
}

/**
 * One page of what everybody may see, newest first, with the places where the pages beside it begin. Never counts: the
 * page knows only whether there is more. One query; two when the page that was asked for is no longer there.
 */
export async function fetchPublicList(
  app: Pick<App, 'db' | 'city' | 'now'>,
  question: PublicQuestion,
): Promise<PublicList> {
  const { rows } = await app.db.pool.query<PublicItem>(statementFor(question, app));
  const more = rows.length > question.size;
  const items = rows.slice(0, question.size);
  if (question.from && items.length === 0) return fetchPublicList(app, { ...question, from: null });
  if (question.from?.side !== 'newer') {
    return {
      items,
      newer: question.from && edgeOf(items[0], 'newer'),
      older: more ? edgeOf(items.at(-1), 'older') : null,
    };
  }
  if (!more) return fetchPublicList(app, { ...question, from: null });
  items.reverse();
  return { items, newer: edgeOf(items[0], 'newer'), older: edgeOf(items.at(-1), 'older') };
}

const edgeOf = (item: PublicItem | undefined, side: Cursor['side']): Cursor | null =>
  item ? { side, filedAt: item.filed_at, id: item.id } : null;
