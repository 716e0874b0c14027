/** The words of every category, by its code. */
import type { WordBank, WordBanks } from './words/bank.ts';
import { CITY_WORDS } from './words/city.ts';
import { CIVIL_WORDS } from './words/civil.ts';
import { DRAIN_WORDS } from './words/drain.ts';
import { LIGHT_WORDS } from './words/light.ts';
import { ORDER_WORDS } from './words/order.ts';
import { OWN_NEIGHBOUR_TEXTS } from './words/own-neighbours.ts';
import { OWN_STREET_TEXTS } from './words/own-streets.ts';
import { PEOPLE_WORDS } from './words/people.ts';
import { ROAD_WORDS } from './words/road.ts';
import { TRAFFIC_WORDS } from './words/traffic.ts';
import { TREE_WORDS } from './words/tree.ts';
import { WASTE_WORDS } from './words/waste.ts';

const BANKS: WordBanks = {
  ...ROAD_WORDS,
  ...DRAIN_WORDS,
  ...LIGHT_WORDS,
  ...WASTE_WORDS,
  ...TREE_WORDS,
  ...TRAFFIC_WORDS,
  ...ORDER_WORDS,
  ...CIVIL_WORDS,
  ...PEOPLE_WORDS,
  ...CITY_WORDS,
};

/** Codes of the categories that have words of their own; every other code is written about as "other". */
export const CATEGORIES_WITH_WORDS: readonly string[] = Object.keys(BANKS);

/** The bank of a category, or that of "other" for a code it does not know. */
export function bankOf(category: string): WordBank {
  const bank = BANKS[category] ?? BANKS['other'];
  if (bank === undefined) throw new Error('The bank of words for "other" is missing');
  return bank;
}

/** Whole texts by people with a way of their own; may be none. */
export function ownTextsOf(category: string): readonly string[] {
  const added = OWN_STREET_TEXTS[category] ?? OWN_NEIGHBOUR_TEXTS[category] ?? [];
  return [...(bankOf(category).whole ?? []), ...added];
}
