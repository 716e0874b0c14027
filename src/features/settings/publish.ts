import type { Officer } from '#domain/actor.ts';
import { dayStart } from '#domain/day-start.ts';
import { localDate } from '#domain/local-time.ts';
import { formText } from '#platform/form-text.ts';
import { wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import type { App } from '#store/app.ts';
import { discardDraft, fetchVersion, publishVersion, type VersionKind } from '#store/city-version.ts';
import type { FormFault } from './draft.ts';

/** The longest reason: it stands in a message. */
const MOST_LETTERS = 300;

/** Rules are written and checked by all of the desk; when the city works is the coordinator's. */
export const maySettle = (kind: VersionKind, { role }: Officer): boolean =>
  role === 'coordinator' || (kind === 'routes' && role === 'operator');

/**
 * Publishes a draft: it counts in this process when this ends, in the others within two seconds. Pressed twice it is
 * published once. Rules are published by a second person and may begin on a later day; hours count at once, since closed
 * days have their own dates. Answers the sentence of what is wrong, or null.
 */
export async function publish(app: App, id: number, by: Officer, form: FormData): Promise<FormFault | null> {
  const reason = formText(form, 'reason').trim().slice(0, MOST_LETTERS);
  if (reason === '') return { field: 'reason', text: m.settings_reason_missing() };
  const from = startOf(formText(form, 'from').trim(), app);
  if (from === null) return { field: 'from', text: m.settings_effective_past() };
  const version = await fetchVersion(app.db, id);
  if (version && !maySettle(version.kind, by)) return { text: m.settings_read_only() };
  const now = app.now();
  const fourEyes = version?.kind === 'routes';
  const options = { from: fourEyes ? from : now, fourEyes, reason };
  const refusal = await publishVersion(app.db, id, options, by, now);
  if (refusal) return { text: wordFor('settings_publish_refused', refusal) };
  await app.settings.refresh();
  return null;
}

/** The first moment of a local day, or now for none; null for a day that is over or does not exist. */
function startOf(day: string, { city, now }: Pick<App, 'city' | 'now'>): Date | null {
  const today = localDate(city.zone, now());
  if (day === '' || day === today) return now();
  return day < today ? null : dayStart(city.zone, day);
}

/** Lays a draft aside; one that is published, or that is not the officer's to settle, stays as it is. */
export async function discard(app: App, id: number, by: Officer): Promise<void> {
  const version = await fetchVersion(app.db, id);
  if (version && maySettle(version.kind, by)) await discardDraft(app.db, id, by, app.now());
}
