import type { RequestEvent } from '@sveltejs/kit';
import type { Visitor } from './people-app.ts';

/** Who asks. The address is the one our own server tells, never what a visitor writes into a header. */
export function visitorOf(event: Pick<RequestEvent, 'getClientAddress' | 'request'>): Visitor {
  return { address: event.getClientAddress(), agent: event.request.headers.get('user-agent') };
}
