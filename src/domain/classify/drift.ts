/** Whether what was learned still holds: what the model said of itself, and what people made of it. */

/** What went by itself in a time, as far as people have judged it. */
export interface Judgement {
  /** confirmed, corrected or given back */
  judged: number;
  /** confirmed as it was */
  right: number;
  /** mean of how sure it had been */
  said: number;
}

/** Fewer judgements tell of chance. */
const LEAST_JUDGED = 30;
/** So much less right than it said is no chance any more. */
const ASTRAY = 0.1;

/** True when over the whole time it was notably less often right than it had said. */
export function isDrifting(weeks: readonly Judgement[]): boolean {
  const judged = weeks.reduce((sum, one) => sum + one.judged, 0);
  const right = weeks.reduce((sum, one) => sum + one.right, 0);
  const said = weeks.reduce((sum, one) => sum + one.said * one.judged, 0);
  return judged >= LEAST_JUDGED && said - right > ASTRAY * judged;
}
