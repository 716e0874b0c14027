import type { Weight } from './form-weight.ts';
import type { PageCost } from './measure.ts';
import type { RawCost } from './raw-database.ts';

const two = (value: number): string => value.toFixed(2);
const row = (...cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  console.log(row(...head));
  console.log(row(...head.map((_, i) => (i === 0 ? '---' : '--:'))));
  for (const cells of rows) console.log(row(...cells));
  console.log('');
}

const costOf = (raw: readonly RawCost[], word: string): number => {
  const many = raw.find(({ name, connections }) => name.includes(word) && connections === 16);
  return many ? many.clientMs + many.databaseMs : 0;
};

/** A table of the pages; the ratio is to a bare node:http answer together with one prepared point read. */
export function showPages(pages: readonly PageCost[], raw: readonly RawCost[]): void {
  const limit = costOf(raw, 'node:http') + costOf(raw, 'point read');
  table(
    [
      'page',
      'CPU ms',
      'web',
      'database',
      '× bare',
      'queries',
      'p50 / p99 at 1',
      'p50 / p99 at 16',
      'per s',
      'kB gzip',
      'kB',
      'RSS MB',
    ],
    pages.map((page) => [
      page.name,
      two(page.webMs + page.databaseMs),
      two(page.webMs),
      two(page.databaseMs),
      ((page.webMs + page.databaseMs) / limit).toFixed(1),
      page.queries.toFixed(1),
      `${page.p50[0].toFixed(1)} / ${page.p99[0].toFixed(1)}`,
      `${page.p50[1].toFixed(1)} / ${page.p99[1].toFixed(1)}`,
      page.perSecond.toFixed(0),
      (page.bytes / 1000).toFixed(1),
      (page.rawBytes / 1000).toFixed(1),
      page.memory,
    ]),
  );
}

/** A table of what the same machine can do without us. */
export function showRaw(raw: readonly RawCost[]): void {
  table(
    ['bare', 'connections', 'per s', 'client CPU ms', 'database CPU ms'],
    raw.map((one) => [
      one.name,
      one.connections,
      one.perSecond.toFixed(0),
      two(one.clientMs),
      two(one.databaseMs),
    ]),
  );
}

export function showWeight(weight: Weight): void {
  table(
    ['first visit of the form', 'bytes on the wire'],
    weight.parts.map(({ path, bytes }) => [path, bytes]),
  );
}

interface Aim {
  aim: string;
  got: string;
  holds: boolean;
}

/** Milliseconds of CPU, web and database together, that a page may take. */
const MOST_MS: Readonly<Record<string, number>> = {
  'public list of 50': 5,
  'public case': 4,
  'filing without photo (POST)': 5,
  'full-text search': 6,
  'staff inbox, desk': 6,
  'staff inbox, agency': 6,
};

function pageAims(pages: readonly PageCost[]): Aim[] {
  return pages.flatMap((page) => {
    const most = MOST_MS[page.name];
    const cpu = page.webMs + page.databaseMs;
    return most === undefined
      ? []
      : [{ aim: `${page.name} ≤ ${most} ms CPU`, got: two(cpu), holds: cpu <= most }];
  });
}

function filingAims(pages: readonly PageCost[], raw: readonly RawCost[]): Aim[] {
  const page = pages.find(({ name }) => name.startsWith('filing'));
  const bare = raw.find(({ name, connections }) => name.startsWith('insert') && connections === 16);
  if (!page || !bare) return [];
  const cpu = (bare.clientMs + bare.databaseMs) / (page.webMs + page.databaseMs);
  const rate = page.perSecond / bare.perSecond;
  const aim = (by: string, got: number): Aim => ({
    aim: `filing ≥ 40 % of the raw insert rate, by ${by}`,
    got: `${(got * 100).toFixed(0)} %`,
    holds: got >= 0.4,
  });
  return [aim('rate at 16 connections', rate), aim('CPU', cpu)];
}

/** Aim by aim: what was asked, what was measured. */
export function showVerdicts(pages: readonly PageCost[], raw: readonly RawCost[], form: Weight): void {
  const queries = Math.max(...pages.map((page) => page.queries));
  const memory = Math.max(...pages.map((page) => page.memory));
  const aims = [
    ...pageAims(pages),
    ...filingAims(pages, raw),
    { aim: 'no page over 12 queries', got: queries.toFixed(1), holds: queries <= 12 },
    { aim: 'web process ≤ 250 MB', got: String(memory), holds: memory <= 250 },
    {
      aim: 'form ≤ 15 kB on the wire',
      got: `${(form.bytes / 1000).toFixed(1)} kB`,
      holds: form.bytes <= 15_000,
    },
    { aim: 'form ≤ 3 requests', got: String(form.requests), holds: form.requests <= 3 },
  ];
  table(
    ['aim', 'measured', ''],
    aims.map(({ aim, got, holds }) => [aim, got, holds ? 'holds' : 'missed']),
  );
}
