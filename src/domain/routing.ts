/**
 * Where a report goes, and why. Rules of the city in their order, the first that fits counts; then the category's usual
 * agency, weighed against what was learned from confirmed cases. A clerk can follow every step, and the reason is kept
 * with the case.
 */
import { addDuration, isOpen, nextOpening, workingMinutesBetween } from './calendar.ts';
import {
  agencyFor,
  lastSuccessor,
  unitWithin,
  type Category,
  type City,
  type RouteRule,
  type WorkCalendar,
} from './city.ts';
import type { Guess } from './classify/guess.ts';
import { deskCalendar } from './limits.ts';
import { localDate, localTime } from './local-time.ts';
import { suggestCategories, type Suggestion } from './suggest-category.ts';
import { buildPhrases, findPhrases, type Phrases } from './words-of-text.ts';

/** Who a report belongs to: an agency of the city, a body outside it, the inspectorate (sealed), or nobody is sure. */
type RouteGoal =
  | { readonly to: 'agency'; readonly agency: string; readonly unit: string | null }
  | { readonly to: 'body'; readonly body: string }
  | { readonly to: 'seal' }
  | { readonly to: 'desk' };

/**
 * What a route rests on: a rule of the city; the reporter's category with words that agree (`both`), that say nothing
 * (`chosen`) or that point elsewhere (`otherwise`); words alone; what was learned from confirmed cases (`model`); whom
 * the last agency named; or nothing.
 */
type RouteGround = 'rule' | 'both' | 'chosen' | 'otherwise' | 'words' | 'model' | 'suggested' | 'nothing';

/** Why a route was taken: goes into the history, so only codes and words of the city's settings, nothing the reporter wrote. */
export interface RouteReason {
  ground: RouteGround;
  /** code of the rule */
  rule?: string;
  /** category that led there */
  category?: string;
  /** words of the settings that were found in the text */
  words: readonly string[];
  /** from 0 to 1: how sure */
  confidence: number;
  /** model: so many confirmed cases of this agency were read */
  like?: number;
  /** model: on the newest cases what it was so sure of was right often enough to go without the desk */
  proven?: boolean;
}

export interface Route {
  goal: RouteGoal;
  reason: RouteReason;
}

/** What is known of a report. `text` may be masked: no rule looks for people. */
export interface RouteQuestion {
  text: string;
  category: string | null;
  area: string | null;
  /** street and landmark as they were written */
  place?: string;
  /** agencies that gave the case back, oldest first, with whom they named instead */
  returns?: readonly { agency: string; suggested: string | null }[];
  /** what was learned says of it; null when it abstains, absent without a model */
  guess?: Guess | null;
}

const NOBODY: Route = { goal: { to: 'desk' }, reason: { ground: 'nothing', words: [], confidence: 0 } };

/**
 * The route of a report. Always answers: when nothing is known the goal is the desk. After a return the agency that was
 * named instead comes first, and no agency that gave the case back is named again.
 */
export function findRoute(city: City, question: RouteQuestion): Route {
  const returns = question.returns ?? [];
  const route = returns.length > 0 ? afterReturn(city, question) : firstRoute(city, question);
  const { goal } = route;
  const back =
    goal.to === 'agency' && returns.some(({ agency }) => lastSuccessor(city, agency) === goal.agency);
  return back ? NOBODY : route;
}

function afterReturn(city: City, question: RouteQuestion): Route {
  const named = question.returns?.at(-1)?.suggested;
  const agency = city.agencies.find(({ code }) => code === named);
  if (!agency) return firstRoute(city, question);
  return {
    goal: { to: 'agency', agency: lastSuccessor(city, agency.code), unit: null },
    reason: { ground: 'suggested', words: [], confidence: city.routing.trust.suggested },
  };
}

function firstRoute(city: City, question: RouteQuestion): Route {
  const { rules } = city.routing;
  const found: Found = {
    words: foundIn(wordsOfRules, rules, ({ when }) => when.words ?? [], question.text),
    streets: foundIn(
      streetsOfRules,
      rules,
      ({ when }) => (when.streets ?? []).map(bareStreet),
      question.place ?? '',
    ),
  };
  const rule = rules.find((one) => fits(one, question, found, city));
  return rule ? byRule(rule, question, found.words, city) : byCategory(city, question);
}

/** What of the rules was found in the report. */
interface Found {
  words: ReadonlySet<string>;
  streets: ReadonlySet<string>;
}

type Prepared = WeakMap<readonly RouteRule[], Phrases>;
const wordsOfRules: Prepared = new WeakMap();
const streetsOfRules: Prepared = new WeakMap();

