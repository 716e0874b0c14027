import type { App } from '#store/app.ts';
import { moveCase } from '#store/move-case.ts';
import { fetchLeftCases } from './succession.query.ts';

const BY = { role: 'system' } as const;
const AT_ONCE = 500;

/**
 * Moves the open cases of every closed agency to whoever has its work now, one by one through the door; answers how many
 * moved. A worker that dies begins again, and of several at once each case has one: what has moved is not found again.
 */
export async function succeedAgencies(app: App): Promise<number> {
  const closed = app.city.agencies.filter(({ successor }) => successor !== undefined).map(({ code }) => code);
  if (closed.length === 0) return 0;
  let moved = 0;
  for await (const id of everyLeft(app, closed)) if (await succeed(app, id)) moved += 1;
  return moved;
}

async function* everyLeft(app: App, closed: readonly string[]): AsyncGenerator<string> {
  let last: string | null = null;
  for (;;) {
    const page: string[] = await fetchLeftCases(app, closed, last, AT_ONCE);
    yield* page;
    last = page.at(-1) ?? null;
    if (page.length < AT_ONCE) return;
  }
}

/** One case that cannot be moved must not hold up the others. */
async function succeed(app: App, id: string): Promise<boolean> {
  try {
    return (await moveCase(app.db, { id }, 'succeed', BY, {}, { city: app.city, now: app.now() })).ok;
  } catch (error) {
    app.log.error({ err: error, case: id, action: 'succeed' }, 'a case could not be moved to the successor');
    return false;
  }
}
