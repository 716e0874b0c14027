/** Writes complaints that nobody ever sent, in the ways people write. */
import { addFitting, addWish, beginThread, fittingWords, type Thread } from './aspect.ts';
import { bankOf, ownTextsOf } from './banks.ts';
import { aspectsOf, isOutdoors } from './outdoors.ts';
import { writePhrase, type FillSlot } from './phrase.ts';
import { placeWords, type Place } from './place-words.ts';
import type { Random, Weighted } from './random.ts';
import { speak } from './voice.ts';
import { VOICES, type Manner } from './voices.ts';
import { ANSWERS } from './words/answers.ts';
import type { WordBank } from './words/bank.ts';
import { CLOSERS, CONTACT_TAILS, HISTORY, OPENERS } from './words/generic.ts';

/** Texts that are ready but for their slots. */
type Ready = 'short' | 'own' | 'javanese' | 'english';
type Style = Manner | Ready;

export interface ComplaintText {
  text: string;
  language: 'id' | 'jv' | 'en';
  style: Style;
  /** what the reporter says to the category's one question, when it was answered */
  answersToQuestion?: string;
}

const STYLE_SHARES: readonly Weighted<Style>[] = [
  ['everyday', 26],
  ['sms', 18],
  ['formal', 12],
  ['polite', 11],
  ['angry', 8],
  ['short', 9],
  ['long', 6],
  ['own', 5],
  ['javanese', 5],
  ['english', 1],
];

const LANGUAGES: Readonly<Record<Style, ComplaintText['language']>> = {
  everyday: 'id',
  formal: 'id',
  sms: 'id',
  polite: 'id',
  angry: 'id',
  long: 'id',
  short: 'id',
  own: 'id',
  javanese: 'jv',
  english: 'en',
};

/** How often such a writer adds each kind of sentence, in this order. */
interface Habit {
  opener: number;
  more: number;
  mores: number;
  harm: number;
  history: number;
  ask: number;
  closer: number;
}

const HABITS: Readonly<Record<Manner, Habit>> = {
  everyday: { opener: 0.22, more: 0.65, mores: 1, harm: 0.4, history: 0.12, ask: 0.6, closer: 0.25 },
  formal: { opener: 0.75, more: 0.6, mores: 1, harm: 0.25, history: 0.15, ask: 0.4, closer: 0.8 },
  sms: { opener: 0.35, more: 0.5, mores: 1, harm: 0.2, history: 0.05, ask: 0.5, closer: 0.4 },
  polite: { opener: 1, more: 0.7, mores: 1, harm: 0.35, history: 0.15, ask: 0.8, closer: 0.95 },
  angry: { opener: 0.6, more: 0.6, mores: 1, harm: 0.5, history: 0.2, ask: 0.1, closer: 0.7 },
  long: { opener: 1, more: 1, mores: 4, harm: 1, history: 0.8, ask: 0.9, closer: 0.9 },
};

function maybe<T>(random: Random, chance: number, list: readonly T[]): T[] {
  return list.length > 0 && random.chance(chance) ? [random.pick(list)] : [];
}

function compose(random: Random, manner: Manner, category: string, first: string): Thread {
  const bank = bankOf(category);
  const habit = HABITS[manner];
  const history = isOutdoors(category) ? [...HISTORY.anywhere, ...HISTORY.field] : HISTORY.anywhere;
  const thread = beginThread(first);
  addFitting(random, thread, bank.more, habit.more, random.int(1, habit.mores));
  addFitting(random, thread, bank.harm, habit.harm);
  addFitting(random, thread, history, habit.history);
  addWish(random, thread, bank.ask, habit.ask);
  addFitting(
    random,
    thread,
    fittingWords(CONTACT_TAILS, aspectsOf(category)),
    manner === 'angry' ? 0 : 0.035,
  );
  addFitting(random, thread, CLOSERS[manner], habit.closer);
  thread.phrases.unshift(...maybe(random, habit.opener, OPENERS[manner]));
  return thread;
}

function readyTexts(style: Ready, category: string, bank: WordBank): readonly string[] {
  if (style === 'short') return bank.short;
  if (style === 'own') return ownTextsOf(category);
  return (style === 'javanese' ? bank.jv : bank.en) ?? [];
}

function isReady(style: Style): style is Ready {
  return style === 'short' || style === 'own' || style === 'javanese' || style === 'english';
}

function drawStyle(random: Random, category: string, bank: WordBank): Style {
  const style = random.weighted(STYLE_SHARES);
  return isReady(style) && readyTexts(style, category, bank).length === 0 ? 'everyday' : style;
}

/** Capitals at the start of each sentence, after an abbreviation such as "Jl." none. */
function capitaliseSentences(text: string): string {
  return text.replace(/(?<=(?:^|\p{Ll}{3}[.!?] )"?)\p{Ll}/gu, (letter) => letter.toUpperCase());
}

function finishReady(random: Random, style: Ready, text: string): string {
  if (style === 'own') return /^\p{Ll}/u.test(text) ? text : capitaliseSentences(text);
  if (style === 'short' && random.chance(0.35)) return text.toLowerCase();
  if (style === 'javanese' && random.chance(0.4)) return text.charAt(0).toUpperCase() + text.slice(1);
  return text;
}

interface Draft {
  text: string;
  aspects: readonly string[];
}

function draft(random: Random, style: Style, category: string, fill: FillSlot): Draft {
  const bank = bankOf(category);
  if (isReady(style)) {
    const text = writePhrase(random, random.pick(readyTexts(style, category, bank)), fill);
    return { text: finishReady(random, style, text), aspects: [] };
  }
  const first = random.pick(style === 'formal' ? bank.formal : bank.what);
  const { phrases, aspects } = compose(random, style, category, first);
  const sentences = phrases.map((phrase) => writePhrase(random, phrase, fill));
  return { text: speak(random, sentences, VOICES[style](random)), aspects };
}

/**
 * Writes one complaint about a category at a place. `hour` (local) lets a greeting fit the time of day.
 * The same random state gives the same text. Phone numbers, NIK and addresses in it are made-up test values.
 */
export function writeComplaint(random: Random, category: string, place: Place, hour?: number): ComplaintText {
  const bank = bankOf(category);
  const style = drawStyle(random, category, bank);
  const scene = { category, place, formal: style === 'formal', ...(hour === undefined ? {} : { hour }) };
  const fill = placeWords(random, scene);
  const { text, aspects } = draft(random, style, category, fill);
  const [reply] = maybe(random, 0.65, fittingWords(ANSWERS[category] ?? [], aspects));
  const result = { text, language: LANGUAGES[style], style };
  return reply === undefined ? result : { ...result, answersToQuestion: writePhrase(random, reply, fill) };
}
