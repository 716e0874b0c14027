import type { Officer } from '#domain/actor.ts';
import { m } from '#locales/words/messages.js';
import type { App } from '#store/app.ts';
import {
  fetchNewest,
  fetchVersion,
  keepDraft,
  type CityVersion,
  type VersionKind,
} from '#store/city-version.ts';

/** A mistake in a form: the id of its field, and a sentence. */
export interface FormFault {
  field?: string;
  text: string;
}

/** What somebody edits: a draft of theirs, else what was published last, else the files. */
export interface EditBase {
  body: unknown;
  /** what the next draft is written against */
  basedOn: number | null;
  draft: CityVersion | null;
}

/** A draft that nobody published, replaced or laid aside yet; null for everything else. */
async function openDraft(app: App, kind: VersionKind, id: number): Promise<CityVersion | null> {
  const version = await fetchVersion(app.db, id);
  return version?.kind === kind && !version.publishedAt && !version.discardedAt ? version : null;
}

/**
 * Where an edit begins: `named` is the draft in the address or the form, empty for none. Null when it names one that is
 * not open any more: to begin anew silently would lose what stood in it. What was published last and does not fit the
 * city any more is passed over.
 */
export async function editBase(app: App, kind: VersionKind, named: string): Promise<EditBase | null> {
  if (named !== '') {
    const id = versionId(named);
    const draft = id === null ? null : await openDraft(app, kind, id);
    return draft && { body: draft.body, basedOn: draft.basedOn, draft };
  }
  const newest = await fetchNewest(app.db, kind);
  const fits = newest !== null && app.settings.tryOut(kind, newest.body).ok;
  return {
    body: fits ? newest.body : await app.settings.bodyOf(kind),
    basedOn: newest?.id ?? null,
    draft: null,
  };
}

/** Keeps what was edited as a draft in place of the one that it began with; answers the new one's id, null when that is gone. */
export async function keepEdited(
  app: App,
  base: EditBase,
  edited: { kind: VersionKind; body: unknown; reason: string },
  by: Officer,
): Promise<number | null> {
  const reason = joined(base.draft?.reason, edited.reason);
  const draft = { ...edited, reason, basedOn: base.basedOn };
  return keepDraft(app.db, draft, base.draft?.id ?? null, by, app.now());
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

/** A form that was sent twice, or from a page that is no longer fresh. */
export const draftGone = (): { ok: false; errors: readonly FormFault[] } => ({
  ok: false,
  errors: [{ text: m.settings_draft_gone() }],
});
