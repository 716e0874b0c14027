import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lifecycleDrawing } from '#cli/lifecycle/drawing.ts';
import { lifecyclePage } from '#cli/lifecycle/page.ts';

const DOCS = join(import.meta.dirname, '../../docs');

/** When this fails: `npm run docs`. */
test.each([
  ['lifecycle.md', lifecyclePage],
  ['lifecycle.svg', lifecycleDrawing],
])('docs/%s says what the table says', async (name, made) => {
  expect(await readFile(join(DOCS, name), 'utf8')).toBe(made());
});
