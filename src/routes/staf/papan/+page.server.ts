import type { City } from '#domain/city.ts';
import { decreeGap } from '#domain/decree.ts';
import { BOARD_QUEUES, loadBoard, type OldCase } from '#features/casework/board.query.ts';
import { cityNames, type CityNames } from '#locales/city-names.ts';
import { isQueueOf } from '#features/casework/queues.ts';
import { dueWords, spanWords } from '#features/casework/view-words.ts';
import { readDutyForBoard, type DutyOnBoard } from '#features/duty/duty-now.ts';
import { momentWords } from '#features/duty/duty-words.ts';
import { demand, mayPass } from '#features/people/demand.ts';
import { readWatch } from '#features/telling/ladder-watch.query.ts';
import { dateWords, numberWords } from '#locales/date-words.ts';
import { href, type Locale } from '#locales/locale.ts';
import { wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import type { PageServerLoad } from './$types';

/** Queues in which something at all is worth a colour. */
const ALARMING: readonly string[] = ['overdue', 'disputed'];
/** What waits for the desk itself comes first and large. */
const DESK: readonly string[] = ['new', 'returned', 'toConfirm', 'toValidate'];

export const load: PageServerLoad = async (event) => {
  const officer = demand(event, 'overview');
  const { app, locale } = event.locals;
  const { city } = app;
  const now = app.now();
  const [board, watch, duty] = await Promise.all([
    loadBoard(app, officer),
    readWatch(app),
    readDutyForBoard(app),
  ]);
  const names = cityNames(city, locale);
  return {
    at: dateWords(now, 'time', city.zone, locale),
    decree: decreeWords(city, now),
    mayLoadDecree: mayPass(officer.role, ['coordinator']),
    duty: { ...dutyWords(duty, city, locale), mayOpen: mayPass(officer.role, ['desk']) },
    workerSilent: watch.workerSilent,
    unclimbed: watch.unclimbed > 0 ? numberWords(watch.unclimbed, locale) : null,
    tiles: BOARD_QUEUES.map((queue) => ({
      queue,
      label: wordFor('queue', queue),
      value: numberWords(board.counts[queue], locale),
      alarm: ALARMING.includes(queue) && board.counts[queue] > 0,
      desk: DESK.includes(queue),
      href: isQueueOf(officer, queue) ? `${href('/staf', locale)}?antrean=${queue}` : null,
    })),
    today: { filed: numberWords(board.today.filed, locale), closed: numberWords(board.today.closed, locale) },
    agencies: board.agencies.map((row) => ({
      ...row,
      name: names.agency(row.agency),
      oldest: spanWords(now.getTime() - row.oldest.getTime()),
    })),
    oldest: board.oldest.map((row) => caseLine(row, now, city, names)),
    letters: mayPass(officer.role, ['letter'])
      ? {
          count: numberWords(board.letters.count, locale),
          first: board.letters.first.map((row) => caseLine(row, now, city, names)),
        }
      : null,
  };
};

/** Who is on duty, what waits for an answer, and the first hole of the roster, in words. */
function dutyWords({ current, holes, unanswered }: DutyOnBoard, city: City, locale: Locale) {
  const [hole] = holes;
  return {
    now: current
      ? m.duty_board_now({ who: current.name, time: momentWords(current.to, city, locale) })
      : m.duty_board_nobody(),
    unanswered: unanswered > 0 ? numberWords(unanswered, locale) : null,
    hole: hole ? m.duty_board_holes({ time: momentWords(hole.from, city, locale) }) : null,
  };
}

/** A year whose holidays nobody vouches for, in words. */
function decreeWords(city: City, now: Date): { title: string; text: string } | null {
  const gap = decreeGap(city, now);
  if (!gap) return null;
  const year = { year: String(gap.year) };
  return { title: wordFor('decree', gap.state, year), text: wordFor('decree', `${gap.state}_text`, year) };
}

/** A case in one line of the board. */
function caseLine(row: OldCase, now: Date, city: City, names: CityNames) {
  return {
    number: row.number,
    status: row.status,
    title: row.category === null ? m.staff_no_category() : names.category(row.category),
    agency: row.leadAgency === null ? names.agency(city.deskAgency) : names.agency(row.leadAgency),
    age: spanWords(now.getTime() - row.filedAt.getTime()),
    due: row.dueAt === null ? '' : dueWords(row.dueAt, now),
    late: row.dueAt !== null && row.dueAt < now,
  };
}
