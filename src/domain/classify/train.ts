/**
 * Trains a model on texts whose class people confirmed: a support vector machine and complement naive Bayes, whose
 * scores become probabilities as held-out folds teach. Below `fewLabels` texts naive Bayes is alone.
 */
import { calibrate, chancesOf, type HeldOut } from './calibrate.ts';
import { countFeatures, type Telling } from './features.ts';
import { dealFolds } from './folds.ts';
import type { Judged } from './measures.ts';
import { inOrder, rowsOf, type Model, type ModelKind } from './model.ts';
import { chooseThreshold } from './threshold.ts';
import { learnVoices, scoreText, tabulate, type Text, type VoiceSettings } from './voices.ts';

/** A text with the class that people confirmed. */
export interface Example {
  told: Telling;
  label: string;
  /** the same for tellings of one matter, which are never divided between training and holding out */
  group: string;
}

/** How to train. */
export interface Recipe extends VoiceSettings {
  folds: number;
  /** fewer texts are left to naive Bayes alone */
  fewLabels: number;
  /** what automatic use must reach, and by how many standard errors to stay above it */
  precision: number;
  safety: number;
}

/**
 * Chosen by cross-validation inside the training part, where it lies flat: half or twice the cost, other shares of
 * words, longer pieces or a small neural network beside it changed accuracy by less than chance does.
 */
export const RECIPE: Recipe = {
  bits: 18,
  fewest: 2,
  wordShare: 0.5,
  svm: { cost: 0.5, rounds: 100, tolerance: 0.5 },
  smoothing: 0.1,
  emphasis: 0.4,
  folds: 5,
  fewLabels: 1000,
  precision: 0.95,
  safety: 2,
};

/** A model, and what it said of each training text when it had not read it. */
export interface Trained {
  model: Model;
  heldOut: Judged[];
}

type Settings = VoiceSettings & { kind: ModelKind };

/** For each text what voices that had not read it say, one array of scores per voice. */
function scoreHeldOut(
  texts: readonly Text[],
  folds: Uint8Array,
  classes: number,
  settings: Settings,
  random: () => number,
): Float32Array[][] {
  const scores: Float32Array[][] = texts.map(() => []);
  for (const fold of new Set(folds)) {
    const read = texts.filter((_, row) => folds[row] !== fold);
    const learned = learnVoices(read, classes, settings, random);
    texts.forEach(({ counts }, row) => {
      if (folds[row] === fold) scores[row] = scoreText(learned, counts, settings.wordShare);
    });
  }
  return scores;
}

function toHeldOut(texts: readonly Text[], scores: readonly Float32Array[][], classes: number): HeldOut {
  const voices = (scores[0] ?? []).map((_, voice) => {
    const table = new Float32Array(texts.length * classes);
    scores.forEach((own, row) => {
      table.set(own[voice] ?? [], row * classes);
    });
    return table;
  });
  return { voices, labels: Uint16Array.from(texts, ({ label }) => label), classes };
}

function thresholdOf(heldOut: readonly Judged[], { precision, safety }: Recipe): number {
  const choices = heldOut.map(({ predictions, truth }) => ({
    probability: predictions[0]?.probability ?? 0,
    right: predictions[0]?.code === truth,
  }));
  return chooseThreshold(choices, precision, safety);
}

/**
 * Trains on confirmed texts; null when they name fewer than two classes, since there is nothing to tell apart.
 * `random` gives numbers in [0, 1); the same sequence and examples give the same model.
 */
export function train(examples: readonly Example[], recipe: Recipe, random: () => number): Trained | null {
  const classes = [...new Set(examples.map(({ label }) => label))].sort();
  if (classes.length < 2) return null;
  const kind = examples.length < recipe.fewLabels ? 'bayes' : 'machine';
  const settings = { ...recipe, kind } as const;
  const placeOf = new Map(classes.map((code, place) => [code, place]));
  const texts = examples.map(({ told, label }) => ({
    counts: countFeatures(told, recipe.bits),
    label: placeOf.get(label) ?? 0,
  }));
  const groups = examples.map(({ group }) => group);
  const folds = dealFolds(groups, recipe.folds, random);
  const scores = scoreHeldOut(texts, folds, classes.length, settings, random);
  const calibration = calibrate(toHeldOut(texts, scores, classes.length));
  const heldOut = examples.map(({ label }, row) => ({
    predictions: inOrder(classes, chancesOf(scores[row] ?? [], calibration)),
    truth: label,
  }));
  const { telltale, weights } = learnVoices(texts, classes.length, settings, random);
  const rowOf = rowsOf(telltale);
  const voices = weights.map((own) => tabulate(own, rowOf));
  const threshold = thresholdOf(heldOut, recipe);
  const { bits, wordShare } = recipe;
  return {
    model: { kind, classes, bits, wordShare, threshold, telltale, rowOf, voices, calibration },
    heldOut,
  };
}
