import type { Action } from '#domain/action.ts';
import type { CaseState } from '#domain/case.ts';
import { agencyFor, lastSuccessor, unitWithin, type Category, type City } from '#domain/city.ts';
import { guessCategories, guessRoute, type Asked, type Guess, type Learned } from '#domain/classify/guess.ts';
import type { FieldName } from '#domain/field.ts';
import { findRoute } from '#domain/routing.ts';
import { suggestCategories } from '#domain/suggest-category.ts';
import type { CaseFacts } from './case-page.query.ts';
import type { FormScene } from './field-options.ts';

export type Values = Readonly<Partial<Record<FieldName, string>>>;

type Filler = (scene: FormScene, text: string) => Values;

const FILLERS: Readonly<Partial<Record<Action, Filler>>> = {
  dispatch: (scene, text) => routeOf(scene, text),
  refer: (scene, text) => ({ externalBody: bodyOf(scene, text) }),
  recategorise: ({ state }) => ({ category: state.category ?? '', classification: state.classification }),
  decide: (scene) => ({ agency: suggestedBy(scene) ?? '' }),
  addSupport: (scene) => ({ agency: usualSupport(scene) ?? '' }),
  redact: (_scene, text) => ({ publicText: text }),
  delegate: ({ state }) => ({ unit: leadPart(state)?.unit ?? '', officer: leadPart(state)?.officer ?? '' }),
};

/** What a clerk would most likely put in, so that the usual case is one press. `text` is the case's masked words. */
export function prefill(scene: FormScene, text: string): Values {
  return FILLERS[scene.action]?.(scene, text) ?? {};
}

/** Whose matter it is by the city's rules, where it is not the city's. */
function bodyOf({ city, state, area, place }: FormScene, text: string): string {
  const { goal } = findRoute(city, { text, category: state.category, area, place });
  return goal.to === 'body' ? goal.body : '';
}

/** Whom the last agency named that gave the case back, or who has that one's work now. */
function suggestedBy({ state, city }: FormScene): string | undefined {
  const named = state.returns.at(-1)?.suggested;
  return named ? lastSuccessor(city, named) : undefined;
}

const leadPart = (state: CaseState) =>
  state.assignments.find((a) => a.role === 'lead' && a.state !== 'returned');

/** Category from the case or its words, agency from the category, or from whoever gave the case back. */
function routeOf(scene: FormScene, text: string): Values {
  const { city, state } = scene;
  const code = state.category ?? suggestCategories(city, text, 1)[0]?.code;
  const category = city.categories.find((one) => one.code === code);
  if (!category) return { classification: state.classification };
  const { classification } = state.category === null ? category : state;
  const usual = usualRoute(category, scene);
  const suggested = suggestedBy(scene);
  const elsewhere = suggested !== undefined && suggested !== usual.agency;
  return {
    ...usual,
    category: category.code,
    classification,
    ...(elsewhere ? { agency: suggested, unit: '' } : {}),
  };
}

/** Where a category belongs by the city's settings; without an area a district office is not known. */
export function usualRoute({ lead, leadUnit, classification }: Category, { city, area }: FormScene) {
  const agency = agencyFor(city, lead, area ?? undefined) ?? '';
  return { classification, agency, unit: unitWithin(city, agency, leadUnit) ?? '' };
}

function usualSupport({ city, state, area }: FormScene): string | undefined {
  const category = city.categories.find((c) => c.code === state.category);
  const taken = state.assignments.map((a) => a.agency);
  return category?.supports
    .map((entry) => agencyFor(city, entry, area ?? undefined))
    .find((code) => code !== undefined && !taken.includes(code));
}

const MOST_SUGGESTED = 3;

interface Suggested {
  category: string;
  agency: string | undefined;
  /** keywords of the settings that were found */
  because: readonly string[];
  /** how sure it is by what was learned; null where keywords say it */
  sure: number | null;
}

/** What a new report points to: by what was learned from confirmed cases, then by the keywords found in its words. */
export function suggestedRoutes(city: City, asked: Asked, learned: Learned | null): Suggested[] {
  const agencyOf = (code: string): string | undefined => {
    const lead = city.categories.find((c) => c.code === code)?.lead;
    return lead && agencyFor(city, lead, asked.area ?? undefined);
  };
  const byModel = learned
    ? guessCategories(city, learned, asked).map(({ code, probability }) => ({
        code,
        because: [],
        sure: probability,
      }))
    : [];
  const byWords = suggestCategories(city, asked.text)
    .filter(({ code }) => !byModel.some((one) => one.code === code))
    .map(({ code, because }) => ({ code, because, sure: null }));
  return [...byModel, ...byWords]
    .slice(0, MOST_SUGGESTED)
    .map(({ code, because, sure }) => ({ category: code, agency: agencyOf(code), because, sure }));
}

/** What the rules and the models are asked about a case. */
export function askedOf(facts: AskedFacts): Asked {
  const { public_text: text, area, state } = facts;
  return { text, place: placeOf(facts), area, category: state.category };
}

/** Street and landmark as they were written. */
export function placeOf({ street, landmark }: Pick<CaseFacts, 'street' | 'landmark'>): string {
  return [street, landmark].filter((part) => part !== null).join(' ');
}

/** What was learned says of a case; null in a new city and where it abstains. */
export function guessOf(city: City, learned: Learned | null, facts: AskedFacts): Guess | null {
  return learned && guessRoute(city, learned, askedOf(facts));
}

type AskedFacts = Pick<CaseFacts, 'public_text' | 'street' | 'landmark' | 'area' | 'state'>;
