import type { Officer } from '#domain/actor.ts';
import { formText } from '#features/people/form-text.ts';
import { wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import type { App } from '#store/app.ts';
import { publishVersion } from '#store/city-version.ts';
import type { FormFault } from './times-forms.ts';

/** The longest reason: it stands in a message. */
const MOST_LETTERS = 300;

/**
 * Publishes a draft: it counts in this process when this ends, in the others within two seconds. Pressed twice it is
 * published once. Answers the sentence of what is wrong, or null.
 */
export async function publish(app: App, id: number, by: Officer, form: FormData): Promise<FormFault | null> {
  const reason = formText(form, 'reason').trim().slice(0, MOST_LETTERS);
  if (reason === '') return { field: 'reason', text: m.settings_reason_missing() };
  const now = app.now();
  const refusal = await publishVersion(app.db, id, { from: now, fourEyes: false, reason }, by, now);
  if (refusal) return { text: wordFor('settings_publish_refused', refusal) };
  await app.settings.refresh();
  return null;
}
