import type { Category } from '#domain/city.ts';
import { writeCitizenRemark, writeConfirmation } from './citizen-text.ts';
import { NotYet, type Life } from './life.ts';
import {
  writeAnswerOnly,
  writeAwaiting,
  writeBudgetReview,
  writeCompletion,
  writeDeferral,
  writeExternalAnswer,
  writeGiveBack,
  writeQuestion,
  writeReferral,
  writeRejection,
  writeRemark,
  writeResponse,
  writeSurvey,
  type CaseWork,
} from './staff-text.ts';

/** What a chapter needs: the case's way, its course of work, its category and how slow its agency is (1 is usual). */
export interface Scene {
  life: Life;
  work: CaseWork;
  category: Category;
  place: { street?: string; landmark?: string; area: string };
  slowness: number;
}

/** The desk reads the report and passes it on. */
export async function distribute({ life, work, category }: Scene): Promise<void> {
  life.afterWork(life.city.deskAgency, category.safety ? 0.05 : 0.3);
  await life.does('dispatch', life.desk(), {
    category: category.code,
    classification: category.classification,
    agency: life.agency,
    ...(life.random.chance(0.2) ? { inside: writeRemark(life.random, 'dispatchNote', work) } : {}),
  });
}

export async function acceptAndRespond({ life, work, slowness }: Scene): Promise<void> {
  life.afterWork(life.agency, 0.4 * slowness);
  await life.does('accept', life.office('agencyAdmin'));
  life.afterWork(life.agency, 0.9 * slowness);
  await life.does('respond', life.office('liaison'), {
    ...writeResponse(life.random, work),
    dueDate: life.dateIn(7),
  });
}

async function survey({ life, work, slowness }: Scene): Promise<void> {
  const field = life.office('fieldOfficer');
  await life.does('planSurvey', life.office('agencyAdmin'), {
    surveyDate: life.dateIn(2),
    officer: field.position,
  });
  life.afterWork(life.agency, 1.2 * slowness);
  await life.does('surveyed', field, { ...writeSurvey(life.random, work), photos: await life.photo(field) });
}

/** Survey, queue, work, proof, validation. */
export async function workAndProve(scene: Scene): Promise<void> {
  const { life, work, slowness } = scene;
  const field = life.office('fieldOfficer');
  if (life.withPhotos) await survey(scene);
  await life.does(
    'schedule',
    life.office('agencyAdmin'),
    life.random.chance(0.5) ? { plannedDate: life.dateIn(5) } : { queuePlace: life.random.int(1, 40) },
  );
  life.afterWork(life.agency, 3 * slowness);
  await life.does('start', field);
  life.afterWork(life.agency, 0.8 * slowness);
  await prove(scene);
  if (life.random.chance(0.08)) {
    life.afterWork(life.city.deskAgency, 0.6);
    await life.does('rejectProof', life.desk(), { reason: writeRemark(life.random, 'rejectProof', work) });
    life.afterWork(life.agency, slowness);
    await prove(scene);
  }
  life.afterWork(life.city.deskAgency, 0.7);
  await life.does('validate', life.desk());
}

async function prove({ life, work }: Scene): Promise<void> {
  const field = life.office('fieldOfficer');
  const before = await life.photo(field);
  await life.does('complete', field, {
    ...writeCompletion(life.random, work),
    before,
    after: await life.photo(field),
  });
}

/** The reporter's word, or ten working days of silence. */
export async function hearReporter(scene: Scene): Promise<void> {
  const { life, category, place, slowness } = scene;
  if (life.random.chance(0.4)) {
    life.now = new Date(life.now.getTime() + 17 * 86_400_000);
    if (life.now > life.tools.until) throw new NotYet();
    await silence(life);
    return;
  }
  life.afterDays(2);
  if (life.random.chance(0.14)) {
    await life.does('dispute', life.reporter(), {
      comment: writeCitizenRemark(life.random, 'dispute', category.code, place),
    });
    life.afterWork(life.agency, slowness);
    await prove(scene);
    life.afterWork(life.city.deskAgency, 0.5);
    await life.does('validate', life.desk());
    life.afterDays(2);
  }
  const { rating, comment } = writeConfirmation(life.random, category.code, place, Math.min(1, slowness / 3));
  await life.does('confirm', life.reporter(), { rating, ...(comment ? { comment } : {}) });
}

/** The clock closes what nobody answered, when its time has really come. */
async function silence(life: Life): Promise<void> {
  for (let week = 0; week < 8; week += 1) {
    try {
      await life.does('closeSilent', { role: 'system' });
      return;
    } catch {
      life.now = new Date(life.now.getTime() + 5 * 86_400_000);
      if (life.now > life.tools.until) throw new NotYet();
    }
  }
}

export async function answer({ life, work, slowness }: Scene): Promise<void> {
  life.afterWork(life.agency, 0.4 * slowness);
  await life.does('accept', life.office('agencyAdmin'));
  life.afterWork(life.agency, 1.5 * slowness);
  await life.does('answerOnly', life.office('liaison'), writeAnswerOnly(life.random, work));
}

