/** From which probability on a machine may decide alone. */

/** A first choice: how sure the model was, and whether it was right. */
export interface Choice {
  probability: number;
  right: boolean;
}

/** Above every probability: a model with this threshold decides nothing alone. */
export const NEVER = 2;

/** Fewer choices than this prove no precision. */
const FEWEST = 50;

/**
 * The lowest threshold at which the choices above it were right in at least `precision` of cases, less `errors`
 * standard errors of that share, so that chance among the held-out texts does not promise too much. `NEVER` when
 * there is none.
 */
export function chooseThreshold(choices: readonly Choice[], precision: number, errors: number): number {
  const surest = choices.toSorted((a, b) => b.probability - a.probability);
  let threshold = NEVER;
  let right = 0;
  surest.forEach((choice, place) => {
    if (choice.right) right += 1;
    const count = place + 1;
    const share = right / count;
    const floor = share - errors * Math.sqrt((share * (1 - share)) / count);
    const tied = surest[count]?.probability === choice.probability;
    if (count >= FEWEST && floor >= precision && !tied) threshold = choice.probability;
  });
  return threshold;
}
