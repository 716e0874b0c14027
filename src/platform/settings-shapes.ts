import * as v from 'valibot';
import { STAFF_ROLES } from '#domain/actor.ts';
import { CLASSIFICATIONS, CLOCKS, RUNG_AUDIENCES } from '#domain/city.ts';
import {
  code,
  count,
  date,
  duration,
  latitude,
  listed,
  longitude,
  share,
  someCodes,
  text,
  week,
  words,
} from './shape-parts.ts';

/** The shape of every file of `settings/<city>`; a key that is not named here is refused, since it is a typing error. */

export const cityShape = v.strictObject({
  id: code,
  name: words,
  service: words,
  deskAgency: code,
  inspectorateAgency: code,
  zone: text,
  bounds: v.strictTuple([longitude, latitude, longitude, latitude]),
  emergency: v.strictObject({
    numbers: v.pipe(v.array(v.strictObject({ number: text, name: words })), v.nonEmpty('must not be empty')),
    words: v.array(text),
  }),
  terms: v.strictObject({
    reopenDays: count,
    objectWorkingDays: count,
    reviveDays: count,
    lapseReminders: count,
    confirmReminders: count,
    returnsPerAgency: count,
    disputeRespond: duration,
    disputeSettleShare: share,
  }),
  duty: v.strictObject({
    answer: duration,
    walks: v.pipe(v.number(), v.integer('must be a whole number'), v.minValue(1, 'must be at least 1')),
    aheadDays: count,
    watch: v.exactOptional(code),
  }),
  outside: words,
  areas: v.strictObject({
    file: text,
    code: text,
    name: text,
    district: text,
    districtCode: text,
    postcode: v.exactOptional(text),
    centre: v.exactOptional(text),
  }),
  notices: v.array(v.strictObject({ title: text, text })),
});

export const agenciesShape = v.array(
  v.strictObject({
    code,
    short: text,
    name: words,
    kind: v.picklist(['desk', 'inspectorate', 'technical', 'enterprise', 'area', 'planning', 'executive']),
    calendar: code,
    contact: v.exactOptional(words),
    district: v.exactOptional(code),
    formerly: v.exactOptional(v.array(code)),
    successor: v.exactOptional(code),
  }),
);

export const unitsShape = v.array(v.strictObject({ code, agency: code, name: words }));

export const positionsShape = v.array(
  v.strictObject({
    code,
    role: v.picklist(STAFF_ROLES),
    agency: code,
    unit: v.exactOptional(code),
    title: words,
    deputy: v.exactOptional(code),
    superior: v.exactOptional(code),
  }),
);

export const groupsShape = v.array(v.strictObject({ code, name: words, icon: code }));

/** Keywords are written as lists with commas under labels of the city's choice ("jawa", "typos"). */
const keywords = v.pipe(
  v.record(text, text),
  v.transform((lists) => Object.values(lists).flatMap(listed)),
);

export const categoriesShape = v.array(
  v.strictObject({
    code,
    group: code,
    name: words,
    classification: v.picklist(CLASSIFICATIONS),
    lead: text,
    leadUnit: v.exactOptional(code),
    supports: v.array(text),
    survey: v.exactOptional(duration),
    target: v.exactOptional(duration),
    safety: v.boolean(),
    alwaysPrivate: v.boolean(),
    question: v.exactOptional(words),
    example: v.exactOptional(words),
    note: v.exactOptional(words),
    formerly: v.exactOptional(v.array(code)),
    keywords,
  }),
);

export const calendarsShape = v.array(
  v.strictObject({
    code,
    name: words,
    basis: words,
    week,
    closedOn: v.array(v.picklist(['holiday', 'collectiveLeave', 'local'])),
    seasons: v.array(v.strictObject({ from: date, to: date, name: words, source: text, week })),
  }),
);

/** Some thirty years of closed days. */
const MOST_CLOSURES = 1_500;

export const holidaysShape = v.pipe(
  v.array(
    v.strictObject({
      date,
      name: words,
      kind: v.picklist(['holiday', 'collectiveLeave', 'local']),
      source: text,
      calendars: someCodes,
    }),
  ),
  v.maxLength(MOST_CLOSURES, `must not be longer than ${MOST_CLOSURES} days`),
);

