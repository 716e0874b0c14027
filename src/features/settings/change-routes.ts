import type { Officer } from '#domain/actor.ts';
import { m } from '#locales/words/messages.js';
import { formText } from '#platform/form-text.ts';
import { shadowsOf } from '#platform/settings-routes.ts';
import { readPublished } from '#platform/settings-published.ts';
import type { App } from '#store/app.ts';
import { draftGone, editBase, keepEdited, type FormFault } from './draft.ts';
import { asRoutes, type RoutesBody } from './routes-body.ts';
import { ROUTES_EDITS, type RoutesEditName } from './routes-forms.ts';

/**
 * Makes a draft of the rules out of a form; answers its id. Nothing counts until a second person publishes it. Refuses
 * with a sentence for each mistake: in the form, or in what it would make of the rules.
 */
export async function changeRoutes(
  app: App,
  by: Officer,
  form: FormData,
  name: RoutesEditName,
): Promise<{ ok: true; id: number } | { ok: false; errors: readonly FormFault[] }> {
  const base = await editBase(app, 'routes', formText(form, 'draft'));
  if (!base) return draftGone();
  const edited = ROUTES_EDITS[name](asRoutes(base.body), form);
  if (!edited.ok) return edited;
  const faults = routesFaults(app, edited.body);
  if (faults.length > 0) return { ok: false, errors: faults.map((text) => ({ text })) };
  const { body, reason } = edited;
  const id = await keepEdited(app, base, { kind: 'routes', body, reason }, by);
  return id === null ? draftGone() : { ok: true, id };
}

/** What is wrong with rules that somebody wrote, a sentence each; empty when they can be published. */
function routesFaults({ settings }: App, body: RoutesBody): readonly string[] {
  const read = readPublished('routes', body);
  if (!read.ok) return read.faults;
  const shadows = shadowsOf(read.published.routes?.rules ?? []).map(({ same, ...codes }) =>
    same ? m.settings_rule_unreached(codes) : m.settings_rule_contradicts(codes),
  );
  if (shadows.length > 0) return shadows;
  const built = settings.tryOut('routes', body);
  return built.ok ? [] : built.faults;
}
