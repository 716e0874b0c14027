import { DESK_ROLES, type Role } from '#domain/actor.ts';
import type { City, Position } from '#domain/city.ts';
import type { Recipient, WaitingNotice } from '#store/telling/outbox.ts';

/** Somebody who has a position's work now. */
interface Holder {
  position: string;
  accountId: string;
}

/** Whoever holds a position now, or stands in for it. */
export type HoldersOf = (position: string) => Promise<readonly Holder[]>;

/** The only way there is yet; the console and nowhere stand in for it. */
const CHANNEL = 'email';

const EVERY_LEAD_ROLE: readonly Role[] = ['agencyAdmin', 'liaison', 'inspectorate'];

/** Roles behind an audience. Those of an agency are looked for in the agency that the notice names. */
const OFFICE_ROLES: Readonly<Record<string, readonly Role[]>> = {
  desk: ['operator', 'duty'],
  digest: DESK_ROLES,
  coordinators: ['coordinator'],
  planner: ['planner'],
  inspectorate: ['inspectorate'],
};
const AGENCY_ROLES_OF: Readonly<Record<string, readonly Role[]>> = {
  leadAgency: EVERY_LEAD_ROLE,
  supportAgency: EVERY_LEAD_ROLE,
  formerLead: EVERY_LEAD_ROLE,
  liaison: ['liaison', 'inspectorate'],
  agencyHead: ['agencyHead'],
};

/** The positions that a notice is meant for. */
function positionsFor(notice: WaitingNotice, city: City): readonly Position[] {
  const { audience, agency, data } = notice;
  if (audience === 'agencyAdmin') return clerksOf(agency, data.unit, city);
  if (audience === 'officer' || audience === 'position')
    return city.positions.filter(({ code }) => code === data.position);
  const office = OFFICE_ROLES[audience];
  if (office) return city.positions.filter(({ role }) => office.includes(role));
  const roles = AGENCY_ROLES_OF[audience] ?? [];
  const agencies = audience === 'formerLead' ? (data.agencies ?? []) : [agency];
  return city.positions.filter(
    (position) => agencies.includes(position.agency) && roles.includes(position.role),
  );
}

/** The clerk of an agency and the head of the unit that has the case in hand; where there is neither, every clerk. */
function clerksOf(agency: string | null, unit: string | undefined, city: City): readonly Position[] {
  const all = city.positions.filter((p) => p.agency === agency && p.role === 'agencyAdmin');
  const near = all.filter((p) => p.unit === undefined || p.unit === unit);
  return near.length > 0 ? near : all;
}

/**
 * The officers to tell: everybody who holds one of the positions. Only when nobody holds any of them, whoever stands in.
 * Of a sealed case the inspectorate alone hears, also when it was sealed after the notice was written; and nobody is
 * told of the own deed.
 */
export async function officersToTell(
  notice: WaitingNotice,
  city: City,
  holdersOf: HoldersOf,
): Promise<readonly string[]> {
  const isAllowed = (code: string): boolean =>
    !notice.isSealed || city.positions.some((p) => p.code === code && p.role === 'inspectorate');
  const wanted = positionsFor(notice, city).filter(({ code }) => isAllowed(code));
  const holders: Holder[] = [];
  for (const { code } of wanted) holders.push(...(await holdersOf(code)));
  const own = holders.filter(({ position }) => wanted.some(({ code }) => code === position));
  const told = (own.length > 0 ? own : holders).filter(({ position }) => isAllowed(position));
  return [...new Set(told.map(({ accountId }) => accountId))].filter((id) => id !== notice.byAccount);
}

/** The reports whose reporters are meant. Whoever took a report back hears of that, and then of nothing more. */
export function reportsToTell({ data, notice, byReport, takenBack }: WaitingNotice): readonly string[] {
  const reports = data.reports ?? [];
  if (notice === 'withdrawn' && byReport !== null) return reports.filter((id) => id === byReport);
  return reports.filter((id) => !takenBack.includes(id));
}

/** Keys of `delivery.recipient`: a person hears of one event once per channel, whatever the number of positions. */
export function reportRecipient(reportId: string): Recipient {
  return { recipient: `report:${reportId}`, channel: CHANNEL, reportId, accountId: null };
}

export function accountRecipient(accountId: string): Recipient {
  return { recipient: `account:${accountId}`, channel: CHANNEL, reportId: null, accountId };
}
