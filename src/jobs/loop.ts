import type { Log } from '#platform/log.ts';
import { isDatabaseAway } from '#store/database.ts';

/** Something that goes on until it is stopped. */
export interface Loop {
  /** Waits for the turn that is running; no further one begins. */
  stop(): Promise<void>;
}

/** Milliseconds between turns while the database is away. */
const WHILE_AWAY = 5_000;

/**
 * Does `turn` again and again: at once while it says that there is more to do, else after `pauseMs`. A turn that throws
 * is logged and tried again later, so that one bad row never ends the loop.
 */
export function repeat(name: string, pauseMs: number, log: Log, turn: () => Promise<boolean>): Loop {
  const stopping = new AbortController();
  const done = run();
  return {
    stop: async () => {
      stopping.abort();
      await done;
    },
  };

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      const wait = await once();
      if (wait > 0) await sleep(wait, stopping.signal);
    }
  }

  async function once(): Promise<number> {
    try {
      return (await turn()) ? 0 : pauseMs;
    } catch (error) {
      if (isDatabaseAway(error)) log.warn({ job: name }, 'the database is away');
      else log.error({ err: error, job: name }, 'a job failed');
      return Math.max(pauseMs, WHILE_AWAY);
    }
  }
}

function sleep(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(wake, ms);
    signal.addEventListener('abort', wake, { once: true });
    function wake(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', wake);
      resolve();
    }
  });
}
