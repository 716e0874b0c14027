import { dayNumberOf } from '#domain/local-time.ts';
import { formText } from '#platform/form-text.ts';
import { plainDateWords } from '#locales/date-words.ts';
import { wordFor } from '#locales/word-for.ts';
import { m } from '#locales/words/messages.js';
import { getLocale } from '#locales/words/runtime.js';
import {
  addClosure,
  assignCalendar,
  loadDecree,
  ownCalendar,
  readWeek,
  removeCalendar,
  removeClosure,
  removeSeason,
  setHours,
  setSeason,
  type Edited,
} from './edit-times.ts';
import type { FormFault } from './draft.ts';
import { readDecree } from './read-decree.ts';
import {
  closureKey,
  type CalendarBody,
  type ClosureBody,
  type TimesBody,
  type WeekBody,
} from './times-body.ts';

/** What a form made of the working times, and the reason it suggests; or what is wrong with the form. */
type TimesEdit =
  | { readonly ok: true; readonly body: TimesBody; readonly reason: string }
  | { readonly ok: false; readonly errors: readonly FormFault[] };

type Edit = (body: TimesBody, form: FormData) => TimesEdit | Promise<TimesEdit>;

const wrong = (text: string, field?: string): TimesEdit => ({
  ok: false,
  errors: [field === undefined ? { text } : { field, text }],
});

function answer(edited: Edited, reason: string, field?: string): TimesEdit {
  return edited.ok
    ? { ok: true, body: edited.body, reason }
    : wrong(wordFor('settings_refused', edited.fault), field);
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(dayNumberOf(text));
const text = (form: FormData, name: string): string => formText(form, name).trim();
const both = (words: string) => ({ id: words, en: words });

const closure: Edit = (body, form) => {
  const [date, name] = [text(form, 'date'), text(form, 'name')];
  if (!isDay(date)) return wrong(m.settings_day_missing(), 'date');
  if (name === '') return wrong(m.settings_closure_name_missing(), 'name');
  const own = form.getAll('only').filter((code) => typeof code === 'string');
  const one: ClosureBody = {
    date,
    name: both(name),
    kind: 'local',
    source: text(form, 'source') || m.settings_source_local(),
    ...(own.length > 0 ? { calendars: own } : {}),
  };
  const reason = m.settings_reason_closure({ name, day: plainDateWords(date, 'date') });
  return answer(addClosure(body, one), reason, 'date');
};

const remove: Edit = (body, form) => {
  const key = formText(form, 'key');
  const gone = body.holidays.find((one) => closureKey(one) === key);
  const reason = gone
    ? m.settings_reason_reopened({ name: gone.name[getLocale()], day: plainDateWords(gone.date, 'date') })
    : '';
  return answer(removeClosure(body, key), reason);
};

const decree: Edit = async (body, form) => {
  const file = form.get('file');
  const given = file instanceof File && file.size > 0 ? await file.text() : formText(form, 'text');
  const source = text(form, 'source') || m.settings_source_decree();
  const read = readDecree(given, source);
  if (!read.ok)
    return wrong(wordFor('settings_decree', read.fault, { place: placeWords(read.place) }), 'file');
  return answer(loadDecree(body, read.closures), m.settings_reason_decree({ source }), 'file');
};

const placeWords = (place = ''): string => (isDay(place) ? plainDateWords(place, 'date') : place);

const CLOSED_ON = ['holiday', 'collectiveLeave', 'local'] as const;

function weekOf(
  form: FormData,
  prefix: string,
): { ok: true; week: WeekBody } | Extract<TimesEdit, { ok: false }> {
  const read = readWeek((day) => formText(form, `${prefix}${day}`));
  if (read.ok) return read;
  const errors = read.days.map((day) => ({
    field: `${prefix}${day}`,
    text: m.settings_hours_unreadable({ day: wordFor('settings_day', day) }),
  }));
  return { ok: false, errors };
}

const nameOf = (body: TimesBody, code: string): string =>
  body.calendars.find((one) => one.code === code)?.name[getLocale()] ?? code;

const hours: Edit = (body, form) => {
  const code = formText(form, 'calendar');
  const read = weekOf(form, `${code}-`);
  if (!read.ok) return read;
  const chosen = form.getAll('closedOn');
  const closedOn: CalendarBody['closedOn'] = CLOSED_ON.filter((kind) => chosen.includes(kind));
  return answer(
    setHours(body, code, read.week, closedOn),
    m.settings_reason_hours({ name: nameOf(body, code) }),
  );
};

const season: Edit = (body, form) => {
  const code = formText(form, 'calendar');
  const [from, to, name] = [text(form, 'from'), text(form, 'to'), text(form, 'name')];
  if (!isDay(from) || !isDay(to)) return wrong(m.settings_day_missing(), `${code}-season-from`);
  if (name === '') return wrong(m.settings_season_name_missing(), `${code}-season-name`);
  const read = weekOf(form, `${code}-season-`);
  if (!read.ok) return read;
  const source = text(form, 'source') || m.settings_source_local();
  const one = { from, to, name: both(name), source, week: read.week };
  return answer(setSeason(body, code, one), m.settings_reason_season({ name }));
};

const endSeason: Edit = (body, form) => {
  const code = formText(form, 'calendar');
  return answer(
    removeSeason(body, code, formText(form, 'from')),
    m.settings_reason_hours({ name: nameOf(body, code) }),
  );
};

const agency: Edit = (body, form) => {
  const [code, calendar] = [formText(form, 'agency'), formText(form, 'calendar')];
  const reason = m.settings_reason_agency();
  if (calendar === 'own')
    return answer(ownCalendar(body, code, both(text(form, 'name') || code)), reason, 'agency');
  return answer(assignCalendar(body, code, calendar), reason, 'agency');
};

const drop: Edit = (body, form) =>
  answer(removeCalendar(body, formText(form, 'calendar')), m.settings_reason_agency());

/** Everything that staff may do to the working times, by the name of its form. */
export const TIMES_EDITS = { closure, remove, decree, hours, season, endSeason, agency, drop } as const;
export type TimesEditName = keyof typeof TIMES_EDITS;
