/**
 * Trains a model on texts whose class people confirmed: a support vector machine and complement naive Bayes, each
 * linear, whose scores are added by weights fitted on held-out folds. Below `fewLabels` texts naive Bayes is alone.
 */
import { calibrate, probabilitiesOf, type HeldOut } from './calibrate.ts';
import { countFeatures, type Telling } from './features.ts';
import { dealFolds } from './folds.ts';
import type { Judged } from './measures.ts';
import { inOrder, type Model } from './model.ts';
import { chooseThreshold } from './threshold.ts';
import { addVoices, learnVoices, scoreText, type Text, type VoiceSettings } from './voices.ts';

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

/** Chosen by cross-validation. */
export const RECIPE: Recipe = {
  bits: 18,
  fewest: 2,
  wordShare: 0.5,
  svm: { cost: 1, rounds: 100, tolerance: 0.1 },
  smoothing: 0.1,
  folds: 4,
  fewLabels: 1000,
  precision: 0.95,
  safety: 1,
};

/** A model, and what it said of each training text when it had not read it. */
export interface Trained {
  model: Model;
  heldOut: Judged[];
}

/** Scores of every text by voices that had not read it. */
function scoreHeldOut(
  texts: readonly Text[],
  folds: Uint8Array,
  classes: number,
  settings: VoiceSettings,
  random: () => number,
): HeldOut {
  const voices = [0, 1].map(() => new Float32Array(texts.length * classes));
  for (const fold of new Set(folds)) {
    const read = texts.filter((_, row) => folds[row] !== fold);
    const learned = learnVoices(read, classes, settings, random);
    texts.forEach((text, row) => {
      if (folds[row] !== fold) return;
      scoreText(learned, text.counts, settings.wordShare).forEach((scores, voice) =>
        voices[voice]?.set(scores, row * classes),
      );
    });
  }
  return { voices, labels: Uint16Array.from(texts, ({ label }) => label), classes };
}

/**
 * Trains on confirmed texts; null when they name fewer than two classes, since there is nothing to tell apart.
 * `random` gives numbers in [0, 1); the same sequence and examples give the same model.
 */
export function train(examples: readonly Example[], recipe: Recipe, random: () => number): Trained | null {
  const classes = [...new Set(examples.map(({ label }) => label))].sort();
  if (classes.length < 2) return null;
  const kind = examples.length < recipe.fewLabels ? 'bayes' : 'machine';
  const settings = { ...recipe, svm: kind === 'bayes' ? null : recipe.svm };
  const placeOf = new Map(classes.map((code, place) => [code, place]));
  const texts = examples.map(({ told, label }) => ({
    counts: countFeatures(told, recipe.bits),
    label: placeOf.get(label) ?? 0,
  }));
  const groups = examples.map(({ group }) => group);
  const folds = dealFolds(groups, recipe.folds, random);
  const held = scoreHeldOut(texts, folds, classes.length, settings, random);
  const calibration = calibrate(held);
  const heldOut = examples.map(({ label }, row) => ({
    predictions: inOrder(classes, probabilitiesOf(held, calibration, row)),
    truth: label,
  }));
  const choices = heldOut.map(({ predictions, truth }) => ({
    probability: predictions[0]?.probability ?? 0,
    right: predictions[0]?.code === truth,
  }));
  const learned = learnVoices(texts, classes.length, settings, random);
  const model = {
    kind,
    classes,
    bits: recipe.bits,
    wordShare: recipe.wordShare,
    threshold: chooseThreshold(choices, recipe.precision, recipe.safety),
    ...addVoices(learned, calibration),
  } satisfies Model;
  return { model, heldOut };
}
