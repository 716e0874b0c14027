import type { Cards } from '#domain/classify/choose-champion.ts';
import type { Learned } from '#domain/classify/guess.ts';
import type { Models } from '#domain/classify/lesson.ts';
import { readModel, type ModelFault } from '#domain/classify/model-file.ts';
import { isProven } from '#domain/classify/report-card.ts';
import { briefly } from '#platform/briefly.ts';
import type { App } from '../app.ts';

/** A champion as it is kept. */
export interface KeptChampion {
  id: string;
  previous: string | null;
  readUntil: Date;
  since: Date;
  byPerson: boolean;
  counts: Readonly<Record<string, number>>;
  cards: Cards;
  agencyBytes: Buffer;
  categoryBytes: Buffer | null;
}

/** What answers now: the champion; the model before it, where the champion cannot be read; or none. */
export interface Serving {
  learned: Learned | null;
  /** why the champion cannot be read; null when all is well */
  fault: ModelFault | null;
}

const COLUMNS = `id, previous, read_until as "readUntil", champion_at as since, champion_by is not null as "byPerson",
  counts, cards, agency_bytes as "agencyBytes", category_bytes as "categoryBytes"`;
const NONE: Serving = { learned: null, fault: null };
/** How long a process may not know that another became champion. */
const LOOK_MS = 10_000;

type Shelf = Pick<App, 'db'>;

/** The champion with its bytes, or null in a new city. */
export async function fetchChampion({ db }: Shelf): Promise<KeptChampion | null> {
  const { rows } = await db.pool.query<KeptChampion>(`select ${COLUMNS} from model where state = 'champion'`);
  return rows[0] ?? null;
}

async function fetchKept({ db }: Shelf, id: string): Promise<KeptChampion | null> {
  const { rows } = await db.pool.query<KeptChampion>(
    `select ${COLUMNS} from model where id = $1 and agency_bytes is not null`,
    [id],
  );
  return rows[0] ?? null;
}

/** Reads both models, or says what is wrong with the bytes. */
export function readModels({
  agencyBytes,
  categoryBytes,
}: Pick<KeptChampion, 'agencyBytes' | 'categoryBytes'>):
  { ok: true; value: Models } | { ok: false; fault: ModelFault } {
  const agency = readModel(agencyBytes);
  if (!agency.ok) return agency;
  if (categoryBytes === null) return { ok: true, value: { agency: agency.value, category: null } };
  const category = readModel(categoryBytes);
  return category.ok ? { ok: true, value: { agency: agency.value, category: category.value } } : category;
}

const loaded = new WeakMap<object, { id: string; serving: Serving }>();
const lookBriefly = briefly<Serving>(LOOK_MS);

/**
 * What answers in this process now; reads the bytes only when another model became champion. A champion that cannot be
 * read is said once in the log, and what worked before it goes on: the model before, else the rules alone.
 */
export function servingOf(app: Pick<App, 'db' | 'log' | 'now'>): Promise<Serving> {
  return lookBriefly(app.db, 'champion', app.now(), () => look(app));
}

async function look(app: Pick<App, 'db' | 'log'>): Promise<Serving> {
  const { rows } = await app.db.pool.query<{ id: string }>({
    name: 'champion-id',
    text: `select id from model where state = 'champion'`,
  });
  const id = rows[0]?.id;
  const known = loaded.get(app.db);
  if (id === undefined) return NONE;
  if (known?.id === id) return known.serving;
  const serving = await load(app);
  loaded.set(app.db, { id, serving });
  return serving;
}

async function load(app: Pick<App, 'db' | 'log'>): Promise<Serving> {
  const champion = await fetchChampion(app);
  if (!champion) return NONE;
  const read = readModels(champion);
  if (read.ok) return { learned: learnedOf(champion, read.value), fault: null };
  app.log.error(
    { model: champion.id, fault: read.fault },
    'the learned model cannot be read: reports are routed by the model before it or by the rules alone',
  );
  return { learned: await loadPrevious(app, champion), fault: read.fault };
}

async function loadPrevious(app: Shelf, { previous }: KeptChampion): Promise<Learned | null> {
  const before = previous === null ? null : await fetchKept(app, previous);
  if (!before) return null;
  const read = readModels(before);
  return read.ok ? learnedOf(before, read.value) : null;
}

function learnedOf({ cards, counts }: KeptChampion, models: Models): Learned {
  return { models, proven: isProven(cards.agency), counts };
}
