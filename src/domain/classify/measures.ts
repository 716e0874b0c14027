/** How good predictions are, told in the measures that the model's page and the bench show. */
import type { Prediction } from './model.ts';

/** A judged text: what the model said, likeliest first, and what was true. */
export interface Judged {
  predictions: readonly Prediction[];
  truth: string;
}

const BINS = 15;

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function isRight({ predictions, truth }: Judged): boolean {
  return predictions[0]?.code === truth;
}

/** The share of texts whose truth is among the first `k` answers; 0 without texts. */
export function accuracy(judged: readonly Judged[], k: number): number {
  return mean(
    judged.map(({ predictions, truth }) =>
      predictions.slice(0, k).some(({ code }) => code === truth) ? 1 : 0,
    ),
  );
}

export interface ClassMeasures {
  code: string;
  /** texts whose truth it is */
  texts: number;
  /** share of them that were found */
  recall: number;
  /** share of its first answers that were right; 0 when it was never answered */
  precision: number;
  f1: number;
}

/** Measures of each class that is true of a text or was answered, in the order of its code. */
export function byClass(judged: readonly Judged[]): ClassMeasures[] {
  const codes = new Set(judged.flatMap(({ predictions, truth }) => [truth, predictions[0]?.code ?? truth]));
  return [...codes].sort().map((code) => {
    const own = judged.filter(({ truth }) => truth === code);
    const answered = judged.filter(({ predictions }) => predictions[0]?.code === code);
    const hits = own.filter(isRight).length;
    return {
      code,
      texts: own.length,
      recall: own.length > 0 ? hits / own.length : 0,
      precision: answered.length > 0 ? hits / answered.length : 0,
      f1: (2 * hits) / (own.length + answered.length),
    };
  });
}

/** The plain mean of the F1 of the classes that are true of a text: small classes count as much as large ones. */
export function macroF1(judged: readonly Judged[]): number {
  return mean(byClass(judged).flatMap(({ texts, f1 }) => (texts > 0 ? [f1] : [])));
}

/**
 * Expected calibration error of the first answer in 15 bins of equal width: how far "80 % sure" is from being
 * right in 80 % (Naeini, Cooper, Hauskrecht, AAAI 2015). 0 is perfect.
 */
export function calibrationError(judged: readonly Judged[]): number {
  const bins = Array.from({ length: BINS }, () => ({ sure: 0, right: 0 }));
  for (const one of judged) {
    const sure = one.predictions[0]?.probability ?? 0;
    const bin = bins[Math.min(BINS - 1, Math.floor(sure * BINS))];
    if (!bin) continue;
    bin.sure += sure;
    if (isRight(one)) bin.right += 1;
  }
  const apart = bins.reduce((sum, { sure, right }) => sum + Math.abs(sure - right), 0);
  return judged.length === 0 ? 0 : apart / judged.length;
}

/** What automatic use at a threshold would have done. */
export function atThreshold(
  judged: readonly Judged[],
  threshold: number,
): { coverage: number; precision: number } {
  const sure = judged.filter(({ predictions }) => (predictions[0]?.probability ?? 0) >= threshold);
  return {
    coverage: judged.length === 0 ? 0 : sure.length / judged.length,
    precision: mean(sure.map((one) => (isRight(one) ? 1 : 0))),
  };
}