/** No money yet: proposed, approved, and looked at again at the gate. */
export async function waitForMoney(scene: Scene): Promise<void> {
  const { life, work, slowness } = scene;
  if (life.withPhotos) await survey(scene);
  const { gateDay, ...deferral } = writeDeferral(life.random, work);
  const gateDate = nextDay(life.dateIn(0), gateDay, life.dateIn(85));
  await life.does('proposeDeferral', life.office('liaison'), { ...deferral, gateDate });
  life.afterWork(life.agency, 0.8 * slowness);
  await life.does('deferBudget', life.office('agencyHead'));
  await reviewUntilFunded(scene, deferral.gateName, gateDate);
  await workAndProve(scene);
}

/** Gate after gate: the citizen hears each time, also when the answer is "belum". */
async function reviewUntilFunded({ life, work }: Scene, gateName: string, firstGate: string): Promise<void> {
  let gateDate = firstGate;
  for (;;) {
    life.now = new Date(Math.max(life.now.getTime(), Date.parse(`${gateDate}T03:00:00Z`)));
    life.afterWork(life.agency, 0.5);
    if (life.random.chance(0.45)) {
      await life.does(
        'reviewBudget',
        life.office('agencyHead'),
        writeBudgetReview(life.random, 'funded', work),
      );
      return;
    }
    gateDate = life.dateIn(80);
    const review = writeBudgetReview(life.random, 'nextGate', work);
    await life.does('reviewBudget', life.office('agencyHead'), { ...review, gateName, gateDate });
  }
}

function nextDay(today: string, monthDay: string, latest: string): string {
  const thisYear = `${today.slice(0, 4)}-${monthDay}`;
  const gate = thisYear > today ? thisYear : `${Number(today.slice(0, 4)) + 1}-${monthDay}`;
  return gate < latest ? gate : latest;
}

export async function giveBackFirst(scene: Scene, wrong: string): Promise<void> {
  const { life, work } = scene;
  const right = life.agency;
  life.agency = wrong;
  await distribute(scene);
  life.afterWork(wrong, 0.6);
  await life.does('giveBack', life.office('agencyAdmin'), {
    ...writeGiveBack(life.random, { ...work, agency: wrong }, right),
    suggestedAgency: right,
  });
  life.agency = right;
  await distribute(scene);
}

export async function askFirst({ life, work, category, place }: Scene): Promise<void> {
  life.afterWork(life.city.deskAgency, 0.3);
  await life.does('ask', life.desk(), writeQuestion(life.random, work));
  life.afterDays(1.5);
  if (life.random.chance(0.2)) await lapse(life);
  await life.does('reply', life.reporter(), {
    reply: writeCitizenRemark(life.random, 'reply', category.code, place),
  });
}

/** No answer in thirty days: taken as withdrawn, by the clock. */
async function lapse(life: Life): Promise<void> {
  life.now = new Date(life.now.getTime() + 31 * 86_400_000);
  if (life.now <= life.tools.until) await life.does('lapse', { role: 'system' });
  throw new NotYet();
}

export async function refuse({ life, work, category, place }: Scene): Promise<void> {
  life.afterWork(life.city.deskAgency, 0.5);
  const code = life.random.pick(['NOT_PUBLIC_SERVICE', 'ADVERT_POLITICS', 'SPAM', 'IN_COURT', 'TEST']);
  await life.does('reject', life.desk('operator', 0), {
    rejectReason: code,
    ...writeRejection(life.random, code, work),
  });
  if (!life.random.chance(0.25)) return;
  life.afterDays(2);
  await life.does('object', life.reporter(), {
    objection: writeCitizenRemark(life.random, 'objection', category.code, place),
  });
}

export async function referOut({ life, work }: Scene): Promise<void> {
  life.afterWork(life.city.deskAgency, 0.6);
  const body = life.random.pick(life.city.externalBodies);
  const referral = writeReferral(life.random, work, life.now.getUTCFullYear());
  await life.does('refer', life.desk(), { externalBody: body.code, ...referral });
  life.afterWork(life.city.deskAgency, 12);
  const outcome = life.random.chance(0.4) ? 'solved' : 'waiting';
  await life.does('externalAnswer', life.desk(), writeExternalAnswer(life.random, outcome, work));
}

export async function awaitOthers({ life }: Scene): Promise<void> {
  await life.does('awaitExternal', life.office('agencyAdmin'), {
    ...writeAwaiting(life.random),
    until: life.dateIn(20),
  });
  life.afterDays(12);
  await life.does('resume', life.office('agencyAdmin'));
}

export async function withdrawSoon({ life, category, place }: Scene): Promise<void> {
  life.afterDays(0.5);
  await life.does('withdraw', life.reporter(), {
    comment: writeCitizenRemark(life.random, 'withdraw', category.code, place),
  });
}
