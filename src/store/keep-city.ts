import type { City } from '#domain/city.ts';
import type { Log } from '#platform/log.ts';
import { buildCity, type CityResult, type CitySource, type Published } from '#platform/settings.ts';
import { bodyOfFiles, readPublished } from '#platform/settings-published.ts';
import { fetchBodies, fetchCurrentIds, type VersionKind } from './city-version.ts';
import type { Database } from './database.ts';
import { rememberCity } from './remember-city.ts';

/** Milliseconds: so long another process may still work with settings that were replaced. */
const LOOK_EVERY = 2_000;

/** The city as it is now, from its files and from what staff published. */
export interface CityKeeper {
  readonly city: City;
  /** ids of the versions that count now, by kind; absent: the files count */
  readonly current: Readonly<Partial<Record<VersionKind, number>>>;
  /** why a published version is not used, a sentence each; empty as a rule */
  readonly faults: readonly string[];
  /** the city as it would be with a version published; a sentence for each thing that is wrong with it */
  tryOut(kind: VersionKind, body: unknown): CityResult;
  /** what the files say, in the form in which it is published */
  bodyOfFiles(kind: VersionKind): unknown;
  /** what counts now, in the form in which it is published */
  bodyOf(kind: VersionKind): Promise<unknown>;
  /** looks whether something else counts now; whoever published something asks for it, the others look by themselves */
  refresh(): Promise<void>;
  stop(): void;
}

interface Standing {
  published: Published;
  ids: readonly number[];
  city: City;
  current: Partial<Record<VersionKind, number>>;
  faults: readonly string[];
}

/**
 * Keeps the city of this process up to date. A published version that does not fit the files of the city (an agency was
 * taken out of them, say) is left aside with a sentence, and the files count in its place: nobody is locked out by it.
 */
export async function keepCity(
  db: Database,
  { source, plain, cityDir }: { source: CitySource; plain: City; cityDir: string },
  log: Log,
  now: () => Date,
): Promise<CityKeeper> {
  let standing = await stand(db, source, plain, log, now());
  await rememberCity(db, standing.city, now(), standing.current.times);
  let work: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    const ids = await fetchCurrentIds(db, now());
    if (isSame(ids, standing.ids)) return;
    const next = await stand(db, source, plain, log, now());
    await rememberCity(db, next.city, now(), next.current.times);
    standing = next;
  };
  const refresh = (): Promise<void> => {
    work = work.catch(() => undefined).then(look);
    return work;
  };
  const timer = setInterval(() => {
    refresh().catch((error: unknown) => log.warn({ err: error }, 'the settings could not be looked at'));
  }, LOOK_EVERY);
  timer.unref();
  return {
    get city() {
      return standing.city;
    },
    get current() {
      return standing.current;
    },
    get faults() {
      return standing.faults;
    },
    tryOut: (kind, body) => withVersion(source, standing.published, kind, body),
    bodyOfFiles: (kind) => bodyOfFiles(cityDir, kind),
    bodyOf: async (kind) => {
      const id = standing.current[kind];
      const [version] = id === undefined ? [] : await fetchBodies(db, [id]);
      return version?.body ?? bodyOfFiles(cityDir, kind);
    },
    refresh,
    stop: () => clearInterval(timer),
  };
}

const isSame = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((id, index) => id === b[index]);

async function stand(db: Database, source: CitySource, plain: City, log: Log, now: Date): Promise<Standing> {
  const ids = await fetchCurrentIds(db, now);
  const published: Published = {};
  const current: Standing['current'] = {};
  const faults: string[] = [];
  let city = plain;
  for (const { id, kind, body } of await fetchBodies(db, ids)) {
    const built = withVersion(source, published, kind, body);
    if (built.ok) {
      Object.assign(published, built.published);
      current[kind] = id;
      city = built.city;
    } else {
      faults.push(...built.faults);
      log.error(
        { version: id, kind, faults: built.faults },
        'a published version of the settings does not fit',
      );
    }
  }
  return { published, ids, city, current, faults };
}

type Built = { ok: true; published: Published; city: City } | Extract<CityResult, { ok: false }>;

function withVersion(source: CitySource, others: Published, kind: VersionKind, body: unknown): Built {
  const read = readPublished(kind, body);
  if (!read.ok) return read;
  const published = { ...others, ...read.published };
  const built = buildCity(source, published);
  return built.ok ? { ok: true, published, city: built.city } : built;
}
