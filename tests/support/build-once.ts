import { join } from 'node:path';
import { buildIfStale } from '#cli/build-if-stale.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Journeys walk the built product: it is built before the first of them, never beside running tests. */
export async function setup(): Promise<void> {
  await buildIfStale(ROOT, (line) => console.log(line));
}
