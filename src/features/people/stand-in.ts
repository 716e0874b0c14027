import type { Position } from '#domain/city.ts';

/**
 * Who stands in for a position, nearest first: the position itself, its deputies, then its superior with that one's
 * deputies, and so on upward (Plh and Plt). Each position once, so that a circle in the settings ends.
 */
export function standInChain(positions: readonly Position[], code: string): Position[] {
  const chain: Position[] = [];
  let head = find(positions, code);
  while (head && !chain.includes(head)) {
    let next: Position | undefined = head;
    while (next && !chain.includes(next)) {
      chain.push(next);
      next = find(positions, next.deputy);
    }
    head = find(positions, head.superior);
  }
  return chain;
}

/** Positions that somebody in `held` could stand in for as deputy, however far: what must be asked about. */
export function standInCandidates(positions: readonly Position[], held: readonly string[]): string[] {
  return reach(positions, held, () => true);
}

/**
 * Positions for which somebody in `held` stands in now: nobody holds them, and neither does anybody hold a nearer
 * deputy. A superior does not act in the positions below: it gets their notices and appoints a Plh.
 */
export function standsInFor(
  positions: readonly Position[],
  held: readonly string[],
  occupied: ReadonlySet<string>,
): string[] {
  return reach(positions, held, (code) => !occupied.has(code));
}

function reach(
  positions: readonly Position[],
  held: readonly string[],
  isOpen: (code: string) => boolean,
): string[] {
  const reached: string[] = [];
  const queue = [...held];
  for (let code = queue.shift(); code !== undefined; code = queue.shift()) {
    for (const position of positions) {
      const isNew = !held.includes(position.code) && !reached.includes(position.code);
      if (position.deputy !== code || !isNew || !isOpen(position.code)) continue;
      reached.push(position.code);
      queue.push(position.code);
    }
  }
  return reached;
}

function find(positions: readonly Position[], code: string | undefined): Position | undefined {
  return positions.find((position) => position.code === code);
}
