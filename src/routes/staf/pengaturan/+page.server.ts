import { demand } from '#features/people/demand.ts';
import { versionLines } from '#features/settings/version-view.ts';
import type { PageServerLoad } from './$types';

export const csr = false;

export const load: PageServerLoad = async (event) => {
  demand(event, 'settings');
  const { app } = event.locals;
  return { versions: await versionLines(app), faults: app.settings.faults };
};
