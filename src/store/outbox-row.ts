import { leadOf, type CaseState } from '#domain/case.ts';
import type { CaseEvent } from '#domain/event.ts';
import { noticesOf } from '#domain/notices.ts';
import type { Audience } from '#domain/transition.ts';

/** One thing to tell: to whom it goes is fixed now, because reports and agencies may move later. */
export interface OutboxRow {
  audience: string;
  notice: string;
  agency: string | null;
  data: { reports?: readonly string[]; agencies?: readonly string[]; position?: string };
}

function agencyFor(audience: Audience, event: CaseEvent, state: CaseState): string | null {
  if (audience === 'supportAgency') return event.given.agency ?? null;
  if (audience === 'leadAgency' || audience === 'liaison' || audience === 'agencyHead') {
    return leadOf(state)?.agency ?? null;
  }
  return null;
}

function dataFor(audience: Audience, event: CaseEvent, before: CaseState, after: CaseState): OutboxRow['data'] {
  switch (audience) {
    case 'reporters':
      return { reports: event.action === 'merge' ? before.reports : after.reports };
    case 'formerLead':
      return { agencies: [...new Set(after.returns.map((r) => r.agency))] };
    case 'officer': {
      const position = leadOf(after)?.officer ?? after.performedBy;
      return position ? { position } : {};
    }
    default:
      return {};
  }
}

/** What an event tells, ready to be written in the same transaction. */
export function outboxRows(event: CaseEvent, before: CaseState, after: CaseState): OutboxRow[] {
  return noticesOf(event, after)
    .map((tell) => ({
      audience: tell.to,
      notice: tell.notice,
      agency: agencyFor(tell.to, event, leadOf(after) ? after : before),
      data: dataFor(tell.to, event, before, after),
    }))
    .filter((row) => row.audience !== 'reporters' || (row.data.reports ?? []).length > 0);
}
