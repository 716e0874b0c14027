import type { City } from '#domain/city.ts';
import { guessRoute, type Guess, type Learned } from '#domain/classify/guess.ts';
import type { App } from '#store/app.ts';
import { servingOf } from '#store/learning/champion.ts';
import type { WaitingCase } from './waiting-cases.query.ts';

/** Guesses that are remembered while a case waits: the clock looks every few seconds, the words stay the same. */
const MOST_GUESSES = 5_000;

/** What was learned, asked about cases that wait: null for every case while nothing was learned. */
export async function recallGuess(app: App): Promise<(one: WaitingCase) => Guess | null> {
  const { learned } = await servingOf(app);
  return (one) => learned && recall(app, learned, one);
}

/** By city, too: settings may be published while a case waits. */
const guesses = new WeakMap<City, WeakMap<Learned, Map<string, Guess | null>>>();

function recall({ city }: App, learned: Learned, one: WaitingCase): Guess | null {
  const own = guesses.get(city) ?? new WeakMap<Learned, Map<string, Guess | null>>();
  guesses.set(city, own);
  const known = own.get(learned) ?? new Map<string, Guess | null>();
  own.set(learned, known);
  const key = `${one.id} ${one.state.version}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size >= MOST_GUESSES) known.clear();
  const guess = guessRoute(city, learned, { ...one, category: one.state.category });
  known.set(key, guess);
  return guess;
}
