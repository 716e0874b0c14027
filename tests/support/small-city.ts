import type { StaffRole } from '#domain/actor.ts';
import { aroundTheClock, office } from '#domain/calendar.fixture.ts';
import type { Agency, Category, City, ClockLimit, Position, Rung, Unit, Words } from '#domain/city.ts';

/** A city that fits on a page, for tests of the rules: two technical agencies, one of them at work around the clock. */

const words = (text: string): Words => ({ id: text, en: text });

const agency = (code: string, kind: Agency['kind'], calendar = 'office'): Agency => ({
  code,
  short: code.toUpperCase(),
  name: words(code),
  kind,
  calendar,
});

const position = (of: string, role: StaffRole, n = 1): Position => ({
  code: `${of}.${role}${n}`,
  role,
  agency: of,
  title: words(`${role} ${n}`),
});

const AGENCY_STAFF = ['agencyAdmin', 'liaison', 'agencyHead', 'fieldOfficer'] as const;

const staffOf = (of: string): readonly Position[] => AGENCY_STAFF.map((role) => position(of, role));

const unit = (of: string, name: string): Unit => ({ code: `${of}.${name}`, agency: of, name: words(name) });

const category = (code: string, lead: string, more: Partial<Category> = {}): Category => ({
  code,
  group: 'all',
  name: words(code),
  classification: 'ordinary',
  lead,
  supports: [],
  safety: false,
  alwaysPrivate: false,
  keywords: [code],
  ...more,
});

const limit = (
  clock: ClockLimit['clock'],
  amount: number,
  unit: ClockLimit['limit']['unit'],
  more: Partial<ClockLimit> = {},
): ClockLimit => ({ clock, limit: { amount, unit }, basis: words('test'), ...more });

const rung = (more: Partial<Rung>): Rung => ({ tells: [], positions: [], letter: false, ...more });

const reason = (code: string, coordinatorOnly: boolean, afterQuestion: boolean) => ({
  code,
  name: words(code),
  help: words(code),
  coordinatorOnly,
  afterQuestion,
});

export const smallCity: City = {
  id: 'kota-kecil',
  name: words('Kota Kecil'),
  service: words('Sambat'),
  deskAgency: 'desk',
  inspectorateAgency: 'watch',
  zone: 'Asia/Jakarta',
  bounds: [112.5, -8.1, 112.7, -7.9],
  emergency: { numbers: [], words: [] },
  outside: words('outside'),
  notices: [],
  agencies: [
    agency('desk', 'desk'),
    agency('watch', 'inspectorate'),
    agency('roads', 'technical'),
    agency('parks', 'technical', 'round'),
    agency('water', 'technical'),
    agency('plans', 'planning'),
    agency('hall', 'executive'),
  ],
  units: [unit('roads', 'repair'), unit('parks', 'trees'), unit('water', 'pipes'), unit('watch', 'inquiry')],
  positions: [
    position('desk', 'operator'),
    position('desk', 'operator', 2),
    position('desk', 'duty'),
    position('desk', 'coordinator'),
    position('desk', 'coordinator', 2),
    position('watch', 'inspectorate'),
    position('watch', 'inspectorate', 2),
    ...staffOf('roads'),
    ...staffOf('parks'),
    ...staffOf('water'),
    position('plans', 'planner'),
    position('hall', 'executive'),
    position('hall', 'auditor'),
  ],
  groups: [{ code: 'all', name: words('all'), icon: 'dot' }],
  categories: [
    category('hole', 'roads', { target: { amount: 7, unit: 'workingDays' } }),
    category('leak', 'water'),
    category('tree', 'parks', { safety: true, target: { amount: 24, unit: 'hours' } }),
    category('asking', 'roads', { classification: 'information' }),
    category('bribe', 'watch', { classification: 'oversight', alwaysPrivate: true }),
  ],
  areas: [],
  streets: [],
  places: [],
  externalBodies: [{ code: 'power', name: words('power'), handles: words('power') }],
  calendars: [office, aroundTheClock],
  limits: [
    limit('receipt', 1, 'minutes'),
    limit('distribute', 2, 'hours', { safetyOnly: true }),
    limit('distribute', 4, 'workingHours', { offHours: { amount: 2, unit: 'hours' } }),
    limit('accept', 2, 'hours', { safetyOnly: true }),
    limit('accept', 1, 'workingDays'),
    limit('respond', 5, 'workingDays'),
    limit('settle', 5, 'workingDays', { classification: 'information' }),
    limit('settle', 60, 'workingDays', { classification: 'oversight' }),
    limit('settle', 14, 'workingDays'),
    limit('legalReply', 14, 'days'),
    limit('legalDecision', 60, 'days'),
    limit('complete', 30, 'days'),
    limit('validate', 2, 'workingDays'),
    limit('confirm', 10, 'workingDays'),
    limit('budgetReview', 90, 'days'),
    limit('external', 10, 'workingDays'),
  ],
  ladders: [
    {
      clocks: ['accept', 'support', 'respond', 'settle'],
      rungs: [
        rung({ share: 0.5, tells: ['officer'] }),
        rung({ share: 0.8, tells: ['agencyAdmin'] }),
        rung({ share: 1, tells: ['liaison', 'coordinators'] }),
        rung({ after: { amount: 2, unit: 'workingDays' }, tells: ['agencyHead'] }),
        rung({ after: { amount: 10, unit: 'workingDays' }, positions: ['hall.executive1'], letter: true }),
      ],
    },
    {
      clocks: ['distribute', 'validate', 'external'],
      rungs: [
        rung({ share: 0.5, tells: ['desk'] }),
        rung({ share: 1, tells: ['coordinators'] }),
        rung({ after: { amount: 5, unit: 'workingDays' }, positions: ['hall.executive1'], letter: true }),
      ],
    },
  ],
  rejectReasons: [reason('OTHER', false, false), reason('VAGUE', false, true), reason('ABUSE', true, false)],
  terms: {
    reopenDays: 30,
    objectWorkingDays: 10,
    reviveDays: 90,
    lapseReminders: 3,
    confirmReminders: 2,
    returnsPerAgency: 1,
    disputeRespond: { amount: 2, unit: 'workingDays' },
    disputeSettleShare: 0.5,
  },
  duty: { answer: { amount: 10, unit: 'minutes' }, walks: 2, aheadDays: 14 },
  routing: {
    sure: 0.9,
    steps: [
      { after: { amount: 30, unit: 'minutes' }, least: 0.6 },
      { after: { amount: 2, unit: 'hours' }, least: 0.2 },
    ],
    trust: { both: 0.95, chosen: 0.85, otherwise: 0.5, words: 0.7, suggested: 0.8 },
    unspecific: [],
    rules: [
      {
        code: 'power',
        when: { words: ['listrik padam'] },
        to: { body: 'power' },
        confidence: 0.9,
        reason: words('power'),
      },
      {
        code: 'bribe',
        when: { words: ['pungli'] },
        to: { seal: true },
        confidence: 0.9,
        reason: words('bribe'),
      },
    ],
  },
  templates: {},
};

/** A city in which some agencies were closed; `successors` by the code of the closed one. */
export const reorganised = (city: City, successors: Readonly<Record<string, string>>): City => ({
  ...city,
  agencies: city.agencies.map((one) => {
    const successor = successors[one.code];
    return successor === undefined ? one : { ...one, successor };
  }),
});
