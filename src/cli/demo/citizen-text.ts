/** What reporters write after the first text: replies, thanks, disputes. Named by the fields of the action. */
import { fittingWords } from './aspect.ts';
import { aspectsOf } from './outdoors.ts';
import { writePhrase } from './phrase.ts';
import { placeWords, type Place } from './place-words.ts';
import type { Random, Weighted } from './random.ts';
import { speak, type Voice } from './voice.ts';
import { VOICES, type Manner } from './voices.ts';
import { CITIZEN_REMARKS } from './words/remarks-citizen.ts';

export type CitizenRemark = keyof typeof CITIZEN_REMARKS;

const MANNERS: readonly Weighted<Manner>[] = [
  ['everyday', 6],
  ['sms', 3],
  ['polite', 2],
];

const ANGRY_MANNERS: readonly Weighted<Manner>[] = [
  ['everyday', 4],
  ['angry', 4],
  ['sms', 2],
];

/** Remarks of which two may stand together. */
const DOUBLE: ReadonlySet<CitizenRemark> = new Set<CitizenRemark>([
  'reply',
  'confirmGlad',
  'message',
  'objection',
]);

const ANGRY: ReadonlySet<CitizenRemark> = new Set<CitizenRemark>([
  'dispute',
  'reopen',
  'objection',
  'confirmPoor',
]);

/** Texts of a few words have no room for many slips. */
function drawVoice(random: Random, kind: CitizenRemark): Voice {
  const voice = VOICES[random.weighted(ANGRY.has(kind) ? ANGRY_MANNERS : MANNERS)](random);
  return { ...voice, slips: random.chance(0.3) ? Math.min(1, voice.slips) : 0 };
}

/** A short text of a reporter about the case at this place. */
export function writeCitizenRemark(
  random: Random,
  kind: CitizenRemark,
  category: string,
  place: Place,
): string {
  const fill = placeWords(random, { category, place, formal: false });
  const count = DOUBLE.has(kind) && random.chance(0.25) ? 2 : 1;
  const fitting = fittingWords(CITIZEN_REMARKS[kind], aspectsOf(category));
  const phrases = random.shuffle(fitting).slice(0, count);
  const sentences = phrases.map((phrase) => writePhrase(random, phrase, fill));
  return speak(random, sentences, drawVoice(random, kind));
}

const RATINGS: readonly Weighted<number>[] = [
  [5, 42],
  [4, 30],
  [3, 16],
  [2, 7],
  [1, 5],
];

function remarkFor(rating: number): CitizenRemark {
  if (rating >= 4) return 'confirmGlad';
  return rating === 3 ? 'confirmFair' : 'confirmPoor';
}

/**
 * A rating from 1 to 5, and in about half of the cases a comment that suits it. `lateness` from 0 (in time) to
 * 1 (very late) pulls the rating down.
 */
export function writeConfirmation(
  random: Random,
  category: string,
  place: Place,
  lateness = 0,
): { rating: number; comment?: string } {
  const drawn = random.weighted(RATINGS);
  const rating = Math.max(1, drawn - (random.chance(lateness) ? random.int(1, 2) : 0));
  if (!random.chance(0.55)) return { rating };
  return { rating, comment: writeCitizenRemark(random, remarkFor(rating), category, place) };
}
