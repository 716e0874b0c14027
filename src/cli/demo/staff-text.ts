/**
 * What officers and reporters write while a case is handled. Results are named by the fields that the action is
 * given, so that they can be spread into it. No text names a person or a date; dates are the caller's.
 */
import { fittingWords } from './aspect.ts';
import { aspectsOf, isDelicate, isOutdoors } from './outdoors.ts';
import { writePhrase, type FillSlot } from './phrase.ts';
import type { Random, Weighted } from './random.ts';
import { answersOnlyOf, jobsOf, workOf } from './staff-work.ts';
import { BUDGET_REVIEWS, FUNDING_GATES, type FundingGate } from './words/budget-words.ts';
import { REJECTIONS } from './words/rejections.ts';
import { AWAITED, REFERRAL, REMARKS } from './words/remarks.ts';
import type { Job } from './words/jobs.ts';
import type { WorkWords } from './words/work.ts';

/** What a text is written about. */
export interface CaseScene {
  category: string;
  /** where, in words, such as "Jl. Anggrek" */
  place: string;
  /** short name of the agency that writes, such as "DLH" */
  agency: string;
}

/** A case in the hands of an agency: its numbers and the course of its work stay the same from text to text. */
export interface CaseWork extends CaseScene {
  job: Job;
  numbers: Readonly<Record<'n' | 'm' | 'cm', string>>;
}

export type CostClass = 'below50' | 'to200' | 'to400' | 'above400' | 'unknown';
export type RemarkKind = keyof typeof REMARKS;

const COSTS: readonly Weighted<CostClass>[] = [
  ['below50', 12],
  ['to200', 4],
  ['to400', 1],
  ['above400', 1],
  ['unknown', 1],
];

const DEFERRED_COSTS: readonly Weighted<CostClass>[] = [
  ['below50', 2],
  ['to200', 6],
  ['to400', 3],
  ['above400', 2],
];

const COST_WORDS: Readonly<Record<CostClass, string>> = {
  below50: 'Perkiraan biaya di bawah 50 juta rupiah.',
  to200: 'Perkiraan biaya 50 sampai 200 juta rupiah.',
  to400: 'Perkiraan biaya 200 sampai 400 juta rupiah.',
  above400: 'Perkiraan biaya di atas 400 juta rupiah.',
  unknown: 'Biayanya masih dihitung.',
};

/** Draws the course that the work on a case will take. Another agency goes on with `{ ...work, agency }`. */
export function beginWork(random: Random, scene: CaseScene): CaseWork {
  const numbers = {
    n: String(random.int(2, 6)),
    m: String(random.pick([12, 15, 20, 25, 30, 40, 60, 80])),
    cm: String(random.pick([10, 15, 20, 25, 30, 40])),
  };
  return { ...scene, job: random.pick(jobsOf(scene.category)), numbers };
}

function fillFor(work: CaseWork, other: string): FillSlot {
  const { place, agency, numbers } = work;
  const slots: Readonly<Record<string, string>> = { ...numbers, lokasi: place, opd: agency, lain: other };
  return (slot) => {
    const words = slots[slot];
    if (words === undefined) throw new RangeError(`No words for the slot {${slot}}`);
    return words;
  };
}

function write(random: Random, work: CaseWork, phrases: readonly string[], other = 'instansi lain'): string {
  return writePhrase(
    random,
    random.pick(fittingWords(phrases, aspectsOf(work.category))),
    fillFor(work, other),
  );
}

/** Joins the sentences that are not left out. */
function paragraph(...sentences: readonly (string | undefined)[]): string {
  return sentences.filter((sentence) => sentence !== undefined).join(' ');
}

function sometimes(random: Random, chance: number, make: () => string): string | undefined {
  return random.chance(chance) ? make() : undefined;
}

/** A polite sentence now and then; never where a text must give nothing away. */
function courtesy(random: Random, work: CaseWork, chance: number, kind: RemarkKind): string | undefined {
  return isDelicate(work.category)
    ? undefined
    : sometimes(random, chance, () => writeRemark(random, kind, work));
}

/** A short text of one kind. `other` names another agency or body where the kind speaks of one. */
export function writeRemark(random: Random, kind: RemarkKind, work: CaseWork, other?: string): string {
  return write(random, work, REMARKS[kind], other);
}

/** One sentence about the work of this category: a question, an interim measure, the part of another agency. */
export function writeWork(random: Random, part: keyof WorkWords, work: CaseWork): string {
  return write(random, work, workOf(work.category, part));
}

/** The desk's or an agency's one clear question to the reporter. */
export function writeQuestion(random: Random, work: CaseWork): { question: string } {
  const thanks = sometimes(random, 0.5, () => 'Terima kasih atas laporannya.');
  return { question: paragraph(thanks, writeWork(random, 'question', work)) };
}