/** "Jl. Contoh" is the street that the list calls "Jalan Contoh". */
const bareStreet = (name: string): string => name.replace(/^(jalan|jln?)\b\.?\s*/i, '');

function foundIn(
  prepared: Prepared,
  rules: readonly RouteRule[],
  namesOf: (rule: RouteRule) => readonly string[],
  text: string,
): ReadonlySet<string> {
  const phrases = prepared.get(rules) ?? buildPhrases(rules.flatMap(namesOf));
  prepared.set(rules, phrases);
  return new Set(findPhrases(phrases, text).map((found) => found.text));
}

/** Every condition that a rule names must hold; of a list, one is enough. */
function fits({ when }: RouteRule, question: RouteQuestion, found: Found, city: City): boolean {
  const group = city.categories.find(({ code }) => code === question.category)?.group;
  const holds = (list: readonly string[] | undefined, value: string | null | undefined): boolean =>
    list === undefined || (value !== null && value !== undefined && list.includes(value));
  return (
    holds(when.categories, question.category) &&
    holds(when.groups, group) &&
    holds(when.areas, question.area) &&
    (when.words === undefined || when.words.some((word) => found.words.has(word))) &&
    (when.streets === undefined || when.streets.some((street) => found.streets.has(bareStreet(street))))
  );
}

function byRule(rule: RouteRule, question: RouteQuestion, found: ReadonlySet<string>, city: City): Route {
  const goal = goalOf(rule, question, city);
  const words = (rule.when.words ?? []).filter((word) => found.has(word));
  const { code, confidence } = rule;
  return { goal, reason: { ground: 'rule', rule: code, words, confidence } };
}

function goalOf({ to }: RouteRule, { area }: RouteQuestion, city: City): RouteGoal {
  if ('body' in to) return { to: 'body', body: to.body };
  if ('seal' in to) return { to: 'seal' };
  const agency = 'agency' in to ? agencyFor(city, to.agency, area ?? undefined) : undefined;
  return agency === undefined
    ? { to: 'desk' }
    : { to: 'agency', agency, unit: unitWithin(city, agency, 'unit' in to ? to.unit : undefined) };
}

function byCategory(city: City, question: RouteQuestion): Route {
  const suggestions = suggestCategories(city, question.text);
  const chosen = city.categories.find(({ code }) => code === question.category);
  // words against an official never go to an office by themselves, whatever kind was chosen: it may be the accused one
  const against = suggestions.find(
    ({ code }) => leadOf(city, code, question.area) === city.inspectorateAgency,
  );
  const conduct = city.categories.find(({ code }) => code === against?.code);
  if (against && conduct) {
    return usualRoute(city, conduct, question.area, 'words', against.because, city.routing.trust.words);
  }
  const route =
    chosen === undefined || city.routing.unspecific.includes(chosen.code)
      ? byWords(city, question, suggestions)
      : byChoice(city, question, chosen, suggestions);
  return question.guess ? weighGuess(city, route, question.guess) : route;
}

/**
 * The surer of the two counts. Where the model says another agency with less, what it says is still evidence: the
 * agency that stays can be no likelier than the rest. It never opens what is for the inspectorate.
 */
function weighGuess(city: City, route: Route, guess: Guess): Route {
  const { goal, reason } = route;
  if (goal.to === 'seal' || goal.to === 'body') return route;
  if (guess.confidence > reason.confidence) return byGuess(city, guess);
  if (goal.to === 'agency' && goal.agency === guess.agency) return route;
  return { goal, reason: { ...reason, confidence: Math.min(reason.confidence, 1 - guess.confidence) } };
}

function byGuess(city: City, { agency, category, confidence, proven, like }: Guess): Route {
  const known = city.categories.find(({ code }) => code === category);
  const unit = city.units.find(({ code }) => code === known?.leadUnit);
  const reason: RouteReason = { ground: 'model', words: [], confidence, like, proven };
  return {
    goal: { to: 'agency', agency, unit: unit?.agency === agency ? unit.code : null },
    reason: known ? { ...reason, category: known.code } : reason,
  };
}

function byChoice(
  city: City,
  { area }: RouteQuestion,
  chosen: Category,
  suggestions: readonly Suggestion[],
): Route {
  const [best] = suggestions;
  if (best?.code === chosen.code) {
    return usualRoute(city, chosen, area, 'both', best.because, city.routing.trust.both);
  }
  const own = suggestions.find(({ code }) => leadOf(city, code, area) === leadOf(city, chosen.code, area));
  const ground = best === undefined || own ? 'chosen' : 'otherwise';
  return usualRoute(city, chosen, area, ground, own?.because ?? [], city.routing.trust[ground]);
}

