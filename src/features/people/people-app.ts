import type { App } from '#store/app.ts';

/** What this feature stands on. */
export type PeopleApp = Pick<App, 'db' | 'keys' | 'city' | 'config' | 'now'>;

/** Who asks: the address as our own server tells it, how the browser calls itself, and its mark if it has been here. */
export interface Visitor {
  address: string;
  agent: string | null;
  deviceMark: string | null;
}
