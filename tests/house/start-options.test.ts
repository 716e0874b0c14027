import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const read = (path: string): Promise<string> => readFile(join(ROOT, path), 'utf8');

/** Options of Node and environment of malloc in a line that starts the product, sorted. */
const boundsIn = (text: string): string[] =>
  [...text.matchAll(/MALLOC_[A-Z_]+=\d+|--[a-z-]+=\d+(?= (?:--|src\/cli\/start))/g)]
    .map(([bound]) => bound)
    .toSorted();

test('the unit of the operator’s manual bounds memory as npm start does', async () => {
  const start = /"start": .*/.exec(await read('package.json'))?.[0] ?? '';
  const unit = /\[Service\].*?\[Install\]/s.exec(await read('docs/operate.md'))?.[0] ?? '';
  expect(boundsIn(start)).toHaveLength(4);
  expect(boundsIn(unit)).toEqual(boundsIn(start));
});
