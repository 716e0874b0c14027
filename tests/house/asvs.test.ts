import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const HEADS = ['chapter', 'requirement', 'status', 'where', 'how it is proven'];
const STATUSES = ['met', 'partly', 'not met', 'not applicable'];

/** Cells of one line; a cell in quotation marks may hold commas, and never a line break here. */
function cellsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(([, quoted, bare]) =>
    quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'),
  );
}

const [heads = [], ...rows] = readFileSync(join(ROOT, 'docs/asvs.csv'), 'utf8')
  .trimEnd()
  .split('\n')
  .map(cellsOf);

const FOLDERS = /^(?:src|tests|docs|settings|bench)\//;
const ENDINGS = /^\.?[\w-]+(?:\.[\w-]+)*\.(?:ts|js|json|md)$|^\.gitignore$/;

/** The words of a cell that name a file: from a folder of ours, or at the root. */
function filesIn(cell: string): readonly string[] {
  return cell
    .split(/[\s;,]+/)
    .map((word) => word.replace(/[:.)]+$/, ''))
    .filter((word) => FOLDERS.test(word) || ENDINGS.test(word));
}

const numberOf = (requirement: string): string | undefined => /^\d+\.\d+\.\d+/.exec(requirement)?.[0];

test('every line has the five cells of the head, and a status that is one of four', () => {
  expect(heads).toEqual(HEADS);
  expect(rows.length).toBeGreaterThan(60);
  for (const row of rows) {
    expect(row, row.join()).toHaveLength(HEADS.length);
    expect(STATUSES, row.join()).toContain(row[2]);
  }
});

test('every file it names exists', () => {
  const named = rows.flatMap((row) => filesIn(`${row[3] ?? ''} ${row[4] ?? ''}`));
  expect(named.length).toBeGreaterThan(100);
  expect([...new Set(named)].filter((file) => !existsSync(join(ROOT, file)))).toEqual([]);
});

test('what is met says where, and every line says how it is proven or why not', () => {
  const silent = rows.filter(
    ([, , status, where = '', proof = '']) =>
      proof === '' || ((status === 'met' || status === 'partly') && filesIn(where).length === 0),
  );
  expect(silent.map(([, requirement]) => requirement)).toEqual([]);
});

test('a number stands in its chapter, once', () => {
  const numbers = rows.flatMap(([chapter, requirement = '']) => {
    const number = numberOf(requirement);
    return number === undefined ? [] : [{ chapter, number }];
  });
  expect(numbers.filter(({ chapter, number }) => chapter !== `V${number.split('.')[0] ?? ''}`)).toEqual([]);
  expect(new Set(numbers.map(({ number }) => number)).size).toBe(numbers.length);
});