/** When the city works, as staff publish it: the calendars, the closed days, and which agency keeps which calendar. */
export const timesShape = v.strictObject({
  calendars: calendarsShape,
  holidays: holidaysShape,
  agencies: v.record(code, code),
});

export const limitsShape = v.array(
  v.strictObject({
    clock: v.picklist(CLOCKS),
    classification: v.exactOptional(v.picklist(CLASSIFICATIONS)),
    safetyOnly: v.exactOptional(v.boolean()),
    limit: duration,
    offHours: v.exactOptional(duration),
    reminders: v.exactOptional(v.array(duration)),
    basis: words,
  }),
);

export const laddersShape = v.array(
  v.strictObject({
    clocks: v.pipe(v.array(v.picklist(CLOCKS)), v.nonEmpty('must not be empty')),
    rungs: v.pipe(
      v.array(
        v.strictObject({
          share: v.exactOptional(share),
          after: v.exactOptional(duration),
          afterSafety: v.exactOptional(duration),
          tells: v.optional(v.array(v.picklist(RUNG_AUDIENCES)), []),
          positions: v.optional(v.array(code), []),
          letter: v.optional(v.boolean(), false),
        }),
      ),
      v.nonEmpty('must not be empty'),
    ),
  }),
);

export const externalBodiesShape = v.array(
  v.strictObject({ code, name: words, handles: words, contact: v.exactOptional(text) }),
);

export const rejectReasonsShape = v.array(
  v.strictObject({
    code,
    name: words,
    help: words,
    coordinatorOnly: v.boolean(),
    afterQuestion: v.boolean(),
  }),
);

const confidence = v.pipe(
  v.number(),
  v.minValue(0, 'must not be below 0'),
  v.maxValue(1, 'must not be above 1'),
);

/** More than a clerk could ever read in order. */
const MOST_RULES = 300;

export const routesShape = v.strictObject({
  sure: confidence,
  steps: v.array(v.strictObject({ after: duration, least: confidence })),
  trust: v.strictObject({
    both: confidence,
    chosen: confidence,
    otherwise: confidence,
    words: confidence,
    suggested: confidence,
  }),
  unspecific: v.array(code),
  rules: v.pipe(
    v.array(
      v.strictObject({
        code,
        when: v.strictObject({
          categories: someCodes,
          groups: someCodes,
          areas: someCodes,
          words: v.exactOptional(v.pipe(text, v.transform(listed))),
          streets: v.exactOptional(v.pipe(text, v.transform(listed))),
        }),
        to: v.union([
          v.strictObject({ agency: text, unit: v.exactOptional(code) }),
          v.strictObject({ body: code }),
          v.strictObject({ seal: v.literal(true) }),
          v.strictObject({ desk: v.literal(true) }),
        ]),
        confidence,
        reason: words,
      }),
    ),
    v.maxLength(MOST_RULES, `must not be longer than ${MOST_RULES} rules`),
  ),
});

export const templatesShape = v.record(v.string(), words);

export const placeShape = v.strictObject({
  name: text,
  kind: text,
  area: v.exactOptional(code),
  at: v.strictTuple([longitude, latitude]),
});

const position = v.tuple([longitude, latitude]);
const polygon = v.array(v.array(position));

export const areasShape = v.object({
  type: v.literal('FeatureCollection'),
  features: v.array(
    v.object({
      properties: v.record(v.string(), v.unknown()),
      geometry: v.variant('type', [
        v.object({ type: v.literal('Polygon'), coordinates: polygon }),
        v.object({ type: v.literal('MultiPolygon'), coordinates: v.array(polygon) }),
      ]),
    }),
  ),
});

export type CityFile = v.InferOutput<typeof cityShape>;
export type CalendarFile = v.InferOutput<typeof calendarsShape>;
export type Times = v.InferOutput<typeof timesShape>;
export type Routes = v.InferOutput<typeof routesShape>;
export type AreasFile = v.InferOutput<typeof areasShape>;
