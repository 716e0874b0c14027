import { readTicket } from '#domain/ticket-number.ts';
import { readCode } from '#domain/tracking-code.ts';
import { wordFor } from '#locales/word-for.ts';
import { networkOf } from '#platform/limits.ts';
import type { App } from '#store/app.ts';
import { giveTurnBack, takeTurn } from '#store/limits.ts';
import { findReportByCode } from './find-report.query.ts';

type TrackApp = Pick<App, 'db' | 'keys' | 'now'>;

/** What is wrong with ticket and code; each kind has its sentence in the locales under `track_<kind>`. */
type TrackFault =
  | {
      kind:
        'ticketEmpty' | 'ticketForm' | 'codeEmpty' | 'codeLength' | 'codeLetters' | 'codeCheck' | 'notFound';
    }
  | { kind: 'slowDown'; seconds: number };

export type TrackFaults = Partial<Record<'ticket' | 'code', TrackFault>>;

export type Tracked = { ok: true; ticket: string; reportId: string } | { ok: false; faults: TrackFaults };

const CODE_FAULTS = {
  empty: { kind: 'codeEmpty' },
  length: { kind: 'codeLength' },
  letters: { kind: 'codeLetters' },
  check: { kind: 'codeCheck' },
} as const satisfies Record<string, TrackFault>;

/**
 * Finds a report by ticket and code, as they were typed. Slips that can be seen in the writing itself are named; a
 * ticket that does not exist and a code that is not its own have the same answer after the same work.
 */
export async function trackReport(
  app: TrackApp,
  typed: { ticket: string; code: string },
  address: string,
): Promise<Tracked> {
  const ticket = readTicket(typed.ticket);
  const code = readCode(typed.code);
  if (!ticket.ok || !code.ok) {
    return {
      ok: false,
      faults: {
        ...(ticket.ok ? {} : { ticket: { kind: ticket.why === 'empty' ? 'ticketEmpty' : 'ticketForm' } }),
        ...(code.ok ? {} : { code: CODE_FAULTS[code.why] }),
      },
    };
  }
  const network = networkOf(address);
  const turn = await takeTurn(app, 'tracking', network, app.now());
  if (!turn.ok) return no({ kind: 'slowDown', seconds: turn.retryAfterSeconds });
  const reportId = await findReportByCode(app, ticket.ticket, code.code);
  if (reportId === null) return no({ kind: 'notFound' });
  await giveTurnBack(app, 'tracking', network);
  return { ok: true, ticket: ticket.ticket, reportId };
}

const no = (fault: TrackFault): Tracked => ({ ok: false, faults: { ticket: fault } });

/** What is wrong, in sentences that say how to mend it. */
export function faultWords(faults: TrackFaults): Partial<Record<'ticket' | 'code', string>> {
  const words = (fault: TrackFault): string =>
    wordFor('track', fault.kind, 'seconds' in fault ? { minutes: Math.ceil(fault.seconds / 60) } : {});
  return {
    ...(faults.ticket ? { ticket: words(faults.ticket) } : {}),
    ...(faults.code ? { code: words(faults.code) } : {}),
  };
}
