import { AsyncLocalStorage } from 'node:async_hooks';
import type { Locale } from '#locales/locale.ts';
import { overwriteServerAsyncLocalStorage } from '#locales/words/runtime.js';

interface Spoken {
  locale?: Locale;
  origin?: string;
  messageCalls?: Set<string>;
}

const spoken = new AsyncLocalStorage<Spoken>();
overwriteServerAsyncLocalStorage(spoken);

/** Runs `work`; every message asked for inside it without a locale speaks `locale`. Requests at the same time do not mix. */
export function speaking<T>(locale: Locale, work: () => T): T {
  return spoken.run({ locale }, work);
}
