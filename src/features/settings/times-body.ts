import * as v from 'valibot';
import { timesShape } from '#platform/settings-shapes.ts';

/** When the city works, in the form in which it is written and published. */
export type TimesBody = v.InferInput<typeof timesShape>;
export type ClosureBody = TimesBody['holidays'][number];
export type CalendarBody = TimesBody['calendars'][number];
export type SeasonBody = CalendarBody['seasons'][number];
export type WeekBody = CalendarBody['week'];

export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Day = (typeof DAYS)[number];

/** What was kept or read from the files; throws for anything else, which no door lets in. */
export function asTimes(body: unknown): TimesBody {
  if (v.is(timesShape, body)) return body;
  throw new Error('these are no working times');
}

/** Is it the same closure? One day may close several calendars, each for its own reason. */
export const closureKey = ({ date, calendars }: ClosureBody): string =>
  `${date} ${(calendars ?? []).toSorted().join(',')}`;
