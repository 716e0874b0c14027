import { DISTRICT_OFFICE, type City } from '#domain/city.ts';
import { cityNames } from '#locales/city-names.ts';
import { wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import { getLocale } from '#locales/words/runtime.js';
import { goalCode, type GoalBody, type RoutesBody, type RuleBody } from './routes-body.ts';

/** A rule in words and as its form shows it. */
export interface RuleView {
  code: string;
  place: number;
  when: string;
  to: string;
  confidence: string;
  reason: string;
  form: {
    categories: readonly string[];
    groups: readonly string[];
    areas: readonly string[];
    words: string;
    streets: string;
    goal: string;
    reasonId: string;
    reasonEn: string;
  };
}

interface Choice {
  value: string;
  label: string;
}

export interface RoutesView {
  rules: readonly RuleView[];
  sure: string;
  steps: readonly { amount: string; unit: string; least: string }[];
  choices: {
    categories: readonly Choice[];
    groups: readonly Choice[];
    areas: readonly Choice[];
    goals: readonly { label: string; options: readonly Choice[] }[];
  };
}

export const percent = (share: number): string => String(Math.round(share * 1000) / 10);

/** The rules in their order, with everything their forms need. */
export function routesView(routes: RoutesBody, city: City): RoutesView {
  return {
    rules: routes.rules.map((rule, index) => ({ ...ruleView(rule, city), place: index + 1 })),
    sure: percent(routes.sure),
    steps: routes.steps.map(({ after, least }) => ({
      amount: String(after.amount),
      unit: wordFor('settings_unit', after.unit),
      least: percent(least),
    })),
    choices: choicesOf(city),
  };
}

function choicesOf(city: City): RoutesView['choices'] {
  const locale = getLocale();
  const named = (rows: readonly { code: string; name: { id: string; en: string } }[]): Choice[] =>
    rows.map(({ code, name }) => ({ value: code, label: name[locale] }));
  return {
    categories: named(city.categories),
    groups: named(city.groups),
    areas: city.areas.map(({ code, name }) => ({ value: code, label: name })),
    goals: [
      {
        label: m.settings_goal_agencies(),
        options: [
          { value: `agency:${DISTRICT_OFFICE}`, label: m.settings_goal_district() },
          ...city.agencies
            .filter(({ code, successor }) => code !== city.inspectorateAgency && successor === undefined)
            .map(({ code, short }) => ({ value: `agency:${code}`, label: short })),
        ],
      },
      {
        label: m.settings_goal_bodies(),
        options: named(city.externalBodies).map(({ value, label }) => ({ value: `body:${value}`, label })),
      },
      {
        label: m.settings_goal_people(),
        options: [
          { value: 'seal', label: m.settings_goal_seal() },
          { value: 'desk', label: m.settings_goal_desk() },
        ],
      },
    ],
  };
}

function ruleView(rule: RuleBody, city: City): Omit<RuleView, 'place'> {
  const { when } = rule;
  return {
    code: rule.code,
    when: whenWords(when, city),
    to: goalWords(rule.to, city),
    confidence: percent(rule.confidence),
    reason: rule.reason[getLocale()],
    form: {
      categories: when.categories ?? [],
      groups: when.groups ?? [],
      areas: when.areas ?? [],
      words: when.words ?? '',
      streets: when.streets ?? '',
      goal: goalCode(rule.to),
      reasonId: rule.reason.id,
      reasonEn: rule.reason.en,
    },
  };
}

/** "jenis Sekolah, Lainnya; kata sma, smk" */
export function whenWords(when: RuleBody['when'], city: City): string {
  const names = cityNames(city, getLocale());
  const group = (code: string): string =>
    city.groups.find((one) => one.code === code)?.name[getLocale()] ?? code;
  const list = (codes: readonly string[] | undefined, name: (code: string) => string): string =>
    (codes ?? []).map(name).join(', ');
  return [
    when.categories && m.settings_when_categories({ list: list(when.categories, names.category) }),
    when.groups && m.settings_when_groups({ list: list(when.groups, group) }),
    when.areas && m.settings_when_areas({ list: list(when.areas, names.area) }),
    when.words && m.settings_when_words({ list: when.words }),
    when.streets && m.settings_when_streets({ list: when.streets }),
  ]
    .filter((part) => part !== undefined)
    .join('; ');
}

/** "DLH", "PLN", "dikunci untuk Inspektorat", "meja pengaduan" */
export function goalWords(to: GoalBody, city: City): string {
  const names = cityNames(city, getLocale());
  if ('agency' in to)
    return to.agency === DISTRICT_OFFICE ? m.settings_goal_district() : names.agency(to.agency);
  if ('body' in to) return names.externalBody(to.body);
  return 'seal' in to ? m.settings_goal_seal() : m.settings_goal_desk();
}
