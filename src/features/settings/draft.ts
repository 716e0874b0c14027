import type { Officer } from '#domain/actor.ts';
import type { App } from '#store/app.ts';
import {
  discardDraft,
  fetchNewest,
  fetchVersion,
  keepDraft,
  type CityVersion,
  type VersionKind,
} from '#store/city-version.ts';

/** What somebody edits: a draft of theirs, else what was published last, else the files. */
export interface EditBase {
  body: unknown;
  /** what the next draft is written against */
  basedOn: number | null;
  draft: CityVersion | null;
}

/** A draft that nobody published or laid aside yet; null for everything else. */
async function openDraft(app: App, kind: VersionKind, id: number | null): Promise<CityVersion | null> {
  const version = id === null ? null : await fetchVersion(app.db, id);
  return version?.kind === kind && !version.publishedAt && !version.discardedAt ? version : null;
}

/** Where an edit begins. What was published last and does not fit the city any more is passed over. */
export async function editBase(app: App, kind: VersionKind, draftId: number | null): Promise<EditBase> {
  const [draft, newest] = await Promise.all([openDraft(app, kind, draftId), fetchNewest(app.db, kind)]);
  const basedOn = newest?.id ?? null;
  if (draft) return { body: draft.body, basedOn: draft.basedOn, draft };
  const fits = newest !== null && app.settings.tryOut(kind, newest.body).ok;
  return { body: fits ? newest.body : await app.settings.bodyOf(kind), basedOn, draft: null };
}

/** Keeps what was edited as a draft in place of the one that it began with; answers the new one's id. */
export async function keepEdited(
  app: App,
  base: EditBase,
  edited: { kind: VersionKind; body: unknown; reason: string },
  by: Officer,
): Promise<number> {
  const now = app.now();
  const reason = joined(base.draft?.reason, edited.reason);
  const id = await keepDraft(app.db, { ...edited, reason, basedOn: base.basedOn }, by, now);
  if (base.draft) await discardDraft(app.db, base.draft.id, by, now);
  return id;
}

const MOST_LETTERS = 300;

/** The reasons of several edits, one after the other. */
function joined(before: string | undefined, next: string): string {
  const parts = before === undefined || before.includes(next) ? [before ?? next] : [before, next];
  return parts.join(' ').slice(0, MOST_LETTERS);
}

/** An id from an address or a form; null for anything else. */
export function versionId(text: string | null): number | null {
  return text !== null && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}