/** The first answer of an agency: what was found and what will be done. */
export function writeResponse(random: Random, work: CaseWork): { found: string; plan: string } {
  return {
    found: paragraph(courtesy(random, work, 0.6, 'responseOpening'), write(random, work, [work.job[0]])),
    plan: paragraph(write(random, work, [work.job[2]]), courtesy(random, work, 0.5, 'responseClosing')),
  };
}

/** What a survey says. */
export function writeSurvey(random: Random, work: CaseWork): { cause: string; costClass: CostClass } {
  const costClass = random.weighted(COSTS);
  const measure = sometimes(random, isOutdoors(work.category) ? 0.3 : 0, () => COST_WORDS[costClass]);
  return { cause: paragraph(write(random, work, [work.job[1]]), measure), costClass };
}

/** The answer that goes with the proof of finished work. */
export function writeCompletion(random: Random, work: CaseWork): { answer: string } {
  return {
    answer: paragraph(
      courtesy(random, work, 0.35, 'responseOpening'),
      write(random, work, [work.job[3]]),
      sometimes(
        random,
        0.3,
        () => 'Bila ternyata belum beres, silakan tekan "Belum" dan kami kerjakan lagi.',
      ),
    ),
  };
}

/** The answer to a question, a wish, or a reasoned "no". */
export function writeAnswerOnly(random: Random, work: CaseWork): { answer: string } {
  return {
    answer: paragraph(
      courtesy(random, work, 0.6, 'answerOpening'),
      write(random, work, answersOnlyOf(work.category)),
    ),
  };
}

/** Why an agency gives a case back to the desk; `suggested` is the short name of the agency it names instead. */
export function writeGiveBack(random: Random, work: CaseWork, suggested: string): { reason: string } {
  return { reason: writeRemark(random, 'giveBack', work, suggested) };
}

/** A rejection: the reason as a sentence and what would help. Unknown codes are told as "too vague". */
export function writeRejection(
  random: Random,
  code: string,
  work: CaseWork,
): { reason: string; help: string } {
  const words = REJECTIONS[code] ?? REJECTIONS['TOO_VAGUE'];
  if (words === undefined) throw new Error('The words for TOO_VAGUE are missing');
  return { reason: write(random, work, words.reason), help: write(random, work, words.help) };
}

export interface Deferral {
  estimateClass: CostClass;
  fundingRoute: FundingGate['route'];
  gateName: string;
  reason: string;
  interim: string;
  /** month and day of the next decision, MM-DD: the caller makes the date of it */
  gateDay: string;
}

/** Why the money is not there, which way it may come, and what keeps people safe meanwhile. */
export function writeDeferral(random: Random, work: CaseWork): Deferral {
  const gate = random.weighted(FUNDING_GATES.map((one): Weighted<FundingGate> => [one, one.weight]));
  // RT Berkelas gives at most 50 million rupiah to an RT in a year.
  const estimateClass = gate.route === 'RT_BERKELAS' ? 'below50' : random.weighted(DEFERRED_COSTS);
  return {
    estimateClass,
    fundingRoute: gate.route,
    gateName: gate.name,
    gateDay: gate.day,
    reason: paragraph(writeWork(random, 'costly', work), COST_WORDS[estimateClass]),
    interim: writeWork(random, 'interim', work),
  };
}

/** What is told after a decision about money. */
export function writeBudgetReview(
  random: Random,
  budgetOutcome: keyof typeof BUDGET_REVIEWS,
  work: CaseWork,
): { budgetOutcome: keyof typeof BUDGET_REVIEWS; reason: string } {
  return { budgetOutcome, reason: write(random, work, BUDGET_REVIEWS[budgetOutcome]) };
}

/** Whom an agency waits for, and for what. */
export function writeAwaiting(random: Random): { party: string; awaited: string } {
  const [party, awaited] = random.pick(AWAITED);
  return { party, awaited };
}

/** The letter and the reason of a referral to a body outside the city. The number is made up. */
export function writeReferral(
  random: Random,
  work: CaseWork,
  year: number,
): { letter: string; reason: string } {
  const number = `${random.pick(['490', '600', '620', '660'])}/${random.int(11, 989)}/35.73.114/${year}`;
  return { letter: `Surat ${number}`, reason: write(random, work, REFERRAL.reason) };
}

/** What the body outside said when the city asked. */
export function writeExternalAnswer(
  random: Random,
  externalOutcome: 'solved' | 'waiting',
  work: CaseWork,
): { externalOutcome: 'solved' | 'waiting'; answer: string } {
  return { externalOutcome, answer: write(random, work, REFERRAL[externalOutcome]) };
}