const leadOf = (city: City, category: string, area: string | null): string | undefined => {
  const lead = city.categories.find(({ code }) => code === category)?.lead;
  return lead === undefined ? undefined : agencyFor(city, lead, area ?? undefined);
};

function byWords(city: City, { area }: RouteQuestion, suggestions: readonly Suggestion[]): Route {
  const [best] = suggestions;
  const meant = city.categories.find(({ code }) => code === best?.code);
  if (!best || !meant) return NOBODY;
  // two categories of two agencies that are equally likely are half as sure as one alone
  const sum = (some: readonly Suggestion[]): number => some.reduce((total, { score }) => total + score, 0);
  const lead = leadOf(city, best.code, area);
  const share = sum(suggestions.filter(({ code }) => leadOf(city, code, area) === lead)) / sum(suggestions);
  return usualRoute(city, meant, area, 'words', best.because, city.routing.trust.words * share);
}

function usualRoute(
  city: City,
  category: Category,
  area: string | null,
  ground: RouteGround,
  words: readonly string[],
  confidence: number,
): Route {
  const agency = agencyFor(city, category.lead, area ?? undefined);
  const reason = { ground, category: category.code, words, confidence };
  if (agency === undefined) return { goal: { to: 'desk' }, reason };
  if (agency === city.inspectorateAgency) return { goal: { to: 'seal' }, reason };
  return { goal: { to: 'agency', agency, unit: unitWithin(city, agency, category.leadUnit) }, reason };
}

/** Since when a case waits for the desk, and when the desk's time runs out (null: it does not run). */
export interface Waiting {
  since: Date;
  due: Date | null;
}

/** Open, or in a break of the day: it opens again today and was open before. */
function isAtWork(calendar: WorkCalendar, now: Date): boolean {
  if (isOpen(calendar, now)) return true;
  const { zone } = calendar;
  const [hours = 0, minutes = 0] = localTime(zone, now).split(':').map(Number);
  const midnight = new Date(now.getTime() - (hours * 60 + minutes) * 60_000);
  const opensAgain = localDate(zone, nextOpening(calendar, now)) === localDate(zone, now);
  return opensAgain && workingMinutesBetween(calendar, midnight, now) > 0;
}

/**
 * How sure a route must be to be taken without the desk at this moment. While the desk is open and in time: the city's
 * `sure`. While it is closed, or its time has run out, the longer the wait the less is enough, by the city's steps (a
 * wrong agency costs a day, nobody at all costs the holiday).
 */
export function leastConfidence(city: City, waiting: Waiting, now: Date): number {
  const { sure, steps } = city.routing;
  const calendar = deskCalendar(city);
  const ranOut = waiting.due !== null && now >= waiting.due ? waiting.due : null;
  const from = isAtWork(calendar, now) ? ranOut : waiting.since;
  if (from === null) return sure;
  const passed = steps.filter(({ after }) => addDuration(calendar, from, after) <= now);
  return Math.min(sure, ...passed.map(({ least }) => least));
}

/**
 * True when the clock may no longer wait for the desk and cannot pass the case on itself: then it is for the officer on
 * duty (piket), at whatever hour.
 */
export function isForDuty(city: City, route: Route, waiting: Waiting, now: Date): boolean {
  return isPastLastStep(city, waiting, now) && !goesByItself(city, route, waiting, now);
}

/** True when a case has waited for the desk as long as the city lets any wait; never in a city without steps. */
export function isPastLastStep(city: City, waiting: Waiting, now: Date): boolean {
  const last = city.routing.steps.at(-1);
  return last !== undefined && leastConfidence(city, waiting, now) <= last.least;
}

/**
 * True when the route leads to an agency and is sure enough to be taken at once, at any hour. What a model says goes at
 * once only where that proved right on the newest cases.
 */
export function goesAtOnce(city: City, { goal, reason }: Route): boolean {
  if (goal.to !== 'agency') return false;
  return reason.ground === 'model' ? reason.proven === true : reason.confidence >= city.routing.sure;
}

/** True when the route goes to its agency without the desk at this moment: at once, or because the wait lets less be enough. */
export function goesByItself(city: City, route: Route, waiting: Waiting, now: Date): boolean {
  if (goesAtOnce(city, route)) return true;
  const least = leastConfidence(city, waiting, now);
  return route.goal.to === 'agency' && least < city.routing.sure && route.reason.confidence >= least;
}
