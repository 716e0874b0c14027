import { isActive, leadOf, type CaseState } from '#domain/case.ts';
import type { City } from '#domain/city.ts';
import type { CaseEvent } from '#domain/event.ts';
import { noticesOf } from '#domain/notices.ts';
import type { Audience, Tell } from '#domain/transition.ts';

/** One thing to tell: to whom it goes is fixed now, because reports and agencies may move later. */
export interface OutboxRow {
  audience: string;
  notice: string;
  agency: string | null;
  data: { reports?: readonly string[]; agencies?: readonly string[]; position?: string; unit?: string };
}

/** Audiences inside the agency that leads, or whose clock climbs the ladder; without one nobody is there to be told. */
const OF_LEAD: readonly Audience[] = ['leadAgency', 'liaison', 'agencyHead', 'agencyAdmin'];

function agencyFor(audience: Audience, event: CaseEvent, lead: string | null): string | null {
  if (audience === 'supportAgency') return event.extra.succession?.to ?? event.given.agency ?? null;
  return OF_LEAD.includes(audience) ? lead : null;
}

function dataFor(
  { to: audience, position }: Tell,
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
    case 'position':
      return position === undefined ? {} : { position };
    case 'agencyAdmin':
      return unitData(after, event);
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

/** The unit that has the case in hand: its head is told together with the clerk of the agency. */
function unitData(state: CaseState, event: CaseEvent): OutboxRow['data'] {
  const agency = event.extra.ladder?.agency;
  const unit = state.assignments.find((a) => isActive(a) && a.agency === agency)?.unit;
  return unit ? { unit } : {};
}

function reachesNobody(row: OutboxRow, audience: Audience): boolean {
  if (OF_LEAD.includes(audience)) return row.agency === null;
  const { reports, agencies, position } = row.data;
  if (audience === 'officer') return position === undefined;
  return (reports ?? agencies ?? ['somebody']).length === 0;
}

/** What an event tells, ready to be written in the same transaction; what would reach nobody is left out. */
export function outboxRows(event: CaseEvent, before: CaseState, after: CaseState, city: City): OutboxRow[] {
  const lead = event.extra.ladder?.agency ?? leadOf(after)?.agency ?? leadOf(before)?.agency ?? null;
  return noticesOf(event, after, city).flatMap((tell) => {
    const agency = agencyFor(tell.to, event, lead);
    const data = dataFor(tell, event, before, after);
    const row = { audience: tell.to, notice: tell.notice, agency, data };
    return reachesNobody(row, tell.to) ? [] : [row];
  });
}
