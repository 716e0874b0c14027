import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';

/** The big list of naughty strings: what programs stumble over when somebody types it. */
export const NAUGHTY: readonly string[] = v.parse(
  v.array(v.string()),
  JSON.parse(readFileSync(join(import.meta.dirname, 'hostile/blns.json'), 'utf8')),
);
