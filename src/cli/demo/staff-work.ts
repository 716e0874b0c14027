/** Which words about work belong to a category. */
import { fittingWords } from './aspect.ts';
import { aspectsOf } from './outdoors.ts';
import { ANSWERS_ONLY } from './words/answers-only.ts';
import { COUNTER_JOBS } from './words/jobs-counter.ts';
import { ORDER_JOBS } from './words/jobs-order.ts';
import { STREET_JOBS } from './words/jobs-streets.ts';
import type { Job, Jobs } from './words/jobs.ts';
import { ANY_WORK, CARE_WORK, CONDUCT_WORK, COUNTER_WORK } from './words/work-counter.ts';
import { ORDER_WORK, PARKING_WORK, TRAFFIC_WORK, TREE_WORK, WASTE_WORK } from './words/work-order.ts';
import { DRAIN_WORK, LIGHT_WORK, ROAD_WORK, WATER_WORK } from './words/work-streets.ts';
import type { WorkWords } from './words/work.ts';

/** By a category's code or by the part of it before the dot; the code wins. */
const WORK: Readonly<Record<string, WorkWords>> = {
  road: ROAD_WORK,
  drain: DRAIN_WORK,
  river: DRAIN_WORK,
  light: LIGHT_WORK,
  cable: LIGHT_WORK,
  waste: WASTE_WORK,
  env: WASTE_WORK,
  tree: TREE_WORK,
  park: TREE_WORK,
  traffic: TRAFFIC_WORK,
  transport: TRAFFIC_WORK,
  parking: PARKING_WORK,
  noise: ORDER_WORK,
  order: ORDER_WORK,
  civil: COUNTER_WORK,
  license: COUNTER_WORK,
  labour: COUNTER_WORK,
  tax: COUNTER_WORK,
  area: COUNTER_WORK,
  health: CARE_WORK,
  edu: CARE_WORK,
  social: CARE_WORK,
  water: WATER_WORK,
  conduct: CONDUCT_WORK,
};

const JOBS: Jobs = { ...STREET_JOBS, ...ORDER_JOBS, ...COUNTER_JOBS };

const stem = (category: string): string => category.split('.')[0] ?? category;

function kindOf(category: string): WorkWords {
  return WORK[category] ?? WORK[stem(category)] ?? ANY_WORK;
}

/** Sentences about the work of a category; where its kind has fewer than two, those that fit any work as well. */
export function workOf(category: string, part: keyof WorkWords): readonly string[] {
  const fitting = fittingWords(kindOf(category)[part], aspectsOf(category));
  return fitting.length < 2 ? [...fitting, ...ANY_WORK[part]] : fitting;
}

/** The courses that work on a category may take; those of "other" for a code it does not know. */
export function jobsOf(category: string): readonly Job[] {
  return JOBS[category] ?? JOBS['other'] ?? [];
}

/** Answers that end a case without work. */
export function answersOnlyOf(category: string): readonly string[] {
  return fittingWords(ANSWERS_ONLY, aspectsOf(category));
}
