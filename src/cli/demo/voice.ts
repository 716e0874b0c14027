/** Turns sentences into the hand of one writer: capitals, stops, shorthand, slips of the thumb. */
import type { Random } from './random.ts';
import { KEPT, LOOSE, SHORTHAND } from './words/shorthand.ts';

export interface Voice {
  /** share of known words that are shortened as in an SMS */
  shorthand: number;
  /** share of known words said as in everyday speech */
  loose: number;
  capitals: 'proper' | 'none' | 'shouted';
  /** what stands between sentences */
  joints: readonly string[];
  /** slips of the thumb in the text */
  slips: number;
  lastStop: boolean;
}

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Before these words "sekali" means once or at all, not very. */
const OTHER_SEKALI = /(?:sama|hari|minggu|bulan|tahun) $/;

/** Uses one form of a word all through the text, as a person does. */
function respell(
  random: Random,
  text: string,
  words: Readonly<Record<string, readonly string[]>>,
  share: number,
): string {
  const chosen = new Map<string, string>();
  return text.replace(/(?<![\p{L}\d-])\p{Ll}+(?![\p{L}\d-])/gu, (word, at: number) => {
    const forms = words[word];
    if (forms === undefined || (word === 'sekali' && OTHER_SEKALI.test(text.slice(0, at)))) return word;
    const form = chosen.get(word) ?? (random.chance(share) ? random.pick(forms) : word);
    chosen.set(word, form);
    return form;
  });
}

/** "anak-anak" becomes "anak2". */
const halve = (text: string): string => text.replace(/\b(\p{L}+)-\1\b/giu, '$12');

function slipInWord(random: Random, word: string): string {
  const at = random.int(1, word.length - 2);
  const [left, letter, next] = [word.slice(0, at), word.charAt(at), word.charAt(at + 1)];
  return random.pick([
    left + next + letter + word.slice(at + 2),
    left + word.slice(at + 1),
    left + letter + letter + word.slice(at + 1),
  ]);
}

function slipOnce(random: Random, text: string): string {
  const spots = [...text.matchAll(/(?<=^|\s)\p{Ll}{5,}(?=[\s,.!?]|$)/gu)];
  if (spots.length === 0) return text;
  const spot = random.pick(spots);
  return text.slice(0, spot.index) + slipInWord(random, spot[0]) + text.slice(spot.index + spot[0].length);
}

function shout(random: Random, sentence: string): string {
  if (random.chance(0.25)) return sentence.toUpperCase();
  return sentence.replace(/\p{L}{6,}/gu, (word) => (random.chance(0.12) ? word.toUpperCase() : word));
}

function setCase(random: Random, sentence: string, capitals: Voice['capitals']): string {
  if (capitals === 'none') {
    return sentence
      .split(' ')
      .map((word) => (KEPT.test(word) && random.chance(0.4) ? word : word.toLowerCase()))
      .join(' ');
  }
  return capitalise(capitals === 'shouted' ? shout(random, sentence) : sentence);
}

/** Between sentences while they are respelled together. */
const BREAK = '\n';
const ENDS = /[.!?…)"]$/;

/** Joints after which a sentence goes on in lower case. */
const FLOWS = new Set([', ', ' ']);

/** What stands between the text so far and the next sentence. */
function drawJoint(random: Random, text: string, joints: readonly string[]): string {
  if (text === '') return '';
  return text.endsWith(',') || ENDS.test(text) ? ' ' : random.pick(joints);
}

function join(random: Random, sentences: readonly string[], voice: Voice): string {
  let text = '';
  for (const sentence of sentences) {
    const joint = drawJoint(random, text, voice.joints);
    const goesOn = FLOWS.has(joint) && !ENDS.test(text);
    text += joint + (goesOn ? sentence : setCase(random, sentence, voice.capitals));
  }
  const cased = voice.capitals === 'none' ? setCase(random, text, 'none') : text;
  return voice.lastStop && !ENDS.test(cased) ? `${cased}.` : cased;
}

/** Puts sentences (lower-case starts, no stops) together as this voice would type them. */
export function speak(random: Random, sentences: readonly string[], voice: Voice): string {
  // Respelled before capitals are set, so that the names of streets keep their letters.
  let spelled = sentences.join(BREAK);
  if (voice.loose > 0) spelled = respell(random, spelled, LOOSE, voice.loose);
  if (voice.shorthand > 0) spelled = halve(respell(random, spelled, SHORTHAND, voice.shorthand));
  let text = join(random, spelled.split(BREAK), voice);
  for (let i = 0; i < voice.slips; i++) text = slipOnce(random, text);
  return text;
}
