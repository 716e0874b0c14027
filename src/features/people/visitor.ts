import type { RequestEvent } from '@sveltejs/kit';
import type { Visitor } from './people-app.ts';
import { readDeviceCookie } from './session-cookie.ts';

/** Who asks. The address is the one our own server tells, never what a visitor writes into a header. */
export function visitorOf(
  event: Pick<RequestEvent, 'getClientAddress' | 'request' | 'locals' | 'cookies'>,
): Visitor {
  return {
    address: event.getClientAddress(),
    agent: event.request.headers.get('user-agent'),
    deviceMark: readDeviceCookie(event.locals.app, event.cookies),
  };
}
