import type { City, Duration, Ladder, Rung } from '#domain/city.ts';

/** What is wrong with the ladders: clocks on two of them, rungs out of order, rungs that tell nobody. */
export function checkLadders(city: City): string[] {
  return [...checkClocks(city.ladders), ...city.ladders.flatMap((ladder) => checkLadder(ladder, city))];
}

function checkClocks(ladders: readonly Ladder[]): string[] {
  const clocks = ladders.flatMap((ladder) => ladder.clocks);
  const twice = new Set(clocks.filter((clock, index) => clocks.indexOf(clock) !== index));
  return [
    ...[...twice].map((clock) => `ladder.json: the clock "${clock}" climbs more than once.`),
    ...(clocks.includes('age') ? ['ladder.json: the clock "age" has no end and cannot climb.'] : []),
  ];
}

function checkLadder({ clocks, rungs }: Ladder, city: City): string[] {
  return rungs.flatMap((rung, index) => {
    const where = `ladder.json: rung ${index + 1} of "${clocks[0] ?? ''}"`;
    const before = rungs[index - 1];
    return [
      ...checkRung(rung, city).map((fault) => `${where} ${fault}.`),
      ...(before && !isAbove(rung, before) ? [`${where} is not later than the rung before it.`] : []),
    ];
  });
}

function checkRung(rung: Rung, city: City): string[] {
  const unknown = rung.positions.filter((code) => city.positions.every((position) => position.code !== code));
  const faults = unknown.map((code) => `tells the unknown position ${code}`);
  if ((rung.share === undefined) === (rung.after === undefined))
    faults.push('must have either a share of the time or a time after its end');
  if (rung.afterSafety && !rung.after) faults.push('has a time for dangers but none for the rest');
  if (rung.tells.length + rung.positions.length === 0) faults.push('tells nobody');
  return faults;
}

const isLonger = (a?: Duration, b?: Duration): boolean =>
  a === undefined || b === undefined || a.unit !== b.unit || a.amount > b.amount;

function isAbove(rung: Rung, before: Rung): boolean {
  if (rung.share !== undefined) return before.share !== undefined && rung.share > before.share;
  return isLonger(rung.after, before.after) && isLonger(rung.afterSafety, before.afterSafety);
}
