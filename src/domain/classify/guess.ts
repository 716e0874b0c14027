/** What the learned models say of one report, in the codes of today, or nothing where they do not know. */
import { agencyFor, DISTRICT_OFFICE, type City } from '../city.ts';
import { maskText } from '../privacy.ts';
import { inCodesOfToday, successorsOf } from './change-classes.ts';
import type { Telling } from './features.ts';
import type { Models } from './lesson.ts';
import { predict, REST, understands, type Prediction } from './model.ts';

/** The champion, ready to be asked. */
export interface Learned {
  models: Models;
  /** what is above the threshold was right often enough on the newest cases (`isProven`) */
  proven: boolean;
  /** how many confirmed cases of each agency were read */
  counts: Readonly<Record<string, number>>;
}

export interface Guess {
  agency: string;
  /** the likeliest category of that agency, where one is known */
  category: string | null;
  /** calibrated: of what is said with 0.8, about 80 in 100 are right */
  confidence: number;
  /** so sure that it may go without the desk at any hour */
  proven: boolean;
  /** so many confirmed cases of this agency were read */
  like: number;
}

/** Below this a guess is worse than silence: the desk is asked as if there were no model. */
const LEAST_GUESS = 0.3;
/** What is worth showing to a clerk. */
const LEAST_SHOWN = 0.1;

/** What is known of a report when it must go somewhere. */
export interface Asked {
  /** masked */
  text: string;
  /** street and landmark as they were written */
  place: string;
  area: string | null;
  category: string | null;
}

/** A report as the models read it: the same for learning and for guessing. */
export function tellingOf({ text, place, area, category }: Asked): Telling {
  return { text, place: maskText(place).text, ward: area ?? undefined, chosen: category ?? undefined };
}

const leadOf = (city: City, code: string, area: string | null): string | undefined => {
  const lead = city.categories.find((category) => category.code === code)?.lead;
  return lead === undefined ? undefined : agencyFor(city, lead, area ?? undefined);
};

function agenciesOf(city: City, { agency }: Models, told: Telling): Prediction[] {
  return inCodesOfToday(
    predict(agency, told),
    successorsOf(agency.classes, city.agencies, [DISTRICT_OFFICE, REST]),
  );
}

/** What the words are likeliest about, surest first; empty without a model of categories or words that it knows. */
export function guessCategories(city: City, { models }: Learned, asked: Asked): Prediction[] {
  const { category } = models;
  const told = tellingOf(asked);
  if (!category || !understands(category, asked.text)) return [];
  return inCodesOfToday(
    predict(category, told),
    successorsOf(category.classes, city.categories, [REST]),
  ).filter(({ code, probability }) => code !== REST && probability >= LEAST_SHOWN);
}

/** The category that goes with an agency: the reporter's own where it is led there, else the likeliest that is. */
function categoryOf(city: City, learned: Learned, asked: Asked, agency: string): string | null {
  const { category, area } = asked;
  if (category !== null && leadOf(city, category, area) === agency) return category;
  const guesses = guessCategories(city, learned, asked);
  return guesses.find(({ code }) => leadOf(city, code, area) === agency)?.code ?? null;
}

/**
 * The agency that a report likely belongs to. Null when the model abstains: it does not know most of the words, finds
 * it among what is too rare, is not sure
 * of anything, does not know the ward of a district office, or means the inspectorate, whom only rules may name.
 */
export function guessRoute(city: City, learned: Learned, asked: Asked): Guess | null {
  const { models, proven, counts } = learned;
  if (!understands(models.agency, asked.text)) return null;
  const [best] = agenciesOf(city, models, tellingOf(asked));
  const agency = best && best.probability >= LEAST_GUESS ? officeOf(city, best.code, asked) : null;
  if (!best || !agency) return null;
  return {
    agency,
    category: categoryOf(city, learned, asked, agency),
    confidence: best.probability,
    proven: proven && best.probability >= models.agency.threshold,
    like: counts[best.code] ?? 0,
  };
}

function officeOf(city: City, code: string, { area }: Asked): string | null {
  if (code === REST) return null;
  const agency = agencyFor(city, code, area ?? undefined);
  return agency === undefined || agency === city.inspectorateAgency ? null : agency;
}
