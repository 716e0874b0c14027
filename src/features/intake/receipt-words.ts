import type { City, Closure } from '#domain/city.ts';
import { dayNumberOf } from '#domain/local-time.ts';
import { dateWords, plainDateWords } from '#locales/date-words.ts';
import { m } from '#locales/words/messages.js';
import { getLocale } from '#locales/words/runtime.js';
import type { Promised, Receipt } from './receipt.query.ts';

/** The promise with its date and its reason, a sentence each. */
export function promiseWords(promise: Promised, city: City): string[] {
  const { at, closures, offHours } = promise;
  const day = dateWords(at, 'day', city.zone);
  const said: string[] = [m.receipt_promise({ day, time: dateWords(at, 'time', city.zone) })];
  if (closures.length > 0) said.push(closedWords(closures));
  else if (offHours) said.push(m.receipt_off_hours());
  return said;
}

/** "Kantor libur 18 Mar – 24 Mar: Hari Suci Nyepi dan …". Days that follow each other, weekends between them too, are one stretch. */
function closedWords(closures: readonly Closure[]): string {
  const names = [...new Set(closures.map(({ name }) => name[getLocale()]))];
  // "Cuti bersama Hari Suci Nyepi" says nothing more beside "Hari Suci Nyepi"
  const telling = names.filter((name) => !names.some((other) => other !== name && name.includes(other)));
  const listed = new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(telling);
  return m.receipt_closed({ dates: stretches(closures).map(stretchWords).join(', '), names: listed });
}

const WEEKEND_BETWEEN = 3;

type Stretch = { first: string; last: string };

function stretches(closures: readonly Closure[]): Stretch[] {
  const found: Stretch[] = [];
  for (const { date } of closures) {
    const open = found.at(-1);
    if (open && dayNumberOf(date) - dayNumberOf(open.last) <= WEEKEND_BETWEEN) open.last = date;
    else found.push({ first: date, last: date });
  }
  return found;
}

function stretchWords({ first, last }: Stretch): string {
  if (first === last) return plainDateWords(first, 'short');
  return `${plainDateWords(first, 'short')} – ${plainDateWords(last, 'short')}`;
}

/** How the reporter hears of news, in a sentence. */
export function toldWords({ hasEmail, hasPhone }: Pick<Receipt, 'hasEmail' | 'hasPhone'>): string {
  if (hasEmail && hasPhone) return m.receipt_told({ ways: m.receipt_way_and() });
  if (hasEmail) return m.receipt_told({ ways: m.receipt_way_email() });
  return hasPhone ? m.receipt_told({ ways: m.receipt_way_phone() }) : m.receipt_told_nobody();
}
