import type { App } from '#store/app.ts';

/** What this feature stands on. */
export type PeopleApp = Pick<App, 'db' | 'keys' | 'city' | 'config' | 'now'>;

/** Who asks: the address as our own server tells it, and how the browser calls itself. */
export interface Visitor {
  address: string;
  agent: string | null;
}
