import type { App } from '#store/app.ts';
import { isWorkerSeen } from '#store/telling/beat.ts';

/** How often the history is asked whether something happened, while anybody watches. */
const POLL_MS = 4_000;
const LAST_EVENT = `select case_id::text || ' ' || seq as last from event order by at desc, case_id, seq desc limit 1`;

type Watcher = () => void;

interface Pulse {
  watchers: Set<Watcher>;
  timer: ReturnType<typeof setInterval> | null;
  last: string | null;
}
const pulses = new WeakMap<App, Pulse>();

/**
 * Calls `told` when something happened to any case, or the worker fell silent or came back, some seconds later at most. However many watch, the process asks
 * once; when nobody watches, it asks nothing. Gives the function that ends the watch.
 */
export function watchCases(app: App, told: Watcher): () => void {
  const pulse = pulses.get(app) ?? { watchers: new Set<Watcher>(), timer: null, last: null };
  pulses.set(app, pulse);
  pulse.watchers.add(told);
  if (pulse.timer === null) {
    pulse.timer = setInterval(() => void beat(app, pulse), POLL_MS);
    // what happens before the first interval is over has happened too
    void beat(app, pulse);
  }
  return () => {
    pulse.watchers.delete(told);
    if (pulse.watchers.size > 0 || pulse.timer === null) return;
    clearInterval(pulse.timer);
    pulse.timer = null;
    pulse.last = null;
  };
}

async function beat(app: App, pulse: Pulse): Promise<void> {
  try {
    const found = await app.db.pool.query<{ last: string }>({ name: 'last-event', text: LAST_EVENT });
    // A worker that falls silent makes no events: its silence is a change too.
    const seen = await isWorkerSeen(app.db, app.now());
    const last = `${found.rows[0]?.last ?? ''} ${seen}`;
    const changed = pulse.last !== null && pulse.last !== last;
    pulse.last = last;
    if (changed) for (const told of [...pulse.watchers]) told();
  } catch (trouble) {
    // The database is away: the next beat asks again, and the pages themselves say what is wrong.
    app.log.warn({ err: trouble }, 'the board could not look for changes');
  }
}
