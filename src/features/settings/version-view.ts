import type { Officer } from '#domain/actor.ts';
import { readsAll } from '#domain/permissions.ts';
import { cityNames } from '#locales/city-names.ts';
import { dateWords } from '#locales/date-words.ts';
import { wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import { getLocale } from '#locales/words/runtime.js';
import type { App } from '#store/app.ts';
import { fetchVersion, fetchVersions, type CityVersion } from '#store/city-version.ts';
import { previewMoves, type MovePreview } from './preview-moves.ts';
import { fetchRecountOf } from './recounted.query.ts';
import { pastView, type PastView } from './past-view.ts';
import { asRoutes } from './routes-body.ts';
import { routesDiff } from './routes-diff.ts';
import { asTimes } from './times-body.ts';
import { timesDiff, type Difference } from './times-diff.ts';

const SHOWN = 30;

/** One version in a list. */
export interface VersionLine {
  id: number;
  title: string;
  reason: string;
  state: string;
  by: string;
}

/** The newest versions, whatever their kind, the newest first. */
export async function versionLines(app: App): Promise<VersionLine[]> {
  const all = await fetchVersions(app.db, SHOWN);
  return all.map((version) => lineOf(version, app));
}

function lineOf(version: CityVersion, app: App): VersionLine {
  const { city, settings } = app;
  const at = version.publishedAt ?? version.draftedAt;
  return {
    id: version.id,
    title: titleOf(version),
    reason: version.reason,
    state: stateOf(version, settings.current[version.kind] === version.id, app.now(), city.zone),
    by: m.settings_by({
      who: version.publisher ?? version.drafter,
      when: dateWords(at, 'dateTime', city.zone),
    }),
  };
}

function titleOf({ id, kind, publishedAt }: CityVersion): string {
  const name = publishedAt ? m.settings_version_published({ id }) : m.settings_version({ id });
  return `${wordFor('settings_kind', kind)}: ${name}`;
}

function stateOf(
  { publishedAt, discardedAt, effectiveFrom }: CityVersion,
  isCurrent: boolean,
  now: Date,
  zone: string,
): string {
  if (discardedAt) return m.settings_state_discarded();
  if (!publishedAt || !effectiveFrom) return m.settings_state_draft();
  if (isCurrent) return m.settings_state_current();
  return effectiveFrom > now
    ? m.settings_state_later({ date: dateWords(effectiveFrom, 'dateTime', zone) })
    : m.settings_state_published();
}

/** One version with what it changes. */
export interface VersionPage extends VersionLine {
  kind: CityVersion['kind'];
  isDraft: boolean;
  drafted: string;
  published: string | null;
  differences: readonly (Difference & { label: string })[];
  moves: MovesView | null;
  /** what the rules would have done to the last 90 days */
  past: PastView | null;
  authors: readonly string[];
  /** it was written on top of one that begins later, whose content comes along; null as a rule */
  warning: string | null;
  /** what became of it: how many cases moved, or that they are being counted */
  outcome: string | null;
}

interface MovesView {
  count: string;
  clocks: readonly Counted[];
  agencies: readonly Counted[];
  examples: readonly { number: string; clock: string; from: string; to: string }[];
}

interface Counted {
  name: string;
  count: number;
}

/**
 * Everything the page of a version says; null when there is none. What it would move is counted for drafts only, and cases
 * are named to those alone who may read them all.
 */
export async function versionPage(app: App, id: number, reader: Officer): Promise<VersionPage | null> {
  const version = await fetchVersion(app.db, id);
  if (!version) return null;
  const isDraft = !version.publishedAt && !version.discardedAt;
  return {
    ...lineOf(version, app),
    kind: version.kind,
    isDraft,
    ...peopleOf(version, app.city.zone),
    differences: await differencesOf(app, version),
    moves: isDraft && version.kind === 'times' ? await movesOf(app, version.body, reader) : null,
    past: isDraft && version.kind === 'routes' ? await pastView(app, version, reader) : null,
    authors: version.authors,
    warning: isDraft ? await warningOf(app, version) : null,
    outcome: await outcomeOf(app, version),
  };
}

async function warningOf(app: App, { basedOn }: CityVersion): Promise<string | null> {
  const base = basedOn === null ? null : await fetchVersion(app.db, basedOn);
  if (!base?.effectiveFrom || base.effectiveFrom <= app.now()) return null;
  const from = dateWords(base.effectiveFrom, 'dateTime', app.city.zone);
  return m.settings_begins_early({ id: base.id, from });
}

function peopleOf(version: CityVersion, zone: string): Pick<VersionPage, 'drafted' | 'published'> {
  const by = (who: string, at: Date): string => m.settings_by({ who, when: dateWords(at, 'dateTime', zone) });
  return {
    drafted: by(version.drafter, version.draftedAt),
    published: version.publishedAt ? by(version.publisher ?? '', version.publishedAt) : null,
  };
}

async function differencesOf(app: App, version: CityVersion): Promise<VersionPage['differences']> {
  const before =
    version.basedOn === null
      ? app.settings.bodyOfFiles(version.kind)
      : (await fetchVersion(app.db, version.basedOn))?.body;
  const names = cityNames(app.city, getLocale());
  const differences =
    version.kind === 'times'
      ? timesDiff(asTimes(before), asTimes(version.body), names)
      : routesDiff(asRoutes(before), asRoutes(version.body), app.city);
  return differences.map((one) => ({
    ...one,
    label: wordFor('settings', one.how),
  }));
}

async function movesOf(app: App, body: unknown, reader: Officer): Promise<MovesView | null> {
  const next = app.settings.tryOut('times', body);
  if (!next.ok) return null;
  const view = movesView(await previewMoves(app, next.city), app);
  return readsAll(reader.role) ? view : { ...view, examples: [] };
}

function movesView(preview: MovePreview, { city }: App): MovesView {
  const names = cityNames(city, getLocale());
  const { cases, promises } = preview;
  return {
    count: cases === 0 ? m.settings_moves_none() : m.settings_moves_count({ cases, promises }),
    clocks: preview.clocks.map(({ clock, count }) => ({ name: wordFor('clock_name', clock), count })),
    agencies: preview.agencies.map(({ agency, count }) => ({ name: names.agency(agency), count })),
    examples: preview.examples.map(({ number, clock, from, to }) => ({
      number,
      clock: wordFor('clock_name', clock),
      from: dateWords(new Date(from), 'dateTime', city.zone),
      to: dateWords(new Date(to), 'dateTime', city.zone),
    })),
  };
}

async function outcomeOf(app: App, { id, kind, publishedAt }: CityVersion): Promise<string | null> {
  if (kind !== 'times' || !publishedAt) return null;
  const recount = await fetchRecountOf(app, id);
  if (!recount) return null;
  return recount.done ? m.settings_moves_done({ count: recount.moved }) : m.settings_moves_counting();
}
