import type { Officer } from '#domain/actor.ts';
import { readsAll } from '#domain/permissions.ts';
import { asGoal } from './routes-body.ts';
import { m } from '#locales/words/messages.js';
import type { App } from '#store/app.ts';
import type { CityVersion } from '#store/city-version.ts';
import { previewRoutes } from './preview-routes.ts';
import { goalWords } from './routes-view.ts';

/** What other rules would have done to the last 90 days, in words. */
export interface PastView {
  count: string;
  shifts: readonly { from: string; to: string; count: number; right: string; examples: readonly string[] }[];
}

/** Compares what a draft says with what counts now; null where the draft cannot be used. */
export async function pastView(
  app: App,
  { id, body }: Pick<CityVersion, 'id' | 'body'>,
  reader: Officer,
): Promise<PastView | null> {
  const next = app.settings.tryOut('routes', body);
  if (!next.ok) return null;
  const { looked, moved, sureBefore, sureAfter, shifts } = await previewRoutes(app, id, next.city);
  const words = (goal: string): string => goalWords(asGoal(goal), app.city);
  return {
    count: m.settings_past_count({ looked, moved, before: sureBefore, after: sureAfter }),
    shifts: shifts.map(({ from, to, count, rightBefore, rightAfter, examples }) => ({
      from: words(from),
      to: words(to),
      count,
      right: `${rightBefore} / ${rightAfter}`,
      examples: readsAll(reader.role) ? examples : [],
    })),
  };
}
