import { isAction } from '#domain/decide.ts';
import type { Officer } from '#domain/actor.ts';
import type { App } from '#store/app.ts';
import { readActionForm, takeAction, type Taken } from '#store/take-action.ts';
import { loadFacts } from './case-page.query.ts';

const no = (kind: 'unknownCase' | 'notAllowed'): Taken => ({
  ok: false,
  refusal: { kind },
  faults: {},
  photoRefusals: {},
  kept: {},
});

/** An officer's button with its form. A case that the position may not see is as unknown as one that does not exist. */
export async function actOnCase(app: App, officer: Officer, number: string, form: FormData): Promise<Taken> {
  const action = form.get('action');
  if (typeof action !== 'string' || !isAction(action)) return no('notAllowed');
  if (!(await loadFacts(app, officer, number))) return no('unknownCase');
  return takeAction(app, { number }, action, officer, readActionForm(action, form));
}
