/**
 * One lesson: learn from the older part of what people confirmed, judge on the newest part, the champion beside it.
 * The model that was judged is the model that is kept: its measures are its own.
 */
import { wordsOf } from '../words-of-text.ts';
import { inCodesOfToday } from './change-classes.ts';
import type { Cards } from './choose-champion.ts';
import type { Telling } from './features.ts';
import type { Judged } from './measures.ts';
import { predict, REST, type Model } from './model.ts';
import { writeCard, type ReportCard } from './report-card.ts';
import { RECIPE, train, type Example, type Recipe } from './train.ts';

/** A case whose agency (and category, where it has a telling one) people confirmed, in the codes of today. */
export interface Confirmed {
  told: Telling;
  agency: string;
  category: string | null;
  /** when it was filed, ISO 8601 in UTC */
  at: string;
}

/** The two questions that are learned. */
type Head = 'agency' | 'category';

/** The model of each question; the category's is missing while too few cases name one. */
export interface Models {
  agency: Model;
  category: Model | null;
}

/** A model that works already, and until when it had read. */
export interface Reigning {
  models: Models;
  until: string;
  /** what became of its classes since (`successorsOf`) */
  successors: Readonly<Record<Head, ReadonlyMap<string, string | null>>>;
}

export interface Lesson {
  models: Models;
  cards: Cards;
  /** how the champion did on the same texts; null without one */
  champion: Cards | null;
  /** how many cases were read, and filed until when */
  examples: number;
  until: string;
  /** how many cases of each agency were read */
  counts: Readonly<Record<string, number>>;
}

/** Fewer confirmed cases teach nothing that rules do not know. */
export const LEAST_EXAMPLES = 200;
/** What is judged on: a share of the newest, not less and not more than so many. */
const HELD = { share: 0.15, least: 50, most: 1500 } as const;
/**
 * Classes with fewer cases, in number or as a share of all, are learned together as `REST`: each would cost as much time
 * as any other and hardly ever be named rightly, but a model that had never read them would be sure of something else.
 */
const LEAST_OF_CLASS = { cases: 5, share: 0.002 } as const;

/** The same words again are the same matter: nobody is praised for knowing a text that was read. */
const groupOf = ({ told }: Confirmed): string => wordsOf(told.text).join(' ');

function examplesOf(confirmed: readonly Confirmed[], head: Head): Example[] {
  return confirmed.flatMap((one) => {
    const label = one[head];
    return label === null ? [] : [{ told: one.told, label, group: groupOf(one) }];
  });
}

function countBy(examples: readonly Example[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { label } of examples) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

function learn(read: readonly Confirmed[], head: Head, recipe: Recipe, random: () => number): Model | null {
  const all = examplesOf(read, head);
  const counts = countBy(all);
  const least = Math.max(LEAST_OF_CLASS.cases, LEAST_OF_CLASS.share * all.length);
  const pooled = all.map((one) => ((counts.get(one.label) ?? 0) >= least ? one : { ...one, label: REST }));
  return train(pooled, recipe, random)?.model ?? null;
}

type Successors = ReadonlyMap<string, string | null>;
const SAME: Successors = new Map();

function judge(model: Model, held: readonly Confirmed[], head: Head, successors: Successors): ReportCard {
  const judged = examplesOf(held, head).map(({ told, label }): Judged => ({
    truth: label,
    predictions: inCodesOfToday(predict(model, told), successors),
  }));
  const known = new Set(model.classes.map((code) => successors.get(code) ?? code));
  return writeCard(judged, model.threshold, known);
}

function cardsOf(models: Models, held: readonly Confirmed[], of: Reigning['successors']): Cards {
  const category = models.category && judge(models.category, held, 'category', of.category);
  return { agency: judge(models.agency, held, 'agency', of.agency), category };
}

const newestOf = (read: readonly Confirmed[]): string => read.at(-1)?.at ?? '';

/** The older part to read, and the newest that neither model has read. */
function divide(
  confirmed: readonly Confirmed[],
  champion: Reigning | null,
): { read: Confirmed[]; held: Confirmed[] } {
  const inTime = confirmed.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const count = Math.min(HELD.most, Math.max(HELD.least, Math.round(inTime.length * HELD.share)));
  const read = inTime.slice(0, -count);
  const known = new Set(read.map(groupOf));
  const held = inTime
    .slice(-count)
    .filter((one) => (champion === null || one.at > champion.until) && !known.has(groupOf(one)));
  return { read, held };
}

/**
 * Learns from confirmed cases; null when there are too few of them, or all belong to one agency. `random` gives numbers
 * in [0, 1). Takes seconds to minutes: never on the thread of a server.
 */
export function teach(
  confirmed: readonly Confirmed[],
  champion: Reigning | null,
  random: () => number,
  recipe: Recipe = RECIPE,
): Lesson | null {
  if (confirmed.length < LEAST_EXAMPLES) return null;
  const { read, held } = divide(confirmed, champion);
  const agency = learn(read, 'agency', recipe, random);
  if (!agency) return null;
  const models = { agency, category: learn(read, 'category', recipe, random) };
  return {
    models,
    cards: cardsOf(models, held, { agency: SAME, category: SAME }),
    champion: champion && cardsOf(champion.models, held, champion.successors),
    examples: read.length,
    until: newestOf(read),
    counts: Object.fromEntries(countBy(examplesOf(read, 'agency'))),
  };
}
