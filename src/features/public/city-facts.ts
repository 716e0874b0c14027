import type { City, ClockLimit } from '#domain/city.ts';
import { durationWords } from '#locales/duration-words.ts';
import { wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import { getLocale } from '#locales/words/runtime.js';

/** What the pages about the service say of a city: words of its settings in the reader's language. */
export function cityFacts(city: City) {
  const locale = getLocale();
  const desk = officeOf(city, city.deskAgency);
  return {
    service: city.service[locale],
    name: city.name[locale],
    desk: desk.name,
    deskContact: desk.contact,
    inspectorate: officeOf(city, city.inspectorateAgency).name,
    outside: city.outside[locale],
    emergency: city.emergency.numbers.map(({ number, name }) => ({ number, name: name[locale] })),
    notices: city.notices,
    ombudsman: bodyOf(city, 'ombudsman'),
  };
}

function officeOf(city: City, code: string): { name: string; contact: string } {
  const locale = getLocale();
  const agency = city.agencies.find((one) => one.code === code);
  const name = agency?.name[locale] ?? code;
  return { name, contact: agency?.contact?.[locale] ?? name };
}

function bodyOf(city: City, code: string): { name: string; contact: string } | null {
  const body = city.externalBodies.find((one) => one.code === code);
  return body ? { name: body.name[getLocale()], contact: body.contact ?? '' } : null;
}

/** One deadline of the city, with the rule that it comes from. */
export interface Deadline {
  name: string;
  limit: string;
  basis: string;
}

/** Every deadline of the city in the order of its settings. */
export function deadlinesOf(city: City): Deadline[] {
  return city.limits.map((limit) => ({
    name: nameOf(limit),
    limit: durationWords(limit.limit),
    basis: limit.basis[getLocale()],
  }));
}

function nameOf({ clock, classification, safetyOnly }: ClockLimit): string {
  const scope = [
    classification ? wordFor('choice', classification) : '',
    safetyOnly ? m.rules_clock_safety() : '',
  ];
  const words = scope.filter((one) => one !== '').join(', ');
  const name = wordFor('clock_name', clock);
  return words === '' ? name : `${name} (${words.toLowerCase()})`;
}

/** What the law itself grants: receipt, answer and decision. */
export function lawOf(city: City): Deadline[] {
  const granted = city.limits.filter(({ clock }) =>
    ['receipt', 'legalReply', 'legalDecision'].includes(clock),
  );
  return deadlinesOf({ ...city, limits: granted });
}

/** A limit of a clock in words, for the general case; empty when the city has none. */
export function limitWords(city: City, clock: ClockLimit['clock']): string {
  const limit = city.limits.findLast((one) => one.clock === clock);
  return limit ? durationWords(limit.limit) : '';
}

/** Why a report may be refused, and what would help then. */
export function refusalReasons(city: City): { name: string; help: string }[] {
  const locale = getLocale();
  return city.rejectReasons.map(({ name, help }) => ({ name: name[locale], help: help[locale] }));
}
