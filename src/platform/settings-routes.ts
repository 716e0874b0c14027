import { DISTRICT_OFFICE, lastSuccessor, unitWithin, type City, type RouteRule } from '#domain/city.ts';
import { wordsOf } from '#domain/words-of-text.ts';

const FILE = 'routes.json';

/** What is wrong with the rules of where reports go: unknown names, rules that can never count, steps out of order. */
export function checkRoutes(city: City): string[] {
  const { rules } = city.routing;
  const codes = rules.map(({ code }) => code);
  return [
    ...[...new Set(codes.filter((code, index) => codes.indexOf(code) !== index))].map(
      (code) => `${FILE}: the code ${code} is used more than once.`,
    ),
    ...city.routing.unspecific
      .filter((name) => !city.categories.some(({ code }) => code === name))
      .map((name) => `${FILE}: "unspecific" names the unknown category ${name}.`),
    ...rules.flatMap((rule) => checkNames(rule, city)),
    ...rules.flatMap((rule) => checkRuleWords(rule)),
    ...checkReached(rules),
    ...checkSteps(city),
  ];
}

const whereOf = ({ code }: RouteRule): string => `${FILE}: rule ${code}`;

function checkNames(rule: RouteRule, city: City): string[] {
  const where = whereOf(rule);
  const unknown = (
    kind: string,
    named: readonly string[] | undefined,
    known: readonly { code: string }[],
  ): string[] =>
    (named ?? [])
      .filter((name) => !known.some(({ code }) => code === name))
      .map((name) => `${where} names the unknown ${kind} ${name}.`);
  return [
    ...unknown('category', rule.when.categories, city.categories),
    ...unknown('group', rule.when.groups, city.groups),
    ...unknown('area', rule.when.areas, city.areas),
    ...unknown(
      'street',
      rule.when.streets,
      city.streets.map((code) => ({ code })),
    ),
    ...checkGoal(rule, city),
  ];
}

function checkGoal(rule: RouteRule, city: City): string[] {
  const where = whereOf(rule);
  const { to } = rule;
  if ('body' in to)
    return city.externalBodies.some(({ code }) => code === to.body)
      ? []
      : [`${where} leads to the unknown body ${to.body}.`];
  return 'agency' in to ? checkAgencyGoal(where, to, city) : [];
}

function checkAgencyGoal(where: string, to: { agency: string; unit?: string }, city: City): string[] {
  const { agency, unit } = to;
  if (agency === city.inspectorateAgency)
    return [`${where} leads to the inspectorate openly; write "seal" instead.`];
  if (agency !== DISTRICT_OFFICE && !city.agencies.some(({ code }) => code === agency))
    return [`${where} leads to the unknown agency ${agency}.`];
  const owners = [agency, lastSuccessor(city, agency)];
  if (unit === undefined || owners.some((owner) => unitWithin(city, owner, unit) !== null)) return [];
  return [`${where} leads to the unit ${unit}, which ${agency} does not have.`];
}

function checkRuleWords(rule: RouteRule): string[] {
  const words = rule.when.words ?? [];
  const where = whereOf(rule);
  const nothing = Object.keys(rule.when).length === 0 ? [`${where} has no condition.`] : [];
  return [
    ...nothing,
    ...words
      .filter((word) => word !== word.toLowerCase())
      .map((word) => `${where}: the word "${word}" must be in lower case.`),
    ...words
      .filter((word) => wordsOf(word).length === 0)
      .map((word) => `${where}: the word "${word}" has no letter or digit.`),
  ];
}

/** A rule that never counts, the rule before it that fits whenever it does, and whether both lead to the same. */
export interface Shadow {
  rule: string;
  by: string;
  same: boolean;
}

/** Rules behind one that asks for less, or for the same: they never count; where both lead elsewhere they contradict. */
export function shadowsOf(rules: readonly RouteRule[]): Shadow[] {
  return rules.flatMap((rule, index) => {
    const wider = rules.slice(0, index).find((one) => isWider(one.when, rule.when));
    const same = JSON.stringify(wider?.to) === JSON.stringify(rule.to);
    return wider ? [{ rule: rule.code, by: wider.code, same }] : [];
  });
}

function checkReached(rules: readonly RouteRule[]): string[] {
  return shadowsOf(rules).map(({ rule, by, same }) =>
    same
      ? `${FILE}: rule ${rule} is never reached: ${by} before it fits whenever it does.`
      : `${FILE}: rule ${rule} contradicts ${by}, which stands before it and fits whenever it does.`,
  );
}

const CONDITIONS = ['categories', 'groups', 'areas', 'words', 'streets'] as const;

const isWider = (a: RouteRule['when'], b: RouteRule['when']): boolean =>
  CONDITIONS.every((condition) => {
    const [wide, narrow] = [a[condition], b[condition]];
    if (wide === undefined) return true;
    const entries = new Set(wide);
    return narrow?.every((entry) => entries.has(entry)) ?? false;
  });

const MINUTES = { minutes: 1, hours: 60, days: 1_440 } as const;

function checkSteps({ routing: { steps, sure } }: City): string[] {
  const working = steps.filter(({ after }) => after.unit === 'workingDays' || after.unit === 'workingHours');
  if (working.length > 0)
    return [`${FILE}: steps count by the clock, in minutes, hours or days, since they are for closed hours.`];
  const ordered = steps.every(({ after, least }, index) => {
    const earlier = steps[index - 1];
    if (!earlier) return least <= sure;
    return minutesOf(after) > minutesOf(earlier.after) && least < earlier.least;
  });
  return ordered
    ? []
    : [
        `${FILE}: each step must come later and ask for less than the one before it, and none for more than "sure".`,
      ];
}

const minutesOf = ({ amount, unit }: { amount: number; unit: string }): number =>
  amount * (unit === 'days' ? MINUTES.days : unit === 'hours' ? MINUTES.hours : MINUTES.minutes);
