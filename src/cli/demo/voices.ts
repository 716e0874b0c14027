/** How each kind of writer types; two people of one kind do not type alike. */
import type { Random } from './random.ts';
import type { Voice } from './voice.ts';

export type Manner = 'everyday' | 'formal' | 'sms' | 'polite' | 'angry' | 'long';

const PLAIN: Voice = { shorthand: 0, loose: 0, capitals: 'proper', joints: ['. '], slips: 0, lastStop: true };

/** Draws the voice of one writer. */
export const VOICES: Readonly<Record<Manner, (random: Random) => Voice>> = {
  everyday: (random) => ({
    shorthand: random.chance(0.25) ? 0.3 : 0,
    loose: random.chance(0.6) ? 0.8 : 0,
    capitals: random.chance(0.35) ? 'none' : 'proper',
    joints: random.pick([['. '], ['. ', ', '], [', ', ', ', '. '], ['. ', ' ']]),
    slips: random.chance(0.15) ? 1 : 0,
    lastStop: random.chance(0.55),
  }),
  formal: (random) => ({ ...PLAIN, slips: random.chance(0.04) ? 1 : 0 }),
  sms: (random) => ({
    shorthand: random.pick([0.5, 0.75, 0.95]),
    loose: random.chance(0.3) ? 0.5 : 0,
    capitals: random.weighted([
      ['none', 6],
      ['proper', 2],
      ['shouted', 0.4],
    ]),
    joints: random.pick([['. ', ', '], [', '], [' '], ['.. '], ['. ']]),
    slips: random.weighted([
      [0, 7],
      [1, 3],
      [2, 0.5],
    ]),
    lastStop: random.chance(0.2),
  }),
  polite: (random) => ({
    ...PLAIN,
    loose: random.chance(0.15) ? 0.3 : 0,
    joints: random.pick([['. '], ['. ', '. ', ', ']]),
    slips: random.chance(0.08) ? 1 : 0,
    lastStop: random.chance(0.85),
  }),
  angry: (random) => ({
    shorthand: random.chance(0.3) ? 0.4 : 0,
    loose: 0.7,
    capitals: random.weighted([
      ['shouted', 4],
      ['proper', 4],
      ['none', 3],
    ]),
    joints: random.pick([['. '], ['!! ', '! ', '. '], ['!!! '], ['. ', '. ', '! '], [', ', '. ']]),
    slips: random.chance(0.3) ? 1 : 0,
    lastStop: random.chance(0.3),
  }),
  long: (random) => ({
    ...PLAIN,
    loose: random.chance(0.3) ? 0.5 : 0,
    joints: random.pick([['. '], ['. ', '. ', '. ', ', ']]),
    slips: random.chance(0.15) ? 1 : 0,
  }),
};
