import { fetchHolders, type HolderNow } from './positions.query.ts';
import type { PeopleApp } from './people-app.ts';
import { standInChain } from './stand-in.ts';

/** Somebody to tell or to wait for. */
export interface HolderOf extends HolderNow {
  /** the person does not hold the position asked for, but stands in for it */
  standsIn: boolean;
}

/**
 * Who has a position's work at `now`: those who hold it and those appointed to act in it (a holder on leave keeps the
 * position, so both are named); if there is nobody, whoever holds its deputy position; else the superior's, and so on
 * upward. Empty only when nobody up the whole chain exists, or when the city has no such position.
 */
export async function holdersOf(
  app: Pick<PeopleApp, 'db' | 'city'>,
  position: string,
  now: Date,
): Promise<HolderOf[]> {
  const chain = standInChain(app.city.positions, position).map(({ code }) => code);
  if (chain.length === 0) return [];
  const holders = await fetchHolders(app.db, chain, now);
  const nearest = chain.find((code) => holders.some((holder) => holder.position === code));
  return holders
    .filter((holder) => holder.position === nearest)
    .map((holder) => ({ ...holder, standsIn: holder.position !== position }));
}
