import { AGENCY_ROLES, type StaffRole } from '#domain/actor.ts';
import type { Agency, City, Position } from '#domain/city.ts';

/** Offices whose cases need a clerk, an accountable official and a head; the inspectorate has its own role for all three. */
const HAS_AGENCY_ROLES: readonly Agency['kind'][] = [
  'desk',
  'technical',
  'enterprise',
  'area',
  'planning',
  'executive',
];

/** What is wrong with the positions: links to nowhere, chains that end nowhere or go round, offices without people. */
export function checkPositions(city: City): string[] {
  const byCode = new Map(city.positions.map((position) => [position.code, position]));
  return [
    ...city.positions.flatMap((position) => [
      ...checkPlace(position, city),
      ...checkSuperiors(position, byCode),
      ...checkDeputies(position, byCode),
    ]),
    ...checkRoles(city),
  ];
}

function checkPlace(position: Position, city: City): string[] {
  const where = `positions.json: position ${position.code}`;
  const unit = city.units.find(({ code }) => code === position.unit);
  const faults: string[] = [];
  if (!city.agencies.some(({ code }) => code === position.agency))
    faults.push(`${where} belongs to the unknown agency ${position.agency}.`);
  if (position.unit !== undefined && unit === undefined)
    faults.push(`${where} belongs to the unknown unit ${position.unit}.`);
  if (unit !== undefined && unit.agency !== position.agency)
    faults.push(`${where} is in ${position.agency}, but its unit ${unit.code} is in ${unit.agency}.`);
  return faults;
}

/** Follows a chain of positions; gives where it ends, the code that is unknown, or that it goes round. */
function follow(
  start: Position,
  byCode: ReadonlyMap<string, Position>,
  step: (position: Position) => string | undefined,
): { end: Position } | { unknown: string } | { round: true } {
  const met = new Set([start.code]);
  let end = start;
  for (;;) {
    const next = step(end);
    if (next === undefined) return { end };
    const position = byCode.get(next);
    if (position === undefined) return { unknown: next };
    if (met.has(next)) return { round: true };
    met.add(next);
    end = position;
  }
}

function checkSuperiors(position: Position, byCode: ReadonlyMap<string, Position>): string[] {
  const where = `positions.json: position ${position.code}`;
  const chain = follow(position, byCode, ({ superior }) => superior);
  if ('unknown' in chain)
    return [`${where} has a chain of superiors through ${chain.unknown}, who is unknown.`];
  if ('round' in chain) return [`${where} has a chain of superiors that goes round in a circle.`];
  if (chain.end.role === 'executive') return [];
  return [`${where} has a chain of superiors that ends at ${chain.end.code}, who leads no city.`];
}

function checkDeputies(position: Position, byCode: ReadonlyMap<string, Position>): string[] {
  const where = `positions.json: position ${position.code}`;
  const chain = follow(position, byCode, ({ deputy }) => deputy);
  if ('unknown' in chain) return [`${where} has the unknown deputy ${chain.unknown} in its line.`];
  return 'round' in chain ? [`${where} has deputies that go round in a circle.`] : [];
}

function checkRoles(city: City): string[] {
  const has = (role: StaffRole, agency?: string): boolean =>
    city.positions.some((p) => p.role === role && (agency === undefined || p.agency === agency));
  const needs = (agency: string, roles: readonly StaffRole[]): string[] =>
    roles
      .filter((role) => !has(role, agency))
      .map((role) => `positions.json: agency ${agency} has no position with the role ${role}.`);
  const ofAgencies = city.agencies
    .filter(({ kind, successor }) => HAS_AGENCY_ROLES.includes(kind) && successor === undefined)
    .flatMap(({ code }) => needs(code, ['agencyAdmin', 'liaison', 'agencyHead']));
  const field = city.agencies
    .filter(({ kind, successor }) => kind === 'technical' && successor === undefined)
    .flatMap(({ code }) => needs(code, ['fieldOfficer']));
  const everywhere: readonly StaffRole[] = ['planner', 'executive', 'auditor'];
  return [
    ...ofAgencies,
    ...field,
    ...needs(city.deskAgency, ['operator', 'duty', 'coordinator']),
    ...needs(city.inspectorateAgency, ['inspectorate']),
    ...city.positions
      .filter((p) => p.agency === city.inspectorateAgency && AGENCY_ROLES.includes(p.role))
      .map(
        (p) => `positions.json: position ${p.code} is in the inspectorate, where the role is inspectorate.`,
      ),
    ...everywhere.filter((role) => !has(role)).map((role) => `positions.json: nobody has the role ${role}.`),
  ];
}
