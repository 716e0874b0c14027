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

/** Audiences inside the agency that leads; without one nobody is there to be told. */
const OF_LEAD: readonly Audience[] = ['leadAgency', 'liaison', 'agencyHead'];

function agencyFor(audience: Audience, event: CaseEvent, lead: string | null): string | null {
  if (audience === 'supportAgency') return event.given.agency ?? null;
  return OF_LEAD.includes(audience) ? lead : null;
}

function dataFor(
  audience: Audience,
  event: CaseEvent,
  before: CaseState,
  after: CaseState,
): OutboxRow['data'] {
  switch (audience) {
    case 'reporters':
      return { reports: event.action === 'merge' ? before.reports : after.reports };
    case 'formerLead':
      return { agencies: formerLeads(after) };
    case 'officer':
      return officerData(after);
    default:
      return {};
  }
}

const formerLeads = (state: CaseState): readonly string[] =>
  [...new Set(state.returns.map((r) => r.agency))].filter((agency) => agency !== leadOf(state)?.agency);

function officerData(state: CaseState): OutboxRow['data'] {
  const position = leadOf(state)?.officer ?? state.performedBy;
  return position ? { position } : {};
}

function reachesNobody(row: OutboxRow, audience: Audience): boolean {
  if (OF_LEAD.includes(audience)) return row.agency === null;
  const { reports, agencies, position } = row.data;
  if (audience === 'officer') return position === undefined;
  return (reports ?? agencies ?? ['somebody']).length === 0;
}

/** What an event tells, ready to be written in the same transaction; what would reach nobody is left out. */
export function outboxRows(event: CaseEvent, before: CaseState, after: CaseState): OutboxRow[] {
  const lead = leadOf(after)?.agency ?? leadOf(before)?.agency ?? null;
  return noticesOf(event, after).flatMap((tell) => {
    const agency = agencyFor(tell.to, event, lead);
    const data = dataFor(tell.to, event, before, after);
    const row = { audience: tell.to, notice: tell.notice, agency, data };
    return reachesNobody(row, tell.to) ? [] : [row];
  });
}
