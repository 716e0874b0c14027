import { DESK_ROLES, type Officer } from '#domain/actor.ts';
import { isPublic, leadOf, type CaseState } from '#domain/case.ts';
import type { City } from '#domain/city.ts';
import type { PossibleAction } from '#domain/decide.ts';
import { findRoute } from '#domain/routing.ts';
import { dateWords, numberWords } from '#locales/date-words.ts';
import { href, type Locale } from '#locales/locale.ts';
import { excerptOf, readable } from '#locales/masked-words.ts';
import { routeWords } from '#locales/route-words.ts';
import { hasWord, wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import { sortActions } from './action-order.ts';
import type { CaseFacts, CasePage, ReportFacts } from './case-page.query.ts';
import { cityNames, type CityNames } from '#locales/city-names.ts';
import { citizenFace, clockLines, serviceFace } from './clock-words.ts';
import { flagsOf } from './flag-words.ts';
import { historyEntries, photoGroups, threadEntries } from './history-words.ts';
import { lettersOf } from './letter-view.ts';
import { askedOf, guessOf, suggestedRoutes } from './prefill.ts';
import { hasReferral } from './referral-view.ts';
import { choiceWords } from './view-words.ts';

const EXCERPT = 140;

/** Everything a page of one case shows, in words and plain values: what leaves the server is listed here. */
export type CaseView = ReturnType<typeof caseView>;

interface Viewer {
  city: City;
  locale: Locale;
  now: Date;
  officer: Officer;
}

/** The case as its page draws it. */
export function caseView(page: CasePage, viewer: Viewer) {
  const { city, locale, officer } = viewer;
  const { facts } = page;
  const { state } = facts;
  const names = cityNames(city, locale);
  const menu = sortActions(page.actions);
  const endedAt = state.endedAt === null ? null : new Date(state.endedAt);
  return {
    number: facts.number,
    version: state.version,
    status: state.status,
    stage: state.stage,
    outcome: state.outcome,
    title: names.category(state.category) || m.staff_no_category(),
    flags: flagsOf(stateFlags(state)),
    facts: factLines(facts, names, viewer, page.numbers),
    service: serviceFace(facts.clocks, viewer),
    citizen: citizenFace(facts.clocks, facts.filed_at, endedAt, viewer),
    clocks: clockLines(facts.clocks, viewer),
    place: placeView(facts, names),
    reports: page.reports.map((report) => reportView(report, viewer)),
    photos: photoGroups(page, viewer),
    near: page.near.map((one) => nearView(one, names, viewer)),
    history: historyEntries(page, viewer),
    thread: threadEntries(page, viewer),
    alsoHere: page.alsoHere,
    letter: letterLink(page, viewer),
    referral: hasReferral(state, officer) ? href(`/staf/kasus/${facts.number}/rujukan`, locale) : null,
    publicPage: isPublic(state) ? href(`/laporan/${facts.number}`, locale) : null,
    menu: { main: menu.main.map(button), more: menu.more.map(button), beside: menu.beside.map(button) },
    route: routeView(page, viewer, names),
    suggestions: DESK_ROLES.includes(officer.role) ? suggestionsOf(page, city, names) : [],
  };
}

/** Where the newest letter of reprimand is, for whoever may read it. */
function letterLink({ facts, history }: CasePage, { officer, locale }: Viewer): string | null {
  if (lettersOf(history, officer).length === 0) return null;
  return href(`/staf/kasus/${facts.number}/teguran`, locale);
}

const button = ({ action }: PossibleAction) => ({ action, title: wordFor('action', action) });

const stateFlags = (state: CaseState) => ({
  safety: state.safety,
  emergency: state.emergencyOpen,
  sealed: state.sealed,
  private: state.private,
  hidden: state.hidden,
  disputed: state.disputes > 0,
  recurrent: state.recurrent,
  escalated: state.escalated,
  toConfirm: state.status === 'dispatched' && state.route?.auto === true && !state.route.confirmed,
  cityOwned: state.cityOwned,
  returns: state.returns.length,
});

function factLines(
  facts: CaseFacts,
  names: CityNames,
  { city, locale }: Viewer,
  numbers: ReadonlyMap<string, string>,
) {
  const { state } = facts;
  const lead = leadOf(state);
  const when = (at: string | null) =>
    at === null ? '' : dateWords(new Date(at), 'dateTime', city.zone, locale);
  const line = (label: string, value: string | undefined) => ({ label, value: value ?? '' });
  return [
    line(m.staff_fact_class(), choiceWords(state.classification)),
    line(m.staff_fact_agency(), names.agency(lead?.agency)),
    line(m.staff_fact_unit(), names.unit(lead?.unit)),
    line(m.staff_fact_officer(), names.position(lead?.officer)),
    line(m.staff_fact_support(), supportWords(state, names)),
    line(m.staff_fact_returns(), returnWords(state, names)),
    line(m.staff_fact_deferral(), deferralWords(state)),
    line(m.staff_fact_external(), names.externalBody(state.external?.body)),
    line(m.staff_fact_merged(), numbers.get(state.mergedInto ?? '')),
    line(m.staff_fact_filed(), when(state.filedAt)),
    line(m.staff_fact_answered(), when(state.answeredAt)),
    line(m.staff_fact_done(), when(state.doneAt)),
    line(m.staff_fact_verified(), when(state.verifiedAt)),
  ].filter(({ value }) => value !== '');
}

function supportWords(state: CaseState, names: CityNames): string {
  return state.assignments
    .filter((a) => a.role === 'support')
    .map((a) => `${names.agency(a.agency)} (${wordFor('assignment', a.state)})`)
    .join(', ');
}

const returnWords = (state: CaseState, names: CityNames): string =>
  state.returns
    .map(({ agency, suggested }) =>
      suggested === null
        ? names.agency(agency)
        : m.staff_return_suggests({ agency: names.agency(agency), suggested: names.agency(suggested) }),
    )
    .join('; ');

function deferralWords({ deferral }: CaseState): string {
  if (!deferral) return '';
  const route = hasWord('choice', deferral.fundingRoute.toLowerCase())
    ? choiceWords(deferral.fundingRoute)
    : '';
  return [choiceWords(deferral.estimateClass), route, deferral.gateDate]
    .filter((part) => part !== '')
    .join(' · ');
}

function placeView(facts: CaseFacts, names: CityNames) {
  const { lon, lat } = facts;
  const words = readable([facts.street, facts.landmark].filter((part) => part !== null).join(' – '));
  const area = facts.area === null ? '' : names.area(facts.area);
  const map = href(`/staf/peta.svg?lon=${lon}&lat=${lat}`, 'id');
  return {
    area,
    words,
    map: lon === null ? null : map,
    geo: lon === null ? null : `geo:${lat},${lon}?q=${lat},${lon}`,
    point: lon === null || lat === null ? '' : `${lat.toFixed(6)}, ${lon.toFixed(6)}`,
  };
}

function reportView(report: ReportFacts, { city, locale }: Viewer) {
  return {
    id: report.id,
    ticket: report.ticket,
    channel: hasWord('channel', report.channel.toLowerCase())
      ? wordFor('channel', report.channel.toLowerCase())
      : report.channel,
    filed: dateWords(report.filed_at, 'dateTime', city.zone, locale),
    filedBy: report.filed_by === null ? '' : cityNames(city, locale).position(report.filed_by),
    text: report.text,
    answer: report.question_answer ?? '',
    anonymous: report.is_anonymous,
    private: report.is_private,
    hasContact: report.has_contact,
    rating: report.rating,
    others: report.others,
  };
}

function nearView(near: CasePage['near'][number], names: CityNames, { city, locale }: Viewer) {
  return {
    number: near.number,
    status: near.status,
    stage: near.stage,
    outcome: near.outcome,
    category: names.category(near.category) || m.staff_no_category(),
    text: excerptOf(near.text, EXCERPT),
    meters: numberWords(near.meters, locale),
    filed: dateWords(near.filed_at, 'date', city.zone, locale),
    reports: near.reports,
    opens: near.opens,
  };
}

const ROUTE_ACTIONS = { agency: 'dispatch', body: 'refer', seal: 'seal', desk: null } as const;

/** For a case that waits at the desk: where it would go, how surely, and why. */
function routeView({ facts, actions, learned }: CasePage, { city, officer }: Viewer, names: CityNames) {
  const { state } = facts;
  if (!DESK_ROLES.includes(officer.role) || (state.status !== 'received' && state.status !== 'returned'))
    return null;
  const { goal, reason } = findRoute(city, {
    ...askedOf(facts),
    returns: state.returns,
    guess: guessOf(city, learned, facts),
  });
  const action = ROUTE_ACTIONS[goal.to];
  return {
    action: actions.some((one) => one.action === action) ? action : null,
    to: wordFor('staff_route_to', goal.to, {
      agency: names.agency('agency' in goal ? goal.agency : null),
      body: names.externalBody('body' in goal ? goal.body : null),
    }),
    why: routeWords(reason, city),
    sure:
      reason.confidence === 0
        ? ''
        : m.staff_route_sure({ percent: `${Math.round(reason.confidence * 100)}%` }),
  };
}

/** For a new case at the desk: what its words point to, and which words or how many confirmed cases say so. */
function suggestionsOf({ facts, learned }: CasePage, city: City, names: CityNames) {
  if (facts.state.status !== 'received') return [];
  return suggestedRoutes(city, askedOf(facts), learned).map(({ category, agency, because, sure }) => ({
    category,
    name: names.category(category),
    agency: names.agency(agency),
    because:
      sure === null
        ? m.staff_suggest_because({ words: because.join(', ') })
        : m.staff_suggest_learned({ percent: `${Math.round(sure * 100)}%` }),
    chosen: category === facts.state.category,
  }));
}
