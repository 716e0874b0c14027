import type { CaseState } from '#domain/case.ts';
import { agencyFor, type City } from '#domain/city.ts';
import type { FieldName } from '#domain/field.ts';
import { suggestCategories } from '#domain/suggest-category.ts';
import type { FormScene } from './field-options.ts';

export type Values = Readonly<Partial<Record<FieldName, string>>>;

/** What of the case, beside its snapshot, a form may be filled with. */
export interface CaseWords {
  area: string | null;
  text: string;
}

/** What a clerk would most likely put in, so that the usual case is one press. Everything can be changed. */
export function prefill(scene: FormScene, words: CaseWords): Values {
  switch (scene.action) {
    case 'dispatch':
      return routeOf(scene, words);
    case 'recategorise':
      return { category: scene.state.category ?? '', classification: scene.state.classification };
    case 'decide':
      return { agency: scene.state.returns.at(-1)?.suggested ?? '' };
    case 'addSupport':
      return { agency: usualSupport(scene, words) ?? '' };
    case 'redact':
      return { publicText: words.text };
    case 'delegate':
      return { unit: unitOf(scene.state), officer: officerOf(scene.state) };
    default:
      return {};
  }
}

const leadPart = (state: CaseState) =>
  state.assignments.find((a) => a.role === 'lead' && a.state !== 'returned');
const unitOf = (state: CaseState): string => leadPart(state)?.unit ?? '';
const officerOf = (state: CaseState): string => leadPart(state)?.officer ?? '';

/** Category from the case or its words, agency from the category, or from whoever gave the case back. */
function routeOf({ city, state }: FormScene, words: CaseWords): Values {
  const code = state.category ?? suggestCategories(city, words.text, 1)[0]?.code;
  const category = city.categories.find((c) => c.code === code);
  if (!category) return { classification: state.classification };
  const suggested = state.returns.at(-1)?.suggested ?? undefined;
  const usual = agencyFor(city, category.lead, words.area ?? undefined);
  const agency = suggested ?? usual ?? '';
  return {
    category: category.code,
    classification: state.category === null ? category.classification : state.classification,
    agency,
    unit: agency === usual ? (category.leadUnit ?? '') : '',
  };
}

function usualSupport({ city, state }: FormScene, words: CaseWords): string | undefined {
  const category = city.categories.find((c) => c.code === state.category);
  const taken = state.assignments.map((a) => a.agency);
  return category?.supports
    .map((entry) => agencyFor(city, entry, words.area ?? undefined))
    .find((code) => code !== undefined && !taken.includes(code));
}

/** What the words of a new report point to, with the words that did. */
export function suggestedRoutes(
  city: City,
  words: CaseWords,
): { category: string; agency: string | undefined; because: string[] }[] {
  return suggestCategories(city, words.text).map(({ code, because }) => {
    const lead = city.categories.find((c) => c.code === code)?.lead;
    return { category: code, agency: lead && agencyFor(city, lead, words.area ?? undefined), because };
  });
}
