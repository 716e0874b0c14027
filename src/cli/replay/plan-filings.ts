import type { City } from '#domain/city.ts';
import { writeComplaint } from '../demo/complaint-text.ts';
import { drawPlace } from '../demo/demo-place.ts';
import { planYear } from '../demo/file-year.ts';
import type { Random } from '../demo/random.ts';
import type { VirtualFiling } from './virtual-case.ts';

/** Assumptions: how reporters choose a kind. */
const CHOOSES = { right: 0.62, wrong: 0.1 } as const;

function chosenKind(random: Random, city: City, category: string): string | null {
  const draw = random.next();
  if (draw < CHOOSES.right) return category;
  return draw < CHOOSES.right + CHOOSES.wrong ? random.pick(city.categories).code : null;
}

/** Complaints at any hour, in the measured shape of a week, written anew; the same seed gives the same year. */
export function planFilings(
  random: Random,
  city: City,
  [from, to]: readonly [from: Date, to: Date],
  count: number,
): VirtualFiling[] {
  const texts = random.fork('texts');
  return planYear(random.fork('arrivals'), city, from, to, count).map(({ at, category }, index) => {
    const place = drawPlace(texts, city);
    const { text } = writeComplaint(texts, category, { area: place.area.name });
    const chosen = chosenKind(texts, city, category);
    return { id: `virtual-${index}`, at, text, area: place.area.code, chosen, category };
  });
}
