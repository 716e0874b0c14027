import type { Officer } from '#domain/actor.ts';
import { formText } from '#platform/form-text.ts';
import type { App } from '#store/app.ts';
import { draftGone, editBase, keepEdited, type FormFault } from './draft.ts';
import { asTimes } from './times-body.ts';
import { timesFaults } from './times-faults.ts';
import { TIMES_EDITS, type TimesEditName } from './times-forms.ts';

/**
 * Makes a draft of the working times out of a form; answers its id. Nothing counts until it is published. Refuses with a
 * sentence for each mistake: in the form, or in what it would make of the calendars.
 */
export async function changeTimes(
  app: App,
  by: Officer,
  form: FormData,
  name: TimesEditName,
): Promise<{ ok: true; id: number } | { ok: false; errors: readonly FormFault[] }> {
  const base = await editBase(app, 'times', formText(form, 'draft'));
  if (!base) return draftGone();
  const edited = await TIMES_EDITS[name](asTimes(base.body), form);
  if (!edited.ok) return edited;
  const faults = timesFaults(app, edited.body);
  if (faults.length > 0) return { ok: false, errors: faults.map((text) => ({ text })) };
  const { body, reason } = edited;
  const id = await keepEdited(app, base, { kind: 'times', body, reason }, by);
  return id === null ? draftGone() : { ok: true, id };
}
