import type { Officer } from '#domain/actor.ts';
import type { City } from '#domain/city.ts';
import { dateWords } from '#locales/date-words.ts';
import { href, type Locale } from '#locales/locale.ts';
import { excerptOf, readable } from '#locales/masked-words.ts';
import { wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import { cityNames } from '#locales/city-names.ts';
import { flagsOf } from './flag-words.ts';
import type { InboxQuestion, InboxRow, Place, QueueCounts } from './inbox.query.ts';
import { queuesOf } from './queues.ts';
import { dueWords } from './view-words.ts';

const EXCERPT = 200;

interface Viewer {
  city: City;
  locale: Locale;
  now: Date;
}

export type InboxRowView = ReturnType<typeof inboxRow>;

/** A row of the list in words. */
export function inboxRow(row: InboxRow, queue: string, { city, locale, now }: Viewer) {
  const names = cityNames(city, locale);
  return {
    number: row.number,
    href: `${href(`/staf/kasus/${row.number}`, locale)}?antrean=${queue}`,
    status: row.status,
    stage: row.stage,
    title: names.category(row.category) || m.staff_no_category(),
    text: excerptOf(row.text, EXCERPT),
    place: [names.area(row.area), readable(row.street ?? '')].filter((part) => part !== '').join(', '),
    agency: names.agency(row.leadAgency),
    officer: names.position(row.officer),
    due: row.dueAt === null ? '' : dueWords(row.dueAt, now),
    dueAt: row.dueAt === null ? '' : dateWords(row.dueAt, 'shortTime', city.zone, locale),
    late: row.dueAt !== null && row.dueAt < now,
    filed: dateWords(row.filedAt, 'short', city.zone, locale),
    reports: row.reports,
    unread: row.unread,
    flags: flagsOf({ ...row, disputed: row.disputes > 0 }),
  };
}

/** The tabs of a position with what lies in each queue, and the key that opens it. */
export function queueTabs(officer: Officer, counts: QueueCounts, chosen: string, locale: Locale) {
  const taken = new Set<string>();
  return queuesOf(officer).map((queue) => {
    const label = wordFor('queue', queue);
    return {
      queue,
      href: `${href('/staf', locale)}?antrean=${queue}`,
      label,
      count: counts[queue] ?? 0,
      current: queue === chosen,
      key: letterOf(label, taken),
    };
  });
}

/** The first letter of a name that no queue before it has, after a `g`; null when all are taken. */
function letterOf(label: string, taken: Set<string>): string | null {
  const letter = (label.toLowerCase().match(/[a-z]/g) ?? []).find((one) => !taken.has(one));
  if (letter === undefined) return null;
  taken.add(letter);
  return `g ${letter}`;
}

/** A place in a list as it stands in an address, and back. What is not one is the beginning. */
const writePlace = (place: Place): string => `${place.due ?? ''}_${place.id}`;

export function readPlace(text: string): Place | null {
  const found = /^([\d:.TZ-]{0,30})_([0-9a-f-]{36})$/.exec(text);
  if (!found || found[2] === undefined) return null;
  const due = found[1] ?? '';
  if (due === '') return { due: null, id: found[2] };
  return Number.isNaN(Date.parse(due)) ? null : { due, id: found[2] };
}

/** The address of a list: only what narrows it. */
export function inboxAddress(
  question: Omit<InboxQuestion, 'after'>,
  after: Place | null,
  locale: Locale,
): string {
  const search = new URLSearchParams({ antrean: question.queue });
  if (question.words !== '') search.set('cari', question.words);
  if (question.category !== '') search.set('kategori', question.category);
  if (question.area !== '') search.set('kelurahan', question.area);
  if (after) search.set('sesudah', writePlace(after));
  return `${href('/staf', locale)}?${search}`;
}
