import { describe, expect, test } from 'vitest';
import CATEGORIES from '#settings/kota-malang/categories.json' with { type: 'json' };
import REASONS from '#settings/kota-malang/reject-reasons.json' with { type: 'json' };
import { ESTIMATE_CLASSES, FIELDS, FUNDING_ROUTES, kindOf, type FieldName } from '#domain/field.ts';
import { CITIZEN_REMARKS } from './words/remarks-citizen.ts';
import { REJECTIONS } from './words/rejections.ts';
import { REMARKS } from './words/remarks.ts';
import { seededRandom } from './random.ts';
import { writeCitizenRemark, writeConfirmation, type CitizenRemark } from './citizen-text.ts';
import * as staff from './staff-text.ts';

const CODES = CATEGORIES.map(({ code }) => code);
const PLACE = { area: 'Lembah', street: 'Jalan Anggrek' };
const workOn = (category: string, seed = 1, place = 'Jl. Anggrek') =>
  staff.beginWork(seededRandom(seed), { category, place, agency: 'DINAS' });
const UNFILLED = /[{}[\]|<>]|undefined| {2}/;

/** Everything an officer may write about one category, by field. */
function writeAll(seed: number, category: string): Partial<Record<FieldName, string | number>>[] {
  const random = seededRandom(seed);
  const work = workOn(category, seed);
  const { gateDay: _, ...deferral } = staff.writeDeferral(random, work);
  return [
    staff.writeQuestion(random, work),
    staff.writeResponse(random, work),
    staff.writeSurvey(random, work),
    staff.writeCompletion(random, work),
    staff.writeAnswerOnly(random, work),
    staff.writeGiveBack(random, work, 'DLH'),
    deferral,
    staff.writeBudgetReview(random, 'nextGate', work),
    staff.writeAwaiting(random),
    staff.writeReferral(random, work, 2026),
    staff.writeExternalAnswer(random, 'waiting', work),
    { part: staff.writeWork(random, 'part', work) },
    writeConfirmation(random, category, PLACE, 0.5),
  ];
}

describe('what officers write', () => {
  test('the same seed writes the same', () => {
    expect(writeAll(1, 'road.pothole')).toEqual(writeAll(1, 'road.pothole'));
  });

  test('every category gets each kind of text, filled, and short enough for its field', () => {
    for (const code of CODES) {
      for (const given of writeAll(2, code).flatMap((one) => Object.entries(one))) {
        const [field, value] = given;
        const kind = kindOf(Object.keys(FIELDS).find((name): name is FieldName => name === field)!);
        expect(String(value), `${code} ${field}`).not.toMatch(UNFILLED);
        if (kind.kind === 'text')
          expect(String(value).length, `${code} ${field}`).toBeLessThanOrEqual(kind.max);
      }
    }
  });

  test('costs and routes are those the rules know', () => {
    const random = seededRandom(3);
    for (let i = 0; i < 100; i++) {
      const deferral = staff.writeDeferral(random, workOn('road.pothole'));
      expect(ESTIMATE_CLASSES).toContain(deferral.estimateClass);
      expect(FUNDING_ROUTES).toContain(deferral.fundingRoute);
      expect(deferral.gateDay).toMatch(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/);
    }
  });

  test('every reason of the city to refuse a report has its sentence and its help', () => {
    expect(REASONS.map(({ code }) => code).filter((code) => REJECTIONS[code] === undefined)).toEqual([]);
    const random = seededRandom(4);
    for (const { code } of REASONS) {
      const { reason, help } = staff.writeRejection(random, code, workOn('other'));
      expect(`${reason} ${help}`).not.toMatch(UNFILLED);
    }
  });

  test('a case given back names the agency it should go to', () => {
    const random = seededRandom(5);
    for (let i = 0; i < 40; i++) {
      expect(staff.writeGiveBack(random, workOn('drain.blocked'), 'Satpol PP').reason).toContain('Satpol PP');
    }
  });

  test('the first answers of 300 road cases are seldom alike', () => {
    const random = seededRandom(6);
    const texts = Array.from({ length: 300 }, (_, i) => {
      const { found, plan } = staff.writeResponse(random, workOn('road.pothole', i, `Jl. Anggrek ${i % 90}`));
      return `${found} ${plan}`;
    });
    expect(new Set(texts).size / texts.length).toBeGreaterThan(0.9);
  });

  test('what was found, planned and done in one case is one course of work with the same numbers', () => {
    const work = workOn('drain.blocked', 3);
    const random = seededRandom(3);
    const first = [staff.writeResponse(random, work).found, staff.writeCompletion(random, work).answer];
    const again = [staff.writeResponse(random, work).found, staff.writeCompletion(random, work).answer];
    const numbers = (texts: string[]) => new Set(texts.flatMap((text) => text.match(/\d+/g) ?? []));
    expect(numbers(again)).toEqual(numbers(first));
  });

  test('every remark can be written', () => {
    const random = seededRandom(7);
    for (const kind of Object.keys(REMARKS).filter((name): name is staff.RemarkKind => name in REMARKS)) {
      for (let i = 0; i < 20; i++)
        expect(staff.writeRemark(random, kind, workOn('other'), 'DLH'), kind).not.toMatch(UNFILLED);
    }
  });
});

describe('what reporters write afterwards', () => {
  test('every remark can be written', () => {
    const random = seededRandom(8);
    for (const kind of Object.keys(CITIZEN_REMARKS).filter(
      (name): name is CitizenRemark => name in CITIZEN_REMARKS,
    )) {
      for (let i = 0; i < 20; i++)
        expect(writeCitizenRemark(random, kind, 'light.out', PLACE), kind).not.toMatch(UNFILLED);
    }
  });

  test('late work is rated lower', () => {
    const mean = (lateness: number) => {
      const random = seededRandom(9);
      const ratings = Array.from(
        { length: 400 },
        () => writeConfirmation(random, 'light.out', PLACE, lateness).rating,
      );
      return ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length;
    };
    expect(mean(1)).toBeLessThan(mean(0) - 0.5);
  });
});
