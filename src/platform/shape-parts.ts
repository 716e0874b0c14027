import * as v from 'valibot';
import { DURATION_UNITS, type DaySpan, type Week } from '#domain/city.ts';

/** What the shapes of the settings are made of. */

/** Nothing a city writes is longer; what is comes from a mistake, and would be read again and again. */
const MOST_LETTERS = 8_000;
export const text = v.pipe(
  v.string(),
  v.trim(),
  v.nonEmpty('must not be empty'),
  v.maxLength(MOST_LETTERS, `must not be longer than ${MOST_LETTERS} letters`),
);
export const code = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'must be letters, digits, dots and dashes'),
);
export const words = v.strictObject({ id: text, en: text });
export const count = v.pipe(
  v.number(),
  v.integer('must be a whole number'),
  v.minValue(0, 'must not be below 0'),
);
export const duration = v.strictObject({
  amount: v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(1, 'must be at least 1')),
  unit: v.picklist(DURATION_UNITS),
});
export const share = v.pipe(
  v.number(),
  v.gtValue(0, 'must be above 0'),
  v.maxValue(1, 'must not be above 1'),
);
export const someCodes = v.exactOptional(v.pipe(v.array(code), v.nonEmpty('must not be empty')));
export const date = v.pipe(v.string(), v.isoDate('must be a date like 2026-03-19'));
export const longitude = v.pipe(v.number(), v.minValue(-180), v.maxValue(180));
export const latitude = v.pipe(v.number(), v.minValue(-90), v.maxValue(90));

export const listed = (list: string): string[] =>
  list
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');

function readSpan(span: string): DaySpan {
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = span.split(/[:-]/).map(Number);
  return [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
}

const day = v.array(
  v.pipe(
    v.string(),
    v.regex(/^\d{2}:[0-5]\d-\d{2}:[0-5]\d$/, 'must be hours like 07:30-12:00'),
    v.transform(readSpan),
  ),
);

export const week = v.pipe(
  v.strictObject({
    monday: day,
    tuesday: day,
    wednesday: day,
    thursday: day,
    friday: day,
    saturday: day,
    sunday: day,
  }),
  v.transform((w): Week => [w.monday, w.tuesday, w.wednesday, w.thursday, w.friday, w.saturday, w.sunday]),
);
