import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '#platform/config.ts';
import { readCity } from '#platform/settings.ts';
import { StartRefused } from '#platform/start-refused.ts';
import type { City } from '#domain/city.ts';
import { dayNumberOf } from '#domain/local-time.ts';
import { seededRandom } from '../demo/random.ts';
import { measureYear, type Outcome, type Wait } from './measure.ts';
import { planFilings } from './plan-filings.ts';
import { liveThrough } from './town.ts';

const ROOT = join(import.meta.dirname, '../../..');
const DAY_MS = 86_400_000;
const MOST = 400_000;

const options = {
  from: { type: 'string', default: '2026-01-01' },
  to: { type: 'string', default: '2026-12-31' },
  count: { type: 'string', default: '4000' },
  seed: { type: 'string', default: 'sambat' },
  /** days whose filings are looked at apart, both included */
  closed: { type: 'string', default: '2026-03-18..2026-03-24' },
} as const;

/** Midnight of a local date, as the city's first calendar has it; refuses what is no date. */
function midnight(date: string, name: string): Date {
  const day = dayNumberOf(date);
  if (Number.isNaN(day)) throw new StartRefused(`--${name} must be a date such as 2026-03-18.`);
  // Malang is UTC+7 all year, and a replay needs no more exactness at its edges
  return new Date(day * DAY_MS - 7 * 3_600_000);
}

function countOf(text: string): number {
  const count = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (count < 1 || count > MOST) throw new StartRefused(`--count must be a whole number from 1 to ${MOST}.`);
  return count;
}

function openCity(): City {
  const config = readConfig(process.env, ROOT);
  if (!config.ok) throw new StartRefused(config.faults.join('\n'));
  const city = readCity(config.config.cityDir);
  if (!city.ok) throw new StartRefused(city.faults.join('\n'));
  return city.city;
}

const hours = (minutes: number): string =>
  minutes < 90 ? `${minutes.toFixed(1)} min` : `${(minutes / 60).toFixed(1)} h`;
const waitRow = ({ cases, median, p95, longest }: Wait): string =>
  `${hours(median)} / ${hours(p95)} / ${hours(longest)} (${cases})`;
const share = (part: number, whole: number): string =>
  `${whole === 0 ? '–' : ((100 * part) / whole).toFixed(1)} %`;

function rowsOf(outcome: Outcome): [string, string][] {
  const { cases } = outcome;
  return [
    ['waiting at the desk: median / p95 / longest', waitRow(outcome.wait)],
    ['the same, filed on the closed days', waitRow(outcome.waitThen)],
    ['passed on by itself', share(outcome.byItself, cases)],
    ['wrong route, put right by the desk', share(outcome.corrected, cases)],
    ['given back by an agency', share(outcome.bounced, cases)],
    ['still at the desk at the end', String(outcome.stillAtDesk)],
    ['ever without owner or running clock', String(outcome.orphaned)],
    ['steps of the ladder, by level', outcome.climbed.join(' · ')],
    ['overdue without escalation', String(outcome.owing)],
    ...outcome.kept.map(({ clock, kept, missed }): [string, string] => [
      `${clock} kept`,
      share(kept, kept + missed),
    ]),
  ];
}

function show(withIt: Outcome, without: Outcome): void {
  const before = rowsOf(without);
  console.log('| | by itself | by hand |\n| --- | --: | --: |');
  rowsOf(withIt).forEach(([name, value], index) => {
    console.log(`| ${name} | ${value} | ${before[index]?.[1] ?? ''} |`);
  });
}

function replay(): void {
  const { values } = parseArgs({ options });
  const city = openCity();
  const from = midnight(values.from, 'from');
  const until = new Date(midnight(values.to, 'to').getTime() + DAY_MS);
  if (until <= from) throw new StartRefused('--to must not be before --from.');
  const [first = '', last = ''] = values.closed.split('..');
  const closed = [midnight(first, 'closed'), new Date(midnight(last, 'closed').getTime() + DAY_MS)] as const;
  const filings = planFilings(seededRandom(values.seed), city, [from, until], countOf(values.count));
  const began = performance.now();
  const live = (automatic: boolean): Outcome => {
    const random = seededRandom(values.seed).fork('life');
    return measureYear(liveThrough({ city, random, filings, automatic, until }), city, until, closed);
  };
  const withIt = live(true);
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `${filings.length} complaints from ${values.from} to ${values.to}, lived through in ${seconds.toFixed(1)} s\n`,
  );
  show(withIt, live(false));
}

try {
  replay();
} catch (error) {
  if (!(error instanceof StartRefused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
